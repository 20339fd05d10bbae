"""The behaviour ledger of the report."""

from __future__ import annotations

from tcdesk.domain.care import TOOL_NAMES
from tcdesk.domain.progress import SECTION_NAMES, ReportSection
from tcdesk.domain.progress_parts import Ledger, LedgerRow
from tcdesk.figures import marks
from tcdesk.figures.pen import Align
from tcdesk.i18n import Texts
from tcdesk.reports.paper import type as styles
from tcdesk.reports.paper.flow import Block
from tcdesk.reports.paper.section import GAPS, Head
from tcdesk.reports.paper.sheet import Sheet
from tcdesk.reports.paper.table import Cell, Column, Table, rows
from tcdesk.reports.paper.tokens import MM

CUT_ROWS = 7
"""Rows that stay when the ledger is cut to keep the report on two pages."""


def ledger_blocks(ledger: Ledger, t: Texts, wide: float, density: int, *, is_cut: bool) -> list[Block]:
    """Head and table of the ledger; cut, the newest rows and one line that sums the rest."""
    shown = ledger.rows[:CUT_ROWS] if is_cut else ledger.rows
    columns = _columns(t, wide)
    cells = [
        [
            Cell(t.day(row.on_date)),
            Cell("", _reward if row.is_reward else _sanction, alt=t.t("Reward") if row.is_reward else t.t("Sanction")),
            Cell(t.t(TOOL_NAMES[row.tool])),
            Cell(row.event),
            Cell(row.staff),
            Cell(t.signed(row.points)),
            Cell(t.number(balance)),
        ]
        for row, balance in zip(shown, ledger.balances, strict=False)
    ]
    note = t.n("{n} event", "{n} events", len(ledger.rows))
    note = t.t("{events} · balance {balance}", events=note, balance=t.number(ledger.balance))
    head = Head(title=SECTION_NAMES[ReportSection.LEDGER], note=note, wide=wide, before=GAPS[density])
    table = Table(
        columns=columns,
        rows=rows(columns, cells, density),
        empty=t.t("No events in this period."),
        note=_older(ledger.rows[len(shown) :], t),
    )
    return [head, table]


def _older(rest: tuple[LedgerRow, ...], t: Texts) -> str:
    if not rest:
        return ""
    up, down = sum(row.points for row in rest if row.points > 0), sum(row.points for row in rest if row.points < 0)
    return t.n(
        "{n} older event in the behaviour book ({up} / {down})",
        "{n} older events in the behaviour book ({up} / {down})",
        len(rest),
        up=t.signed(up),
        down=t.signed(down),
    )


def _columns(t: Texts, wide: float) -> tuple[Column, ...]:
    fixed = [14 * MM, 7 * MM, 27 * MM, 25 * MM, 11 * MM, 12 * MM]
    return (
        Column(title=t.t("Date"), wide=fixed[0]),
        Column(wide=fixed[1]),
        Column(title=t.t("Kind"), wide=fixed[2], style=styles.CELL_STRONG),
        Column(title=t.t("Event"), wide=wide - sum(fixed), wraps=True),
        Column(title=t.t("Staff"), wide=fixed[3]),
        Column(title=t.t("Points"), wide=fixed[4], align=Align.RIGHT),
        Column(title=t.t("Balance"), wide=fixed[5], style=styles.CELL_STRONG, align=Align.RIGHT),
    )


def _reward(sheet: Sheet, x: float, baseline: float, room: float) -> None:
    del room
    marks.triangle_up(sheet.pen, x + 5, baseline - 3.0, 4.2)


def _sanction(sheet: Sheet, x: float, baseline: float, room: float) -> None:
    del room
    marks.triangle_down(sheet.pen, x + 5, baseline - 3.0, 3.7)
