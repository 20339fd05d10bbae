"""Every hard rule finds what is broken on purpose, and says it in words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attrs import evolve

from tcdesk.domain.week.plan import GroupPlan, Plan
from tcdesk.domain.week.problem import (
    Busy,
    GroupLock,
    KeepApart,
    MemberLock,
    NotWith,
    PreviousGroup,
    WeekCounselor,
    WeekProblem,
    WeekResident,
    WeekRoom,
    WeekSlot,
)
from tcdesk.i18n import texts
from tcdesk.scheduling.check import score, unassigned, violations
from tcdesk.scheduling.rules._base import RULES

SLOTS = (
    WeekSlot(id="t0", day=0, start="08:00", minutes=60, blocked="morning meeting"),
    WeekSlot(id="t1", day=0, start="10:00", minutes=60),
    WeekSlot(id="t2", day=0, start="11:00", minutes=60),
)
PEOPLE = tuple(
    WeekResident(id=f"r{i}", sex="m", traits={"problem": "anger" if i % 2 else "grief"}, language="id")
    for i in range(1, 13)
)
ALL = frozenset({"t0", "t1", "t2"})
GOOD = WeekProblem(
    name="rules",
    min_size=2,
    max_size=6,
    homogeneity={"problem": 6},
    slots=SLOTS,
    rooms=(WeekRoom(id="M1", capacity=6, slots=ALL), WeekRoom(id="M2", capacity=6, slots=ALL)),
    counselors=(
        WeekCounselor(id="C1", sex="m", languages=frozenset({"id"}), slots=ALL),
        WeekCounselor(id="C2", sex="m", languages=frozenset({"id"}), slots=ALL),
    ),
    residents=(*PEOPLE, WeekResident(id="e1", phase="entry", sex="m", traits={"problem": "grief"}, language="id")),
    previous=(
        PreviousGroup(id="A", counselor="C1", slot="t1", room="M1", members=tuple(f"r{i}" for i in range(1, 7))),
    ),
)
A = GroupPlan(id="A", counselor="C1", slot="t1", room="M1", members=tuple(f"r{i}" for i in range(1, 7)))
B = GroupPlan(id="B", counselor="C2", slot="t2", room="M1", members=tuple(f"r{i}" for i in range(7, 13)))
PLAN = Plan(groups=(A, B))


def resident(**changes: object) -> WeekProblem:
    first = evolve(GOOD.residents[0], **changes)
    return evolve(GOOD, residents=(first, *GOOD.residents[1:]))


def counselor(**changes: object) -> WeekProblem:
    return evolve(GOOD, counselors=(evolve(GOOD.counselors[0], **changes), GOOD.counselors[1]))


def room(**changes: object) -> WeekProblem:
    return evolve(GOOD, rooms=(evolve(GOOD.rooms[0], **changes), GOOD.rooms[1]))


def group(**changes: object) -> Plan:
    return PLAN.with_group(evolve(A, **changes))


BROKEN: list[tuple[str, WeekProblem, Plan]] = [
    ("H0", GOOD, group(counselor="nobody")),
    ("H0", GOOD, group(slot="never")),
    ("H0", GOOD, group(room="nowhere")),
    ("H0", GOOD, Plan(groups=(A, evolve(B, id="A")))),
    ("H0", GOOD, group(members=(*A.members, "ghost"))),
    ("H1", GOOD, PLAN.move("r1", None)),
    ("H1", GOOD, group(members=(*A.members[:5], "r7"))),
    ("H1", GOOD, group(members=(*A.members[:5], "e1"))),
    ("H2", GOOD, PLAN.move("r7", "A")),
    ("H2", evolve(GOOD, min_size=7), PLAN),
    ("H3", counselor(slots=frozenset({"t2"})), PLAN),
    ("H3", counselor(max_groups=0), PLAN),
    ("H3", GOOD, Plan(groups=(A, evolve(B, counselor="C1", slot="t1", room="M2")))),
    ("H4", room(slots=frozenset({"t2"})), PLAN),
    ("H4", room(capacity=5), PLAN),
    ("H4", GOOD, Plan(groups=(A, evolve(B, slot="t1")))),
    ("H5", resident(busy=(Busy(slot="t1", why="court"),)), PLAN),
    ("H6", evolve(GOOD, keep_apart=(KeepApart(a="r1", b="r2", why="co-defendants"),)), PLAN),
    ("H7", resident(needs=frozenset({"senior"})), PLAN),
    ("H7", evolve(GOOD, not_with=(NotWith(resident="r1", counselor="C1", why="family"),)), PLAN),
    ("H7", evolve(resident(sex="f"), same_sex=True), PLAN),
    ("H8", GOOD, group(slot="t0")),
    ("H9", evolve(GOOD, member_locks=(MemberLock(resident="r1", group="B"),)), PLAN),
    ("H9", evolve(GOOD, group_locks=(GroupLock(group="A", slot="t2"),)), PLAN),
    ("H9", evolve(GOOD, group_locks=(GroupLock(group="A", counselor="C2"),)), PLAN),
    ("H9", evolve(GOOD, group_locks=(GroupLock(group="A", room="M2"),)), PLAN),
    ("H9", evolve(GOOD, group_locks=(GroupLock(group="Z"),)), PLAN),
    ("H9", evolve(GOOD, group_locks=(GroupLock(group="A", closed=True),)), PLAN.swap("r1", "r7")),
]


def test_the_good_plan_breaks_nothing() -> None:
    assert violations(GOOD, PLAN) == ()
    assert unassigned(GOOD, PLAN) == ()


@pytest.mark.parametrize(("code", "problem", "plan"), BROKEN)
def test_a_rule_broken_on_purpose_is_found_and_said(code: str, problem: WeekProblem, plan: Plan) -> None:
    found = [violation for violation in violations(problem, plan) if violation.rule == code]
    assert found
    for language in ("en", "id"):
        for violation in found:
            sentence = violation.sentence(texts(language))
            assert "{" not in sentence
            assert len(sentence) > 10


def test_every_hard_rule_is_broken_by_an_example() -> None:
    assert {code for code, _, _ in BROKEN} == {rule.code for rule in RULES if rule.hard}


def test_every_rule_has_a_name_a_place_and_its_own_file() -> None:
    assert [rule.place for rule in RULES] == sorted({rule.place for rule in RULES})
    assert len({type(rule).__module__ for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.name
        assert type(rule).__doc__


TERMS: list[tuple[str, WeekProblem, Plan, int]] = [
    ("group_change", GOOD, PLAN.swap("r1", "r7"), 5),
    ("counselor_change", GOOD, group(counselor="C2"), 6 * 4),
    ("primary_mismatch", resident(primary_counselor="C2"), PLAN, 2),
    ("language", resident(language="su"), PLAN, 4),
    ("homogeneity:problem", GOOD, PLAN, 6 * 6),
    ("size_short", GOOD, PLAN.move("r1", None), 3 * 3),
    ("open_group", GOOD, PLAN, 2 * 6),
    ("load", GOOD, Plan(groups=(A, evolve(B, counselor="C1"))), 3),
    ("avoid_slot", resident(avoid_slots=frozenset({"t1"})), PLAN, 2),
    ("counselor_slot", counselor(preferred_slots=frozenset({"t1"})), PLAN, 2),
    ("slot_change", GOOD, group(slot="t2", room="M2"), 3),
    ("room_change", GOOD, group(room="M2"), 1),
]


@pytest.mark.parametrize(("term", "problem", "plan", "points"), TERMS)
def test_a_wish_costs_its_weight_for_each_time_it_is_not_met(
    term: str, problem: WeekProblem, plan: Plan, points: int
) -> None:
    assert score(problem, plan).terms[term] == points


def test_who_is_led_by_neither_his_counselor_nor_the_named_cover_is_counted() -> None:
    away = evolve(GOOD.counselors[0], slots=frozenset(), covers={A.slot: "C2"})
    third = evolve(GOOD.counselors[1], id="C3")
    problem = evolve(GOOD, counselors=(away, GOOD.counselors[1], third))
    assert score(problem, group(counselor="C3")).terms["named_cover"] == len(A.members) * problem.weights.named_cover
    assert score(problem, group(counselor="C2")).terms["named_cover"] == 0
    assert score(problem, PLAN).terms["named_cover"] == 0
    elsewhere = evolve(problem, counselors=(evolve(away, covers={"t9": "C2"}), GOOD.counselors[1], third))
    assert score(elsewhere, group(counselor="C3")).terms["named_cover"] == 0


def test_a_week_without_a_named_cover_has_no_such_term() -> None:
    assert "named_cover" not in score(GOOD, group(counselor="C2")).terms


def test_a_declared_focus_counts_instead_of_the_most_common_value() -> None:
    focused = evolve(GOOD, previous=(evolve(GOOD.previous[0], profile={"problem": "relapse"}),))
    assert score(focused, PLAN).counts["homogeneity:problem"] == 6 + 3


def test_the_independent_checker_agrees_on_every_broken_plan(tccheck, bench_form: Callable) -> None:
    for _, problem, plan in BROKEN:
        closed_unknown = any(lock.closed and lock.group not in problem.previous_by_id for lock in problem.group_locks)
        assert not closed_unknown
        bench_form(tccheck, problem, plan)


@pytest.mark.parametrize(("term", "problem", "plan", "points"), TERMS)
def test_the_independent_checker_agrees_on_every_wish(
    tccheck, bench_form: Callable, term: str, problem: WeekProblem, plan: Plan, points: int
) -> None:
    assert bench_form(tccheck, problem, plan)["terms"][term] == points
