"""How a paper begins: its title with gloss at the left, a few facts at the right, and rows of facts below."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from tcdesk.domain.progress_parts import Letterhead
from tcdesk.figures.pen import Align, Ink
from tcdesk.i18n import N_
from tcdesk.reports.paper import type as styles
from tcdesk.reports.paper.flow import Block
from tcdesk.reports.paper.letterhead import draw_letterhead
from tcdesk.reports.paper.sheet import Sheet
from tcdesk.reports.paper.tagging import P
from tcdesk.reports.paper.text import cut, fit, safe, width
from tcdesk.reports.paper.tokens import MM, SMALLEST

HOUSE = N_("Therapeutic Community")
Facts = Sequence[tuple[str, str]]
"""Label and value, both finished text."""
TITLE_TOP = 38 * MM
AFTER_TITLE = 6.0
_FACTS_WIDE = 48 * MM
_FACTS_WIDEST = 80 * MM
_PITCH = 10.6
_ROW = 22.3


def draw_title(sheet: Sheet, title: str, facts: Facts, top: float) -> float:
    """Title (marked for translation) with gloss at the left, facts at the right; gives the end of both."""
    page, t = sheet.page, sheet.texts
    labels = max((width(safe(label, styles.LABEL.font), styles.LABEL) for label, _ in facts), default=0) + 8
    values = max((width(safe(value, styles.FACT.font), styles.FACT) for _, value in facts), default=0)
    wide = min(max(_FACTS_WIDE, labels + values), _FACTS_WIDEST)
    room = page.text_width - wide - 14
    words, style = fit(t.t(title), styles.TITLE, room, styles.NAME_LEAST)
    with sheet.tags.heading(is_title=True):
        sheet.text(page.left, top + 14.7, words, style)
    house = t.t(HOUSE)
    gloss = house if sheet.gloss is None else f"{sheet.gloss.t(title)} · {house}"
    with sheet.tags.element(P, lang=sheet.gloss_lang):
        sheet.text(page.left, top + 27.3, cut(gloss, styles.GLOSS, room), styles.GLOSS, ink=Ink.INK2)
    for number, (label, value) in enumerate(facts):
        y = top + 7.6 + number * _PITCH
        with sheet.tags.element(P):
            sheet.text(page.right - wide, y, label, styles.LABEL, ink=Ink.INK2)
            words, style = fit(value, styles.FACT, wide - labels, SMALLEST)
            sheet.text(page.right, y, words, style, align=Align.RIGHT)
    return top + max(30.0, 7.6 + len(facts) * _PITCH)


def draw_facts(sheet: Sheet, facts: Facts, top: float, columns: int = 3) -> float:
    """Facts in a grid, filled row by row: label above, value below; gives the end of the last row."""
    page, t = sheet.page, sheet.texts
    column = page.text_width / columns
    for number, (label, value) in enumerate(facts):
        x = page.left + number % columns * column
        y = top + 8.1 + number // columns * _ROW
        with sheet.tags.element(P):
            sheet.text(x, y, cut(label, styles.LABEL, column - 8), styles.LABEL, ink=Ink.INK2)
            words, style = fit(value or t.t("Not known"), styles.VALUE, column - 8, styles.VALUE_LEAST)
            sheet.text(x, y + 10, words, style)
    rows = (len(facts) + columns - 1) // columns
    return top + rows * _ROW


def begin(sheet: Sheet, letterhead: Letterhead, title: str, facts: Facts) -> float:
    """Begin the first page of a paper: letterhead, title, facts; gives where its content starts."""
    sheet.new_page()
    draw_letterhead(sheet, letterhead, sheet.page.top)
    return draw_title(sheet, title, facts, TITLE_TOP) + AFTER_TITLE


@attrs.define(slots=False, kw_only=True)
class FactGrid(Block):
    """Rows of facts as part of a flow."""

    facts: Facts
    columns: int = 3
    before: float = 0.0

    @property
    def height(self) -> float:
        """All rows."""
        return (len(self.facts) + self.columns - 1) // self.columns * _ROW

    def draw(self, sheet: Sheet, x: float, top: float) -> None:
        """Draw them between the margins."""
        del x
        draw_facts(sheet, self.facts, top, self.columns)
