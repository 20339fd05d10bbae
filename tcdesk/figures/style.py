"""Measures of the figures on paper (points) and on screen (logical pixels)."""

from __future__ import annotations

from enum import StrEnum

import attrs

from tcdesk.figures.pen import Ink


class Medium(StrEnum):
    """What a figure is drawn on: where the two differ in more than measures, the figure asks."""

    PAPER = "paper"
    SCREEN = "screen"


@attrs.frozen(kw_only=True)
class Style:
    """Measures every figure draws with, in the surface's unit.

    `text` is the size of names and cells, `label` of labels and dates, `micro` of axis numbers and column heads; `bar`
    the height of a timeline bar with corners of `radius`; `dot` and `ring` the radii of a value now and of a first
    value, `ring_line` the ring's line, `disc` the radius of a positive test; `line` a normal line, `strong` a tick that
    means something, `frame` the programme's window, `series` the line of a small series; `row` the height of one row
    of a table, `gap` what stands between bars. `scale` is how many times the measures of a figure's own are taken.
    """

    medium: Medium
    text: float
    name: float
    label: float
    micro: float
    bar: float
    radius: float
    dot: float
    ring: float
    ring_line: float
    disc: float
    line: float
    strong: float
    frame: float
    series: float
    dash: tuple[float, float]
    row: float
    gap: float
    scale: float = 1.0

    @property
    def is_paper(self) -> bool:
        """Whether the figure is printed."""
        return self.medium is Medium.PAPER

    @property
    def value_ink(self) -> Ink:
        """The ink of values in the second row: they stand back on screen and are plain on paper."""
        return Ink.INK if self.is_paper else Ink.INK2

    def scaled(self, factor: float) -> Style:
        """The same style with every measure `factor` times as large, for a larger text size on screen."""
        changed: dict[str, float | tuple[float, ...]] = {}
        for field in attrs.fields(Style):
            value: float | tuple[float, float] | Medium = getattr(self, field.name)
            if isinstance(value, tuple):
                changed[field.name] = tuple(part * factor for part in value)
            elif not isinstance(value, Medium):
                changed[field.name] = value * factor
        return attrs.evolve(self, **changed)


PAPER = Style(
    medium=Medium.PAPER, text=8.6, name=8.8, label=8.0, micro=8.0, bar=8.0, radius=0.0, dot=2.8, ring=2.1,
    ring_line=0.9, disc=4.4, line=0.6, strong=0.8, frame=1.5, series=1.1, dash=(2.0, 1.6), row=12.3, gap=1.6,
)  # fmt: skip
SCREEN = Style(
    medium=Medium.SCREEN, text=13.0, name=13.0, label=12.0, micro=11.0, bar=13.0, radius=2.0, dot=4.6, ring=3.6,
    ring_line=1.5, disc=6.6, line=1.0, strong=1.5, frame=2.0, series=1.5, dash=(3.0, 2.0), row=17.5, gap=2.0,
)  # fmt: skip
