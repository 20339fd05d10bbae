"""Wish: the groups are spread evenly over the counselors."""

from __future__ import annotations

import numpy as np

from tcdesk.i18n import N_
from tcdesk.scheduling.model import Model
from tcdesk.scheduling.rules._base import RULES, Wish
from tcdesk.scheduling.sheet import Sheet
from tcdesk.scheduling.tables import Tables


class Load(Wish):
    """A counselor with k groups counts k(k-1)/2, so that every further group costs more than the one before."""

    code = "load"
    place = 27
    name = N_("Groups are spread evenly over the counselors")

    def weigh(self, tables: Tables) -> None:
        """Note the price of one step."""
        tables.load_cost = tables.problem.weights.load

    def extend(self, model: Model) -> None:
        """The j-th further group of a counselor takes a step that costs as much as he has groups before it."""
        programme, tables = model.programme, model.tables
        if not tables.load_cost or not len(model.open):
            return
        counselor = np.repeat(np.arange(len(tables.counselors)), tables.places)
        first = np.repeat(np.cumsum(tables.places) - tables.places, tables.places)
        before = tables.held_load[counselor] + np.arange(len(counselor)) - first
        steps = programme.add_columns("load", tables.load_cost * before, integer=False)
        rows = programme.add_rows("load", len(tables.counselors), high=0.0)
        model.count_lines(rows)
        programme.add_entries(rows[counselor], steps, -1.0)

    def counts(self, sheet: Sheet) -> dict[str, int]:
        """The sum of k(k-1)/2."""
        return {self.code: sum(k * (k - 1) // 2 for k in sheet.load.values())}


RULES.add(Load())
