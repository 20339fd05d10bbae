"""What stands beside the draft until it is left: a proposal to accept or reject, or a mere comparison."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from tcdesk.domain.roles import Action
from tcdesk.domain.week.plan import Plan
from tcdesk.ui.context import Context
from tcdesk.ui.pages.week.arranging import Arranger
from tcdesk.ui.pages.week.board import Board
from tcdesk.ui.pages.week.changes import Shown, how_good, shown
from tcdesk.ui.pages.week.draft import WeekDraft
from tcdesk.ui.pages.week.edits import Edits
from tcdesk.ui.pages.week.names import Names
from tcdesk.ui.pages.week.opened import OpenedGroup
from tcdesk.ui.pages.week.panel import Panel
from tcdesk.ui.pages.week.publishing import Publishing
from tcdesk.ui.pages.week.screen import WeekScreen


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

    def show_all(self) -> None:
        """Show the draft, or what stands beside it."""
        ...


class Beside(QObject):
    """Holds what is shown in place of the draft; `shown` is None while that is the draft itself.

    `why` is what happened, where that is why the week was planned again.
    """

    def __init__(self, page: Host, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = page
        self.shown: Shown | None = None
        self.is_comparing = False
        self.why = ""

    def propose(self) -> None:
        """Show the proposal the search brought."""
        page = self._page
        proposal = page.arranger.proposal
        if proposal is not None:
            page.opened.close()
            texts = page.context.texts
            summary = how_good(proposal, texts, texts.time(page.context.clock()))
            self._look_at(page.draft.plan, proposal.plan, summary, is_comparison=False)

    def compare(self) -> None:
        """Set the draft beside what stands, or put that away."""
        draft = self._page.draft
        if self.is_comparing:
            self.reject()
        elif self.shown is None:
            self._page.opened.close()
            self._look_at(draft.book.base, draft.plan, "", is_comparison=True)

    def _look_at(self, before: Plan, after: Plan, summary: str, *, is_comparison: bool) -> None:
        page = self._page
        book = page.draft.named(after)
        names = Names(book, page.context.texts, may_see_pairs=page.context.can(Action.SAFETY_READ))
        self.shown, self.is_comparing = shown(book, before, after, names, summary), is_comparison
        page.show_all()
        page.screen_parts.open_panel()
        button = page.panel.proposal.reject if is_comparison else page.panel.proposal.accept
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self) -> None:
        """Take the proposal into the draft, as one step of undo."""
        page = self._page
        proposal = page.arranger.proposal
        if proposal is None or self.shown is None or self.is_comparing:
            return
        page.publishing.last = proposal
        why = self.why
        self.end()
        page.edits.accept(proposal.plan, why)
        self._back_to_draft()

    def reject(self) -> None:
        """Put away what stands there; the draft is exactly as it was."""
        if self.shown is not None:
            self.end()
            self._back_to_draft()

    def _back_to_draft(self) -> None:
        self._page.show_all()
        self._page.board.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        """Nothing stands beside the draft any more."""
        self.shown, self.is_comparing, self.why = None, False, ""
        if self._page.arranger.proposal is not None:
            self._page.arranger.take_away()
