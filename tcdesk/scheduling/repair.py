"""`repair`: plan a published week again after something happened, moving as few residents as possible."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from tcdesk.domain.week.alterations import Alteration
from tcdesk.domain.week.plan import GroupPlan, Move, Plan, Violation
from tcdesk.domain.week.problem import WeekProblem
from tcdesk.domain.week.repair import Cover, MoveReason, Repair
from tcdesk.domain.week.wording import Named, Sentence, listed, named, said
from tcdesk.i18n import N_
from tcdesk.scheduling import check
from tcdesk.scheduling.changed_week import changed_week, held_sessions
from tcdesk.scheduling.covers import substitutes
from tcdesk.scheduling.search import OnProgress
from tcdesk.scheduling.solve import solve
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
    proposal = solve(week, seed=seed, effort=effort, on_progress=on_progress, cancelled=cancelled)
    held = tuple(group.id for group in held_sessions(problem, published, from_day))
    broken = check.violations(week, published)
    return Repair(
        problem=week,
        proposal=proposal,
        moves=_reasons(proposal.plan, proposal.moves, broken),
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


def _reasons(plan: Plan, moves: tuple[Move, ...], broken: tuple[Violation, ...]) -> tuple[MoveReason, ...]:
    own = {found.resident: found for found in broken if found.resident is not None and found.group is not None}
    own |= {found.other: found for found in broken if found.other is not None}
    groups = {found.group: found for found in reversed(broken) if found.rule in {"H3", "H4"} and found.group}
    came = {
        group.id: [m.resident for m in moves if m.to_group == group.id and m.from_group != group.id]
        for group in plan.groups
    }
    return tuple(MoveReason(move=move, why=_why(plan, move, own.get(move.resident), groups, came)) for move in moves)


def _why(
    plan: Plan,
    move: Move,
    own: Violation | None,
    groups: dict[str, Violation],
    came: dict[str, list[str]],
) -> Sentence:
    """The first that holds: he is new, he himself may not stay, his group cannot, or somebody takes his place."""
    who = Named(kind="resident", id=move.resident)
    if move.from_group is None:
        return said(N_("{who} had no group so far."), who=who)
    group = Named(kind="group", id=move.from_group)
    if move.from_group == move.to_group:
        return said(
            N_("{counselor} leads {group} now."),
            counselor=Named(kind="counselor", id=move.to_counselor or ""),
            group=group,
        )
    if own is not None and own.rule == "H5":
        return said(
            N_("{who} has an appointment in the hour of {group}: {why}."),
            who=who,
            group=group,
            why=str(own.values["why"]),
        )
    if own is not None:
        # A pair kept apart and a counselor who may not have him sound the same on purpose.
        return said(N_("{who} needs another group than {group}."), who=who, group=group)
    return _of_group(plan, move, group, groups.get(move.from_group), came)


def _of_group(
    plan: Plan,
    move: Move,
    group: Named,
    broken: Violation | None,
    came: dict[str, list[str]],
) -> Sentence:
    who = Named(kind="resident", id=move.resident)
    if broken is not None and broken.rule == "H3":
        counselor = Named(kind="counselor", id=move.from_counselor or "")
        return said(N_("{counselor} cannot lead {group} this week."), counselor=counselor, group=group)
    if broken is not None:
        return said(N_("{group} has lost its room."), group=group)
    if group.id not in plan.by_id:
        return said(N_("{group} does not meet any more: too few members are left."), group=group)
    others = came.get(group.id, [])
    if others:
        return said(
            N_("{who} makes room in {group} for {others}."),
            who=who,
            group=group,
            others=listed(named("resident", others)),
        )
    return said(N_("{group} meets at another hour or with another counselor."), group=group)
