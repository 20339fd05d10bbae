"""Why a week leaves residents out, what would help, and a week that is planned again after something happened.

All of it is pure: a worker may run it, and nothing is read from the store.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

import attrs

from tcdesk.domain.calendar import Week
from tcdesk.domain.week.alterations import (
    Alteration,
    AppointmentMade,
    Arrived,
    CounselorAway,
    Departed,
    Parted,
    RoomLost,
)
from tcdesk.domain.week.explanation import Explanation, Obstacle
from tcdesk.domain.week.plan import Plan
from tcdesk.domain.week.problem import WeekProblem
from tcdesk.domain.week.repair import Repair
from tcdesk.scheduling.changed_week import changed_week
from tcdesk.scheduling.counting import obstacles
from tcdesk.scheduling.explain import explain_plan, left_out
from tcdesk.scheduling.repair import repair

Cancelled = Callable[[], bool]


class Event(StrEnum):
    """What can happen to a week that is arranged."""

    AWAY = "away"
    """A counselor is away from a day on."""
    CLOSED = "closed"
    """A room cannot be used from a day on."""
    CALLED = "called"
    """A resident has an appointment in one hour."""
    PARTED = "parted"
    """Two residents must not share a group."""
    ARRIVED = "arrived"
    """Residents take part who have no seat yet."""
    LEFT = "left"
    """Residents take part no longer."""


@attrs.frozen(kw_only=True)
class Happening:
    """One event by the problem's ids: of a counselor (`who`) from `weekday` on, a room (`who`) from `weekday` on, a
    resident (`who`) in an hour (`slot`), two residents (`who`, `other`), residents who came (`residents`; those of
    `waiting` came too, but get no seat yet), or one who left (`who`) from `weekday` on. `why` is told to staff."""

    event: Event
    who: str
    other: str = ""
    weekday: int = 0
    slot: str = ""
    residents: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    why: str = ""


def first_open_day(week: Week, today_week: Week, weekday: int) -> int:
    """The first day of `week` that can still be changed: today's `weekday` in this week, Monday in those to come."""
    return weekday if week == today_week else 0


def alterations_of(happening: Happening, problem: WeekProblem, plan: Plan) -> tuple[Alteration, ...]:
    """What the event changes in the problem. Who leaves after his session in `plan` still has it."""
    later = frozenset(slot.id for slot in problem.slots if slot.day >= happening.weekday)
    match happening.event:
        case Event.AWAY:
            return (CounselorAway(counselor=happening.who, slots=later, why=happening.why),)
        case Event.CLOSED:
            return (RoomLost(room=happening.who, slots=later),)
        case Event.CALLED:
            slots = frozenset({happening.slot})
            return (AppointmentMade(resident=happening.who, slots=slots, why=happening.why),)
        case Event.PARTED:
            return (Parted(a=happening.who, b=happening.other, why=happening.why),)
        case Event.ARRIVED:
            known = problem.resident_by_id
            came = tuple(Arrived(resident=known[one]) for one in happening.residents if one in known)
            return (*came, *(Departed(resident=one) for one in happening.waiting))
        case Event.LEFT:
            group = plan.by_id.get(plan.group_of.get(happening.who, ""))
            has_had_it = group is not None and group.slot not in later
            return () if has_had_it else (Departed(resident=happening.who),)


def short_of(
    problem: WeekProblem, plan: Plan, from_day: int, *, best_left_out: tuple[str, ...] = ()
) -> tuple[Obstacle, ...]:
    """What counting shows to stand in the way of everybody having a group, without ways out: some milliseconds.

    `best_left_out` are those whom the best plan leaves without a group: they stand there where no count shows why.
    """
    found = obstacles(changed_week(problem, plan, (), from_day=from_day))
    return found or ((left_out(best_left_out),) if best_left_out else ())


def why_not(problem: WeekProblem, plan: Plan, from_day: int, cancelled: Cancelled | None = None) -> Explanation:
    """Every obstacle with up to three ways out, each tried, with their price in residents who leave their group of
    `plan`. For a worker: a second or more."""
    return explain_plan(changed_week(problem, plan, (), from_day=from_day), plan, cancelled=cancelled)


def planned_again(
    problem: WeekProblem,
    plan: Plan,
    happenings: Sequence[Happening],
    from_day: int,
    cancelled: Cancelled | None = None,
) -> Repair:
    """`plan` after the happenings, with as few residents moved as can be; sessions before `from_day` stay. Where
    `problem` knows of the event already, `happenings` are empty."""
    changes = [change for happening in happenings for change in alterations_of(happening, problem, plan)]
    return repair(problem, plan, changes, from_day=from_day, cancelled=cancelled)
