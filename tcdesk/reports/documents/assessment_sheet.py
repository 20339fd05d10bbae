"""The sheet of one instrument: filled in with what it changed against the sheet before, or blank for a pen."""

from __future__ import annotations

from tcdesk.domain.assessment_sheet import AssessmentSheet, SheetItem, SheetSection
from tcdesk.figures.pen import Align, Box, Ink
from tcdesk.i18n import N_, Texts
from tcdesk.reports._base import DOCUMENTS, Document, PageOptions
from tcdesk.reports.paper import opening
from tcdesk.reports.paper import type as styles
from tcdesk.reports.paper.flow import Block, Together, pour
from tcdesk.reports.paper.frame import CONTENT_TOP, Frame
from tcdesk.reports.paper.section import GAPS, Head
from tcdesk.reports.paper.sheet import Properties, Sheet
from tcdesk.reports.paper.signing import Signatures
from tcdesk.reports.paper.table import BETWEEN, Cell, Column, Mark, Table, rows
from tcdesk.reports.paper.text import width
from tcdesk.reports.paper.tokens import MM, page
from tcdesk.reports.paper.writing import Lines
from tcdesk.reports.samples import assessment_sheet as samples

TITLE = N_("Assessment sheet")
_SCALE = 84 * MM
_NOW, _CHANGE = 14 * MM, 15 * MM
_PITCH = 9.2 * MM
_PILL = 10.8


def render(record: AssessmentSheet, options: PageOptions) -> bytes:
    """The sheet as a PDF."""
    t, who = options.texts, record.identity
    title = t.t(record.title)
    properties = Properties(
        title=f"{t.t(TITLE)} · {title} · {who.name}",
        author=record.letterhead.institution,
        subject=title,
        made_on=record.made_on,
    )
    sheet = Sheet(page(options.paper, options.profile), options, properties)
    frame = Frame(
        head=who.name, head_detail=who.tc_no, head_right=title, number=_version(record, t), is_demo=record.demo
    )
    sheet.begin_part(frame)
    facts = (
        (t.t("Instrument"), title),
        (t.t("Filled in on"), t.date(record.on_date) if record.on_date is not None else "................"),
        (t.t("Made on"), t.date_full(record.made_on)),
    )
    top = opening.begin(sheet, record.letterhead, TITLE, facts)
    sheet.rule(sheet.page.left, sheet.page.right, top)
    top = opening.draw_facts(sheet, _facts(record, t), top + 5)
    wide = sheet.page.text_width
    pour(sheet, _blocks(record, t, wide), sheet.page.left, top, sheet.page.bottom, further_top=CONTENT_TOP)
    sheet.end_part()
    return sheet.finish()


def _version(record: AssessmentSheet, t: Texts) -> str:
    return t.t("{title} · version {n}", title=t.t(record.title), n=record.version)


def _facts(record: AssessmentSheet, t: Texts) -> opening.Facts:
    who, dash = record.identity, "–"
    blank = "................................" if record.is_blank else dash
    return (
        (t.t("Name"), who.name),
        (t.t("TC no."), who.tc_no),
        (t.t("Phase"), who.phase),
        (t.t("Rated by"), record.rater or blank),
        (t.t("Period looked at"), record.window or blank),
        (t.t("Compared with"), t.date(record.before_on) if record.before_on is not None else dash),
    )


def _blocks(record: AssessmentSheet, t: Texts, wide: float) -> list[Block]:
    blocks: list[Block] = []
    for section in record.sections:
        score = t.t("mean {score}", score=t.number(section.score, 1)) if section.score is not None else ""
        columns = _columns(record, section, t, wide)
        cells = [_cells(record, item, t) for item in section.items]
        blocks.append(Head(title=section.label or N_("Items"), note=score, wide=wide, before=GAPS[2]))
        blocks.append(Table(columns=columns, rows=rows(columns, cells)))
    if not record.sections:
        table = Table(columns=(Column(wide=wide),), rows=(), empty=t.t("This instrument has no items."))
        blocks += [Head(title=N_("Items"), wide=wide), table]
    if record.total is not None:
        blocks.append(_total(record.total, record.total_before, t, wide))
    ending: list[Block] = [Head(title=N_("Remarks"), wide=wide, before=GAPS[2]), Lines(count=2, wide=wide, pitch=20)]
    if record.signatories:
        ending.append(
            Signatures(
                people=record.signatories,
                city=record.letterhead.city,
                on_date=record.made_on,
                wide=wide,
                free=14 * MM,
                before=10,
            )
        )
    blocks.append(Together(tuple(ending)))
    return blocks


def _columns(record: AssessmentSheet, section: SheetSection, t: Texts, wide: float) -> tuple[Column, ...]:
    choices = max((len(item.choices) for item in section.items), default=0)
    scale = min(_SCALE, max(2, choices) * _PITCH + BETWEEN)
    rest = 0.0 if record.is_blank else _NOW + _CHANGE
    label = Column(wide=wide - scale - rest, wraps=True)
    if record.is_blank:
        return label, Column(title=t.t("Circle one"), wide=scale)
    before = t.t("now · before") if record.before_on is not None else t.t("answer")
    return (
        label,
        Column(title=before, wide=scale),
        Column(title=t.t("Now"), wide=_NOW, style=styles.CELL_STRONG, align=Align.RIGHT),
        Column(title=t.t("Difference"), wide=_CHANGE, align=Align.RIGHT),
    )


def _cells(record: AssessmentSheet, item: SheetItem, t: Texts) -> list[Cell]:
    cells = [Cell(t.t(item.label)), Cell("", _scale(item, t))]
    if record.is_blank:
        return cells
    decimals = _decimals(item)
    now = t.number(item.answer, decimals) if item.answer is not None else "–"
    change = item.change
    moved = t.signed(change, decimals) if change is not None else "–"
    strong = change is not None and (change < 0 or change >= 1)
    return [*cells, Cell(now), Cell(moved, style=styles.CELL_STRONG if strong else None)]


def _decimals(item: SheetItem) -> int:
    return 0 if all(choice == int(choice) for choice in item.choices) else 1


def _scale(item: SheetItem, t: Texts) -> Mark:
    """All choices in a row: the answer white on black, the answer before in a ring."""

    def draw(sheet: Sheet, x: float, baseline: float, room: float) -> None:
        count = max(1, len(item.choices))
        pitch = min(_PITCH, room / count)
        for place, choice in enumerate(item.choices):
            middle = x + (place + 0.5) * pitch
            is_answer, was_answer = choice == item.answer, choice == item.before
            words = t.number(choice, 0 if choice == int(choice) else 1)
            style = styles.LABEL_STRONG if is_answer else styles.LABEL
            wide = max(_PILL, width(words, style) + 6)
            pill = Box(middle - wide / 2, baseline - 2.8 - _PILL / 2, wide, _PILL)
            if is_answer:
                sheet.pen.round_rect(pill, _PILL / 2, fill=Ink.INK)
            elif was_answer:
                sheet.pen.round_rect(pill, _PILL / 2, stroke=Ink.INK, width=0.6)
            ink = Ink.ON_LABEL if is_answer else Ink.INK
            sheet.text(middle, baseline, words, style, align=Align.CENTER, ink=ink)

    return draw


def _total(total: float, before: float | None, t: Texts, wide: float) -> Block:
    columns = (
        Column(wide=wide - 90 * MM, style=styles.CELL_STRONG),
        Column(title=t.t("Before"), wide=30 * MM, align=Align.RIGHT),
        Column(title=t.t("Now"), wide=30 * MM, style=styles.CELL_STRONG, align=Align.RIGHT),
        Column(title=t.t("Difference"), wide=30 * MM, align=Align.RIGHT),
    )
    cells = [
        Cell(t.t("Total")),
        Cell(t.number(before, 2) if before is not None else "–"),
        Cell(t.number(total, 2)),
        Cell(t.signed(total - before, 2) if before is not None else "–"),
    ]
    return Table(columns=columns, rows=rows(columns, [cells]), before=10)


def _samples() -> dict[str, AssessmentSheet]:
    return {"empty": samples.empty(), "typical": samples.typical(), "overfull": samples.overfull()}


DOCUMENTS.add(
    Document(code="assessment_sheet", title=TITLE, version=2, takes=AssessmentSheet, render=render, samples=_samples)
)
