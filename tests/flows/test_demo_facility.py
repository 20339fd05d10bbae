"""The demo on a real file: sound, marked as a demo, and the same for the same seed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from tcdesk.domain.calendar import Week
from tcdesk.services.clock import SetClock
from tcdesk.services.demo.build import PASSWORD, USER, make
from tcdesk.services.demo.clock import clock_of
from tcdesk.services.desk import Desk
from tcdesk.store import keyring
from tcdesk.store.db import Store
from tcdesk.store.kdf import Profile
from tcdesk.store.verify import verify

CHEAP = Profile(memory_kib=64, passes=1, lanes=1)
NOW = datetime(2026, 3, 9, 3, tzinfo=UTC)
LEFT_OUT = {"audit", "_sqlite_migrations", "migration"}


def content(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables but those that note hours and hashes."""
    unlocked = keyring.unlock(folder, USER, PASSWORD, NOW)
    with Store.open(folder, unlocked.keys, by="test", now=NOW) as store:
        tables = [str(name) for (name,) in store.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: [tuple(row) for row in store.rows(f'SELECT * FROM "{name}"')]
            for name in tables
            if name not in LEFT_OUT and not name.startswith(("sqlite_", "note_search"))
        }


def small(folder: Path, seed: int) -> Path:
    make(folder, today=date(2026, 3, 9), residents=16, weeks=2, seed=seed, profile=CHEAP)
    return folder


def test_the_same_seed_gives_the_same_content(tmp_path: Path) -> None:
    one, same, other = (content(small(tmp_path / name, seed)) for name, seed in (("a", 4), ("b", 4), ("c", 5)))
    assert one == same
    assert one["resident"] != other["resident"]
    assert one["attendance"]


def test_the_demo_passes_verification_and_says_that_it_is_one(demo_folder: Path) -> None:
    unlocked = keyring.unlock(demo_folder, USER, PASSWORD, NOW)
    assert verify(demo_folder, unlocked.keys, NOW) == ()
    desk = Desk(demo_folder, SetClock(NOW))
    assert desk.is_demo()
    assert "Contoh" in desk.facility_name()


def test_a_demo_lives_in_its_own_day(demo_folder: Path, tmp_path: Path) -> None:
    assert clock_of(demo_folder).today() == date(2026, 3, 9)
    assert clock_of(tmp_path).today() != date(2026, 3, 9)


def test_the_demo_has_a_lock_down_to_come_and_a_cover_for_a_leave_of_this_week(services) -> None:
    (locked,) = services.facility.lock_downs.all()
    assert locked.starts_on > date(2026, 3, 22)
    week = Week.of(locked.starts_on)
    blocked = [slot.blocked for slot in services.scheduling.book(week).problem.slots if slot.blocked]
    assert any("Penggeledahan blok" in words for words in blocked)
    problem = services.scheduling.book(Week(2026, 11)).problem
    assert any(counselor.covers for counselor in problem.counselors)


def test_every_page_of_a_demo_report_says_so(services) -> None:
    row = services.residents.rows()[0]
    report = services.reporting.gather(row.id)
    assert report.demo
