"""Plans changed at random, in every way that a plan can be wrong: our checks and the independent ones always agree."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from attrs import evolve

from tcdesk.domain.week.plan import GroupPlan, Plan
from tcdesk.domain.week.problem import GroupLock, MemberLock, WeekProblem


def strict(problem: WeekProblem, rng: random.Random) -> WeekProblem:
    """The week with other limits, both sexes, and locks that may contradict the plan."""
    groups = [group.id for group in problem.previous]
    people = tuple(
        evolve(r, sex=rng.choice("mmf"), phase=rng.choice(("primary",) * 9 + ("entry",))) for r in problem.residents
    )
    locks = tuple(
        GroupLock(
            group=group,
            counselor=rng.choice((None, *(c.id for c in problem.counselors))),
            slot=rng.choice((None, problem.slots[1].id)),
            room=rng.choice((None, "M1")),
            closed=rng.random() < 0.5,
        )
        for group in rng.sample(groups, min(2, len(groups)))
    )
    return evolve(
        problem,
        same_sex=rng.random() < 0.5,
        max_size=rng.randint(3, 12),
        min_size=rng.randint(0, 3),
        residents=people,
        group_locks=locks,
        member_locks=tuple(MemberLock(resident=r.id, group=rng.choice((*groups, "new"))) for r in people[:3]),
    )


def changed(groups: list[GroupPlan], problem: WeekProblem, rng: random.Random) -> list[GroupPlan]:
    """One thing made wrong, or only different: who, where, when, with whom, twice, not at all, or nobody known."""
    place = rng.randrange(len(groups))
    group, other = groups[place], rng.choice(groups)
    anybody = rng.choice((*(r.id for r in problem.residents), "ghost"))
    options: tuple[Callable[[], list[GroupPlan]], ...] = (
        lambda: [evolve(group, members=group.members[1:])],
        lambda: [evolve(group, members=(*group.members, anybody))],
        lambda: [evolve(group, members=(*group.members, *other.members))],
        lambda: [evolve(group, members=())],
        lambda: [evolve(group, counselor=rng.choice((*(c.id for c in problem.counselors), "nobody")))],
        lambda: [evolve(group, slot=rng.choice((*(t.id for t in problem.slots), "never")))],
        lambda: [evolve(group, room=rng.choice((*(m.id for m in problem.rooms), "nowhere")))],
        lambda: [evolve(group, slot=other.slot, room=other.room)],
        lambda: [evolve(group, slot=other.slot, counselor=other.counselor)],
        lambda: [evolve(group, id=rng.choice((other.id, "new")))],
        lambda: [group, evolve(group, id=rng.choice((group.id, "new")))],
        lambda: [] if len(groups) > 1 else [group],
    )
    return [*groups[:place], *rng.choice(options)(), *groups[place + 1 :]]


@pytest.mark.parametrize("seed", range(60))
def test_our_checks_agree_with_the_independent_ones_on_plans_changed_at_random(
    tccheck, bench_form: Callable, week: Callable[..., WeekProblem], seed: int
) -> None:
    rng = random.Random(seed)
    plain = week(seed, rng.choice((12, 24, 40)), declared=seed % 3 > 0)
    problem = strict(plain, rng)
    groups = [
        GroupPlan(id=g.id, counselor=g.counselor, slot=g.slot, room=g.room, members=g.members) for g in plain.previous
    ]
    for _ in range(10):
        bench_form(tccheck, problem, Plan(groups=tuple(groups)))
        groups = changed(groups, problem, rng)
