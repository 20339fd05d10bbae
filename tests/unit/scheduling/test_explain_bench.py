"""Impossible weeks of the independent generator: each planted cause, and each two of them together, is named."""

from __future__ import annotations

import json
from functools import cache
from itertools import combinations, permutations

import pytest
from attrs import evolve

from tcdesk.domain.week.alterations import altered
from tcdesk.domain.week.explanation import Explanation, Fix, Obstacle
from tcdesk.domain.week.plan import Proposal
from tcdesk.domain.week.problem import WeekProblem
from tcdesk.i18n import texts
from tcdesk.scheduling.check import unassigned
from tcdesk.scheduling.counting import obstacles
from tcdesk.scheduling.explain import explain
from tcdesk.scheduling.json_format import read_problem
from tcdesk.scheduling.solve import solve
from tcdesk.scheduling.trial import Trials

CODE = {
    "leave": "counselors",
    "rooms": "rooms",
    "quals": "qualification",
    "pairs": "kept_apart",
    "busy": "no_free_hour",
}
EVERY: list[tuple[str, ...]] = [*((cause,) for cause in CODE), *combinations(CODE, 2)]


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


@cache
def explained(tcgen, causes: tuple[str, ...]) -> tuple[WeekProblem, Proposal, Explanation]:
    """A week of forty residents with these causes planted: small enough to solve often, and as impossible."""
    problem = read_problem(json.dumps(impossible(tcgen, 40, *causes)))
    proposal = solve(problem, effort=0.02)
    return problem, proposal, explain(problem, proposal)


def ways(told: Explanation) -> list[Fix]:
    """Every way that is offered, once."""
    fixes = [fix for obstacle in told.obstacles for fix in obstacle.fixes]
    fixes += [told.together] if told.together is not None else []
    return list({fix.patch: fix for fix in fixes}.values())


@pytest.mark.parametrize("causes", EVERY, ids="+".join)
def test_every_way_is_a_patch_after_which_the_week_is_as_it_says(tcgen, tccheck, bench_form, causes) -> None:
    """The plan that comes with it breaks no rule of the patched week, and from nothing no more can be seated."""
    problem, proposal, told = explained(tcgen, causes)
    was = problem.previous_of
    for fix in ways(told):
        patched = altered(problem, fix.patch)
        assert patched != problem
        report = bench_form(tccheck, patched, fix.plan)
        assert [v["rule"] for v in report["violations"]] == ["H1"] * fix.left
        assert len(unassigned(patched, fix.plan)) == fix.left
        assert fix.seated + fix.left <= len(proposal.unassigned)
        assert fix.moved == sum(r in was and was[r].id != g for r, g in fix.plan.group_of.items())
        again = Trials(2, None).of(patched)
        assert again.left == fix.left, fix.patch
        assert fix.moved <= again.moved + 2


@pytest.mark.parametrize("causes", [causes for causes in EVERY if "pairs" not in causes], ids="+".join)
def test_the_week_with_all_its_wishes_seats_as_many_as_its_best_way_says(tcgen, causes) -> None:
    problem, _, told = explained(tcgen, causes)
    best = min(ways(told), key=lambda fix: fix.left)
    assert len(solve(altered(problem, best.patch), effort=0.1).unassigned) == best.left


@pytest.mark.parametrize("causes", EVERY, ids="+".join)
def test_alone_or_together_the_ways_seat_everybody_or_it_is_said_that_they_do_not(tcgen, causes) -> None:
    _, _, told = explained(tcgen, causes)
    assert told.complete
    assert told.left == min(fix.left for fix in ways(told)) == 0
    assert told.rest is None
    singles = [fix.left for obstacle in told.obstacles for fix in obstacle.fixes]
    assert (told.together is not None) == (min(singles) > 0)
    if told.together is not None:
        assert told.together.label.words(texts("en")).startswith("Together: ")


@pytest.mark.parametrize("cause", CODE)
def test_a_single_cause_leaves_out_as_many_as_counted_and_is_told_the_same_way_twice(tcgen, cause: str) -> None:
    problem, proposal, told = explained(tcgen, (cause,))
    assert CODE[cause] in {obstacle.code for obstacle in told.obstacles}
    assert len(proposal.unassigned) >= max(obstacle.count for obstacle in told.obstacles)
    assert explain(problem, proposal) == told


def test_two_causes_of_a_larger_week_are_told_with_what_helps_both(tcgen) -> None:
    problem = read_problem(json.dumps(impossible(tcgen, 120, "leave", "busy")))
    told = explain(problem, solve(problem, effort=0.02))
    assert told.together is not None
    assert told.together.left == 0
    assert not solve(altered(problem, told.together.patch), effort=0.05).unassigned
