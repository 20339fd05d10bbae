"""A list of rows in two lines, one of which is chosen; rows may carry a tick or be closed."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from tcdesk.ui.kit.paint import draw_focus, draw_text
from tcdesk.ui.theme import Theme

_ROW = 46
ROW = Qt.ItemDataRole.UserRole


@attrs.frozen(kw_only=True)
class Row:
    """One row: its key, two lines, an icon in a tone, a tick (None: no box), and whether it can be chosen."""

    key: str
    title: str
    detail: str = ""
    icon: str = ""
    tone: str = "ink2"
    ticked: bool | None = None
    is_open: bool = True


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """How many."""
        return len(self.rows)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """A closed row can only be read."""
        flags = Qt.ItemFlag.ItemIsEnabled
        return flags | Qt.ItemFlag.ItemIsSelectable if self.rows[index.row()].is_open else flags

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row, or its words."""
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{row.title}, {row.detail}" if row.detail else row.title
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._theme, self._list = theme, parent

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines."""
        return QSize(120, self._theme.px(_ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        theme, row = self._theme, index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(1, 1, -1, -3)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected) and row.is_open
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver) and row.is_open
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("sel" if is_chosen else "hover" if is_hovered else "surface"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        left, line = box.left() + 10, theme.px(18)
        if row.ticked is not None:
            left += self._draw_tick(painter, left, box.center().y(), is_ticked=row.ticked) + 8
        elif row.icon:
            size = theme.px(16)
            theme.icons.paint(painter, QRectF(left, box.center().y() - size / 2, size, size), row.icon, row.tone)
            left += size + 8
        width = box.right() - 8 - left
        top = box.center().y() - (line if row.detail else line / 2)
        ink = "ink" if row.is_open else "ink3"
        draw_text(painter, QRectF(left, top, width, line), row.title, theme.font("small", 600), ink, theme)
        if row.detail:
            draw_text(painter, QRectF(left, top + line, width, line), row.detail, theme.font("caption"), "ink2", theme)
        if is_chosen and self._list.hasFocus():
            draw_focus(painter, box, 7, theme)
        painter.restore()

    def _draw_tick(self, painter: QPainter, left: float, middle: float, *, is_ticked: bool) -> float:
        theme, size = self._theme, self._theme.px(16)
        box = QRectF(left, middle - size / 2, size, size)
        painter.setPen(QPen(theme.color("accent" if is_ticked else "field"), 1))
        painter.setBrush(theme.color("accent" if is_ticked else "surface"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if is_ticked:
            theme.icons.paint(painter, box.adjusted(2, 2, -2, -2), "check", "on_accent")
        return size


class RowList(QListView):
    """Rows one under the other. `chosen` fires with the key the choice comes to, `picked` for Enter or a double press,
    `ticked` for Space or a press on a row with a box."""

    chosen = Signal(str)
    picked = Signal(str)
    ticked = Signal(str)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._rows = _Model(self)
        self._delegate = _Delegate(theme, self)
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        self.setStyleSheet("QListView { background: transparent; } QListView::item { background: transparent; }")
        self.selectionModel().currentChanged.connect(self._on_current)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows."""
        return self._rows.rows

    @property
    def key(self) -> str:
        """The key of the row chosen; "" for none."""
        row = self.currentIndex().row()
        return self.rows[row].key if 0 <= row < len(self.rows) and self.rows[row].is_open else ""

    def show_rows(self, rows: Sequence[Row], key: str = "") -> None:
        """Show other rows; the choice goes to `key`, or stays, or goes to the first that is open."""
        wanted = key or self.key
        self._rows.show_rows(rows)
        keys = [row.key for row in rows if row.is_open]
        self.choose(wanted if wanted in keys else keys[0] if keys else "")

    def choose(self, key: str) -> None:
        """Bring the choice to a row."""
        place = next((i for i, row in enumerate(self.rows) if row.key == key and row.is_open), -1)
        if place >= 0:
            self.setCurrentIndex(self._rows.index(place))
            self.scrollTo(self._rows.index(place))

    def _on_current(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit(self.key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The first open row is chosen when none is."""
        super().focusInEvent(event)
        if not self.key:
            self.choose(next((row.key for row in self.rows if row.is_open), ""))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.viewport().update()

    def keyboardSearch(self, search: str) -> None:
        """Letters are not searched for here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter picks, Space ticks; with Ctrl both are the dialog's, as letters are."""
        is_plain = not (event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and is_plain:
            if self.key:
                self.picked.emit(self.key)
        elif event.key() == Qt.Key.Key_Space and is_plain:
            self._tick(self.key)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape) or event.text().isalpha():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _tick(self, key: str) -> None:
        row = next((one for one in self.rows if one.key == key), None)
        if row is not None and row.ticked is not None:
            self.ticked.emit(key)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press on a row with a box ticks it."""
        super().mouseReleaseEvent(event)
        if self.indexAt(event.position().toPoint()).isValid():
            self._tick(self.key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Twice picks."""
        super().mouseDoubleClickEvent(event)
        if self.key and self.indexAt(event.position().toPoint()).isValid():
            self.picked.emit(self.key)
