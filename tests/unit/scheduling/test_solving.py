"""The solver on weeks drawn at random: no rule broken, the bound right, the same answer every time, stopped at once."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import product

import numpy as np
import pytest
from attrs import evolve

from tcdesk.domain.week.plan import Plan, Scope
from tcdesk.domain.week.problem import (
    REPAIR_WEIGHTS,
    GroupLock,
    MemberLock,
    PreviousGroup,
    WeekProblem,
)
from tcdesk.scheduling import highs
from tcdesk.scheduling.build import built, everything, weighed
from tcdesk.scheduling.check import moves, score, unassigned, violations
from tcdesk.scheduling.extract import plan_of
from tcdesk.scheduling.greedy import first_plan
from tcdesk.scheduling.json_format import write_problem
from tcdesk.scheduling.solve import solve
from tcdesk.scheduling.tables import Candidate


def broken(problem: WeekProblem, plan: Plan) -> list[str]:
    """The rules a plan breaks, but for residents without a group."""
    left = set(unassigned(problem, plan))
    return [v.rule for v in violations(problem, plan) if not (v.rule == "H1" and v.resident in left)]


@pytest.mark.parametrize("seed", range(12))
def test_the_first_plan_breaks_no_rule(week, seed: int) -> None:
    problem = week(seed, 30)
    assert broken(problem, first_plan(weighed(problem))) == []


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("kind", ["declared", "undeclared", "cold"])
def test_a_proposal_breaks_no_rule_and_its_figures_are_true(week, seed: int, kind: str) -> None:
    problem = week(seed, 14 if kind == "cold" else 24, declared=kind == "declared", cold=kind == "cold")
    proposal = solve(problem)
    assert broken(problem, proposal.plan) == []
    assert proposal.violations == ()
    assert proposal.unassigned == unassigned(problem, proposal.plan)
    assert proposal.score == score(problem, proposal.plan)
    assert proposal.cost == proposal.score.total + problem.unseated_cost * len(proposal.unassigned)
    assert proposal.moves == moves(problem, proposal.plan)
    assert proposal.bound is not None
    assert proposal.bound <= proposal.cost
    assert proposal.scope is Scope.ALL


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("declared", [True, False])
def test_the_proven_best_is_the_best_of_the_whole_programme(week, seed: int, *, declared: bool) -> None:
    """Against one programme with every group, counselor, focus and member in it, solved without any of our pricing."""
    problem = evolve(
        week(seed, 12, declared=declared),
        homogeneity={"problem": 6},
        previous=tuple(
            evolve(g, profile={"problem": (g.profile or {})["problem"]} if declared else None)
            for g in week(seed, 12, declared=declared).previous
        ),
    )
    values = sorted({str(r.traits["problem"]) for r in problem.eligible})
    # Two of each new group: the whole programme may open the same one twice.
    candidates = [
        Candidate(counselor=c.id, focus=(("problem", value),))
        for c, value, _ in product(problem.counselors, values, "ab")
    ]
    if not declared:
        candidates += [Candidate(group=g.id, focus=(("problem", value),)) for g in problem.previous for value in values]
    tables = weighed(problem, tuple(candidates))
    model, arrays = built(tables, everything(tables))
    whole = highs.best(arrays, nodes=100_000, presolve=True)
    assert whole.optimal
    assert whole.values is not None
    proposal = solve(problem)
    assert proposal.bound is not None
    assert proposal.bound <= round(whole.objective) <= proposal.cost
    if proposal.proven:
        assert proposal.cost == round(whole.objective)
    plan = plan_of(model, np.round(whole.values))
    assert score(problem, plan).total + problem.unseated_cost * len(unassigned(problem, plan)) == round(whole.objective)


def test_most_small_weeks_are_proven(week) -> None:
    proven = [solve(week(seed)).proven for seed in range(6)]
    assert sum(proven) >= 5


def test_the_same_problem_and_seed_give_the_same_plan_whatever_the_hash_seed(week, tmp_path) -> None:
    problem = week(5, 20)
    path = tmp_path / "week.json"
    path.write_text(write_problem(problem), encoding="utf-8")
    code = (
        "import sys, pathlib; from tcdesk.scheduling.json_format import read_problem, write_plan;"
        "from tcdesk.scheduling.solve import solve; p = read_problem(pathlib.Path(sys.argv[1]).read_bytes());"
        "print(write_plan(p, solve(p)))"
    )
    answers = []
    for seed in ("0", "1", "77"):
        ran = subprocess.run(
            [sys.executable, "-c", code, str(path)],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PATH": ""},
        )
        answer = json.loads(ran.stdout)
        del answer["seconds"]
        answers.append(answer)
    assert answers[0] == answers[1] == answers[2]
    assert answers[0]["groups"] == json.loads(json.dumps([_group(g) for g in solve(problem).plan.groups]))


def _group(group) -> dict:
    return {
        "id": group.id,
        "counselor": group.counselor,
        "slot": group.slot,
        "room": group.room,
        "members": list(group.members),
    }


def test_progress_only_gets_better_and_starts_with_a_plan(week) -> None:
    problem = week(2, 40)
    seen = []
    solve(problem, on_progress=seen.append)
    assert seen[0].plan.groups
    costs = [p.score + problem.unseated_cost * p.unseated for p in seen]
    assert costs == sorted(costs, reverse=True)
    bounds = [p.bound for p in seen if p.bound is not None]
    assert bounds == sorted(bounds)


def test_a_search_that_is_stopped_gives_its_best_plan_so_far(week) -> None:
    problem = week(2, 40)
    stopped = solve(problem, cancelled=lambda: True)
    assert stopped.stopped
    assert broken(problem, stopped.plan) == []
    assert len(stopped.unassigned) < 40
    seen = []
    later = solve(problem, on_progress=seen.append, cancelled=lambda: len(seen) >= 2)
    assert later.stopped
    assert later.cost <= stopped.cost


def test_a_search_that_is_not_stopped_says_so(week) -> None:
    assert not solve(week(2), cancelled=lambda: False).stopped


def test_a_plan_known_before_is_never_made_worse(week) -> None:
    problem = week(6, 30)
    best = solve(problem)
    again = solve(problem, previous_best=best.plan, cancelled=lambda: True)
    assert again.cost <= best.cost


def test_locks_are_kept(week) -> None:
    problem = week(1, 30)
    free = solve(problem)
    group = next(g for g in free.plan.groups if g.id.startswith("G"))
    other = next(r.id for r in problem.eligible if r.id not in group.members and not r.needs and not r.busy)
    locked = evolve(
        problem,
        keep_apart=(),
        not_with=(),
        group_locks=(GroupLock(group=group.id, counselor=group.counselor, slot=group.slot, room=group.room),),
        member_locks=(MemberLock(resident=other, group=group.id),),
    )
    proposal = solve(locked)
    assert broken(locked, proposal.plan) == []
    kept = proposal.plan.by_id[group.id]
    assert (kept.counselor, kept.slot, kept.room) == (group.counselor, group.slot, group.room)
    assert other in kept.members


def test_locks_that_contradict_a_rule_are_told_and_the_rest_is_planned(week) -> None:
    problem = evolve(week(1, 30), group_locks=(GroupLock(group="G0", slot="d0-8"),))
    proposal = solve(problem)
    assert {v.rule for v in proposal.violations} == {"H9"}
    assert not proposal.proven
    assert len(proposal.plan.groups) > 1


def test_sessions_already_held_stay_as_they_were(week) -> None:
    problem = week(7, 40)
    published = solve(problem)
    held, *later = published.plan.groups
    repair = evolve(
        problem,
        kind="repair",
        weights=REPAIR_WEIGHTS,
        previous=tuple(
            PreviousGroup(id=g.id, counselor=g.counselor, slot=g.slot, room=g.room, members=g.members)
            for g in published.plan.groups
        ),
        group_locks=(GroupLock(group=held.id, counselor=held.counselor, slot=held.slot, room=held.room, closed=True),),
        member_locks=(),
        counselors=tuple(
            evolve(c, slots=frozenset({held.slot} & c.slots), on_leave="sick") if c.id == later[0].counselor else c
            for c in problem.counselors
        ),
    )
    proposal = solve(repair)
    assert broken(repair, proposal.plan) == []
    assert set(proposal.plan.by_id[held.id].members) == set(held.members)
    assert proposal.plan.by_id[held.id].slot == held.slot


def test_a_week_that_asks_nothing_changes_nothing(week) -> None:
    problem = week(7, 40)
    published = solve(problem).plan
    again = evolve(
        problem,
        weights=REPAIR_WEIGHTS,
        previous=tuple(
            PreviousGroup(id=g.id, counselor=g.counselor, slot=g.slot, room=g.room, members=g.members)
            for g in published.groups
        ),
    )
    assert [m for m in solve(again).moves if m.from_group is not None] == []


@pytest.mark.parametrize("what", ["residents", "counselors", "rooms", "slots"])
def test_a_week_without_something_has_an_answer(week, what: str) -> None:
    bare = evolve(week(3, 12), **{what: ()})
    proposal = solve(bare)
    assert len(proposal.unassigned) == len(bare.eligible)
    assert broken(bare, proposal.plan) == []
