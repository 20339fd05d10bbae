"""The two ways out of the print dialog, each in a worker, and written down when it was gone."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import partial
from pathlib import Path

import attrs
from PySide6.QtCore import QObject, Signal

from tcdesk.domain.refusals import Refusal
from tcdesk.domain.views.finals import KeptReport
from tcdesk.domain.views.prints import PrintChoice, Unprintable
from tcdesk.services.files import locked_copy, write_file
from tcdesk.ui.context import Context
from tcdesk.ui.dialogs.printing.printable import FileForm, Item, Source
from tcdesk.ui.printing.pages import PageSize, page_sizes
from tcdesk.ui.printing.send import PrintJob, send

CopiesOf = Callable[[KeptReport], tuple[bytes, ...]]
"""Gives each copy of a final report as a file of its own."""


@attrs.frozen(kw_only=True)
class Drawn:
    """A document with the sizes of its pages, and the signs in it that no face prints."""

    pdf: bytes
    sizes: tuple[PageSize, ...]
    lost: tuple[Unprintable, ...] = ()


@attrs.frozen(kw_only=True)
class Leaving:
    """What goes out: the document, what it is made of, and its number in the store where it was made final."""

    item: Item
    choice: PrintChoice
    source: Source
    snapshot_id: int | None = None


@attrs.frozen(kw_only=True)
class _Gone:
    """What went out, for the log: its bytes before any password, how many pages, what the person is told.

    `copies` is how many went out and `trouble` what kept the others in.
    """

    content: bytes
    pages: int
    told: str
    copies: int = 1
    trouble: Refusal | None = None


def draw(
    source: Source, choice: PrintChoice, progress: Callable[[object], object], cancelled: Callable[[], bool]
) -> Drawn | None:
    """Make a document, for a worker; None where it was stopped."""
    make = source.make
    asked = inspect.signature(make).parameters
    offered = {"progress": progress, "cancelled": cancelled}
    pdf = make(choice, **{name: value for name, value in offered.items() if name in asked})
    return Drawn(pdf=pdf, sizes=page_sizes(pdf), lost=source.lost(choice)) if pdf is not None else None


def _whole(leaving: Leaving) -> Drawn:
    drawn = draw(Source.known(leaving.source.make), leaving.choice, lambda _state: None, lambda: False)
    if drawn is None:
        msg = "nobody stopped it"
        raise RuntimeError(msg)
    return drawn


def _print(leaving: Leaving, job: PrintJob) -> _Gone:
    drawn = _whole(leaving)
    send(attrs.evolve(job, pdf=drawn.pdf))
    return _Gone(content=drawn.pdf, pages=len(job.pages) or len(drawn.sizes), told=job.printer, copies=job.copies)


def _print_copies(copies_of: CopiesOf, kept: KeptReport, job: PrintJob) -> _Gone:
    """Each copy is a job of its own, because each says in its margin which it is."""
    pages = len(job.pages) or len(page_sizes(kept.pdf))
    for sent, pdf in enumerate(copies_of(kept)):
        try:
            send(attrs.evolve(job, pdf=pdf, copies=1))
        except Refusal as refusal:
            if not sent:
                raise
            return _Gone(content=kept.pdf, pages=pages, told=job.printer, copies=sent, trouble=refusal)
    return _Gone(content=kept.pdf, pages=pages, told=job.printer, copies=job.copies)


def _save_copy(copies_of: CopiesOf, kept: KeptReport, leaving: Leaving, path: Path, password: str) -> _Gone:
    copied = attrs.evolve(leaving, source=Source.known(partial(_first, copies_of, kept)))
    return attrs.evolve(_save(copied, path, password), content=kept.pdf)


def _first(copies_of: CopiesOf, kept: KeptReport, _choice: PrintChoice) -> bytes:
    return copies_of(kept)[0]


def _save(leaving: Leaving, path: Path, password: str) -> _Gone:
    drawn = _whole(leaving)
    written = write_file(path, locked_copy(drawn.pdf, password) if password else drawn.pdf)
    return _Gone(content=drawn.pdf, pages=len(drawn.sizes), told=written.name)


def _export(leaving: Leaving, path: Path, form: FileForm, ticked: bool) -> _Gone:
    content = form.make(leaving.choice, ticked)
    return _Gone(content=content, pages=0, told=write_file(path, content).name)


def _snapshot(leaving: Leaving) -> int | None:
    return leaving.snapshot_id if leaving.snapshot_id is not None else leaving.item.snapshot_id


class Outgoing(QObject):
    """Sends, saves and writes down. It outlives the dialog: what was sent is written down though somebody closed it.

    `gone` fires when it is done, `refused` with the Refusal where it is not.
    """

    gone = Signal()
    refused = Signal(object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.is_busy = False

    def print(self, leaving: Leaving, job: PrintJob) -> None:
        """Print it."""
        told = self._context.texts.t("Sent to the printer")
        kept = self._kept(leaving, job.copies)
        work = (
            partial(_print_copies, self._context.services.final_reports.copies_of, kept, job)
            if kept
            else partial(_print, leaving, job)
        )
        self._start(work, partial(self._write_down, leaving, "printer", told))

    def save(self, leaving: Leaving, path: Path, password: str) -> None:
        """Write it into a file, behind a password where there is one."""
        told = self._context.texts.t("Saved with a password") if password else self._context.texts.t("Saved")
        kept = self._kept(leaving, 1)
        work = (
            partial(_save_copy, self._context.services.final_reports.copies_of, kept, leaving, path, password)
            if kept
            else partial(_save, leaving, path, password)
        )
        self._start(work, partial(self._write_down, leaving, "file", told))

    def export(self, leaving: Leaving, path: Path, form: FileForm, *, ticked: bool) -> None:
        """Write another form of it."""
        told = self._context.texts.t("Saved")
        self._start(partial(_export, leaving, path, form, ticked), partial(self._write_down, leaving, "file", told))

    def _start(self, work: Callable[[], _Gone], done: Callable[[_Gone], None]) -> None:
        self.is_busy = True
        self._done = done
        self._context.jobs.start(work, done=self._on_done, failed=self._on_failed)

    def _kept(self, leaving: Leaving, copies: int) -> KeptReport | None:
        """What is kept of a final report, with the lines its next copies carry; None for anything else."""
        snapshot = _snapshot(leaving)
        return self._context.services.final_reports.reprint(snapshot, copies) if snapshot is not None else None

    def _write_down(self, leaving: Leaving, target: str, told: str, gone: _Gone) -> None:
        item = leaving.item
        _entry, changes = self._context.services.reporting.log_print(
            item.document,
            gone.content,
            pages=gone.pages,
            target=target,
            copies=gone.copies,
            resident_id=item.resident_id,
            snapshot_id=_snapshot(leaving),
        )
        self._context.bus.tell(changes)
        if gone.trouble is not None:
            raise gone.trouble
        self._context.notices.done(told, gone.told)

    def _on_done(self, gone: _Gone) -> None:
        self.is_busy = False
        try:
            self._done(gone)
        except Refusal as refusal:
            self._on_failed(refusal)
        else:
            self.gone.emit()

    def _on_failed(self, error: BaseException) -> None:
        self.is_busy = False
        if isinstance(error, Refusal):
            self.refused.emit(error)
        else:
            self._context.errors.take(error)
            self.gone.emit()
