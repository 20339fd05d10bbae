"""Publishing the week, and its board on paper."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from tcdesk.domain.refusals import Conflict
from tcdesk.domain.week.plan import Proposal
from tcdesk.services.scheduling import CHANGED_SINCE
from tcdesk.ui.ask import Question
from tcdesk.ui.context import Context
from tcdesk.ui.dialogs.printing import open_printing
from tcdesk.ui.pages._base import Page
from tcdesk.ui.pages.week.draft import BETWEEN, WeekDraft
from tcdesk.ui.pages.week.issues import Issue
from tcdesk.ui.pages.week.printing import printable

_MOST_NAMES = 60


class Publishing(QObject):
    """Asks what must be asked, publishes, and opens the prints of it. `published` fires after a new version."""

    published = Signal()

    def __init__(self, page: Page, draft: WeekDraft) -> None:
        super().__init__(page)
        self._page, self._draft = page, draft
        self._context: Context = page.context
        self.last: Proposal | None = None

    def publish(self, issues: tuple[Issue, ...]) -> None:
        """Publish the draft; with anything wrong, or anybody left out, only with a written reason.

        What happened, where the week was planned again for it, goes with the version beside that reason.
        """
        why = self._draft.standing.why
        if not issues:
            self._go(why)
            return
        t, n = self._page.t, self._context.texts.n
        unseated = self._draft.view.unseated
        broken = [issue for issue in issues if issue.rule != "H1"]
        lines = [f"• {issue.title}" for issue in broken]
        if unseated:
            names = ", ".join(seat.name for seat in unseated[:_MOST_NAMES])
            more = n("and {n} more", "and {n} more", len(unseated) - _MOST_NAMES)
            names = f"{names}, {more}" if len(unseated) > _MOST_NAMES else names
            lines.append(n("Left out: {names}", "Left out: {names}", len(unseated), names=names))
        lines.append(t("The reason is kept with the published week and in the audit."))
        title = n("Publish with {n} problem?", "Publish with {n} problems?", len(issues))
        question = Question(title=title, text="\n".join(lines), yes=t("Publish"), danger=True, icon="publish")
        self._context.ask.reason(question, lambda reason: self._go(BETWEEN.join(filter(None, (why, reason)))))

    def _go(self, reason: str) -> None:
        with self._page.guard():
            try:
                self._publish(reason)
            except Conflict as refusal:
                if refusal.text == CHANGED_SINCE:  # what broke meanwhile stands beside the board from now on
                    self.published.emit()
                raise

    def _publish(self, reason: str) -> None:
        draft, context = self._draft, self._context
        last = self.last if self.last is not None and self.last.plan == draft.plan else None
        version, changes = context.services.scheduling.publish(
            draft.book,
            draft.plan,
            score=last.cost if last is not None else 0,
            proven=last.proven if last is not None else False,
            reason=reason,
        )
        draft.forget()
        context.notices.clean()
        texts = context.texts
        words = texts.t("Week {n} is published", n=draft.book.week.number)
        context.notices.done(words, texts.t("version {n} · Ctrl P prints it", n=version.number))
        context.bus.tell(changes, self._page)
        self.published.emit()

    # paper

    def print_week(self) -> None:
        """Open the print dialog on the published week: boards, sheets to sign, files."""
        services = self._context.services
        with self._page.guard():
            week = self._draft.book.week
            board = services.scheduling.paper(week)
            sheets = services.papers.sign_in_sheets(week) if board.groups else None
            open_printing(self._context, self._page.window(), printable(self._context, board, sheets))

    def print_version(self, version_id: int) -> None:
        """Open the print dialog on one version of a week, as it was published."""
        with self._page.guard():
            board = self._context.services.weeks.reprint(version_id)
            open_printing(self._context, self._page.window(), printable(self._context, board, None))
