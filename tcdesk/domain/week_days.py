"""What differs in a single week from the grid of every week."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import attrs

from tcdesk.domain.calendar import Slot, Week


@attrs.frozen(kw_only=True)
class DayHour:
    """An hour of the weekly grid that begins at another time, or is of another length, on one day."""

    id: int = 0
    slot_id: int
    on_date: date
    starts_at: int
    minutes: int
    reason: str = ""
    version: int = 1


@attrs.frozen(kw_only=True)
class Occupied:
    """A session that takes room, counselor and residents for its time; `label` says which, "" is group counselling."""

    label: str = ""
    weekday: int
    starts_at: int
    minutes: int
    room_id: int | None
    counselor_id: int | None
    residents: frozenset[int]

    def overlaps(self, slot: Slot) -> bool:
        """Whether it takes a part of an hour of the grid."""
        return (
            self.weekday == slot.weekday
            and self.starts_at < slot.ends_at
            and slot.starts_at < self.starts_at + self.minutes
        )


def hours_of_week(slots: Iterable[Slot], hours: Iterable[DayHour], week: Week) -> tuple[Slot, ...]:
    """The grid as it is in `week`: each hour that differs on its day is there with its own time."""
    others = {(row.slot_id, row.on_date): row for row in hours}
    found: list[Slot] = []
    for slot in slots:
        other = others.get((slot.id, week.day(slot.weekday)))
        changed = slot if other is None else attrs.evolve(slot, starts_at=other.starts_at, minutes=other.minutes)
        found.append(changed)
    return tuple(found)
