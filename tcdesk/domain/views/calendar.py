"""A year as the settings show it: everything that takes a day, an hour or a person out of the weekly plan."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from tcdesk.domain.calendar import BlockedBand, Holiday, LockDown, RoomClosure, Slot
from tcdesk.domain.staff import Leave


@attrs.frozen(kw_only=True)
class DayEvents:
    """What is special about one day; `overrides` are blocked hours of this date alone."""

    holiday: Holiday | None = None
    lock_downs: tuple[LockDown, ...] = ()
    leave: tuple[Leave, ...] = ()
    closures: tuple[RoomClosure, ...] = ()
    overrides: tuple[BlockedBand, ...] = ()

    def blocks(self, day: date, starts_at: int, minutes: int) -> bool:
        """Whether no group can meet from `starts_at` (minutes after midnight) on `day`, whoever leads it."""
        return (
            (self.holiday is not None and self.holiday.is_off)
            or any(one.blocks(day, starts_at, minutes) for one in self.lock_downs)
            or any(one.blocks(day, starts_at, minutes) for one in self.overrides)
        )


@attrs.frozen(kw_only=True)
class YearCalendar:
    """One year. `has_law` is False while the holidays of the law are computed and not yet in the facility's list."""

    year: int
    has_law: bool
    holidays: tuple[Holiday, ...]
    lock_downs: tuple[LockDown, ...]
    leave: tuple[Leave, ...]
    closures: tuple[RoomClosure, ...]
    overrides: tuple[BlockedBand, ...]
    slots: tuple[Slot, ...]
    staff: Mapping[int, str]
    rooms: Mapping[int, str]

    def on(self, day: date) -> DayEvents:
        """Everything that touches a day of the year."""
        return DayEvents(
            holiday=next((one for one in self.holidays if one.on_date == day), None),
            lock_downs=tuple(one for one in self.lock_downs if one.hours_on(day) is not None),
            leave=tuple(one for one in self.leave if one.starts_on <= day <= one.ends_on),
            closures=tuple(one for one in self.closures if one.starts_on <= day <= one.ends_on),
            overrides=tuple(one for one in self.overrides if one.on_date == day),
        )
