"""Therapy groups, their members, and what the scheduler must respect about residents."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from tcdesk.domain.group import Appointment, GroupMember, KeepApart, NotWith, TherapyGroup
from tcdesk.store.db import Store
from tcdesk.store.tables import Table

_OPEN = "joined_on <= :day AND (left_on IS NULL OR left_on >= :day)"


class Groups:
    """Groups and who may sit in them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def groups(self) -> Table[TherapyGroup]:
        """Therapy groups."""
        return Table(self._store, "therapy_group", TherapyGroup)

    @cached_property
    def members(self) -> Table[GroupMember]:
        """Dated memberships."""
        return Table(self._store, "group_member", GroupMember)

    @cached_property
    def keep_apart(self) -> Table[KeepApart]:
        """Pairs never in one group."""
        return Table(self._store, "keep_apart", KeepApart)

    @cached_property
    def not_with(self) -> Table[NotWith]:
        """Residents never with a certain counselor."""
        return Table(self._store, "not_with", NotWith)

    @cached_property
    def appointments(self) -> Table[Appointment]:
        """Fixed appointments of residents."""
        return Table(self._store, "appointment", Appointment)

    def open_groups(self) -> list[TherapyGroup]:
        """Groups that are not closed, by code."""
        return self.groups.all("closed_on IS NULL", order="code")

    def members_on(self, day: date) -> list[GroupMember]:
        """Memberships that hold on `day`."""
        sql = f"SELECT * FROM group_member WHERE {_OPEN} AND deleted_at IS NULL ORDER BY group_id, resident_id"  # noqa: S608
        return self._store.fetch(GroupMember, sql, {"day": day.isoformat()})

    def codes_on(self, day: date) -> dict[int, str]:
        """The code of the group each resident sits in on `day`, by resident."""
        sql = (
            "SELECT m.resident_id, g.code FROM group_member m JOIN therapy_group g ON g.id = m.group_id "  # noqa: S608
            f"WHERE {_OPEN} AND m.deleted_at IS NULL AND g.deleted_at IS NULL ORDER BY m.joined_on"
        )
        return {_int(resident): str(code) for resident, code in self._store.rows(sql, {"day": day.isoformat()})}

    def history(self, resident_id: int) -> list[GroupMember]:
        """All memberships of one resident, oldest first."""
        return self.members.all("resident_id = ?", (resident_id,), order="joined_on, id")

    def of_resident(self, resident_id: int, day: date) -> TherapyGroup | None:
        """The group one resident sits in on `day`."""
        sql = (
            "SELECT g.* FROM group_member m JOIN therapy_group g ON g.id = m.group_id "  # noqa: S608
            f"WHERE m.resident_id = :resident AND {_OPEN} AND m.deleted_at IS NULL AND g.deleted_at IS NULL "
            "ORDER BY m.joined_on DESC LIMIT 1"
        )
        return self._store.first(TherapyGroup, sql, {"resident": resident_id, "day": day.isoformat()})

    def led_by(self, staff_id: int, first: date, last: date) -> frozenset[int]:
        """Groups this counselor leads in sessions between two days, both included."""
        sql = (
            "SELECT DISTINCT group_id FROM session WHERE counselor_id = ? AND on_date BETWEEN ? AND ? "
            "AND group_id IS NOT NULL AND state <> 'cancelled' AND deleted_at IS NULL"
        )
        found = self._store.rows(sql, (staff_id, first.isoformat(), last.isoformat()))
        return frozenset(_int(group) for (group,) in found)

    def leave_all(self, resident_id: int, day: date, reason: str) -> int:
        """Close the open memberships of a resident who leaves; gives how many there were."""
        return self._store.change(
            "UPDATE group_member SET left_on = max(joined_on, ?), reason = ? "
            "WHERE resident_id = ? AND left_on IS NULL AND deleted_at IS NULL",
            (day.isoformat(), reason, resident_id),
        )

    def appointments_between(self, first: date, last: date) -> list[Appointment]:
        """Appointments between two days, both included."""
        return self.appointments.all(
            "on_date BETWEEN ? AND ?", (first.isoformat(), last.isoformat()), order="on_date, starts_at, id"
        )

    def pairs_apart(self, first: date, last: date) -> list[KeepApart]:
        """Keep-apart pairs that hold at any time between two days."""
        return self.keep_apart.all("starts_on <= ? AND (ends_on IS NULL OR ends_on >= ?)", _span(first, last))

    def not_with_between(self, first: date, last: date) -> list[NotWith]:
        """Residents who may not be with a counselor at any time between two days."""
        return self.not_with.all("starts_on <= ? AND (ends_on IS NULL OR ends_on >= ?)", _span(first, last))

    def co_defendants(self) -> list[tuple[int, int]]:
        """Pairs of residents of one case, the smaller number first."""
        found = self._store.rows("SELECT resident_id, other_id FROM co_defendant ORDER BY resident_id, other_id")
        return [(_int(one), _int(other)) for one, other in found]

    def add_co_defendants(self, resident_id: int, others: Iterable[int]) -> None:
        """Note that residents belong to one case; a pair that is there already stays."""
        pairs = {tuple(sorted((resident_id, other))) for other in others if other != resident_id}
        self._store.execute_many(
            "INSERT INTO co_defendant (resident_id, other_id) VALUES (?, ?) ON CONFLICT DO NOTHING", sorted(pairs)
        )


def _int(value: object) -> int:
    return int(str(value))


def _span(first: date, last: date) -> tuple[str, str]:
    return last.isoformat(), first.isoformat()
