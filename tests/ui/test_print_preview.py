"""The preview: dot for dot at any zoom, words found and marked, pages turned, and the slow work elsewhere."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paper_reader import count, text
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tcdesk.domain.packet import PacketStep
from tcdesk.domain.views.prints import PrintChoice
from tcdesk.i18n import Marked
from tcdesk.reports._base import DOCUMENTS, PageOptions
from tcdesk.ui.dialogs.printing import Family, Item, Printable, Source, open_printing
from tcdesk.ui.dialogs.printing import dialog as print_dialog
from tcdesk.ui.pages._base import Page, PageSpec
from tcdesk.ui.printing.pages import find, fineness, page_image, page_sizes, region_image, whole_size
from tcdesk.ui.printing.queues import Queue, State

Key, Mod = Qt.Key, Qt.KeyboardModifier
ROOT = Path(__file__).parents[2]
BLANK = (PageSpec(code="blank", title=Marked("Blank"), icon="home", factory=Page),)


@pytest.fixture(scope="session")
def packet() -> bytes:
    """Many pages with words."""
    document = DOCUMENTS["packet"]
    return document.render(document.samples()["typical"], PageOptions())


@pytest.fixture
def opened(context, window_for, monkeypatch, qtbot):
    """Opens the dialog on a document of bytes and waits until it is drawn."""

    def make(pdf=b"", *, printable=None, queue=None, **more):
        monkeypatch.setattr(print_dialog, "printers", lambda: ("Kantor",))
        monkeypatch.setattr(print_dialog, "look", lambda name: queue or Queue(name=name))
        window = window_for(context, BLANK, "blank", **more)
        given = printable or Printable.bytes_of(pdf, PrintChoice(), document="packet", name="berkas", title="Berkas")
        dialog = open_printing(context, window, given)
        qtbot.waitUntil(lambda: dialog.preview.is_sharp and dialog._queue is not None, timeout=20_000)
        return dialog

    return make


def settled(qtbot, dialog):
    QApplication.processEvents()
    qtbot.waitUntil(lambda: dialog.preview.is_sharp, timeout=20_000)


def seen_page(sheet) -> QImage:
    """The part of the page that is seen, as the screen shows it, without its border."""
    box = sheet._box().toRect() & sheet.viewport().rect()
    return sheet.viewport().grab(box).toImage().convertToFormat(QImage.Format.Format_RGB32)


def are_same(seen, wanted) -> bool:
    """Whether two pictures have the same dots, but for the outermost ones, where the border lies."""
    size = QSize(min(seen.width(), wanted.width()) - 2, min(seen.height(), wanted.height()) - 2)
    part = QRect(QPoint(1, 1), size)
    return abs(seen.height() - wanted.height()) <= 1 and seen.copy(part) == wanted.copy(part)


def wanted_page(sheet, pdf) -> QImage:
    cut = sheet.cut()
    whole = region_image(pdf, cut.page, cut.scale, cut.rect)
    return whole.convertToFormat(QImage.Format.Format_RGB32)


def test_every_zoom_shows_the_page_dot_for_dot(opened, packet, qtbot):
    dialog = opened(packet)
    sheet = dialog.preview.sheet
    sheet.clearFocus()
    scales = set()
    for _ in range(10):
        settled(qtbot, dialog)
        assert are_same(seen_page(sheet), wanted_page(sheet, packet))
        scales.add(sheet.scale)
        QTest.keyClick(dialog.print, Key.Key_Plus, Mod.ControlModifier)
    assert len(scales) > 5
    assert sheet.zoom == 4.0
    sheet.verticalScrollBar().setValue(700)
    sheet.horizontalScrollBar().setValue(333)
    settled(qtbot, dialog)
    assert are_same(seen_page(sheet), wanted_page(sheet, packet))


SCALED = """
import sys
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication
sys.path.insert(0, sys.argv[1])
from tcdesk.reports._base import DOCUMENTS, PageOptions
from tcdesk.ui.dialogs.printing.sheet import Sheet
from tcdesk.ui.printing.pages import page_sizes, region_image
from tcdesk.ui.theme import Theme
app = QApplication([])
document = DOCUMENTS["week_board"]
pdf = document.render(document.samples()["typical"], PageOptions())
sheet = Sheet(Theme(motion=False))
sheet.wanted.connect(lambda cut: sheet.put(cut, region_image(pdf, cut.page, cut.scale, cut.rect)))
sheet.resize(500, 400)
sheet.show_document(page_sizes(pdf))
sheet.set_zoom(1.25)
sheet.show()
app.processEvents()
cut, dots = sheet.cut(), sheet.devicePixelRatioF()
grabbed = sheet.viewport().grab().toImage()
picture = region_image(pdf, cut.page, cut.scale, cut.rect)
at = sheet._box().topLeft() * dots + QPointF(cut.rect.topLeft())
same = all(
    grabbed.pixelColor(round(at.x()) + x, round(at.y()) + y) == picture.pixelColor(x, y)
    for x in range(9, picture.width() - 9, 7) for y in range(9, picture.height() - 9, 3)
)
print(dots, same, cut.scale > 1.25 * 96 / 72 * 1.1)
"""


@pytest.mark.parametrize("factor", ["1.5", "2"])
def test_a_screen_with_more_dots_gets_more_dots(factor):
    told = subprocess.run(
        [sys.executable, "-c", SCALED, str(ROOT)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": factor},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert told.stdout.split() == [str(float(factor)), "True", "True"], told.stderr


@settings(max_examples=25, deadline=None)
@given(st.floats(0.3, 6.0), st.floats(0, 0.9), st.floats(0, 0.9), st.integers(1, 200), st.integers(1, 200))
def test_a_part_of_a_page_is_the_same_part_of_the_whole(scale, across, down, wide, high):
    document = DOCUMENTS["recovery_sheet"]
    pdf = document.render(document.samples()["typical"], PageOptions())
    size = page_sizes(pdf)[0].points
    full = whole_size(*size, scale)
    region = QRect(int(full[0] * across), int(full[1] * down), wide, high) & QRect(0, 0, *full)
    part = region_image(pdf, 0, scale, region)
    assert abs(part.width() - region.width()) <= 1
    assert abs(part.height() - region.height()) <= 1
    if fineness(scale) == 1:
        whole = region_image(pdf, 0, scale, QRect(0, 0, *full))
        assert part.size() == region.size()
        differing = sum(
            abs(part.pixelColor(x, y).lightness() - whole.pixelColor(region.x() + x, region.y() + y).lightness()) > 40
            for x in range(0, region.width(), 3)
            for y in range(0, region.height(), 3)
        )  # at the very edge PDFium smooths with what it does not draw
        assert differing <= (region.width() + region.height()) / 3


def test_what_is_searched_is_found_marked_and_gone_through(opened, packet, qtbot):
    dialog = opened(packet)
    preview = dialog.preview
    word = "kehadiran"
    wanted = [text(packet, number).lower().count(word) for number in range(count(packet))]
    QTest.keyClick(QApplication.focusWidget(), Key.Key_F, Mod.ControlModifier)
    QTest.keyClicks(QApplication.focusWidget(), word)
    qtbot.waitUntil(lambda: len(preview.hits) == sum(wanted), timeout=20_000)
    assert [sum(hit.page == number for hit in preview.hits) for number in range(len(wanted))] == wanted
    first = preview.thumbs.chosen
    assert preview.hits[0].page == first
    settled(qtbot, dialog)
    sheet = preview.sheet
    box = preview.hits[0].boxes[0]
    at = sheet._box().topLeft() + box.center() * sheet.scale
    tint = (
        sheet.viewport()
        .grab()
        .toImage()
        .pixelColor(round(sheet._box().x() + box.left() * sheet.scale - 1), round(at.y()))
    )
    assert tint.blue() < tint.red(), "the place is marked in the colour of what is to be looked at"
    QTest.keyClick(QApplication.focusWidget(), Key.Key_F3)
    assert preview.found.text().startswith("2 ")
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return, Mod.ShiftModifier)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return, Mod.ShiftModifier)
    assert preview.thumbs.chosen == preview.hits[-1].page, "round the beginning"
    assert dialog.is_open, "Enter searches here and does not print"
    QTest.keyClicks(QApplication.focusWidget(), "xyz")
    qtbot.waitUntil(lambda: not preview.hits, timeout=20_000)
    assert preview.found.text()


def test_a_search_does_not_mind_capitals_and_finds_nothing_in_nothing(packet):
    assert len(find(packet, "RAHASIA", lambda: False)) == len(find(packet, "rahasia", lambda: False)) > 3
    assert find(packet, "  ", lambda: False) == ()
    assert find(packet, "rahasia", lambda: True) == ()


def test_page_keys_turn_pages_and_in_a_large_page_scroll_first(opened, packet, qtbot):
    dialog = opened(packet)
    thumbs, sheet = dialog.preview.thumbs, dialog.preview.sheet
    for key, page in ((Key.Key_PageDown, 1), (Key.Key_PageDown, 2), (Key.Key_PageUp, 1)):
        QTest.keyClick(QApplication.focusWidget(), key)
        assert thumbs.chosen == sheet.page == page
    QTest.keyClick(QApplication.focusWidget(), Key.Key_End)
    assert thumbs.chosen == count(packet) - 1
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Home)
    assert thumbs.chosen == 0
    QTest.keyClick(QApplication.focusWidget(), Key.Key_0, Mod.ControlModifier)
    assert sheet.percent == 100
    bar = sheet.verticalScrollBar()
    QTest.keyClick(QApplication.focusWidget(), Key.Key_PageDown)
    assert bar.value() > 0
    assert thumbs.chosen == 0
    while bar.value() < bar.maximum():
        QTest.keyClick(QApplication.focusWidget(), Key.Key_PageDown)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_PageDown)
    assert (thumbs.chosen, bar.value()) == (1, 0)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_PageUp)
    assert (thumbs.chosen, bar.value()) == (0, bar.maximum()), "back is the end of the page before"
    settled(qtbot, dialog)


def test_a_click_on_a_small_page_shows_it_and_only_pages_in_sight_are_drawn(opened, packet, qtbot):
    dialog = opened(packet)
    thumbs = dialog.preview.thumbs
    assert 2 < len(thumbs._pictures) < count(packet)
    QTest.mouseClick(thumbs.viewport(), Qt.MouseButton.LeftButton, pos=thumbs.boxes()[2].center().toPoint())
    assert dialog.preview.sheet.page == 2
    settled(qtbot, dialog)
    small = thumbs._pictures[2]
    assert small.width() == round(92 * thumbs.devicePixelRatioF())
    assert small != page_image(packet, 2, small.width()), "drawn finer and made smaller, so that lines stay thin"


def test_documents_are_made_in_a_worker_and_the_newest_wish_wins(opened, packet, qtbot):
    threads, made, go_on = [], [], threading.Event()
    board = DOCUMENTS["week_board"].render(DOCUMENTS["week_board"].samples()["typical"], PageOptions())

    def slow(choice, progress, cancelled):
        threads.append(threading.get_ident())
        progress(PacketStep(done=1, total=3))
        while not cancelled() and not go_on.wait(0.01):
            pass
        made.append("stopped" if cancelled() else "slow")
        return None if cancelled() else packet

    items = (
        Item(document="week_board", source=Source.known(lambda _choice: board), name="papan", words="Papan"),
        Item(document="packet", source=Source.known(slow), name="berkas", words="Berkas"),
        Item(document="packet", source=Source.known(lambda _choice: packet), name="berkas-2", words="Lain"),
    )
    families = tuple(Family(words=item.words, items=(item,)) for item in items)
    dialog = opened(printable=Printable(title="Cetak", families=families, usual=PrintChoice()))
    assert dialog.preview.pages == count(board)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_2, Mod.AltModifier)
    qtbot.waitUntil(lambda: bool(threads), timeout=20_000)
    assert threads != [threading.get_ident()]
    qtbot.waitUntil(lambda: "1" in dialog.preview._waiting.text(), timeout=20_000)
    assert dialog.preview.pages == count(board), "what stood there stays until the new one is there"
    QTest.keyClick(QApplication.focusWidget(), Key.Key_3, Mod.AltModifier)
    qtbot.waitUntil(lambda: dialog.preview.pages == count(packet), timeout=20_000)
    assert made == ["stopped"]
    settled(qtbot, dialog)


def test_what_is_wrong_with_the_printer_is_said_before_anything_is_printed(opened, packet, context):
    dialog = opened(packet, queue=Queue(name="Kantor", state=State.OFFLINE))
    assert dialog.remark.isVisible()
    assert "Kantor" in dialog.remark.words
    dialog.cancel()


def test_a_paper_that_was_fixed_is_printed_as_it_is(opened, packet):
    dialog = opened(packet)
    assert not dialog.options.paper.isVisible()
    assert not dialog.options.language.isVisible()
    assert dialog.options.printer.isVisible()
    assert dialog._drawn.pdf is packet


def test_tab_goes_round_inside_and_every_stop_has_a_name(opened, packet):
    dialog = opened(packet)
    seen, stop = [], QApplication.focusWidget()
    while stop not in seen:
        assert dialog.isAncestorOf(stop)
        assert stop.accessibleName(), type(stop).__name__
        seen.append(stop)
        QTest.keyClick(stop, Key.Key_Tab)
        stop = QApplication.focusWidget()
    assert {dialog.print, dialog.save, dialog.preview.sheet, dialog.preview.thumbs, dialog.preview.search} <= {*seen}
