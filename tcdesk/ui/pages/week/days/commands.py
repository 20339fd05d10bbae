"""The keys of what lies around a week: one action each, open only where it does something."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from tcdesk.domain.calendar import Week
from tcdesk.domain.roles import Action
from tcdesk.ui.commands import command, hint_of
from tcdesk.ui.context import Context
from tcdesk.ui.hints import Hint
from tcdesk.ui.pages._base import Page
from tcdesk.ui.pages.week.arranging import Arranger
from tcdesk.ui.pages.week.board import Board
from tcdesk.ui.pages.week.days.single import SingleDays
from tcdesk.ui.pages.week.days.weeks import WeekSteps
from tcdesk.ui.pages.week.draft import WeekDraft
from tcdesk.ui.pages.week.edits import Edits
from tcdesk.ui.pages.week.names import Names
from tcdesk.ui.pages.week.opened import OpenedGroup
from tcdesk.ui.pages.week.panel import Panel
from tcdesk.ui.pages.week.publishing import Publishing
from tcdesk.ui.pages.week.screen import WeekScreen
from tcdesk.ui.pages.week.targets import Targets


class Host(Protocol):
    """What it needs of the page."""

    context: Context
    draft: WeekDraft
    arranger: Arranger
    edits: Edits
    publishing: Publishing
    opened: OpenedGroup
    board: Board
    panel: Panel
    screen_parts: WeekScreen

    @property
    def may_edit(self) -> bool:
        """Whether this person may arrange the week."""
        ...

    @property
    def is_open_to_edits(self) -> bool:
        """Whether the draft itself is shown and nothing is at work on it."""
        ...

    def names(self) -> Names:
        """Names for the draft."""
        ...

    def targets(self) -> Targets:
        """Where things may go."""
        ...

    def go_to_week(self, week: Week) -> None:
        """Show another week."""
        ...

    def refresh(self) -> None:
        """Read the week anew."""
        ...

    def refuse(self, reason: str) -> None:
        """Say why something is not possible."""
        ...


class DayCommands(QObject):
    """Makes the actions on `page`. Letters act only while the focus is on the page, where no text is typed."""

    def __init__(self, host: Host, page: Page) -> None:
        super().__init__(page)
        self._host, self._page = host, page
        self.steps, self.single = WeekSteps(host, page), SingleDays(host, page)
        t = page.t

        def letter(words: str, run: object, keys: str, hint: str, icon: str) -> QAction:
            return command(page, words, run, keys=keys, hint=hint, icon=icon)  # pyright: ignore[reportArgumentType] - any callable

        self.weeks = letter(t("Weeks"), self.steps.choose_week, "W", t("weeks"), "calendar")
        self.versions = letter(t("Versions of this week"), self.steps.show_versions, "V", t("versions"), "audit")
        self.start = letter(t("Start from a published week"), self.steps.start, "S", t("start from"), "copy")
        self.once = letter(t("This week only"), lambda: self.single.once(self._group()), "O", t("this week only"),
                           "calendar")  # fmt: skip
        self.off = letter(t("Call the session off"), lambda: self.single.call_off(self._group()), "C",
                          t("call off"), "holiday")  # fmt: skip
        self.call = letter(t("Group counselling"), self.single.call, "K", t("group counselling"), "no_group")
        head, panel = host.screen_parts.head, host.panel.group
        head.weeks_asked.connect(self.weeks.trigger)
        head.versions_asked.connect(self.versions.trigger)
        host.screen_parts.tray.call_asked.connect(self.call.trigger)
        panel.once_asked.connect(self.once.trigger)
        panel.off_asked.connect(self.off.trigger)
        host.board.opened.connect(self._on_opened)

    def fit(self) -> None:
        """Open the actions that can do something now."""
        host, context = self._host, self._host.context
        if not host.draft.is_loaded:
            return
        book, is_still = host.draft.book, host.is_open_to_edits
        is_over = book.week < Week.of(context.today())
        may_publish = context.can(Action.WEEK_PUBLISH) and is_still and not is_over
        self.versions.setEnabled(bool(book.number))
        self.start.setEnabled(is_still and not book.number and book.source is not None)
        self.once.setEnabled(is_still)
        self.off.setEnabled(may_publish and bool(book.number))
        self.call.setEnabled(is_still)
        parts = host.screen_parts
        parts.head.show_versions(can=self.versions.isEnabled())
        parts.tray.show_call(can=self.call.isEnabled())
        host.panel.group.show_days(once=self.once.isEnabled(), off=self.off.isEnabled())

    def hints(self) -> tuple[Hint, ...]:
        """What can be done now."""
        shown = (self.once, self.off, self.call, self.start, self.versions, self.weeks)
        return tuple(hint_of(action) for action in shown if action.isEnabled())

    def _group(self) -> str:
        """The group the focus is on, or the one that is opened; "" for none."""
        host = self._host
        if host.opened.is_open:
            return host.panel.group.group
        spot = host.board.spot
        return spot.group if spot is not None else ""

    def _on_opened(self, group: str) -> None:
        called = next((one for one in self._host.draft.book.extras if one.id == group), None)
        if called is not None:
            self.single.show_call(called)
