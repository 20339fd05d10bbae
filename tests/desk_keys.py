"""Keys as a person presses them: they go to whatever has the focus."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

Key, Mod = Qt.Key, Qt.KeyboardModifier


def press(key, modifiers=Mod.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def type_in(text):
    QTest.keyClicks(QApplication.focusWidget(), text)


def put(form, name, text):
    """Go to a field and type over what stands there."""
    form.go_to(form[name])
    press(Key.Key_A, Mod.ControlModifier)
    type_in(text)
