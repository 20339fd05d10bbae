"""The problem of a week that is published and partly over: what is held stays, what is past is closed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from attrs import evolve

from tcdesk.domain.week.alterations import Alteration, altered
from tcdesk.domain.week.plan import GroupPlan, Plan
from tcdesk.domain.week.problem import (
    PRIMARY,
    REPAIR_WEIGHTS,
    GroupLock,
    MemberLock,
    PreviousGroup,
    Trait,
    WeekProblem,
    WeekResident,
    Weights,
)
from tcdesk.scheduling.tables import common_value


def held_sessions(problem: WeekProblem, published: Plan, from_day: int) -> tuple[GroupPlan, ...]:
    """The published sessions of the days before `from_day` (0 = Monday), and those that are closed already."""
    known = problem.slot_by_id
    closed = {lock.group for lock in problem.group_locks if lock.closed}
    return tuple(
        group
        for group in published.groups
        if group.id in closed or (group.slot in known and known[group.slot].day < from_day)
    )


def changed_week(
    problem: WeekProblem,
    published: Plan,
    changes: Iterable[Alteration],
    *,
    from_day: int,
    weights: Weights = REPAIR_WEIGHTS,
) -> WeekProblem:
    """The week with `changes`, to be planned again from `from_day` on with as little disturbance as possible.

    Sessions of earlier days are facts: no change reaches back to them, their members stay, and nothing new is put into
    the past. A lock gives way where what happened leaves it no choice. Every published group keeps its focus as
    declared, or else what its members have most in common, so that a repair does not look for another focus.
    """
    week = altered(problem, changes)
    held = held_sessions(problem, published, from_day)
    past = frozenset(slot.id for slot in problem.slots if slot.day < from_day)
    led, used = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for group in held:
        led[group.counselor].add(group.slot)
        used[group.room].add(group.slot)
    sat = {resident: group for group in held for resident in group.members}
    here = {group.id for group in held}
    week = evolve(
        week,
        kind="repair",
        weights=weights,
        counselors=tuple(
            evolve(c, slots=(c.slots - past) | led[c.id], preferred_slots=c.preferred_slots - (past - led[c.id]))
            for c in week.counselors
        ),
        rooms=tuple(evolve(room, slots=(room.slots - past) | used[room.id]) for room in week.rooms),
        residents=tuple(_as_it_was(resident, sat) for resident in week.residents),
        keep_apart=tuple(pair for pair in week.keep_apart if not _sat_together(pair.a, pair.b, sat)),
        previous=tuple(_previous(problem, group) for group in published.groups),
    )
    still = [keepable(week, lock) for lock in week.group_locks if lock.group not in here and not lock.closed]
    week = evolve(
        week,
        group_locks=(
            *(lock for lock in still if lock.counselor or lock.slot or lock.room),
            *(GroupLock(group=g.id, counselor=g.counselor, slot=g.slot, room=g.room, closed=True) for g in held),
        ),
        member_locks=tuple(lock for lock in week.member_locks if lock.resident not in sat and lock.group not in here),
    )
    return evolve(week, member_locks=tuple(lock for lock in week.member_locks if _can_stay(week, lock)))


def keepable(week: WeekProblem, lock: GroupLock) -> GroupLock:
    """What is left of a lock where its counselor or its room is not there any more; its hour is given up last."""
    counselor, room = week.counselor_by_id.get(lock.counselor or ""), week.room_by_id.get(lock.room or "")
    if lock.counselor and not _there(counselor.slots if counselor else frozenset(), lock.slot):
        lock = evolve(lock, counselor=None)
    if lock.room and not _there(room.slots if room else frozenset(), lock.slot):
        lock = evolve(lock, room=None)
    return lock


def _there(slots: frozenset[str], slot: str | None) -> bool:
    return slot in slots if slot is not None else bool(slots)


def _can_stay(week: WeekProblem, lock: MemberLock) -> bool:
    """Whether a resident can still be held in his group: not called away in its locked hour, nor parted from one."""
    resident = week.resident_by_id.get(lock.resident)
    hour = next((other.slot for other in week.group_locks if other.group == lock.group and other.slot), None)
    if resident is None or any(busy.slot == hour for busy in resident.busy):
        return False
    inside = {other.resident for other in week.member_locks if other.group == lock.group}
    return not any(lock.resident in {pair.a, pair.b} and {pair.a, pair.b} <= inside for pair in week.keep_apart)


def _as_it_was(resident: WeekResident, sat: Mapping[str, GroupPlan]) -> WeekResident:
    """Who had his session has had it, also if he left since, or an appointment is entered late."""
    group = sat.get(resident.id)
    if group is None:
        return resident
    return evolve(resident, phase=PRIMARY, busy=tuple(busy for busy in resident.busy if busy.slot != group.slot))


def _sat_together(a: str, b: str, sat: Mapping[str, GroupPlan]) -> bool:
    return a in sat and b in sat and sat[a].id == sat[b].id


def _previous(problem: WeekProblem, group: GroupPlan) -> PreviousGroup:
    known = problem.previous_by_id.get(group.id)
    declared: Mapping[str, Trait] = (known and known.profile) or {}
    members = [problem.resident_by_id[r] for r in group.members if r in problem.resident_by_id]
    profile = {trait: common_value(members, trait) for trait in problem.homogeneity} if members else {}
    return PreviousGroup(
        id=group.id,
        counselor=group.counselor,
        slot=group.slot,
        room=group.room,
        members=group.members,
        profile={**profile, **declared} or None,
    )
