"""The domains of the assessment: first value, value now and the way between them, on one scale.

A dot plot rather than a radar: lengths on a common scale are read exactly, and a decline shows by its shape.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import attrs

from tcdesk.domain.progress_parts import DomainGroup, DomainRow
from tcdesk.figures import marks
from tcdesk.figures.figure import Figure
from tcdesk.figures.pen import Align, Box, Face, Ink, Pen, elided
from tcdesk.figures.scale import Scale
from tcdesk.figures.style import Style
from tcdesk.i18n import Texts

_LABEL_SHARE = 0.5
_DOTTED = (0.5, 1.7)
_DECLINE_DASH = (2.0, 1.5)


@attrs.frozen(kw_only=True)
class DumbbellData:
    """The domains in their groups, and the ends of the scale, which are whole numbers."""

    groups: tuple[DomainGroup, ...]
    low: int = 1
    high: int = 5


def height(data: DumbbellData, style: Style) -> float:
    """One row for the axis, one a group, one a domain."""
    return style.row * (1 + sum(1 + len(group.rows) for group in data.groups))


@attrs.frozen(kw_only=True)
class _Columns:
    left: float
    label: float
    scale: Scale
    right: float


def _columns(pen: Pen, box: Box, data: DumbbellData, style: Style, texts: Texts) -> _Columns:
    """The label column is as wide as its texts, up to half of the box; the change stands at the right."""
    names = [texts.t(row.label) for group in data.groups for row in group.rows]
    label = max((pen.text_width(name, style.text) for name in names), default=0.0) + style.text * 0.8
    label = min(label, box.width * _LABEL_SHARE)
    change = pen.text_width(texts.signed(-9.9, 1), style.text, Face.SEMIBOLD) + style.text * 0.8
    start = box.x + label + style.dot
    end = max(start, box.right - change - style.dot)
    return _Columns(left=box.x, label=label, scale=Scale(data.low, data.high, start, end), right=box.right)


def draw(pen: Pen, box: Box, data: DumbbellData, style: Style, texts: Texts) -> None:
    """Draw the rows, evenly over the height of `box`."""
    rows = 1 + sum(1 + len(group.rows) for group in data.groups)
    pitch = box.height / rows
    columns = _columns(pen, box, data, style, texts)
    if not data.groups:
        marks.note(pen, box, texts.t("Not assessed yet"), style.label)
        return
    _draw_axis(pen, box, pitch, columns, data, style, texts)
    middle = box.y + pitch * 1.5
    for group in data.groups:
        foot = middle + pitch / 2
        face_size = style.text if style.is_paper else style.label
        words = elided(pen, texts.t(group.label), face_size, box.width, Face.SEMIBOLD)
        pen.text(box.x, foot - pitch * 0.28, words, face_size, face=Face.SEMIBOLD, ink=style.value_ink)
        pen.line(box.x, foot, box.right, foot, Ink.RULE if style.is_paper else Ink.EDGE, pen.hairline)
        middle += pitch
        for row in group.rows:
            _draw_row(pen, middle, columns, row, style, texts)
            middle += pitch


def _draw_axis(
    pen: Pen, box: Box, pitch: float, columns: _Columns, data: DumbbellData, style: Style, texts: Texts
) -> None:
    """The legend, the numbers of the scale with their grid lines, and the head of the change."""
    baseline, middle = box.y + pitch * 0.68, box.y + pitch * 0.68 - style.label * 0.33
    x = box.x
    room = box.x + columns.label
    first = texts.t("first assessment") if style.is_paper else texts.t("first")
    for is_first, words in ((True, first), (False, texts.t("now"))):
        radius = style.ring if is_first else style.dot
        end = x + radius * 2 + style.label * 0.4 + pen.text_width(words, style.label)
        if end > room:
            break
        if is_first:
            marks.ring(pen, x + radius + style.ring_line / 2, middle, radius, style.ring_line)
        else:
            marks.dot(pen, x + radius, middle, radius)
        pen.text(x + radius * 2 + style.label * 0.4, baseline, words, style.label, ink=style.value_ink)
        x = end + style.label
    for value in range(data.low, data.high + 1):
        at = columns.scale(value)
        pen.text(at, baseline, texts.number(value), style.micro, ink=style.value_ink, align=Align.CENTER)
        pen.line(at, box.y + pitch, at, box.bottom, Ink.RULE, pen.hairline, _DOTTED if style.is_paper else ())
    pen.text(box.right, baseline, "Δ", style.label, face=Face.SEMIBOLD, ink=style.value_ink, align=Align.RIGHT)


def _value(number: float | None) -> float | None:
    return number if number is not None and math.isfinite(number) else None


def _draw_row(pen: Pen, middle: float, columns: _Columns, row: DomainRow, style: Style, texts: Texts) -> None:
    """One domain: its label, link, first value, value now, and how far it moved."""
    baseline = middle + style.text * 0.34
    name = elided(pen, texts.t(row.label), style.text, columns.label - style.text * 0.4)
    pen.text(columns.left, baseline, name, style.text)
    first, now = _value(row.baseline), _value(row.now)
    if first is not None and now is not None:
        _draw_link(pen, middle, columns.scale(first), columns.scale(now), style, is_decline=now < first)
        words = texts.signed(now - first, 1)
        is_marked = round(now - first, 1) >= 1 or round(now - first, 1) < 0
    else:
        words, is_marked = "–", False
    if first is not None and first != now:
        marks.ring(pen, columns.scale(first), middle, style.ring, style.ring_line)
    if now is not None:
        if first is not None and now < first:
            marks.triangle_down(pen, columns.scale(now), middle, style.dot * 1.1, Ink.ACCENT, is_open=False)
        else:
            marks.dot(pen, columns.scale(now), middle, style.dot)
    pen.text(
        columns.right,
        baseline,
        words,
        style.text,
        face=Face.SEMIBOLD if is_marked else Face.REGULAR,
        ink=Ink.INK if is_marked else style.value_ink,
        align=Align.RIGHT,
    )


def _draw_link(pen: Pen, middle: float, first: float, now: float, style: Style, *, is_decline: bool) -> None:
    """The way from the first value to the one now: dashed where it went down."""
    if is_decline:
        dash = (_DECLINE_DASH[0] * style.scale, _DECLINE_DASH[1] * style.scale)
        pen.line(first, middle, now, middle, Ink.INK, 1.2 * style.scale, dash)
    elif now > first:
        pen.line(first, middle, now, middle, Ink.MID, (1.6 if style.is_paper else 2.0) * style.scale)


def _row_words(row: DomainRow, texts: Texts) -> str:
    name, first, now = texts.t(row.label), _value(row.baseline), _value(row.now)
    if now is None and first is None:
        return texts.t("{domain} not assessed", domain=name)
    if first is None or now is None:
        value = texts.number(now if now is not None else first or 0.0, 1)
        if now is None:
            return texts.t("{domain} first {value}", domain=name, value=value)
        return texts.t("{domain} now {value}", domain=name, value=value)
    return texts.t(
        "{domain} from {first} to {now} ({change})",
        domain=name,
        first=texts.number(first, 1),
        now=texts.number(now, 1),
        change=texts.signed(now - first, 1),
    )


def _group_words(data: DumbbellData, texts: Texts) -> Iterator[str]:
    for group in data.groups:
        yield f"{texts.t(group.label)}: " + "; ".join(_row_words(row, texts) for row in group.rows)


def alt_text(data: DumbbellData, texts: Texts) -> str:
    """Every domain with its first value, its value now and the change."""
    if not data.groups:
        return texts.t("Not assessed yet") + "."
    ends = texts.t("Scale from {low} to {high}", low=texts.number(data.low), high=texts.number(data.high))
    return ". ".join([ends, *_group_words(data, texts)]) + "."


DUMBBELL: Figure[DumbbellData] = Figure("dumbbell", draw, height, alt_text)
