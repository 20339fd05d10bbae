"""Photos, person cards, pills, the search line and the section list."""

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPixmapCache
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tcdesk.ui.kit.person_card import PersonCard, PersonLines
from tcdesk.ui.kit.photo import PhotoView, forget_photos, photo_pixmap, read_photo
from tcdesk.ui.kit.pills import Pill, PillRow
from tcdesk.ui.kit.search_field import SearchField
from tcdesk.ui.kit.stepper import Mark, Section, SectionCombo, SectionList

Key = Qt.Key


def picture(color, width=300, height=400, kind="JPEG"):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)
    return bytes(data.data())


@pytest.fixture(autouse=True)
def _no_photos_left():
    forget_photos()
    yield
    forget_photos()


def middle(pixmap):
    image = pixmap.toImage()
    return image.pixelColor(image.width() // 2, image.height() // 2)


@pytest.mark.parametrize("size", [(300, 400), (400, 300), (30, 900), (1, 1)])
def test_a_photo_fills_its_box_whatever_its_shape(qapp, size):
    found = read_photo(picture("#aa2222", *size), 34, 45)
    assert (found.width(), found.height()) == (34, 45)
    assert middle(found).red() > 150


def test_a_photo_in_a_list_is_greyed_and_in_colour_elsewhere(theme):
    data = picture("#aa2222")
    greyed = middle(photo_pixmap(theme, data, QSize(34, 45)))
    full = middle(photo_pixmap(theme, data, QSize(34, 45), muted=False))
    assert full.hsvSaturation() > greyed.hsvSaturation() + 40
    assert photo_pixmap(theme, data, QSize(34, 45), dpr=2).size() == QSize(68, 90)


@pytest.mark.parametrize("data", [None, b"", b"no picture", picture("#aa2222", kind="PNG")[:60]])
def test_without_a_photo_or_with_a_damaged_one_there_is_a_silhouette(theme, data):
    found = photo_pixmap(theme, data, QSize(34, 45))
    assert middle(found).hsvSaturation() < 60
    assert middle(found).alpha() == 255
    assert found.toImage().pixelColor(0, 0).alpha() == 0, "corners are round"


def test_drawn_photos_are_kept_and_forgotten(theme):
    data = picture("#2222aa")
    first = photo_pixmap(theme, data, QSize(26, 35))
    assert photo_pixmap(theme, data, QSize(26, 35)).cacheKey() == first.cacheKey()
    forget_photos()
    assert photo_pixmap(theme, data, QSize(26, 35)).cacheKey() != first.cacheKey()
    assert QPixmapCache.cacheLimit() == 20 * 1024


def test_a_photo_view_grows_with_the_text_and_says_who_it_is(theme, qtbot):
    view = PhotoView(theme, 42, 54)
    qtbot.addWidget(view)
    view.show_photo(picture("#2222aa"), "Dedi Kurniawan")
    assert (view.sizeHint(), view.accessibleName()) == (QSize(42, 54), "Dedi Kurniawan")
    view.resize(view.sizeHint())
    assert middle(view.grab()).blue() > 120
    theme.change(text_size=125)
    assert view.sizeHint() == QSize(52, 68)


def test_a_person_is_pressed_by_enter_and_click(theme, qtbot):
    person = PersonLines(
        name="Dedi Kurniawan", second="BI.N 231/2025", flag="legal_date", flag_words="⅔ sebelum selesai"
    )
    card = PersonCard(theme, person)
    qtbot.addWidget(card)
    card.resize(260, 62)
    card.show()
    assert card.accessibleName() == "Dedi Kurniawan, BI.N 231/2025, ⅔ sebelum selesai"
    assert card.sizeHint().height() == 62
    heard = []
    card.clicked.connect(lambda: heard.append(1))
    QTest.keyClick(card, Key.Key_Return)
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert len(heard) == 2
    card.grab()


PILLS = [Pill("", "Semua", "168"), Pill("intake", "Intake", "6"), Pill("primary", "Primary", "112")]


@pytest.fixture
def pills(theme, qtbot):
    row = PillRow(theme, PILLS)
    qtbot.addWidget(row)
    row.resize(600, 40)
    row.show()
    return row


def test_one_pill_is_on(pills):
    heard = []
    pills.chosen.connect(heard.append)
    assert pills.code == ""
    QTest.mouseClick(pills.button("primary"), Qt.MouseButton.LeftButton)
    QTest.keyClick(pills.button("intake"), Key.Key_Return)
    pills.press(0)
    pills.press(7)
    pills.choose("primary")
    assert heard == ["primary", "intake", ""]
    assert pills.code == "primary"
    pills.button("primary").setFocus()
    QTest.keyClick(pills.button("primary"), Key.Key_Left)
    assert (pills.code, heard[3:]) == ("intake", ["intake"])


def test_counts_change_and_the_choice_stays(pills):
    pills.choose("intake")
    pills.set_pills([*PILLS[:1], Pill("intake", "Intake", "7"), *PILLS[2:]])
    assert (pills.code, pills.button("intake").accessibleName()) == ("intake", "Intake 7")
    pills.set_pills([PILLS[0], PILLS[2]])
    assert pills.code == ""


def test_pills_go_on_in_the_next_line(theme, qtbot):
    pills = PillRow(theme, PILLS)
    layout = pills.layout()
    assert layout.heightForWidth(600) == 28
    assert layout.heightForWidth(200) == 2 * 28 + 6
    frame = QWidget()
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(pills)
    column.addStretch(1)
    qtbot.addWidget(frame)
    frame.resize(200, 300)
    frame.show()
    assert pills.height() == 2 * 28 + 6
    pills.setFixedWidth(120)
    pills.resize(120, 110)
    boxes = [pills.button(pill.code).geometry() for pill in PILLS]
    assert not any(a.intersects(b) for i, a in enumerate(boxes) for b in boxes[:i])
    assert all(pills.rect().contains(box) for box in boxes)


def test_searching_is_told_at_every_key_and_emptied_by_esc(theme, qtbot):
    line = SearchField(theme, "Nama, register", "Kosongkan")
    qtbot.addWidget(line)
    line.show()
    heard = []
    line.searched.connect(heard.append)
    QTest.keyClicks(line, "ek")
    QTest.keyClick(line, Key.Key_Escape)
    assert heard == ["e", "ek", ""]
    with qtbot.waitSignal(line.list_asked):
        QTest.keyClick(line, Key.Key_Down)
    assert (line.width(), line.accessibleName()) == (228, "Nama, register")


SECTIONS = [
    Section(code="identity", words="Identitas", note="8/8", mark=Mark.DONE),
    Section(code="case", words="Perkara & pidana", note="2 perlu diperbaiki", mark=Mark.ERROR),
    Section(code="health", words="Kesehatan", note="3/9", mark=Mark.PARTLY, share=0.33),
    Section(code="family", words="Keluarga & penjamin"),
]


def test_sections_are_gone_through_by_click_and_arrow(theme, qtbot):
    sections = SectionList(theme, SECTIONS)
    qtbot.addWidget(sections)
    sections.resize(220, 200)
    sections.show()
    sections.activateWindow()
    qtbot.waitUntil(sections.isActiveWindow)
    heard = []
    sections.chosen.connect(heard.append)
    assert sections.code == "identity"
    QTest.mouseClick(sections.row("health"), Qt.MouseButton.LeftButton)
    QTest.keyClick(sections.row("health"), Key.Key_Down)
    assert sections.row("family").hasFocus()
    QTest.keyClick(sections.row("family"), Key.Key_Down)
    assert sections.step(-2)
    assert not sections.step(-2)
    assert heard == ["health", "family", "case"]
    sections.set_sections([SECTIONS[0], *SECTIONS[1:]])
    assert sections.code == "case"
    assert sections.row("case").accessibleName() == "Perkara & pidana, 2 perlu diperbaiki"
    assert sections.row("case").height() == 44
    sections.grab()


def test_sections_in_one_line(theme, qtbot):
    combo = SectionCombo(theme, SECTIONS)
    qtbot.addWidget(combo)
    combo.show()
    heard = []
    combo.chosen.connect(heard.append)
    QTest.keyClick(combo, Key.Key_Down)
    assert heard == ["case"]
    combo.set_sections([SECTIONS[1], SECTIONS[2]])
    assert (combo.code, combo.itemText(0)) == ("case", "Perkara & pidana · 2 perlu diperbaiki")
    combo.choose("health")
    combo.choose("gone")
    assert (combo.code, heard) == ("health", ["case"])
    assert not combo.itemIcon(0).isNull()
