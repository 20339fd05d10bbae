"""Page 2: ledger, goals, narrative, recommendations, signatures, on as few pages as the text allows."""

from __future__ import annotations

from tcdesk.domain.progress import ProgressReport
from tcdesk.i18n import Texts
from tcdesk.reports.paper.flow import Block, Together, pour, stacked
from tcdesk.reports.paper.frame import CONTENT_TOP
from tcdesk.reports.paper.sheet import Sheet
from tcdesk.reports.progress.decision import decision_blocks, narrative_blocks
from tcdesk.reports.progress.goals import goal_blocks
from tcdesk.reports.progress.ledger import CUT_ROWS, ledger_blocks

LADDER = ((0, False), (1, False), (2, False), (1, True), (2, True))
"""Steps of (density, ledger cut); the first that fits on one page is taken, else the text flows at density 0."""


def draw_judgement(sheet: Sheet, report: ProgressReport) -> None:
    """Draw the second page of a report, and more where the text does not fit on one."""
    page = sheet.page
    blocks = fitted(report, sheet.texts, page.text_width, page.bottom - CONTENT_TOP)
    sheet.new_page()
    pour(sheet, blocks, page.left, CONTENT_TOP, page.bottom)


def fitted(report: ProgressReport, t: Texts, wide: float, high: float) -> list[Block]:
    """The blocks of the first step of the ladder that fits into `high` points."""
    loose = None
    for density, is_cut in LADDER:
        if is_cut and len(report.ledger.rows) <= CUT_ROWS:
            continue
        blocks = _blocks(report, t, wide, density, is_cut=is_cut)
        loose = loose or blocks
        if stacked(blocks) <= high:
            return blocks
    return loose or []


def _blocks(report: ProgressReport, t: Texts, wide: float, density: int, *, is_cut: bool) -> list[Block]:
    apart, tail = narrative_blocks(report, t, wide, density)
    return [
        *ledger_blocks(report.ledger, t, wide, density, is_cut=is_cut),
        *goal_blocks(report, t, wide, density),
        *apart,
        Together((*tail, *decision_blocks(report, t, wide, density))),
    ]
