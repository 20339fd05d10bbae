"""Preview, options and the two ways out: on paper or into a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import attrs
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcdesk.domain.conference import ReportSnapshot
from tcdesk.domain.progress import ProgressReport, ReportStatus
from tcdesk.domain.refusals import Refusal
from tcdesk.domain.views.prints import PrintChoice
from tcdesk.services.files import write_file
from tcdesk.ui.ask import FileKind
from tcdesk.ui.context import Context
from tcdesk.ui.dialogs._overlay import Overlay
from tcdesk.ui.dialogs.report.options import Chosen, Options
from tcdesk.ui.dialogs.report.preview import Preview
from tcdesk.ui.kit.banner import Banner
from tcdesk.ui.kit.buttons import Button, icon_button
from tcdesk.ui.kit.cards import Scrolled
from tcdesk.ui.kit.labels import ElidedLabel, Label
from tcdesk.ui.printing.pages import page_count, page_images
from tcdesk.ui.printing.send import PrintJob, printers, send

DOCUMENT = "progress"
_WIDTH, _HEIGHT = 990, 612
_REMEMBERED = "print.choice"
_PREVIEW = 1100
"""Pixels a page is drawn wide for the preview: sharp at any size the dialog can have."""


@attrs.frozen(kw_only=True)
class Drawn:
    """A document with its pages as pictures."""

    pdf: bytes
    images: tuple[QImage, ...]


Render = Callable[[str, attrs.AttrsInstance, PrintChoice], bytes]


def _draw(render: Render, report: ProgressReport, choice: PrintChoice) -> Drawn:
    pdf = render(DOCUMENT, report, choice)
    return Drawn(pdf=pdf, images=page_images(pdf, _PREVIEW))


class ReportDialog(Overlay):
    """The print dialog for one resident's progress report. Raises a Refusal where it cannot be gathered."""

    def __init__(self, context: Context, host: QWidget, resident_id: int) -> None:
        self._report = context.services.reporting.gather(resident_id)
        super().__init__(host, context.theme, _WIDTH, _HEIGHT)
        self._context, self._resident_id = context, resident_id
        self._reporting = context.services.reporting
        self._readiness = self._reporting.readiness(self._report, resident_id)
        self._drawn: Drawn | None = None
        self._wanted: tuple[bool, PrintChoice] | None = None
        self._drawing = False
        self._build()
        self._options.changed.connect(self._on_changed)
        self._say_ready()
        QTimer.singleShot(0, self, self._on_changed)

    def _build(self) -> None:
        theme, t = self.theme, self._context.texts.t
        self.content.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(0)
        self.preview = Preview(theme, self._context.texts)
        row.addWidget(self.preview, 56)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(20, 18, 24, 20)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(Label(t("Print progress report"), "heading"), 1)
        head.addWidget(icon_button(theme, "close", t("Close"), self.cancel))
        column.addLayout(head)
        texts, report = self._context.texts, self._report
        line = f"{report.identity.name} · {texts.date(report.starts_on)} – {texts.date(report.ends_on)}"
        column.addWidget(ElidedLabel(line, "small", "ink2"))
        self._options = Options(self._context, self._usual(), printers())
        self._ready = Banner(theme, "")
        inner = QWidget()
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 6, 0, 0)
        inside.addWidget(self._options)
        inside.addWidget(self._ready)
        inside.addStretch(1)
        column.addWidget(Scrolled(inner), 1)
        column.addLayout(self._buttons())
        row.addWidget(side, 44)
        self.content.addLayout(row)
        self.setAccessibleName(t("Print progress report"))

    def _buttons(self) -> QHBoxLayout:
        theme, t = self.theme, self._context.texts.t
        self.save = Button(theme, t("Save PDF"), icon="save", keys=("Ctrl", "S"), clicked=self._on_save)
        self.no = Button(theme, t("Cancel"), "ghost", keys=("Esc",), clicked=self.cancel)
        self.print = Button(theme, t("Print"), "primary", icon="print", keys=("Enter",), clicked=self._on_print)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.save)
        row.addStretch(1)
        row.addWidget(self.no)
        row.addWidget(self.print)
        return row

    def first_focus(self) -> QWidget | None:
        """Enter prints, so the focus begins there."""
        return self.print

    def _usual(self) -> PrintChoice:
        """What this person chose last, or the facility's usual."""
        try:
            paper, language, theme = self._context.memory[_REMEMBERED].split("|")
            return PrintChoice(paper=paper, language=language, theme=theme)
        except (KeyError, ValueError):
            return self._reporting.choice()

    def _say_ready(self) -> None:
        t = self._context.texts.t
        ready = self._readiness
        reason = "" if ready.may_finalise else t("Only the resident's own counselor or the manager makes it final.")
        if ready.missing:
            reason = t("Not complete yet, so it can only be printed as a draft.")
            self._ready.say(t("Not complete yet"), " ".join(t(sentence) for sentence in ready.missing), "warn")
        else:
            text = t("It will be written down as copy {copy}.", copy=ready.copy)
            self._ready.say(t("Ready to print: everything required is filled in"), text, "ok")
        self._options.say_status(ready.next_number, reason)

    def _on_changed(self) -> None:
        """Draw what is chosen now; while one drawing is under way the newest wish waits."""
        chosen = self._options.chosen()
        self._wanted = (chosen.final, chosen.choice)
        if self._drawing:
            return
        self._drawing = True
        final, choice = self._wanted
        self._wanted = None
        report = self._report
        if final:
            report = attrs.evolve(report, status=ReportStatus.FINAL, number=self._readiness.next_number)
        self._context.jobs.start(
            _draw, self._reporting.render, report, choice, done=self._on_drawn, failed=self._on_failed
        )

    def _on_drawn(self, drawn: Drawn) -> None:
        self._drawing = False
        self._drawn = drawn
        self.preview.show_pages(drawn.images)
        if self._wanted is not None:
            self._on_changed()

    def _on_failed(self, error: BaseException) -> None:
        self._drawing = False
        self._context.errors.take(error)
        self.cancel()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt D and Alt F choose the status, Ctrl S saves, page keys turn the pages, Enter prints."""
        key, held = event.key(), event.modifiers()
        if held == Qt.KeyboardModifier.AltModifier and key == Qt.Key.Key_D:
            self._options.draft.setChecked(True)
        elif held == Qt.KeyboardModifier.AltModifier and key == Qt.Key.Key_F:
            if self._options.final.isEnabled():
                self._options.final.setChecked(True)
        elif held == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_S:
            self._on_save()
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.preview.turn(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_print()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _on_print(self) -> None:
        chosen = self._options.chosen()
        with self._context.errors.guard(self._on_refused):
            pdf, snapshot = self._document(chosen)
            send(
                PrintJob(pdf=pdf, printer=chosen.printer, paper=chosen.choice.paper, copies=chosen.copies, duplex=True)
            )
            self._written_down(pdf, chosen, snapshot, "printer")
            self._context.notices.done(self._context.texts.t("Report sent to the printer"), chosen.printer)
            self.finish()

    def _on_save(self) -> None:
        kind = FileKind(words=self._context.texts.t("PDF document"), endings=("pdf",))
        name = f"{self._report.identity.tc_no or 'laporan'}-{self._report.as_of:%Y-%m-%d}.pdf"
        self._context.ask.pick_save_file(self._context.texts.t("Save report as PDF"), name, kind, self._save_to)

    def _save_to(self, path: Path) -> None:
        chosen = self._options.chosen()
        with self._context.errors.guard(self._on_refused):
            pdf, snapshot = self._document(chosen)
            written = write_file(path, pdf)
            self._written_down(pdf, chosen, snapshot, "file")
            self._context.notices.done(self._context.texts.t("Report saved"), written.name)
            self.finish()

    def _document(self, chosen: Chosen) -> tuple[bytes, ReportSnapshot | None]:
        """The bytes that go out; for a final report it is frozen and numbered now, not before."""
        if not chosen.final:
            return self._reporting.render(DOCUMENT, self._report, chosen.choice), None
        snapshot, report, changes = self._reporting.finalise(self._resident_id, self._report.as_of, chosen.choice)
        self._context.bus.tell(changes)
        return self._reporting.render(DOCUMENT, report, chosen.choice), snapshot

    def _written_down(self, pdf: bytes, chosen: Chosen, snapshot: ReportSnapshot | None, target: str) -> None:
        _entry, changes = self._reporting.log_print(
            DOCUMENT,
            pdf,
            pages=page_count(pdf),
            target=target,
            copies=chosen.copies,
            resident_id=self._resident_id,
            snapshot_id=snapshot.id if snapshot is not None else None,
        )
        choice = chosen.choice
        self._context.memory[_REMEMBERED] = f"{choice.paper}|{choice.language}|{choice.theme}"
        self._context.bus.tell(changes)

    def _on_refused(self, refusal: Refusal) -> None:
        self._ready.say(refusal.sentence(self._context.texts), "", "danger")
