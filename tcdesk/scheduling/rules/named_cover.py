"""Wish: where a leave names a cover, the residents of the absent counselor sit with that cover."""

from __future__ import annotations

from tcdesk.domain.week.problem import WeekProblem
from tcdesk.i18n import N_
from tcdesk.scheduling.rules._base import RULES, Wish
from tcdesk.scheduling.sheet import Sheet
from tcdesk.scheduling.tables import Tables


class NamedCover(Wish):
    """Counted once for each resident who sits neither with his counselor, away in his hour, nor with the cover.

    Not counted at all in a week in which no leave names a cover.
    """

    code = "named_cover"
    place = 32
    name = N_("The cover that a leave names leads meanwhile")

    def weigh(self, tables: Tables) -> None:
        """Charge everybody but the cover and the counselor himself, who may be there at another hour."""
        weight = tables.problem.weights.named_cover
        for r, resident in enumerate(tables.residents):
            wanted = _wanted(tables.problem, resident.id)
            if wanted:
                tables.sit_cost[r] += weight
                tables.sit_cost[r, [tables.counselor_index[counselor] for counselor in sorted(wanted)]] -= weight

    def counts(self, sheet: Sheet) -> dict[str, int]:
        """Residents with somebody else."""
        if not any(counselor.covers for counselor in sheet.problem.counselors):
            return {}
        passed_over = 0
        for group in sheet.groups:
            for resident in sheet.known_members(group):
                wanted = _wanted(sheet.problem, resident.id)
                passed_over += bool(wanted) and group.counselor not in wanted
        return {self.code: passed_over}


def _wanted(problem: WeekProblem, resident: str) -> set[str]:
    """The counselor of the resident's group and the cover named for its hour; empty where none is named."""
    previous = problem.previous_of.get(resident)
    absent = problem.counselor_by_id.get(previous.counselor) if previous is not None else None
    if previous is None or absent is None:
        return set()
    cover = absent.covers.get(previous.slot)
    return {absent.id, cover} if cover is not None and cover in problem.counselor_by_id else set()


RULES.add(NamedCover())
