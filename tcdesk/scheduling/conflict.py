"""The smallest set of rules that cannot be kept together, found by giving up one rule after the other."""

from __future__ import annotations

from attrs import evolve

from tcdesk.domain.week.problem import WeekProblem, WeekRoom
from tcdesk.scheduling.trial import Trials

GIVEN_UP_IN_ORDER = ("H9", "H2", "H4", "H3", "H7", "H5", "H6")
"""Locks and limits first, so that what remains is what staff cannot wave through."""


def without_rule(problem: WeekProblem, code: str) -> WeekProblem:
    """The week as if one rule did not exist. H0, H1 and H8 cannot be given up and change nothing."""
    usable = frozenset(slot.id for slot in problem.slots if slot.blocked is None)
    people = max(1, len(problem.eligible))
    match code:
        case "H2":
            return evolve(problem, min_size=0, max_size=people)
        case "H3":
            return evolve(
                problem,
                counselors=tuple(evolve(c, slots=usable, max_groups=len(usable)) for c in problem.counselors),
            )
        case "H4":
            rooms = [WeekRoom(id=room.id, capacity=people, slots=usable) for room in problem.rooms]
            more = max(0, len(problem.counselors) - len(rooms))
            rooms += [WeekRoom(id=f"+{k + 1}", capacity=people, slots=usable) for k in range(more)]
            return evolve(problem, rooms=tuple(rooms))
        case "H5":
            return evolve(problem, residents=tuple(evolve(r, busy=()) for r in problem.residents))
        case "H6":
            return evolve(problem, keep_apart=())
        case "H7":
            free = tuple(evolve(r, needs=frozenset()) for r in problem.residents)
            return evolve(problem, residents=free, not_with=(), same_sex=False)
        case "H9":
            closed = tuple(lock for lock in problem.group_locks if lock.closed)
            return evolve(problem, group_locks=closed, member_locks=())
        case _:
            return problem


def smallest_conflict(problem: WeekProblem, trials: Trials) -> tuple[str, ...]:
    """Codes of rules that already leave somebody without a group; without any one of them everybody has one.

    Empty when everybody can be seated. One quick solve for each rule. Raises Stopped.
    """
    if not trials.of(problem).left:
        return ()
    kept = {"H1", *GIVEN_UP_IN_ORDER}
    for code in GIVEN_UP_IN_ORDER:
        wider = without_rule(problem, code)
        if trials.of(wider).left:
            problem = wider
            kept.discard(code)
    return tuple(sorted(kept))
