"""How a reader finds his way in a long document: outline, links, and numbers that are placed before they are known."""

# pyright: reportUnknownMemberType=false
# The library carries no types.

from __future__ import annotations

from collections.abc import Mapping

from tcdesk.figures.pen import Align, Box
from tcdesk.reports.paper.sheet import Sheet
from tcdesk.reports.paper.text import Style, safe
from tcdesk.reports.paper.type import REGULAR


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
    sheet.canvas.linkRect(words, key, area, relative=0, thickness=0)
    sheet.tags.link(words)


class Ahead:
    """Words that are placed before they are known, as the page on which a part begins."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._placed: dict[str, tuple[Style, Align]] = {}

    def place(self, key: str, x: float, y: float, style: Style, align: Align = Align.RIGHT) -> None:
        """Put the words of `key` at (x, y); the same key is placed in one style only."""
        self._placed[key] = (style, align)
        with self._sheet.moved(x, self._sheet.page.height - y):
            self._sheet.canvas.doForm(f"ahead-{key}")

    def settle(self, words: Mapping[str, str]) -> None:
        """Give the words of every key that was placed, none where they were never found; after the last part."""
        sheet = self._sheet
        for key, (style, align) in self._placed.items():
            sheet.canvas.beginForm(f"ahead-{key}", -300, -10, 300, 20)
            sheet.text(0, sheet.page.height, words.get(key, ""), style, align=align)
            sheet.canvas.endForm()
        self._placed.clear()
