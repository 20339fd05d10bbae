"""Wish: a group that goes on keeps its room."""

from __future__ import annotations

import numpy as np

from tcdesk.i18n import N_
from tcdesk.scheduling.model import Model
from tcdesk.scheduling.rules._base import RULES, Wish
from tcdesk.scheduling.sheet import Sheet
from tcdesk.scheduling.tables import Tables


class RoomChange(Wish):
    """Counted once for each group of last week that meets in another room."""

    code = "room_change"
    place = 31
    name = N_("Groups keep their room")

    def weigh(self, tables: Tables) -> None:
        """Note the price of another room."""
        tables.room_cost = tables.problem.weights.room_change

    def extend(self, model: Model) -> None:
        """Charge every line of a group of last week, and give it back where the group is pinned to its old room."""
        tables = model.tables
        went_on = np.array([group.previous is not None for group in tables.groups], dtype=bool)
        model.programme.add_cost(model.open, tables.room_cost * went_on[model.line_group])
        old = np.array(
            [
                group.previous is not None and self._own(model, g) == group.previous.room
                for g, group in enumerate(tables.groups)
            ],
            dtype=bool,
        )
        model.programme.add_cost(model.pinned, -tables.room_cost * old[model.pin_group])

    @staticmethod
    def _own(model: Model, g: int) -> str | None:
        room = int(model.own_room[g])
        return model.tables.rooms[room].id if room >= 0 else None

    def counts(self, sheet: Sheet) -> dict[str, int]:
        """Groups of last week in another room."""
        previous = sheet.problem.previous_by_id
        return {self.code: sum(g.id in previous and previous[g.id].room != g.room for g in sheet.groups)}


RULES.add(RoomChange())
