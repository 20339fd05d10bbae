"""Attendance of each activity, week by week: small bars, the share and the count.

Bars rather than a strip of shades: in print five greys cannot be told apart, height and black against grey can.
"""

from __future__ import annotations

from datetime import date

import attrs

from tcdesk.domain.progress import ATTENDANCE_LIMIT
from tcdesk.domain.progress_parts import ActivityRow
from tcdesk.figures.figure import Figure
from tcdesk.figures.marks import note
from tcdesk.figures.pen import Align, Box, Face, Ink, Pen, elided
from tcdesk.figures.scale import share_of
from tcdesk.figures.style import Style
from tcdesk.i18n import Texts

_LABEL_SHARE = 0.365
_PITCH_PAPER, _PITCH_SCREEN = 13.3, 21.3
_HEAD_PAPER, _HEAD_SCREEN = 13.0, 16.0
_LEGEND = 13.0


@attrs.frozen(kw_only=True)
class AttendanceData:
    """Activities with their weeks, the first and last day of the period, and the share below which a week is marked."""

    rows: tuple[ActivityRow, ...]
    starts_on: date | None = None
    ends_on: date | None = None
    limit: float = ATTENDANCE_LIMIT


def _head(style: Style) -> float:
    return (_HEAD_PAPER if style.is_paper else _HEAD_SCREEN) * style.scale


def _legend(style: Style) -> float:
    return _LEGEND * style.scale if style.is_paper else 0.0


def height(data: AttendanceData, style: Style) -> float:
    """A head, a row for each activity, and on paper a legend."""
    pitch = (_PITCH_PAPER if style.is_paper else _PITCH_SCREEN) * style.scale
    return _head(style) + pitch * max(1, len(data.rows)) + _legend(style)


@attrs.frozen(kw_only=True)
class _Columns:
    left: float
    label: float
    bars: float
    cell: float
    weeks: int
    percent: float
    count: float


def _columns(pen: Pen, box: Box, data: AttendanceData, style: Style, texts: Texts) -> _Columns:
    """Labels, bars, share and count from left to right; the bars take what is left."""
    counts = [_count(row, texts) for row in data.rows]
    heads = [texts.t("attended")] if style.is_paper else []
    count = max((pen.text_width(words, style.label) for words in (*counts, *heads)), default=0.0)
    percent = box.right - count - style.label
    start = box.x + box.width * _LABEL_SHARE
    end = percent - pen.text_width(texts.percent(1.0), style.text, Face.BOLD) - style.label * 0.8
    weeks = max((len(row.weeks) for row in data.rows), default=0)
    cell = max(0.0, end - start) / weeks if weeks else 0.0
    return _Columns(
        left=box.x,
        label=start - box.x - style.label * 0.5,
        bars=start,
        cell=cell,
        weeks=weeks,
        percent=percent,
        count=box.right,
    )


def _count(row: ActivityRow, texts: Texts) -> str:
    return f"{texts.number(row.attended)}/{texts.number(row.scheduled)}"


def draw(pen: Pen, box: Box, data: AttendanceData, style: Style, texts: Texts) -> None:
    """Draw the rows, evenly over what head and legend leave of `box`."""
    columns = _columns(pen, box, data, style, texts)
    head, legend = _head(style), _legend(style)
    baseline = box.y + head * 0.68
    end = columns.bars + columns.cell * columns.weeks
    if not data.rows:
        note(pen, box, texts.t("Nothing scheduled in this period"), style.label)
        return
    if data.starts_on is not None and data.ends_on is not None and columns.weeks:
        first, last = texts.day(data.starts_on), texts.day(data.ends_on)
        pen.text(columns.bars, baseline, first, style.micro, ink=style.value_ink)
        if pen.text_width(f"{first}  {last}", style.micro) <= end - columns.bars:
            pen.text(end, baseline, last, style.micro, ink=style.value_ink, align=Align.RIGHT)
    if style.is_paper:
        pen.text(columns.count, baseline, texts.t("attended"), style.micro, ink=Ink.INK2, align=Align.RIGHT)
    pitch = max(0.0, box.height - head - legend) / len(data.rows)
    for place, row in enumerate(data.rows):
        _draw_row(
            pen, Box(box.x, box.y + head + pitch * place, box.width, pitch), columns, row, data.limit, style, texts
        )
    if style.is_paper:
        _draw_legend(pen, Box(columns.bars, box.y, box.right - columns.bars, box.height), data.limit, style, texts)


def _draw_row(
    pen: Pen, box: Box, columns: _Columns, row: ActivityRow, limit: float, style: Style, texts: Texts
) -> None:
    """One activity."""
    baseline = box.center_y + style.text * 0.34
    pen.text(columns.left, baseline, elided(pen, row.name, style.text, columns.label), style.text)
    foot, high = box.center_y + box.height * 0.36, box.height * 0.7
    for place, (attended, scheduled) in enumerate(row.weeks):
        cell = Box(columns.bars + columns.cell * place, foot - high, columns.cell, high)
        _draw_week(pen, cell, attended, scheduled, limit, style)
    if columns.weeks:
        end = columns.bars + columns.cell * columns.weeks
        pen.line(columns.bars, foot, end, foot, Ink.EDGE, 0.5 if style.is_paper else 1.0)
    share = share_of(row.attended, row.scheduled) if row.scheduled > 0 else None
    is_low = share is not None and share < limit
    face = Face.BOLD if is_low else Face.MEDIUM if style.is_paper else Face.SEMIBOLD
    pen.text(columns.percent, baseline, texts.percent(share), style.text, face=face, align=Align.RIGHT)
    pen.text(columns.count, baseline, _count(row, texts), style.label, ink=style.value_ink, align=Align.RIGHT)


def _draw_week(pen: Pen, cell: Box, attended: int, scheduled: int, limit: float, style: Style) -> None:
    """One week: as high as the share attended, black below the limit, outlined where none was, nothing unscheduled."""
    gap = min(style.gap, cell.width * 0.25)
    width = cell.width - gap
    if scheduled <= 0 or width <= 0:
        return
    share = share_of(attended, scheduled)
    if share <= 0:
        edge = min(0.5 if style.is_paper else 1.0, width / 3)
        pen.rect(Box(cell.x, cell.y, width, cell.height).inset(edge / 2, edge / 2), stroke=Ink.INK, width=edge)
        return
    high = cell.height * share
    ink = Ink.GREY if share >= limit else Ink.INK
    pen.round_rect(Box(cell.x, cell.bottom - high, width, high), style.radius * 0.6, fill=ink)


def _draw_legend(pen: Pen, box: Box, limit: float, style: Style, texts: Texts) -> None:
    """What grey, black and empty bars mean, on the lower edge of `box`, as far as there is room."""
    share = texts.percent(limit)
    size = style.label
    x, baseline = box.x, box.bottom - size * 0.3
    for ink, high, words in (
        (Ink.GREY, 0.85, f"≥ {share}"),
        (Ink.INK, 0.5, f"< {share}"),
        (None, 0.85, texts.t("none attended")),
    ):
        if x + size * 0.9 + pen.text_width(words, size) > box.right:
            return
        mark = Box(x, baseline - size * high, size * 0.45, size * high)
        if ink is None:
            pen.rect(mark.inset(0.25, 0.25), stroke=Ink.INK, width=0.5)
        else:
            pen.rect(mark, fill=ink)
        pen.text(x + size * 0.9, baseline, words, size, ink=style.value_ink)
        x += size * 1.8 + pen.text_width(words, size)


def alt_text(data: AttendanceData, texts: Texts) -> str:
    """Each activity with its share, its count and the weeks below the limit."""
    if not data.rows:
        return texts.t("Nothing scheduled in this period") + "."
    parts: list[str] = []
    for row in data.rows:
        share = share_of(row.attended, row.scheduled) if row.scheduled > 0 else None
        low = sum(1 for attended, planned in row.weeks if planned > 0 and attended / planned < data.limit)
        count = texts.t("{n} of {m}", n=texts.number(row.attended), m=texts.number(row.scheduled))
        words = f"{row.name} {texts.percent(share)}, {count}"
        if low:
            words += ", " + texts.n(
                "{n} week below {limit}", "{n} weeks below {limit}", low, limit=texts.percent(data.limit)
            )
        parts.append(words)
    return ". ".join(parts) + "."


ATTENDANCE: Figure[AttendanceData] = Figure("attendance", draw, height, alt_text)
