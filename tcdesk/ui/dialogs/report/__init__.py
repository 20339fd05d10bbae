"""Printing a resident's progress report: a draft, or made final at the moment it goes out."""

from __future__ import annotations

from functools import partial

import attrs
from PySide6.QtWidgets import QWidget

from tcdesk.domain.progress import ProgressReport, ReportStatus
from tcdesk.domain.views.prints import PrintChoice, Readiness
from tcdesk.i18n import Texts
from tcdesk.ui.context import Context
from tcdesk.ui.dialogs.printing import Family, Finality, Frozen, Item, Printable, PrintDialog, Remark, open_printing

DOCUMENT = "progress"


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
    final = attrs.evolve(report, status=ReportStatus.FINAL, number=ready.next_number)
    item = Item(
        document=DOCUMENT,
        make=partial(reporting.render, DOCUMENT, report),
        name=f"{report.identity.tc_no or 'laporan'}-{report.as_of:%Y-%m-%d}",
        resident_id=resident_id,
    )
    return Printable(
        title=texts.t("Print progress report"),
        line=f"{report.identity.name} · {texts.date(report.starts_on)} – {texts.date(report.ends_on)}",
        families=(Family(items=(item,)),),
        usual=reporting.choice(),
        finality=Finality(
            number=ready.next_number,
            reason=_reason(ready, texts),
            preview=partial(reporting.render, DOCUMENT, final),
            freeze=partial(_freeze, context, report, resident_id),
        ),
        remark=_remark(ready, texts),
    )


def _freeze(context: Context, report: ProgressReport, resident_id: int, choice: PrintChoice) -> Frozen:
    reporting = context.services.reporting
    snapshot, final, changes = reporting.finalise(resident_id, report.as_of, choice)
    context.bus.tell(changes)
    return Frozen(make=partial(reporting.render, DOCUMENT, final), snapshot_id=snapshot.id)


def _reason(ready: Readiness, texts: Texts) -> str:
    if ready.missing:
        return texts.t("Not complete yet, so it can only be printed as a draft.")
    if not ready.may_finalise:
        return texts.t("Only the resident's own counselor or the manager makes it final.")
    return ""


def _remark(ready: Readiness, texts: Texts) -> Remark:
    if ready.missing:
        words = " ".join(texts.t(sentence) for sentence in ready.missing)
        return Remark(title=texts.t("Not complete yet"), text=words, tone="warn")
    return Remark(
        title=texts.t("Ready to print: everything required is filled in"),
        text=texts.t("It will be written down as copy {copy}.", copy=ready.copy),
        tone="ok",
    )
