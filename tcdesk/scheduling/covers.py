"""Who could lead a group whose counselor is away: the named cover first, then the qualified, who know the residents."""

from __future__ import annotations

from tcdesk.domain.week.plan import GroupPlan, Plan
from tcdesk.domain.week.problem import WeekCounselor, WeekProblem, WeekResident
from tcdesk.domain.week.repair import Substitute
from tcdesk.domain.week.wording import Named, counted
from tcdesk.i18n import N_

_NAMED = (
    N_("{who}, named as cover: may lead {able} of {members}, knows {knows}, leads {n} other group"),
    N_("{who}, named as cover: may lead {able} of {members}, knows {knows}, leads {n} other groups"),
)
_OTHER = (
    N_("{who}: may lead {able} of {members}, knows {knows}, leads {n} other group"),
    N_("{who}: may lead {able} of {members}, knows {knows}, leads {n} other groups"),
)


def substitutes(problem: WeekProblem, published: Plan, group: GroupPlan) -> tuple[Substitute, ...]:
    """Counselors who are there in the group's hour, lead nothing else then and have a place left, best first.

    Whom the leave of the absent one names as cover comes before all others.
    """
    members = [problem.resident_by_id[r] for r in group.members if r in problem.resident_by_id]
    absent = problem.counselor_by_id.get(group.counselor)
    named = absent.covers.get(group.slot) if absent is not None else None
    others = [other for other in published.groups if other.id != group.id]
    found: list[Substitute] = []
    for counselor in problem.counselors:
        load = sum(other.counselor == counselor.id for other in others)
        taken = any(other.counselor == counselor.id and other.slot == group.slot for other in others)
        if counselor.id == group.counselor or group.slot not in counselor.slots or taken:
            continue
        if load < counselor.max_groups:
            found.append(_substitute(problem, counselor, members, load, is_named=counselor.id == named))
    return tuple(sorted(found, key=lambda one: (not one.is_named, -one.able, -one.knows, one.load, one.counselor)))


def _substitute(
    problem: WeekProblem, counselor: WeekCounselor, members: list[WeekResident], load: int, *, is_named: bool
) -> Substitute:
    barred = {pair.resident for pair in problem.not_with if pair.counselor == counselor.id}
    able = sum(
        r.needs <= counselor.quals and r.id not in barred and (not problem.same_sex or r.sex == counselor.sex)
        for r in members
    )
    before = {r for group in problem.previous if group.counselor == counselor.id for r in group.members}
    knows = sum(r.primary_counselor == counselor.id or r.id in before for r in members)
    return Substitute(
        counselor=counselor.id,
        members=len(members),
        able=able,
        knows=knows,
        load=load,
        limit=counselor.max_groups,
        is_named=is_named,
        text=counted(
            *(_NAMED if is_named else _OTHER),
            load,
            who=Named(kind="counselor", id=counselor.id),
            able=able,
            members=len(members),
            knows=knows,
        ),
    )
