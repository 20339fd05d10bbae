"""A plan laid out for checking: who sits where, who leads what, looked up once for all rules."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from tcdesk.domain.week.plan import GroupPlan, Plan
from tcdesk.domain.week.problem import WeekProblem, WeekResident


class Sheet:
    """The look-ups of one plan that several rules need; never changed after it is made."""

    def __init__(self, problem: WeekProblem, plan: Plan) -> None:
        self.problem = problem
        self.plan = plan
        self.groups: tuple[GroupPlan, ...] = plan.groups
        self.eligible = {resident.id for resident in problem.eligible}
        where: defaultdict[str, list[str]] = defaultdict(list)
        for group in plan.groups:
            for resident in group.members:
                where[resident].append(group.id)
        self.where: Mapping[str, list[str]] = where
        self.load: Mapping[str, int] = Counter(
            group.counselor for group in plan.groups if group.counselor in problem.counselor_by_id
        )

    def known_members(self, group: GroupPlan) -> list[WeekResident]:
        """The members of `group` that the problem knows."""
        known = self.problem.resident_by_id
        return [known[resident] for resident in group.members if resident in known]
