"""People who work in the house, and when they are away."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import attrs

from tcdesk.i18n import N_


class Half(StrEnum):
    """Which part of a day a leave covers; the afternoon begins at 12.00."""

    FULL = "full"
    MORNING = "morning"
    AFTERNOON = "afternoon"


NOON = 12 * 60
HALF_NAMES = {Half.FULL: N_("Whole day"), Half.MORNING: N_("Morning"), Half.AFTERNOON: N_("Afternoon")}


def short_name(name: str) -> str:
    """First name and initial: `Ratna W.`."""
    first, _, rest = name.strip().partition(" ")
    return f"{first} {rest.strip()[0]}." if rest.strip() else first


@attrs.frozen(kw_only=True)
class Staff:
    """A member of staff; a counselor leads therapy groups (`max_groups` a week) and cares for residents."""

    id: int = 0
    name: str
    degree: str = ""
    position: str = ""
    employee_no: str = ""
    sex: str = "M"
    is_counselor: bool = False
    max_groups: int = 2
    resident_limit: int = 30
    languages: tuple[str, ...] = ("id",)
    qualifications: tuple[str, ...] = ()
    preferred_slots: tuple[int, ...] = ()
    active_from: date | None = None
    active_until: date | None = None
    version: int = 1

    @property
    def full_name(self) -> str:
        """Name with degrees, as it is signed: `Ratna Wulandari, S.Psi.`; a doctor's `dr.` stands in front."""
        if self.degree.lower().startswith(("dr.", "drs.", "dra.")):
            front, _, rest = self.degree.partition(" ")
            return f"{front} {self.name}" + (f", {rest.lstrip(', ')}" if rest else "")
        return f"{self.name}, {self.degree}" if self.degree else self.name

    @property
    def short_name(self) -> str:
        """First name and initial: `Ratna W.`."""
        return short_name(self.name)

    def works_on(self, day: date) -> bool:
        """Whether the person is employed here on `day`; leave is not looked at."""
        return (self.active_from is None or self.active_from <= day) and (
            self.active_until is None or day <= self.active_until
        )


@attrs.frozen(kw_only=True)
class Leave:
    """Days on which a member of staff is away, both ends included."""

    id: int = 0
    staff_id: int
    starts_on: date
    ends_on: date
    half: Half = Half.FULL
    reason: str = ""
    cover_id: int | None = None
    version: int = 1

    def covers(self, day: date, starts_at: int, minutes: int) -> bool:
        """Whether the hour from `starts_at` (minutes after midnight) on `day` falls into the leave."""
        if not self.starts_on <= day <= self.ends_on:
            return False
        if self.half is Half.MORNING:
            return starts_at < NOON
        if self.half is Half.AFTERNOON:
            return starts_at + minutes > NOON
        return True

    def meets(self, other: Leave) -> bool:
        """Whether both take the same part of a day at least once."""
        halves = {self.half, other.half}
        return (
            self.starts_on <= other.ends_on
            and other.starts_on <= self.ends_on
            and halves != {Half.MORNING, Half.AFTERNOON}
        )


@attrs.frozen(kw_only=True)
class User:
    """An account as records name it; the way in is in the keyring. `staff_id` is the member of staff behind it."""

    id: str
    name: str
    staff_id: int | None = None
    version: int = 1
