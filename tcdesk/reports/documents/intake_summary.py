"""The intake summary: what was recorded at admission, section by section, to be signed and filed."""

from __future__ import annotations

from tcdesk.domain.intake import FIELD_NAMES, SECTION_NAMES, Section
from tcdesk.domain.intake_summary import IntakeSummary
from tcdesk.figures.pen import Align, Box, Ink
from tcdesk.i18n import N_, Texts
from tcdesk.reports._base import DOCUMENTS, Document, PageOptions, Theme
from tcdesk.reports.intake import values
from tcdesk.reports.paper import opening
from tcdesk.reports.paper import type as styles
from tcdesk.reports.paper.flow import Block, Together, pour
from tcdesk.reports.paper.frame import CONTENT_TOP, Frame
from tcdesk.reports.paper.opening import FactGrid
from tcdesk.reports.paper.passage import passage
from tcdesk.reports.paper.picture import photo
from tcdesk.reports.paper.section import Head
from tcdesk.reports.paper.sheet import Properties, Sheet
from tcdesk.reports.paper.signing import Signatures
from tcdesk.reports.paper.table import Cell, Column, Table, rows
from tcdesk.reports.paper.text import fit
from tcdesk.reports.paper.tokens import MM, page
from tcdesk.reports.samples import intake_summary as samples

TITLE = N_("Intake summary")
WITHHELD = N_("These data are shown to other roles only.")
_PHOTO_WIDE, _PHOTO_HIGH = 18 * MM, 24 * MM
_INDENT = 36 * MM


def render(record: IntakeSummary, options: PageOptions) -> bytes:
    """The summary as a PDF: two pages as a rule."""
    t, name = options.texts, record.intake.name
    properties = Properties(
        title=f"{t.t(TITLE)} · {name}",
        author=record.letterhead.institution,
        subject=record.tc_no,
        made_on=record.made_on,
    )
    sheet = Sheet(page(options.paper, options.profile), options, properties)
    sheet.begin_part(Frame(head=name, head_detail=record.tc_no, head_right=t.t(TITLE), is_demo=record.demo))
    facts = (
        (t.t("TC no."), record.tc_no or "–"),
        (t.t("Admitted on"), t.date(record.intake.admitted_on) if record.intake.admitted_on else "–"),
        (t.t("Made on"), t.date_full(record.made_on)),
    )
    top = _draw_name(sheet, record, opening.begin(sheet, record.letterhead, TITLE, facts))
    blocks = _blocks(record, t, sheet.page.text_width)
    pour(sheet, blocks, sheet.page.left, top, sheet.page.bottom, further_top=CONTENT_TOP)
    sheet.end_part()
    return sheet.finish()


def _draw_name(sheet: Sheet, record: IntakeSummary, top: float) -> float:
    """Photo, name and register number on a rule."""
    left, right, t = sheet.page.left, sheet.page.right, sheet.texts
    box = Box(left, top, _PHOTO_WIDE, _PHOTO_HIGH)
    data = record.intake.portrait
    picture = photo(data, grey=sheet.options.theme is Theme.MONO) if data is not None else None
    with sheet.figure(box, t.t("Photo of {name}", name=record.intake.name)):
        if picture is not None:
            sheet.image(picture, box)
        sheet.pen.rect(box, stroke=Ink.INK, width=0.4)
    start = left + _PHOTO_WIDE + 6 * MM
    name, style = fit(record.intake.name or t.t("Not known"), styles.NAME, right - start, styles.NAME_LEAST)
    sheet.text(start, top + 13.4, name, style)
    sheet.rule(start, right, top + 20.5)
    register = record.intake.register_no if record.sees_legal else ""
    label = t.t("Register no.")
    wide = sheet.text(start, top + 33, label, styles.LABEL, ink=Ink.INK2)
    words, style = fit(register or t.t("Not known"), styles.VALUE, right - start - wide - 8, styles.VALUE_LEAST)
    sheet.text(start + wide + 8, top + 33, words, style)
    if picture is None:
        sheet.text(box.center_x, box.center_y + 3, t.t("No photo"), styles.LABEL, align=Align.CENTER)
    return box.bottom


def _blocks(record: IntakeSummary, t: Texts, wide: float) -> list[Block]:
    one = record.intake
    blocks: list[Block] = [
        *_section(Section.IDENTITY, values.identity(record, t), wide),
        _passage(FIELD_NAMES["address"], one.address, t, wide),
    ]
    if record.sees_legal:
        blocks += _section(Section.CUSTODY, values.custody(record, t), wide)
        blocks.append(_passage(FIELD_NAMES["articles"], ", ".join(one.articles), t, wide))
    else:
        blocks += _withheld(Section.CUSTODY, t, wide)
    if record.sees_health:
        blocks += _section(Section.HEALTH, values.health(record, t), wide)
        texts = {"urine": values.urine(record, t), "findings": one.findings, "medication": one.medication}
        blocks += [_passage(FIELD_NAMES[name], text, t, wide) for name, text in texts.items()]
    else:
        blocks += _withheld(Section.HEALTH, t, wide)
    blocks += _substances(record, t, wide)
    blocks += _section(Section.FAMILY, values.family(record, t), wide)
    blocks += _section(Section.CONSENT, values.consent(record, t), wide)
    blocks += [
        Head(title=N_("Belongings"), wide=wide),
        passage("", one.belongings or t.t("Nothing recorded."), styles.CELL, wide=wide, indent=0, before=0),
    ]
    if record.signatories:
        signed = Signatures(
            people=record.signatories, city=record.letterhead.city, on_date=record.made_on, wide=wide, before=18
        )
        blocks.append(Together((signed,)))
    return blocks


def _section(section: Section, facts: opening.Facts, wide: float) -> list[Block]:
    return [Head(title=SECTION_NAMES[section], wide=wide), FactGrid(facts=facts)]


def _withheld(section: Section, t: Texts, wide: float) -> list[Block]:
    words = passage("", t.t(WITHHELD), styles.CELL, wide=wide, indent=0, before=0)
    return [Head(title=SECTION_NAMES[section], wide=wide), words]


def _passage(label: str, text: str, t: Texts, wide: float) -> Block:
    return passage(t.t(label), text or t.t("Not known"), styles.CELL, wide=wide, indent=_INDENT, before=3)


def _substances(record: IntakeSummary, t: Texts, wide: float) -> list[Block]:
    fixed = (44 * MM, 26 * MM, 34 * MM, 28 * MM)
    columns = (
        Column(title=t.t("Substance"), wide=fixed[0], style=styles.CELL_STRONG),
        Column(title=t.t("Age of first use"), wide=fixed[1]),
        Column(title=t.t("Last used"), wide=fixed[2]),
        Column(title=t.t("Route"), wide=fixed[3]),
        Column(title=t.t("Remark"), wide=wide - sum(fixed), wraps=True),
    )
    cells = [
        [
            Cell(use.name),
            Cell(t.number(use.first_age) if use.first_age is not None else "–"),
            Cell(use.last_used or "–"),
            Cell(use.route or "–"),
            Cell(use.remark or "–"),
        ]
        for use in record.substances
    ]
    table = Table(columns=columns, rows=rows(columns, cells), empty=t.t("No substance is recorded."))
    facts = FactGrid(facts=values.problem(record, t), before=4)
    return [Head(title=SECTION_NAMES[Section.SUBSTANCES], wide=wide), table, facts]


def _samples() -> dict[str, IntakeSummary]:
    return {"empty": samples.empty(), "typical": samples.typical(), "overfull": samples.overfull()}


DOCUMENTS.add(
    Document(code="intake_summary", title=TITLE, version=2, takes=IntakeSummary, render=render, samples=_samples)
)
