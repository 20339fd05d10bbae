"""Draws every cell of a table: ground, hairline, the bar of the selected row, words in one or two lines."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from tcdesk.ui.kit.cell import Cell
from tcdesk.ui.kit.table import NOTHING, RECORD_ROLE, Column, RecordTable
from tcdesk.ui.theme import Theme

PADDING = 8
_BAR = 3


class RecordDelegate(QStyledItemDelegate):
    """The one delegate of a table. `hovered_row` is the row under the mouse, -1 for none."""

    def __init__(self, theme: Theme, model: RecordTable[Any], height: int) -> None:  # a table of any records
        super().__init__()
        self._theme, self._model, self._height = theme, model, height
        self.hovered_row = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Every row is as high as every other."""
        return QSize(10, self._theme.px(self._height))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell."""
        record = index.data(RECORD_ROLE)
        column = self._model.columns[index.column()]
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        box = QRectF(option.rect)
        painter.save()
        painter.setClipRect(box)
        ground = "sel" if selected else "hover" if index.row() == self.hovered_row else ""
        if ground:
            painter.fillRect(box, self._theme.color(ground))
        painter.setPen(QPen(self._theme.color("line"), 1))
        foot = box.bottom() - 0.5
        painter.drawLine(QPointF(box.left(), foot), QPointF(box.right(), foot))
        first = box.left() <= 0 or index.column() == 0
        if selected and first:
            painter.fillRect(QRectF(box.left(), box.top(), _BAR, box.height()), self._theme.color("accent"))
        inside = box.adjusted(PADDING + (_BAR + 1 if first else 0), 0, -PADDING, -1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell: Cell[Any] = Cell(
            painter=painter, box=inside, record=record, theme=self._theme, texts=self._model.texts, selected=selected
        )
        if column.paint is not None:
            column.paint(cell)
        else:
            draw_words(cell, column)
        painter.restore()


def draw_words(cell: Cell[Any], column: Column[Any]) -> None:  # a cell of any record
    """The words of a column, with its second line beneath; a dash where there is nothing to say."""
    theme, record = cell.theme, cell.record
    words = column.text(record, cell.texts)
    second = column.second(record, cell.texts) if column.second is not None else ""
    weight = 600 if column.bold else 400
    tone = column.tone(record) if column.tone is not None else ""
    if not words and not second:
        cell.line(NOTHING, color="ink3", align=column.align)
        return
    lines = 2 if second else 1
    font = theme.font("body", weight)
    cell.line(words or NOTHING, 0, lines, font=font, color=tone or ("ink" if words else "ink3"), align=column.align)
    if second:
        cell.line(second, 1, lines, font=theme.font("small"), color=tone or "ink2", align=column.align)
