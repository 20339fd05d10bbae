"""One section of the form: what it is called and how much is wrong, its fields, and the ways to its neighbours."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from tcdesk.domain.intake import SECTION_NAMES, Section
from tcdesk.domain.problem import Problem
from tcdesk.i18n import N_
from tcdesk.ui.breakpoint import Room
from tcdesk.ui.context import Context
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.cards import Scrolled, Sunken
from tcdesk.ui.kit.chips import Chip
from tcdesk.ui.kit.field import Field, FieldSpec
from tcdesk.ui.kit.form import Form
from tcdesk.ui.kit.labels import ElidedLabel, Label
from tcdesk.ui.pages.intake.fields import Parts
from tcdesk.ui.theme import Theme

CLOSED = N_("Medical staff fill this section in, also after the intake is saved.")


_LARGE_TEXT = 112


class IconMark(QWidget):
    """A small icon that says nothing by itself."""

    def __init__(self, theme: Theme, icon: str, color: str) -> None:
        super().__init__()
        self._theme, self._icon, self._color = theme, icon, color
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """A square of 16."""
        return QSize(self._theme.px(16), self._theme.px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        self._theme.icons.paint(painter, QRectF(self.rect()), self._icon, self._color)


class SectionForm(Form):
    """A form that asks for the next error wherever it is, and not only among its own fields."""

    problem_wanted = Signal()

    def __init__(self, context: Context, part: tuple[FieldSpec, ...]) -> None:
        self._struts: list[QSpacerItem] = []
        self._desk_theme = context.theme
        super().__init__(context.theme, context.texts, part, context.today, breakpoint=context.breakpoint)
        context.theme.changed.connect(self._arrange)
        for field in self.fields.values():  # columns are alike, whatever stands in them would like to have
            field.setSizePolicy(QSizePolicy.Policy.Ignored, field.sizePolicy().verticalPolicy())

    @property
    def shown_columns(self) -> int:
        """Two at most where large text would cut what a third of the width can say."""
        columns = super().shown_columns
        return min(columns, 2) if self._desk_theme.px(100) > _LARGE_TEXT else columns

    def _arrange(self) -> None:
        """Keep the gap beside every half column: Qt leaves it out where no field begins and ends in one."""
        super()._arrange()
        for strut in self._struts:
            self._grid.removeItem(strut)
        self._struts = [QSpacerItem(0, 0) for _ in range(2 * self.shown_columns)]
        for column, strut in enumerate(self._struts):
            self._grid.addItem(strut, 0, column)

    def go_to_problem(self) -> bool:
        """Ask for the next error."""
        self.problem_wanted.emit()
        return True


class Sheet(QFrame):
    """A section. `room` holds what stands between its two parts, or after the only one."""

    problem_wanted = Signal()
    ended = Signal()

    def __init__(self, context: Context, section: Section, parts: Parts, step: Callable[[int], object]) -> None:
        super().__init__()
        self._context, self.section = context, section
        self.room = QVBoxLayout()
        self.forms = tuple(SectionForm(context, part) for part in parts)
        self.names = frozenset(name for form in self.forms for name in form.fields)
        self._head = self._heading()
        self._foot = self._ways(step)
        body = QWidget()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 0, 12, 0)
        inside.setSpacing(8)
        for place, form in enumerate(self.forms):
            inside.addWidget(form)
            form.problem_wanted.connect(self.problem_wanted)
            form.ended.connect(self._on_ended)
            if place == 0:
                inside.addLayout(self.room)
        if not self.forms:
            inside.addWidget(self._closed())
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._head)
        column.addWidget(Scrolled(body), 1)
        column.addWidget(self._foot)
        context.breakpoint.changed.connect(self._arrange)
        self._arrange()

    def _heading(self) -> QWidget:
        t, theme = self._context.texts.t, self._context.theme
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(10)
        row.addWidget(Label(t(SECTION_NAMES[self.section]), "heading"))
        place = list(Section).index(self.section) + 1
        note = t("{place} of {all} · dates may be typed ddmmyy", place=place, all=len(Section))
        row.addWidget(ElidedLabel(note, "small", "ink3"), 1)
        self.chip = Chip(theme, "", "danger", "bad")
        self.chip.hide()
        row.addWidget(self.chip)
        return line

    def _ways(self, step: Callable[[int], object]) -> QWidget:
        t, order, theme = self._context.texts.t, list(Section), self._context.theme
        place = order.index(self.section)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(10)
        if place:
            row.addWidget(
                Button(theme, t("Previous"), icon="back", keys=("Ctrl", "↑"), clicked=lambda: step(-1)),
            )
        row.addStretch(1)
        self.next: Button | None = None
        if place + 1 < len(order):
            row.addWidget(Label(t("Enter = next field"), "small", "ink3"))
            words = t("Next: {section}", section=t(SECTION_NAMES[order[place + 1]]))
            self.next = Button(theme, words, "primary", keys=("Ctrl", "↓"), clicked=lambda: step(1))
            row.addWidget(self.next)
        return line

    def _closed(self) -> QWidget:
        panel = Sunken()
        row = QHBoxLayout()
        row.setSpacing(9)
        row.addWidget(IconMark(self._context.theme, "lock", "ink3"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(self._context.texts.t(CLOSED), "body", "ink2", wrap=True), 1)
        panel.body.addLayout(row)
        return panel

    def _arrange(self) -> None:
        """In a low window the fields have the whole height; the list of sections above says the rest."""
        tight = self._context.breakpoint.tight
        self._foot.setVisible(not tight)
        self._head.setVisible(not (tight and self._context.breakpoint.room < Room.M))

    # ---- going through ----
    def go_to(self, field: Field) -> None:
        """Give a field of this section the focus."""
        next(form for form in self.forms if field.spec.name in form.fields).go_to(field)

    def first_target(self) -> QWidget | None:
        """The control of the first empty required field, or of the first; where there is none, the way on."""
        fields = [field for form in self.forms for field in form.fields.values()]
        wanted = [field for field in fields if field.spec.required and field.empty()]
        return next((field.control for field in [*wanted, *fields]), self.next)

    def go_to_first(self) -> None:
        """Give `first_target` the focus."""
        target = self.first_target()
        field = next((one for form in self.forms for one in form.fields.values() if one.control is target), None)
        if field is not None:
            self.go_to(field)
        elif target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_ended(self) -> None:
        forms = list(self.forms)
        following = forms[forms.index(self.sender()) + 1 :]  # pyright: ignore[reportArgumentType] - a form sent it
        if following:
            following[0].go_to_first()
        else:
            self.ended.emit()

    # ---- problems ----
    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Show these under their fields, and how many there are above."""
        told = tuple(problems)
        for form in self.forms:
            form.show_problems(told)
        count = len(self.problems())
        if count:
            words = self._context.texts.n("{n} needs correction", "{n} need correction", count)
            self.chip.show_state(words, "danger", "bad")
        self.chip.setVisible(bool(count))

    def problems(self) -> tuple[Problem, ...]:
        """The errors that are shown now."""
        return tuple(problem for form in self.forms for problem in form.problems())
