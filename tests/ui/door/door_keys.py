"""Keys at the door, pressed where the focus is."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def focused():
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the focus"
    return found


def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(focused(), key, modifiers)


def write(text):
    QTest.keyClicks(focused(), text)


def screen(program, kind):
    shown = program.window.centralWidget()
    assert isinstance(shown, kind)
    return shown
