"""From numbers and days to places in a drawing, safe for any data."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date

import attrs


@attrs.frozen
class Scale:
    """Maps `low` to `start` and `high` to `end`, linearly; what lies outside is moved to the nearer end.

    A scale without extent (low not below high, or no number at all) maps everything to `start`.
    """

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """The place of `value`."""
        span = self.high - self.low
        if not (math.isfinite(value) and math.isfinite(span) and span > 0):
            return self.start
        share = min(1.0, max(0.0, (value - self.low) / span))
        return self.start + share * (self.end - self.start)


def day_scale(first: date, last: date, start: float, end: float) -> Scale:
    """A scale of days by their ordinals, `first` at `start` and `last` at `end`."""
    return Scale(first.toordinal(), last.toordinal(), start, end)


def finite(values: Iterable[float | None]) -> tuple[float, ...]:
    """The values that are numbers."""
    return tuple(value for value in values if value is not None and math.isfinite(value))


def share_of(part: float, whole: float) -> float:
    """`part` of `whole` between 0 and 1; 0 where there is no whole."""
    if not (math.isfinite(part) and math.isfinite(whole)) or whole <= 0:
        return 0.0
    return min(1.0, max(0.0, part / whole))


class Taken:
    """Stretches of one line that already carry a text."""

    def __init__(self, gap: float) -> None:
        self._gap = gap
        self._stretches: list[tuple[float, float]] = []

    def take(self, left: float, right: float) -> None:
        """Keep a stretch for what is there."""
        self._stretches.append((left, right))

    def is_free(self, left: float, right: float) -> bool:
        """Whether a text from `left` to `right` keeps its distance from all others."""
        return all(right + self._gap <= start or left - self._gap >= end for start, end in self._stretches)

    def try_take(self, left: float, right: float) -> bool:
        """Keep the stretch if it is free; whether it was."""
        free = self.is_free(left, right)
        if free:
            self.take(left, right)
        return free
