"""The end of the packet: what was decided, lines for the minutes, and the sign-off sheet."""

from __future__ import annotations

from tcdesk.domain.conference import Decision
from tcdesk.domain.packet import DECISION_NAMES, Packet, PacketItem
from tcdesk.i18n import N_, Texts
from tcdesk.reports.paper import type as styles
from tcdesk.reports.paper.finding import mark_place
from tcdesk.reports.paper.flow import Block, Together, pour
from tcdesk.reports.paper.frame import CONTENT_TOP
from tcdesk.reports.paper.passage import passage
from tcdesk.reports.paper.section import Head
from tcdesk.reports.paper.sheet import Sheet
from tcdesk.reports.paper.table import Cell, Column, Table, rows
from tcdesk.reports.paper.tokens import MM
from tcdesk.reports.paper.writing import Lines, writing_rows

MINUTES = N_("Minutes of the conference")
SIGN_OFF = N_("Attendance & sign-off")
DECISIONS = N_("Decisions")
SIGN_ROWS = 12
LINES = 10


def draw_minutes(sheet: Sheet, packet: Packet) -> None:
    """Draw decisions (where there are any), minutes and sign-off sheet on pages of their own."""
    sheet.new_page()
    page, t = sheet.page, sheet.texts
    mark_place(sheet, "minutes", t.t(MINUTES))
    wide = page.text_width
    blocks = [*_decisions(packet, t, wide), *_minutes(packet, wide), *_sign_off(packet, t, wide)]
    pour(sheet, blocks, page.left, CONTENT_TOP, page.bottom)


def _decisions(packet: Packet, t: Texts, wide: float) -> list[Block]:
    decided = [(number, item) for number, item in enumerate(packet.items, start=1) if item.is_decided]
    if not decided:
        return []
    fixed = (9 * MM, 38 * MM, 31 * MM)
    columns = (
        Column(title=t.t("No."), wide=fixed[0], style=styles.CELL_STRONG),
        Column(title=t.t("Resident"), wide=fixed[1], style=styles.CELL_STRONG, wraps=True),
        Column(title=t.t("Decision"), wide=fixed[2], wraps=True),
        Column(title=t.t("Reason and what follows"), wide=wide - sum(fixed), wraps=True),
    )
    cells = [
        [Cell(str(number)), Cell(item.report.identity.name), Cell(_decision(item, t)), Cell(_follows(item, t))]
        for number, item in decided
    ]
    note = t.n("{n} resident", "{n} residents", len(decided))
    return [Head(title=DECISIONS, note=note, wide=wide), Table(columns=columns, rows=rows(columns, cells))]


def _decision(item: PacketItem, t: Texts) -> str:
    return t.t(DECISION_NAMES[item.decision]) if item.decision is not Decision.OPEN else "–"


def _follows(item: PacketItem, t: Texts) -> str:
    said = [part for part in (item.discussion.strip(), item.reason.strip()) if part]
    for action in item.actions:
        due = t.t("by {day}", day=t.date(action.due_on)) if action.due_on is not None else ""
        said.append(" · ".join(part for part in (f"• {action.what}", action.who, due) if part))
    if item.review_on is not None:
        said.append(t.t("Review on {day}", day=t.date(item.review_on)))
    return "\n".join(said)


def _minutes(packet: Packet, wide: float) -> list[Block]:
    head = Head(title=MINUTES, wide=wide, needs=40 * MM)
    text = packet.minutes_text.strip()
    if text:
        return [head, passage("", text, styles.BODY, wide=wide, indent=0, before=2)]
    return [head, Lines(count=LINES, wide=wide)]


def _sign_off(packet: Packet, t: Texts, wide: float) -> list[Block]:
    fixed = (10 * MM, 60 * MM, 50 * MM)
    columns = (
        Column(title=t.t("No."), wide=fixed[0], style=styles.LABEL),
        Column(title=t.t("Name"), wide=fixed[1]),
        Column(title=t.t("Position"), wide=fixed[2]),
        Column(title=t.t("Signature"), wide=wide - sum(fixed)),
    )
    count = max(SIGN_ROWS, len(packet.people))
    people = [(one.name, t.t(one.position)) for one in packet.people] + [("", "")] * (count - len(packet.people))
    cells = [
        [Cell(str(number)), Cell(name), Cell(position), Cell()]
        for number, (name, position) in enumerate(people, start=1)
    ]
    table = Table(columns=columns, rows=writing_rows(columns, cells))
    return [Together((Head(title=SIGN_OFF, wide=wide, before=22), table))]
