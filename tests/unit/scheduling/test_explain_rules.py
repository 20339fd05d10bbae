"""The rules that an obstacle names are a smallest conflict: alone they obstruct still, without any one they do not."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import combinations

import pytest
from attrs import evolve

from tcdesk.domain.week.explanation import Obstacle
from tcdesk.domain.week.problem import Busy, MemberLock, NotWith, WeekProblem
from tcdesk.domain.week.wording import Named
from tcdesk.scheduling.conflict import GIVEN_UP_IN_ORDER, without_rule
from tcdesk.scheduling.counting import obstacles
from tcdesk.scheduling.json_format import read_problem
from tcdesk.scheduling.solve import solve

KINDS = ("leave", "rooms", "quals", "pairs", "busy")
EVERY: list[tuple[str, ...]] = [*((kind,) for kind in KINDS), *combinations(KINDS, 2)]


def with_rules(problem: WeekProblem, rules: set[str]) -> WeekProblem:
    """The week with no other rules than these."""
    for code in set(GIVEN_UP_IN_ORDER) - rules:
        problem = without_rule(problem, code)
    return problem


def people(obstacle: Obstacle) -> set[Named]:
    """The residents and qualifications it is about; none for what concerns the whole week."""
    return {thing for thing in obstacle.who if thing.kind in {"resident", "need"}}


def stands(obstacle: Obstacle, problem: WeekProblem) -> bool:
    """Whether counting still finds this obstacle in the week."""
    alike = [other for other in obstacles(problem) if other.code == obstacle.code]
    return any(not people(obstacle) or people(obstacle) & people(other) for other in alike)


def assert_smallest(problem: WeekProblem) -> None:
    """Every obstacle of the week: H1 and others, together a conflict, and none of the others to spare."""
    for obstacle in obstacles(problem):
        rules = set(obstacle.rules)
        assert "H1" in rules
        assert stands(obstacle, with_rules(problem, rules)), obstacle
        for rule in rules - {"H1"}:
            assert not stands(obstacle, with_rules(problem, rules - {rule})), (rule, obstacle)


@pytest.mark.parametrize("size", [20, 40, 60])
@pytest.mark.parametrize("causes", EVERY, ids="+".join)
def test_the_rules_of_every_planted_cause_are_a_smallest_conflict(tcgen, size: int, causes: tuple[str, ...]) -> None:
    for seed in (1, 2, 3):
        instance = tcgen.profiles(tcgen.weekly(size, seed)[0])
        for cause in causes:
            instance = tcgen.infeasible(instance, cause)
        assert_smallest(read_problem(json.dumps(instance)))


def squeezed(problem: WeekProblem, seed: int) -> WeekProblem:
    """A random week with less of everything, by the bits of its seed."""
    few = problem.counselors[: 1 + seed % 3]
    hours = frozenset(sorted({h for c in problem.counselors for h in c.slots})[: 1 + seed % 5])
    first, second, *others = problem.residents
    changes: dict[str, object] = {}
    if seed & 1:
        changes["counselors"] = tuple(evolve(c, max_groups=1) for c in few)
    if seed & 2:
        changes["rooms"] = tuple(evolve(room, slots=room.slots & hours, capacity=6) for room in problem.rooms)
    if seed & 4:
        busy = tuple(Busy(slot=slot.id, why="court") for slot in problem.slots if slot.blocked is None)
        changes["residents"] = (evolve(first, busy=busy), evolve(second, needs=frozenset({"dual"})), *others)
    if seed & 8:
        changes["member_locks"] = tuple(MemberLock(resident=r.id, group="G0") for r in problem.eligible[: 8 + seed % 5])
    if seed & 16:
        changes["not_with"] = tuple(NotWith(resident=first.id, counselor=c.id, why="kin") for c in problem.counselors)
    if seed & 32:
        changes["min_size"] = 9
    return evolve(problem, **changes)


@pytest.mark.parametrize("seed", range(64))
def test_the_rules_of_random_shortages_are_a_smallest_conflict(week: Callable[..., WeekProblem], seed: int) -> None:
    assert_smallest(squeezed(week(seed, 30), seed))


@pytest.mark.parametrize("causes", [(kind,) for kind in ("leave", "rooms", "quals")], ids="+".join)
def test_the_programme_agrees_that_the_rules_are_a_smallest_conflict(tcgen, causes: tuple[str, ...]) -> None:
    """What counting says of a single cause, said again by solving the week with these rules only."""
    problem = read_problem(json.dumps(tcgen.infeasible(tcgen.weekly(60, 2)[0], *causes)))
    (obstacle,) = obstacles(problem)
    rules = set(obstacle.rules)
    assert solve(with_rules(problem, rules), effort=0.05).unassigned
    for rule in rules - {"H1"}:
        assert not solve(with_rules(problem, rules - {rule}), effort=0.05).unassigned, rule
