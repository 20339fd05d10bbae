"""Rooms, weekly hours, blocks of the programme, holidays and kinds of activity."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

import attrs

from tcdesk.i18n import N_

DAY_MINUTES = 24 * 60


class Structure(StrEnum):
    """The four structures of the therapeutic community (BNN 2004, cited in `domain` facts of the field)."""

    BEHAVIOUR = "behaviour"
    EMOTIONAL = "emotional"
    INTELLECTUAL = "intellectual"
    VOCATIONAL = "vocational"


STRUCTURE_NAMES = {
    Structure.BEHAVIOUR: N_("Behaviour shaping"),
    Structure.EMOTIONAL: N_("Emotional and psychological"),
    Structure.INTELLECTUAL: N_("Intellectual and spiritual"),
    Structure.VOCATIONAL: N_("Vocational and survival"),
}


@attrs.frozen(kw_only=True)
class Room:
    """A room and how many residents it holds."""

    id: int = 0
    name: str
    capacity: int
    for_groups: bool = True
    version: int = 1


@attrs.frozen(kw_only=True)
class RoomClosure:
    """Days on which a room cannot be used, both ends included."""

    id: int = 0
    room_id: int
    starts_on: date
    ends_on: date
    reason: str = ""
    version: int = 1


@attrs.frozen(kw_only=True)
class Slot:
    """An hour of the week in which a therapy group may meet; `weekday` 0 is Monday, `starts_at` minutes of the day."""

    id: int = 0
    weekday: int
    starts_at: int
    minutes: int = 60
    version: int = 1

    @property
    def ends_at(self) -> int:
        """Minutes after midnight at which the slot ends."""
        return self.starts_at + self.minutes


@attrs.frozen(kw_only=True)
class BlockedBand:
    """Hours the programme keeps for something else: each week (`weekday`), each day (None) or on one `on_date`."""

    id: int = 0
    weekday: int | None = None
    on_date: date | None = None
    starts_at: int
    minutes: int
    label: str
    version: int = 1

    def blocks(self, day: date, starts_at: int, minutes: int) -> bool:
        """Whether the hour from `starts_at` on `day` overlaps this band."""
        if self.on_date is not None and self.on_date != day:
            return False
        if self.weekday is not None and self.weekday != day.weekday():
            return False
        return starts_at < self.starts_at + self.minutes and self.starts_at < starts_at + minutes


class HolidaySource(StrEnum):
    """Who made a day a holiday: the law, the government's yearly joint leave (cuti bersama), or the facility."""

    LAW = "calendar"
    JOINT = "joint"
    OWN = "manual"


HOLIDAY_SOURCE_NAMES = {
    HolidaySource.LAW: N_("Public holiday"),
    HolidaySource.JOINT: N_("Joint leave"),
    HolidaySource.OWN: N_("Own day"),
}


@attrs.frozen(kw_only=True)
class Holiday:
    """A public or facility holiday; `is_off` is False where the house works all the same."""

    on_date: date
    name: str
    is_off: bool = True
    source: HolidaySource = attrs.field(default=HolidaySource.OWN, converter=HolidaySource)


@attrs.frozen(kw_only=True)
class LockDown:
    """A span without any session: from `starts_at` on the first day to `ends_at` on the last, without a break.

    Both are minutes after midnight; None is the beginning of the first day and the end of the last.
    """

    id: int = 0
    starts_on: date
    ends_on: date
    starts_at: int | None = None
    ends_at: int | None = None
    reason: str
    version: int = 1

    def hours_on(self, day: date) -> tuple[int, int] | None:
        """The minutes of `day` it takes, from and until; None where it does not touch the day."""
        if not self.starts_on <= day <= self.ends_on:
            return None
        begin = self.starts_at if day == self.starts_on and self.starts_at is not None else 0
        end = self.ends_at if day == self.ends_on and self.ends_at is not None else DAY_MINUTES
        return begin, end

    def blocks(self, day: date, starts_at: int, minutes: int) -> bool:
        """Whether the hour from `starts_at` on `day` overlaps it."""
        hours = self.hours_on(day)
        return hours is not None and starts_at < hours[1] and hours[0] < starts_at + minutes


@attrs.frozen(kw_only=True)
class ActivityKind:
    """A kind of activity that is attended: morning meeting, group therapy, seminar, ..."""

    code: str
    name: str
    structure: Structure
    minutes: int = 60
    for_group: bool = False
    position: int = 0


@attrs.frozen(kw_only=True)
class Cohort:
    """A cohort (angkatan): the residents of one programme year or batch."""

    id: int = 0
    name: str
    starts_on: date
    ends_on: date
    capacity: int = 170
    version: int = 1


@attrs.frozen(order=True)
class Week:
    """An ISO week, Monday to Sunday."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Week:
        """The week `day` lies in."""
        iso = day.isocalendar()
        return cls(iso.year, iso.week)

    @classmethod
    def parse(cls, text: str) -> Week:
        """`2026-W11` as a week; raises ValueError for anything else."""
        year, _, number = text.strip().upper().partition("-W")
        if not (year.isascii() and year.isdigit() and len(year) == 4 and number.isascii() and number.isdigit()):
            msg = "not a week"
            raise ValueError(msg)
        date.fromisocalendar(int(year), int(number), 1)
        return cls(int(year), int(number))

    @property
    def monday(self) -> date:
        """The first day."""
        return date.fromisocalendar(self.year, self.number, 1)

    def day(self, weekday: int) -> date:
        """The date of `weekday` (0 = Monday)."""
        return self.monday + timedelta(days=weekday)

    def shifted(self, weeks: int) -> Week:
        """The week `weeks` later (earlier when negative)."""
        return Week.of(self.monday + timedelta(weeks=weeks))

    def __str__(self) -> str:
        return f"{self.year:04d}-W{self.number:02d}"
