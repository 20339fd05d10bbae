"""Lane B of the timeline: the phases of the programme on the programme's own scale, and today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from types import MappingProxyType

import attrs

from tcdesk.domain.progress_parts import PhaseSpan, Programme, SpanState
from tcdesk.figures.marks import hatch, label, tick
from tcdesk.figures.pen import Box, Face, Ink, Pen, elided
from tcdesk.figures.scale import Scale, Taken, day_scale
from tcdesk.figures.style import Style
from tcdesk.i18n import N_, Texts

STATE_WORDS = MappingProxyType(
    {SpanState.DONE: N_("done"), SpanState.CURRENT: N_("now"), SpanState.PLANNED: N_("planned")}
)
_LEAST_NAME = 3.2  # of the size: a name cut shorter says nothing


@attrs.frozen(kw_only=True)
class LaneBox:
    """Where the parts of the lane lie: baselines of names and dates, the bars, and the row of the label of today."""

    box: Box
    names: float
    bar: Box
    dates: float
    today: Box


@attrs.frozen(kw_only=True)
class _Bar:
    """One phase with the stretch it takes on the lane."""

    span: PhaseSpan
    left: float
    right: float


def _bars(programme: Programme, scale: Scale, style: Style) -> tuple[_Bar, ...]:
    """The stretches of all phases in order, never overlapping, with a gap where one follows on another."""
    spans = sorted(programme.phases, key=lambda span: (span.starts_on, span.ends_on))
    found: list[_Bar] = []
    for place, span in enumerate(spans):
        end = span.ends_on.toordinal() + 1
        follows = place + 1 < len(spans) and spans[place + 1].starts_on.toordinal() <= end + 1
        if follows:
            end = spans[place + 1].starts_on.toordinal()
        left, right = scale(span.starts_on.toordinal()), scale(end)
        found.append(_Bar(span=span, left=left, right=max(left, right - (style.gap / 2 if follows else 0))))
    return tuple(found)


def draw_phases(
    pen: Pen, lane: LaneBox, programme: Programme, today: date, cuts: Sequence[date], style: Style, texts: Texts
) -> None:
    """Draw the phases; `cuts` are legal dates before the programme's end. The programme has both its dates."""
    first, last = programme.starts_on, programme.ends_on
    if first is None or last is None:
        return
    box = lane.box
    scale = Scale(first.toordinal(), last.toordinal() + 1, box.x, box.right)
    bars = _bars(programme, scale, style)
    if cuts:
        at = scale(min(cuts).toordinal())
        lost = Box(at, lane.bar.y, box.right - at, lane.bar.height)
        pen.rect(lost, fill=Ink.DANGER_LIGHT)
        if style.is_paper:
            hatch(pen, lost, 3.2, 0.4, Ink.DANGER)
    for bar in bars:
        _draw_bar(pen, lane, bar, scale(today.toordinal()), style)
    for day in cuts:
        at = min(max(scale(day.toordinal()), box.x + style.frame / 2), box.right - style.frame / 2)
        pen.line(at, lane.bar.y - 1, at, lane.bar.bottom + 1, Ink.DANGER, style.frame)
    _draw_names(pen, lane, bars, style)
    stretch = _draw_today(pen, lane, bars, (first, last), today, style, texts)
    _draw_dates(pen, lane, bars, last, stretch, style, texts)


def _draw_bar(pen: Pen, lane: LaneBox, bar: _Bar, now: float, style: Style) -> None:
    """One phase: done is dark, the current one is filled up to today, a planned one is dashed."""
    shape = Box(bar.left, lane.bar.y, bar.right - bar.left, lane.bar.height)
    if shape.width <= 0:
        return
    if bar.span.state is SpanState.DONE:
        pen.round_rect(shape, style.radius, fill=Ink.DONE)
    elif bar.span.state is SpanState.CURRENT:
        now = min(max(now, bar.left), bar.right)
        pen.round_rect(shape, style.radius, fill=Ink.ACCENT_LIGHT)
        if now > bar.left:
            pen.round_rect(attrs.evolve(shape, width=now - bar.left), style.radius, fill=Ink.ACCENT)
        if style.is_paper:
            pen.rect(shape.inset(0.5, 0.5), stroke=Ink.ACCENT, width=1.0)
    elif shape.width > style.line * 2:
        edge = style.line / 2
        pen.round_rect(shape.inset(edge, edge), style.radius * 2, stroke=Ink.INK3, width=style.line, dash=style.dash)


def _draw_names(pen: Pen, lane: LaneBox, bars: Sequence[_Bar], style: Style) -> None:
    """The names above their bars, cut to the room up to the next one; a tick follows the name of a finished phase."""
    for place, bar in enumerate(bars):
        end = bars[place + 1].left if place + 1 < len(bars) else lane.box.right
        is_done, is_now = bar.span.state is SpanState.DONE, bar.span.state is SpanState.CURRENT
        mark = style.name * (0.8 if style.is_paper else 0.65) if is_done else 0.0
        face = Face.SEMIBOLD if is_now else Face.MEDIUM
        room = end - bar.left - style.name * 0.5 - mark * 1.5
        name = elided(pen, bar.span.name, style.name, room, face)
        if not name or (name != bar.span.name and room < style.name * _LEAST_NAME):
            continue
        ink = style.value_ink if bar.span.state is SpanState.PLANNED else Ink.INK
        pen.text(bar.left, lane.names, name, style.name, face=face, ink=ink)
        if is_done:
            after = bar.left + pen.text_width(name, style.name, face) + mark * 0.5
            tick(pen, after, lane.names - style.name * 0.3, mark, Ink.OK)


def _draw_today(
    pen: Pen,
    lane: LaneBox,
    bars: Sequence[_Bar],
    ends: tuple[date, date],
    today: date,
    style: Style,
    texts: Texts,
) -> tuple[float, float] | None:
    """The line of today with its label, kept between the margins; gives the stretch it takes of the row of dates."""
    first, last = ends
    box, row = lane.box, lane.today
    scale = day_scale(first, last + timedelta(days=1) if last < date.max else last, box.x, box.right)
    at = scale(today.toordinal())
    current = next((bar.span for bar in bars if bar.span.state is SpanState.CURRENT), None)
    words = texts.t("Today {date}", date=texts.date(today))
    if not style.is_paper and current is not None and current.starts_on <= today:
        number = texts.number((today - current.starts_on).days + 1)
        words = texts.t("{date} · day {n}", date=texts.day(today), n=number)
    size = style.label if style.is_paper else style.micro
    width = min(box.width, pen.text_width(words, size, Face.SEMIBOLD) + size * 1.1)
    left = min(max(at - (width / 2 if style.is_paper else 1.0), box.x), box.right - width)
    line = (1.4 if style.is_paper else 2.0) * style.scale
    if first <= today <= last:
        x = min(max(at, box.x + line / 2), box.right - line / 2)
        pen.line(x, lane.bar.y - 1, x, row.y + row.height / 2, Ink.LABEL, line)
    label(pen, Box(left, row.y, width, row.height), words, size, style.radius * 2)
    if row.y >= lane.dates:
        return (at - line, at + line) if first <= today <= last else None
    return (left, left + width)


def _draw_dates(
    pen: Pen,
    lane: LaneBox,
    bars: Sequence[_Bar],
    last: date,
    stretch: tuple[float, float] | None,
    style: Style,
    texts: Texts,
) -> None:
    """First days below the bars and the last day at the right: of two that would touch, the lesser is left out."""
    taken = Taken(style.label * 0.5)
    if stretch is not None:
        taken.take(*stretch)
    size, right = style.label, lane.box.right
    words = texts.date(last)
    chosen: list[tuple[float, str]] = []
    if taken.try_take(right - pen.text_width(words, size), right):
        chosen.append((right - pen.text_width(words, size), words))
    in_order = sorted(bars, key=lambda bar: (bar.span.state is not SpanState.CURRENT, bar.left))
    for bar in in_order:
        words = texts.day(bar.span.starts_on)
        end = bar.left + pen.text_width(words, size)
        if end <= right and taken.try_take(bar.left, end):
            chosen.append((bar.left, words))
    for x, words in sorted(chosen):
        pen.text(x, lane.dates, words, size, ink=style.value_ink)
