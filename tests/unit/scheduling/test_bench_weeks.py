"""Weeks of the independent generator, judged by the independent checker."""

from __future__ import annotations

import json

import pytest

from tcdesk.scheduling.json_format import read_problem, write_plan
from tcdesk.scheduling.solve import solve

EFFORT = 0.3


def judged(tccheck, instance: dict) -> dict:
    """Solve; nothing may be broken but the missing seat of those who are listed, and the figures agree."""
    problem = read_problem(json.dumps(instance))
    proposal = solve(problem, effort=EFFORT)
    plan = json.loads(write_plan(problem, proposal))
    report = tccheck.check(instance, plan)
    left = set(plan["unassigned"])
    assert [v for v in report["violations"] if not (v["rule"] == "H1" and v.get("resident") in left)] == []
    assert report["score"] == proposal.score.total
    assert proposal.bound is None or proposal.bound <= proposal.cost
    return plan


@pytest.mark.parametrize("people", [20, 60, 120])
@pytest.mark.parametrize("seed", [1, 2])
def test_ordinary_weeks_are_seated_in_full_and_proven_best(tcgen, tccheck, people: int, seed: int) -> None:
    plan = judged(tccheck, tcgen.profiles(tcgen.weekly(people, seed)[0]))
    assert plan["unassigned"] == []
    assert plan["proven"]


def test_tight_weeks_are_seated_in_full(tcgen, tccheck) -> None:
    assert judged(tccheck, tcgen.profiles(tcgen.weekly(60, 1, 0.9, 0.15)[0]))["unassigned"] == []


def test_a_first_week_is_seated_in_full(tcgen, tccheck) -> None:
    assert judged(tccheck, tcgen.cold(tcgen.weekly(60, 1)[0]))["unassigned"] == []


def test_a_week_without_declared_focus_is_seated_in_full(tcgen, tccheck) -> None:
    assert judged(tccheck, tcgen.weekly(60, 1)[0])["unassigned"] == []


@pytest.mark.parametrize("day", [0, 2])
def test_a_counselor_who_falls_ill_disturbs_few(tcgen, tccheck, day: int) -> None:
    week = tcgen.profiles(tcgen.weekly(60, 1)[0])
    published = judged(tccheck, week)
    sick = published["groups"][0]["counselor"]
    plan = judged(tccheck, tcgen.repair(week, published, sick, day))
    assert plan["proven"]


@pytest.mark.parametrize(("why", "left"), [("leave", 20), ("rooms", 10), ("quals", 8), ("pairs", 1), ("busy", 3)])
def test_impossible_weeks_leave_out_as_few_as_possible(tcgen, tccheck, why: str, left: int) -> None:
    plan = judged(tccheck, tcgen.infeasible(tcgen.weekly(120, 1)[0], why))
    assert len(plan["unassigned"]) == left
