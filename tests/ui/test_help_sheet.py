"""F1: the page of the screen, the other pages, a search, the keys; nothing in it leads out."""

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tcdesk.ui.dialogs.help.render import document_of
from tcdesk.ui.dialogs.help.sheet import HelpSheet
from tcdesk.ui.dialogs.help.topics import Finder, topic_for, topic_of, topics
from tcdesk.ui.hints import Hint, caps

Key, Mod = Qt.Key, Qt.KeyboardModifier


def press(key, modifiers=Mod.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


@pytest.fixture
def sheet(context_for, specs, window_for):
    """The help, opened by F1 on the week."""
    window = window_for(context_for(), specs, "week")
    before = QApplication.focusWidget()
    QTest.keyClick(before, Key.Key_F1)
    opened = window.findChild(HelpSheet)
    yield opened
    if opened.is_open:
        opened.cancel()


def test_f1_opens_the_page_of_the_screen(sheet):
    assert sheet.topic.screens == {"week"}
    assert sheet.stack.currentWidget() is sheet.reader
    assert "F9" in sheet.reader.toPlainText()
    assert QApplication.focusWidget() is sheet.list


def test_f1_again_shows_the_keys_and_then_the_page(sheet):
    own = sheet.topic
    press(Key.Key_F1)
    assert sheet.topic is None
    assert sheet.stack.currentWidget() is sheet.keys
    assert Hint(("F9",), "Take attendance") in sheet.keys.lines
    press(Key.Key_F1)
    assert sheet.topic is own


def test_arrows_turn_pages_and_the_page_keys_scroll(sheet):
    first = sheet.topic
    press(Key.Key_Down)
    assert sheet.topic.title != first.title
    press(Key.Key_Up)
    assert sheet.topic is first
    bar = sheet.reader.verticalScrollBar()
    assert bar.maximum() > 0
    press(Key.Key_PageDown)
    assert bar.value() > 0
    press(Key.Key_PageUp)
    assert bar.value() == 0
    press(Key.Key_Tab)
    assert QApplication.focusWidget() is sheet.reader
    press(Key.Key_End)
    assert bar.value() == bar.maximum()
    press(Key.Key_Home)
    press(Key.Key_Down)
    assert 0 < bar.value() < bar.maximum()


def test_letters_search_and_the_place_is_marked(sheet):
    QTest.keyClicks(sheet.list, "flash")
    assert QApplication.focusWidget() is sheet.search
    QTest.keyClicks(sheet.search, "disk")
    assert sheet.search.text() == "flashdisk"
    assert "flashdisk" in sheet.topic.text
    assert len(sheet.list.titles) < len(topics("id"))
    assert sheet.reader.extraSelections()
    press(Key.Key_Return)
    assert QApplication.focusWidget() is sheet.list
    press(Key.Key_Down)
    assert "flashdisk" in sheet.topic.text


def test_a_search_that_finds_nothing_says_so_and_esc_empties_it_first(sheet):
    QTest.keyClicks(sheet.list, "xylofon")
    assert sheet.list.titles == ()
    assert sheet.nothing.isVisible()
    press(Key.Key_Escape)
    assert sheet.is_open
    assert len(sheet.list.titles) == len(topics("id")) + 1
    assert not sheet.nothing.isVisible()
    press(Key.Key_Escape)
    assert not sheet.is_open


def test_a_click_opens_a_page_and_the_mouse_closes(sheet):
    place = sheet.list.visualRect(sheet.list.model().index(2, 0)).center()
    QTest.mouseClick(sheet.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert sheet.topic is topics("id")[1]
    QTest.mouseClick(sheet._close, Qt.MouseButton.LeftButton)
    assert not sheet.is_open


def test_the_page_follows_the_look(sheet, theme):
    before = sheet.reader.document().begin().begin().fragment().charFormat().foreground().color()
    theme.change(name="dark", text_size=125)
    now = sheet.reader.document().begin().begin().fragment().charFormat()
    assert now.foreground().color() != before
    assert now.font().pixelSize() == theme.font("title").pixelSize()


def test_no_word_can_be_changed(sheet):
    text = sheet.reader.toPlainText()
    sheet.reader.setFocus()
    QTest.keyClicks(sheet.reader, "abc")
    press(Key.Key_V, Mod.ControlModifier)
    assert sheet.reader.toPlainText() == text


def test_links_and_pictures_of_a_page_lead_nowhere(theme, tmp_path):
    picture = tmp_path / "a.png"
    picture.write_bytes(b"not read")
    text = f"See [the page](https://example.org/x) ![]({picture.as_uri()}) <b>bold</b> and `Ctrl+Return`."
    document = document_of("Title", text, theme)
    block, anchors = document.begin(), []
    while block.isValid():
        place = block.begin()
        while not place.atEnd():
            anchors.append(place.fragment().charFormat().isAnchor())
            place += 1
        block = block.next()
    assert not any(anchors)
    assert document.resource(QTextDocument.ResourceType.ImageResource.value, QUrl(picture.as_uri())) is None
    assert "the page" in document.toPlainText()
    assert "<b>" in document.toPlainText()
    assert "Enter" in document.toPlainText()


def test_a_part_of_a_screen_has_its_own_page_or_that_of_the_screen():
    among = topics("en")
    assert topic_for("settings/backups", among).title == "Backups and restoring"
    assert topic_for("settings/rooms", among).title == "Settings"
    assert topic_for("unknown", among) is None


def test_a_title_is_found_before_a_word_inside():
    among = (
        topic_of("a", "# Locks\n\nA page about backups."),
        topic_of("b", "# Backups\nscreens: x, y\n\nMore."),
    )
    assert [topic.code for topic in Finder(among).find("backups")] == ["b", "a"]
    assert among[1].screens == {"x", "y"}
    assert among[1].text == "More."
    with pytest.raises(ValueError, match="no title"):
        topic_of("c", "No title here.")


def test_the_plus_key_has_a_cap():
    assert caps("+") == ("+",)
    assert caps("Ctrl++") == ("Ctrl", "+")
    assert caps("") == ()
