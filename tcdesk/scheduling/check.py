"""What is wrong with a plan and what it costs, by the rules in plain Python: for board, publish gate and solver."""

from __future__ import annotations

from tcdesk.domain.week.plan import Move, Plan, Score, Violation
from tcdesk.domain.week.problem import WeekProblem
from tcdesk.scheduling.rules._base import RULES
from tcdesk.scheduling.sheet import Sheet


def violations(problem: WeekProblem, plan: Plan) -> tuple[Violation, ...]:
    """Every breach of every hard rule, in the order of the rules; empty for a plan that may be published."""
    sheet = Sheet(problem, plan)
    return tuple(found for rule in RULES if rule.hard for found in rule.breaches(sheet))


def score(problem: WeekProblem, plan: Plan) -> Score:
    """Points and counts by term; meaningful also for a plan that breaks hard rules."""
    sheet = Sheet(problem, plan)
    counts: dict[str, int] = {}
    terms: dict[str, int] = {}
    for rule in RULES:
        if rule.hard:
            continue
        for term, count in rule.counts(sheet).items():
            counts[term] = count
            terms[term] = count * rule.weight(problem, term)
    return Score(terms=terms, counts=counts)


def unassigned(problem: WeekProblem, plan: Plan) -> tuple[str, ...]:
    """The residents of the primary phase without a group, in the order of the problem."""
    seated = plan.group_of
    return tuple(resident.id for resident in problem.eligible if resident.id not in seated)


def moves(problem: WeekProblem, plan: Plan) -> tuple[Move, ...]:
    """Every resident whose group or counselor is another than last week, in the order of the problem."""
    found: list[Move] = []
    for resident in problem.eligible:
        before = problem.previous_of.get(resident.id)
        now = plan.by_id.get(plan.group_of.get(resident.id, ""))
        move = Move(
            resident=resident.id,
            from_group=before.id if before else None,
            to_group=now.id if now else None,
            from_counselor=before.counselor if before else None,
            to_counselor=now.counselor if now else None,
        )
        if (move.from_group, move.from_counselor) != (move.to_group, move.to_counselor):
            found.append(move)
    return tuple(found)
