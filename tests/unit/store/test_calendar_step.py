"""The step that brings lock-downs: holidays of a file from before keep what was said of them."""

from datetime import UTC, date, datetime

import pytest

from tcdesk.domain.calendar import Holiday, HolidaySource
from tcdesk.store import driver, rows, schema
from tcdesk.store.migrations._base import MIGRATIONS

AT = datetime(2026, 3, 9, tzinfo=UTC)
BEFORE = (
    ("2026-03-19", "Hari Suci Nyepi", 1, "calendar"),
    ("2026-03-20", "Cuti Bersama Hari Raya Idul Fitri", 0, "calendar"),
    ("2026-04-17", "Cuti Bersama lapas", 1, "manual"),
)


@pytest.fixture
def upgraded():
    connection = driver.open_raw("file::memory:")
    steps = sorted(MIGRATIONS, key=lambda one: one.number)
    for step in steps:
        if step.number == 11:
            connection.executemany("INSERT INTO holiday (on_date, name, is_off, source) VALUES (?, ?, ?, ?)", BEFORE)
        schema.apply(connection, step, AT)
    yield connection
    connection.close()


def test_a_holiday_keeps_its_name_and_whether_the_house_works_and_learns_where_it_comes_from(upgraded):
    found = rows.records(Holiday, upgraded.execute("SELECT * FROM holiday ORDER BY on_date"))
    assert found == [
        Holiday(on_date=date(2026, 3, 19), name="Hari Suci Nyepi", source=HolidaySource.LAW),
        Holiday(
            on_date=date(2026, 3, 20),
            name="Cuti Bersama Hari Raya Idul Fitri",
            is_off=False,
            source=HolidaySource.JOINT,
        ),
        Holiday(on_date=date(2026, 4, 17), name="Cuti Bersama lapas"),
    ]


@pytest.mark.parametrize(
    "values",
    [
        ("2026-03-10", "2026-03-09", None, None, "x"),
        ("2026-03-09", "2026-03-09", 600, 600, "x"),
        ("2026-03-09", "2026-03-09", None, 1441, "x"),
        ("2026-03-09", "2026-03-09", None, None, ""),
    ],
)
def test_a_lock_down_that_cannot_be_is_not_stored(upgraded, values):
    with pytest.raises(Exception, match="CHECK"):
        upgraded.execute(
            "INSERT INTO lock_down (starts_on, ends_on, starts_at, ends_at, reason) VALUES (?, ?, ?, ?, ?)", values
        )


def test_a_lock_down_over_days_may_end_at_an_earlier_hour_than_it_began(upgraded):
    upgraded.execute(
        "INSERT INTO lock_down (starts_on, ends_on, starts_at, ends_at, reason) VALUES (?, ?, ?, ?, ?)",
        ("2026-03-09", "2026-03-10", 780, 600, "Penggeledahan"),
    )
    assert upgraded.execute("SELECT count(*) FROM lock_down").fetchone()[0] == 1
