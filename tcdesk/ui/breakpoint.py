"""How much room the window has, in the four steps the screens adapt to."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QObject, Signal


class Room(IntEnum):
    """Width of the window's inside in logical pixels; ordered, so `room >= Room.L` reads as "at least"."""

    S = 0
    M = 1180
    L = 1340
    XL = 1600


TIGHT_HEIGHT = 560
"""Below this inner height the window is tight."""


class Breakpoint(QObject):
    """The window's room and whether its height is tight; `changed` fires when one of the two became another."""

    changed = Signal()

    def __init__(self, width: int = 1366, height: int = 697) -> None:
        super().__init__()
        self._room, self._tight = _measure(width, height)

    @property
    def room(self) -> Room:
        """The step of the width."""
        return self._room

    @property
    def tight(self) -> bool:
        """Whether the height is below `TIGHT_HEIGHT`."""
        return self._tight

    def update(self, width: int, height: int) -> None:
        """Take the window's inner size in logical pixels."""
        found = _measure(width, height)
        if found != (self._room, self._tight):
            self._room, self._tight = found
            self.changed.emit()


def _measure(width: int, height: int) -> tuple[Room, bool]:
    return max(room for room in Room if width >= room), height < TIGHT_HEIGHT
