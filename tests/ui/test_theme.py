"""The theme as a value, and what the application looks like with it."""

import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontInfo, QPalette
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from tcdesk.paths import resource
from tcdesk.ui.icons import MEANINGS
from tcdesk.ui.theme import FAMILY, NAMES, ROLES, TEXT_SIZES, Theme, read_tokens, set_state


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", TEXT_SIZES)
def test_style_sheet_is_whole(name, size):
    sheet = Theme(name, size).style_sheet()
    assert "@" not in sheet
    assert "dp" not in sheet
    for url in re.findall(r'url\("([^"]+)"\)', sheet):
        assert resource("themes", name, url.rsplit("/", 1)[1]).is_file()


def test_drawings_of_the_style_sheet_are_in_the_theme_colours():
    for name in NAMES:
        colours = set(read_tokens(name).values())
        for path in resource("themes", name).glob("*.svg"):
            assert set(re.findall(r"#[0-9A-F]{6}", path.read_text(encoding="utf-8"))) <= colours


def test_unknown_names_are_refused():
    with pytest.raises(ValueError, match="sepia"):
        read_tokens("sepia")
    with pytest.raises(ValueError, match="90"):
        Theme().change(text_size=90)
    with pytest.raises(KeyError):
        Theme().color("pink")


def test_text_size_steps_stay_on_the_scale(qtbot):
    theme = Theme()
    seen = []
    theme.changed.connect(lambda: seen.append(theme.text_size))
    for steps in (1, 1, 1, -1, 0):
        theme.step_text(steps)
    assert seen == [112, 125, 125, 112, 100]
    assert [theme.px(14) for _ in [theme.change(text_size=size) for size in TEXT_SIZES][:1]] == [18]


def test_fonts_are_the_bundled_ones_in_all_weights(theme):
    for role, step in ROLES.items():
        info = QFontInfo(theme.font(role))
        assert (info.family(), info.pixelSize(), info.weight()) == (FAMILY, step.size, step.weight)
    assert {QFontInfo(theme.font(weight=weight)).weight() for weight in (400, 500, 600, 700)} == {400, 500, 600, 700}
    assert QFontInfo(theme.font(italic=True)).style() == QFontInfo(theme.font(italic=True)).style().StyleItalic


def test_label_roles_reach_the_screen(theme, qtbot):
    label = QLabel("Beban konselor")
    qtbot.addWidget(label)
    label.setProperty("role", "heading")
    label.ensurePolished()
    assert (label.font().pixelSize(), label.font().weight()) == (16, 600)
    theme.change(text_size=125)
    label.ensurePolished()
    assert label.font().pixelSize() == 20


def test_fields_keep_their_height_with_any_border(theme, qtbot):
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    heights = {field.sizeHint().height()}
    for state in ("bad", "warned"):
        set_state(field, state, True)
        heights.add(field.sizeHint().height())
        set_state(field, state, False)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    heights.add(field.sizeHint().height())
    assert heights == {32}
    assert field.palette().color(QPalette.ColorRole.PlaceholderText) == theme.color("ink3")


@pytest.mark.parametrize("kind", ["primary", "soft", "ghost", "danger", "danger_outline", "link", ""])
def test_buttons_keep_their_size_when_focused(theme, qtbot, kind):
    button = QPushButton("Simpan")
    qtbot.addWidget(button)
    button.setProperty("kind", kind)
    button.show()
    before = button.sizeHint()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    assert button.sizeHint() == before
    assert before.height() == 32


def test_every_icon_is_shipped_and_drawn(theme):
    shipped = {path.stem for path in resource("icons", "regular").glob("*.svg")}
    assert shipped == set(MEANINGS.values())
    for meaning in MEANINGS:
        image = theme.icons.pixmap(meaning, size=16).toImage()
        assert any(image.pixelColor(x, y).alpha() > 100 for x in range(16) for y in range(16)), meaning


def test_icons_take_the_colour_and_the_density(theme):
    pixmap = theme.icons.pixmap("done", "ok_m", 16, fill=True, dpr=2.0)
    assert pixmap.size() == QSize(32, 32)
    assert pixmap.deviceIndependentSize().toSize() == QSize(16, 16)
    assert pixmap.toImage().pixelColor(5, 16) == theme.color("ok_m")
    assert theme.icons.pixmap("done", "ok_m", 16, fill=True, dpr=2.0) is pixmap
    theme.change(name="dark")
    assert theme.icons.pixmap("done", "ok_m", 16, fill=True, dpr=2.0).toImage().pixelColor(5, 16) == theme.color("ok_m")
