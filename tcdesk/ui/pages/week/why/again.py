"""Something has happened: it is told, written down, and the week is planned again with as few moves as can be."""

from __future__ import annotations

from datetime import timedelta
from typing import Protocol

from PySide6.QtCore import QObject

from tcdesk.domain.calendar import RoomClosure
from tcdesk.domain.changes import Changes
from tcdesk.domain.group import Appointment
from tcdesk.domain.refusals import Refusal
from tcdesk.domain.roles import Action
from tcdesk.domain.staff import Leave
from tcdesk.domain.week.plan import Plan
from tcdesk.domain.week.repair import Repair
from tcdesk.i18n import texts
from tcdesk.services.week_explanations import Event, Happening, planned_again
from tcdesk.ui.commands import command
from tcdesk.ui.context import Context
from tcdesk.ui.jobs import Job
from tcdesk.ui.pages._base import Page
from tcdesk.ui.pages.week.arranging import Arranger
from tcdesk.ui.pages.week.beside import Beside
from tcdesk.ui.pages.week.draft import WeekDraft
from tcdesk.ui.pages.week.names import Names, start_of
from tcdesk.ui.pages.week.panel import Panel
from tcdesk.ui.pages.week.why.event_dialog import EVENT_NAMES, EventDialog, Told
from tcdesk.ui.pages.week.why.reasons import Reasons
from tcdesk.ui.pages.week.why.told import with_reasons

SUNDAY = 6
WRITES = {
    Event.AWAY: Action.STAFF_WRITE,
    Event.CLOSED: Action.SETTING_WRITE,
    Event.CALLED: Action.RESIDENT_WRITE,
    Event.PARTED: Action.SAFETY_WRITE,
    Event.LEFT: Action.PHASE_DECIDE,
}
"""What may be written down, and by whom; who came is written down where residents are taken in."""


class Host(Protocol):
    """What it needs of the page."""

    context: Context
    draft: WeekDraft
    arranger: Arranger
    beside: Beside
    panel: Panel
    reasons: Reasons

    @property
    def is_open_to_edits(self) -> bool:
        """Whether the draft itself is shown and nothing is at work on it."""
        ...

    def names(self) -> Names:
        """Names for the draft."""
        ...

    def refresh(self) -> None:
        """Read the week anew."""
        ...

    def show_all(self) -> None:
        """Show the draft, or what stands beside it."""
        ...


class PlannedAgain(QObject):
    """Makes the action on `page`, and brings the repaired week as a proposal."""

    def __init__(self, host: Host, page: Page) -> None:
        super().__init__(page)
        self._host, self._page = host, page
        self._job: Job | None = None
        self._before = Plan()
        self._told: Told | None = None
        self.dialog: EventDialog | None = None
        t = page.t
        self.tell = command(page, t("Something has changed…"), self.ask, keys="E", hint=t("something has changed"),
                            icon="due")  # fmt: skip
        host.panel.problems.changed.clicked.connect(self.tell.trigger)
        host.draft.changed.connect(self.fit)
        host.arranger.changed.connect(self.fit)

    @property
    def is_busy(self) -> bool:
        """Whether a week is being planned again."""
        return self._job is not None

    def fit(self) -> None:
        """Open the action where it can do something."""
        host = self._host
        may = host.draft.is_loaded and host.is_open_to_edits and bool(host.draft.plan.groups) and not self.is_busy
        self.tell.setEnabled(may)
        host.panel.problems.changed.setVisible(may)

    def ask_left(self) -> None:
        """Ask who left."""
        self.ask(Event.LEFT)

    def ask(self, event: Event = Event.AWAY) -> None:
        """Ask what has happened; `event` is chosen at first."""
        host, context = self._host, self._host.context
        if not host.is_open_to_edits or self.is_busy:
            return
        may = frozenset(event for event, action in WRITES.items() if context.can(action))
        dialog = EventDialog(
            self._page.window(),
            context.theme,
            host.draft.book,
            host.names(),
            first_day=host.reasons.first_day,
            unseated=host.draft.view.unseated,
            may_write=may,
            event=event,
        )
        dialog.given.connect(lambda told: self._on_told(dialog, told))
        dialog.closed.connect(self._on_closed)
        self.dialog = dialog
        dialog.appear()

    def _on_closed(self) -> None:
        self.dialog = None

    def _on_told(self, dialog: EventDialog, told: Told) -> None:
        host, context = self._host, self._host.context
        before, self._told = host.draft.plan, told
        self._before = before
        happenings = (told.happening,)
        if told.is_written:
            try:
                changes = self._write(told)
            except Refusal as refusal:
                dialog.refuse(refusal.sentence(context.texts))
                return
            context.bus.tell(changes, self._page)
            happenings = ()
        dialog.finish()
        if told.is_written:
            host.refresh()
        self._job = context.jobs.start(
            planned_again,
            host.draft.book.problem,
            before,
            happenings,
            host.reasons.first_day,
            done=self._on_done,
            failed=self._on_failed,
        )
        self.fit()

    def _write(self, told: Told) -> Changes:
        """Write down in the house what happened. Raises Refusal."""
        services, book, happening = self._host.context.services, self._host.draft.book, told.happening
        first, last = book.week.day(happening.weekday), book.week.day(SUNDAY)
        match happening.event:
            case Event.AWAY:
                away = Leave(staff_id=int(happening.who), starts_on=first, ends_on=last, reason=happening.why)
                return services.facility.leave.save(away)[1]
            case Event.CLOSED:
                closed = RoomClosure(room_id=int(happening.who), starts_on=first, ends_on=last, reason=happening.why)
                return services.facility.closures.save(closed)[1]
            case Event.CALLED:
                slot = book.problem.slot_by_id[happening.slot]
                return services.scheduling.appoint(
                    Appointment(
                        resident_id=int(happening.who),
                        on_date=book.week.day(slot.day),
                        starts_at=start_of(slot),
                        minutes=slot.minutes,
                        kind=told.kind,
                    )
                )
            case Event.PARTED:
                one, other = int(happening.who), int(happening.other)
                day = max(self._host.context.today(), book.week.monday)
                return services.scheduling.part(one, other, starts_on=day, reason=happening.why)
            case Event.LEFT:
                return services.scheduling.depart(
                    int(happening.who), left_on=first - timedelta(days=1), kind=told.exit, reason=happening.why
                )
            case Event.ARRIVED:
                return Changes.of()

    def _on_done(self, repair: Repair) -> None:
        self._job, before = None, self._before
        host = self._host
        host.arranger.proposal = repair.proposal
        host.arranger.proposed.emit()
        shown = host.beside.shown
        if shown is not None:
            book = host.draft.named(repair.proposal.plan)
            may_see = host.names().may_see_pairs
            names = Names(book, host.context.texts, may_see_pairs=may_see)
            told = self._told
            happening = told.happening if told is not None else None
            host.beside.shown = with_reasons(shown, book, before, repair, names, happening)
            host.beside.why = why_words(happening) if happening is not None else ""
            host.show_all()
        self.fit()

    def _on_failed(self, error: BaseException) -> None:
        self._job = None
        self.fit()
        self._host.context.errors.take(error)


def why_words(happening: Happening) -> str:
    """What happened, as it goes with the version, in the language of the house's books; never why two are parted."""
    if happening.event is Event.PARTED:
        return ""
    return f"{texts('id').t(EVENT_NAMES[happening.event])}: {happening.why}"
