"""Sessions and who came to them."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from tcdesk.domain.session import Attendance, AttendedSession, Session
from tcdesk.store.db import Store
from tcdesk.store.tables import Table


class Sessions:
    """Meetings of groups and of the house."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def sessions(self) -> Table[Session]:
        """Sessions."""
        return Table(self._store, "session", Session)

    @cached_property
    def attendance(self) -> Table[Attendance]:
        """Attendance by session and resident."""
        return Table(self._store, "attendance", Attendance, key=("session_id", "resident_id"))

    def between(self, first: date, last: date) -> list[Session]:
        """Sessions between two days, both included, in order of time."""
        return self.sessions.all(
            "on_date BETWEEN ? AND ?", (first.isoformat(), last.isoformat()), order="on_date, starts_at, id"
        )

    def of_group(self, group_id: int, first: date, last: date) -> list[Session]:
        """Sessions of one group between two days, both included."""
        return self.sessions.all(
            "group_id = ? AND on_date BETWEEN ? AND ?",
            (group_id, first.isoformat(), last.isoformat()),
            order="on_date, starts_at, id",
        )

    def nearest_of_group(self, group_id: int, monday: date) -> Session | None:
        """Where a group meets: its first session from `monday` on, else its last one before."""
        later = self.sessions.all(
            "group_id = ? AND on_date >= ? AND state <> 'cancelled'",
            (group_id, monday.isoformat()),
            order="on_date, starts_at LIMIT 1",
        )
        if later:
            return later[0]
        before = self.sessions.all(
            "group_id = ? AND on_date < ?", (group_id, monday.isoformat()), order="on_date DESC, starts_at LIMIT 1"
        )
        return before[0] if before else None

    def attended(self, resident_id: int, first: date, last: date) -> list[AttendedSession]:
        """One resident in the sessions that were held between two days, both included."""
        return self._store.fetch(
            AttendedSession,
            "SELECT s.activity_code, s.on_date, a.mark, a.rating FROM attendance a "
            "JOIN session s ON s.id = a.session_id "
            "WHERE a.resident_id = ? AND s.on_date BETWEEN ? AND ? AND s.state = 'held' AND s.deleted_at IS NULL "
            "ORDER BY s.on_date, s.starts_at",
            (resident_id, first.isoformat(), last.isoformat()),
        )

    def marks_of(self, session_id: int) -> list[Attendance]:
        """Everybody's mark in one session."""
        return self.attendance.all("session_id = ?", (session_id,))

    def absences(self, resident_id: int, first: date, last: date) -> int:
        """How often a resident was away without leave between two days, both included."""
        found = self._store.value(
            "SELECT count(*) FROM attendance a JOIN session s ON s.id = a.session_id WHERE a.resident_id = ? "
            "AND a.mark = 'absent' AND s.on_date BETWEEN ? AND ? AND s.state = 'held' AND s.deleted_at IS NULL",
            (resident_id, first.isoformat(), last.isoformat()),
        )
        return int(str(found or 0))
