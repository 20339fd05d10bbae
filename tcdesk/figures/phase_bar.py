"""How many residents are in each phase: one bar in the phases' own shades, with the counts below it."""

from __future__ import annotations

from types import MappingProxyType

import attrs

from tcdesk.domain.phase import STAGE_NAMES, Stage
from tcdesk.figures.figure import Figure
from tcdesk.figures.pen import Align, Box, Face, Ink, Pen, elided
from tcdesk.figures.style import Style
from tcdesk.i18n import Texts

STAGE_INKS = MappingProxyType(
    {
        Stage.INTAKE: Ink.PHASE_INTAKE,
        Stage.DETOX: Ink.PHASE_DETOX,
        Stage.ENTRY: Ink.PHASE_ENTRY,
        Stage.PRIMARY: Ink.PHASE_PRIMARY,
        Stage.REENTRY: Ink.PHASE_REENTRY,
    }
)
_PALE = (Ink.PHASE_INTAKE, Ink.PHASE_DETOX)
_LEAST = 4.0  # a phase with anybody in it is at least this wide
_TOTAL = 84.0
_HEAD, _BAR, _BAR_HEIGHT, _NAMES, _COUNTS = 11.0, 24.0, 16.0, 61.0, 80.0


@attrs.frozen(kw_only=True)
class PhaseBarData:
    """Residents in each phase, in order, and how many the programme has room for."""

    counts: tuple[tuple[Stage, int], ...]
    capacity: int | None = None

    @property
    def total(self) -> int:
        """All residents."""
        return sum(count for _, count in self.counts)


def height(data: PhaseBarData, style: Style) -> float:
    """Total, bar, names and counts."""
    del data
    return _TOTAL * style.scale * (0.75 if style.is_paper else 1.0)


def widths(counts: tuple[int, ...], room: float, gap: float, least: float) -> tuple[float, ...]:
    """The width of each segment in `room` with `gap` between those that show; none is narrower than `least`."""
    shown = [count for count in counts if count > 0]
    free = room - gap * max(0, len(shown) - 1)
    if not shown or free <= 0:
        return (0.0,) * len(counts)
    least = min(least, free / len(shown))
    total = sum(shown)
    narrow = [count for count in shown if free * count / total < least]
    rest = free - least * len(narrow)
    wide = sum(count for count in shown if free * count / total >= least)
    return tuple(
        0.0 if count <= 0 else least if free * count / total < least else rest * count / wide for count in counts
    )


def draw(pen: Pen, box: Box, data: PhaseBarData, style: Style, texts: Texts) -> None:
    """Draw total, bar and counts into `box`."""
    unit = box.height / _TOTAL
    total = texts.n("{n} resident", "{n} residents", data.total)
    pen.text(box.x, box.y + _HEAD * unit, total, style.text, face=Face.SEMIBOLD)
    if data.capacity is not None:
        words = texts.t("room for {n}", n=texts.number(data.capacity))
        used = pen.text_width(total, style.text, Face.SEMIBOLD) + style.text
        if used + pen.text_width(words, style.label) <= box.width:
            pen.text(box.right, box.y + _HEAD * unit, words, style.label, ink=Ink.INK2, align=Align.RIGHT)
    _draw_bar(pen, Box(box.x, box.y + _BAR * unit, box.width, _BAR_HEIGHT * unit), data, style)
    cell = box.width / max(1, len(data.counts))
    for place, (stage, count) in enumerate(data.counts):
        x, size = box.x + cell * place, style.label
        mark = Box(x, box.y + _NAMES * unit - size * 0.72, size * 0.75, size * 0.75)
        _draw_segment(pen, mark, stage, style)
        name = elided(pen, texts.t(STAGE_NAMES[stage]), size, cell - size * 1.5)
        pen.text(mark.right + size * 0.4, box.y + _NAMES * unit, name, size, ink=Ink.INK2)
        number = style.text * (1.54 if not style.is_paper else 1.3)
        pen.text(x, box.y + _COUNTS * unit, texts.number(count), number, face=Face.SEMIBOLD)


def _draw_bar(pen: Pen, bar: Box, data: PhaseBarData, style: Style) -> None:
    x = bar.x
    if not data.total:
        edge = style.line / 2
        pen.round_rect(bar.inset(edge, edge), style.radius * 1.5, stroke=Ink.EDGE, width=style.line, dash=style.dash)
        return
    counts = tuple(count for _, count in data.counts)
    for (stage, _), width in zip(data.counts, widths(counts, bar.width, style.gap, _LEAST * style.scale), strict=True):
        if width > 0:
            _draw_segment(pen, Box(x, bar.y, width, bar.height), stage, style)
            x += width + style.gap


def _draw_segment(pen: Pen, box: Box, stage: Stage, style: Style) -> None:
    """A piece in the phase's shade; the palest have an outline so that they are seen on the card."""
    ink = STAGE_INKS[stage]
    radius = style.radius * 1.5
    pen.round_rect(box, radius, fill=ink)
    if ink in _PALE:
        edge = min(style.line, box.width / 3) / 2
        pen.round_rect(box.inset(edge, edge), radius, stroke=Ink.EDGE, width=2 * edge)


def alt_text(data: PhaseBarData, texts: Texts) -> str:
    """The total and the count of each phase."""
    parts = [texts.n("{n} resident", "{n} residents", data.total)]
    parts.extend(f"{texts.t(STAGE_NAMES[stage])} {texts.number(count)}" for stage, count in data.counts)
    return ", ".join(parts) + "."


PHASE_BAR: Figure[PhaseBarData] = Figure("phase_bar", draw, height, alt_text)
