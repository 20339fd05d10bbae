"""A Qt binding that loses a reference to None with each call ends a day at the desk in a crash."""

import sys

from PySide6.QtGui import QFont

CALLS = 1000


def lost_references(call):
    """How many references to None a thousand calls of `call` lose; a few move either way for other reasons."""
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        call()
    return before - sys.getrefcount(None)


def test_a_call_into_qt_keeps_the_references_to_none(qapp):
    font = QFont()
    assert lost_references(lambda: font.setPixelSize(12)) < CALLS // 10
