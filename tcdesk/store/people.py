"""Staff, their leave, and the accounts that records name."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from tcdesk.domain.staff import Leave, Staff, User
from tcdesk.store.db import Store
from tcdesk.store.tables import Table


class People:
    """Who works in the house."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def staff(self) -> Table[Staff]:
        """Members of staff."""
        return Table(self._store, "staff", Staff)

    @cached_property
    def leave(self) -> Table[Leave]:
        """Days on which staff are away."""
        return Table(self._store, "leave", Leave)

    @cached_property
    def users(self) -> Table[User]:
        """Accounts."""
        return Table(self._store, "user", User)

    def counselors(self, day: date) -> list[Staff]:
        """Counselors employed on `day`, by name."""
        return [person for person in self.staff.all("is_counselor = 1", order="name, id") if person.works_on(day)]

    def away(self, first: date, last: date) -> list[Leave]:
        """Leave that touches the days from `first` to `last`, both included."""
        return self.leave.all(
            "starts_on <= ? AND ends_on >= ?", (last.isoformat(), first.isoformat()), order="starts_on, id"
        )

    def writer_names(self) -> dict[str, str]:
        """The shown name of every account, also of those that are gone, by id."""
        return {str(uid): str(name) for uid, name in self._store.rows("SELECT id, name FROM user")}

    def staff_names(self) -> dict[int, str]:
        """The full name of every member of staff, also of those who left, by id."""
        found = self._store.fetch(Staff, "SELECT * FROM staff")
        return {person.id: person.full_name for person in found}

    def staff_of(self, user_id: str) -> int | None:
        """The member of staff behind an account."""
        user = self.users.find(user_id)
        return user.staff_id if user else None
