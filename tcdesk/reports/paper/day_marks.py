"""A month of attendance: a row for each activity, a narrow column for each day, a letter where somebody was not there.

Letters and shapes carry the meaning, not tints: an absence is white on black, everything else black on white.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import attrs

from tcdesk.domain.resident_month import worst
from tcdesk.domain.session import Mark
from tcdesk.figures.pen import Align, Box, Ink
from tcdesk.i18n import N_, Marked, Texts
from tcdesk.reports.paper import type as styles
from tcdesk.reports.paper.flow import Block
from tcdesk.reports.paper.sheet import Sheet
from tcdesk.reports.paper.text import cut
from tcdesk.reports.paper.tokens import MM

LETTERS: dict[Mark, Marked] = {
    Mark.LATE: N_("mark|L"),
    Mark.EXCUSED: N_("mark|E"),
    Mark.SICK: N_("mark|S"),
    Mark.ABSENT: N_("mark|A"),
}
"""One letter for each mark but present, which is a dot; the part before the bar tells the translator what it is."""
LEGEND = N_("dot present · L late · E excused · S sick · A absent without leave · of several meetings the worst counts")
_LABEL = 33 * MM
_SUM = 22 * MM
_ROW = 13.4
_HEAD = 21.0
_LIMIT = 0.85


def letter(mark: Mark, t: Texts) -> str:
    """The letter of a mark, "" for present."""
    return t.t(LETTERS[mark]).rpartition("|")[2] if mark in LETTERS else ""


@attrs.frozen(kw_only=True)
class GridRow:
    """One row: the marks of each day, and how many of all meetings were attended."""

    label: str
    days: Sequence[Sequence[Mark]]
    attended: int
    scheduled: int


@attrs.define(slots=False, kw_only=True)
class DayGrid(Block):
    """The grid with its heads and legend."""

    days: tuple[date, ...]
    rows: tuple[GridRow, ...]
    texts: Texts
    wide: float
    before: float = 0.0

    @property
    def height(self) -> float:
        """Heads, rows, legend."""
        return _HEAD + max(1, len(self.rows)) * _ROW + 13.0

    @property
    def least(self) -> float:
        """Heads and two rows."""
        return min(self.height, _HEAD + 2 * _ROW + 13.0)

    def draw(self, sheet: Sheet, x: float, top: float) -> None:
        """Draw it; who hears it instead is told how often the resident came to what."""
        t = self.texts
        words = "; ".join(
            t.t("{activity}: came {n} of {m} times", activity=row.label, n=row.attended, m=row.scheduled)
            for row in self.rows
        )
        with sheet.figure(Box(x, top, self.wide, self.height), words or t.t("No sessions in this month.")):
            self._draw(sheet, x, top)

    def _draw(self, sheet: Sheet, x: float, top: float) -> None:
        t, cell = self.texts, (self.wide - _LABEL - _SUM) / max(1, len(self.days))
        for place, day in enumerate(self.days):
            middle = x + _LABEL + (place + 0.5) * cell
            initial = t.weekday(day.weekday(), short=True)[:1]
            sheet.text(middle, top + 8, initial, styles.LABEL, align=Align.CENTER, ink=Ink.INK2)
            is_sunday = day.weekday() == 6
            style = styles.LABEL_STRONG if is_sunday else styles.LABEL
            sheet.text(middle, top + 17.4, str(day.day), style, align=Align.CENTER)
        sheet.text(x + self.wide, top + 17.4, t.t("came"), styles.LABEL, align=Align.RIGHT, ink=Ink.INK2)
        y = top + _HEAD
        sheet.rule(x, x + self.wide, y, 0.7)
        if not self.rows:
            sheet.text(x, y + 9.6, t.t("No sessions in this month."), styles.CELL)
            y += _ROW
        for number, row in enumerate(self.rows):
            self._draw_row(sheet, row, x, y, cell)
            y += _ROW
            sheet.rule(x, x + self.wide, y, 0.7 if number == len(self.rows) - 1 else None)
        sheet.text(x, y + 10.4, cut(t.t(LEGEND), styles.LABEL, self.wide), styles.LABEL, ink=Ink.INK2)

    def _draw_row(self, sheet: Sheet, row: GridRow, x: float, top: float, cell: float) -> None:
        t, baseline = self.texts, top + 9.6
        sheet.text(x, baseline, cut(row.label, styles.CELL, _LABEL - 4), styles.CELL)
        for place, marks in enumerate(row.days[: len(self.days)]):
            mark = worst(marks)
            middle = x + _LABEL + (place + 0.5) * cell
            if mark is Mark.PRESENT:
                sheet.pen.circle(middle, top + _ROW / 2, 1.3, fill=Ink.INK)
            elif mark is not None:
                self._draw_letter(sheet, mark, middle, top, cell)
        if row.scheduled:
            share = row.attended / row.scheduled
            style = styles.LABEL_STRONG if share < _LIMIT else styles.LABEL
            words = f"{t.percent(share)}  {t.number(row.attended)}/{t.number(row.scheduled)}"
            sheet.text(x + self.wide, baseline, words, style, align=Align.RIGHT)

    def _draw_letter(self, sheet: Sheet, mark: Mark, middle: float, top: float, cell: float) -> None:
        is_absent = mark is Mark.ABSENT
        if is_absent:
            wide = min(cell - 0.8, 9.4)
            sheet.pen.rect(Box(middle - wide / 2, top + 1.6, wide, _ROW - 3.2), fill=Ink.INK)
        ink = Ink.ON_LABEL if is_absent else Ink.INK
        sheet.text(middle, top + 9.6, letter(mark, self.texts), styles.LABEL_STRONG, align=Align.CENTER, ink=ink)

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Divide between rows; the heads stand on both parts."""
        fit = int((room - _HEAD - 13.0) / _ROW)
        if fit < 2 or fit >= len(self.rows):
            return None
        rest = attrs.evolve(self, rows=self.rows[fit:], before=0.0)
        return attrs.evolve(self, rows=self.rows[:fit]), rest
