"""Wish: nobody sits in an hour he asked to avoid."""

from __future__ import annotations

from tcdesk.i18n import N_
from tcdesk.scheduling.model import Model
from tcdesk.scheduling.rules._base import RULES, Wish
from tcdesk.scheduling.sheet import Sheet
from tcdesk.scheduling.tables import Tables


class AvoidSlot(Wish):
    """Counted once for each resident in such an hour."""

    code = "avoid_slot"
    place = 28
    name = N_("Hours that residents asked to avoid")

    def weigh(self, tables: Tables) -> None:
        """Note who avoids what, where it has a price."""
        tables.avoid_cost = tables.problem.weights.avoid_slot
        if not tables.avoid_cost:
            return
        for r, resident in enumerate(tables.residents):
            for slot in resident.avoid_slots:
                if slot in tables.slot_index:
                    tables.avoid[r, tables.slot_index[slot]] = True

    def extend(self, model: Model) -> None:
        """Charge the memberships in avoided hours."""
        model.programme.add_cost(model.sit[model.sit_unwanted], model.tables.avoid_cost)

    def counts(self, sheet: Sheet) -> dict[str, int]:
        """Residents in an hour they asked to avoid."""
        return {
            self.code: sum(
                group.slot in resident.avoid_slots for group in sheet.groups for resident in sheet.known_members(group)
            )
        }


RULES.add(AvoidSlot())
