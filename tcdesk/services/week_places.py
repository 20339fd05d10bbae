"""Free hours of a week for one group more, or for one that has to meet at another time: by the rules of the week."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from tcdesk.domain.calendar import Slot
from tcdesk.domain.resident import Resident
from tcdesk.domain.views.week_days import Place
from tcdesk.domain.week.plan import GroupPlan, Plan, Violation
from tcdesk.domain.week.problem import WeekCounselor, WeekProblem, WeekSlot
from tcdesk.domain.week_days import Occupied
from tcdesk.i18n import texts
from tcdesk.scheduling import check
from tcdesk.services.week_data import WeekInput, build
from tcdesk.services.week_view import minutes_of

CALLED = "called"
"""The id of the group that is looked for a place for."""
LEAST_CALLED = 2
_WISHES = (
    "avoid_slot", "counselor_slot", "counselor_change", "language", "named_cover", "primary_mismatch", "room_change",
)  # fmt: skip
"""The wishes that a place can meet; that the group meets at another hour at all is no fault of it."""


def new_violations(problem: WeekProblem, before: Plan, after: Plan) -> tuple[Violation, ...]:
    """What `after` breaks that `before` does not."""
    known = {_key(found) for found in check.violations(problem, before)}
    return tuple(found for found in check.violations(problem, after) if _key(found) not in known)


def _key(found: Violation) -> tuple[object, ...]:
    values = tuple(sorted((name, str(value)) for name, value in found.values.items()))
    return (found.rule, found.text, found.group, found.resident, found.other, found.counselor, found.slot, found.room,
            values)  # fmt: skip


def differing(seen: Iterable[Violation], now: Iterable[Violation]) -> tuple[Violation, ...]:
    """What is found now and was not seen."""
    known = {_key(found) for found in seen}
    return tuple(found for found in now if _key(found) not in known)


def for_group(problem: WeekProblem, plan: Plan, group: GroupPlan, slots: Iterable[WeekSlot]) -> tuple[Place, ...]:
    """Each of `slots` as a place for a group of the plan: with its own counselor where he can, else with another."""
    now = _price(problem, plan)
    found: list[Place] = []
    for slot in slots:
        first: Place | None = None
        for counselor in _able(problem, plan, group, slot):
            for room in _rooms(problem, plan, group, slot):
                moved = plan.with_group(attrs.evolve(group, slot=slot.id, room=room, counselor=counselor))
                reasons = new_violations(problem, plan, moved)
                price = (0, 0) if reasons else _price(problem, moved)
                place = _place(slot, room, counselor, reasons, (price[0] - now[0], price[1] - now[1]))
                first = first if first is not None and (first.fits or not place.fits) else place
            if first is not None and first.fits:
                break
        if first is not None:
            found.append(first)
    return tuple(found)


def _price(problem: WeekProblem, plan: Plan) -> tuple[int, int]:
    """The points of the wishes of places, and how many of them are not met."""
    score = check.score(problem, plan)
    return sum(score.terms.get(one, 0) for one in _WISHES), sum(score.counts.get(one, 0) for one in _WISHES)


def _place(slot: WeekSlot, room: str, counselor: str, reasons: tuple[Violation, ...], price: tuple[int, int]) -> Place:
    return Place(
        slot=slot.id,
        weekday=slot.day,
        starts_at=minutes_of(slot),
        minutes=slot.minutes,
        room=room,
        counselor=counselor,
        reasons=reasons,
        cost=price[0],
        unmet=max(0, price[1]),
    )


def _able(problem: WeekProblem, plan: Plan, group: GroupPlan, slot: WeekSlot) -> list[str]:
    """The group's own counselor first, for his reasons, then those who are free, with the fewest groups first."""
    load = {one.id: 0 for one in problem.counselors}
    busy: set[str] = set()
    for other in plan.groups:
        if other.id != group.id and other.counselor in load:
            load[other.counselor] += 1
            if other.slot == slot.id:
                busy.add(other.counselor)

    def is_free(one: WeekCounselor) -> bool:
        return slot.id in one.slots and one.id not in busy and load[one.id] < one.max_groups

    others = [one.id for one in problem.counselors if is_free(one) and one.id != group.counselor]
    own = [group.counselor] if group.counselor else []
    return [*own, *sorted(others, key=lambda one: (load[one], one))]


def _rooms(problem: WeekProblem, plan: Plan, group: GroupPlan, slot: WeekSlot) -> list[str]:
    """The group's own room and those that are free and big enough; at least one, for its reasons."""
    taken = {other.room for other in plan.groups if other.id != group.id and other.slot == slot.id}
    size = len(group.members)
    rooms = sorted(problem.rooms, key=lambda room: (room.id != group.room, room.capacity, room.id))
    fit = [room.id for room in rooms if slot.id in room.slots and room.id not in taken and room.capacity >= size]
    return fit[:1] or [room.id for room in rooms[:1]]


def for_called(
    given: WeekInput,
    plan: Plan,
    people: Iterable[Resident],
    codes: dict[str, str],
    *,
    minutes: int,
    counselor: str = "",
) -> tuple[Place, ...]:
    """Every hour of the week as a place for a session of `minutes` with `people`, led by `counselor` or anybody.

    The weekly groups of `plan` are taken as they are; `codes` name them.
    """
    called = tuple(people)
    hours = tuple(attrs.evolve(slot, minutes=minutes) for slot in given.slots if slot.starts_at + minutes <= 24 * 60)
    slots = {str(slot.id): slot for slot in given.slots}
    groups = tuple(_taken(group, slots[group.slot], codes) for group in plan.groups if group.slot in slots)
    asked = attrs.evolve(
        given,
        slots=hours,
        residents=called,
        previous=(),
        group_locks=(),
        member_locks=(),
        occupied=(*given.occupied, *groups),
        min_size=LEAST_CALLED,
        is_repair=False,
        is_called=True,
    )
    problem = build(asked, texts("id"))
    members = tuple(str(one.id) for one in called)
    leaders = [counselor] if counselor else [one.id for one in problem.counselors]
    empty = Plan()
    found: list[Place] = []
    for slot in problem.slots:
        tried: list[Place] = []
        for leader in leaders:
            group = GroupPlan(id=CALLED, counselor=leader, slot=slot.id, room="", members=members)
            for room in _rooms(problem, empty, group, slot):
                whole = Plan(groups=(attrs.evolve(group, room=room),))
                reasons = check.violations(problem, whole)
                price = (0, 0) if reasons else _price(problem, whole)
                tried.append(_place(slot, room, leader, reasons, price))
        if tried:
            found.append(min(tried, key=lambda place: (len(place.reasons), place.cost)))
    return tuple(found)


def _taken(group: GroupPlan, slot: Slot, codes: dict[str, str]) -> Occupied:
    return Occupied(
        label=codes.get(group.id, group.id),
        weekday=slot.weekday,
        starts_at=slot.starts_at,
        minutes=slot.minutes,
        room_id=int(group.room) if group.room.isdigit() else None,
        counselor_id=int(group.counselor) if group.counselor.isdigit() else None,
        residents=frozenset(int(member) for member in group.members),
    )
