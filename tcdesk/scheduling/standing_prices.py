"""Prices under which a given plan is the cheapest there is, so that one look at everything else proves it or not.

Any prices give a bound (see `pricing`). These are read off a plan: every resident is worth what his seat costs and his
share of what his group costs; a seat in a full group has a price for whoever else would want it, and so has the place
of somebody who had to leave because he is kept apart from another.
What scarce hours and rooms are worth is found apart.
"""

from __future__ import annotations

import numpy as np

from tcdesk.domain.week.plan import GroupPlan, Plan
from tcdesk.scheduling.model import Model
from tcdesk.scheduling.pricing import Prices
from tcdesk.scheduling.standing_hours import Hours
from tcdesk.scheduling.tables import Floats

FULL = 30.0
"""The price of a seat in a full group; about half of what a resident pays who leaves his group in a repair."""


class StandingPrices:
    """The prices of one plan; groups that the tables do not know are not priced."""

    def __init__(self, model: Model, plan: Plan, hours: Hours | None) -> None:
        tables = model.tables
        self._model, self._tables = model, tables
        self._cost = tables.variant_cost
        g, t, k = len(tables.groups), len(tables.slots), len(model.kinds)
        self._groups = [group for group in plan.groups if group.id in tables.group_index]
        self._load = tables.held_load.copy()
        for group in self._groups:
            self._load[tables.counselor_index[group.counselor]] += 1
        self._meet: Floats = np.zeros((g, t, k))
        self._kind: Floats = hours.kind if hours is not None else np.zeros((t, k))
        self._slot: Floats = hours.slot if hours is not None else np.zeros((len(tables.counselors), t))
        self._group = np.zeros(g)
        self._member = np.zeros((len(tables.residents), g))
        self._resident = np.full(len(tables.residents), float(tables.problem.unseated_cost))

    def prices(self) -> Prices:
        """All of them, with the bound before any line is counted."""
        tables = self._tables
        counselor = -self._steps()
        self._rooms()
        for group in self._groups:
            if len(group.members) >= tables.problem.max_size and all(self._at_home(r, group.id) for r in group.members):
                self._group[tables.group_index[group.id]] = -FULL * len(group.members)
        share: dict[str, float] = {}
        for group in self._groups:
            people = [tables.resident_index[r] for r in group.members]
            moved, by = self._moved_for(group)
            share[group.id] = (self._line(group, len(people), counselor) - moved) / max(1, len(people))
            self._resident[people] = self._seats(group, people) + share[group.id]
            if by:
                self._resident[by] += moved / len(by)
        apart = self._pairs(share)
        base = float(np.minimum(self._resident, tables.problem.unseated_cost).sum()) - apart
        hours = float((self._kind * self._model.kind_rooms.T).sum() + self._slot.sum())
        return Prices(
            base=base + self._load_base(-counselor) + float(self._group.sum()) + hours,
            resident=self._resident,
            group=self._group,
            counselor=counselor,
            slot=self._slot,
            meet=self._meet,
            kind=self._kind,
            member=self._member,
        )

    def _at_home(self, resident: str, group: str) -> bool:
        before = self._tables.problem.previous_of.get(resident)
        return before is not None and before.id == group

    def _pairs(self, share: dict[str, float]) -> float:
        """Price the pairs that made somebody leave: what he would save by going back, his counterpart pays too."""
        tables, total = self._tables, 0.0
        seated = {r: group for group in self._groups for r in group.members}
        groups = {group.id: group for group in self._groups}
        for pair in tables.problem.keep_apart:
            for mover, other in ((pair.a, pair.b), (pair.b, pair.a)):
                home = tables.problem.previous_of.get(mover)
                group = groups.get(home.id) if home else None
                if group is None or mover not in seated or other not in group.members or mover in group.members:
                    continue
                r, b, g = tables.resident_index[mover], tables.resident_index[other], tables.group_index[group.id]
                back = float(self._seats(group, [r])[0]) + share[group.id]
                price = min(self._resident[r] - back, self._elsewhere(b, group, share) - float(self._resident[b]))
                if price > 0 and not self._member[r, g] and not self._member[b, g]:
                    self._member[r, g] = self._member[b, g] = -price
                    self._resident[b] += price
                    total += price
        return total

    def _elsewhere(self, resident: int, own: GroupPlan, share: dict[str, float]) -> float:
        """The cheapest free seat in another group."""
        most = self._tables.problem.max_size
        free = [group for group in self._groups if group is not own and len(group.members) < most]
        return min((float(self._seats(g, [resident])[0]) + share[g.id] for g in free), default=float(FULL))

    def _steps(self) -> Floats:
        """What one group more costs each counselor; for those who took one over, what one less would save."""
        took = np.zeros(len(self._load), dtype=bool)
        for group in self._groups:
            before = self._tables.problem.previous_by_id.get(group.id)
            if before is None or before.counselor != group.counselor:
                took[self._tables.counselor_index[group.counselor]] = True
        return self._tables.load_cost * np.maximum(self._load - took, 0).astype(np.float64)

    def _load_base(self, step: Floats) -> float:
        """The least that the steps of every counselor cost at these prices."""
        tables = self._tables
        total = 0.0
        for c, places in enumerate(tables.places.tolist()):
            first = int(tables.held_load[c])
            total += sum(
                min(0.0, tables.load_cost * before - float(step[c])) for before in range(first, first + places)
            )
        return total

    def _rooms(self) -> None:
        """Give back the price of another room to whoever meets in his own, as the rule does."""
        model, tables = self._model, self._tables
        for g, t in zip(model.pin_group.tolist(), model.pin_slot.tolist(), strict=True):
            before, own = tables.groups[g].previous, int(model.own_room[g])
            if before is not None and tables.rooms[own].id == before.room:
                self._meet[g, t, model.room_kind[own]] = tables.room_cost

    def _moved_for(self, group: GroupPlan) -> tuple[float, list[int]]:
        """What the group's other hour costs, and the members for whom it moved: they were busy in its own."""
        tables = self._tables
        before = tables.problem.previous_by_id.get(group.id)
        if before is None or before.slot == group.slot or before.slot not in tables.slot_index:
            return 0.0, []
        t = tables.slot_index[before.slot]
        by = [r for r in (tables.resident_index[member] for member in group.members) if tables.busy[r, t]]
        return (float(tables.problem.weights.slot_change), by) if by else (0.0, [])

    def _kind_of(self, group: GroupPlan) -> int:
        return int(self._model.room_kind[self._tables.room_index[group.room]])

    def _seats(self, group: GroupPlan, people: list[int]) -> Floats:
        """What each member costs in his seat."""
        tables = self._tables
        c, t = tables.counselor_index[group.counselor], tables.slot_index[group.slot]
        variants = np.flatnonzero(tables.variant_group == tables.group_index[group.id])
        best = variants[np.argmin(self._cost[people][:, variants].sum(axis=0))]
        seat = self._cost[people, best] + tables.sit_cost[people, c]
        return (seat + tables.avoid_cost * tables.avoid[people, t]).astype(np.float64)

    def _line(self, group: GroupPlan, size: int, counselor: Floats) -> float:
        """What the group pays at these prices for itself, its counselor, hour and room, and for missing heads."""
        tables, kind = self._tables, self._kind_of(group)
        g, c, t = (
            tables.group_index[group.id],
            tables.counselor_index[group.counselor],
            tables.slot_index[group.slot],
        )
        went_on = tables.groups[g].previous is not None
        own = tables.open_cost + tables.room_cost * went_on - self._group[g] - counselor[c]
        hour = tables.meet_cost[g, t] - self._meet[g, t, kind] + tables.lead_cost[c, t] - self._slot[c, t]
        return float(own + hour - self._kind[t, kind] + tables.short_cost * max(0, tables.problem.comfort_min - size))
