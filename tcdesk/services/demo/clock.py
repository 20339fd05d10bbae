"""The day a demo facility lives in: its history ends there, so its calendar stays there."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timezone
from pathlib import Path

from tcdesk.services.clock import WIB, Clock, SystemClock

NAME = "demo.json"


class DayClock:
    """The hours of the computer's clock on one fixed day."""

    def __init__(self, day: date, zone: timezone = WIB) -> None:
        self._day = day
        self._zone = zone

    def now(self) -> datetime:
        """This hour on the fixed day, in UTC."""
        clock = datetime.now(self._zone)
        return datetime.combine(self._day, clock.timetz()).astimezone(UTC)

    def today(self) -> date:
        """The fixed day."""
        return self._day


def remember(folder: Path, day: date) -> None:
    """Note in a demo's folder which day it lives in."""
    (folder / NAME).write_text(json.dumps({"today": day.isoformat()}), encoding="utf-8")


def clock_of(folder: Path) -> Clock:
    """The clock for a facility: a demo's own day, or the computer's clock for every other folder."""
    try:
        day = date.fromisoformat(json.loads((folder / NAME).read_text(encoding="utf-8"))["today"])
    except (OSError, ValueError, KeyError, TypeError):
        return SystemClock()
    return DayClock(day)
