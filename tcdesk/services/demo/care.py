"""Care in the demo: notes, behaviour, urine tests, goals, assessments, house functions, narratives, conferences."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from tcdesk.domain.calendar import Structure
from tcdesk.domain.care import REWARDS, Assessment, Behaviour, Goal, GoalStatus, Narrative, Note, NoteKind, Tool
from tcdesk.domain.conference import Conference, ConferenceItem, ConferenceState, Decision
from tcdesk.domain.health import PANELS, Examination, Reading, UrineReason, UrineTest
from tcdesk.domain.instruments.tc_rubric import DOMAINS, score
from tcdesk.domain.job import JobFunction, JobRank
from tcdesk.domain.phase import Stage
from tcdesk.domain.resident import Resident
from tcdesk.services.demo.people import SUBSTANCES
from tcdesk.services.demo.pool import pool
from tcdesk.services.demo.world import World

MANAGER, SECRETARY, MEDICAL = 1, 2, 8
_POINTS = {
    Tool.TALKING_TO: -3,
    Tool.PULL_UP: -1,
    Tool.DEALT_WITH: -4,
    Tool.HAIRCUT: -8,
    Tool.LEARNING_EXPERIENCE: -5,
    Tool.AFFIRMATION: 4,
    Tool.PRIVILEGE: 3,
    Tool.PROMOTION: 10,
}
_DEPARTMENTS = ("kitchen", "housekeeping", "grounds", "laundry", "maintenance", "business", "library", "worship")
_RANKS = (JobRank.CREW, *JobRank)


def _last(world: World, resident: Resident) -> date:
    return resident.left_on or world.frame.today


def _at(day: date, hour: int = 3, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), UTC)


def _entered(world: World, resident: Resident) -> date | None:
    """The day the resident entered the Entry phase, or None when not yet."""
    stages = {phase.id: phase.stage for phase in world.frame.phases}
    return next((e.started_on for e in world.entries[resident.id] if stages[e.phase_id] is Stage.ENTRY), None)


def add_care(world: World, users: dict[int, str]) -> None:
    """Everything about care for every resident; `users` gives the account of each member of staff."""
    for resident in world.residents:
        _examination(world, resident)
        _urine(world, resident)
        entered = _entered(world, resident)
        if entered is None:
            continue
        _behaviour(world, resident, entered)
        _notes(world, resident, entered, users)
        _goals(world, resident, entered)
        _assessments(world, resident, entered)
        _functions(world, resident, entered)
        if resident.left_on is None:
            _narrative(world, resident, users)
    _conferences(world)


def _examination(world: World, resident: Resident) -> None:
    rng = world.rng
    world.add(
        "examination",
        Examination(
            resident_id=resident.id,
            kind="intake",
            at=_at(resident.admitted_on, 2, 15),
            systolic=rng.randint(108, 138),
            diastolic=rng.randint(68, 90),
            pulse=rng.randint(62, 98),
            temperature=36.0 + rng.randint(1, 9) / 10,
            weight=float(rng.randint(48, 86)),
            findings=rng.choice(pool().notes["medical"]),
            by_staff=MEDICAL,
        ),
    )


def _urine(world: World, resident: Resident) -> None:
    rng = world.rng
    used = SUBSTANCES[resident.problem]
    day, reason = resident.admitted_on, UrineReason.INTAKE
    while day <= _last(world, resident):
        chance = 0.55 if reason is UrineReason.INTAKE else 0.015
        readings = {
            panel: Reading.POSITIVE if panel in used and rng.random() < chance else Reading.NEGATIVE for panel in PANELS
        }
        if rng.random() < 0.01:
            readings["BZO"] = Reading.INVALID
        world.add(
            "urine_test",
            UrineTest(
                resident_id=resident.id,
                taken_on=day,
                reason=reason,
                kit="Rapid 6 panel",
                witness="Petugas jaga",
                results=readings,
                by_staff=MEDICAL,
            ),
        )
        day += timedelta(days=rng.randint(20, 40))
        reason = rng.choice((UrineReason.RANDOM, UrineReason.RANDOM, UrineReason.PERIODIC))


def _behaviour(world: World, resident: Resident, entered: date) -> None:
    rng = world.rng
    day = max(entered, world.frame.first_day) + timedelta(days=rng.randint(1, 14))
    while day <= _last(world, resident):
        tool = rng.choices(list(_POINTS), weights=(4, 5, 1, 1, 2, 6, 3, 1))[0]
        done = day + timedelta(days=5) <= world.frame.today
        is_task = tool is Tool.LEARNING_EXPERIENCE
        world.add(
            "behaviour",
            Behaviour(
                resident_id=resident.id,
                on_date=day,
                tool=tool,
                event=rng.choice(pool().behaviour[tool.value]),
                points=_POINTS[tool] + (rng.randint(0, 2) if tool in REWARDS else 0),
                aim="Belajar menghargai waktu dan aturan bersama" if is_task else "",
                starts_on=day if is_task else None,
                ends_on=day + timedelta(days=5) if is_task else None,
                is_done=done or not is_task,
                staff_id=resident.counselor_id,
            ),
        )
        day += timedelta(days=rng.randint(6, 24))


def _notes(world: World, resident: Resident, entered: date, users: dict[int, str]) -> None:
    rng = world.rng
    day = max(entered, world.frame.first_day) + timedelta(days=rng.randint(1, 10))
    counselor = resident.counselor_id or SECRETARY
    while day <= _last(world, resident):
        kind = rng.choices((NoteKind.COUNSELLING, NoteKind.FAMILY, NoteKind.MEDICAL), weights=(7, 1, 1))[0]
        medical = kind is NoteKind.MEDICAL
        world.add(
            "note",
            Note(
                resident_id=resident.id,
                kind=kind,
                body=rng.choice(pool().notes[kind.value]),
                at=_at(day, 4, rng.randint(0, 59)),
                written_by=users[MEDICAL if medical else counselor],
                is_medical=medical,
            ),
        )
        day += timedelta(days=rng.randint(9, 21))


def _goals(world: World, resident: Resident, entered: date) -> None:
    rng = world.rng
    chosen = rng.sample(range(len(pool().goals)), rng.randint(3, 5))
    for position, index in enumerate(sorted(chosen), start=1):
        goal = pool().goals[index]
        status = rng.choices(
            (GoalStatus.MET, GoalStatus.ON_TRACK, GoalStatus.AT_RISK, GoalStatus.LATE), weights=(2, 5, 2, 1)
        )[0]
        low, high = {"met": (100, 100), "on_track": (40, 90), "at_risk": (30, 60), "late": (5, 35)}[status.value]
        world.add(
            "goal",
            Goal(
                resident_id=resident.id,
                position=position,
                domain=Structure(goal["domain"]),
                objective=goal["objective"],
                intervention=goal["intervention"],
                staff_id=resident.counselor_id,
                due_on=resident.programme_end - timedelta(days=rng.randint(5, 60)),
                progress=rng.randint(low, high),
                status=status,
                reviewed_on=min(
                    max(entered, world.frame.today - timedelta(days=rng.randint(0, 20))), _last(world, resident)
                ),
                plan_version=rng.randint(1, 3),
            ),
        )


def _assessments(world: World, resident: Resident, entered: date) -> None:
    rng = world.rng
    level = {code: rng.randint(3, 6) for code in DOMAINS}
    day, first = entered + timedelta(days=2), True
    while day <= _last(world, resident):
        for rater in ("staff", "self") if first else ("staff",):
            answers = {
                code: min(10, value + (rng.randint(0, 1) if rater == "self" else 0)) for code, value in level.items()
            }
            world.add(
                "assessment",
                Assessment(
                    resident_id=resident.id,
                    instrument="tc_rubric",
                    on_date=day,
                    rater=rater,
                    answers=answers,
                    scores=score(answers),
                    staff_id=resident.counselor_id,
                    signed_at=_at(day, 7),
                ),
            )
        first = False
        level = {code: max(2, min(10, value + rng.choice((0, 0, 1, 1, 1, 2, -1)))) for code, value in level.items()}
        day += timedelta(days=30)


def _functions(world: World, resident: Resident, entered: date) -> None:
    from_day, rng = entered + timedelta(days=7), world.rng
    rank = 0
    while from_day <= _last(world, resident):
        until = from_day + timedelta(days=rng.randint(28, 60))
        open_end = until > _last(world, resident)
        world.add(
            "job_function",
            JobFunction(
                resident_id=resident.id,
                department_code=rng.choice(_DEPARTMENTS),
                rank=_RANKS[rank],
                started_on=from_day,
                ended_on=resident.left_on if open_end else until,
                reason="Rotasi",
            ),
        )
        from_day = until + timedelta(days=1)
        rank = min(rank + rng.randint(0, 1), len(_RANKS) - 1)


def _narrative(world: World, resident: Resident, users: dict[int, str]) -> None:
    rng, words = world.rng, pool().narrative
    proposals = [
        "stay" if rng.random() < 0.6 else "advance",
        *rng.sample(("contract", "psychology", "referral"), rng.randint(0, 2)),
        "review",
    ]
    world.add(
        "narrative",
        Narrative(
            resident_id=resident.id,
            as_of=world.frame.week.monday - timedelta(days=1),
            observation=rng.choice(words["observation"]).format(name=resident.name.split()[0]),
            judgement=rng.choice(words["judgement"]),
            family=rng.choice(words["family"]),
            plan=rng.choice(words["plan"]),
            proposals=tuple(proposals),
            written_by=users[resident.counselor_id or SECRETARY],
        ),
    )


def _conferences(world: World) -> None:
    """One conference that was held four weeks ago and one planned for Thursday of this week."""
    frame, rng = world.frame, world.rng
    present = [r for r in world.residents if r.left_on is None and world.stage_on(r.id, frame.today) is Stage.PRIMARY]
    for number, (day, state) in enumerate(
        (
            (frame.week.monday - timedelta(days=25), ConferenceState.CLOSED),
            (frame.week.day(3), ConferenceState.PLANNED),
        ),
        start=1,
    ):
        closed = state is ConferenceState.CLOSED
        world.add(
            "conference",
            Conference(
                id=number,
                on_date=day,
                starts_at=810,
                place="Ruang rapat",
                chair_id=MANAGER,
                secretary_id=SECRETARY,
                state=state,
                closed_at=_at(day, 9) if closed else None,
            ),
        )
        agenda = [r for r in present if r.admitted_on < day]
        for position, resident in enumerate(rng.sample(agenda, min(12, len(agenda))), start=1):
            world.add(
                "conference_item",
                ConferenceItem(
                    conference_id=number,
                    resident_id=resident.id,
                    position=position,
                    proposal=rng.choice(("stay", "advance")),
                    decision=Decision.STAY if closed else Decision.OPEN,
                    reason="Sesuai usul konselor" if closed else "",
                    review_on=day + timedelta(days=28) if closed else None,
                ),
            )
