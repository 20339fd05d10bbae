"""Why a repair moves somebody, gives a group another hour, room or counselor, or lets a lock go."""

from __future__ import annotations

from collections.abc import Iterator

from tcdesk.domain.week.plan import GroupPlan, Move, Plan, Violation
from tcdesk.domain.week.problem import GroupLock, WeekProblem
from tcdesk.domain.week.repair import GroupChange, MoveReason
from tcdesk.domain.week.wording import Named, Sentence, listed, named, said
from tcdesk.i18n import N_


def reasons(plan: Plan, moves: tuple[Move, ...], broken: tuple[Violation, ...]) -> tuple[MoveReason, ...]:
    """Every move with the first thing that explains it; `broken` is what the published plan breaks by now."""
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


def group_changes(published: Plan, plan: Plan, broken: tuple[Violation, ...]) -> tuple[GroupChange, ...]:
    """Every published group that meets otherwise or no more, and every new one, with the reason."""
    causes: dict[str, Violation] = {}
    for found in broken:
        for group in _concerned(published, found) if found.rule in {"H3", "H4", "H5", "H7"} else ():
            causes.setdefault(group, found)
    changes = [
        GroupChange(group=group.id, before=group, after=now, why=_why_group(group, now, causes.get(group.id)))
        for group in published.groups
        if not _same(group, now := plan.by_id.get(group.id))
    ]
    new = [group for group in plan.groups if group.id not in published.by_id]
    changes += [
        GroupChange(
            group=group.id,
            before=None,
            after=group,
            why=said(N_("A new group for {who}."), who=listed(named("resident", group.members))),
        )
        for group in new
    ]
    return tuple(changes)


def _concerned(published: Plan, found: Violation) -> tuple[str, ...]:
    """The group of a breach, or those that clash in one hour."""
    if found.group is not None or found.slot is None:
        return (found.group,) if found.group is not None else ()
    return tuple(
        group.id
        for group in published.groups
        if group.slot == found.slot and (group.counselor == found.counselor or group.room == found.room)
    )


def _same(group: GroupPlan, now: GroupPlan | None) -> bool:
    return now is not None and (now.counselor, now.slot, now.room) == (group.counselor, group.slot, group.room)


def _why_group(group: GroupPlan, now: GroupPlan | None, cause: Violation | None) -> Sentence:
    it = Named(kind="group", id=group.id)
    if now is None:
        return said(N_("{group} does not meet any more: too few members are left."), group=it)
    if cause is None:
        return said(N_("{group} changes so that others can stay as they are."), group=it)
    if cause.rule == "H7":
        return said(N_("{group} needs another counselor."), group=it)
    if cause.rule == "H3":
        counselor = Named(kind="counselor", id=group.counselor)
        return said(N_("{counselor} cannot lead {group} this week."), counselor=counselor, group=it)
    if cause.rule == "H4":
        return said(N_("{group} has lost its room."), group=it)
    return said(
        N_("{who} has an appointment in the hour of {group}: {why}."),
        who=Named(kind="resident", id=cause.resident or ""),
        group=it,
        why=str(cause.values.get("why", "")),
    )


def locks_released(before: WeekProblem, week: WeekProblem, held: frozenset[str]) -> Iterator[Sentence]:
    """What was locked in `before` and is not any more in `week`, because what happened leaves no choice."""
    kept = {lock.group: lock for lock in week.group_locks}
    for lock in before.group_locks:
        if lock.group in held or lock.closed:
            continue
        now = kept.get(lock.group, GroupLock(group=lock.group))
        group = Named(kind="group", id=lock.group)
        if lock.counselor and not now.counselor:
            counselor = Named(kind="counselor", id=lock.counselor)
            yield said(N_("The lock of {group} to {counselor} is taken off."), group=group, counselor=counselor)
        if lock.room and not now.room:
            room = Named(kind="room", id=lock.room)
            yield said(N_("The lock of {group} to {room} is taken off."), group=group, room=room)
    still = {(lock.resident, lock.group) for lock in week.member_locks}
    for lock in before.member_locks:
        if lock.group not in held and (lock.resident, lock.group) not in still:
            who, group = Named(kind="resident", id=lock.resident), Named(kind="group", id=lock.group)
            yield said(N_("The lock of {who} to {group} is taken off."), who=who, group=group)
