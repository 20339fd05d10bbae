"""Blocks one below the other, over as many pages as they need.

A block knows its height at the width it was made for. One that does not fit into what is left of a page gives the part
that does, or moves to the next page. Heads keep with what follows them.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence

import attrs

from tcdesk.reports.paper.sheet import Sheet


class Block(ABC):
    """Something with a height. `before` is the space above it, which falls away at the top of a page.

    `keeps_next` holds it on the page of the block that follows; `needs` is the room below which it starts a new page.
    """

    before: float = 0.0
    keeps_next: bool = False
    needs: float = 0.0

    @property
    @abstractmethod
    def height(self) -> float:
        """Points from its top to its bottom."""

    @property
    def least(self) -> float:
        """The height of the smallest part of it that may stand at the end of a page."""
        return self.height

    @abstractmethod
    def draw(self, sheet: Sheet, x: float, top: float) -> None:
        """Draw it with its top left corner at (x, top)."""

    def split(self, room: float) -> tuple[Block, Block] | None:
        """What fits into `room` points and the rest; None where it cannot be divided there."""
        del room
        return None


@attrs.define(slots=False)
class Gap(Block):
    """Empty space that does not fall away."""

    space: float

    @property
    def height(self) -> float:
        """The space."""
        return self.space

    def draw(self, sheet: Sheet, x: float, top: float) -> None:
        """Nothing is drawn."""


@attrs.define(slots=False)
class Together(Block):
    """Blocks that stay on one page as long as a page can hold them."""

    blocks: tuple[Block, ...]

    @property
    def before(self) -> float:  # pyright: ignore[reportIncompatibleVariableOverride] - follows its first block
        """The space above the first block."""
        return self.blocks[0].before if self.blocks else 0.0

    @property
    def height(self) -> float:
        """All blocks with the space between them."""
        return stacked(self.blocks)

    def draw(self, sheet: Sheet, x: float, top: float) -> None:
        """Draw them one below the other."""
        for number, block in enumerate(self.blocks):
            top += block.before if number else 0.0
            block.draw(sheet, x, top)
            top += block.height


def stacked(blocks: Sequence[Block]) -> float:
    """The height of blocks one below the other from the top of a page."""
    return sum(block.height + (block.before if number else 0.0) for number, block in enumerate(blocks))


def pour(
    sheet: Sheet, blocks: Sequence[Block], x: float, top: float, bottom: float, *, further_top: float | None = None
) -> float:
    """Draw `blocks` from `top` of the current page on, beginning pages as needed; gives the end of the last block.

    New pages are filled between `further_top` and `bottom`; where it is not given, from `top`, and the current page
    counts as an empty one. A block higher than a page that cannot be divided is drawn from the top of a page and runs
    over its end, so blocks of free text must divide.
    """
    waiting = list(reversed(blocks))
    again = top if further_top is None else further_top
    at, is_fresh = top, further_top is None
    while waiting:
        block = waiting.pop()
        start = at if is_fresh else at + block.before
        if start + _demand(block, waiting) <= bottom + 0.01:
            block.draw(sheet, x, start)
            at, is_fresh = start + block.height, False
            continue
        parts = None if block.keeps_next or bottom - start < block.needs else block.split(bottom - start)
        if parts is None and isinstance(block, Together) and is_fresh:
            waiting.extend(reversed(block.blocks))
        elif parts is not None:
            parts[0].draw(sheet, x, start)
            waiting.append(parts[1])
            sheet.new_page()
            at, is_fresh = again, True
        elif is_fresh:
            block.draw(sheet, x, start)
            at, is_fresh = start + block.height, False
        else:
            waiting.append(block)
            sheet.new_page()
            at, is_fresh = again, True
    return at


def _demand(block: Block, following: Sequence[Block]) -> float:
    """The room a block needs to stay here: its own height, and with a head the first lines of what follows."""
    needed = block.height
    if block.keeps_next and following:
        needed += following[-1].before + following[-1].least
    return max(needed, block.needs)
