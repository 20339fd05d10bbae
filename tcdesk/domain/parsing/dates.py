"""Dates as people type them: `280526`, `28-5-26`, `28 mei 2026`, `2026-05-28`, `+14`, `hari ini`, `senin`."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum

import attrs

from tcdesk.domain.parsing.cleaning import cleaned
from tcdesk.domain.problem import Problem
from tcdesk.domain.search import one_slip
from tcdesk.i18n import N_
from tcdesk.i18n.formats import DAYS, DAYS_SHORT, MONTHS, MONTHS_SHORT, date_field

FIRST_YEAR, LAST_YEAR = 1900, 2199
_YEARS_AHEAD = 40
"""How far ahead a two-digit year may lie: as long as the longest sentence that ends."""


class Near(StrEnum):
    """Which side of today a field's dates lie on: it decides what a short year, no year, or a weekday means."""

    BIRTH = "birth"
    """Long ago: a two-digit year is never ahead, and a date without a year is no date."""
    PAST = "past"
    """Today or before."""
    ANY = "any"
    """On either side."""
    FUTURE = "future"
    """Today or after."""


_MONTHS = {
    name.casefold(): number
    for table in (*MONTHS.values(), *MONTHS_SHORT.values())
    for number, name in enumerate(table, 1)
} | {"agt": 8, "ags": 8, "agst": 8, "agust": 8, "sept": 9, "nop": 11, "nopember": 11, "peb": 2, "pebruari": 2, "mrt": 3}
_WEEKDAYS = {
    name.casefold(): number
    for table in (*DAYS.values(), *DAYS_SHORT.values())
    for number, name in enumerate(table)
    if name.casefold() not in _MONTHS
} | {"jum'at": 4, "jumaat": 4, "ahad": 6}
_NAMED = {
    "hari ini": 0, "sekarang": 0, "today": 0, "now": 0, "besok": 1, "tomorrow": 1, "lusa": 2,
    "kemarin": -1, "yesterday": -1, "minggu depan": 7, "minggu lalu": -7, "next week": 7, "last week": -7,
}  # fmt: skip
_UNITS = {
    1: {"", "h", "hr", "hari", "d", "day", "days"},
    7: {"mgg", "mg", "minggu", "pekan", "w", "week", "weeks"},
    30: {"bln", "bulan", "m", "mo", "month", "months"},
    365: {"th", "thn", "tahun", "y", "yr", "year", "years"},
}
_RELATIVE = re.compile(r"([+-]) ?([0-9]{1,5}) ?([a-z]*)")
_DIGITS = re.compile(r"[0-9]+")
_NUMBERS = re.compile(r"([0-9]{1,4}) ?[-/. ,] ?([0-9]{1,2})(?: ?[-/. ,] ?([0-9]{1,4}))?\.?")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/. ,]*([^\W\d_]+)\.?[-/. ,]*(?:([0-9]{1,4}))?")
_MONTH_FIRST = re.compile(r"([^\W\d_]+)\.?[-/. ,]*([0-9]{1,2})(?:st|nd|rd|th)?(?:[-/. ,]+([0-9]{1,4}))?")
_SHORT_MONTHS = {
    2: N_("February {year} has only {last} days."),
    4: N_("April {year} has only {last} days."),
    6: N_("June {year} has only {last} days."),
    9: N_("September {year} has only {last} days."),
    11: N_("November {year} has only {last} days."),
}
_UNREADABLE = N_("This is not a date. Write it like 28-05-2026.")


@attrs.frozen
class _Parts:
    """A day, a month and a year as they were typed; `year` is None where there was none."""

    day: int
    month: int
    year: int | None
    digits: int = 4
    """How many digits the year had."""


def parse_date(text: str, *, today: date, near: Near = Near.ANY, field: str = "") -> date | Problem:
    """The date `text` means on the day `today`, or what is wrong with it.

    Day before month, also in digits alone (`ddmmyy`, `ddmmyyyy`, `ddmm`); a year in front is read as `yyyy-mm-dd`.
    Words and months in Indonesian and English. Dates lie between 1900 and 2199. `near` says on which side of today.
    """
    typed = cleaned(text)
    found = _named(typed, today, near)
    if found is None:
        parts = _parts(_without_weekday(typed))
        found = parts if isinstance(parts, Problem) else _dated(parts, today, near)
    return attrs.evolve(found, field=field) if isinstance(found, Problem) else found


def _problem(text: str, suggestion: date | None = None, **values: object) -> Problem:
    shown = None if suggestion is None else date_field(suggestion)
    return Problem(field="", text=text, values=values | ({"suggestion": shown} if shown else {}), suggestion=shown)


def _within(day: date) -> date | Problem:
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return day
    return _problem(
        N_("The year {year} is outside {first} to {last}."), year=day.year, first=FIRST_YEAR, last=LAST_YEAR
    )


# ---- words and distances ----
def _named(typed: str, today: date, near: Near) -> date | Problem | None:
    """Today and its neighbours, a weekday, or a distance in days; None when `typed` is none of these."""
    if typed in _NAMED:
        return _moved(today, _NAMED[typed])
    word, _, side = typed.partition(" ")
    if word in _WEEKDAYS:
        ahead = (_WEEKDAYS[word] - today.weekday()) % 7
        if side in ("lalu", "kemarin") or (not side and near in (Near.PAST, Near.BIRTH)):
            return _moved(today, ahead - 7 if ahead or side else 0)
        if side in ("depan", ""):
            return _moved(today, ahead or (7 if side else 0))
    match = _RELATIVE.fullmatch(typed)
    if match is None:
        return None
    count = int(match[2]) * (-1 if match[1] == "-" else 1)
    for length, names in _UNITS.items():
        if match[3] in names:
            return _moved(today, count * length) if length < 30 else _months_on(today, count * (length // 30))
    return None


def _moved(today: date, days: int) -> date | Problem:
    try:
        return _within(today + timedelta(days=days))
    except OverflowError:
        return _problem(_UNREADABLE)


def _months_on(today: date, months: int) -> date | Problem:
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return _problem(_UNREADABLE)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


# ---- parts ----
def _without_weekday(typed: str) -> str:
    word, _, rest = typed.partition(" ")
    return rest if word.rstrip(",") in _WEEKDAYS and rest else typed


def _parts(typed: str) -> _Parts | Problem:
    if _DIGITS.fullmatch(typed):
        return _from_digits(typed)
    match = _NUMBERS.fullmatch(typed)
    if match is not None:
        return _from_numbers(match)
    for pattern, day, word in ((_DAY_FIRST, 1, 2), (_MONTH_FIRST, 2, 1)):
        match = pattern.fullmatch(typed)
        if match is not None:
            return _from_words(int(match[day]), match[word], match[3])
    return _problem(_UNREADABLE)


def _from_digits(typed: str) -> _Parts | Problem:
    if len(typed) == 8:
        year_last, year_first = int(typed[4:]), int(typed[:4])
        if not FIRST_YEAR <= year_last <= LAST_YEAR and FIRST_YEAR <= year_first <= LAST_YEAR:
            return _Parts(int(typed[6:]), int(typed[4:6]), year_first)
        return _Parts(int(typed[:2]), int(typed[2:4]), year_last)
    if len(typed) == 6:
        return _Parts(int(typed[:2]), int(typed[2:4]), int(typed[4:]), 2)
    if len(typed) == 4:
        return _Parts(int(typed[:2]), int(typed[2:]), None)
    return _problem(N_("Write day, month and year as 6 or 8 digits, for example 280526."))


def _from_numbers(match: re.Match[str]) -> _Parts | Problem:
    first, second, third = match[1], match[2], match[3]
    if len(first) == 4:
        return _Parts(int(third), int(second), int(first)) if third and len(third) < 3 else _problem(_UNREADABLE)
    if len(first) > 2:
        return _problem(_UNREADABLE)
    return _Parts(int(first), int(second), int(third) if third else None, len(third or ""))


def _from_words(day: int, word: str, year: str | None) -> _Parts | Problem:
    number = int(year) if year else None
    month = _month(word)
    if month:
        return _Parts(day, month, number, len(year or ""))
    close = {found for name, found in _MONTHS.items() if len(word) > 2 and one_slip(word, name)}
    if len(close) == 1 and number is not None and FIRST_YEAR <= number <= LAST_YEAR:
        meant = close.pop()
        if 1 <= day <= monthrange(number, meant)[1]:
            suggestion = date(number, meant, day)
            return _problem(N_("{word} is not a month. Did you mean {suggestion}?"), suggestion, word=word)
    return _problem(N_("{word} is not a month."), word=word)


def _month(word: str) -> int | None:
    """The month of a name or of its beginning, of three letters and more."""
    if word in _MONTHS:
        return _MONTHS[word]
    found = {number for name, number in _MONTHS.items() if len(word) > 2 and name.startswith(word)}
    return found.pop() if len(found) == 1 else None


# ---- a date from its parts ----
def _dated(parts: _Parts, today: date, near: Near) -> date | Problem:
    if parts.year is None:
        return _yearless(parts, today, near)
    if parts.digits in (1, 3):
        return _problem(N_("Write the year with two or four digits."))
    year = parts.year if parts.digits == 4 else _whole_year(parts.year, today, near)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return _problem(
            N_("The year {year} is outside {first} to {last}."), year=year, first=FIRST_YEAR, last=LAST_YEAR
        )
    return _checked(parts.day, parts.month, year)


def _whole_year(short: int, today: date, near: Near) -> int:
    """The latest year that ends in `short` and may be meant."""
    latest = min(today.year + (0 if near in (Near.BIRTH, Near.PAST) else _YEARS_AHEAD), LAST_YEAR)
    latest = max(latest, FIRST_YEAR + 99)
    return latest - (latest - short) % 100


def _checked(day: int, month: int, year: int) -> date | Problem:
    if not 1 <= month <= 12:
        suggestion = _near_month(day, month, year)
        if suggestion is None:
            return _problem(N_("There is no month {month}."), month=month)
        return _problem(N_("There is no month {month}. Did you mean {suggestion}?"), suggestion, month=month)
    last = monthrange(year, month)[1]
    if 1 <= day <= last:
        return date(year, month, day)
    if 29 <= day <= 31:
        return _problem(_SHORT_MONTHS[month], date(year, month, last), year=year, last=last)
    return _problem(N_("There is no day {day}."), day=day)


def _near_month(day: int, month: int, year: int) -> date | None:
    """The date probably meant where there is no such month: day and month swapped, digits swapped, or December."""
    if 1 <= day <= 12 and 13 <= month <= 31:
        swapped = month, day
    else:
        turned = month % 10 * 10 + month // 10
        swapped = day, turned if 1 <= turned <= 12 and month > 12 else 12
    if month == 0 or not 1 <= swapped[0] <= monthrange(year, swapped[1])[1]:
        return None
    return date(year, swapped[1], swapped[0])


def _yearless(parts: _Parts, today: date, near: Near) -> date | Problem:
    """The date in the year that is meant without saying so: the nearest on the right side of today."""
    if near is Near.BIRTH:
        return _problem(N_("The year is missing."))
    center = min(max(today.year, FIRST_YEAR + 4), LAST_YEAR - 4)
    days: list[date] = []
    for year in range(center - 4, center + 5):
        found = _checked(parts.day, parts.month, year)
        if isinstance(found, date):
            days.append(found)
    if not days:
        return _checked(parts.day, parts.month, center)
    if near is Near.PAST:
        days = [day for day in days if day <= today] or days
    elif near is Near.FUTURE:
        days = [day for day in days if day >= today] or days
    return min(days, key=lambda day: abs(day - today))
