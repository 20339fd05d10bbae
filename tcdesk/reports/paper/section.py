"""Section heads: rule above, title, gloss, a note at the right."""

from __future__ import annotations

import attrs

from tcdesk.figures.pen import Align, Ink
from tcdesk.reports.paper import type as styles
from tcdesk.reports.paper.flow import Block
from tcdesk.reports.paper.sheet import Sheet
from tcdesk.reports.paper.tagging import SPAN
from tcdesk.reports.paper.text import cut, safe, width

HEIGHT = 16.0
AFTER = 3.5
GAPS = (12.5, 10.5, 8.5)
"""Space above a head, by density."""


@attrs.define(slots=False, kw_only=True)
class Head(Block):
    """A section head of the given width; `title` is marked for translation, `note` is finished text."""

    title: str
    note: str = ""
    wide: float
    before: float = GAPS[0]
    keeps_next: bool = True
    needs: float = 0.0

    @property
    def height(self) -> float:
        """The head and the space that belongs to it."""
        return HEIGHT + AFTER

    def draw(self, sheet: Sheet, x: float, top: float) -> None:
        """Draw it."""
        draw_head(sheet, x, top, self.wide, self.title, self.note)


def draw_head(sheet: Sheet, x: float, top: float, wide: float, title: str, note: str = "", gloss: str = "") -> float:
    """Draw a section head, its gloss shorter than the title where given; gives the y at which the content begins."""
    sheet.rule(x, x + wide, top, 0.9)
    baseline = top + HEIGHT - 3.6
    words = cut(sheet.texts.t(title), styles.HEAD, wide)
    with sheet.tags.heading():
        at = x + sheet.text(x, baseline, words, styles.HEAD) + 5
        note = cut(note, styles.HEAD_NOTE, max(0.0, x + wide - at - 6))
        left = x + wide - width(safe(note, styles.HEAD_NOTE.font), styles.HEAD_NOTE)
        if sheet.gloss is not None:
            words = safe(sheet.gloss.t(gloss or title), styles.HEAD_GLOSS.font)
            if width(words, styles.HEAD_GLOSS) <= left - at - 6:
                with sheet.tags.element(SPAN, lang=sheet.gloss_lang):
                    sheet.text(at, baseline, words, styles.HEAD_GLOSS, ink=Ink.INK2)
    sheet.text(x + wide, baseline, note, styles.HEAD_NOTE, align=Align.RIGHT, ink=Ink.INK2)
    return top + HEIGHT + AFTER
