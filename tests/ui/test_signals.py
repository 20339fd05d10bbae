"""Ctrl C in the terminal and the end of the desktop session close the window in order."""

import os
import signal
import sys

import pytest
from PySide6.QtWidgets import QWidget

from tcdesk.ui.signals import closing_on_signals


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a session through messages")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_closes_the_window_and_the_handlers_are_put_back(qtbot, qapp, number):
    before = signal.getsignal(number)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    with closing_on_signals(qapp):
        os.kill(os.getpid(), number)
        qtbot.waitUntil(lambda: not window.isVisible())
    assert signal.getsignal(number) is before
