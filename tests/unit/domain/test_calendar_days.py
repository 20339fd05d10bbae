"""Lock-downs hour by hour, and leaves that meet."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcdesk.domain.calendar import DAY_MINUTES, LockDown
from tcdesk.domain.staff import Half, Leave

MONDAY = date(2026, 3, 9)
SPAN = LockDown(
    starts_on=MONDAY, ends_on=MONDAY + timedelta(days=2), starts_at=13 * 60, ends_at=10 * 60, reason="Penggeledahan"
)


@pytest.mark.parametrize(
    ("day", "hours"),
    [(-1, None), (0, (780, DAY_MINUTES)), (1, (0, DAY_MINUTES)), (2, (0, 600)), (3, None)],
)
def test_a_lock_down_runs_without_a_break_from_its_first_hour_to_its_last(day, hours):
    assert SPAN.hours_on(MONDAY + timedelta(days=day)) == hours


@pytest.mark.parametrize(
    ("day", "starts_at", "blocked"),
    [(0, 719, False), (0, 721, True), (1, 600, True), (2, 540, True), (2, 600, False), (3, 600, False)],
)
def test_an_hour_that_only_touches_it_is_free(day, starts_at, blocked):
    assert SPAN.blocks(MONDAY + timedelta(days=day), starts_at, 60) is blocked


def test_without_hours_whole_days_are_locked():
    whole = attrs.evolve(SPAN, starts_at=None, ends_at=None)
    assert all(whole.hours_on(MONDAY + timedelta(days=n)) == (0, DAY_MINUTES) for n in range(3))


@given(
    starts=st.tuples(st.integers(0, 6), st.integers(0, DAY_MINUTES - 1)),
    length=st.integers(1, 5 * DAY_MINUTES),
    hour=st.tuples(st.integers(0, 12), st.integers(0, DAY_MINUTES - 5), st.integers(5, 480)),
)
def test_it_blocks_exactly_what_overlaps_its_stretch_of_minutes(starts, length, hour):
    begin = starts[0] * DAY_MINUTES + starts[1]
    end = begin + length
    last, ends_at = divmod(end, DAY_MINUTES)
    if ends_at == 0:
        last, ends_at = last - 1, DAY_MINUTES
    span = LockDown(
        starts_on=MONDAY + timedelta(days=starts[0]),
        ends_on=MONDAY + timedelta(days=last),
        starts_at=starts[1],
        ends_at=ends_at,
        reason="x",
    )
    day, starts_at, minutes = hour
    minutes = min(minutes, DAY_MINUTES - starts_at)
    at = day * DAY_MINUTES + starts_at
    assert span.blocks(MONDAY + timedelta(days=day), starts_at, minutes) == (at < end and begin < at + minutes)


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (Half.FULL, Half.MORNING, True),
        (Half.MORNING, Half.MORNING, True),
        (Half.MORNING, Half.AFTERNOON, False),
        (Half.AFTERNOON, Half.FULL, True),
    ],
)
def test_two_leaves_meet_where_they_take_the_same_part_of_a_day(one, other, meet):
    leave = Leave(staff_id=1, starts_on=MONDAY, ends_on=MONDAY, half=one)
    assert leave.meets(attrs.evolve(leave, half=other)) is meet
    assert not leave.meets(attrs.evolve(leave, half=other, starts_on=date(2026, 3, 10), ends_on=date(2026, 3, 11)))
