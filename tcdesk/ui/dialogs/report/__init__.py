"""Printing a resident's progress report: a draft, or made final at the moment it goes out."""

from __future__ import annotations

from datetime import date
from functools import partial

import attrs
from PySide6.QtWidgets import QWidget

from tcdesk.domain.progress import ProgressReport
from tcdesk.domain.report_changes import ReportChanges
from tcdesk.domain.views.finals import DrawnReport, KeptReport
from tcdesk.domain.views.prints import PrintChoice, Readiness
from tcdesk.i18n import Texts
from tcdesk.ui.context import Context
from tcdesk.ui.dialogs.printing import (
    Family,
    Finality,
    Frozen,
    Item,
    Printable,
    PrintDialog,
    Remark,
    Source,
    open_printing,
)
from tcdesk.ui.dialogs.report.papers import families
from tcdesk.ui.lacks import links_of

DOCUMENT = "progress"
_SAID = 3
"""Changes that are said beside the preview; the reports page has them all."""


def open_report(context: Context, host: QWidget, resident_id: int) -> PrintDialog | None:
    """Open the dialog over `host` (the window); None where the report could not be gathered, which was then said."""
    with context.errors.guard():
        return open_printing(context, host, printable(context, resident_id))
    return None


def printable(context: Context, resident_id: int) -> Printable:
    """The progress report of a resident as the print dialog takes it. Raises what gathering refuses."""
    reporting, texts = context.services.reporting, context.texts
    report = reporting.gather(resident_id)
    ready = reporting.readiness(report, resident_id)
    final = _AsFinal(context, resident_id, report.as_of) if ready.is_ready and ready.may_finalise else None
    item = Item(
        document=DOCUMENT,
        source=Source.of(reporting, DOCUMENT, report),
        name=f"{report.identity.tc_no or 'laporan'}-{report.as_of:%Y-%m-%d}",
        resident_id=resident_id,
        sections=reporting.sections(),
    )
    return Printable(
        title=texts.t("Print papers of a resident"),
        line=f"{report.identity.name} · {texts.date(report.starts_on)} – {texts.date(report.ends_on)}",
        families=(
            Family(words=texts.t("Progress report"), items=(item,)),
            *families(context, resident_id, report.identity.tc_no or "residen"),
        ),
        usual=reporting.choice(),
        finality=Finality(
            number=ready.next_number,
            reason=_reason(ready, texts),
            preview=attrs.evolve(item.source, make=final.draw) if final is not None else item.source,
            freeze=partial(_freeze, context, report, resident_id, final),
        ),
        remark=_remark(context, ready, reporting.changed_since(report, resident_id), resident_id),
    )


class _AsFinal:
    """A report as it would be final, drawn by workers; what was drawn last is what is kept when it is made final."""

    def __init__(self, context: Context, resident_id: int, as_of: date) -> None:
        reporting = context.services.reporting
        self._report = reporting.prepare(resident_id, as_of)
        self._render = reporting.render
        self._last: tuple[PrintChoice, bytes] | None = None

    def draw(self, choice: PrintChoice) -> bytes:
        """The PDF, for a worker."""
        pdf = self._render(DOCUMENT, self._report, choice)
        self._last = choice, pdf
        return pdf

    def drawn(self, choice: PrintChoice) -> DrawnReport | None:
        """What a worker drew with this choice; None where it drew another one last."""
        last = self._last
        return DrawnReport(code=self._report.code, pdf=last[1]) if last is not None and last[0] == choice else None


def _freeze(
    context: Context, report: ProgressReport, resident_id: int, final: _AsFinal | None, choice: PrintChoice
) -> Frozen:
    drawn = final.drawn(choice) if final is not None else None
    snapshot, _final, changes = context.services.reporting.finalise(resident_id, report.as_of, choice, drawn)
    context.bus.tell(changes)
    kept = context.services.final_reports.reprint(snapshot.id)
    return Frozen(make=partial(_given, kept.pdf), snapshot_id=snapshot.id)


def _given(pdf: bytes, _choice: PrintChoice) -> bytes:
    return pdf


def _reason(ready: Readiness, texts: Texts) -> str:
    if ready.missing:
        return texts.t("Not complete yet, so it can only be printed as a draft.")
    if not ready.may_finalise:
        return texts.t("Only the resident's own counselor or the manager makes it final.")
    return ""


def _remark(context: Context, ready: Readiness, changed: ReportChanges | None, resident_id: int) -> Remark:
    texts = context.texts
    since = _since(changed, texts)
    if ready.missing:
        words = " ".join(texts.t(lack.text) for lack in ready.missing)
        links = links_of(context, ready.missing, resident_id)
        return Remark(title=texts.t("Not complete yet"), text=f"{words} {since}".strip(), tone="warn", links=links)
    return Remark(title=texts.t("Ready to print: everything required is filled in"), text=since, tone="ok")


def _since(changed: ReportChanges | None, texts: Texts) -> str:
    """What differs from the last final report, the first few of it in words."""
    if changed is None:
        return texts.t("This is the first report of this resident.")
    values = {"number": changed.number, "day": texts.date(changed.as_of)}
    if not changed.lines:
        return texts.t("Nothing has changed since {number} of {day}.", **values)
    said = [line.sentence(texts) for line in changed.lines[:_SAID]]
    rest = len(changed.lines) - len(said)
    if rest:
        said.append(texts.n("{n} more", "{n} more", rest))
    return texts.t("Changed since {number} of {day}: {changes}.", changes="; ".join(said), **values)


def open_final(context: Context, host: QWidget, snapshot_id: int) -> PrintDialog | None:
    """Open the dialog for a final report, which is printed as it was made; None where that was refused and said."""
    with context.errors.guard():
        kept = context.services.final_reports.reprint(snapshot_id)
        line, texts = kept.line, context.texts
        printable = Printable.bytes_of(
            kept.pdf,
            kept.choice,
            document=DOCUMENT,
            name=f"{line.tc_no or 'laporan'}-{line.as_of:%Y-%m-%d}",
            title=texts.t("Print final report"),
            line=f"{line.number} · {line.name} · {texts.date(line.as_of)}",
            resident_id=line.resident_id,
            snapshot_id=line.id,
        )
        return open_printing(context, host, attrs.evolve(printable, remark=_kept_remark(kept, texts)))
    return None


def _kept_remark(kept: KeptReport, texts: Texts) -> Remark:
    copy = texts.t("The next copy is number {n}; that stands in its margin.", n=kept.line.copies + 1)
    if kept.is_redrawn:
        title = texts.t("Drawn anew from the frozen data: no print was kept")
        return Remark(title=title, text=copy, tone="warn")
    if kept.has_other_form:
        title = texts.t("The form of this report has changed since; it is printed in the form of then")
        return Remark(title=title, text=copy, tone="info")
    return Remark(title=texts.t("Printed exactly as it was made final"), text=copy, tone="ok")
