"""Published weeks, version by version."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from tcdesk.domain.calendar import Room, Slot, Week
from tcdesk.domain.group import TherapyGroup, WeekVersion
from tcdesk.domain.resident import Resident
from tcdesk.domain.session import Session
from tcdesk.domain.staff import Staff
from tcdesk.domain.week_board import WeekBoard
from tcdesk.domain.week_days import DayHour
from tcdesk.store import rows
from tcdesk.store.db import Store
from tcdesk.store.tables import Table

_OF_WEEK = "on_date BETWEEN ? AND ?"


class Weeks:
    """What was published and when, and what differs in a single week."""

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

    def newest_numbers(self, first: Week, last: Week) -> dict[str, WeekVersion]:
        """The version in force of every published week between two, both included, by week."""
        found = self.versions.all("week BETWEEN ? AND ?", (str(first), str(last)), order="week, number")
        return {version.week: version for version in found}

    def next_published(self, week: Week) -> Week | None:
        """The first week after `week` that is published already."""
        found = self._store.value("SELECT min(week) FROM week_version WHERE week > ?", (str(week),))
        return Week.parse(str(found)) if found else None

    # what differs on one day

    @cached_property
    def hours(self) -> Table[DayHour]:
        """Hours of the weekly grid that are others on one day."""
        return Table(self._store, "day_hour", DayHour)

    def hours_of(self, week: Week) -> list[DayHour]:
        """The hours that are others in this week."""
        return self.hours.all(_OF_WEEK, _span(week), order="on_date, starts_at, id")

    # sessions that are called for some residents

    def call(self, session_id: int, residents: Iterable[int]) -> None:
        """Note who is called to a session that is no weekly group's."""
        pairs = [(session_id, resident) for resident in sorted(set(residents))]
        self._store.execute_many("INSERT INTO session_resident (session_id, resident_id) VALUES (?, ?)", pairs)

    def called(self, week: Week, activity: str) -> list[tuple[Session, tuple[int, ...]]]:
        """The sessions of one activity in a week that are not cancelled, with those who are called to them."""
        sessions = self._store.fetch(
            Session,
            "SELECT * FROM session WHERE activity_code = ? AND on_date BETWEEN ? AND ? AND state <> 'cancelled' "
            "AND deleted_at IS NULL ORDER BY on_date, starts_at, id",
            (activity, *_span(week)),
        )
        return [(session, self.called_to(session.id)) for session in sessions]

    def called_to(self, session_id: int) -> tuple[int, ...]:
        """Who is called to a session; empty for the session of a group or of the house."""
        sql = "SELECT resident_id FROM session_resident WHERE session_id = ? ORDER BY resident_id"
        return tuple(int(str(resident)) for (resident,) in self._store.rows(sql, (session_id,)))

    # prints

    def freeze(self, version_id: int, board: WeekBoard) -> None:
        """Keep the board of a version as it was published."""
        self._store.execute(
            "INSERT INTO week_print (week_version_id, board) VALUES (?, ?)", (version_id, rows.to_json(board))
        )

    def frozen(self, version_id: int) -> WeekBoard | None:
        """The board of a version as it was published; None for one from before boards were kept."""
        found = self._store.value("SELECT board FROM week_print WHERE week_version_id = ?", (version_id,))
        return rows.from_json(str(found), WeekBoard) if found else None

    # names of what may be gone by now

    def slots_ever(self) -> list[Slot]:
        """The hours of the grid, those that were taken out too."""
        return self._store.fetch(Slot, "SELECT * FROM slot ORDER BY id")

    def rooms_ever(self) -> list[Room]:
        """The rooms, those that were taken out too."""
        return self._store.fetch(Room, "SELECT * FROM room ORDER BY id")

    def staff_ever(self) -> list[Staff]:
        """The staff, those who left too."""
        return self._store.fetch(Staff, "SELECT * FROM staff ORDER BY id")

    def groups_ever(self) -> list[TherapyGroup]:
        """The groups, those that were closed too."""
        return self._store.fetch(TherapyGroup, "SELECT * FROM therapy_group ORDER BY id")

    def residents_ever(self, numbers: Iterable[int]) -> list[Resident]:
        """Some residents, those who left too."""
        wanted = sorted(set(numbers))
        marks = ", ".join("?" * len(wanted))
        sql = f"SELECT * FROM resident WHERE id IN ({marks}) ORDER BY id"  # noqa: S608 - marks alone
        return self._store.fetch(Resident, sql, wanted)


def _span(week: Week) -> tuple[str, str]:
    return week.monday.isoformat(), week.day(6).isoformat()
