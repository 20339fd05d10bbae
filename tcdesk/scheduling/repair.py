"""`repair`: plan a published week again after something happened, moving as few residents as possible."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from tcdesk.domain.week.alterations import Alteration
from tcdesk.domain.week.plan import GroupPlan, Plan
from tcdesk.domain.week.problem import WeekProblem
from tcdesk.domain.week.repair import Cover, Repair
from tcdesk.scheduling import check
from tcdesk.scheduling.changed_week import changed_week, held_sessions
from tcdesk.scheduling.covers import substitutes
from tcdesk.scheduling.repair_search import solve_standing
from tcdesk.scheduling.repair_words import group_changes, locks_released, reasons
from tcdesk.scheduling.search import OnProgress
from tcdesk.scheduling.trial import Cancelled


def repair(
    problem: WeekProblem,
    published: Plan,
    changes: Iterable[Alteration],
    *,
    from_day: int,
    seed: int = 1,
    effort: float = 1.0,
    on_progress: OnProgress | None = None,
    cancelled: Cancelled | None = None,
) -> Repair:
    """The week after `changes` (a counselor sick, a room lost, somebody arrived, left, was called away or parted).

    `problem` and `published` are as they stood before; sessions before `from_day` (0 = Monday) are held and stay. Who
    cannot be seated is in the proposal's `unassigned`; `explain(repair.problem, repair.proposal)` says why.
    """
    week = changed_week(problem, published, changes, from_day=from_day)
    proposal = solve_standing(week, seed=seed, effort=effort, on_progress=on_progress, cancelled=cancelled)
    held = tuple(group.id for group in held_sessions(problem, published, from_day))
    broken = check.violations(week, published)
    return Repair(
        problem=week,
        proposal=proposal,
        moves=reasons(proposal.plan, proposal.moves, broken),
        groups=group_changes(published, proposal.plan, broken),
        released=tuple(locks_released(problem, week, frozenset(held))),
        untouched=tuple(group.id for group in published.groups if _stands(group, proposal.plan)),
        held=held,
        covers=tuple(
            Cover(
                group=group.id,
                absent=group.counselor,
                chosen=proposal.plan.by_id[group.id].counselor if group.id in proposal.plan.by_id else None,
                substitutes=substitutes(evolve(week, previous=problem.previous), published, group),
            )
            for group in published.groups
            if group.id not in held and _leaderless(week, group)
        ),
    )


def _leaderless(week: WeekProblem, group: GroupPlan) -> bool:
    counselor = week.counselor_by_id.get(group.counselor)
    return counselor is None or group.slot not in counselor.slots


def _stands(group: GroupPlan, plan: Plan) -> bool:
    now = plan.by_id.get(group.id)
    return now is not None and (now.counselor, now.slot, now.room) == (group.counselor, group.slot, group.room)
