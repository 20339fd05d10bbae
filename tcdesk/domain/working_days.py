"""Counting working days: Monday to Friday without holidays."""

from __future__ import annotations

from collections.abc import Container
from datetime import date, timedelta

INTAKE_WORKING_DAYS = 14
"""Working days for intake, assessment and the decision, from end to end (service standard of the field)."""


def is_working_day(day: date, off: Container[date] = ()) -> bool:
    """Whether the office works on `day`; `off` holds the holidays on which it does not."""
    return day.weekday() < 5 and day not in off


def working_day_after(day: date, count: int, off: Container[date] = ()) -> date:
    """The `count`-th working day after `day`; `day` itself for 0."""
    while count > 0:
        day += timedelta(days=1)
        if is_working_day(day, off):
            count -= 1
    return day


def working_days_between(first: date, last: date, off: Container[date] = ()) -> int:
    """Working days after `first` up to and with `last`; 0 where `last` is not later."""
    return sum(is_working_day(first + timedelta(days=n + 1), off) for n in range(max(0, (last - first).days)))
