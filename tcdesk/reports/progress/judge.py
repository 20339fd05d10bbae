"""Page 2: ledger, goals, narrative, recommendations, signatures, on as few pages as the text allows."""

from __future__ import annotations

import attrs

from tcdesk.domain.progress import ProgressReport
from tcdesk.i18n import Texts
from tcdesk.reports.paper.flow import Block, Together, pour, stacked
from tcdesk.reports.paper.frame import CONTENT_TOP
from tcdesk.reports.paper.section import GAPS, Head
from tcdesk.reports.paper.sheet import Sheet
from tcdesk.reports.paper.table import Table
from tcdesk.reports.progress.decision import decision_blocks, narrative_blocks, narrative_height
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
    if narrative_height(report, wide, LADDER[-1][0]) > high:
        return [*_tables(report, t, wide, is_cut=False), *_words(report, t, wide, 0)]
    tables: dict[bool, list[Block]] = {}
    loose = None
    for density, is_cut in LADDER:
        if is_cut and len(report.ledger.rows) <= CUT_ROWS:
            continue
        if is_cut not in tables:
            tables[is_cut] = _tables(report, t, wide, is_cut=is_cut)
        blocks = [*_denser(tables[is_cut], density), *_words(report, t, wide, density)]
        loose = loose or blocks
        if stacked(blocks) <= high:
            return blocks
    return loose or []


def _tables(report: ProgressReport, t: Texts, wide: float, *, is_cut: bool) -> list[Block]:
    return [*ledger_blocks(report.ledger, t, wide, 0, is_cut=is_cut), *goal_blocks(report, t, wide, 0)]


def _denser(blocks: list[Block], density: int) -> list[Block]:
    """Blocks that were set once, at another density."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Head):
            found.append(attrs.evolve(block, before=GAPS[density]))
        else:
            found.append(block.padded(density) if isinstance(block, Table) else block)
    return found


def _words(report: ProgressReport, t: Texts, wide: float, density: int) -> list[Block]:
    apart, tail = narrative_blocks(report, t, wide, density)
    return [*apart, Together((*tail, *decision_blocks(report, t, wide, density)))]
