"""The demo's history is consistent whatever its size, and the same seed gives the same history."""

from __future__ import annotations

import itertools
import random
from datetime import date

import pytest

from tcdesk.domain.calendar import Room, Slot
from tcdesk.domain.custody import LegalDateKind
from tcdesk.domain.phase import Phase, Stage
from tcdesk.services.demo import care, days, groups, people
from tcdesk.services.demo.world import Frame, World

LADDER = (
    ("intake", "Intake", Stage.INTAKE, 0, 3),
    ("detox", "Detoks", Stage.DETOX, 0, 14),
    ("entry", "Entry", Stage.ENTRY, 14, 30),
    ("younger", "Primary Younger", Stage.PRIMARY, 28, 42),
    ("older", "Primary Older", Stage.PRIMARY, 28, 60),
    ("reentry", "Re-entry", Stage.REENTRY, 14, 42),
)
PHASES = tuple(
    Phase(id=n, code=code, name=name, stage=stage, position=n, min_days=low, target_days=days_)
    for n, (code, name, stage, low, days_) in enumerate(LADDER, start=1)
)
SLOTS = tuple(
    Slot(id=n, weekday=weekday, starts_at=start)
    for n, (weekday, start) in enumerate(((d, s) for d in range(5) for s in (600, 660, 810)), start=1)
)
ROOMS = (
    Room(id=1, name="Anggrek", capacity=12),
    Room(id=2, name="Melati", capacity=12),
    Room(id=3, name="Dahlia", capacity=10),
)


def drawn(residents: int, seed: int, today: date = date(2026, 3, 9)) -> World:
    frame = Frame(
        today=today,
        residents=residents,
        weeks=10,
        seed=seed,
        phases=PHASES,
        slots=SLOTS,
        rooms=ROOMS,
        cohort_id=1,
        user_id="u",
    )
    world = World(frame, random.Random(seed))
    people.add_staff(world)
    people.add_residents(world)
    groups.add_conflicts(world)
    held = groups.add_groups(world)
    groups.add_appointments(world)
    days.add_days(world, held)
    care.add_care(world, {person.id: "u" for person in world.staff})
    return world


@pytest.fixture(scope="module", params=[(24, 3), (168, 1)], ids=lambda p: f"{p[0]} residents")
def world(request: pytest.FixtureRequest) -> World:
    return drawn(*request.param)


def test_phases_follow_each_other_without_gap_in_order(world: World) -> None:
    for resident in world.residents:
        entries = world.entries[resident.id]
        assert entries[0].started_on == resident.admitted_on
        for before, after in itertools.pairwise(entries):
            assert before.ended_on == after.started_on
            assert before.phase_id < after.phase_id
        assert entries[-1].ended_on == resident.left_on


def test_nobody_attends_before_admission_or_after_leaving(world: World) -> None:
    sessions = {session.id: session for session in world.rows["session"]}
    for row in world.rows["attendance"]:
        day = sessions[row.session_id].on_date
        assert world.residents[row.resident_id - 1].present_on(day)
        assert day < world.frame.today


def test_groups_have_ten_seats_and_only_primary_residents_who_may_sit_together(world: World) -> None:
    sessions = [s for s in world.rows["session"] if s.activity_code == "therapy"]
    came: dict[int, list[int]] = {}
    for row in world.rows["attendance"]:
        came.setdefault(row.session_id, []).append(row.resident_id)
    assert sessions
    for session in sessions:
        members = came[session.id]
        assert 1 <= len(members) <= groups.SEATS
        assert all(world.stage_on(member, session.on_date) is Stage.PRIMARY for member in members)
        assert not any(pair <= set(members) for pair in world.conflicts)


def test_memberships_of_a_resident_never_overlap(world: World) -> None:
    spans: dict[int, list[tuple[date, date]]] = {}
    for row in world.rows["group_member"]:
        spans.setdefault(row.resident_id, []).append((row.joined_on, row.left_on or date.max))
    for rows in spans.values():
        ordered = sorted(rows)
        assert all(before[1] < after[0] for before, after in itertools.pairwise(ordered))


def test_exactly_three_residents_reach_two_thirds_before_their_programme_ends(world: World) -> None:
    dates = {row.resident_id: row.on_date for row in world.rows["legal_date"] if row.kind is LegalDateKind.TWO_THIRDS}
    early = [r.id for r in world.residents if r.left_on is None and r.id in dates and dates[r.id] < r.programme_end]
    assert len(early) == people.EARLY_RELEASES
    assert all(dates[number] > world.frame.today for number in early)


def test_one_resident_has_no_photo_and_one_name_is_very_long(world: World) -> None:
    assert {r.id for r in world.residents} - {p.resident_id for p in world.rows["photo"]} == {people.NO_PHOTO}
    assert max(len(r.name) for r in world.residents) > 60


def test_register_numbers_and_names_are_not_used_twice(world: World) -> None:
    assert len({r.register_key for r in world.residents}) == len(world.residents)
    assert len({r.name for r in world.residents}) == len(world.residents)


def test_every_stage_has_somebody_in_it(world: World) -> None:
    present = {world.stage_on(r.id, world.frame.today) for r in world.residents if r.left_on is None}
    assert present == set(Stage)


def test_same_seed_same_history_other_seed_another() -> None:
    one, same, other = drawn(24, 5), drawn(24, 5), drawn(24, 6)
    assert one.rows == same.rows
    assert one.rows["resident"] != other.rows["resident"]


def test_assessments_have_a_start_and_later_ones(world: World) -> None:
    counts: dict[int, int] = {}
    for row in world.rows["assessment"]:
        if row.rater == "staff":
            counts[row.resident_id] = counts.get(row.resident_id, 0) + 1
    assert max(counts.values()) >= 3
    assert all(row.on_date <= world.frame.today for row in world.rows["assessment"])
