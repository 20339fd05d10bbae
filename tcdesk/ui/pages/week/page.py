"""The screen of one week, wired together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from tcdesk.domain.calendar import BlockedBand, Week
from tcdesk.domain.refusals import Conflict
from tcdesk.domain.roles import Action
from tcdesk.i18n import N_
from tcdesk.ui.context import Context
from tcdesk.ui.hints import Hint
from tcdesk.ui.pages._base import Page, TopBar
from tcdesk.ui.pages.week.arranging import Arranger
from tcdesk.ui.pages.week.beside import Beside
from tcdesk.ui.pages.week.board_data import board_data
from tcdesk.ui.pages.week.commands import WeekCommands
from tcdesk.ui.pages.week.days.commands import DayCommands
from tcdesk.ui.pages.week.draft import FORM, WeekDraft, kept_in
from tcdesk.ui.pages.week.edits import Edits
from tcdesk.ui.pages.week.fixes import Fix
from tcdesk.ui.pages.week.issues import Issue, issues
from tcdesk.ui.pages.week.moving import Mover
from tcdesk.ui.pages.week.names import Names
from tcdesk.ui.pages.week.opened import OpenedGroup
from tcdesk.ui.pages.week.publishing import Publishing
from tcdesk.ui.pages.week.screen import WeekScreen
from tcdesk.ui.pages.week.targets import Spot, Targets
from tcdesk.ui.pages.week.ways import Ways
from tcdesk.ui.pages.week.why.again import PlannedAgain
from tcdesk.ui.pages.week.why.reasons import Reasons

_NOT_POSSIBLE = N_("This is not possible: {reason} Nothing was changed.")


class WeekPage(Page):
    """The screen of one week. A draft is worked on; a proposal or a comparison stands beside it until it is left."""

    shows = frozenset(
        {
            "week", "group", "resident", "staff", "leave", "room", "closure", "slot", "band", "holiday", "lock_down",
            "setting",
        }
    )  # fmt: skip

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme, texts = context.theme, context.texts
        self.draft = WeekDraft(context)
        self.screen_parts = WeekScreen(self, context)
        parts = self.screen_parts
        self.board, self.tray, self.panel, self.head = parts.board, parts.tray, parts.panel, parts.head
        self.arranger = Arranger(self, context, self.draft)
        self.mover = Mover(self, self.board, theme, texts, self.targets)
        self.edits = Edits(self, self.draft, texts, self.targets)
        self.publishing = Publishing(self, self.draft)
        self.reasons = Reasons(self, context, self.draft, self.arranger)
        self.ways = Ways(self, self.targets, self.reasons)
        self.opened = OpenedGroup(self, self)
        self.beside = Beside(self, self)
        self.days = DayCommands(self, self)
        self.again = PlannedAgain(self, self)
        self.commands = WeekCommands(self, self)
        self.issues: tuple[Issue, ...] = ()
        self._week: Week | None = None
        self._bands: tuple[BlockedBand, ...] = ()
        self._connect()

    def _connect(self) -> None:
        self.draft.changed.connect(self._on_draft_changed)
        self.head.stepped.connect(self.step)
        self.context.breakpoint.changed.connect(self.show_all)
        self.arranger.proposed.connect(self.beside.propose)
        self.arranger.changed.connect(self.commands.fit)
        self.mover.moved.connect(self.edits.move)
        self.mover.refused.connect(self.refuse)
        self.mover.changed.connect(self.commands.fit)
        self.edits.refused.connect(self.refuse)
        self.edits.done.connect(self._on_done)
        self.publishing.published.connect(self.refresh)
        self.ways.found.connect(self._on_ways)
        self.reasons.changed.connect(self._tell)
        self.panel.problems.applied.connect(self.apply)
        self.panel.problems.chosen.connect(self.screen_parts.follow)
        self.panel.proposal.accepted.connect(self.beside.accept)
        self.panel.proposal.rejected.connect(self.beside.reject)
        self.board.added.connect(self.add_group)
        self.board.focused.connect(self.commands.fit)
        self.board.mouse.lifted.connect(lambda group, _place: self._lift(group=group))
        for people in (self.tray.list, self.panel.group.list):
            people.lifted.connect(lambda who, _place: self._lift(resident=who))
        for source in (self.board.mouse, self.tray.list, self.panel.group.list):
            source.carried.connect(self.mover.carry_to)
            source.dropped.connect(self.mover.drop)

    # the page

    def open(self, **args: object) -> None:
        """`week` is an ISO week (`2026-W11`); without it the week shown before, or this one."""
        given = args.get("week")
        if isinstance(given, str):
            self._take_week(Week.parse(given))

    def place(self) -> dict[str, object]:
        """The week shown."""
        return {"week": str(self._week)} if self._week is not None else {}

    def leave(self) -> bool:
        """A search ends, and the draft is kept."""
        self.mover.cancel()
        self.arranger.stop()
        self.reasons.stop()
        self.draft.flush()
        return True

    def _take_week(self, week: Week) -> None:
        if week != self._week:
            self.leave()
            self.arranger.forget()
            self.opened.close()
            self.beside.end()
            self._week = week

    def step(self, weeks: int) -> None:
        """Another week: back, on, or (0) the one of today."""
        this = Week.of(self.context.today())
        self.go_to_week((self._week or this).shifted(weeks) if weeks else this)

    def go_to_week(self, week: Week) -> None:
        """Show another week."""
        self._take_week(week)
        with self.guard():
            self.refresh()

    def refresh(self) -> None:
        """Read the week and the draft kept of it."""
        services = self.context.services
        week = self._week = self._week or Week.of(self.context.today())
        self.draft.flush()
        self.arranger.forget()
        self.beside.end()
        self._bands = services.facility.bands.all()
        book = services.scheduling.book(week)
        kept = kept_in(services.drafts.kept(FORM, str(week))) if self.may_edit else None
        start, left = (self.days.start.trigger, self.again.ask_left) if self.may_edit else (None, None)
        self.screen_parts.say_kept(kept, book, self.throw_away, start, left)
        self.draft.load(book, kept)
        self.top_bar_changed.emit()

    @property
    def may_edit(self) -> bool:
        """Whether this person may arrange this week: by role, and while it is not over."""
        week = self._week or Week.of(self.context.today())
        return self.context.can(Action.WEEK_PROPOSE) and week >= Week.of(self.context.today())

    @property
    def is_open_to_edits(self) -> bool:
        """Whether the draft itself is shown and nothing is at work on it."""
        return self.may_edit and self.beside.shown is None and not self.arranger.is_busy

    def names(self) -> Names:
        """Names for the draft."""
        return Names(self.draft.book, self.context.texts, may_see_pairs=self.context.can(Action.SAFETY_READ))

    def targets(self) -> Targets:
        """Where things of the draft may go."""
        return Targets(self.draft.book, self.draft.plan, self.names())

    # what is shown

    def _on_draft_changed(self) -> None:
        self.beside.end()
        self._tell()
        self.opened.fit()

    def _tell(self) -> None:
        """Say what is wrong with the draft, and look for ways out."""
        draft = self.draft
        self.issues = issues(draft.book, draft.plan, draft.view, self.names(), self.reasons.obstacles())
        self.show_all()
        self.ways.look(self.issues if self.may_edit else ())

    def _on_ways(self, fixes: Mapping[str, Sequence[Fix]]) -> None:
        self.panel.problems.show_fixes(fixes, self.reasons.rest)

    def show_all(self) -> None:
        """Show the draft, or what stands beside it."""
        if not self.draft.is_loaded:
            return
        draft, beside = self.draft, self.beside.shown
        view = beside.view if beside is not None else draft.view
        data = board_data(draft.book, view, self.issues, self._bands, may_add=self.may_edit,
                          is_proposal=beside is not None)  # fmt: skip
        self.screen_parts.show(data, self.issues, may_edit=self.may_edit)
        if beside is not None:
            self.panel.proposal.show_proposal(beside, is_comparison=self.beside.is_comparing)
            self.panel.show_content(self.panel.proposal)
        elif self.panel.shown is self.panel.proposal:
            self.panel.show_content(self.panel.problems)
        self.head.show_week(draft.book.week, short=self.screen_parts.is_small)
        self.head.show_state(issues=len(self.issues), is_changed=draft.is_changed, number=draft.book.number,
                             is_proposal=beside is not None and not self.beside.is_comparing)  # fmt: skip
        self.commands.fit()
        self.top_bar_changed.emit()

    def top_bar(self) -> TopBar:
        """Title, week, state, and what comes next."""
        line = ""
        if self.draft.is_loaded and not self.screen_parts.is_small:
            view = self.beside.shown.view if self.beside.shown is not None else self.draft.view
            line = self.t("{n}/{total} residents", n=view.seated, total=view.total)
        return TopBar(title=self.t("Group schedule"), line=line, beside=self.head, actions=self.commands.top)

    def areas(self) -> tuple[QWidget, ...]:
        """Tray, board, panel."""
        return self.screen_parts.areas

    def first_focus(self) -> QWidget | None:
        """The board, or what stands beside it."""
        return self.board

    def hints(self) -> tuple[Hint, ...]:
        """What can be done where the focus is."""
        return self.commands.hints()

    # edits

    def _lift(self, group: str = "", resident: str = "") -> None:
        if self.is_open_to_edits:
            lift = self.mover.lift_group if group else self.mover.lift_resident
            lift(group or resident, by_keys=False)

    def add_group(self, spot: Spot) -> None:
        """A new group at a free hour."""
        if self.is_open_to_edits:
            group = self.edits.add_group(spot)
            if group:
                self.board.go_to(Spot(group))

    def apply(self, fix: Fix) -> None:
        """Take a way out."""
        if fix.plan is None:
            self.arranger.start()
        else:
            self.edits.apply(fix)

    def throw_away(self) -> None:
        """Drop the draft and stand as the house does."""
        with self.guard():
            self.draft.forget()
            self.refresh()

    def refuse(self, reason: str) -> None:
        """Say why something is not possible."""
        sentence = reason if reason.endswith(".") else f"{reason}."
        self.show_refusal(Conflict(_NOT_POSSIBLE, reason=sentence))

    def _on_done(self, words: str) -> None:
        stack = self.draft.undo_stack
        index = stack.index()
        self.context.notices.done(words, undo=lambda: stack.undo() if stack.index() == index else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys no widget took: those of a move, then yes and no to a proposal."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self.mover.key(event):
            return
        if is_enter and self.beside.shown is not None and not self.beside.is_comparing:
            self.beside.accept()
        elif event.key() != Qt.Key.Key_Escape or not self._step_back():
            event.ignore()

    def _step_back(self) -> bool:
        """Leave what stands over the draft, the uppermost first; whether there was anything."""
        if self.arranger.is_busy:
            self.arranger.stop()
        elif self.beside.shown is not None:
            self.beside.reject()
        elif self.opened.is_open:
            self.opened.close()
        else:
            return False
        return True
