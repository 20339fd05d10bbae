"""The tray at the left of the board: residents who have no group yet."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tcdesk.domain.resident import PROBLEM_NAMES
from tcdesk.domain.views.week import CardState, Seat, WeekView
from tcdesk.i18n import Texts
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.chips import Chip
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.pages.week.card_paint import BADGES, badge_word_width, draw_badge_word
from tcdesk.ui.pages.week.people_list import PeopleList, Person, PhotoOf
from tcdesk.ui.theme import Theme

WIDTH = 190


def person_of(seat: Seat, texts: Texts, photo_of: PhotoOf, *, is_locked: bool = False) -> Person:
    """A seat as a row: where he sat last and his problem."""
    problem = texts.t(PROBLEM_NAMES[seat.problem])
    came_from = seat.own_group or texts.t("new")
    second = f"{came_from} · {problem}"
    return Person(id=str(seat.resident_id), name=seat.name, second=second, problem=seat.problem,
                  photo=photo_of(seat.resident_id), is_locked=is_locked)  # fmt: skip


class _Everybody(QWidget):
    """All have a group."""

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__()
        self._theme = theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(74), 0, 0)
        column.setSpacing(2)
        self._title = Label(texts.t("Everybody has a group"), "body", weight=600, wrap=True)
        self._count = Label("", "small", "ink2", wrap=True)
        for label in (self._title, self._count):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addStretch(1)
        self._texts = texts

    def show_count(self, count: int) -> None:
        """Say of how many."""
        self._count.setText(self._texts.t("{n} of {n} residents in Primary", n=count))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The tick above the words."""
        size = self._theme.px(24)
        box = QRectF((self.width() - size) / 2, self._theme.px(40), size, size)
        self._theme.icons.paint(QPainter(self), box, "done", "ok_m", fill=True)


class _Badges(QWidget):
    """What the badges of a proposal mean."""

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__()
        self._theme, self._texts = theme, texts
        t = texts.t
        self._rows = (
            (CardState.MOVED, t("day, hour or room")),
            (CardState.SWAPPED, t("members change")),
            (CardState.NEW, t("new group")),
            (CardState.GHOST, t("where it was")),
        )
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(words for _, words in self._rows))

    def sizeHint(self) -> QSize:
        """A line for each."""
        return QSize(100, self._theme.px(24) * len(self._rows))

    def changeEvent(self, event: QEvent) -> None:
        """Measure again after a change of text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw badges and words."""
        theme, texts, line = self._theme, self._texts, self._theme.px(24)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = max(badge_word_width(texts.t(words), theme) for words, _ in BADGES.values()) + 2
        for place, (state, words) in enumerate(self._rows):
            middle = place * line + line / 2
            if state in BADGES:
                badge, color = BADGES[state]
                draw_badge_word(painter, left - 2, middle, self._texts.t(badge), color, theme)
            else:
                pen = painter.pen()
                pen.setColor(theme.color("field"))
                pen.setStyle(Qt.PenStyle.DashLine)
                painter.setPen(pen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(6, middle - 7, left - 8, 14), 4, 4)
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.color("ink2"))
            box = QRectF(left + 6, middle - line / 2, self.width() - left - 6, line)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


class Tray(QWidget):
    """The list, how many they are, and how one gets them into a group. `call_asked` fires for group counselling."""

    call_asked = Signal()

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__()
        self._theme, self._texts = theme, texts
        self.list = PeopleList(theme, texts.t("Residents without a group"))
        self.count = Chip(theme, "0", "ok")
        self._everybody = _Everybody(theme, texts)
        self._badges = _Badges(theme, texts)
        help_words = texts.t("Drag onto a group, or choose and press M and the number of the group (M 0 4).")
        self._help = Label(help_words, "caption", "ink3", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 8, 10)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.addWidget(Label(texts.t("Without a group"), "small", weight=600), 1)
        row.addWidget(self.count)
        column.addLayout(row)
        column.addWidget(self.list, 1)
        column.addWidget(self._everybody, 1)
        column.addWidget(self._badges)
        column.addWidget(self._help)
        self.call = Button(theme, texts.t("Group counselling"), icon="no_group", keys=("K",), size="small",
                           clicked=self.call_asked.emit)  # fmt: skip
        column.addWidget(self.call)

    def show_call(self, *, can: bool) -> None:
        """Show whether residents can be called to a session."""
        self.call.setVisible(can)

    def show_view(self, view: WeekView, photo_of: PhotoOf, *, is_proposal: bool, may_edit: bool) -> None:
        """Show who has no group on this board."""
        people = [person_of(seat, self._texts, photo_of) for seat in view.unseated]
        self.list.show_people(people)
        self.list.setVisible(bool(people))
        self._everybody.setVisible(not people)
        self._everybody.show_count(view.total)
        self._badges.setVisible(is_proposal)
        self._help.setVisible(may_edit and not is_proposal)
        self.count.show_state(self._texts.number(len(people)), "danger" if people else "ok")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and the line at the right."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("sunken"))
        painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), self._theme.color("line"))
