"""Sessions of the demo day by day, and who came."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import attrs

from tcdesk.domain.phase import Stage
from tcdesk.domain.session import Attendance, Mark, Session, SessionState
from tcdesk.services.demo.groups import HeldGroup
from tcdesk.services.demo.pool import pool
from tcdesk.services.demo.world import World

_IN_PROGRAMME = frozenset({Stage.ENTRY, Stage.PRIMARY, Stage.REENTRY})
_LATER = frozenset({Stage.PRIMARY, Stage.REENTRY})
_ALL = frozenset(Stage) - {Stage.DETOX}
# (activity, weekdays, start in minutes, length, who takes part)
HOUSE = (
    ("morning_meeting", range(7), 480, 90, _ALL),
    ("job_function", range(6), 420, 45, _IN_PROGRAMME),
    ("encounter", (1, 3), 870, 60, _LATER),
    ("seminar", (0, 2, 4), 870, 60, _IN_PROGRAMME),
    ("worship", range(5), 930, 30, _ALL),
)
_REMARKS = (
    "Berbagi tentang dorongan yang muncul",
    "Menerima umpan balik dengan tenang",
    "Lebih banyak diam",
    "Memberi dukungan kepada rekan",
)


@attrs.frozen
class Habit:
    """How reliably a resident comes and how actively he takes part."""

    comes: float
    active: float


def habits(world: World) -> dict[int, Habit]:
    """A habit for every resident: most come nearly always, a few do not."""
    rng = world.rng
    found: dict[int, Habit] = {}
    for resident in world.residents:
        comes = rng.uniform(0.66, 0.8) if rng.random() < 0.09 else rng.uniform(0.86, 0.995)
        found[resident.id] = Habit(comes, rng.uniform(2.0, 4.6))
    return found


def _mark(world: World, habit: Habit, resident_id: int, session: Session) -> Attendance:
    rng = world.rng
    if rng.random() < habit.comes:
        mark = Mark.LATE if rng.random() < 0.03 else Mark.PRESENT
        rated = session.activity_code in {"therapy", "encounter", "counselling"}
        rating = min(5, max(1, round(rng.gauss(habit.active, 0.7)))) if rated else None
        remark = rng.choice(_REMARKS) if session.activity_code == "therapy" and rng.random() < 0.15 else ""
        return Attendance(session_id=session.id, resident_id=resident_id, mark=mark, rating=rating, remark=remark)
    mark = rng.choices((Mark.ABSENT, Mark.SICK, Mark.EXCUSED), weights=(5, 3, 3))[0]
    return Attendance(session_id=session.id, resident_id=resident_id, mark=mark)


def _days(world: World) -> Iterator[date]:
    day = world.frame.first_day
    while day <= world.frame.today + timedelta(days=6 - world.frame.today.weekday()):
        yield day
        day += timedelta(days=1)


def add_days(world: World, held: list[HeldGroup]) -> None:
    """House sessions, weekly groups and individual counselling, with attendance up to yesterday."""
    known = habits(world)
    by_week: dict[date, list[HeldGroup]] = {}
    for group in held:
        by_week.setdefault(group.week.monday, []).append(group)
    meetings: dict[int, int] = {}
    for day in _days(world):
        stages = {r.id: world.stage_on(r.id, day) for r in world.residents}
        for code, weekdays, starts_at, minutes, takes_part in HOUSE:
            if day.weekday() in weekdays:
                members = [number for number, stage in stages.items() if stage in takes_part]
                _session(world, known, members, code, day, starts_at, minutes)
        monday = day - timedelta(days=day.weekday())
        for group in by_week.get(monday, ()):
            slot = next(slot for slot in world.frame.slots if slot.id == group.slot_id)
            if slot.weekday == day.weekday():
                meetings[group.group_id] = meetings.get(group.group_id, 0) + 1
                _group_session(world, known, group, day, stages, meetings[group.group_id])
        _counselling(world, known, day, stages)


def _session(
    world: World,
    known: dict[int, Habit],
    members: list[int],
    code: str,
    day: date,
    starts_at: int,
    minutes: int,
    **more: object,
) -> None:
    over = day < world.frame.today
    if not members:
        return
    session = Session(
        id=world.count("session") + 1,
        activity_code=code,
        on_date=day,
        starts_at=starts_at,
        minutes=minutes,
        state=SessionState.HELD if over else SessionState.PLANNED,
    )
    session = attrs.evolve(session, **more)
    world.add("session", session)
    if over:
        for number in members:
            world.add("attendance", _mark(world, known[number], number, session))


def _group_session(
    world: World, known: dict[int, Habit], group: HeldGroup, day: date, stages: dict[int, Stage | None], meeting: int
) -> None:
    slot = next(slot for slot in world.frame.slots if slot.id == group.slot_id)
    members = [number for number in group.members if stages[number] is Stage.PRIMARY]
    topics = pool().notes["topics"]
    _session(
        world,
        known,
        members,
        "therapy",
        day,
        slot.starts_at,
        slot.minutes,
        group_id=group.group_id,
        week_version_id=group.version_id,
        slot_id=slot.id,
        room_id=group.room_id,
        counselor_id=group.counselor_id,
        meeting_no=meeting,
        topic=topics[(meeting + group.group_id) % len(topics)],
    )


def _counselling(world: World, known: dict[int, Habit], day: date, stages: dict[int, Stage | None]) -> None:
    """Each resident in the programme meets his counselor once a week, on a weekday of his own."""
    if day.weekday() > 4:
        return
    for resident in world.residents:
        if resident.id % 5 == day.weekday() and stages[resident.id] in _IN_PROGRAMME:
            _session(
                world,
                known,
                [resident.id],
                "counselling",
                day,
                810 + 30 * (resident.id % 3),
                30,
                counselor_id=resident.counselor_id,
            )
