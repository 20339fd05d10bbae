"""Tables: a head over rows, hairlines between rows, no vertical rules, never a cell that cannot be divided."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence

import attrs

from tcdesk.figures.pen import Align, Box, Ink
from tcdesk.reports.paper import type as styles
from tcdesk.reports.paper.flow import Block
from tcdesk.reports.paper.sheet import Sheet
from tcdesk.reports.paper.tagging import TABLE, TD, TH, TR, Anchor, Inside, P
from tcdesk.reports.paper.text import Line, Style, cut, one_line, plain, safe, width

PADDING = ((1.9, 2.3), (1.5, 1.9), (1.1, 1.6))
"""Space above and below the text of a row, by density."""
BETWEEN = 5.0
_HEAD_HEIGHT = 13.0
_CAP_LINES = 60

Mark = Callable[[Sheet, float, float, float], None]
"""Draws a mark into a cell: sheet, left edge, baseline of the first line, width of the column."""


@attrs.frozen(kw_only=True)
class Column:
    """A column; `wide` is its width in points with the space to the next one, `title` finished text."""

    title: str = ""
    wide: float
    style: Style = styles.CELL
    align: Align = Align.LEFT
    wraps: bool = False
    is_close: bool = False

    @property
    def room(self) -> float:
        """The width text may take; a close column leaves no space to the next one."""
        return self.wide - (0.0 if self.is_close else BETWEEN)


@attrs.frozen(slots=False)
class Cell:
    """What stands in one cell: text, and a mark drawn before it; a style of its own where it differs.

    `alt` says what the mark says that the text does not, to who cannot see it.
    """

    text: str = ""
    mark: Mark | None = None
    style: Style | None = None
    indent: float = 0.0
    alt: str = ""


@attrs.define(eq=False)
class _Set:
    """A cell ready to be drawn: its lines in its style."""

    lines: tuple[Line, ...]
    style: Style
    mark: Mark | None
    indent: float
    alt: str = ""
    anchor: Anchor | None = None


@attrs.define(slots=False, kw_only=True)
class Row(Block):
    """One row with the hairline below it; divides between lines, and only then has anchors."""

    columns: tuple[Column, ...]
    cells: tuple[_Set, ...]
    padding: tuple[float, float]
    is_last: bool = False
    anchor: Anchor | None = None

    @functools.cached_property
    def _lines(self) -> int:
        return max((len(cell.lines) for cell in self.cells), default=1) or 1

    @property
    def height(self) -> float:
        """Lines and padding."""
        return self._lines * styles.CELL.leading + sum(self.padding)

    def draw(self, sheet: Sheet, x: float, top: float) -> None:
        """Draw cells and rule."""
        baseline = top + self.padding[0] + styles.CELL.leading * 0.78
        at = x
        with _begun(sheet, self.anchor, TR):
            for column, cell in zip(self.columns, self.cells, strict=True):
                with _begun(sheet, cell.anchor, TD):
                    if cell.lines or cell.mark is not None:
                        _draw_cell(sheet, cell, column, at, baseline, _room(column, self.columns))
                at += column.wide
        sheet.rule(x, at, top + self.height, 0.7 if self.is_last else None)

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Divide between lines, two at least on either side."""
        fit = int((room - sum(self.padding)) / styles.CELL.leading)
        fit = min(fit, self._lines - 2)
        if fit < 2:
            return None
        cells = [attrs.evolve(cell, anchor=cell.anchor or Anchor()) for cell in self.cells]
        first = tuple(attrs.evolve(cell, lines=cell.lines[:fit]) for cell in cells)
        rest = tuple(attrs.evolve(cell, lines=cell.lines[fit:], mark=None) for cell in cells)
        anchor = self.anchor or Anchor()
        return (
            attrs.evolve(self, cells=first, is_last=False, anchor=anchor),
            attrs.evolve(self, cells=rest, anchor=anchor),
        )


def _begun(sheet: Sheet, anchor: Anchor | None, role: str) -> Inside:
    """An element that goes on where its block was divided, else a new one."""
    return sheet.tags.element(role) if anchor is None else sheet.tags.resumed(anchor, role)


def _draw_cell(sheet: Sheet, cell: _Set, column: Column, x: float, baseline: float, room: float) -> None:
    if cell.mark is not None:
        with sheet.figure(Box(x, baseline - cell.style.size, room, cell.style.size + 2), cell.alt):
            cell.mark(sheet, x, baseline, room)
    for number, line in enumerate(cell.lines):
        start = x + cell.indent
        if column.align is Align.RIGHT:
            start = x + room - sum(one_line(text, font).wide for text, font in line) * cell.style.size
        sheet.line(start, baseline + number * styles.CELL.leading, line, cell.style.size)


@attrs.define(slots=False, kw_only=True)
class Table(Block):
    """A head over rows. On a further page the head is repeated. Without rows the sentence `empty` stands there."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    empty: str = ""
    note: str = ""
    before: float = 0.0
    needs: float = 0.0
    anchor: Anchor = attrs.field(factory=Anchor)

    @property
    def height(self) -> float:
        """Head, rows and the note below."""
        rows = sum(row.height for row in self.rows) if self.rows else _empty_height()
        return _HEAD_HEIGHT + rows + (12.0 if self.note else 0.0)

    @property
    def least(self) -> float:
        """Head and first row."""
        return min(self.height, _HEAD_HEIGHT + self.rows[0].height) if self.rows else self.height

    def draw(self, sheet: Sheet, x: float, top: float) -> None:
        """Draw it whole."""
        wide = sum(column.wide for column in self.columns)
        top = self._draw_rows(sheet, x, top, wide) if self.rows else self._draw_empty(sheet, x, top, wide)
        if self.note:
            sheet.text(x, top + 10.0, cut(self.note, styles.LABEL, wide), styles.LABEL)

    def _draw_rows(self, sheet: Sheet, x: float, top: float, wide: float) -> float:
        is_further = sheet.tags.has_begun(self.anchor)
        with sheet.tags.resumed(self.anchor, TABLE):
            with sheet.tags.passed_over() if is_further else sheet.tags.element(TR):
                self._draw_heads(sheet, x, top)
            top += _HEAD_HEIGHT
            sheet.rule(x, x + wide, top, 0.7)
            for row in self.rows:
                row.draw(sheet, x, top)
                top += row.height
        return top

    def _draw_empty(self, sheet: Sheet, x: float, top: float, wide: float) -> float:
        """A table without rows is read as two sentences: what its columns would hold, and that there is nothing."""
        with sheet.tags.element(P):
            for words, start, column in self._titles(x):
                sheet.text(start, top + 9.3, words, styles.LABEL, align=column.align, ink=Ink.INK2)
        top += _HEAD_HEIGHT
        sheet.rule(x, x + wide, top, 0.7)
        sheet.text(x, top + 10.5, cut(self.empty, styles.CELL, wide), styles.CELL)
        top += _empty_height()
        sheet.rule(x, x + wide, top, 0.7)
        return top

    def _titles(self, x: float) -> Iterator[tuple[str, float, Column]]:
        """The head of each column and where it stands."""
        for column in self.columns:
            room = _room(column, self.columns)
            yield cut(column.title, styles.LABEL, room), x + room if column.align is Align.RIGHT else x, column
            x += column.wide

    def _draw_heads(self, sheet: Sheet, x: float, top: float) -> None:
        for words, start, column in self._titles(x):
            with sheet.tags.element(TH if words else TD, scope="Column" if words else ""):
                sheet.text(start, top + 9.3, words, styles.LABEL, align=column.align, ink=Ink.INK2)

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Divide between rows; a row that is higher than a page divides between lines."""
        used, count = _HEAD_HEIGHT, 0
        while count < len(self.rows) and used + self.rows[count].height <= room:
            used += self.rows[count].height
            count += 1
        if count == len(self.rows):
            return None
        if count:
            return self._with(self.rows[:count], note=""), self._with(self.rows[count:], note=self.note)
        parts = self.rows[0].split(room - used) if room > 200 else None
        if parts is None:
            return None
        first, rest = (part for part in parts if isinstance(part, Row))
        return self._with((first,), note=""), self._with((rest, *self.rows[1:]), note=self.note)

    def padded(self, density: int) -> Table:
        """The same table at another density."""
        padding = PADDING[density]
        rows = tuple(
            Row(columns=row.columns, cells=row.cells, padding=padding, is_last=row.is_last, anchor=row.anchor)
            for row in self.rows
        )
        return attrs.evolve(self, rows=rows)

    def _with(self, rows: tuple[Row, ...], *, note: str) -> Table:
        return Table(columns=self.columns, rows=rows, empty=self.empty, note=note, anchor=self.anchor)


def _room(column: Column, columns: Sequence[Column]) -> float:
    return column.wide if column is columns[-1] else column.room


def _empty_height() -> float:
    return styles.CELL.leading + sum(PADDING[0])


def rows(columns: Sequence[Column], cells: Sequence[Sequence[Cell]], density: int = 0) -> tuple[Row, ...]:
    """Rows of a table, with text broken or cut to the width of its column; the last has the closing rule."""
    found: list[Row] = []
    for number, row in enumerate(cells):
        sets: list[_Set] = []
        for column, cell in zip(columns, row, strict=True):
            style = cell.style or column.style
            room = _room(column, columns) - cell.indent
            lines = _lines(cell.text, style, room, wraps=column.wraps)
            sets.append(_Set(lines, style, cell.mark, cell.indent, cell.alt))
        found.append(
            Row(
                columns=tuple(columns),
                cells=tuple(sets),
                padding=PADDING[density],
                is_last=number == len(cells) - 1,
            )
        )
    return tuple(found)


def _lines(text: str, style: Style, room: float, *, wraps: bool) -> tuple[Line, ...]:
    if not text:
        return ()
    if not wraps:
        words = cut(text, style, room)
        return (((words, style.font),),) if words else ()
    words = safe(text, style.font)
    if "\n" not in words and width(words, style) <= room:
        return (((words, style.font),),) if words else ()
    lines = plain(words, style, room)
    if len(lines) > _CAP_LINES:
        last = "".join(part for part, _ in lines[_CAP_LINES - 1])
        return (*lines[: _CAP_LINES - 1], ((cut(last + " …", style, room), style.font),))
    return lines
