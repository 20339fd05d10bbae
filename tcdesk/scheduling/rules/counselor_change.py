"""Wish: a resident keeps the counselor of his group of last week."""

from __future__ import annotations

from tcdesk.i18n import N_
from tcdesk.scheduling.rules._base import RULES, Wish
from tcdesk.scheduling.sheet import Sheet
from tcdesk.scheduling.tables import Tables


class CounselorChange(Wish):
    """Counted once for each resident whose counselor differs from that of his previous group."""

    code = "counselor_change"
    place = 21
    name = N_("Residents keep their counselor")

    def weigh(self, tables: Tables) -> None:
        """Charge every counselor but his own."""
        for r, resident in enumerate(tables.residents):
            previous = tables.problem.previous_of.get(resident.id)
            if previous is not None:
                tables.sit_cost[r] += tables.problem.weights.counselor_change
                c = tables.counselor_index.get(previous.counselor)
                if c is not None:
                    tables.sit_cost[r, c] -= tables.problem.weights.counselor_change

    def counts(self, sheet: Sheet) -> dict[str, int]:
        """Residents with another counselor than before."""
        previous, known = sheet.problem.previous_of, sheet.problem.counselor_by_id
        moved = 0
        for group in sheet.groups:
            now = group.counselor if group.counselor in known else None
            for resident in sheet.known_members(group):
                moved += resident.id in previous and previous[resident.id].counselor != now
        return {self.code: moved}


RULES.add(CounselorChange())
