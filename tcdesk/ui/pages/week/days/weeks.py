"""From week to week: which there are, what was published, and one of them as a beginning."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject

from tcdesk.domain.calendar import Week
from tcdesk.domain.roles import Action
from tcdesk.domain.views.week import Locks
from tcdesk.domain.views.week_days import WeekStart
from tcdesk.ui.context import Context
from tcdesk.ui.pages._base import Page
from tcdesk.ui.pages.week.arranging import Arranger
from tcdesk.ui.pages.week.days.ahead import WeeksDialog
from tcdesk.ui.pages.week.days.start import StartDialog
from tcdesk.ui.pages.week.days.versions import VersionsDialog
from tcdesk.ui.pages.week.draft import WeekDraft
from tcdesk.ui.pages.week.names import Names
from tcdesk.ui.pages.week.publishing import Publishing


class Host(Protocol):
    """What it needs of the page."""

    context: Context
    draft: WeekDraft
    arranger: Arranger
    publishing: Publishing

    @property
    def may_edit(self) -> bool:
        """Whether this person may arrange the week."""
        ...

    def names(self) -> Names:
        """Names for the draft."""
        ...

    def go_to_week(self, week: Week) -> None:
        """Show another week."""
        ...


class WeekSteps(QObject):
    """Opens the dialogs of weeks over `page`."""

    def __init__(self, host: Host, page: Page) -> None:
        super().__init__(page)
        self._host, self._page = host, page

    def choose_week(self) -> None:
        """Show how the weeks stand, to go to one."""
        host, context = self._host, self._host.context
        with self._page.guard():
            shown, this = host.draft.book.week, Week.of(context.today())
            host.draft.flush()
            states = context.services.weeks.around(shown)
            may_start = host.may_edit and not host.draft.book.number and host.draft.book.source is not None
            dialog = WeeksDialog(self._page.window(), context.theme, context.texts, states, shown, this, context.local,
                                 may_start=may_start)  # fmt: skip
            dialog.start_asked.connect(self.start)
            dialog.week_picked.connect(lambda key: host.go_to_week(Week.parse(key)))
            dialog.appear()

    def show_versions(self) -> None:
        """Show the versions of the week."""
        host, context = self._host, self._host.context
        with self._page.guard():
            week = host.draft.book.week
            entries = context.services.weeks.history(week)
            may_print = context.can(Action.REPORT_PRINT)
            dialog = VersionsDialog(self._page.window(), context.theme, context.texts, entries, week, context.local,
                                    may_print=may_print)  # fmt: skip
            dialog.save_asked.connect(host.publishing.print_version)
            dialog.appear()

    def start(self) -> None:
        """Say what the week starts from, and let it start so."""
        host, context = self._host, self._host.context
        with self._page.guard():
            draft = host.draft
            week, weeks = draft.book.week, context.services.weeks
            dialog = StartDialog(
                self._page.window(),
                context.theme,
                weeks.sources(week),
                draft.book,
                host.names(),
                lambda source: weeks.start(week, source),
                context.local,
                is_changed=draft.is_changed,
            )
            dialog.taken.connect(self._take)
            dialog.appear()

    def _take(self, start: WeekStart, arrange: bool) -> None:
        draft, t = self._host.draft, self._page.t
        draft.edit(t("Start from week {n}", n=start.source.week.number), start.plan, Locks())
        if arrange:
            self._host.arranger.start()
