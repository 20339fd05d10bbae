"""What is wrong with a row of the facility's lists, before it is saved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from tcdesk.domain.calendar import ActivityKind, BlockedBand, Cohort, Holiday, LockDown, Room, RoomClosure, Slot
from tcdesk.domain.health import Substance
from tcdesk.domain.job import JobDepartment
from tcdesk.domain.phase import Criterion, Phase
from tcdesk.domain.problem import Problem
from tcdesk.domain.settings import GROUP_COMFORT, GROUP_MAX, GROUP_MIN, Settings
from tcdesk.domain.staff import Leave, Staff
from tcdesk.i18n import N_
from tcdesk.services.guard import Work

MISSING = N_("Please fill this in.")
BACKWARDS = N_("The last day cannot be before the first.")
RANGE = N_("A whole number from {low} to {high}.")
TAKEN = N_("There is one of this name already.")
OVERLAPS = N_("This hour overlaps another one of the same day.")
TOO_LATE = N_("It must end before midnight.")
ONE_DAY = N_("Choose a weekday or one date, not both.")
TARGET = N_("The target is at least the least number of days ({low}).")
SELF_COVER = N_("Nobody covers for himself. Choose somebody else, or leave it empty.")
COVER_AWAY = N_("{name} is away then too.")
AWAY_ALREADY = N_("There is a leave of this person in these days already.")
HOURS_BACKWARDS = N_("It must end after it begins.")
SIZES = N_("The sizes must rise: fewest, good size, most.")
DAY = 24 * 60


def _text(field: str, value: str) -> Iterator[Problem]:
    if not value.strip():
        yield Problem(field=field, text=MISSING)


def _whole(field: str, value: int, low: int, high: int) -> Iterator[Problem]:
    if not low <= value <= high:
        yield Problem(field=field, text=RANGE, values={"low": low, "high": high})


def _days(first: date | None, last: date | None, field: str = "ends_on") -> Iterator[Problem]:
    if first is not None and last is not None and last < first:
        yield Problem(field=field, text=BACKWARDS)


def staff(_work: Work, record: Staff) -> tuple[Problem, ...]:
    """Name, limits, and the days of employment."""
    return (
        *_text("name", record.name),
        *_whole("max_groups", record.max_groups, 0, 20),
        *_whole("resident_limit", record.resident_limit, 0, 500),
        *_days(record.active_from, record.active_until, "active_until"),
    )


def leave(work: Work, record: Leave) -> tuple[Problem, ...]:
    """Who, days in order, no second leave at the same time, and a cover who is somebody else."""
    who = () if record.staff_id else (Problem(field="staff_id", text=MISSING),)
    return (*who, *_days(record.starts_on, record.ends_on), *_clashes(work, record))


def _clashes(work: Work, record: Leave) -> Iterator[Problem]:
    if record.ends_on < record.starts_on:
        return
    others = [one for one in work.records.people.away(record.starts_on, record.ends_on) if one.id != record.id]
    if any(one.staff_id == record.staff_id and one.meets(record) for one in others):
        yield Problem(field="starts_on", text=AWAY_ALREADY)
    if record.cover_id is None:
        return
    if record.cover_id == record.staff_id:
        yield Problem(field="cover_id", text=SELF_COVER)
    elif any(one.staff_id == record.cover_id and one.meets(record) for one in others):
        name = work.records.people.staff_names().get(record.cover_id, "")
        yield Problem(field="cover_id", text=COVER_AWAY, values={"name": name}, warning=True)


def lock_down(_work: Work, record: LockDown) -> tuple[Problem, ...]:
    """A reason, days in order, and hours in order on a single day."""
    begin, end = record.starts_at, record.ends_at
    same = record.starts_on == record.ends_on
    backwards = same and begin is not None and end is not None and end <= begin
    return (
        *_days(record.starts_on, record.ends_on),
        *(_whole("starts_at", begin, 0, DAY - 1) if begin is not None else ()),
        *(_whole("ends_at", end, 1, DAY) if end is not None else ()),
        *((Problem(field="ends_at", text=HOURS_BACKWARDS),) if backwards else ()),
        *_text("reason", record.reason),
    )


def room(work: Work, record: Room) -> tuple[Problem, ...]:
    """A name of its own, and a capacity."""
    same = [
        other
        for other in work.records.house.rooms.all()
        if other.id != record.id and other.name.strip().casefold() == record.name.strip().casefold()
    ]
    taken = (Problem(field="name", text=TAKEN),) if same and record.name.strip() else ()
    return (*_text("name", record.name), *taken, *_whole("capacity", record.capacity, 1, 1000))


def closure(_work: Work, record: RoomClosure) -> tuple[Problem, ...]:
    """Which room, and days in order."""
    which = () if record.room_id else (Problem(field="room_id", text=MISSING),)
    return (*which, *_days(record.starts_on, record.ends_on))


def _hours(starts_at: int, minutes: int, longest: int) -> Iterator[Problem]:
    yield from _whole("starts_at", starts_at, 0, DAY - 1)
    yield from _whole("minutes", minutes, 5, longest)
    if 0 <= starts_at < DAY and starts_at + minutes > DAY:
        yield Problem(field="minutes", text=TOO_LATE)


def slot(work: Work, record: Slot) -> tuple[Problem, ...]:
    """A weekday, an hour within the day, and no overlap with another one."""
    clash = any(
        other.id != record.id
        and other.weekday == record.weekday
        and other.starts_at < record.ends_at
        and record.starts_at < other.ends_at
        for other in work.records.house.slots.all()
    )
    overlap = (Problem(field="starts_at", text=OVERLAPS),) if clash else ()
    return (
        *_whole("weekday", record.weekday, 0, 6),
        *_hours(record.starts_at, record.minutes, 480),
        *overlap,
    )


def band(_work: Work, record: BlockedBand) -> tuple[Problem, ...]:
    """A label, hours, and a weekday or a date."""
    both = record.weekday is not None and record.on_date is not None
    return (
        *_text("label", record.label),
        *((Problem(field="on_date", text=ONE_DAY),) if both else ()),
        *(_whole("weekday", record.weekday, 0, 6) if record.weekday is not None else ()),
        *_hours(record.starts_at, record.minutes, DAY),
    )


def holiday(_work: Work, record: Holiday) -> tuple[Problem, ...]:
    """A name."""
    return tuple(_text("name", record.name))


def phase(work: Work, record: Phase) -> tuple[Problem, ...]:
    """Name, code of its own, and lengths in days."""
    taken = any(other.id != record.id and other.code == record.code for other in work.records.house.phases.all())
    return (
        *_text("name", record.name),
        *_text("code", record.code),
        *((Problem(field="code", text=TAKEN),) if taken else ()),
        *_whole("min_days", record.min_days, 0, 3650),
        *_whole("target_days", record.target_days, 1, 3650),
        *(
            (Problem(field="target_days", text=TARGET, values={"low": record.min_days}),)
            if 1 <= record.target_days < record.min_days
            else ()
        ),
    )


def criterion(_work: Work, record: Criterion) -> tuple[Problem, ...]:
    """A code and words."""
    return (*_text("code", record.code), *_text("text", record.text))


def cohort(_work: Work, record: Cohort) -> tuple[Problem, ...]:
    """A name, days in order, and a capacity."""
    return (
        *_text("name", record.name),
        *_days(record.starts_on, record.ends_on),
        *_whole("capacity", record.capacity, 1, 5000),
    )


def coded(_work: Work, record: ActivityKind | Substance | JobDepartment) -> tuple[Problem, ...]:
    """A code and a name."""
    length = _whole("minutes", record.minutes, 5, 600) if isinstance(record, ActivityKind) else ()
    return (*_text("code", record.code), *_text("name", record.name), *length)


def group_sizes(before: Settings, values: Mapping[str, object]) -> Iterator[Problem]:
    """Sizes of therapy groups that do not rise, once the new values are in."""
    after = Settings({**before.values, **values})
    sizes = [after[setting] for setting in (GROUP_MIN, GROUP_COMFORT, GROUP_MAX)]
    touched = {setting.key for setting in (GROUP_MIN, GROUP_COMFORT, GROUP_MAX)} & values.keys()
    if touched and all(type(size) is int for size in sizes) and sizes != sorted(sizes):
        yield Problem(field=sorted(touched)[0], text=SIZES)
