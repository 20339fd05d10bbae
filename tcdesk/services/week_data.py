"""From the records of the house to the problem of one week: who is here, who is away, what is blocked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from tcdesk.domain.calendar import DAY_MINUTES, BlockedBand, Holiday, LockDown, Room, RoomClosure, Slot, Week
from tcdesk.domain.group import APPOINTMENT_NAMES, Appointment, KeepApart, NotWith, TherapyGroup
from tcdesk.domain.phase import Phase, PhaseEntry, Stage
from tcdesk.domain.resident import Resident
from tcdesk.domain.staff import Leave, Staff
from tcdesk.domain.week import problem as parts
from tcdesk.domain.week_days import Occupied
from tcdesk.i18n import Texts

CO_DEFENDANTS = "co-defendants"


@attrs.frozen(kw_only=True)
class LastPlan:
    """Where a group met last: the plan this week should stay close to. Ids are those of the store."""

    group_id: int
    counselor_id: int
    slot_id: int
    room_id: int
    members: tuple[int, ...]


@attrs.frozen(kw_only=True)
class WeekInput:
    """Everything the store knows that decides one week.

    `slots` are the hours as they are in this week. `previous` is the newest published plan of this week, or else of the
    week before; `held` are ids of groups that met this week already, whose day is over or whose session was called off:
    they are untouchable. `occupied` are sessions beside those of the groups. `locks` hold what staff pinned. With
    `is_called` it is not the week that is asked about but one session for `residents`, whatever phase they are in.
    `left` are those who sat in the published plan of this week and left the programme in its course. Days before
    `first_day` (0 = Monday) are over: nothing is put there any more.
    """

    week: Week
    slots: tuple[Slot, ...]
    bands: tuple[BlockedBand, ...]
    holidays: tuple[Holiday, ...]
    rooms: tuple[Room, ...]
    closures: tuple[RoomClosure, ...]
    staff: tuple[Staff, ...]
    leave: tuple[Leave, ...]
    residents: tuple[Resident, ...]
    phases: tuple[Phase, ...]
    entries: Mapping[int, tuple[PhaseEntry, ...]]
    substances: Mapping[int, str]
    appointments: tuple[Appointment, ...]
    keep_apart: tuple[KeepApart, ...]
    co_defendants: tuple[tuple[int, int], ...]
    not_with: tuple[NotWith, ...]
    groups: tuple[TherapyGroup, ...]
    previous: tuple[LastPlan, ...]
    left: tuple[Resident, ...] = ()
    lock_downs: tuple[LockDown, ...] = ()
    occupied: tuple[Occupied, ...] = ()
    is_called: bool = False
    is_repair: bool = False
    held: frozenset[int] = frozenset()
    first_day: int = 0
    group_locks: tuple[parts.GroupLock, ...] = ()
    member_locks: tuple[parts.MemberLock, ...] = ()
    max_size: int = 10
    min_size: int = 4
    comfort_min: int = 7
    same_sex: bool = False
    weights: parts.Weights = attrs.field(factory=parts.Weights)
    homogeneity: Mapping[str, int] = attrs.field(factory=lambda: dict(parts.HOMOGENEITY))


def build(given: WeekInput, texts: Texts) -> parts.WeekProblem:
    """The problem of one week; reasons (leave, blocks, appointments) are in the words of `texts`."""
    own_day = _own_days(given)
    people = (
        sorted((*given.residents, *given.left), key=lambda one: (one.name, one.id)) if given.left else given.residents
    )
    seated = tuple(resident for resident in people if _takes_part(given, resident, own_day.get(resident.id)))
    here = {resident.id for resident in seated}
    slots = tuple(_slot(given, slot, texts) for slot in sorted(given.slots, key=lambda s: (s.weekday, s.starts_at)))
    return parts.WeekProblem(
        name=str(given.week),
        kind="repair" if given.is_repair else "weekly",
        max_size=given.max_size,
        min_size=given.min_size,
        comfort_min=given.comfort_min,
        same_sex=given.same_sex,
        homogeneity=given.homogeneity,
        weights=parts.REPAIR_WEIGHTS if given.is_repair else given.weights,
        slots=slots,
        rooms=tuple(_room(given, room) for room in given.rooms if room.for_groups),
        counselors=tuple(_counselor(given, person) for person in given.staff if person.is_counselor),
        residents=tuple(_resident(given, resident, texts) for resident in seated),
        keep_apart=_apart(given, here),
        not_with=tuple(
            parts.NotWith(resident=str(row.resident_id), counselor=str(row.staff_id), why=row.reason)
            for row in given.not_with
            if row.resident_id in here and _valid(row.starts_on, row.ends_on, given.week)
        ),
        previous=_previous(given),
        group_locks=_locks(given),
        member_locks=tuple(lock for lock in given.member_locks if int(lock.resident) in here),
    )


def _valid(starts_on: date, ends_on: date | None, of: Week) -> bool:
    return starts_on <= of.day(6) and (ends_on is None or ends_on >= of.monday)


def stage_on(given: WeekInput, resident_id: int, day: date) -> Phase | None:
    """The phase a resident is in on a day."""
    phases = {phase.id: phase for phase in given.phases}
    open_entries = [
        entry
        for entry in given.entries.get(resident_id, ())
        if entry.started_on <= day and (entry.ended_on is None or entry.ended_on > day)
    ]
    return phases[max(open_entries, key=lambda entry: entry.started_on).phase_id] if open_entries else None


def _takes_part(given: WeekInput, resident: Resident, own_day: date | None) -> bool:
    """Group therapy is for the Primary stage: present through the week, in Primary during it.

    Who leaves in the course of a published week still has his session where its day (`own_day`) comes before that.
    """
    return given.is_called or _is_in(given, resident, given.week.day(4)) or (
        own_day is not None and _is_in(given, resident, own_day)
    )  # fmt: skip


def _is_in(given: WeekInput, resident: Resident, day: date) -> bool:
    phase = stage_on(given, resident.id, day)
    return resident.present_on(day) and phase is not None and phase.stage is Stage.PRIMARY


def _own_days(given: WeekInput) -> Mapping[int, date]:
    """The day of each member's session in the published plan of this week; empty while there is none."""
    days = {slot.id: given.week.day(slot.weekday) for slot in given.slots}
    rows = [row for row in given.previous if given.is_repair and row.slot_id in days]
    return {member: days[row.slot_id] for row in rows for member in row.members}


def _slot(given: WeekInput, slot: Slot, texts: Texts) -> parts.WeekSlot:
    return parts.WeekSlot(
        id=str(slot.id),
        day=slot.weekday,
        start=f"{slot.starts_at // 60:02d}:{slot.starts_at % 60:02d}",
        minutes=slot.minutes,
        blocked=_blocked(given, slot, texts),
    )


def _blocked(given: WeekInput, slot: Slot, texts: Texts) -> str | None:
    """What keeps groups from meeting in an hour of this week, the strongest first."""
    day = given.week.day(slot.weekday)
    if slot.weekday < given.first_day and not any(row.slot_id == slot.id for row in _settled(given)):
        return texts.t("this day is over")
    locked = next((row for row in given.lock_downs if row.blocks(day, slot.starts_at, slot.minutes)), None)
    if locked is not None:
        return texts.t("Lock-down: {reason}", reason=locked.reason)
    holiday = next((row.name for row in given.holidays if row.on_date == day and row.is_off), None)
    if holiday is not None:
        return texts.t("Holiday: {name}", name=holiday)
    return next((row.label for row in given.bands if row.blocks(day, slot.starts_at, slot.minutes)), None)


def day_note(given: WeekInput, day: date, texts: Texts) -> str:
    """Why nothing at all is held on a day: the name of the holiday or the lock-down; "" on every other day."""
    for row in given.lock_downs:
        if row.hours_on(day) == (0, DAY_MINUTES):
            return texts.t("Lock-down: {reason}", reason=row.reason)
    return next((row.name for row in given.holidays if row.on_date == day and row.is_off), "")


def _room(given: WeekInput, room: Room) -> parts.WeekRoom:
    closed = [row for row in given.closures if row.room_id == room.id]

    def is_open(day: date) -> bool:
        return not any(row.starts_on <= day <= row.ends_on for row in closed)

    used = [row for row in given.occupied if row.room_id == room.id]
    stands = {row.slot_id for row in _settled(given) if row.room_id == room.id}
    usable = frozenset(
        str(slot.id)
        for slot in given.slots
        if (slot.weekday >= given.first_day or slot.id in stands)
        and is_open(given.week.day(slot.weekday))
        and not any(row.overlaps(slot) for row in used)
    )
    return parts.WeekRoom(id=str(room.id), capacity=room.capacity, slots=usable)


def _counselor(given: WeekInput, person: Staff) -> parts.WeekCounselor:
    away = [row for row in given.leave if row.staff_id == person.id and _valid(row.starts_on, row.ends_on, given.week)]

    taken = [row for row in given.occupied if row.counselor_id == person.id]
    stands = {row.slot_id for row in _settled(given) if row.counselor_id == person.id}

    def is_there(slot: Slot) -> bool:
        if slot.weekday < given.first_day:
            return slot.id in stands
        day = given.week.day(slot.weekday)
        is_away = any(row.covers(day, slot.starts_at, slot.minutes) for row in away)
        return person.works_on(day) and not is_away and not any(row.overlaps(slot) for row in taken)

    reasons = ", ".join(dict.fromkeys(row.reason for row in away if row.reason))
    return parts.WeekCounselor(
        id=str(person.id),
        sex=person.sex,
        quals=frozenset(person.qualifications),
        languages=frozenset(person.languages),
        max_groups=person.max_groups,
        slots=frozenset(str(slot.id) for slot in given.slots if is_there(slot)),
        preferred_slots=frozenset(map(str, person.preferred_slots)) or frozenset(str(slot.id) for slot in given.slots),
        on_leave=(reasons or "-") if away else None,
        covers=_covers(given, away),
    )


def _covers(given: WeekInput, away: list[Leave]) -> dict[str, str]:
    """Who stands in, by hour of the leaves that name somebody."""
    named = sorted((row for row in away if row.cover_id is not None), key=lambda row: (row.starts_on, row.id))
    found: dict[str, str] = {}
    for row in named:
        for slot in given.slots:
            if row.covers(given.week.day(slot.weekday), slot.starts_at, slot.minutes):
                found.setdefault(str(slot.id), str(row.cover_id))
    return found


def _resident(given: WeekInput, resident: Resident, texts: Texts) -> parts.WeekResident:
    last = given.week.day(4)
    is_leaving = not given.is_called and not _is_in(given, resident, last)
    phase = stage_on(given, resident.id, given.week.monday if is_leaving else last)
    gone = tuple(
        parts.Busy(slot=str(slot.id), why=texts.t("not in the programme any more"))
        for slot in given.slots
        if is_leaving and not _is_in(given, resident, given.week.day(slot.weekday))
    )
    busy = tuple(
        parts.Busy(slot=str(slot.id), why=texts.t(APPOINTMENT_NAMES[row.kind]))
        for row in given.appointments
        if row.resident_id == resident.id
        for slot in given.slots
        if row.on_date == given.week.day(slot.weekday)
        and row.starts_at < slot.ends_at
        and slot.starts_at < row.starts_at + row.minutes
    )
    called = tuple(
        parts.Busy(slot=str(slot.id), why=row.label or texts.t("group counselling"))
        for row in given.occupied
        if resident.id in row.residents
        for slot in given.slots
        if row.overlaps(slot)
    )
    return parts.WeekResident(
        id=str(resident.id),
        sex=resident.sex,
        traits={
            "problem": resident.problem.value,
            "substance": given.substances.get(resident.id, ""),
            "stage": phase.code if phase is not None else "",
            "severity": resident.severity.value,
        },
        language=resident.language,
        needs=frozenset(resident.needs),
        busy=tuple(dict.fromkeys((*busy, *called, *gone))),
        avoid_slots=frozenset(map(str, resident.avoid_slots)),
        primary_counselor=str(resident.counselor_id) if resident.counselor_id is not None else None,
    )


def _apart(given: WeekInput, here: set[int]) -> tuple[parts.KeepApart, ...]:
    pairs = {
        (row.resident_id, row.other_id): row.reason
        for row in given.keep_apart
        if _valid(row.starts_on, row.ends_on, given.week)
    }
    for pair in given.co_defendants:
        pairs.setdefault(pair, CO_DEFENDANTS)
    return tuple(
        parts.KeepApart(a=str(one), b=str(other), why=why)
        for (one, other), why in sorted(pairs.items())
        if one in here and other in here
    )


def _previous(given: WeekInput) -> tuple[parts.PreviousGroup, ...]:
    groups = {group.id: group for group in given.groups}
    return tuple(
        parts.PreviousGroup(
            id=str(row.group_id),
            counselor=str(row.counselor_id),
            slot=str(row.slot_id),
            room=str(row.room_id),
            members=tuple(map(str, row.members)),
            profile=dict(groups[row.group_id].focus) or None,
        )
        for row in given.previous
        if row.group_id in groups and groups[row.group_id].closed_on is None
    )


def _settled(given: WeekInput) -> tuple[LastPlan, ...]:
    """The groups of the published plan that stay as they are."""
    return tuple(row for row in given.previous if row.group_id in given.held)


def _locks(given: WeekInput) -> tuple[parts.GroupLock, ...]:
    """What staff pinned, and the groups that met already, closed as they were."""
    closed = tuple(
        parts.GroupLock(
            group=str(row.group_id),
            counselor=str(row.counselor_id),
            slot=str(row.slot_id),
            room=str(row.room_id),
            closed=True,
        )
        for row in _settled(given)
    )
    held = {lock.group for lock in closed}
    return (*closed, *(lock for lock in given.group_locks if lock.group not in held))
