"""The agenda of one conference: which conference, who is on it, in which order, and how each report stands."""

from __future__ import annotations

from collections.abc import Mapping

import attrs
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from tcdesk.domain.conference import ConferenceState
from tcdesk.domain.roles import Action
from tcdesk.domain.views.conferences import AgendaLine, ConferenceLine
from tcdesk.ui.context import Context
from tcdesk.ui.kit.buttons import Button, icon_button
from tcdesk.ui.kit.chips import Chip
from tcdesk.ui.kit.labels import ElidedLabel
from tcdesk.ui.kit.states import EmptyState
from tcdesk.ui.kit.table import RecordTable
from tcdesk.ui.pages.reports import words
from tcdesk.ui.pages.reports.agenda_table import AgendaTable
from tcdesk.ui.pages.reports.columns import Photos, agenda_columns
from tcdesk.ui.pages.reports.knowing import Knowing


class AgendaPane(QWidget):
    """Shows a `ConferenceLine` with its agenda.

    `stepped` fires with -1 or 1; `change_asked`, `plan_asked`, `add_asked`, `draw_asked` are its buttons. `selected`,
    `opened`, `moved` and `removed` come from the table, `moved` only where the agenda may be changed.
    """

    stepped = Signal(int)
    change_asked = Signal()
    plan_asked = Signal()
    add_asked = Signal()
    draw_asked = Signal()
    selected = Signal(object)
    opened = Signal(object)
    moved = Signal(int, int)
    removed = Signal()

    def __init__(self, context: Context, knowing: Knowing) -> None:
        super().__init__()
        self._context, self._knowing = context, knowing
        self._photos: Photos = {}
        theme, texts, t = context.theme, context.texts, context.texts.t
        self.may_run = context.can(Action.CONFERENCE_RUN)
        self.model: RecordTable[AgendaLine] = RecordTable(agenda_columns(self._photos, knowing.of), texts)
        self.table = AgendaTable(theme, self.model)
        self.table.setAccessibleName(t("Agenda"))
        self.foot = ElidedLabel("", "small", "ink2")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._nobody = EmptyState(theme, t("Nobody is on the agenda yet"), self._nobody_text(), self._draw_button())
        self._none = EmptyState(theme, t("No conference is planned"), self._none_text(), self._plan_button())
        self._stack.addWidget(self._nobody)
        self._stack.addWidget(self._none)
        self._lay_out()
        self.table.selected.connect(self.selected)
        self.table.opened.connect(self.opened)
        self.table.moved.connect(self.moved)
        self.table.removed.connect(self.removed)
        knowing.learned.connect(self._on_learned)
        knowing.done.connect(self.say_foot)

    def _nobody_text(self) -> str:
        t = self._context.texts.t
        if self.may_run:
            return t(
                "The program puts everybody on it who is due: reviews that were set, full phases, dates of the law."
            )
        return t("The programme manager draws the agenda; you may put your own residents on it.")

    def _none_text(self) -> str:
        t = self._context.texts.t
        return (
            t("Plan the next one; its agenda is drawn from who is due.")
            if self.may_run
            else t("The programme manager plans it.")
        )

    def _draw_button(self) -> tuple[Button, ...]:
        if not self.may_run:
            return ()
        words_, keys = self._context.texts.t("Draw the agenda"), ("F9",)
        theme = self._context.theme
        return (Button(theme, words_, "primary", icon="arrange", keys=keys, clicked=self.draw_asked.emit),)

    def _plan_button(self) -> tuple[Button, ...]:
        if not self.may_run:
            return ()
        words_ = self._context.texts.t("Plan a conference")
        return (Button(self._context.theme, words_, "primary", icon="add", clicked=self.plan_asked.emit),)

    def _lay_out(self) -> None:
        theme, t = self._context.theme, self._context.texts.t
        self.before = icon_button(
            theme,
            "previous",
            t("The conference before"),
            lambda: self.stepped.emit(-1),
            keys=("Alt", "←"),
            size="small",
        )
        self.after = icon_button(
            theme, "next", t("The conference after"), lambda: self.stepped.emit(1), keys=("Alt", "→"), size="small"
        )
        self.day = Button(theme, "", size="small", clicked=self.change_asked.emit)
        self.day.setToolTip(t("Change the conference"))
        self.chip = Chip(theme, "")
        self.plan = Button(theme, t("New conference"), "link", icon="add", size="small", clicked=self.plan_asked.emit)
        self.plan.setVisible(self.may_run)
        self.add = Button(theme, t("Resident"), icon="add", keys=("+",), size="small", clicked=self.add_asked.emit)
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 8, 16, 8)
        bar.setSpacing(6)
        for widget in (self.before, self.day, self.after, self.chip):
            bar.addWidget(widget)
        bar.addStretch(1)
        bar.addWidget(self.plan)
        bar.addWidget(self.add)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 6, 16, 6)
        foot.addWidget(self.foot, 1)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)

    def show_none(self) -> None:
        """Say that no conference is planned."""
        self.model.set_records(())
        for widget in (self.before, self.day, self.after, self.chip, self.add, self.plan, self.foot):
            widget.hide()
        self._stack.setCurrentWidget(self._none)
        self._knowing.begin(())

    def show_agenda(
        self,
        line: ConferenceLine,
        agenda: tuple[AgendaLine, ...],
        photos: Mapping[int, bytes],
        *,
        ends: tuple[bool, bool],
    ) -> None:
        """Show a conference with its agenda; `ends` say whether there is one before it and one after it."""
        texts, one = self._context.texts, line.conference
        is_open = one.state is not ConferenceState.CLOSED
        self._photos.clear()
        self._photos.update(photos)
        for widget in (self.before, self.day, self.after, self.chip, self.foot):
            widget.show()
        self.plan.setVisible(self.may_run)
        self.add.setVisible(is_open and self._context.can(Action.CONFERENCE_DRAFT))
        self.before.setEnabled(ends[0])
        self.after.setEnabled(ends[1])
        self.day.set_words(words.short(one, texts))
        self.day.setEnabled(self.may_run and is_open)
        text, tone, icon = words.STATES[one.state]
        self.chip.show_state(texts.t(text), tone, icon)
        self.table.can_move = self.may_run and is_open
        self.model.set_records(agenda)
        if agenda and not self.table.currentIndex().isValid():
            self.table.select_row(0)
        self._stack.setCurrentWidget(self.table if agenda else self._nobody)
        self._knowing.begin(agenda)
        self.say_foot()

    def current(self) -> AgendaLine | None:
        """The chosen line."""
        line = self.table.current()
        return line if isinstance(line, AgendaLine) else None

    def go_to_list(self) -> None:
        """Back to the rows."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_learned(self, resident_id: int) -> None:
        line = next((one for one in self.model.records if one.resident_id == resident_id), None)
        if line is not None:
            self.model.replace(attrs.evolve(line))

    def say_foot(self) -> None:
        """How many, how many are final, and for how many something is missing."""
        texts, lines = self._context.texts, self.model.records
        final = sum(bool(line.number) for line in lines)
        known = [self._knowing.of(line.resident_id) for line in lines if not line.number]
        missing = sum(one is not None and bool(one.missing) for one in known)
        parts = [texts.n("{n} resident", "{n} residents", len(lines)), texts.n("{n} final", "{n} final", final)]
        if not self._knowing.is_done:
            parts.append(texts.t("looking at the reports…"))
        elif missing:
            parts.append(texts.n("something is missing for {n}", "something is missing for {n}", missing))
        self.foot.setText(" · ".join(parts))
