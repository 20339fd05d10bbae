"""How a reader finds his way in a long document: outline, links, and numbers that are placed before they are known."""

# pyright: reportUnknownMemberType=false
# The library carries no types.

from __future__ import annotations

import functools
from collections.abc import Mapping

import attrs

from tcdesk.figures.pen import Align, Box, Ink
from tcdesk.reports.paper.canvas import Hole
from tcdesk.reports.paper.pen import rgb
from tcdesk.reports.paper.shaping import draw
from tcdesk.reports.paper.sheet import Sheet
from tcdesk.reports.paper.text import Style, safe, width
from tcdesk.reports.paper.type import REGULAR

_PRINTED = 4
"""The flag of an annotation that is printed with its page."""


def mark_place(sheet: Sheet, key: str, title: str, level: int = 0) -> None:
    """Make the open page the target of `key` and give it a line `title` in the outline; `level` 0 is the highest."""
    canvas = sheet.canvas
    canvas.bookmarkPage(key, fit="XYZ", left=0, top=sheet.page.height, zoom=0)
    canvas.addOutlineEntry(safe(title, REGULAR).replace("\n", " "), key, level=level, closed=0)


def show_outline(sheet: Sheet) -> None:
    """Have a viewer open the outline beside the first page."""
    sheet.canvas.showOutline()


def link(sheet: Sheet, key: str, box: Box, words: str) -> None:
    """Make `box` a link to the place `key`, which may be marked later; `words` tell a screen reader where it leads."""
    high = sheet.page.height
    area = (box.x, high - box.bottom, box.right, high - box.y)
    words = safe(words, REGULAR).replace("\n", " ")
    sheet.canvas.linkRect(words, key, area, relative=0, thickness=0, F=_PRINTED)
    sheet.tags.link(words)


@attrs.frozen(kw_only=True)
class _Place:
    """Where words will stand; `is_apart` from text before them."""

    key: str
    hole: Hole
    x: float
    y: float
    style: Style
    align: Align
    is_apart: bool


class Ahead:
    """Words that are placed before they are known, as the page on which a part begins."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._places: list[_Place] = []

    def place(self, key: str, x: float, y: float, style: Style, align: Align = Align.RIGHT) -> None:
        """Put the words of `key` at (x, y)."""
        sheet = self._sheet
        at = sheet.page.height - y
        is_apart = sheet.tags.goes_on()
        hole = sheet.canvas.hole()
        self._places.append(_Place(key=key, hole=hole, x=x, y=at, style=style, align=align, is_apart=is_apart))

    def settle(self, words: Mapping[str, str]) -> None:
        """Give the words of every key that was placed, none where they were never found; after the last part."""
        for place in self._places:
            text = safe(words.get(place.key, ""), place.style.font)
            if text:
                self._sheet.canvas.fill(place.hole, functools.partial(self._draw, place, text))
        self._places.clear()

    def _draw(self, place: _Place, text: str) -> None:
        canvas, style = self._sheet.canvas, place.style
        shares = {Align.LEFT: 0.0, Align.CENTER: 0.5, Align.RIGHT: 1.0}
        x = place.x - width(text, style) * shares[place.align]
        canvas.fill_with(rgb(self._sheet.palette[Ink.INK]))
        draw(canvas, x, place.y, text, style.font, style.size, is_apart=place.is_apart)
