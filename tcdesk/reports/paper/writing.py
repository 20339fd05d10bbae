"""Room for a pen: lines to write on and rows to sign in."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from tcdesk.figures.pen import Ink
from tcdesk.reports.paper.flow import Block
from tcdesk.reports.paper.sheet import Sheet
from tcdesk.reports.paper.table import Cell, Column, Row, rows

PITCH = 22.0
ROW_PADDING = (11.2, 3.2)
"""A row of 25 points, its words near the rule so that a signature has room."""


@attrs.define(slots=False, kw_only=True)
class Lines(Block):
    """Dotted lines to write on."""

    count: int
    wide: float
    pitch: float = PITCH
    before: float = 0.0

    @property
    def height(self) -> float:
        """All lines."""
        return self.count * self.pitch

    def draw(self, sheet: Sheet, x: float, top: float) -> None:
        """Draw them."""
        for number in range(1, self.count + 1):
            y = top + number * self.pitch
            sheet.pen.line(x, y, x + self.wide, y, Ink.INK, 0.5, (0.5, 1.7))

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Divide between lines."""
        fit = min(int(room / self.pitch), self.count - 1)
        if fit < 1:
            return None
        rest = Lines(count=self.count - fit, wide=self.wide, pitch=self.pitch)
        return attrs.evolve(self, count=fit), rest


def writing_rows(columns: Sequence[Column], cells: Sequence[Sequence[Cell]]) -> tuple[Row, ...]:
    """Rows of a table high enough to be filled in by hand."""
    return tuple(attrs.evolve(row, padding=ROW_PADDING) for row in rows(columns, cells))
