"""The people who may sign in, one below the other: initials, name, task, and when they were here last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QListView, QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from tcdesk.domain.views.people import Person
from tcdesk.i18n import Texts
from tcdesk.ui.door.words import last_words, locked_words, role_words
from tcdesk.ui.frame.nav_item import initials
from tcdesk.ui.kit.paint import CENTER, RIGHT, draw_focus, draw_text, text_width
from tcdesk.ui.theme import Theme

SHOWN = 6
_ROW, _GAP = 46, 4
_FACE = 34
_PERSON = Qt.ItemDataRole.UserRole


class _Model(QAbstractListModel):
    def __init__(self, texts: Texts, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._texts, self._clock = texts, clock
        self.people: tuple[Person, ...] = ()

    def show_people(self, people: Sequence[Person]) -> None:
        """Show these; rows that only changed what they say keep their place."""
        new = tuple(people)
        if [one.uid for one in new] == [one.uid for one in self.people]:
            self.people = new
            if new:
                self.dataChanged.emit(self.index(0), self.index(len(new) - 1))
            return
        self.beginResetModel()
        self.people = new
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """One row for each person."""
        return 0 if parent is not None and parent.isValid() else len(self.people)

    def state(self, person: Person) -> str:
        """When the person was here last, or how long the account has to wait."""
        if person.locked_for:
            return locked_words(self._texts, person.locked_for)
        return last_words(self._texts, person.last_at, self._clock())

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Person | str | None:
        """The person, the name, or the whole row in words for a screen reader."""
        if not index.isValid():
            return None
        person = self.people[index.row()]
        if role == _PERSON:
            return person
        if role == Qt.ItemDataRole.DisplayRole:
            return person.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join((person.name, role_words(self._texts, person.roles), self.state(person)))
        return None


class _Rows(QStyledItemDelegate):
    """Draws one person."""

    def __init__(self, theme: Theme, texts: Texts, model: _Model, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._texts, self._model, self._view = theme, texts, model, view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Every row is as high as every other."""
        return QSize(10, self._theme.px(_ROW) + _GAP)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the row."""
        theme, person = self._theme, index.data(_PERSON)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box = QRectF(option.rect).adjusted(0, 0, 0, -_GAP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.color("sel" if chosen else "hover"))
            painter.drawRoundedRect(box, 8, 8)
        if chosen:
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(QRectF(box.left(), box.center().y() - 13, 3, 26), 1.5, 1.5)
        size = theme.px(_FACE)
        face = QRectF(box.left() + 12, box.center().y() - size / 2, size, size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent" if chosen else "accent_s"))
        painter.drawEllipse(face)
        ink = "on_accent" if chosen else "accent_si"
        draw_text(painter, face, initials(person.name), theme.font("caption", 700), ink, theme, CENTER)
        self._draw_words(painter, box.adjusted(face.right() - box.left() + 12, 0, -14, 0), person)
        if chosen and self._view.hasFocus():
            draw_focus(painter, box, 8, theme)
        painter.restore()

    def _draw_words(self, painter: QPainter, box: QRectF, person: Person) -> None:
        theme = self._theme
        state, font = self._model.state(person), theme.font("caption", 600 if person.locked_for else 400)
        tone = "warn" if person.locked_for else "ink3"
        taken = text_width(state, font)
        draw_text(painter, box, state, font, tone, theme, RIGHT)
        if person.locked_for:
            size = theme.px(14)
            taken += size + 6
            mark = QRectF(box.right() - taken, box.center().y() - size / 2, size, size)
            theme.icons.paint(painter, mark, "lock", "warn")
        name, role = theme.line_height("body"), theme.line_height("small")
        top = box.center().y() - (name + role - 4) / 2
        width = box.width() - taken - 12
        draw_text(painter, QRectF(box.left(), top, width, name), person.name, theme.font("body", 600), "ink", theme)
        below = QRectF(box.left(), top + name - 3, width, role)
        draw_text(painter, below, role_words(self._texts, person.roles), theme.font("small"), "ink2", theme)


class PeopleList(QListView):
    """`chosen` fires when another row is lit, `picked` on Enter or a click, `typed` for a letter: it belongs elsewhere.

    Room for `rows` people is kept, whoever is listed; where there is less it scrolls. Listing nobody, it says `nobody`.
    """

    chosen = Signal()
    picked = Signal()
    typed = Signal(str)

    def __init__(self, theme: Theme, texts: Texts, clock: Callable[[], datetime], rows: int, nobody: str) -> None:
        super().__init__()
        self._theme, self._rows, self._nobody = theme, max(1, rows), nobody
        self._model = _Model(texts, clock)
        self.setModel(self._model)
        self.setItemDelegate(_Rows(theme, texts, self._model, self))
        self.setAccessibleName(texts.t("People who may sign in"))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.viewport().setAutoFillBackground(False)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.clicked.connect(self._on_clicked)

    @property
    def people(self) -> tuple[Person, ...]:
        """Those that are listed."""
        return self._model.people

    @property
    def person(self) -> Person | None:
        """The one whose row is lit."""
        index = self.currentIndex()
        return self._model.people[index.row()] if index.isValid() else None

    def show_people(self, people: Sequence[Person]) -> None:
        """List these; the lit one stays lit where it is still there, or else the first is."""
        before = self.person
        self._model.show_people(people)
        self.setAccessibleDescription("" if people else self._nobody)
        place = next((i for i, one in enumerate(people) if before is not None and one.uid == before.uid), 0)
        if people and self.currentIndex().row() != place:
            self.setCurrentIndex(self._model.index(place))

    def light(self, uid: str) -> None:
        """Light the row of an account; nothing happens where it is not listed."""
        for place, one in enumerate(self._model.people):
            if one.uid == uid:
                self.setCurrentIndex(self._model.index(place))

    def step(self, by: int) -> None:
        """Light the row so many further down or up."""
        last = len(self._model.people) - 1
        if last >= 0:
            self.setCurrentIndex(self._model.index(max(0, min(self.currentIndex().row() + by, last))))

    def keep_rows(self, rows: int) -> None:
        """Keep room for so many."""
        if rows != self._rows:
            self._rows = max(1, rows)
            self.updateGeometry()

    def row_height(self) -> int:
        """How high a row is with its gap, in pixels."""
        return self._theme.px(_ROW) + _GAP

    def sizeHint(self) -> QSize:
        """As high as the rows that are kept."""
        return QSize(300, self.row_height() * self._rows)

    def minimumSizeHint(self) -> QSize:
        """Two rows."""
        return QSize(200, self.row_height() * min(self._rows, 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, or say that there are none."""
        super().paintEvent(event)
        if not self._model.people:
            box = QRectF(12, 0, self.viewport().width() - 24, self.row_height())
            draw_text(QPainter(self.viewport()), box, self._nobody, self._theme.font(), "ink2", self._theme)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again after a change of text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    def keyboardSearch(self, search: str) -> None:
        """Letters belong to the search field."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter picks, letters go to the search field, arrows are the list's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.picked.emit()
        elif event.text().isprintable() and event.text() and event.text() != " ":
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _on_current_changed(self) -> None:
        self.chosen.emit()

    def _on_clicked(self) -> None:
        self.picked.emit()
