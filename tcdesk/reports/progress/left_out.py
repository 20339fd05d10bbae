"""What a report was printed without: said on the paper, so that nobody takes it for nothing being there."""

from __future__ import annotations

from tcdesk.domain.progress import SECTION_NAMES
from tcdesk.i18n import Texts
from tcdesk.reports.paper import type as styles
from tcdesk.reports.paper.sheet import Sheet
from tcdesk.reports.paper.tagging import P
from tcdesk.reports.paper.text import Line, broken

WHOLE: frozenset[str] = frozenset()
"""Nothing is left out."""
_AFTER = 3.0


def lines_of(without: frozenset[str], t: Texts, wide: float) -> list[Line]:
    """The sections that are left out, in their order on paper, as lines of at most `wide` points; none where whole."""
    if not without:
        return []
    names = ", ".join(t.t(name) for section, name in SECTION_NAMES.items() if section in without)
    runs = [(t.t("Sections not printed:"), styles.CELL_STRONG.font), (f" {names}", styles.CELL.font)]
    return broken(runs, styles.CELL.size, wide)


def height(without: frozenset[str], t: Texts, wide: float) -> float:
    """What the lines take, with the space after them."""
    lines = lines_of(without, t, wide)
    return len(lines) * styles.CELL.leading + _AFTER if lines else 0.0


def draw_left_out(sheet: Sheet, without: frozenset[str], top: float) -> None:
    """Say what is left out, from `top` down."""
    lines = lines_of(without, sheet.texts, sheet.page.text_width)
    if lines:
        with sheet.tags.element(P):
            for number, line in enumerate(lines):
                y = top + styles.CELL.leading * (number + 0.72)
                sheet.line(sheet.page.left, y, line, styles.CELL.size)
