"""Random weeks of our own, and the independent bench beside the checkout where it exists."""

from __future__ import annotations

import importlib.util
import json
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from attrs import asdict, evolve

from tcdesk.domain.week.plan import Plan
from tcdesk.domain.week.problem import (
    Busy,
    KeepApart,
    NotWith,
    PreviousGroup,
    WeekCounselor,
    WeekProblem,
    WeekResident,
    WeekRoom,
    WeekSlot,
)
from tcdesk.scheduling import json_format
from tcdesk.scheduling.check import score, violations

PROBLEMS = ("anger", "grief", "relapse")
SUBSTANCES = ("meth", "cannabis")
BENCH = Path(__file__).resolve().parents[4] / "shared" / "bench"


def make_week(seed: int, people: int = 24, *, declared: bool = True, cold: bool = False) -> WeekProblem:
    """A week drawn at random: not planted, so that now and then somebody cannot be seated."""
    rng = random.Random(seed)
    slots = tuple(
        WeekSlot(id=f"d{d}-{h}", day=d, start=f"{h:02d}:00", minutes=60, blocked="morning meeting" if h == 8 else None)
        for d in range(3)
        for h in (8, 10, 13)
    )
    usable = [slot.id for slot in slots if not slot.blocked]
    rooms = (
        WeekRoom(id="M1", capacity=12, slots=frozenset(usable)),
        WeekRoom(id="M2", capacity=rng.choice((7, 8, 10)), slots=frozenset(rng.sample(usable, 4))),
    )
    counselors = tuple(
        WeekCounselor(
            id=f"C{i}",
            sex="m",
            quals=frozenset({"senior"} if i % 2 == 0 else set()),
            languages=frozenset({"id", "su"} if i == 1 else {"id"}),
            max_groups=2,
            slots=frozenset(rng.sample(usable, 5)),
            preferred_slots=frozenset(rng.sample(usable, 2)),
        )
        for i in range(max(2, people // 10 + 1))
    )
    residents = tuple(_resident(rng, i, usable, counselors) for i in range(people))
    names = [resident.id for resident in residents]
    groups = max(1, people // 8)
    seats: dict[int, list[str]] = {g: [] for g in range(groups)}
    for resident in residents:
        alike = [g for g in range(groups) if PROBLEMS[g % 3] == resident.traits["problem"]]
        g = rng.choice(alike) if alike and rng.random() < 0.8 else rng.randrange(groups)
        if rng.random() < 0.9 and len(seats[g]) < 10:
            seats[g].append(resident.id)
    previous = tuple(
        PreviousGroup(
            id=f"G{g}",
            counselor=counselors[g % len(counselors)].id,
            slot=rng.choice(usable),
            room=rng.choice(("M1", "M2")),
            members=(*members, f"X{g}"),
            profile={"problem": PROBLEMS[g % 3], "substance": rng.choice(SUBSTANCES), "severity": 2}
            if declared
            else None,
        )
        for g, members in seats.items()
    )
    pairs = {tuple(sorted(rng.sample(names, 2))) for _ in range(people // 6)}
    return WeekProblem(
        name=f"random {seed}",
        kind="cold" if cold else "weekly",
        homogeneity={"problem": 6, "substance": 3, "severity": 1},
        slots=slots,
        rooms=rooms,
        counselors=counselors,
        residents=(*residents, evolve(residents[0], id="E1", phase="entry")),
        keep_apart=tuple(KeepApart(a=a, b=b, why="co-defendants") for a, b in sorted(pairs)),
        not_with=(NotWith(resident=names[0], counselor="C1", why="family"),),
        previous=() if cold else previous,
    )


def _resident(rng: random.Random, i: int, usable: list[str], counselors: tuple[WeekCounselor, ...]) -> WeekResident:
    return WeekResident(
        id=f"R{i:03d}",
        sex="m",
        traits={
            "problem": rng.choice(PROBLEMS),
            "substance": rng.choice(SUBSTANCES),
            "severity": rng.choice((1, 2, 3)),
        },
        language="su" if rng.random() < 0.1 else "id",
        needs=frozenset({"senior"} if rng.random() < 0.1 else set()),
        busy=tuple(Busy(slot=slot, why="work") for slot in rng.sample(usable, rng.choice((0, 1, 2)))),
        avoid_slots=frozenset(rng.sample(usable, 1) if rng.random() < 0.2 else ()),
        primary_counselor=rng.choice(counselors).id if rng.random() < 0.6 else None,
    )


@pytest.fixture(scope="session")
def week() -> Callable[..., WeekProblem]:
    """`week(seed, people=24, declared=True, cold=False)` makes a random week."""
    return make_week


def _bench(name: str) -> ModuleType:
    path = BENCH / f"{name}.py"
    if not path.exists():
        pytest.skip("the independent bench (../shared/bench) is not beside this checkout")
    spec = importlib.util.spec_from_file_location(f"bench_{name}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def tcgen() -> ModuleType:
    """The independent generator of weeks."""
    return _bench("tcgen")


@pytest.fixture(scope="session")
def tccheck() -> ModuleType:
    """The independent checker of plans."""
    return _bench("tccheck")


@pytest.fixture
def bench_form() -> Callable[..., dict]:
    """`bench_form(tccheck, problem, plan)` compares our checks with the independent ones and gives their report."""
    return _agree


def _agree(tccheck: ModuleType, problem: WeekProblem, plan: Plan) -> dict:
    document = {"groups": [asdict(group) for group in plan.groups]}
    report = tccheck.check(json.loads(json_format.write_problem(problem)), document)
    ours = score(problem, plan)
    assert {term: points for term, points in ours.terms.items() if points} == {
        term: points for term, points in report["terms"].items() if points
    }
    assert ours.total == report["score"]
    assert Counter(violation.rule for violation in violations(problem, plan)) == Counter(
        violation["rule"] for violation in report["violations"]
    )
    return report
