"""The view of a table: keyboard, order by click or `U` and a digit, columns that give way when it gets narrow."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from tcdesk.ui.kit.delegate import PADDING, RecordDelegate
from tcdesk.ui.kit.paint import draw_text, text_width
from tcdesk.ui.kit.table import RecordTable
from tcdesk.ui.theme import Theme

TALL, MEDIUM, SMALL = 42, 34, 28
"""Row heights: two lines with a photo, one line with controls, a ledger."""

HEAD = 30
Ascending, Descending = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


class _Header(QHeaderView):
    """Titles with the arrow of the order beside the one that rows are sorted by."""

    def __init__(self, theme: Theme, model: RecordTable[Any]) -> None:  # a table of any records
        super().__init__(Qt.Orientation.Horizontal)
        self._theme, self._model = theme, model
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionsMovable(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803 - Qt's names
        """Draw one title."""
        column = self._model.columns[logicalIndex]
        box = QRectF(rect)
        painter.save()
        painter.fillRect(box, self._theme.color("surface"))
        painter.setPen(QPen(self._theme.color("line2"), 1))
        foot = box.bottom() - 0.5
        painter.drawLine(QPointF(box.left(), foot), QPointF(box.right(), foot))
        inside = box.adjusted(PADDING + (4 if self.visualIndex(logicalIndex) == 0 else 0), 0, -PADDING, -1)
        by, order = self._model.order
        size = self._theme.px(12) if by == logicalIndex else 0
        words, font = self._model.texts.t(column.title), self._theme.font("caption", 600)
        room = inside.adjusted(0, 0, -(size + 4 if size else 0), 0)
        color = "ink2" if size else "ink3"
        draw_text(painter, room, words, font, color, self._theme, column.align | Qt.AlignmentFlag.AlignVCenter)
        if size:
            taken = min(text_width(words, font), room.width())
            right = column.align == Qt.AlignmentFlag.AlignRight
            left = inside.right() - size if right else min(inside.left() + taken + 4, inside.right() - size)
            arrow = QRectF(left, box.center().y() - size / 2, size, size)
            meaning = "sort_up" if order == Ascending else "sort_down"
            self._theme.icons.paint(painter, arrow, meaning, "ink2")
        painter.restore()


class TableView(QTableView):
    """Rows of records, one selected at a time.

    `opened` gives the record on Enter and double click, `selected` the one that is selected now (None: none).
    `height` is `TALL`, `MEDIUM` or `SMALL`.
    """

    opened = Signal(object)
    selected = Signal(object)

    def __init__(self, theme: Theme, model: RecordTable[Any], height: int = TALL) -> None:  # a table of any records
        super().__init__()
        self._theme, self._records, self._height = theme, model, height
        self._awaits_digit = False
        self._delegate = RecordDelegate(theme, model, height)
        self._header = _Header(theme, model)
        self.setHorizontalHeader(self._header)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self._dress()
        self._header.sectionClicked.connect(self.sort_by)
        self.selectionModel().currentRowChanged.connect(self._on_current_row_changed)
        self.doubleClicked.connect(self._on_double_clicked)
        model.modelAboutToBeReset.connect(self._on_about_to_be_reset)
        model.modelReset.connect(self._on_reset)
        self._kept: object = None
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._header.setMinimumSectionSize(10)

    def _on_theme_changed(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.px(self._height))
        self._header.setFixedHeight(self._theme.px(HEAD))
        self.fit_columns()
        self.viewport().update()

    # ---- columns ----
    def fit_columns(self) -> None:
        """Give every column its width, drop those that may go where there is no room, stretch those that may grow."""
        columns = self._records.columns
        room = self.viewport().width()
        shown = dict(enumerate(columns))
        going = sorted((i for i, column in shown.items() if column.drop), key=lambda i: -columns[i].drop)
        widths = {i: self._theme.px(column.width) for i, column in shown.items()}
        while going and sum(widths[i] for i in shown) > room:
            del shown[going.pop(0)]
        rest = max(room - sum(widths[i] for i in shown), 0)
        growing = [i for i in shown if columns[i].stretch] or list(shown)[-1:]
        for place, i in enumerate(growing):
            widths[i] += rest // len(growing) + (rest % len(growing) if not place else 0)
        for i in range(len(columns)):
            self.setColumnHidden(i, i not in shown)
            if i in shown:
                self.setColumnWidth(i, widths[i])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns."""
        super().resizeEvent(event)
        self.fit_columns()

    # ---- selection ----
    def current(self) -> object:
        """The selected record, None where none is."""
        return self._records.record(self.currentIndex().row()) if self.currentIndex().isValid() else None

    def select_row(self, row: int) -> None:
        """Select a row, the nearest where there is no such row; none in an empty table."""
        rows = self._records.rowCount()
        if rows:
            index = self._records.index(max(0, min(row, rows - 1)), 0)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def select(self, identity: object) -> bool:
        """Select the record of this identity; False where there is none."""
        row = self._records.row_of(identity)
        if row >= 0:
            self.select_row(row)
        return row >= 0

    def _on_current_row_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.selected.emit(self._records.record(current.row()) if current.isValid() else None)

    def _on_about_to_be_reset(self) -> None:
        record = self.current()
        self._kept = None if record is None else (self._records.identity(record), self.currentIndex().row())

    def _on_reset(self) -> None:
        if isinstance(self._kept, tuple):
            identity, row = self._kept
            if not self.select(identity):
                self.select_row(row)
        self._kept = None

    def _on_double_clicked(self, index: QModelIndex) -> None:
        record = self._records.record(index.row())
        if record is not None:
            self.opened.emit(record)

    # ---- order ----
    def sort_by(self, column: int) -> None:
        """Sort by a column, or turn its order round where rows are sorted by it already."""
        if not 0 <= column < len(self._records.columns):
            return
        by, order = self._records.order
        first = Descending if self._records.columns[column].descending_first else Ascending
        turned = Descending if order == Ascending else Ascending
        self._records.sort(column, turned if by == column else first)
        self._header.viewport().update()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def shown_columns(self) -> list[int]:
        """The columns that are not dropped, left to right: the digit after `U` counts them from 1."""
        return [i for i in range(len(self._records.columns)) if not self.isColumnHidden(i)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Enter opens, `U` and a digit sort; letters are no type-ahead."""
        letter = event.text().upper()
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        awaited, self._awaits_digit = self._awaits_digit, False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            record = self.current()
            if record is not None:
                self.opened.emit(record)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.select_row(0 if event.key() == Qt.Key.Key_Home else self._records.rowCount() - 1)
        elif plain and letter == "U":
            self._awaits_digit = True
        elif plain and awaited and letter.isascii() and letter.isdecimal():
            shown = self.shown_columns()
            if 1 <= int(letter) <= len(shown):
                self.sort_by(shown[int(letter) - 1])
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) or (plain and letter.isprintable() and letter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters and digits belong to the screen."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the first row where none is."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.select_row(0)

    # ---- mouse ----
    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered_row:
            self._delegate.hovered_row = row
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the row under the mouse."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(round(event.position().y())))

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse has gone."""
        super().leaveEvent(event)
        self._hover(-1)
