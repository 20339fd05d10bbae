"""Wish: no more groups than needed."""

from __future__ import annotations

from tcdesk.i18n import N_
from tcdesk.scheduling.model import Model
from tcdesk.scheduling.rules._base import RULES, Wish
from tcdesk.scheduling.sheet import Sheet
from tcdesk.scheduling.tables import Tables


class OpenGroup(Wish):
    """Counted once for each group."""

    code = "open_group"
    place = 26
    name = N_("No more groups than needed")

    def weigh(self, tables: Tables) -> None:
        """Note the price of a group."""
        tables.open_cost = tables.problem.weights.open_group

    def extend(self, model: Model) -> None:
        """Charge every line that runs."""
        model.programme.add_cost(model.open, model.tables.open_cost)

    def counts(self, sheet: Sheet) -> dict[str, int]:
        """The number of groups."""
        return {self.code: len(sheet.groups)}


RULES.add(OpenGroup())
