"""Therapy groups of the demo over the weeks: who sat where, with whom, and who must not."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta

import attrs

from tcdesk.domain.calendar import LockDown, Week
from tcdesk.domain.group import (
    Appointment,
    AppointmentKind,
    GroupMember,
    KeepApart,
    NotWith,
    TherapyGroup,
    WeekVersion,
)
from tcdesk.domain.phase import Stage
from tcdesk.domain.resident import PROBLEM_NAMES, MainProblem
from tcdesk.i18n import texts
from tcdesk.services.demo.world import World

SEATS = 10
PUBLISHED_WEEKS = 6


@attrs.define
class Place:
    """One group's usual counselor, slot and room, and who sits in it now."""

    group: TherapyGroup
    counselor_id: int
    slot_id: int
    room_id: int
    members: dict[int, date] = attrs.field(factory=dict[int, date])


def add_conflicts(world: World) -> None:
    """Co-defendants, keep-apart pairs and a counselor a resident must not have."""
    rng, frame = world.rng, world.frame
    primary = [r.id for r in world.residents if world.stage_on(r.id, frame.today) is Stage.PRIMARY]
    chosen = rng.sample(primary, min(len(primary) // 2 * 2, 24))
    pairs = [tuple(sorted(chosen[i : i + 2])) for i in range(0, len(chosen), 2)]
    reasons = ("Konflik antarblok", "Utang di luar", "Permusuhan geng", "Ancaman tercatat", "Saksi perkara")
    for index, (one, other) in enumerate(pairs):
        world.conflicts.add(frozenset((one, other)))
        if index < len(pairs) * 7 // 12:
            world.add("co_defendant", (one, other))
        else:
            world.add(
                "keep_apart",
                KeepApart(
                    resident_id=one,
                    other_id=other,
                    reason=reasons[index % len(reasons)],
                    starts_on=frame.first_day,
                    ends_on=frame.today + timedelta(days=90),
                    decided_by=frame.user_id,
                ),
            )
    for resident_id in primary[:2]:
        world.add(
            "not_with",
            NotWith(resident_id=resident_id, staff_id=5, reason="Kerabat", starts_on=frame.first_day),
        )


def add_lock_down(world: World) -> None:
    """A morning without sessions in the week after the next: the blocks are searched."""
    day = world.frame.week.monday + timedelta(days=15)
    world.add(
        "lock_down",
        LockDown(id=1, starts_on=day, ends_on=day, starts_at=480, ends_at=720, reason="Penggeledahan blok"),
    )


def _places(world: World) -> list[Place]:
    """As many groups as the present primary residents need, each with a free counselor, slot and room."""
    frame = world.frame
    primary = sum(1 for r in world.residents if world.stage_on(r.id, frame.today) is Stage.PRIMARY)
    wanted = max(1, -(-primary * 2 // 19))
    rooms = [room for room in frame.rooms if room.for_groups]
    counselors = world.counselors()
    places: list[Place] = []
    taken: set[tuple[str, int, int]] = set()
    for index in range(wanted):
        counselor = counselors[index % len(counselors)]
        found = next(
            (slot, room)
            for step in range(len(frame.slots))
            for slot in (frame.slots[(index * 5 + step) % len(frame.slots)],)
            for room in rooms[index % len(rooms) :] + rooms[: index % len(rooms)]
            if ("room", room.id, slot.id) not in taken and ("staff", counselor.id, slot.id) not in taken
        )
        slot, room = found
        taken |= {("room", room.id, slot.id), ("staff", counselor.id, slot.id)}
        problem = list(MainProblem)[(0, 0, 1, 3, 0, 4, 5, 0, 3, 2, 0, 6)[index % 12]]
        group = TherapyGroup(
            id=index + 1,
            code=f"K-{index + 1:02d}",
            theme=texts("id").t(PROBLEM_NAMES[problem]),
            focus={"problem": problem.value},
            opened_on=frame.first_day,
        )
        world.add("therapy_group", group)
        places.append(Place(group=group, counselor_id=counselor.id, slot_id=slot.id, room_id=room.id))
    return places


def _seat(world: World, places: list[Place], resident_id: int, day: date) -> Place | None:
    """The best free seat: same problem, own counselor, fewest members; never beside a conflict."""
    resident = world.residents[resident_id - 1]

    def fits(place: Place) -> bool:
        return len(place.members) < SEATS and not any(
            frozenset((resident_id, other)) in world.conflicts for other in place.members
        )

    def liking(place: Place) -> tuple[int, int, int]:
        same = place.group.focus["problem"] == resident.problem.value
        return (0 if same else 1, 0 if place.counselor_id == resident.counselor_id else 1, len(place.members))

    free = [place for place in places if fits(place)]
    if not free:
        return None
    chosen = min(free, key=liking)
    chosen.members[resident_id] = day
    return chosen


def _leave(world: World, place: Place, resident_id: int, day: date, reason: str) -> None:
    joined = place.members.pop(resident_id)
    world.add(
        "group_member",
        GroupMember(
            group_id=place.group.id,
            resident_id=resident_id,
            joined_on=joined,
            left_on=max(joined, day - timedelta(days=1)),
            reason=reason,
        ),
    )


@attrs.frozen
class HeldGroup:
    """A group as it met in one week."""

    week: Week
    group_id: int
    counselor_id: int
    slot_id: int
    room_id: int
    members: tuple[int, ...]
    version_id: int | None


def add_groups(world: World) -> list[HeldGroup]:
    """Memberships week by week up to last week; gives every group meeting. This week is left to be planned."""
    frame = world.frame
    places = _places(world)
    held: list[HeldGroup] = []
    seated: dict[int, Place] = {}
    for number in range(frame.weeks):
        week = frame.week.shifted(number - frame.weeks)
        monday = week.monday
        for resident_id, place in list(seated.items()):
            if world.stage_on(resident_id, monday) is not Stage.PRIMARY:
                _leave(world, seated.pop(resident_id), resident_id, monday, "Pindah fase")
                _ = place
        for resident in world.residents:
            if resident.id not in seated and world.stage_on(resident.id, monday) is Stage.PRIMARY:
                place = _seat(world, places, resident.id, monday)
                if place is not None:
                    seated[resident.id] = place
        version = _publish(world, week, places) if frame.weeks - number <= PUBLISHED_WEEKS else None
        held += [
            HeldGroup(week, p.group.id, p.counselor_id, p.slot_id, p.room_id, tuple(sorted(p.members)), version)
            for p in places
            if p.members
        ]
    for resident_id, place in list(seated.items()):
        if world.stage_on(resident_id, frame.today) is not Stage.PRIMARY:
            _leave(world, seated.pop(resident_id), resident_id, frame.week.monday, "Pindah fase")
            _ = place
    for place in places:
        for resident_id, joined in sorted(place.members.items()):
            world.add("group_member", GroupMember(group_id=place.group.id, resident_id=resident_id, joined_on=joined))
    return held


def _publish(world: World, week: Week, places: list[Place]) -> int:
    groups = [
        {
            "id": str(place.group.id),
            "counselor": str(place.counselor_id),
            "slot": str(place.slot_id),
            "room": str(place.room_id),
            "members": [str(member) for member in sorted(place.members)],
        }
        for place in places
        if place.members
    ]
    plan = {"format": "tcsched-solution/1", "groups": groups, "instance": str(week)}
    number = world.count("week_version") + 1
    world.add(
        "week_version",
        WeekVersion(
            id=number,
            week=str(week),
            number=1,
            plan=json.dumps(plan, sort_keys=True, separators=(",", ":")),
            published_at=datetime.combine(week.monday - timedelta(days=3), time(8, 0), UTC),
            published_by=world.frame.user_id,
        ),
    )
    return number


def add_appointments(world: World) -> None:
    """Court, clinic and visits of this week and the next."""
    rng, frame = world.rng, world.frame
    kinds = (AppointmentKind.COURT, AppointmentKind.CLINIC, AppointmentKind.VISIT, AppointmentKind.WORK)
    for resident in world.residents:
        if resident.left_on is not None:
            continue
        for _ in range(rng.choice((0, 0, 0, 1, 1, 2))):
            slot = rng.choice(frame.slots)
            day = frame.week.shifted(rng.choice((0, 0, 1))).day(slot.weekday)
            world.add(
                "appointment",
                Appointment(
                    resident_id=resident.id,
                    on_date=day,
                    starts_at=slot.starts_at,
                    minutes=slot.minutes,
                    kind=rng.choice(kinds),
                ),
            )
