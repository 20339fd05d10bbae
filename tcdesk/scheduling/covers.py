"""Who could lead a group whose counselor is away: qualified first, then who knows the residents, then by load."""

from __future__ import annotations

from tcdesk.domain.week.plan import GroupPlan, Plan
from tcdesk.domain.week.problem import WeekCounselor, WeekProblem, WeekResident
from tcdesk.domain.week.repair import Substitute
from tcdesk.domain.week.wording import Named, counted
from tcdesk.i18n import N_


def substitutes(problem: WeekProblem, published: Plan, group: GroupPlan) -> tuple[Substitute, ...]:
    """Counselors who are there in the group's hour, lead nothing else then and have a place left, best first."""
    members = [problem.resident_by_id[r] for r in group.members if r in problem.resident_by_id]
    others = [other for other in published.groups if other.id != group.id]
    found: list[Substitute] = []
    for counselor in problem.counselors:
        load = sum(other.counselor == counselor.id for other in others)
        taken = any(other.counselor == counselor.id and other.slot == group.slot for other in others)
        if counselor.id == group.counselor or group.slot not in counselor.slots or taken:
            continue
        if load < counselor.max_groups:
            found.append(_substitute(problem, counselor, members, load))
    return tuple(sorted(found, key=lambda one: (-one.able, -one.knows, one.load, one.counselor)))


def _substitute(problem: WeekProblem, counselor: WeekCounselor, members: list[WeekResident], load: int) -> Substitute:
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
        text=counted(
            N_("{who}: may lead {able} of {members}, knows {knows}, leads {n} other group"),
            N_("{who}: may lead {able} of {members}, knows {knows}, leads {n} other groups"),
            load,
            who=Named(kind="counselor", id=counselor.id),
            able=able,
            members=len(members),
            knows=knows,
        ),
    )
