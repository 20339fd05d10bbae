"""The clock of the house: moments in UTC, days in the zone the house lives in."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Protocol

WIB = timezone(timedelta(hours=7), "WIB")
"""Western Indonesian time; it knows no summer time."""


class Clock(Protocol):
    """Where services take the time from."""

    def now(self) -> datetime:
        """This moment, aware, in UTC."""
        ...

    def today(self) -> date:
        """The day it is in the house."""
        ...


class SystemClock:
    """The computer's clock, shown in one zone."""

    def __init__(self, zone: timezone = WIB) -> None:
        self._zone = zone

    def now(self) -> datetime:
        """This moment, aware, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The day it is in the house."""
        return self.now().astimezone(self._zone).date()


class SetClock:
    """A clock that stands where it is put: for a demo of a fixed day, and for tests."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        """The moment it was set to, in UTC."""
        return self.at.astimezone(UTC)

    def today(self) -> date:
        """The day of that moment in the zone of the house."""
        return self.at.astimezone(WIB).date()


def local(at: datetime) -> datetime:
    """A moment as the house's clock on the wall shows it."""
    return at.astimezone(WIB)
