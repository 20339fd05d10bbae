"""Waiting after wrong passwords: it grows, it ends, and a clock cannot be used against a person or for a guesser."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcdesk.store import door

SECONDS = [0, 0, 0, 0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300]


def seconds(count):
    return timedelta(seconds=count)


def test_the_first_four_cost_nothing_and_the_longest_is_five_minutes():
    assert [door.pause(failures).total_seconds() for failures in range(14)] == SECONDS
    assert door.pause(10**9) == seconds(300)


def test_the_wait_runs_down_and_ends(tmp_path, now):
    for _ in range(6):
        door.failed(tmp_path, "sari", now)
    assert door.wait(tmp_path, "sari", now) == seconds(10)
    assert door.wait(tmp_path, "sari", now + seconds(7)) == seconds(3)
    assert door.wait(tmp_path, "sari", now + seconds(10)) == seconds(0)
    assert door.wait(tmp_path, "budi", now) == seconds(0)


def test_a_clock_set_back_a_day_costs_five_seconds_not_a_day(tmp_path, now):
    for _ in range(20):
        door.failed(tmp_path, "sari", now)
    back = now - timedelta(days=1)
    assert door.wait(tmp_path, "sari", back) == seconds(5)
    assert door.wait(tmp_path, "sari", back + seconds(3)) == seconds(2)
    assert door.wait(tmp_path, "sari", back + seconds(5)) == seconds(0)


def test_coming_in_clears_the_count_and_tells_it(tmp_path, now):
    for _ in range(6):
        door.failed(tmp_path, "sari", now)
    assert door.came_in(tmp_path, "sari", now) == 6
    assert door.wait(tmp_path, "sari", now) == seconds(0)
    assert door.load(tmp_path) == {"sari": door.Visits(came_at=now)}


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"sari": 3}', '{"sari": {"failures": "many", "failed_at": null, "came_at": null}}',
     '{"sari": {"failures": 1, "failed_at": "2026-03-09T10:00:00", "came_at": null}}'],
)  # fmt: skip
def test_a_file_that_cannot_be_read_counts_as_none(tmp_path, now, text):
    (tmp_path / door.NAME).write_text(text)
    assert door.load(tmp_path) == {}
    door.failed(tmp_path, "sari", now)
    assert door.load(tmp_path)["sari"].failures == 1


def test_a_folder_that_cannot_be_written_does_not_lock_anybody_out(tmp_path, now):
    door.failed(tmp_path / "away", "sari", now)
    assert door.wait(tmp_path / "away", "sari", now) == seconds(0)


@given(st.integers(0, 40), st.timedeltas(timedelta(days=-4000), timedelta(days=4000)))
def test_nobody_waits_longer_than_five_minutes_whatever_the_clock_does(failures, jump):
    from datetime import UTC, datetime

    failed_at = datetime(2026, 3, 9, tzinfo=UTC)
    visits = door.Visits(failures=failures, failed_at=failed_at)
    there = failed_at + jump
    rest = door.remaining(visits, there)
    assert timedelta() <= rest <= seconds(300)
    anchored = door.anchored(visits, there)
    assert door.remaining(anchored, there) == rest
    assert door.remaining(anchored, there + rest) == timedelta()
