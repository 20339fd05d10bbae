"""The sign-in sheet of a session: everybody who is expected, boxes for the mark, room for a signature."""

from __future__ import annotations

from tcdesk.domain.sign_in_sheet import SignInSheet
from tcdesk.figures import marks
from tcdesk.i18n import N_, Texts
from tcdesk.reports._base import DOCUMENTS, Document, PageOptions
from tcdesk.reports.paper import opening
from tcdesk.reports.paper import type as styles
from tcdesk.reports.paper.flow import Block, Together, pour
from tcdesk.reports.paper.frame import CONTENT_TOP, Frame
from tcdesk.reports.paper.section import Head
from tcdesk.reports.paper.sheet import Properties, Sheet
from tcdesk.reports.paper.table import Cell, Column, Table
from tcdesk.reports.paper.tokens import MM, page
from tcdesk.reports.paper.writing import Lines, writing_rows
from tcdesk.reports.samples import sign_in_sheet as samples

TITLE = N_("Sign-in sheet")
_WIDTHS = (9.0, 52.0, 27.0, 33.0, 10.0, 43.0)
"""Number, name, TC number, boxes, rating, signature; in millimetres of a text of 174."""
_BOX, _BETWEEN, _BOXES = 7.6, 6.1 * MM, 5


def render(record: SignInSheet, options: PageOptions) -> bytes:
    """The sheet as a PDF."""
    t = options.texts
    properties = Properties(
        title=f"{t.t(TITLE)} · {_name(record)}",
        author=record.letterhead.institution,
        subject=t.date_long(record.on_date),
        made_on=record.on_date,
    )
    sheet = Sheet(page(options.paper, options.profile), options, properties)
    draw(sheet, record)
    return sheet.finish()


def _name(record: SignInSheet) -> str:
    return " · ".join(part for part in (record.activity, record.group) if part)


def draw(sheet: Sheet, record: SignInSheet, whole: str = "") -> None:
    """Draw a sheet as a part of a document; `whole`, marked for translation, says which page of it all each one is."""
    t = sheet.texts
    head = t.t("{title} · {month}", title=t.t(TITLE), month=t.date_long(record.on_date))
    sheet.begin_part(Frame(head=_name(record), head_right=head, whole=whole, is_demo=record.demo))
    hours = f"{t.minutes(record.starts_at)}–{t.minutes(record.starts_at + record.minutes)}"
    facts = (
        (t.t("Day, date"), t.date_full(record.on_date)),
        (t.t("Time"), t.t("{time} WIB", time=hours)),
        (t.t("Room"), record.room or "–"),
    )
    top = opening.begin(sheet, record.letterhead, TITLE, facts)
    sheet.rule(sheet.page.left, sheet.page.right, top)
    top = opening.draw_facts(sheet, _facts(record, t), top + 5)
    wide = sheet.page.text_width
    pour(sheet, _blocks(record, t, wide), sheet.page.left, top, sheet.page.bottom, further_top=CONTENT_TOP)
    sheet.end_part()


def _facts(record: SignInSheet, t: Texts) -> opening.Facts:
    dash = "–"
    return (
        (t.t("Activity"), record.activity),
        (t.t("Therapy group"), record.group or dash),
        (t.t("Led by"), record.counselor),
        (t.t("Topic"), record.topic or dash),
        (t.t("Meeting"), t.number(record.meeting_no) if record.meeting_no else dash),
        (t.t("Expected"), t.n("{n} resident", "{n} residents", len(record.expected))),
    )


def _blocks(record: SignInSheet, t: Texts, wide: float) -> list[Block]:
    columns = _columns(t, wide)
    people = [(one.name, one.tc_no or one.place) for one in record.expected] + [("", "")] * record.spare
    cells = [
        [Cell(str(number)), Cell(name), Cell(tc_no), Cell("", _draw_boxes), Cell("", _draw_line), Cell()]
        for number, (name, tc_no) in enumerate(people, start=1)
    ]
    table = Table(columns=columns, rows=writing_rows(columns, cells), empty=t.t("Nobody is expected."))
    note = t.t("P present · L late · E excused · S sick · A absent · participation 1–5")
    ending = (Head(title=N_("Notes of the session"), wide=wide), Lines(count=4, wide=wide))
    return [Head(title=N_("Attendance"), note=note, wide=wide), table, Together((*ending, _Signed(t, wide)))]


def _columns(t: Texts, wide: float) -> tuple[Column, ...]:
    number, name, tc_no, boxes, rating, signature = (part * wide / sum(_WIDTHS) for part in _WIDTHS)
    return (
        Column(title=t.t("No."), wide=number, style=styles.LABEL),
        Column(title=t.t("Name"), wide=name, style=styles.CELL_STRONG),
        Column(title=t.t("TC no."), wide=tc_no),
        Column(title=t.t("P · L · E · S · A"), wide=boxes),
        Column(title=t.t("1–5"), wide=rating),
        Column(title=t.t("Signature"), wide=signature),
    )


def _draw_boxes(sheet: Sheet, x: float, baseline: float, room: float) -> None:
    between = min(_BETWEEN, room / _BOXES)
    for place in range(_BOXES):
        marks.check_box(sheet.pen, x + place * between, baseline - 7.4, _BOX, is_ticked=False)


def _draw_line(sheet: Sheet, x: float, baseline: float, room: float) -> None:
    del room
    marks.check_box(sheet.pen, x, baseline - 10.5, 12.0, is_ticked=False, width=0.5)


class _Signed(Block):
    """Where the one who led the session signs."""

    before = 16.0

    def __init__(self, t: Texts, wide: float) -> None:
        self._texts = t
        self._wide = wide

    @property
    def height(self) -> float:
        """The words and the line."""
        return 52.0

    def draw(self, sheet: Sheet, x: float, top: float) -> None:
        """Draw it at the right."""
        left = x + self._wide * 2 / 3
        sheet.text(left, top + 8, self._texts.t("Led by (name, signature)"), styles.CELL)
        sheet.rule(left, x + self._wide, top + 50, 0.6)


def _samples() -> dict[str, SignInSheet]:
    return {"empty": samples.empty(), "typical": samples.typical(), "overfull": samples.overfull()}


DOCUMENTS.add(
    Document(code="sign_in_sheet", title=TITLE, version=2, takes=SignInSheet, render=render, samples=_samples)
)
