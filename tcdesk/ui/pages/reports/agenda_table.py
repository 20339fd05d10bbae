"""The agenda as a table that is put in order by hand: dragged with the mouse, or moved with Alt and the arrows."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication

from tcdesk.ui.kit.table import RecordTable
from tcdesk.ui.kit.table_view import TALL, TableView
from tcdesk.ui.theme import Theme


class AgendaTable(TableView):
    """`moved` gives a row and the row it is put before (the count of rows: at the end). Nothing sorts here.

    `removed` fires with Delete. While a row is dragged a line shows where it would land; Esc leaves it where it was.
    """

    moved = Signal(int, int)
    removed = Signal()

    def __init__(self, theme: Theme, model: RecordTable[Any]) -> None:  # records of an agenda
        super().__init__(theme, model, TALL)
        self._look = theme
        self.can_move = False
        self._pressed: tuple[int, QPointF] | None = None
        self._target: int | None = None

    def sort_by(self, column: int) -> None:
        """The order is the conference's own."""

    # ---- keyboard ----
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and the arrows move the row, Delete takes it off, Esc ends a drag."""
        key, row = event.key(), self.currentIndex().row()
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(row, row - 1 if key == Qt.Key.Key_Up else row + 2)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and row >= 0:
            self.removed.emit()
        elif key == Qt.Key.Key_Escape and self._pressed is not None:
            self._let_go()
        else:
            super().keyPressEvent(event)

    def _move(self, row: int, before: int) -> None:
        if self.can_move and row >= 0 and 0 <= before <= self.model().rowCount() and before not in (row, row + 1):
            self.moved.emit(row, before)

    # ---- mouse ----
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a row."""
        super().mousePressEvent(event)
        row = self.rowAt(round(event.position().y()))
        if self.can_move and row >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = row, event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry it: the line follows the mouse, and the list scrolls at its edges."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        far = (event.position() - self._pressed[1]).manhattanLength() >= QApplication.startDragDistance()
        if self._target is None and not far:
            return
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._target = self._place(event.position().y())
        scroll, edge = self.verticalScrollBar(), self.rowHeight(0) / 2
        if event.position().y() < edge:
            scroll.setValue(scroll.value() - 1)
        elif event.position().y() > self.viewport().height() - edge:
            scroll.setValue(scroll.value() + 1)
        self.viewport().update()

    def _place(self, y: float) -> int:
        """The row it would be put before when it is let go at this height."""
        for row in range(self.model().rowCount()):
            if y < self.rowViewportPosition(row) + self.rowHeight(row) / 2:
                return row
        return self.model().rowCount()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put it down."""
        pressed, target = self._pressed, self._target
        self._let_go()
        if pressed is not None and target is not None:
            self._move(pressed[0], target)
        super().mouseReleaseEvent(event)

    def _let_go(self) -> None:
        self._pressed = self._target = None
        self.viewport().unsetCursor()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and the line where a carried row would land."""
        super().paintEvent(event)
        if self._target is None:
            return
        last = self.model().rowCount() - 1
        if self._target <= last:
            y = self.rowViewportPosition(self._target)
        else:
            y = self.rowViewportPosition(last) + self.rowHeight(last)
        painter = QPainter(self.viewport())
        painter.setPen(QPen(self._look.color("focus"), 2))
        painter.drawLine(QPointF(4, y), QPointF(self.viewport().width() - 4, y))
