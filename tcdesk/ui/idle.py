"""Notices that nobody is at the desk: by the wall clock, so that a laptop that slept is locked when it wakes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

_LOOK_EVERY_MS = 5000
_SIGNS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class IdleWatch(QObject):
    """Fires `idle` once when nothing was pressed or moved for `minutes`; `start` watches again.

    A clock that was set back counts as a sign of life, never as idleness.
    """

    idle = Signal()

    def __init__(self, app: QApplication, clock: Callable[[], datetime], minutes: int) -> None:
        super().__init__(app)
        self._app = app
        self._clock = clock
        self._span = timedelta(minutes=minutes)
        self._last = clock()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Watch from now on."""
        self._last = self._clock()
        self._app.installEventFilter(self)
        self._timer.start()

    def stop(self) -> None:
        """Watch no more."""
        self._app.removeEventFilter(self)
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take note of signs of life, and after a sleep look before the sign counts."""
        if event.type() in _SIGNS:
            self.look()
            self._last = self._clock()
        return False

    def look(self) -> None:
        """Ask the clock whether it has been too long."""
        now = self._clock()
        self._last = min(self._last, now)
        if now - self._last >= self._span:
            self.stop()
            self.idle.emit()
