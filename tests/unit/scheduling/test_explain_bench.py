"""Impossible weeks of the independent generator: each planted cause, and each two of them together, is named."""

from __future__ import annotations

import json
from itertools import combinations, permutations

import pytest
from attrs import evolve

from tcdesk.domain.week.alterations import altered
from tcdesk.domain.week.explanation import Obstacle
from tcdesk.domain.week.problem import WeekProblem
from tcdesk.i18n import texts
from tcdesk.scheduling.check import unassigned, violations
from tcdesk.scheduling.counting import obstacles
from tcdesk.scheduling.explain import explain
from tcdesk.scheduling.json_format import read_problem
from tcdesk.scheduling.solve import solve

CODE = {
    "leave": "counselors",
    "rooms": "rooms",
    "quals": "qualification",
    "pairs": "kept_apart",
    "busy": "no_free_hour",
}


def impossible(tcgen, people: int, *causes: str) -> dict:
    instance = tcgen.profiles(tcgen.weekly(people, 1)[0])
    for cause in causes:
        instance = tcgen.infeasible(instance, cause)
    return instance


def planted(instance: dict, cause: str) -> set[str]:
    """The ids, or the qualification, by which the cause must be named."""
    primary = [r for r in instance["residents"] if r["phase"] == "primary"]
    match cause:
        case "leave":
            return {c["id"] for c in instance["counselors"] if c["on_leave"] == "sick leave"}
        case "rooms":
            return {room["id"] for room in instance["rooms"]}
        case "quals":
            return {"dual_diagnosis"} | {r["id"] for r in primary if "dual_diagnosis" in r["needs"]}
        case "pairs":
            return {pair[end] for pair in instance["keep_apart"] if pair["why"] == "riot of 3 March" for end in "ab"}
        case _:
            return {r["id"] for r in primary if any(b["why"] == "isolation cell" for b in r["busy"])}


def _stands_alone(problem: WeekProblem, obstacle: Obstacle) -> bool:
    """Whether what was not planted is true all the same: were only those concerned here, as many had no group."""
    concerned = {thing.id for thing in obstacle.who if thing.kind == "resident"}
    alone = evolve(
        problem,
        min_size=1,
        residents=tuple(r if r.id in concerned else evolve(r, phase="entry") for r in problem.residents),
        keep_apart=(),
        previous=(),
        group_locks=(),
        member_locks=(),
    )
    return len(solve(alone, effort=0.02).unassigned) >= obstacle.count


@pytest.mark.parametrize("people", [60, 120])
@pytest.mark.parametrize("causes", [*((c,) for c in CODE), *permutations(CODE, 2)], ids="+".join)
def test_the_planted_causes_are_named(tcgen, people: int, causes: tuple[str, ...]) -> None:
    instance = impossible(tcgen, people, *causes)
    problem = read_problem(json.dumps(instance))
    found = obstacles(problem)
    assert not any("riot" in obstacle.words(texts("en")) for obstacle in found)
    for cause in causes:
        who = [{thing.id for thing in obstacle.who} for obstacle in found if obstacle.code == CODE[cause]]
        assert any(planted(instance, cause) <= concerned for concerned in who)
    known = {CODE[cause] for cause in causes}
    assert all(_stands_alone(problem, obstacle) for obstacle in found if obstacle.code not in known | {"hours"})


@pytest.mark.parametrize("cause", CODE)
def test_the_number_is_right_and_a_fix_seats_everybody(tcgen, cause: str) -> None:
    problem = read_problem(json.dumps(impossible(tcgen, 120, cause)))
    proposal = solve(problem, effort=0.02)
    told = explain(problem, proposal)
    (obstacle,) = told.obstacles
    assert len(proposal.unassigned) == obstacle.count
    first = obstacle.fixes[0]
    assert (first.left, first.seated) == (0, obstacle.count)
    for fix in obstacle.fixes:
        patched = altered(problem, fix.patch)
        assert len(unassigned(patched, fix.plan)) == fix.left
        assert {v.rule for v in violations(patched, fix.plan)} <= ({"H1"} if fix.left else set())
        assert len(solve(patched, effort=0.02, previous_best=fix.plan).unassigned) == fix.left
    assert explain(problem, proposal) == told


@pytest.mark.parametrize("causes", list(combinations(CODE, 2)), ids="+".join)
def test_every_way_out_of_two_causes_does_what_it_says(tcgen, causes: tuple[str, str]) -> None:
    problem = read_problem(json.dumps(impossible(tcgen, 60, *causes)))
    proposal = solve(problem, effort=0.02)
    told = explain(problem, proposal)
    assert {CODE[cause] for cause in causes} <= {obstacle.code for obstacle in told.obstacles}
    fixes = [fix for obstacle in told.obstacles for fix in obstacle.fixes]
    fixes += [told.together] if told.together is not None else []
    for fix in fixes:
        patched = altered(problem, fix.patch)
        assert len(unassigned(patched, fix.plan)) == fix.left
        assert {v.rule for v in violations(patched, fix.plan)} <= ({"H1"} if fix.left else set())
    # The first ways of too few rooms and of a large clique, taken together, still leave one of sixty over.
    assert min(fix.left for fix in fixes) == (1 if causes == ("rooms", "pairs") else 0)
