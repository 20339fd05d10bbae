"""The smallest set of rules that cannot be kept together, found by giving up one rule after the other."""

from __future__ import annotations

from collections.abc import Callable

from attrs import evolve

from tcdesk.domain.week.problem import WeekProblem, WeekRoom
from tcdesk.scheduling.tables import free_id
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
            return _always_there(problem, usable)
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


def _always_there(problem: WeekProblem, usable: frozenset[str]) -> WeekProblem:
    """Every counselor in every hour; with fewer of them than rooms also at two places at once, as more of his kind."""
    counselors = [evolve(c, slots=usable, max_groups=len(usable)) for c in problem.counselors]
    barred = list(problem.not_with)
    missing = len(problem.rooms) - len(counselors) if counselors else 0
    for k in range(missing):
        one = counselors[k % len(problem.counselors)]
        again = evolve(one, id=free_id(f"{one.id}+1", {c.id for c in counselors}))
        counselors.append(again)
        barred += [evolve(pair, counselor=again.id) for pair in problem.not_with if pair.counselor == one.id]
    return evolve(problem, counselors=tuple(counselors), not_with=tuple(barred))


def smallest_conflict(problem: WeekProblem, trials: Trials) -> tuple[str, ...]:
    """Codes of rules that already leave somebody without a group; without any one of them everybody has one.

    `problem` leaves somebody out. One quick look for each rule, and where these were too quick one longer look for
    each. Raises Stopped.
    """
    kept, left = _kept(problem, trials.is_short)
    if not trials.of(left).left:
        kept, _ = _kept(problem, lambda wider: trials.of(wider).left > 0)
    return kept


def _kept(problem: WeekProblem, is_short: Callable[[WeekProblem], bool]) -> tuple[tuple[str, ...], WeekProblem]:
    """The rules that cannot be given up, and the week with no others."""
    kept = {"H1", *GIVEN_UP_IN_ORDER}
    for code in GIVEN_UP_IN_ORDER:
        wider = without_rule(problem, code)
        if is_short(wider):
            problem = wider
            kept.discard(code)
    return tuple(sorted(kept)), problem
