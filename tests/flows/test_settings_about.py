"""The licences in the settings, by keyboard and by mouse."""

from __future__ import annotations

import pytest
from desk_keys import Key, press
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

import tcdesk
from tcdesk.domain.roles import Role
from tcdesk.services.notices import all_notices


def test_every_licence_can_be_read_by_key(settings_page) -> None:
    page, window, _context = settings_page("about", roles={Role.HEAD})
    panel = page.panel
    assert any(tcdesk.__version__ in label.text() for label in panel.head.findChildren(QLabel))
    assert len(panel.list.titles) == len(all_notices())
    assert QApplication.focusWidget() is panel.list
    assert "Apache License" in panel.reader.toPlainText()
    for notice in all_notices()[1:6]:
        press(Key.Key_Down)
        assert panel.notice.name == notice.name
        assert panel.title.text().startswith(notice.name)
        assert panel.reader.toPlainText().split()[:5] == notice.text().split()[:5]
    press(Key.Key_End)
    press(Key.Key_Home)
    bar = panel.reader.verticalScrollBar()
    press(Key.Key_PageDown)
    assert bar.value() > 0
    press(Key.Key_F6)
    assert QApplication.focusWidget() is panel.reader
    press(Key.Key_Home)
    assert bar.value() == 0
    window.close()


def test_a_click_chooses_a_licence_and_the_look_changes_nothing_in_it(settings_page, theme) -> None:
    page, _window, _context = settings_page("about")
    panel = page.panel
    place = next(i for i, one in enumerate(all_notices()) if one.name == "Qt, Qt for Python")
    panel.list.scrollTo(panel.list.model().index(place, 0))
    spot = panel.list.visualRect(panel.list.model().index(place, 0)).center()
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert panel.notice.name == "Qt, Qt for Python"
    text = panel.reader.toPlainText()
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    theme.change(name="dark", text_size=125)
    assert panel.notice.name == "Qt, Qt for Python"
    assert panel.reader.toPlainText() == text


@pytest.mark.parametrize(
    ("name", "language", "look", "size"),
    [
        ("settings-about-id-light-1366", "id", "light", (1366, 697)),
        ("settings-about-en-dark-1280", "en", "dark", (1280, 649)),
        ("settings-about-id-light-960", "id", "light", (960, 469)),
    ],
)
def test_the_licences_look_right(settings_page, theme, shot, name, language, look, size) -> None:
    theme.change(name=look)
    page, window, _context = settings_page("about", language=language, size=size)
    page.panel.list.choose(0)
    shot(window, name)
