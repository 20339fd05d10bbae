"""Hours and rooms of groups whose counselor and members stand, all at once, and what an hour and a room are worth then.

One group's hour is another's obstacle: where a room is lost it is often cheaper that a group moves that still had its
own. With counselor and members settled this is little more than an assignment, whose relaxation is nearly always whole,
and its prices say what the scarce hours are worth.
"""

from __future__ import annotations

import numpy as np
from attrs import evolve, frozen

from tcdesk.domain.week.plan import GroupPlan, Plan
from tcdesk.scheduling import highs
from tcdesk.scheduling.model import Model
from tcdesk.scheduling.programme import Programme
from tcdesk.scheduling.standing import AWAY
from tcdesk.scheduling.tables import Bools, Floats, Ints, Tables

MOST_NODES = 50
WHOLE = 1e-6


@frozen(kw_only=True, eq=False)
class Hours:
    """The plan with its groups at their cheapest hours, and the prices of hours: at most 0."""

    plan: Plan
    kind: Floats
    """[t, k]: of a room of the kind in the slot."""
    slot: Floats
    """[c, t]: of the counselor in the slot."""


def has_moved(model: Model, plan: Plan) -> bool:
    """Whether some group meets in another hour or room than before."""
    before = model.tables.problem.previous_by_id
    return any(
        group.id in before and (group.slot, group.room) != (before[group.id].slot, before[group.id].room)
        for group in plan.groups
    )


def with_members_back(tables: Tables, plan: Plan) -> Plan:
    """The plan with everybody in the group he was in before, wherever that runs and its counselor may have him."""
    back = plan
    for resident, now in plan.group_of.items():
        before = tables.problem.previous_of.get(resident)
        home = plan.by_id.get(before.id) if before is not None else None
        r = tables.resident_index.get(resident)
        if home is not None and r is not None and home.id != now and home.id in tables.group_index:
            c, g = tables.counselor_index[home.counselor], tables.group_index[home.id]
            if tables.may_sit[r, c] and tables.may_join[r, g]:
                back = back.move(resident, home.id)
    return back


def cheapest_hours(model: Model, plan: Plan, seed: int, stop: highs.Stop | None) -> Hours | None:
    """The cheapest hours and rooms for the groups of `plan`; None where it has new groups or no hours are found.

    Members who could not come count as if they had to move. Raises Stopped.
    """
    tables = model.tables
    held = {group.id for group in tables.held}
    groups = [group for group in plan.groups if group.id not in held]
    if not groups or any(group.id not in tables.group_index for group in groups):
        return None
    given = _Hours(model, groups)
    arrays = given.programme.arrays()
    answer = highs.relaxed(arrays, np.zeros(0, dtype=np.int64), stop)
    if answer is None:
        return None
    values: Floats | None = answer.values
    if np.abs(values - np.round(values)).max(initial=0.0) > WHOLE:
        values = highs.best(arrays, nodes=MOST_NODES, seed=seed, stop=stop).values
    if values is None:
        return None
    kind, slot = given.prices(answer.duals)
    return Hours(plan=tables.plan(given.placed(values)), kind=kind, slot=slot)


class _Hours:
    """The programme of the hours: one column for each group, slot and kind of room, and one for its own room."""

    def __init__(self, model: Model, groups: list[GroupPlan]) -> None:
        tables = model.tables
        self._model, self._groups = model, groups
        self._g: Ints = np.array([tables.group_index[group.id] for group in groups], dtype=np.int64)
        self._c: Ints = np.array([tables.counselor_index[group.counselor] for group in groups], dtype=np.int64)
        cost, may = self._cost()
        owns, stays, went_on = self._owns()
        own_kind = model.room_kind[model.own_room[self._g]]
        at, slot, kind = np.nonzero(may & ~model.room_locked[self._g][:, None, None])
        keeps, when = np.nonzero(owns & may[np.arange(len(groups)), :, np.maximum(own_kind, 0)])
        self._at: Ints = np.concatenate([at, keeps])
        self._slot: Ints = np.concatenate([slot, when])
        self._kind: Ints = np.concatenate([kind, own_kind[keeps]])
        self._keeps: Bools = np.arange(len(self._at)) >= len(at)
        paid = cost[self._at, self._slot] + tables.room_cost * (went_on[self._at] & ~(self._keeps & stays[self._at]))
        self.programme = Programme()
        columns = self.programme.add_columns("hour", paid)
        slots, kinds, many = len(tables.slots), len(model.kinds), len(tables.counselors)
        self.programme.add_entries(self.programme.add_rows("once", len(groups), low=1.0, high=1.0)[self._at], columns)
        self._kind_rows = self.programme.add_rows("kinds", slots * kinds, high=model.kind_rooms.T.ravel())
        self.programme.add_entries(self._kind_rows[self._slot * kinds + self._kind], columns)
        self._slot_rows = self.programme.add_rows("slots", many * slots, high=1.0)
        self.programme.add_entries(self._slot_rows[self._c[self._at] * slots + self._slot], columns)
        once = self.programme.add_rows("rooms", len(tables.rooms) * slots, high=1.0)
        room = model.own_room[self._g[keeps]]
        self.programme.add_entries(once[room * slots + when], columns[self._keeps])

    def _cost(self) -> tuple[Floats, Bools]:
        """What each hour costs each group, [i, t], and which hours and kinds of room it may have, [i, t, k]."""
        model, tables = self._model, self._model.tables
        cost = (tables.meet_cost[self._g] + tables.lead_cost[self._c]).astype(np.float64)
        may = np.broadcast_to((model.kind_rooms > 0).T, (len(self._g), len(tables.slots), len(model.kinds))).copy()
        may &= (tables.may_meet[self._g] & tables.may_lead[self._c])[:, :, None]
        for i, group in enumerate(self._groups):
            people = [tables.resident_index[r] for r in group.members]
            cost[i] += AWAY * tables.busy[people].sum(axis=0) + tables.avoid_cost * tables.avoid[people].sum(axis=0)
            may[i] &= model.kinds >= len(people)
        return cost, may

    def _owns(self) -> tuple[Bools, Bools, Bools]:
        """When each group could meet in its own room, [i, t], whether that is the one it had, and whether it had one.

        A locked room is the only one that a group may have.
        """
        model, tables = self._model, self._model.tables
        owns = np.zeros((len(self._g), len(tables.slots)), dtype=bool)
        stays, went_on = np.zeros(len(self._g), dtype=bool), np.zeros(len(self._g), dtype=bool)
        for i, group in enumerate(self._groups):
            g = tables.group_index[group.id]
            before, own = tables.groups[g].previous, int(model.own_room[g])
            went_on[i] = before is not None
            if own >= 0 and model.room_kind[own] >= 0:
                owns[i] = tables.room_free[own]
                stays[i] = before is not None and tables.rooms[own].id == before.room
        return owns, stays, went_on

    def prices(self, duals: Floats) -> tuple[Floats, Floats]:
        """The prices of kinds of room, [t, k], and of counselors, [c, t]."""
        tables, model = self._model.tables, self._model
        kind = np.minimum(duals[self._kind_rows], 0.0).reshape(len(tables.slots), len(model.kinds))
        return kind, np.minimum(duals[self._slot_rows], 0.0).reshape(len(tables.counselors), len(tables.slots))

    def placed(self, values: Floats) -> list[GroupPlan]:
        """The groups at the chosen hours, in real rooms: those that keep their own first."""
        tables, model = self._model.tables, self._model
        used: set[tuple[int, int]] = set()
        room_of: dict[int, tuple[int, int]] = {}
        chosen = np.flatnonzero(values > 0.5)
        for j in chosen[np.argsort(~self._keeps[chosen], kind="stable")].tolist():
            i, t = int(self._at[j]), int(self._slot[j])
            own = int(model.own_room[self._g[i]])
            fits = np.flatnonzero((model.room_kind == self._kind[j]) & tables.room_free[:, t]).tolist()
            free = [m for m in fits if (m, t) not in used]
            room = own if self._keeps[j] or own in free else free[0]
            used.add((room, t))
            room_of[i] = (t, room)
        return [
            evolve(group, slot=tables.slots[room_of[i][0]].id, room=tables.rooms[room_of[i][1]].id)
            for i, group in enumerate(self._groups)
        ]
