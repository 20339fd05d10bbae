"""Who stands at the door, who works at the desk, and what a new facility is made of."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import attrs

from tcdesk.domain.roles import Action, Role, permitted


@attrs.frozen(kw_only=True)
class Person:
    """An account as the sign-in page lists it.

    `locked_for` seconds are left to wait after wrong passwords; `tries_left` more of them may follow before a wait.
    """

    uid: str
    name: str
    roles: tuple[Role, ...] = ()
    last_at: datetime | None = None
    locked_for: int = 0
    tries_left: int = 0


@attrs.frozen(kw_only=True)
class Who:
    """The person signed in: account, shown name, roles, and the member of staff behind the account, if any."""

    uid: str
    name: str
    roles: frozenset[Role]
    staff_id: int | None = None

    def can(self, action: Action) -> bool:
        """Whether any of the person's roles may do `action`."""
        return permitted(self.roles, action)


@attrs.frozen(kw_only=True)
class FirstRun:
    """What the set-up wizard asks for: the facility, the head of its papers, and the first account."""

    facility: str
    institution: str = ""
    letterhead: tuple[str, ...] = ()
    address: str = ""
    city: str = ""
    capacity: int = 170
    uid: str
    name: str
    password: str
    degree: str = ""
    position: str = ""
    employee_no: str = ""
    is_demo: bool = False


@attrs.frozen
class RecoveryCode:
    """The recovery code, shown once: whoever holds it can give somebody a new password."""

    text: str

    @property
    def groups(self) -> tuple[str, ...]:
        """The code in the groups it is printed in."""
        return tuple(self.text.split("-"))


@attrs.frozen(kw_only=True)
class AccountView:
    """An account as the settings list it."""

    uid: str
    name: str
    roles: tuple[Role, ...]
    is_active: bool
    staff_id: int | None = None
    staff_name: str = ""
    last_at: datetime | None = None


@attrs.frozen(kw_only=True)
class BackupLine:
    """A finished backup; each was checked before it got its name. `size` in bytes, `records` rows of all tables."""

    number: int
    folder: Path
    made_at: datetime
    reason: str
    size: int
    records: int


@attrs.frozen(kw_only=True)
class AuditLine:
    """One row of the record of who did what; `actor` is a name, `subject` the number of a record of `kind`."""

    seq: int
    at: datetime
    actor: str
    verb: str
    kind: str
    subject: str
    detail: dict[str, object]


@attrs.frozen(kw_only=True)
class Cohort:
    """A cohort on a day: its name, the day it is in (from 1) and its length in days."""

    name: str
    day: int
    days: int
    starts_on: date
    ends_on: date
