"""Arranging the week by the solver: a job with its dialog, and the proposal it brings."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from tcdesk.domain.week.plan import Plan, Progress, Proposal
from tcdesk.domain.week.problem import WeekProblem
from tcdesk.ui.context import Context
from tcdesk.ui.jobs import Job
from tcdesk.ui.pages.week.draft import WeekDraft
from tcdesk.ui.pages.week.solving import SolvingDialog

SHOWN_AFTER_MS = 300
"""What takes less needs no dialog."""


class Arranger(QObject):
    """Runs one search at a time over the draft. `proposed` fires when there is a proposal, `changed` when one begins or
    ends. The best plan of a search that was cancelled is where the next one begins."""

    proposed = Signal()
    changed = Signal()

    def __init__(self, page: QWidget, context: Context, draft: WeekDraft) -> None:
        super().__init__(page)
        self._page, self._context, self._draft = page, context, draft
        self._job: Job | None = None
        self._dialog: SolvingDialog | None = None
        self._last: Progress | None = None
        self._best: Plan | None = None
        self.proposal: Proposal | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(SHOWN_AFTER_MS)
        self._wait.timeout.connect(self._show_dialog)

    @property
    def is_busy(self) -> bool:
        """Whether a search runs."""
        return self._job is not None

    @property
    def dialog(self) -> SolvingDialog | None:
        """The dialog while it stands there."""
        return self._dialog

    def start(self) -> None:
        """Search for the best arrangement of the draft's week."""
        if self.is_busy or self.proposal is not None:
            return
        book, draft = self._draft.book, self._draft
        begin = self._best or (draft.plan if draft.plan != book.base else None)
        work = _work(self._context.services.scheduling.solve)
        self._last = None
        self._job = self._context.jobs.start(
            work, book.problem, begin, done=self._on_done, failed=self._on_failed, progressed=self._on_progress
        )
        self._wait.start()
        self.changed.emit()

    def _show_dialog(self) -> None:
        view, book = self._draft.view, self._draft.book
        locked = {lock.group for lock in book.locks.groups} | book.settled
        self._dialog = SolvingDialog(
            self._page.window(),
            self._context.theme,
            self._context.texts,
            week=book.week.number,
            unseated=len(view.unseated),
            total=view.total,
            locked=len(locked),
        )
        self._dialog.enough.connect(self._use_best)
        self._dialog.cancelled.connect(self._give_up)
        self._dialog.appear()
        if self._last is not None:
            self._dialog.show_progress(self._last)

    def _on_progress(self, state: Progress) -> None:
        self._last, self._best = state, state.plan
        if self._dialog is not None:
            self._dialog.show_progress(state)

    def _use_best(self) -> None:
        """Stop the search; it answers at once with the best so far."""
        if self._job is not None:
            self._job.cancel()

    def _give_up(self) -> None:
        """Leave everything as it was; the job ends by itself and nobody looks at what it brings."""
        self._dialog = None
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
        self.changed.emit()

    def stop(self) -> None:
        """End a search whose dialog is not there yet, or that nobody waits for any more."""
        self._wait.stop()
        if self._dialog is not None:
            self._dialog.cancel()
        self._give_up()

    def _on_done(self, proposal: Proposal) -> None:
        if self._job is None or not self._job.over:  # given up meanwhile, or another search runs
            return
        self._end()
        self.proposal, self._best = proposal, None
        self.changed.emit()
        self.proposed.emit()

    def _on_failed(self, error: BaseException) -> None:
        self._end()
        self.changed.emit()
        self._context.errors.take(error)

    def _end(self) -> None:
        self._wait.stop()
        self._job = None
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.finish()

    def take_away(self) -> None:
        """The proposal was accepted or rejected."""
        self.proposal = None
        self.changed.emit()

    def forget(self) -> None:
        """Another week, or other data: neither proposal nor best plan hold any more."""
        self.stop()
        self.proposal, self._best = None, None


def _work(solve: Callable[..., Proposal]) -> Callable[..., Proposal]:
    """The search as the pool of threads calls it."""

    def run(
        problem: WeekProblem,
        begin: Plan | None,
        progress: Callable[[Progress], object],
        cancelled: Callable[[], bool],
    ) -> Proposal:
        return solve(problem, seed=1, on_progress=progress, cancelled=cancelled, previous_best=begin)

    return run
