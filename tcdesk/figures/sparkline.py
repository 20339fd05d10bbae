"""A small series without an axis: the line, a band to aim at, and a dot at its last value."""

from __future__ import annotations

import math
from itertools import pairwise

import attrs

from tcdesk.figures import marks
from tcdesk.figures.figure import Figure
from tcdesk.figures.pen import Box, Ink, Pen, Point
from tcdesk.figures.scale import Scale, finite
from tcdesk.figures.style import Style
from tcdesk.i18n import Texts


@attrs.frozen(kw_only=True)
class SparklineData:
    """Values oldest first, None where there is none.

    `low` and `high` fix the scale so that rows compare; where they are None the values and the band do. `band` is the
    range to aim at. A last value below `threshold` is marked. `is_share` says that values are shares (0 to 1).
    """

    values: tuple[float | None, ...]
    low: float | None = None
    high: float | None = None
    band: tuple[float, float] | None = None
    threshold: float | None = None
    is_share: bool = False

    @property
    def last(self) -> float | None:
        """The newest value there is."""
        found = finite(self.values)
        return found[-1] if found else None

    @property
    def is_low(self) -> bool:
        """Whether the last value lies below the threshold."""
        return self.last is not None and self.threshold is not None and self.last < self.threshold


def height(data: SparklineData, style: Style) -> float:
    """17 pt in a row of key figures, 26 px in a list."""
    del data
    return (17.0 if style.is_paper else 26.0) * style.scale


def _ends(data: SparklineData) -> tuple[float, float]:
    """The scale's ends: as given, or from the data."""
    shown = [*finite(data.values), *finite(data.band or ())]
    low = data.low if data.low is not None else min(shown, default=0.0)
    high = data.high if data.high is not None else max(shown, default=1.0)
    return low, high


def _pieces(data: SparklineData, across: Scale, up: Scale) -> list[list[Point]]:
    """The stretches of the line between weeks without a value."""
    pieces: list[list[Point]] = [[]]
    for place, value in enumerate(data.values):
        if value is None or not math.isfinite(value):
            pieces.append([])
        else:
            pieces[-1].append((across(place), up(value)))
    return [piece for piece in pieces if piece]


def draw(pen: Pen, box: Box, data: SparklineData, style: Style, texts: Texts) -> None:
    """Draw the series into `box`; without any value there is a dash."""
    del texts
    radius = (2.0 if style.is_paper else 2.6) * style.scale
    inner = box.inset(radius, radius)
    low, high = _ends(data)
    if high <= low:  # one level: in the middle
        low, high = low - 1, low + 1
    up = Scale(low, high, inner.bottom, inner.y)
    across = Scale(0, max(1, len(data.values) - 1), inner.x, inner.right)
    if data.band is not None:
        top, foot = up(data.band[1]), up(data.band[0])
        pen.rect(Box(box.x, top, box.width, max(0.0, foot - top)), fill=Ink.TINT)
    pieces = _pieces(data, across, up)
    if not pieces:
        marks.dash(pen, box.center_x, box.center_y, min(box.width, style.label), style.line, Ink.INK2)
        return
    ink = Ink.WARN_MARK if data.is_low else Ink.SERIES
    for piece in pieces:
        pen.polyline(piece, ink, style.series)
        if len(piece) == 1:
            pen.circle(*piece[0], style.series, fill=ink)
    marks.dot(pen, *pieces[-1][-1], radius, Ink.WARN_MARK if data.is_low else Ink.ACCENT)


def alt_text(data: SparklineData, texts: Texts) -> str:
    """First, lowest, highest and last value and the direction."""
    found = finite(data.values)
    if not found:
        return texts.t("No values") + "."

    def words(value: float) -> str:
        return texts.percent(value) if data.is_share else texts.number(value, 0 if float(value).is_integer() else 1)

    parts = [
        texts.n("{n} value", "{n} values", len(found)),
        texts.t("first {value}", value=words(found[0])),
        texts.t("last {value}", value=words(found[-1])),
        texts.t("between {low} and {high}", low=words(min(found)), high=words(max(found))),
    ]
    if data.is_low and data.threshold is not None:
        parts.append(texts.t("below {limit}", limit=words(data.threshold)))
    falls = sum(1 for before, after in pairwise(found) if after < before)
    if falls:
        parts.append(texts.n("fell {n} time", "fell {n} times", falls))
    return ", ".join(parts) + "."


SPARKLINE: Figure[SparklineData] = Figure("sparkline", draw, height, alt_text)
