"""One resident's month for the case officer (wali): who came to what, and what stands in the behaviour ledger.

The officer copies from it into the prison's own monthly score; the score itself is not this program's business.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date, timedelta

import attrs

from tcdesk.domain.progress_parts import Identity, Ledger, Letterhead, Signatory
from tcdesk.domain.session import ATTENDED, Mark

_WORST_FIRST = (Mark.ABSENT, Mark.SICK, Mark.EXCUSED, Mark.LATE, Mark.PRESENT)


def worst(marks: Iterable[Mark]) -> Mark | None:
    """The one mark that stands for several of one day: an absence is never hidden by a presence; None without any."""
    given = set(marks)
    return next((mark for mark in _WORST_FIRST if mark in given), None)


def month_end(first: date) -> date:
    """The last day of the month of `first`."""
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


@attrs.frozen(kw_only=True)
class MonthActivity:
    """One activity: the marks of each day of the month, from the first day on."""

    name: str
    days: tuple[tuple[Mark, ...], ...] = ()

    @property
    def marks(self) -> tuple[Mark, ...]:
        """All marks of the month."""
        return tuple(mark for day in self.days for mark in day)

    @property
    def attended(self) -> int:
        """Meetings the resident came to."""
        return sum(mark in ATTENDED for mark in self.marks)

    @property
    def scheduled(self) -> int:
        """Meetings the resident was expected at."""
        return len(self.marks)


@attrs.frozen(kw_only=True)
class ResidentMonth:
    """The sheet of one resident; `month` is its first day, `ends_on` the last day that is counted."""

    letterhead: Letterhead = attrs.field(factory=Letterhead)
    identity: Identity
    month: date
    ends_on: date
    made_on: date
    case_officer: str = ""
    activities: tuple[MonthActivity, ...] = ()
    ledger: Ledger = attrs.field(factory=Ledger)
    signatories: tuple[Signatory, ...] = ()
    demo: bool = False

    @property
    def days(self) -> tuple[date, ...]:
        """All days of the month."""
        count = month_end(self.month).day
        return tuple(self.month + timedelta(days=number) for number in range(count))

    def count(self, mark: Mark) -> int:
        """How often `mark` was given, over all activities."""
        return sum(found is mark for row in self.activities for found in row.marks)

    @property
    def attended(self) -> int:
        """Meetings attended, over all activities."""
        return sum(row.attended for row in self.activities)

    @property
    def scheduled(self) -> int:
        """Meetings scheduled, over all activities."""
        return sum(row.scheduled for row in self.activities)
