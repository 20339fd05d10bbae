"""Estimates of the dates of a sentence, the next one, and those that cut the programme short."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcdesk.domain.custody import CustodyStatus, LegalDateKind
from tcdesk.domain.legal import DatedMark, cuts_short, dates, estimate, first_cut, is_overdue, later, next_date

THIRD, HALF, TWO, END = LegalDateKind.THIRD, LegalDateKind.HALF, LegalDateKind.TWO_THIRDS, LegalDateKind.EXPIRY


@pytest.mark.parametrize(
    ("detained", "term", "third", "half", "two_thirds", "expiry"),
    [
        # facts of the field 1.7: by months 10 July 2026, nominal end 10 September 2027
        (date(2024, 3, 10), (3, 6, 0), date(2025, 5, 10), date(2025, 12, 10), date(2026, 7, 10), date(2027, 9, 10)),
        # the design's intake picture: 28 May 2025 and three years
        (date(2025, 5, 28), (3, 0, 0), date(2026, 5, 28), date(2026, 11, 28), date(2027, 5, 28), date(2028, 5, 28)),
        (date(2024, 6, 15), (3, 6, 0), date(2025, 8, 15), date(2026, 3, 15), date(2026, 10, 15), date(2027, 12, 15)),
        # ten months: a third is three months and ten days, two thirds six months and twenty days
        (date(2025, 1, 1), (0, 10, 0), date(2025, 4, 11), date(2025, 6, 1), date(2025, 7, 21), date(2025, 11, 1)),
        # seven days: 2⅓, 3½ and 4⅔ days are rounded up, never served short
        (date(2025, 1, 1), (0, 0, 7), date(2025, 1, 4), date(2025, 1, 5), date(2025, 1, 6), date(2025, 1, 8)),
        # the 31st becomes the last day of a shorter month
        (date(2025, 8, 31), (0, 6, 0), date(2025, 10, 31), date(2025, 11, 30), date(2025, 12, 31), date(2026, 2, 28)),
    ],
)
def test_the_estimate_follows_its_convention(detained, term, third, half, two_thirds, expiry):
    assert estimate(detained, *term) == {THIRD: third, HALF: half, TWO: two_thirds, END: expiry}


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(0, 99), st.integers(0, 11), st.integers(0, 30))
def test_the_estimates_rise_from_the_day_after_detention(detained, years, months, days):
    found = estimate(detained, years, months, days)
    if not (years or months or days):
        assert found == {}
        return
    assert detained < found[THIRD] <= found[HALF] <= found[TWO] <= found[END]
    assert found[END] == later(detained, years * 12 + months, days)


def test_a_sentence_past_the_calendar_or_below_nothing_has_no_estimate():
    assert estimate(date(9990, 1, 1), 50, 0, 0) == {}
    assert estimate(date(2025, 1, 1), 0, -3, 0) == {}


def test_a_recorded_date_stands_before_an_estimate_of_its_kind_only():
    found = dates([(TWO, date(2027, 6, 1), False)], detained_on=date(2025, 5, 28), term=(3, 0, 0))
    assert [(mark.kind, mark.on_date, mark.is_estimate) for mark in found] == [
        (THIRD, date(2026, 5, 28), True),
        (HALF, date(2026, 11, 28), True),
        (TWO, date(2027, 6, 1), False),
        (END, date(2028, 5, 28), True),
    ]


@pytest.mark.parametrize("status", [CustodyStatus.REMAND, CustodyStatus.LIFE])
def test_remand_and_life_have_no_estimates(status):
    assert dates([], status=status, detained_on=date(2025, 5, 28), term=(3, 0, 0)) == ()


def test_the_next_date_is_the_nearest_to_come_else_the_last_that_passed():
    marks = [DatedMark(kind=HALF, on_date=date(2026, 3, 16)), DatedMark(kind=TWO, on_date=date(2026, 10, 15))]
    end = date(2026, 9, 13)
    near = next_date(marks, end, date(2026, 3, 9))
    assert near is not None
    assert (near.kind, near.days, near.before_programme_end) == (HALF, 7, False)
    today = next_date(marks, end, date(2026, 3, 16))
    assert today is not None
    assert today.days == 0
    passed = next_date(marks, end, date(2026, 11, 1))
    assert passed is not None
    assert (passed.kind, passed.days) == (TWO, -17)
    assert next_date([], end, date(2026, 3, 9)) is None


@pytest.mark.parametrize(
    ("kind", "offset", "cuts"),
    [(TWO, -1, True), (TWO, 0, False), (END, -30, True), (HALF, -30, False), (THIRD, -1, False)]
    + [(kind, -1, True) for kind in (LegalDateKind.PAROLE, LegalDateKind.LEAVE, LegalDateKind.TRANSFER)],
)
def test_only_dates_that_let_somebody_go_cut_the_programme_short(kind, offset, cuts):
    end = date(2026, 7, 10)
    mark = DatedMark(kind=kind, on_date=end + timedelta(days=offset))
    assert cuts_short(mark, end) is cuts
    assert (first_cut([mark], end) is not None) is cuts


def test_the_first_cut_is_the_earliest_and_an_expiry_that_passed_is_overdue():
    end = date(2026, 7, 10)
    marks = [DatedMark(kind=END, on_date=date(2026, 6, 1)), DatedMark(kind=TWO, on_date=date(2026, 5, 28))]
    cut = first_cut(marks, end)
    assert cut is not None
    assert cut.kind is TWO
    assert is_overdue(marks, date(2026, 6, 2))
    assert not is_overdue(marks, date(2026, 6, 1))
