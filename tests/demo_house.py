"""A small invented facility for tests of screens: 24 residents and three weeks, on a real encrypted file."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from tcdesk.services.clock import SetClock
from tcdesk.services.demo.build import PASSWORD, make
from tcdesk.services.desk import Desk
from tcdesk.store.kdf import Profile

CHEAP = Profile(memory_kib=64, passes=1, lanes=1)
TODAY = date(2026, 3, 9)
MORNING = datetime(2026, 3, 9, 2, 42, 17, tzinfo=UTC)
MANAGER, COUNSELOR, MEDICAL, REGISTRAR = "fauzan", "ratna", "hanifah", "rina"


def make_house(folder: Path) -> Path:
    """Make it in `folder`, which must not exist yet."""
    make(folder, today=TODAY, residents=24, weeks=3, profile=CHEAP)
    return folder


def door_of(folder: Path) -> Desk:
    """The door of a house, at the morning of its last day."""
    return Desk(folder, SetClock(MORNING), kdf=CHEAP)


def enter(desk: Desk, user: str):
    """The services of `user`, whoever was there before signed out."""
    desk.sign_out()
    return desk.sign_in(user, PASSWORD)
