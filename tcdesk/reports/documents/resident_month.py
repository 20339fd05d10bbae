"""The monthly sheet of one resident for his case officer (wali): attendance day by day, and the behaviour ledger."""

from __future__ import annotations

from tcdesk.domain.resident_month import ResidentMonth
from tcdesk.domain.session import MARK_NAMES, Mark
from tcdesk.i18n import N_, Texts
from tcdesk.reports._base import DOCUMENTS, Document, PageOptions
from tcdesk.reports.paper import opening
from tcdesk.reports.paper.day_marks import DayGrid, GridRow
from tcdesk.reports.paper.flow import Block, Together, pour
from tcdesk.reports.paper.frame import CONTENT_TOP, Frame
from tcdesk.reports.paper.section import Head
from tcdesk.reports.paper.sheet import Properties, Sheet
from tcdesk.reports.paper.signing import Signatures
from tcdesk.reports.paper.tokens import page
from tcdesk.reports.paper.writing import Lines
from tcdesk.reports.progress.ledger import ledger_blocks
from tcdesk.reports.samples import resident_month as samples

TITLE = N_("Resident's month: attendance & behaviour")


def render(record: ResidentMonth, options: PageOptions) -> bytes:
    """The sheet as a PDF: one page as a rule."""
    t, who = options.texts, record.identity
    properties = Properties(
        title=f"{t.t(TITLE)} · {who.name}",
        author=record.letterhead.institution,
        subject=t.month(record.month),
        made_on=record.made_on,
    )
    sheet = Sheet(page(options.paper, options.profile), options, properties)
    head = t.t("{title} · {month}", title=t.t(TITLE), month=t.month(record.month))
    sheet.begin_part(Frame(head=who.name, head_detail=who.tc_no, head_right=head, is_demo=record.demo))
    facts = (
        (t.t("Month"), t.month(record.month)),
        (t.t("Counted up to"), t.date(record.ends_on)),
        (t.t("Made on"), t.date_full(record.made_on)),
    )
    top = opening.begin(sheet, record.letterhead, TITLE, facts)
    sheet.rule(sheet.page.left, sheet.page.right, top)
    top = opening.draw_facts(sheet, _facts(record, t), top + 5)
    wide = sheet.page.text_width
    blocks = [*_attendance(record, t, wide), *ledger_blocks(record.ledger, t, wide, 0, is_cut=False)]
    blocks.append(Together(tuple(_ending(record, wide))))
    pour(sheet, blocks, sheet.page.left, top, sheet.page.bottom, further_top=CONTENT_TOP)
    sheet.end_part()
    return sheet.finish()


def _facts(record: ResidentMonth, t: Texts) -> opening.Facts:
    who = record.identity
    return (
        (t.t("Name"), who.name),
        (t.t("Register no."), who.register_no),
        (t.t("TC no."), who.tc_no),
        (t.t("Phase"), who.phase),
        (t.t("Housing"), who.place),
        (t.t("Work function"), who.work),
        (t.t("Counselor"), who.counselor),
        (t.t("Case officer"), record.case_officer),
        (t.t("Attendance"), _share(record.attended, record.scheduled, t)),
    )


def _share(attended: int, scheduled: int, t: Texts) -> str:
    if not scheduled:
        return t.t("no sessions")
    return f"{t.percent(attended / scheduled)} · {t.number(attended)}/{t.number(scheduled)}"


def _attendance(record: ResidentMonth, t: Texts, wide: float) -> list[Block]:
    counts = [
        t.t("{mark} {n}", mark=t.t(MARK_NAMES[mark]).lower(), n=t.number(record.count(mark)))
        for mark in (Mark.PRESENT, Mark.LATE, Mark.EXCUSED, Mark.SICK, Mark.ABSENT)
    ]
    head = Head(title=N_("Attendance by day"), note=" · ".join(counts), wide=wide)
    grid = DayGrid(
        days=record.days,
        rows=tuple(
            GridRow(label=row.name, days=row.days, attended=row.attended, scheduled=row.scheduled)
            for row in record.activities
        ),
        texts=t,
        wide=wide,
    )
    return [head, grid]


def _ending(record: ResidentMonth, wide: float) -> list[Block]:
    blocks: list[Block] = [Head(title=N_("Remarks of the case officer"), wide=wide), Lines(count=3, wide=wide)]
    if record.signatories:
        blocks.append(
            Signatures(
                people=record.signatories, city=record.letterhead.city, on_date=record.made_on, wide=wide, before=14
            )
        )
    return blocks


def _samples() -> dict[str, ResidentMonth]:
    return {"empty": samples.empty(), "typical": samples.typical(), "overfull": samples.overfull()}


DOCUMENTS.add(
    Document(code="resident_month", title=TITLE, version=2, takes=ResidentMonth, render=render, samples=_samples)
)
