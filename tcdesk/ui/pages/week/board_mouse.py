"""Press, lift, carry, drop: what the mouse does on the board."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QApplication

from tcdesk.ui.pages.week.targets import Spot


class Surface(Protocol):
    """What it needs of the board."""

    def spot_under(self, place: QPoint) -> Spot | None:
        """What lies under a place of the screen."""
        ...

    def spot_stops(self, spot: Spot | None) -> bool:
        """Whether the focus can come to a place."""
        ...

    def focus_on(self, spot: Spot | None) -> None:
        """Bring the focus there."""
        ...

    def hover(self, spot: Spot | None) -> None:
        """Show what lies under the mouse."""
        ...


class BoardMouse(QObject):
    """The state between a press and its release. Places are those of the screen.

    `lifted`, `carried` and `dropped` follow a group, `added` fires for a free hour that is pressed.
    """

    lifted = Signal(str, QPoint)
    carried = Signal(QPoint)
    dropped = Signal(QPoint)
    added = Signal(object)

    def __init__(self, board: Surface) -> None:
        super().__init__()
        self._board = board
        self._pressed: tuple[Spot, QPoint] | None = None
        self._is_lifting = False

    def press(self, place: QPoint) -> None:
        """The left button went down."""
        spot = self._board.spot_under(place)
        if spot is not None:
            self._pressed = (spot, place)
            if self._board.spot_stops(spot):
                self._board.focus_on(spot)

    def move(self, place: QPoint, *, held: bool) -> None:
        """The mouse moved, with the left button down or not."""
        if self._is_lifting:
            self.carried.emit(place)
        elif self._pressed is not None and held:
            spot, start = self._pressed
            if spot.group and (place - start).manhattanLength() >= QApplication.startDragDistance():
                self._is_lifting = True
                self.lifted.emit(spot.group, start)
                self.carried.emit(place)
        else:
            self._board.hover(self._board.spot_under(place))

    def release(self, place: QPoint) -> None:
        """The left button went up."""
        pressed, self._pressed = self._pressed, None
        if self._is_lifting:
            self._is_lifting = False
            self.dropped.emit(place)
        elif pressed is not None and not pressed[0].group:
            spot = self._board.spot_under(place)
            if spot == pressed[0] and self._board.spot_stops(spot):
                self.added.emit(spot)
