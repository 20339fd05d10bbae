"""Publishing the week, and its board on paper."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PySide6.QtCore import QObject, Signal

from tcdesk.domain.refusals import Conflict, Trouble
from tcdesk.domain.week.plan import Proposal
from tcdesk.domain.week_board import WeekBoard
from tcdesk.i18n import N_
from tcdesk.services.scheduling import CHANGED_SINCE
from tcdesk.ui.ask import FileKind, Question
from tcdesk.ui.context import Context
from tcdesk.ui.pages._base import Page
from tcdesk.ui.pages.week.draft import WeekDraft
from tcdesk.ui.pages.week.issues import Issue

DOCUMENT = "week_board"
_MOST_NAMES = 60
_NOT_WRITTEN = N_(
    "The file could not be written. The published week is safe. Choose another folder or free some space."
)


class Publishing(QObject):
    """Asks what must be asked, publishes, and saves the board as a PDF. `published` fires after a new version."""

    published = Signal()

    def __init__(self, page: Page, draft: WeekDraft) -> None:
        super().__init__(page)
        self._page, self._draft = page, draft
        self._context: Context = page.context
        self.last: Proposal | None = None

    def publish(self, issues: tuple[Issue, ...]) -> None:
        """Publish the draft; with anything wrong, or anybody left out, only with a written reason."""
        if not issues:
            self._go("")
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
        self._context.ask.reason(question, self._go)

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
        context.notices.done(words, texts.t("version {n} · Ctrl P saves the board", n=version.number))
        context.bus.tell(changes, self._page)
        self.published.emit()

    # paper

    def save_board(self) -> None:
        """Ask for a file and write the published board there."""
        with self._page.guard():
            self.save(self._context.services.scheduling.paper(self._draft.book.week))

    def save_version(self, version_id: int) -> None:
        """Ask for a file and write the board of one version there, as it was published."""
        with self._page.guard():
            self.save(self._context.services.weeks.reprint(version_id))

    def save(self, board: WeekBoard) -> None:
        """Ask for a file and write a board there."""
        t = self._page.t
        kind = FileKind(words=t("PDF document"), endings=("pdf",))
        name = t("Week board {week} v{n}.pdf", week=str(board.week), n=board.version)
        self._context.ask.pick_save_file(t("Save the week board"), name, kind, lambda path: self._make(board, path))

    def _make(self, board: WeekBoard, path: Path) -> None:
        services = self._context.services
        with self._page.guard():
            choice = services.reporting.choice()
            self._context.jobs.start(
                services.reporting.render, DOCUMENT, board, choice, done=lambda pdf: self._write(pdf, path)
            )

    def _write(self, pdf: bytes, path: Path) -> None:
        context = self._context
        with self._page.guard():
            try:
                path.write_bytes(pdf)
            except OSError as error:
                raise Trouble(_NOT_WRITTEN) from error
            document = pypdfium2.PdfDocument(pdf)
            pages = len(document)
            document.close()
            _, changes = context.services.reporting.log_print(DOCUMENT, pdf, pages=pages, target="file")
            context.bus.tell(changes, self._page)
            context.notices.done(self._page.t("The week board is saved"), path.name)
