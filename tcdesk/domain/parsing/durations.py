"""Lengths of sentences in years, months and days: `3 th 6 bln`, `3 tahun 6 bulan`, `3-6-0`, `3;6`."""

from __future__ import annotations

import re

import attrs

from tcdesk.domain.parsing.cleaning import cleaned
from tcdesk.domain.problem import Problem
from tcdesk.i18n import N_, Texts

MOST_YEARS, MOST_MONTHS, MOST_DAYS = 99, 99, 999
DURATION_UNITS = (N_("yr"), N_("mo"), N_("d"))
"""The words after the three parts of a length: years, months, days."""

_YEAR = {"th", "thn", "tahun", "y", "yr", "yrs", "year", "years"}
_MONTH = {"bl", "bln", "bulan", "m", "mo", "mos", "month", "months"}
_DAY = {"h", "hr", "hari", "d", "day", "days"}
_IN_WORDS = re.compile(r"\([^()]*\)")
_PIECE = re.compile(r"([0-9]{1,6})(?:[.,](5))? ?([a-z]+)\.?")
_PLAIN = re.compile(r"([0-9]{1,6})(?: ?[-/;:, ] ?([0-9]{1,6}))?(?: ?[-/;:, ] ?([0-9]{1,6}))?")
_UNREADABLE = N_("This is not a length of time. Write it like 3 yr 6 mo.")


@attrs.frozen(order=True)
class Duration:
    """A length in years, months and days, as the court said it: 18 months stay 18 months."""

    years: int = 0
    months: int = 0
    days: int = 0

    def __bool__(self) -> bool:
        return bool(self.years or self.months or self.days)

    def words(self, texts: Texts) -> str:
        """`3 th 6 bln`; what is 0 is left out, unless nothing is left."""
        units = [texts.t(unit) for unit in DURATION_UNITS]
        parts = [f"{count} {unit}" for count, unit in zip(attrs.astuple(self), units, strict=True) if count]
        return " ".join(parts) or f"0 {units[2]}"


def parse_duration(text: str, field: str = "") -> Duration | Problem:
    """The length `text` says, each unit once and in any order, or what is wrong with it.

    Numbers without units are years, months, days in this order. Half a year (`3,5 th`) is six months.
    """
    typed = " ".join(_IN_WORDS.sub(" ", cleaned(text)).split())
    plain = _PLAIN.fullmatch(typed)
    if plain is not None:
        counts = [int(part or 0) for part in plain.groups()]
    else:
        found = _with_units(typed)
        if found is None:
            return Problem(field=field, text=_UNREADABLE)
        counts = found
    for count, most in zip(counts, (MOST_YEARS, MOST_MONTHS, MOST_DAYS), strict=True):
        if count > most:
            return Problem(
                field=field, text=N_("{count} is too long; at most {most}."), values={"count": count, "most": most}
            )
    return Duration(*counts)


def _with_units(typed: str) -> list[int] | None:
    rest = re.sub(r"\b(?:dan|and)\b|[,;](?= |$)", " ", typed)
    if not rest.strip() or _PIECE.sub("", rest).strip():
        return None
    counts: list[int | None] = [None, None, None]
    half = False
    for number, fraction, unit in _PIECE.findall(rest):
        place = next((i for i, names in enumerate((_YEAR, _MONTH, _DAY)) if unit in names), None)
        if place is None or counts[place] is not None or (fraction and place):
            return None
        counts[place] = int(number)
        half = half or bool(fraction)
    if half and counts[1] is not None:
        return None
    return [counts[0] or 0, 6 if half else counts[1] or 0, counts[2] or 0]
