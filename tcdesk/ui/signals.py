"""Leaving in order when the terminal or the end of the desktop session asks for it."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Iterator
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication

_ENDINGS = (signal.SIGINT, signal.SIGTERM)


class _Wake(QObject):
    """Closes the windows when a byte comes through the pipe: a signal may arrive while only Qt is at work."""

    def __init__(self, app: QApplication, reader: int) -> None:
        super().__init__()
        self._app, self._reader = app, reader
        self._notifier = QSocketNotifier(reader, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)

    def _on_signal(self) -> None:
        os.read(self._reader, 64)
        self._app.closeAllWindows()

    def stop(self) -> None:
        """Listen no more."""
        self._notifier.setEnabled(False)


def _handled(_number: int, _frame: FrameType | None) -> None:
    """The byte in the pipe says it all."""


@contextlib.contextmanager
def closing_on_signals(app: QApplication) -> Iterator[None]:
    """Close the windows on SIGINT and SIGTERM while the block runs; a screen with unsaved work still has its say.

    Windows ends a session through its own messages, which Qt takes care of.
    """
    if sys.platform == "win32":
        yield
        return
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    before = {number: signal.signal(number, _handled) for number in _ENDINGS}
    wakeup = signal.set_wakeup_fd(writer)
    wake = _Wake(app, reader)
    try:
        yield
    finally:
        wake.stop()
        signal.set_wakeup_fd(wakeup)
        for number, handler in before.items():
            signal.signal(number, handler)
        os.close(reader)
        os.close(writer)
