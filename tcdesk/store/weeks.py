"""Published weeks, version by version."""

from __future__ import annotations

from functools import cached_property

from tcdesk.domain.calendar import Week
from tcdesk.domain.group import WeekVersion
from tcdesk.store.db import Store
from tcdesk.store.tables import Table


class Weeks:
    """What was published, and when."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def versions(self) -> Table[WeekVersion]:
        """All versions of all weeks."""
        return Table(self._store, "week_version", WeekVersion)

    def newest(self, week: Week) -> WeekVersion | None:
        """The version of a week that is in force, or None while none was published."""
        found = self.versions.all("week = ?", (str(week),), order="number DESC LIMIT 1")
        return found[0] if found else None

    def of(self, week: Week) -> list[WeekVersion]:
        """All versions of a week, the newest first."""
        return self.versions.all("week = ?", (str(week),), order="number DESC")

    def newest_before(self, week: Week) -> WeekVersion | None:
        """The version in force of the last published week before `week`."""
        found = self.versions.all("week < ?", (str(week),), order="week DESC, number DESC LIMIT 1")
        return found[0] if found else None

    def is_published(self, week: Week) -> bool:
        """Whether any version of the week was published."""
        return bool(self._store.value("SELECT count(*) FROM week_version WHERE week = ?", (str(week),)))
