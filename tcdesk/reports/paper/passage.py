"""Running text beside its label, over as many pages as it needs."""

from __future__ import annotations

import attrs

from tcdesk.reports.paper import type as styles
from tcdesk.reports.paper.flow import Block
from tcdesk.reports.paper.sheet import Sheet
from tcdesk.reports.paper.tagging import Anchor, P
from tcdesk.reports.paper.text import Line, Style, plain

_ASCENT = 0.72
KEPT_LINES = 2
"""Lines of a passage that stay together at either side of a page's end."""


@attrs.define(slots=False, kw_only=True)
class Passage(Block):
    """Lines of one style, indented, with a side label at the first part only."""

    label: tuple[Line, ...]
    lines: tuple[Line, ...]
    style: Style
    indent: float
    before: float = 0.0
    anchor: Anchor = attrs.field(factory=Anchor)

    @property
    def height(self) -> float:
        """The lines, or the label where it is higher."""
        label = len(self.label) * styles.CELL.leading
        return max(len(self.lines) * self.style.leading, label)

    @property
    def least(self) -> float:
        """The lines that stay together."""
        return min(self.height, KEPT_LINES * self.style.leading)

    def draw(self, sheet: Sheet, x: float, top: float) -> None:
        """Draw label and lines."""
        baseline = top + self.style.leading / 2 + self.style.size * (_ASCENT / 2)
        if self.label:
            with sheet.tags.heading(depth=1):
                for number, line in enumerate(self.label):
                    sheet.line(x, baseline + number * styles.CELL.leading, line, styles.CELL_STRONG.size)
        with sheet.tags.resumed(self.anchor, P):
            for number, line in enumerate(self.lines):
                sheet.line(x + self.indent, baseline + number * self.style.leading, line, self.style.size)

    def split(self, room: float) -> tuple[Passage, Passage] | None:
        """Divide between lines, leaving at least two at either side."""
        return self.divided(int(room / self.style.leading))

    def divided(self, count: int) -> tuple[Passage, Passage] | None:
        """The first `count` lines (fewer where the rest would be a widow) and the rest."""
        count = min(count, len(self.lines) - KEPT_LINES)
        if count < KEPT_LINES:
            return None
        rest = Passage(label=(), lines=self.lines[count:], style=self.style, indent=self.indent, anchor=self.anchor)
        return attrs.evolve(self, lines=self.lines[:count]), rest


def passage(label: str, text: str, style: Style, *, wide: float, indent: float, before: float) -> Passage:
    """A passage set to `wide` points, its label in the margin column."""
    return Passage(
        label=tuple(plain(label, styles.CELL_STRONG, indent - 8))[:3],
        lines=tuple(plain(text, style, wide - indent)),
        style=style,
        indent=indent,
        before=before,
    )
