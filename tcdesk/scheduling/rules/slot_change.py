"""Wish: a group that goes on keeps its hour."""

from __future__ import annotations

from tcdesk.i18n import N_
from tcdesk.scheduling.rules._base import RULES, Wish
from tcdesk.scheduling.sheet import Sheet
from tcdesk.scheduling.tables import Tables


class SlotChange(Wish):
    """Counted once for each group of last week that meets at another hour."""

    code = "slot_change"
    place = 30
    name = N_("Groups keep their hour")

    def weigh(self, tables: Tables) -> None:
        """Charge every other hour."""
        weight = tables.problem.weights.slot_change
        for g, group in enumerate(tables.groups):
            if group.previous is not None:
                tables.meet_cost[g] += weight
                t = tables.slot_index.get(group.previous.slot)
                if t is not None:
                    tables.meet_cost[g, t] -= weight

    def counts(self, sheet: Sheet) -> dict[str, int]:
        """Groups of last week at another hour."""
        previous = sheet.problem.previous_by_id
        return {self.code: sum(g.id in previous and previous[g.id].slot != g.slot for g in sheet.groups)}


RULES.add(SlotChange())
