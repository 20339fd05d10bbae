"""A list of residents one can move: photo, name, problem, and something to say of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from tcdesk.domain.resident import MainProblem
from tcdesk.ui.kit.paint import draw_focus, draw_text, text_width
from tcdesk.ui.kit.photo import draw_photo
from tcdesk.ui.pages.week.card_paint import TAG_TOKENS
from tcdesk.ui.theme import Theme

ROW = 44
PERSON = Qt.ItemDataRole.UserRole


@attrs.frozen(kw_only=True)
class Person:
    """One row: `id` as in the problem, the second line in words, whether he is locked where he sits."""

    id: str
    name: str
    second: str
    problem: MainProblem
    photo: bytes | None = None
    is_locked: bool = False


class PeopleModel(QAbstractListModel):
    """The rows."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.people: tuple[Person, ...] = ()

    def show_people(self, people: Sequence[Person]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.people = tuple(people)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """How many."""
        return len(self.people)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The person, or his name and second line."""
        person = self.people[index.row()]
        if role == PERSON:
            return person
        if role == Qt.ItemDataRole.DisplayRole:
            return person.name
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{person.name}, {person.second}"
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._theme = theme
        self._list = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Every row is as high as every other."""
        return QSize(60, self._theme.px(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        theme, person = self._theme, index.data(PERSON)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(0, 0, 0, -4)
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected) and self._list.hasFocus()
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("sel" if selected else "hover" if hovered else "surface"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        photo = QRectF(6, 0, theme.px(24), theme.px(31)).translated(box.left(), 0)
        photo.moveTop(round(box.center().y() - photo.height() / 2))
        draw_photo(painter, photo, person.photo, theme)
        size = theme.px(14)
        mark = QRectF(box.right() - size - 4, box.center().y() - size / 2, size, size)
        icon, color = ("pin", "accent") if person.is_locked else ("grip", "ink3")
        theme.icons.paint(painter, mark, icon, color, fill=person.is_locked)
        left, line = photo.right() + 8, theme.px(17)
        width = mark.left() - left - 3
        top = box.center().y() - line
        draw_text(painter, QRectF(left, top, width, line), person.name, theme.font("small", 600), "ink", theme)
        dot = theme.px(8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(TAG_TOKENS[person.problem]))
        painter.drawRoundedRect(QRectF(left, top + line + (line - dot) / 2, dot, dot), 2, 2)
        second = QRectF(left + dot + 5, top + line, width - dot - 5, line)
        caption, words = theme.font("caption"), person.second
        if text_width(words, caption) > second.width():  # of "meth / stimulants" the first says enough
            words = words.partition("/")[0].rstrip()
        draw_text(painter, second, words, caption, "ink2", theme)
        if selected:
            draw_focus(painter, box, 7, theme)
        painter.restore()


class PeopleList(QListView):
    """Residents one under the other. `lifted`, `carried` and `dropped` follow one under the mouse."""

    lifted = Signal(str, QPoint)
    carried = Signal(QPoint)
    dropped = Signal(QPoint)
    chosen = Signal(str)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._people = PeopleModel(self)
        self._delegate = _Delegate(theme, self)
        self._pressed: tuple[str, QPoint] | None = None
        self._is_lifting = False
        self.setModel(self._people)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        self.setStyleSheet("QListView { background: transparent; } QListView::item { background: transparent; }")
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def show_people(self, people: Sequence[Person]) -> None:
        """Show other rows; the choice stays on the same person, or the same place."""
        before, row = self.person, self.currentIndex().row()
        if tuple(people) == self._people.people:
            return
        self._people.show_people(people)
        ids = [one.id for one in people]
        place = ids.index(before) if before in ids else min(max(row, 0), len(ids) - 1)
        if ids:
            self.setCurrentIndex(self._people.index(place))

    @property
    def person(self) -> str:
        """The id of the person chosen; "" for none."""
        row = self.currentIndex().row()
        return self._people.people[row].id if 0 <= row < len(self._people.people) else ""

    @property
    def people(self) -> tuple[Person, ...]:
        """The rows."""
        return self._people.people

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The first row is chosen when none is."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._people.people:
            self.setCurrentIndex(self._people.index(0))
        self.chosen.emit(self.person)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose, and perhaps lift."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self._pressed = (self._people.people[index.row()].id, event.globalPosition().toPoint())
            self.chosen.emit(self.person)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Lift a person that is drawn away."""
        place = event.globalPosition().toPoint()
        if self._is_lifting:
            self.carried.emit(place)
        elif self._pressed is not None:
            who, start = self._pressed
            if (place - start).manhattanLength() >= QApplication.startDragDistance():
                self._is_lifting = True
                self.lifted.emit(who, start)
                self.carried.emit(place)
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop what was lifted."""
        super().mouseReleaseEvent(event)
        self._pressed = None
        if self._is_lifting:
            self._is_lifting = False
            self.dropped.emit(event.globalPosition().toPoint())


PhotoOf = Callable[[int], bytes | None]
"""The portrait of a resident by his id in the store, at list size."""
