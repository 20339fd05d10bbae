"""What is done from the reports page: planning, drawing, moving, printing. Each deed is told to all who show it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from tcdesk.domain.changes import Changes
from tcdesk.domain.conference import Conference, ConferenceState
from tcdesk.domain.views.conferences import AgendaLine, ConferenceLine, DueLine
from tcdesk.domain.views.finals import FinalLine
from tcdesk.ui.ask import Question
from tcdesk.ui.context import Context
from tcdesk.ui.dialogs.printing import open_printing
from tcdesk.ui.dialogs.report import open_final, open_report
from tcdesk.ui.pages.reports.agenda_pane import AgendaPane
from tcdesk.ui.pages.reports.choose_dialog import ChooseDialog
from tcdesk.ui.pages.reports.code_dialog import CodeDialog
from tcdesk.ui.pages.reports.conference_dialog import ConferenceDialog
from tcdesk.ui.pages.reports.packing import Packing
from tcdesk.ui.pages.reports.recap import recap_printable

_WEEK = timedelta(days=7)


class Deeds(QObject):
    """Works on the conference that `shown` gives; `planned` fires with the id of one that was saved.

    Dialogs stand over the window of `agenda`; refusals go to the frame.
    """

    planned = Signal(int)

    def __init__(self, context: Context, agenda: AgendaPane, shown: Callable[[], ConferenceLine | None]) -> None:
        super().__init__(agenda)
        self._context, self._agenda, self._shown = context, agenda, shown
        self._conferences = context.services.conferences

    @property
    def _host(self) -> QWidget:
        return self._agenda.window()

    def _tell(self, changes: Changes) -> None:
        self._context.bus.tell(changes)

    # ---- the conference ----
    def plan(self) -> None:
        """Ask for a new conference: a week after the last one, at its hour and place, with its people."""
        today, lines = self._context.today(), self._conferences.lines()
        if not lines:
            new = Conference(on_date=today + _WEEK)
        else:
            last = lines[-1].conference
            day = max(last.on_date + _WEEK, today)
            new = Conference(
                on_date=day, starts_at=last.starts_at, place=last.place, chair_id=last.chair_id,
                secretary_id=last.secretary_id,
            )  # fmt: skip
        ConferenceDialog(self._context, self._host, new, self.planned.emit).appear()

    def change(self) -> None:
        """Ask for what is to be changed in the conference that is shown."""
        line = self._shown()
        if line is not None and line.conference.state is not ConferenceState.CLOSED and self._agenda.may_run:
            back = partial(self._ask_back, line)
            ConferenceDialog(self._context, self._host, line.conference, self.planned.emit, back).appear()

    def _ask_back(self, line: ConferenceLine) -> None:
        texts = self._context.texts
        question = Question(
            title=texts.t("Take back the conference of {day}?", day=texts.date(line.conference.on_date)),
            text=texts.t("Its agenda goes with it. Residents and reports stay as they are."),
            yes=texts.t("Take it back"),
            danger=True,
            icon="delete",
        )
        self._context.ask.confirm(question, partial(self._take_back, line))

    def _take_back(self, line: ConferenceLine) -> None:
        with self._context.errors.guard():
            self._tell(self._conferences.cancel(line.conference.id))
            day = self._context.texts.date(line.conference.on_date)
            self._context.notices.done(self._context.texts.t("Conference taken back"), day)

    # ---- the agenda ----
    def draw(self) -> None:
        """Put everybody on the agenda who is due."""
        line, texts = self._shown(), self._context.texts
        if line is None:
            return
        with self._context.errors.guard():
            before = {one.id for one in self._agenda.model.records}
            count, changes = self._conferences.draw(line.conference.id)
            self._tell(changes)
            told = texts.n("{n} resident put on the agenda", "{n} residents put on the agenda", count)
            if count:
                added = [one.id for one in self._conferences.agenda(line.conference.id) if one.id not in before]
                self._context.notices.done(told, undo=partial(self._take_off, added))
            else:
                self._context.notices.done(texts.t("Everybody who is due is on the agenda already"))

    def _take_off(self, items: list[int]) -> None:
        with self._context.errors.guard():
            for item in items:
                self._conferences.remove(item)
            self._tell(Changes.of("conference"))

    def add(self) -> None:
        """Ask who is to be put on the agenda, last."""
        line = self._shown()
        if line is None or line.conference.state is ConferenceState.CLOSED:
            return
        with self._context.errors.guard():
            waiting = self._conferences.waiting(line.conference.id)
            ChooseDialog(self._context, self._host, waiting, partial(self._put_on, line)).appear()

    def _put_on(self, line: ConferenceLine, one: DueLine) -> None:
        with self._context.errors.guard():
            item, changes = self._conferences.add(line.conference.id, one.resident_id)
            self._tell(changes)
            self._agenda.table.select(item)
            self._agenda.go_to_list()

    def remove(self) -> None:
        """Take the chosen resident off the agenda."""
        line, one = self._shown(), self._agenda.current()
        if line is None or one is None:
            return
        with self._context.errors.guard():
            self._tell(self._conferences.remove(one.id))
            undo = partial(self._put_back, line, one)
            self._context.notices.done(self._context.texts.t("Taken off the agenda"), one.name, undo)

    def _put_back(self, line: ConferenceLine, one: AgendaLine) -> None:
        with self._context.errors.guard():
            item, changes = self._conferences.add(line.conference.id, one.resident_id, one.place, one.proposed)
            self._tell(changes)
            self._agenda.table.select(item)

    def move(self, row: int, before: int) -> None:
        """Put the row before another one; the rows in between move up or down."""
        line, old = self._shown(), [one.id for one in self._agenda.model.records]
        if line is None or not 0 <= row < len(old):
            return
        new = [item for item in old if item != old[row]]
        new.insert(before - (before > row), old[row])
        self._reorder(line, tuple(new), undo=tuple(old))

    def _reorder(self, line: ConferenceLine, order: tuple[int, ...], undo: tuple[int, ...] | None = None) -> None:
        with self._context.errors.guard():
            self._tell(self._conferences.reorder(line.conference.id, order))
            if undo is not None:
                back = partial(self._reorder, line, undo)
                self._context.notices.done(self._context.texts.t("Order of the agenda changed"), undo=back)

    def propose(self, code: str) -> None:
        """Write another proposal for the chosen resident."""
        one = self._agenda.current()
        if one is not None:
            with self._context.errors.guard():
                self._tell(self._conferences.propose(one.id, code))

    # ---- paper ----
    def make_packet(self) -> None:
        """Gather the packet and open the print dialog with it."""
        line = self._shown()
        if line is not None:
            with self._context.errors.guard():
                Packing(self._context, self._host, line).appear()

    def print_item(self) -> None:
        """Print the report of the chosen resident: the final one where there is one, else a draft."""
        one = self._agenda.current()
        if one is None:
            return
        if one.snapshot_id is not None:
            open_final(self._context, self._host, one.snapshot_id)
        elif one.is_own:
            open_report(self._context, self._host, one.resident_id)

    def print_final(self, line: FinalLine | None) -> None:
        """Print a final report again."""
        if line is not None:
            open_final(self._context, self._host, line.id)

    def print_recap(self) -> None:
        """Print the month of the house, or save it as a workbook."""
        open_printing(self._context, self._host, recap_printable(self._context))

    def check_code(self) -> None:
        """Ask for a code."""
        CodeDialog(self._context, self._host).appear()
