"""Urine tests: a grid of the last tests by panel, and a row of dots that shows them at a glance."""

from __future__ import annotations

import attrs

from tcdesk.domain.health import REASON_NAMES, Reading
from tcdesk.domain.progress_parts import Urine, UrineRow
from tcdesk.figures import marks
from tcdesk.figures.figure import Figure
from tcdesk.figures.pen import Align, Box, Face, Ink, Pen, elided
from tcdesk.figures.style import Style
from tcdesk.i18n import Texts

_PITCH_PAPER, _PITCH_SCREEN = 13.4, 25.4
_HEAD_PAPER, _HEAD_SCREEN = 13.4, 20.0
_LEGEND = 13.4


@attrs.frozen(kw_only=True)
class UrineData:
    """Tests newest first, and how many of them are shown."""

    urine: Urine
    most: int = 5

    @property
    def shown(self) -> tuple[UrineRow, ...]:
        """The tests in the grid."""
        return self.urine.rows[: max(0, self.most)]

    @property
    def older(self) -> int:
        """How many tests are left out."""
        return len(self.urine.rows) - len(self.shown)


def _pitch(style: Style) -> float:
    return (_PITCH_PAPER if style.is_paper else _PITCH_SCREEN) * style.scale


def _head(style: Style) -> float:
    return (_HEAD_PAPER if style.is_paper else _HEAD_SCREEN) * style.scale


def _legend(style: Style) -> float:
    return _LEGEND * style.scale if style.is_paper else 0.0


def height(data: UrineData, style: Style) -> float:
    """A head, a row for each test shown, and on paper a legend."""
    return _head(style) + _pitch(style) * max(1, len(data.shown)) + _legend(style)


def _empty_words(data: UrineData, texts: Texts) -> str | None:
    if data.urine.is_withheld:
        return texts.t("Not shown: for authorised staff only")
    return None if data.shown else texts.t("No tests yet")


def draw(pen: Pen, box: Box, data: UrineData, style: Style, texts: Texts) -> None:
    """Draw the grid with rows of the usual height from the top of `box`; they close up where it is low."""
    words = _empty_words(data, texts)
    if words is not None:
        marks.note(pen, box, words, style.label)
        return
    rows = data.shown
    pitch = min(_pitch(style), max(0.0, box.height - _head(style) - _legend(style)) / len(rows))
    reasons = [texts.t(REASON_NAMES[row.reason]) for row in rows]
    dates = [texts.date(row.taken_on) if style.is_paper else texts.day(row.taken_on) for row in rows]
    left = max(pen.text_width(day, style.text) for day in dates) + style.text
    right = max(pen.text_width(word, style.label) for word in reasons) + style.text * 0.7
    left, right = min(left, box.width * 0.32), min(right, box.width * 0.25)
    left = max(left, box.width * (0.285 if style.is_paper else 0.22))
    cell = (box.width - left - right) / max(1, len(data.urine.panels))
    baseline, foot = box.y + _head(style) * 0.68, box.y + _head(style)
    if style.is_paper:
        pen.text(box.x, baseline, texts.t("Date"), style.micro, ink=Ink.INK2)
        pen.text(box.right, baseline, texts.t("Kind"), style.micro, ink=Ink.INK2, align=Align.RIGHT)
    for place, panel in enumerate(data.urine.panels):
        at = box.x + left + cell * (place + 0.5)
        head = elided(pen, panel, style.micro, cell, Face.SEMIBOLD)
        pen.text(at, baseline, head, style.micro, face=Face.SEMIBOLD, ink=style.value_ink, align=Align.CENTER)
    pen.line(box.x, foot, box.right, foot, Ink.EDGE, style.line)
    for place, row in enumerate(rows):
        area = Box(box.x, foot + pitch * place, box.width, pitch)
        line = area.center_y + style.text * 0.34
        pen.text(box.x, line, elided(pen, dates[place], style.text, left), style.text)
        word = elided(pen, reasons[place], style.label, right)
        pen.text(box.right, line, word, style.label, ink=style.value_ink, align=Align.RIGHT)
        for number in range(len(data.urine.panels)):
            reading = row.readings[number] if number < len(row.readings) else None
            _draw_reading(pen, area.x + left + cell * (number + 0.5), area.center_y, cell, reading, style, texts)
        is_last = place + 1 == len(rows)
        if is_last and style.is_paper:
            pen.line(area.x, area.bottom, area.right, area.bottom, Ink.EDGE, style.line)
        elif not is_last:
            pen.line(area.x, area.bottom, area.right, area.bottom, Ink.RULE, pen.hairline)
    if style.is_paper:
        _draw_legend(pen, box, foot + pitch * len(rows) + _legend(style) * 0.75, data, style, texts)


def _draw_reading(
    pen: Pen, x: float, y: float, cell: float, reading: Reading | None, style: Style, texts: Texts
) -> None:
    """One panel of one test: a dash, a disc with a plus, letters for an invalid test, a point where not tested."""
    radius = min(style.disc, cell / 2)
    if reading is Reading.NEGATIVE:
        marks.dash(pen, x, y, radius * 1.27, 1.0 if style.is_paper else style.strong)
    elif reading is Reading.POSITIVE:
        marks.plus_disc(pen, x, y, radius)
    elif reading is Reading.INVALID:
        words = elided(pen, texts.t("inv."), style.label, cell)
        pen.text(x, y + style.label * 0.33, words, style.label, align=Align.CENTER)
    else:
        marks.dot(pen, x, y, style.line, Ink.INK2)


def _draw_legend(pen: Pen, box: Box, baseline: float, data: UrineData, style: Style, texts: Texts) -> None:
    """What the marks in the grid mean, and how many tests are older."""
    size, x = style.label, box.x
    middle = baseline - size * 0.33
    seen = {reading for row in data.shown for reading in row.readings}
    entries = [(Reading.NEGATIVE, texts.t("negative")), (Reading.POSITIVE, texts.t("positive"))]
    if Reading.INVALID in seen:
        entries.append((Reading.INVALID, texts.t("invalid")))
    for reading, words in entries:
        mark = size * 0.7 if reading is Reading.NEGATIVE else style.disc * 1.8
        if reading is Reading.INVALID:
            mark = pen.text_width(texts.t("inv."), size)
        end = x + mark + size * 0.4 + pen.text_width(words, size)
        if end > box.right:
            return
        if reading is Reading.POSITIVE:
            marks.plus_disc(pen, x + mark / 2, middle, mark / 2)
        elif reading is Reading.NEGATIVE:
            marks.dash(pen, x + mark / 2, middle, mark, 1.0)
        else:
            pen.text(x, baseline, texts.t("inv."), size)
        pen.text(x + mark + size * 0.4, baseline, words, size, ink=style.value_ink)
        x = end + size * 0.9
    if data.older:
        words = texts.n("+ {n} older", "+ {n} older", data.older)
        if x + pen.text_width(words, size) <= box.right:
            pen.text(box.right, baseline, words, size, ink=Ink.INK2, align=Align.RIGHT)


def _row_words(row: UrineRow, panels: tuple[str, ...], texts: Texts) -> str:
    positive = [panel for panel, one in zip(panels, row.readings, strict=False) if one is Reading.POSITIVE]
    invalid = [panel for panel, one in zip(panels, row.readings, strict=False) if one is Reading.INVALID]
    untested = [panel for panel, one in zip(panels, row.readings, strict=False) if one is None]
    parts: list[str] = []
    if positive:
        parts.append(texts.t("positive {panels}", panels=", ".join(positive)))
    if invalid:
        parts.append(texts.t("invalid {panels}", panels=", ".join(invalid)))
    if row.is_negative:
        parts.append(texts.t("negative"))
    if untested and len(untested) < len(panels):
        parts.append(texts.t("not tested {panels}", panels=", ".join(untested)))
    return f"{texts.date_long(row.taken_on)} ({texts.t(REASON_NAMES[row.reason])}): " + "; ".join(
        parts or [texts.t("nothing positive")]
    )


def alt_text(data: UrineData, texts: Texts) -> str:
    """Each test with its day, reason and result."""
    words = _empty_words(data, texts)
    if words is not None:
        return words + "."
    parts = [_row_words(row, data.urine.panels, texts) for row in data.shown]
    if data.older:
        parts.append(texts.n("+ {n} older", "+ {n} older", data.older))
    return ". ".join(parts) + "."


def dots_height(data: UrineData, style: Style) -> float:
    """As high as a small series."""
    del data
    return (17.0 if style.is_paper else 26.0) * style.scale


def draw_dots(pen: Pen, box: Box, data: UrineData, style: Style, texts: Texts) -> None:
    """The tests shown as dots, oldest at the left: a ring is negative, a disc with a plus positive."""
    del texts
    if data.urine.is_withheld:
        return
    rows = tuple(reversed(data.shown))
    radius = (3.4 if style.is_paper else 4.6) * style.scale
    pitch = min(radius * 3.6, (box.width - 2 * radius) / max(1, len(rows) - 1)) if rows else 0.0
    radius = min(radius, box.width / 2, box.height / 2)
    for place, row in enumerate(rows):
        x = box.x + radius + pitch * place
        if row.is_positive:
            marks.plus_disc(pen, x, box.center_y, radius)
        elif row.is_negative:
            marks.ring(pen, x, box.center_y, radius - style.ring_line / 2, style.ring_line)
        else:
            marks.dash(pen, x, box.center_y, radius, style.line, Ink.INK2)


URINE: Figure[UrineData] = Figure("urine", draw, height, alt_text)
URINE_DOTS: Figure[UrineData] = Figure("urine_dots", draw_dots, dots_height, alt_text)
