"""Wish: a resident sits with his primary counselor."""

from __future__ import annotations

from tcdesk.i18n import N_
from tcdesk.scheduling.rules._base import RULES, Wish
from tcdesk.scheduling.sheet import Sheet
from tcdesk.scheduling.tables import Tables


class PrimaryMismatch(Wish):
    """Counted once for each resident with a primary counselor other than that of his group."""

    code = "primary_mismatch"
    place = 22
    name = N_("Residents sit with their primary counselor")

    def weigh(self, tables: Tables) -> None:
        """Charge every counselor but the primary one."""
        weight = tables.problem.weights.primary_mismatch
        for r, resident in enumerate(tables.residents):
            if resident.primary_counselor:
                tables.sit_cost[r] += weight
                c = tables.counselor_index.get(resident.primary_counselor)
                if c is not None:
                    tables.sit_cost[r, c] -= weight

    def counts(self, sheet: Sheet) -> dict[str, int]:
        """Residents with another counselor than their primary one."""
        known = sheet.problem.counselor_by_id
        apart = 0
        for group in sheet.groups:
            now = group.counselor if group.counselor in known else None
            for resident in sheet.known_members(group):
                apart += bool(resident.primary_counselor) and resident.primary_counselor != now
        return {self.code: apart}


RULES.add(PrimaryMismatch())
