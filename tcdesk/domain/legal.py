"""Rules over a sentence: estimates of its dates, the next one, and those that cut the programme short.

Recorded dates (from SDP or the registrar) always stand before an estimate of the program; an estimate is shown as one
and never written over a record. Conventions differ from prison to prison (counted by days, less one day, remission
first), so the one used here is stated with `estimate`.
"""

from __future__ import annotations

import calendar
import math
from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction

import attrs

from tcdesk.domain.custody import CustodyStatus, LegalDateKind

DAYS_OF_A_MONTH = 30
"""A month of a sentence, where a share of it does not come out in whole months."""

SHARES = {
    LegalDateKind.THIRD: Fraction(1, 3),
    LegalDateKind.HALF: Fraction(1, 2),
    LegalDateKind.TWO_THIRDS: Fraction(2, 3),
}
_ORDER = {kind: place for place, kind in enumerate(LegalDateKind)}
ENDS_A_STAY = frozenset(
    {
        LegalDateKind.TWO_THIRDS,
        LegalDateKind.EXPIRY,
        LegalDateKind.PAROLE,
        LegalDateKind.LEAVE,
        LegalDateKind.TRANSFER,
    }
)
"""Dates from which a resident may be gone: before the end of the programme they are a warning."""


@attrs.frozen(kw_only=True)
class DatedMark:
    """One legal date as it is used: recorded, or estimated by the program."""

    kind: LegalDateKind
    on_date: date
    is_estimate: bool = False


@attrs.frozen(kw_only=True)
class NextDate:
    """The legal date to look at next; `days` until it is negative where it has passed."""

    kind: LegalDateKind
    on_date: date
    days: int
    is_estimate: bool = False
    before_programme_end: bool = False


def later(day: date, months: int, days: int = 0) -> date:
    """`day` so many calendar months and days later; the 31st becomes the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last)) + timedelta(days=days)


def estimate(detained_on: date, years: int, months: int, days: int) -> dict[LegalDateKind, date]:
    """Estimated dates of one third, half, two thirds and the end of a sentence.

    Convention: the day of detention counts in full and no day is taken off at the end; the share is taken of the
    months of the sentence, a rest that is no whole month as 30ths of a month, rounded up to a whole day; months are
    calendar months. 10 March 2024 and 3 years 6 months give 10 July 2026 for two thirds and 10 September 2027 for the
    end. Remission is not known here. Empty where the sentence has no length or runs past the year 9999.
    """
    units = (years * 12 + months) * DAYS_OF_A_MONTH + days
    if units <= 0 or min(years, months, days) < 0:
        return {}
    spans = {kind: divmod(math.ceil(units * share), DAYS_OF_A_MONTH) for kind, share in SHARES.items()}
    spans[LegalDateKind.EXPIRY] = (years * 12 + months, days)
    try:
        return {kind: later(detained_on, *span) for kind, span in spans.items()}
    except (ValueError, OverflowError):
        return {}


def dates(
    recorded: Iterable[tuple[LegalDateKind, date, bool]],
    *,
    status: CustodyStatus = CustodyStatus.CONVICTED,
    detained_on: date | None = None,
    term: tuple[int | None, int | None, int | None] = (None, None, None),
) -> tuple[DatedMark, ...]:
    """All legal dates of one resident in order of day: the recorded ones, and estimates only for kinds without one.

    `recorded` gives kind, day and whether the record itself was marked an estimate. A person on remand or for life
    has no estimates.
    """
    found = {kind: DatedMark(kind=kind, on_date=day, is_estimate=guess) for kind, day, guess in recorded}
    years, months, days = (part or 0 for part in term)
    is_whole = {*SHARES, LegalDateKind.EXPIRY} <= found.keys()
    if status is CustodyStatus.CONVICTED and detained_on is not None and not is_whole:
        for kind, day in estimate(detained_on, years, months, days).items():
            found.setdefault(kind, DatedMark(kind=kind, on_date=day, is_estimate=True))
    return tuple(sorted(found.values(), key=lambda mark: (mark.on_date, _ORDER[mark.kind])))


def cuts_short(mark: DatedMark, programme_end: date) -> bool:
    """Whether this date may take the resident out before the programme ends."""
    return mark.kind in ENDS_A_STAY and mark.on_date < programme_end


def next_date(marks: Iterable[DatedMark], programme_end: date, today: date) -> NextDate | None:
    """The nearest date from `today` on, else the latest that has passed; None where there is none."""
    ordered = sorted(marks, key=lambda mark: mark.on_date)
    if not ordered:
        return None
    chosen = next((mark for mark in ordered if mark.on_date >= today), ordered[-1])
    return NextDate(
        kind=chosen.kind,
        on_date=chosen.on_date,
        days=(chosen.on_date - today).days,
        is_estimate=chosen.is_estimate,
        before_programme_end=cuts_short(chosen, programme_end),
    )


def first_cut(marks: Iterable[DatedMark], programme_end: date) -> DatedMark | None:
    """The earliest date that may end the stay before the programme does, passed or not; None where there is none."""
    cutting = [mark for mark in marks if cuts_short(mark, programme_end)]
    return min(cutting, key=lambda mark: mark.on_date, default=None)


def is_overdue(marks: Iterable[DatedMark], today: date) -> bool:
    """Whether the end of the sentence has passed while the resident is still here."""
    return any(mark.kind is LegalDateKind.EXPIRY and mark.on_date < today for mark in marks)
