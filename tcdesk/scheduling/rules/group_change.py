"""Wish: a resident stays in the group he was in."""

from __future__ import annotations

from tcdesk.i18n import N_
from tcdesk.scheduling.rules._base import RULES, Wish
from tcdesk.scheduling.sheet import Sheet
from tcdesk.scheduling.tables import Tables


class GroupChange(Wish):
    """Counted once for each resident who was in a group and is now in another one."""

    code = "group_change"
    place = 20
    name = N_("Residents stay in their group")

    def weigh(self, tables: Tables) -> None:
        """Charge every group but his own."""
        for r, resident in enumerate(tables.residents):
            previous = tables.problem.previous_of.get(resident.id)
            if previous is not None:
                tables.join_cost[r] += tables.problem.weights.group_change
                g = tables.group_index.get(previous.id)
                if g is not None:
                    tables.join_cost[r, g] -= tables.problem.weights.group_change

    def counts(self, sheet: Sheet) -> dict[str, int]:
        """Residents in another group than before."""
        previous = sheet.problem.previous_of
        moved = 0
        for group in sheet.groups:
            for resident in sheet.known_members(group):
                moved += resident.id in previous and previous[resident.id].id != group.id
        return {self.code: moved}


RULES.add(GroupChange())
