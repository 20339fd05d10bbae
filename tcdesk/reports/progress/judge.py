"""Page 2: ledger, goals, narrative, recommendations, signatures, on as few pages as the text allows."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from tcdesk.domain.progress import ProgressReport, ReportSection
from tcdesk.i18n import Texts
from tcdesk.reports.paper.flow import Block, Together, pour, stacked
from tcdesk.reports.paper.frame import CONTENT_TOP
from tcdesk.reports.paper.section import GAPS, Head
from tcdesk.reports.paper.sheet import Sheet
from tcdesk.reports.paper.table import Table
from tcdesk.reports.paper.tokens import MM
from tcdesk.reports.progress.decision import decision_blocks, narrative_blocks, narrative_height
from tcdesk.reports.progress.goals import goal_blocks
from tcdesk.reports.progress.ledger import CUT_ROWS, ledger_blocks
from tcdesk.reports.progress.left_out import WHOLE

LADDER = ((0, False), (1, False), (2, False), (1, True), (2, True))
"""Steps of (density, ledger cut); the first that fits on one page is taken, else the text flows at density 0."""

_UNCUT = 3
"""Steps that leave nothing out; no row is given up for the sake of a single page."""
_WORTH_FILLING = 80 * MM
"""Empty paper below the measures from which on the judgement does not wait for a page of its own."""


def draw_judgement(sheet: Sheet, report: ProgressReport, without: frozenset[str] = WHOLE, above: float = 0.0) -> None:
    """Draw the second page of a report, and more where the text does not fit on one.

    Where sections are left out it begins below the measures, which end at `above`, if all that remains fits there or
    much of that page would be empty.
    """
    page = sheet.page
    if without:
        room = page.bottom - above - GAPS[0]
        blocks = fitted(report, sheet.texts, page.text_width, room, without, LADDER[:_UNCUT])
        if stacked(blocks) > room:
            blocks = fitted(report, sheet.texts, page.text_width, page.bottom - CONTENT_TOP, without)
        if stacked(blocks) <= room or room >= _WORTH_FILLING:
            pour(sheet, blocks, page.left, above, page.bottom, further_top=CONTENT_TOP)
            return
    blocks = fitted(report, sheet.texts, page.text_width, page.bottom - CONTENT_TOP, without)
    sheet.new_page()
    pour(sheet, blocks, page.left, CONTENT_TOP, page.bottom)


def fitted(
    report: ProgressReport,
    t: Texts,
    wide: float,
    high: float,
    without: frozenset[str] = WHOLE,
    ladder: Sequence[tuple[int, bool]] = LADDER,
) -> list[Block]:
    """The blocks of the first step of the ladder that fits into `high` points, else of its first step."""
    if ReportSection.NARRATIVE not in without and narrative_height(report, wide, LADDER[-1][0]) > high:
        return [*_tables(report, t, wide, without, is_cut=False), *_words(report, t, wide, without, 0)]
    tables: dict[bool, list[Block]] = {}
    loose = None
    for density, is_cut in ladder:
        if is_cut and (len(report.ledger.rows) <= CUT_ROWS or ReportSection.LEDGER in without):
            continue
        if is_cut not in tables:
            tables[is_cut] = _tables(report, t, wide, without, is_cut=is_cut)
        blocks = [*_denser(tables[is_cut], density), *_words(report, t, wide, without, density)]
        loose = loose or blocks
        if stacked(blocks) <= high:
            return blocks
    return loose or []


def _tables(report: ProgressReport, t: Texts, wide: float, without: frozenset[str], *, is_cut: bool) -> list[Block]:
    found: list[Block] = []
    if ReportSection.LEDGER not in without:
        found += ledger_blocks(report.ledger, t, wide, 0, is_cut=is_cut)
    if ReportSection.GOALS not in without:
        found += goal_blocks(report, t, wide, 0)
    return found


def _denser(blocks: list[Block], density: int) -> list[Block]:
    """Blocks that were set once at density 0, at another."""
    if density == 0:
        return blocks
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Head):
            found.append(attrs.evolve(block, before=GAPS[density]))
        else:
            found.append(block.padded(density) if isinstance(block, Table) else block)
    return found


def _words(report: ProgressReport, t: Texts, wide: float, without: frozenset[str], density: int) -> list[Block]:
    apart: list[Block] = []
    tail: list[Block] = []
    if ReportSection.NARRATIVE not in without:
        apart, tail = narrative_blocks(report, t, wide, density)
    if ReportSection.DECISION not in without:
        tail += decision_blocks(report, t, wide, density)
    return [*apart, Together(tuple(tail))] if tail else apart
