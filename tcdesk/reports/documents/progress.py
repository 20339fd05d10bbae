"""The progress report of one resident: page 1 measures, page 2 judges and is signed."""

from __future__ import annotations

import attrs

from tcdesk.domain.progress import SECTION_NAMES, SHORT_SECTION_NAMES, ProgressReport, ReportStatus
from tcdesk.i18n import N_
from tcdesk.reports._base import DOCUMENTS, Document, PageOptions
from tcdesk.reports.paper.frame import Frame
from tcdesk.reports.paper.seal import payload
from tcdesk.reports.paper.sheet import Properties, Sheet
from tcdesk.reports.paper.tokens import page
from tcdesk.reports.progress.judge import draw_judgement
from tcdesk.reports.progress.left_out import WHOLE
from tcdesk.reports.progress.measure import draw_measures
from tcdesk.reports.samples import progress as samples

TITLE = N_("Resident progress report")


def render(report: ProgressReport, options: PageOptions) -> bytes:
    """The report as a PDF of its own."""
    properties = Properties(
        title=f"{options.texts.t(TITLE)} · {report.identity.name}",
        author=report.letterhead.institution,
        subject=" · ".join(part for part in (report.number, report.code) if part),
        made_on=report.as_of,
    )
    sheet = Sheet(page(options.paper, options.profile), options, properties)
    draw(sheet, report, without=options.without)
    return sheet.finish()


def draw(sheet: Sheet, report: ProgressReport, whole: str = "", *, without: frozenset[str] = WHOLE) -> None:
    """Draw the report as one part of a document: its pages are numbered from 1, and by `whole` within the document.

    A draft can be drawn `without` some of its sections. A final report is always whole: one number and one code stand
    for one paper, whoever holds it.
    """
    without = WHOLE if report.status is ReportStatus.FINAL else without & SECTION_NAMES.keys()
    sheet.begin_part(attrs.evolve(frame(report, sheet, without), whole=whole))
    end = draw_measures(sheet, report, without)
    draw_judgement(sheet, report, without, end)
    sheet.end_part()


def frame(report: ProgressReport, sheet: Sheet, without: frozenset[str] = WHOLE) -> Frame:
    """The furniture of the report's pages; a draft carries no verification code, whatever its data says."""
    t = sheet.texts
    is_draft = report.status is ReportStatus.DRAFT
    is_sealed = bool(report.code) and not is_draft
    facts = [t.t("Verification code {code}", code=report.code)] if is_sealed else []
    if without:
        facts.append(t.n("{n} section not printed", "{n} sections not printed", len(without)))
    return Frame(
        head=report.identity.name,
        head_detail=report.identity.tc_no,
        head_right=" · ".join(part for part in (t.t(TITLE), report.number) if part),
        number=t.t("{number} · version {n}", number=report.number, n=report.version) if report.number else "",
        facts=tuple(facts),
        qr=payload(report.number, report.version, report.code) if is_sealed else "",
        is_draft=is_draft,
        is_demo=report.demo,
    )


def _samples() -> dict[str, ProgressReport]:
    return {"empty": samples.empty(), "typical": samples.typical(), "overfull": samples.overfull()}


DOCUMENTS.add(
    Document(
        code="progress", title=TITLE, version=4, takes=ProgressReport, render=render, samples=_samples,
        sections={section.value: name for section, name in SHORT_SECTION_NAMES.items()},
    )
)  # fmt: skip
