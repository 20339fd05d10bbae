"""Signature blocks and rows of boxes to tick."""

from __future__ import annotations

from datetime import date
from functools import cached_property

import attrs

from tcdesk.domain.progress_parts import ACTING_OFFICES, Acting, Signatory
from tcdesk.figures import marks
from tcdesk.figures.pen import Box, Ink
from tcdesk.i18n import LANGUAGES, N_, Texts, texts
from tcdesk.reports.paper import type as styles
from tcdesk.reports.paper.flow import Block
from tcdesk.reports.paper.seal import employee_no
from tcdesk.reports.paper.sheet import Sheet
from tcdesk.reports.paper.tagging import BODY, ITEM, LABEL, LIST, P
from tcdesk.reports.paper.text import Style, cut, fit, plain, safe
from tcdesk.reports.paper.tokens import MM, SMALLEST, SMALLEST_FITTED

HEADINGS = (N_("Prepared by"), N_("Checked by"), N_("Acknowledged by"), N_("Approved by"))
"""Headings a signature block may have; any other is printed as it is."""
BETWEEN = 8 * MM
_HEADS = 20.5
_FURTHER = 10.6
"""Each line of an office after the first."""
_NAME = 20.5
MOST_IN_A_ROW = 3
_OFFICE_LINES = 2
_BOX = 8.4


@attrs.define(slots=False, kw_only=True)
class Signatures(Block):
    """Signature blocks, three side by side; `free` is the height left for a pen and a stamp (14 mm at least)."""

    people: tuple[Signatory, ...]
    city: str
    on_date: date
    wide: float
    free: float = 18 * MM
    before: float = 10.0

    @property
    def _rows(self) -> tuple[tuple[Signatory, ...], ...]:
        return tuple(self.people[at : at + MOST_IN_A_ROW] for at in range(0, len(self.people), MOST_IN_A_ROW))

    @property
    def _room(self) -> float:
        return (self.wide - (MOST_IN_A_ROW - 1) * BETWEEN) / MOST_IN_A_ROW

    @cached_property
    def _heads(self) -> float:
        """The lines above the pen, as many for all as the longest office takes in any language of paper."""
        words = [texts(language) for language in LANGUAGES]
        most = max((len(_office(one, t, self._room)) for one in self.people for t in words), default=1)
        return _HEADS + max(0, most - 1) * _FURTHER

    @property
    def _row_height(self) -> float:
        return self._heads + self.free + _NAME

    @property
    def height(self) -> float:
        """All rows."""
        return len(self._rows) * self._row_height + max(0, len(self._rows) - 1) * 10

    def draw(self, sheet: Sheet, x: float, top: float) -> None:
        """Draw every block."""
        for number, row in enumerate(self._rows):
            for place, one in enumerate(row):
                left, high = x + place * (self._room + BETWEEN), top + number * (self._row_height + 10)
                with sheet.tags.element(P):
                    self._draw_one(sheet, one, left, high)

    def _draw_one(self, sheet: Sheet, one: Signatory, x: float, top: float) -> None:
        room = self._room
        day = sheet.texts.date_long(self.on_date)
        place = f"{self.city}, {day}" if self.city else day
        is_dated = not one.heading
        head = place if is_dated else sheet.texts.t(one.heading)
        sheet.text(x, top + 7, cut(head, styles.CELL, room), styles.CELL, ink=Ink.INK if is_dated else Ink.INK2)
        for number, (words, style) in enumerate(_office(one, sheet.texts, room)):
            sheet.text(x, top + 18.5 + number * _FURTHER, words, style)
        line = top + self._heads + self.free + 10.5
        name, style = fit(one.name, styles.SIGNED, room, SMALLEST)
        sheet.text(x, line - 2.8, name, style)
        sheet.rule(x, x + room, line, 0.6)
        number = employee_no(one.employee_no)
        words = sheet.texts.t("NIP {number}", number=number) if number else ""
        sheet.text(x, line + 9.8, cut(words, styles.CELL, room), styles.CELL)


def _office(one: Signatory, t: Texts, room: float) -> list[tuple[str, Style]]:
    """The lines of an office: in whose right it is held, over two lines where it is long, and the signer's own."""
    office = t.t(one.position)
    if one.acting is not Acting.SELF:
        office = t.t(ACTING_OFFICES[one.acting], office=office)
    found = [fit(office, styles.VALUE, room, SMALLEST)]
    if found[0][0] != safe(office, styles.VALUE.font):
        small = styles.VALUE.at(SMALLEST)
        whole = ["".join(text for text, _ in line) for line in plain(office, small, room)]
        found = [(line, small) for line in whole[: _OFFICE_LINES - 1]]
        found.append((cut(" ".join(whole[_OFFICE_LINES - 1 :]), small, room), small))
    if one.acting is Acting.BEHALF and one.own_position.strip():
        found.append(fit(t.t(one.own_position), styles.CELL, room, SMALLEST))
    return found


@attrs.frozen
class Choice:
    """One line with two boxes: what is proposed is ticked, what is decided is left for a pen."""

    text: str
    is_proposed: bool


@attrs.define(slots=False, kw_only=True)
class Choices(Block):
    """Choices in two columns, with a line to write on below."""

    choices: tuple[Choice, ...]
    heads: tuple[str, str]
    remark: str
    wide: float
    pitch: float = 14.0
    before: float = 0.0

    @property
    def _rows(self) -> int:
        return (len(self.choices) + 1) // 2

    @property
    def height(self) -> float:
        """Heads, rows and the line to write on."""
        return 11.0 + self._rows * self.pitch + 16.0

    def draw(self, sheet: Sheet, x: float, top: float) -> None:
        """Draw both columns."""
        column = self.wide / 2
        with sheet.tags.element(LIST):
            for half in (0, 1):
                left = x + half * column
                with sheet.tags.passed_over():  # each box says its head
                    self._draw_heads(sheet, left, top)
                for number, choice in enumerate(self.choices[half * self._rows : (half + 1) * self._rows]):
                    with sheet.tags.element(ITEM):
                        self._draw_choice(sheet, choice, left, top + 11 + number * self.pitch, column - 24 * MM)
        y = top + 11 + self._rows * self.pitch + 10
        wide = sheet.text(x, y - 1, self.remark, styles.LABEL, ink=Ink.INK2)
        sheet.pen.line(x + wide + 11, y, x + self.wide, y, Ink.INK, 0.5, (0.5, 1.7))

    def _draw_heads(self, sheet: Sheet, x: float, top: float) -> None:
        for number, head in enumerate(self.heads):
            room = (9 if number == 0 else 11) * MM - 2
            words, style = fit(head, styles.LABEL, room, SMALLEST_FITTED)
            sheet.text(x + number * 9 * MM, top + 8, words, style, ink=Ink.INK2)

    def _draw_choice(self, sheet: Sheet, choice: Choice, x: float, top: float, room: float) -> None:
        t = sheet.texts
        with sheet.tags.element(LABEL):
            for number, (head, is_ticked) in enumerate(zip(self.heads, (choice.is_proposed, False), strict=True)):
                box = Box(x + number * 9 * MM, top + 2, _BOX, _BOX)
                words = t.t("{box}: ticked", box=head) if is_ticked else t.t("{box}: empty", box=head)
                with sheet.figure(box, words):
                    marks.check_box(sheet.pen, box.x, box.y, _BOX, is_ticked=is_ticked)
        style = styles.CELL_STRONG if choice.is_proposed else styles.CELL
        words, style = fit(choice.text, style, room, SMALLEST)
        with sheet.tags.element(BODY):
            sheet.text(x + 20 * MM, top + 9.4, words, style)
