"""The agenda: everybody in order, with what is proposed, boxes for the decision, and the page of the report."""

from __future__ import annotations

from tcdesk.domain.packet import BOXES, PROPOSAL_NAMES, Packet, PacketItem
from tcdesk.figures import marks
from tcdesk.figures.pen import Align, Box
from tcdesk.i18n import N_, Texts
from tcdesk.reports.paper import type as styles
from tcdesk.reports.paper.finding import Ahead, link, mark_place
from tcdesk.reports.paper.flow import pour
from tcdesk.reports.paper.frame import CONTENT_TOP
from tcdesk.reports.paper.section import Head
from tcdesk.reports.paper.sheet import Sheet
from tcdesk.reports.paper.table import Cell, Column, Mark, Table, rows
from tcdesk.reports.paper.tokens import MM

AGENDA = N_("Agenda & residents")
_WIDTHS = (9.0, 36.0, 24.0, 29.0, 32.0, 30.0, 14.0)
"""Number, name, TC number, phase, proposal, boxes, page; in millimetres of a text of 174."""
_BOX = 7.6
_BETWEEN = 5.9 * MM


def draw_agenda(sheet: Sheet, packet: Packet, ahead: Ahead) -> None:
    """Draw the agenda on pages of its own; the pages of the reports are settled later, by `item-0`, `item-1`, ..."""
    sheet.new_page()
    page, t = sheet.page, sheet.texts
    mark_place(sheet, "agenda", t.t(AGENDA))
    wide = page.text_width
    columns = _columns(t, wide)
    cells = [_cells(item, number, t, ahead) for number, item in enumerate(packet.items)]
    head = Head(title=AGENDA, note=t.t("S stay · A advance · B back · O other"), wide=wide)
    table = Table(columns=columns, rows=rows(columns, cells), empty=t.t("Nobody is on the agenda yet."))
    pour(sheet, [head, table], page.left, CONTENT_TOP, page.bottom)


def _columns(t: Texts, wide: float) -> tuple[Column, ...]:
    number, name, tc_no, phase, proposal, boxes, at = (part * wide / sum(_WIDTHS) for part in _WIDTHS)
    return (
        Column(title=t.t("No."), wide=number, style=styles.CELL_STRONG),
        Column(title=t.t("Resident"), wide=name, style=styles.CELL_STRONG, wraps=True),
        Column(title=t.t("TC no."), wide=tc_no),
        Column(title=t.t("Phase"), wide=phase),
        Column(title=t.t("Counselor's proposal"), wide=proposal),
        Column(title=t.t("Decision  S · A · B · O"), wide=boxes),
        Column(title=t.t("Pg."), wide=at, align=Align.RIGHT),
    )


def _cells(item: PacketItem, number: int, t: Texts, ahead: Ahead) -> list[Cell]:
    who, dash = item.report.identity, "–"
    proposal = item.proposed
    return [
        Cell(str(number + 1), _link(number, who.name)),
        Cell(who.name),
        Cell(who.tc_no or dash),
        Cell(who.phase or dash),
        Cell(t.t(PROPOSAL_NAMES[proposal]) if proposal else dash),
        Cell("", _boxes(item)),
        Cell("", _page(number, ahead)),
    ]


def _link(number: int, name: str) -> Mark:
    def draw(sheet: Sheet, x: float, baseline: float, room: float) -> None:
        del room
        link(sheet, f"item-{number}", Box(x, baseline - 9, sheet.page.right - x, 12), name)

    return draw


def _boxes(item: PacketItem) -> Mark:
    def draw(sheet: Sheet, x: float, baseline: float, room: float) -> None:
        del room
        for place, decisions in enumerate(BOXES):
            marks.check_box(sheet.pen, x + place * _BETWEEN, baseline - 6.6, _BOX, is_ticked=item.decision in decisions)

    return draw


def _page(number: int, ahead: Ahead) -> Mark:
    def draw(sheet: Sheet, x: float, baseline: float, room: float) -> None:
        del sheet
        ahead.place(f"item-{number}", x + room, baseline, styles.CELL)

    return draw
