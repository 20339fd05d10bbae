"""Wish: a group is not uncomfortably small."""

from __future__ import annotations

import numpy as np

from tcdesk.i18n import N_
from tcdesk.scheduling.model import Model
from tcdesk.scheduling.rules._base import RULES, Wish
from tcdesk.scheduling.sheet import Sheet
from tcdesk.scheduling.tables import Tables


class SizeShort(Wish):
    """Counted once for each head that a group is below the comfortable size."""

    code = "size_short"
    place = 25
    name = N_("Groups are not too small")

    def weigh(self, tables: Tables) -> None:
        """Note the price of a missing head."""
        tables.short_cost = tables.problem.weights.size_short

    def extend(self, model: Model) -> None:
        """short[line] >= comfort·open - members."""
        programme, comfort = model.programme, float(model.tables.problem.comfort_min)
        if comfort <= model.tables.problem.min_size or not model.tables.short_cost:
            return
        short = programme.add_columns(
            "short",
            np.full(len(model.open), model.tables.short_cost),
            key=model.line_key,
            upper=comfort,
            integer=False,
        )
        model.own_columns.append(short)
        rows = programme.add_rows("size_short", len(model.open), key=model.line_key, low=0.0)
        programme.add_entries(rows, short)
        programme.add_entries(rows, model.open, -comfort)
        model.count_members(rows)

    def counts(self, sheet: Sheet) -> dict[str, int]:
        """Heads missing to the comfortable size, over all groups."""
        comfort = sheet.problem.comfort_min
        return {self.code: sum(max(0, comfort - len(group.members)) for group in sheet.groups)}


RULES.add(SizeShort())
