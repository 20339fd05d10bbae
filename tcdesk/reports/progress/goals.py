"""The treatment goals of the report."""

from __future__ import annotations

from tcdesk.domain.care import GOAL_NAMES, GoalStatus
from tcdesk.domain.progress import SECTION_NAMES, ProgressReport, ReportSection
from tcdesk.domain.progress_parts import GoalRow
from tcdesk.figures import marks
from tcdesk.figures.pen import Align, Box, Ink
from tcdesk.i18n import Texts
from tcdesk.reports.paper import type as styles
from tcdesk.reports.paper.flow import Block
from tcdesk.reports.paper.section import GAPS, Head
from tcdesk.reports.paper.sheet import Sheet
from tcdesk.reports.paper.table import Cell, Column, Mark, Table, rows
from tcdesk.reports.paper.tokens import MM

BALLS = {
    GoalStatus.MET: 1.0,
    GoalStatus.ON_TRACK: 0.5,
    GoalStatus.AT_RISK: 0.25,
    GoalStatus.LATE: 0.0,
    GoalStatus.DROPPED: 0.0,
}
"""How far the ball that stands before a status is filled."""
_LOUD = (GoalStatus.AT_RISK, GoalStatus.LATE)


def goal_blocks(report: ProgressReport, t: Texts, wide: float, density: int) -> list[Block]:
    """Head and table of the goals."""
    goals = report.goals
    note = ""
    if goals.rows:
        note = t.t("treatment plan v{n}", n=goals.plan_version)
        if goals.reviewed_on is not None:
            note = t.t("{plan} · reviewed {day}", plan=note, day=t.date(goals.reviewed_on))
    columns = _columns(t, wide)
    cells = [_cells(number, row, t) for number, row in enumerate(goals.rows, start=1)]
    return [
        Head(title=SECTION_NAMES[ReportSection.GOALS], note=note, wide=wide, before=GAPS[density], needs=40 * MM),
        Table(columns=columns, rows=rows(columns, cells, density), empty=t.t("No treatment goals yet.")),
    ]


def _cells(number: int, row: GoalRow, t: Texts) -> list[Cell]:
    status = styles.CELL_STRONG if row.status in _LOUD else styles.CELL
    return [
        Cell(t.number(number)),
        Cell(row.objective),
        Cell(row.intervention),
        Cell(mark=_bar(row.progress / 100)),
        Cell(t.percent(row.progress / 100)),
        Cell(),
        Cell(t.t(GOAL_NAMES[row.status]), _ball(BALLS[row.status]), style=status, indent=12),
    ]


def _columns(t: Texts, wide: float) -> tuple[Column, ...]:
    fixed = [6 * MM, 32 * MM, 19.3 * MM, 8.4 * MM, 5.3 * MM, 25 * MM]
    return (
        Column(wide=fixed[0], style=styles.CELL_STRONG),
        Column(title=t.t("Objective"), wide=wide - sum(fixed), wraps=True),
        Column(title=t.t("Intervention"), wide=fixed[1], wraps=True),
        Column(title=t.t("Progress"), wide=fixed[2]),
        Column(wide=fixed[3], align=Align.RIGHT, is_close=True),
        Column(wide=fixed[4]),
        Column(title=t.t("Status"), wide=fixed[5], wraps=True),
    )


def _bar(share: float) -> Mark:
    def draw(sheet: Sheet, x: float, baseline: float, room: float) -> None:
        del room
        wide, top = 17.5 * MM, baseline - 5.4
        sheet.pen.rect(Box(x, top, wide * min(1.0, max(0.0, share)), 5), fill=Ink.DONE)
        sheet.pen.rect(Box(x, top, wide, 5), stroke=Ink.INK, width=0.6)

    return draw


def _ball(share: float) -> Mark:
    def draw(sheet: Sheet, x: float, baseline: float, room: float) -> None:
        del room
        marks.harvey(sheet.pen, x + 4, baseline - 3.0, 3.6, share)

    return draw
