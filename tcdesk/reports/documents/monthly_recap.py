"""The month of the house: who came and went, what was held, what was found; the seven data aspects in an annex."""

from __future__ import annotations

from tcdesk.domain.monthly_recap import MonthlyRecap
from tcdesk.i18n import N_, Texts
from tcdesk.reports._base import DOCUMENTS, Document, PageOptions
from tcdesk.reports.paper import opening
from tcdesk.reports.paper.flow import Block, Together, pour
from tcdesk.reports.paper.frame import CONTENT_TOP, Frame
from tcdesk.reports.paper.section import Head
from tcdesk.reports.paper.sheet import Properties, Sheet
from tcdesk.reports.paper.signing import Signatures
from tcdesk.reports.paper.tokens import page
from tcdesk.reports.paper.writing import Lines
from tcdesk.reports.recap import blocks as parts
from tcdesk.reports.recap.aspects import aspect_blocks
from tcdesk.reports.samples import monthly_recap as samples

TITLE = N_("Monthly recap")


def render(record: MonthlyRecap, options: PageOptions) -> bytes:
    """The recap as a PDF: numbers first, the annex of people on pages of its own."""
    t = options.texts
    month = t.month(record.month)
    properties = Properties(
        title=f"{t.t(TITLE)} · {month}",
        author=record.letterhead.institution,
        subject=month,
        made_on=record.made_on,
    )
    sheet = Sheet(page(options.paper, options.profile), options, properties)
    frame = Frame(head=t.t(TITLE), head_detail=month, head_right=record.letterhead.institution, is_demo=record.demo)
    sheet.begin_part(frame)
    facts = (
        (t.t("Month"), month),
        (t.t("Counted up to"), t.date(record.ends_on)),
        (t.t("Made on"), t.date_full(record.made_on)),
    )
    top = opening.begin(sheet, record.letterhead, TITLE, facts)
    left, bottom, wide = sheet.page.left, sheet.page.bottom, sheet.page.text_width
    pour(sheet, _numbers(record, t, wide), left, top, bottom, further_top=CONTENT_TOP)
    sheet.new_page()
    pour(sheet, aspect_blocks(record, t, wide), left, CONTENT_TOP, bottom)
    sheet.end_part()
    return sheet.finish()


def _numbers(record: MonthlyRecap, t: Texts, wide: float) -> list[Block]:
    ending: list[Block] = [Head(title=N_("Obstacles and follow-up"), wide=wide), Lines(count=3, wide=wide)]
    if record.signatories:
        ending.append(
            Signatures(
                people=record.signatories, city=record.letterhead.city, on_date=record.made_on, wide=wide, before=16
            )
        )
    return [
        *parts.flow(record, t, wide),
        *parts.phases(record, t, wide),
        *parts.activities(record, t, wide),
        *parts.people(record, t, wide),
        *parts.findings(record, t, wide),
        Together(tuple(ending)),
    ]


def _samples() -> dict[str, MonthlyRecap]:
    return {"empty": samples.empty(), "typical": samples.typical(), "overfull": samples.overfull()}


DOCUMENTS.add(
    Document(code="monthly_recap", title=TITLE, version=2, takes=MonthlyRecap, render=render, samples=_samples)
)
