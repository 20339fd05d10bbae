"""What lines and memberships outside the programme could save, and the bound that follows for the whole week.

The duals of the rows that lines share price residents, groups, counselors, hours and rooms. With these prices every
line is a small problem of its own: the best hour, room and members. It is solved exactly here, for every line there is,
so that the sum is a bound for all plans and not only for those the programme holds (Lagrangian relaxation).
"""

from __future__ import annotations

import numpy as np
from attrs import frozen

from tcdesk.scheduling.model import Model
from tcdesk.scheduling.programme import Arrays
from tcdesk.scheduling.tables import Floats, Ints

FAR = 1e9
CHUNK = 400_000
FEW = 64


@frozen(kw_only=True)
class Prices:
    """The duals by what they price, and `base`: the bound before any line is counted."""

    base: float
    resident: Floats
    group: Floats
    counselor: Floats
    slot: Floats
    """[c, t]"""
    meet: Floats
    """[g, t, k]"""
    kind: Floats
    """[t, k]"""
    member: Floats
    """[r, g]"""


def prices_of(model: Model, arrays: Arrays, duals: Floats) -> Prices:
    """Sort `duals` by what they price."""
    tables = model.tables
    n, g, c, t = len(tables.residents), len(tables.groups), len(tables.counselors), len(tables.slots)
    k = len(model.kinds)
    slot, kind, meet, member = np.zeros((c, t)), np.zeros((t, k)), np.zeros((g, t, k)), np.zeros((n, g))
    for counselors, slots, rows in model.slot_rows:
        slot[counselors, slots] += duals[rows]
    for rows in model.kind_rows:
        kind += duals[rows].reshape(t, k)
    for groups, slots, kinds, rows, number in model.meet_rows:
        np.add.at(meet, (groups, slots, kinds), number * duals[rows])
    for residents, groups, rows in model.member_rows:
        np.add.at(member, (residents, groups), duals[rows])
    shared = np.ones(len(duals), dtype=bool)
    shared[np.concatenate(model.own_rows)] = False
    side = np.where(duals > 0, arrays.low, arrays.high)
    counted = shared & np.isfinite(side)  # a price of rounding size on a side without a bound counts as none
    base = float(duals[counted] @ side[counted])
    others = np.ones(len(arrays.cost), dtype=bool)
    others[np.concatenate(model.own_columns)] = False
    reduced = arrays.reduced_costs(duals)
    base += float(np.sum(np.minimum(reduced[others], 0.0) * arrays.upper[others]))
    return Prices(
        base=base,
        resident=_sum(duals, model.resident_rows, n),
        group=_sum(duals, model.group_rows, g),
        counselor=_sum(duals, model.counselor_rows, c),
        slot=slot,
        meet=meet,
        kind=kind,
        member=member,
    )


def _sum(duals: Floats, blocks: list[Ints], count: int) -> Floats:
    total = np.zeros(count)
    for rows in blocks:
        total += duals[rows]
    return total


@frozen(kw_only=True, eq=False)
class Nearest:
    """The residents who cost least in each line (a row each), and below what cost none of the others lies."""

    who: Ints
    """[row, k]"""
    seat: Floats
    """[row, k]; FAR where he may not sit."""
    rest: Floats
    """[row]"""

    def led(self, rows: Ints, counselor: Ints, more: Floats) -> Nearest:
        """Some rows, each with a counselor: who adds `more[r, c]`, which is never below 0, to each resident."""
        who = self.who[rows]
        return Nearest(who=who, seat=self.seat[rows] + more[who, counselor[:, None]], rest=self.rest[rows])

    def cheapest(self, some: int) -> Nearest:
        """The `some` cheapest of each row by name, the others as the rest."""
        if some >= self.seat.shape[1]:
            return self
        pick = np.argpartition(self.seat, some - 1, axis=1)[:, :some]
        seat = np.take_along_axis(self.seat, pick, axis=1)
        rest = np.minimum(seat.max(axis=1), self.rest)
        return Nearest(who=np.take_along_axis(self.who, pick, axis=1), seat=seat, rest=rest)


def nearest(seat: Floats) -> Nearest:
    """Everybody as he costs in each row: [row, r]."""
    who: Ints = np.zeros(seat.shape, dtype=np.int64) + np.arange(seat.shape[1], dtype=np.int64)
    return Nearest(who=who, seat=seat, rest=np.full(len(seat), FAR))


@frozen(kw_only=True, eq=False)
class Worth:
    """For each line the least reduced cost of any way to run it, and of any way with a given resident in it."""

    line: Floats
    who: Ints
    """[line, k]: the residents who cost least, the others are not named."""
    named: Floats
    """[line, k]: with each of them in it."""
    beside: Floats
    """What the line costs at least beside a resident who is given."""

    def rows(self, rows: Ints) -> Worth:
        """Some of the lines."""
        return Worth(line=self.line[rows], who=self.who[rows], named=self.named[rows], beside=self.beside[rows])

    def members(self, seat: Floats) -> Floats:
        """The least reduced cost with each resident in it, [line, r], where `seat` is what he costs in each line."""
        everyone = np.maximum(self.beside[:, None] + seat, self.line[:, None])
        np.put_along_axis(everyone, self.who, self.named, axis=1)
        return np.minimum(everyone, FAR)


class Pricer:
    """Prices lines of one set of tables under one set of prices."""

    def __init__(self, model: Model, prices: Prices) -> None:
        tables = model.tables
        self.tables = tables
        self.prices = prices
        self.kinds = model.kinds
        self.few = max(FEW, tables.problem.max_size)
        # What an hour costs: [g, t, k] for the group's part, FAR where no room of the kind may be used.
        rooms = np.where((model.kind_rooms > 0).T, -prices.kind, FAR)
        group_hour = rooms[None, :, :] - prices.meet
        group_hour += np.where(tables.may_meet, tables.meet_cost, FAR)[:, :, None]
        for g in np.flatnonzero(model.room_locked):
            right = np.zeros((len(tables.slots), len(self.kinds)), dtype=bool)
            own = model.own_room[g]
            if own >= 0 and model.room_kind[own] >= 0:
                right[:, model.room_kind[own]] = tables.room_free[own]
            group_hour[g][~right] = FAR
        self.group_hour = group_hour
        self.new_hour = rooms
        self.counselor_hour = np.where(tables.may_lead, tables.lead_cost - prices.slot, FAR)
        went_on = np.array([group.previous is not None for group in tables.groups], dtype=bool)
        self.group_base = tables.open_cost + tables.room_cost * went_on - prices.group

    def _hours(self, group: Ints, counselor: Ints) -> Floats:
        """What each line pays for itself, a slot and a kind of room: [line, t, k]."""
        padded = np.concatenate([self.group_hour, self.new_hour[None]])
        base = np.append(self.group_base, float(self.tables.open_cost))
        own = base[group] - self.prices.counselor[counselor]
        return padded[group] + self.counselor_hour[counselor][:, :, None] + own[:, None, None]

    def rough(self, group: Ints, counselor: Ints, near: Nearest) -> Floats:
        """A cheap bound below the value of each line: everybody free at every hour. `near` has a row for each."""
        least, _ = self._sizes(np.minimum(near.seat, near.rest[:, None]))
        best = np.full(len(group), FAR)
        step = max(1, CHUNK // max(1, self.new_hour.size))
        for start in range(0, len(best), step):
            part = slice(start, start + step)
            best[part] = (least[part] + self._hours(group[part], counselor[part]).min(axis=1)).min(axis=1)
        return np.minimum(best, FAR)

    def screen(self, group: int, counselors: Ints, near: Nearest) -> Floats:
        """A bound below every line of one group (-1: a new one) with any of `counselors`: [row of near].

        `near` holds what each resident costs at least whoever of them leads; each row is one focus.
        """
        hour = self.new_hour if group < 0 else self.group_hour[group]
        base = float(self.tables.open_cost) if group < 0 else float(self.group_base[group])
        lead = (self.counselor_hour[counselors] - self.prices.counselor[counselors][:, None]).min(axis=0)
        least, _ = self._sizes(np.minimum(near.seat, near.rest[:, None]))
        return (least + (hour + lead[:, None]).min(axis=0)).min(axis=1) + base

    def worth(self, group: Ints, counselor: Ints, near: Nearest) -> Worth:
        """The value of every line (a row of `near` each), over all hours, kinds of room and members.

        Only the cheapest residents are looked at by name; where too many of them are busy, the rest count as cheap as
        the dearest of them, which can only lower the value.
        """
        tables = self.tables
        near = near.cheapest(self.few)
        count = len(group)
        hours = self._hours(group, counselor)
        line, slot = np.nonzero(hours.min(axis=2) < FAR / 2)
        values, beside = np.full(count, FAR), np.full(count, FAR)
        members = np.full(near.seat.shape, FAR)
        busy = np.where(tables.busy, FAR, tables.avoid_cost * tables.avoid).T.astype(np.float64)
        step = max(1, CHUNK // max(1, near.seat.shape[1]))
        for start in range(0, len(line), step):
            at, when = line[start : start + step], slot[start : start + step]
            here, named = hours[at, when], near.seat[at] + busy[when[:, None], near.who[at]]
            least, forced = self._sizes(np.minimum(named, near.rest[at][:, None]))
            whole = (least + here).min(axis=1)
            others = (forced + here).min(axis=1)
            np.minimum.at(values, at, whole)
            np.minimum.at(beside, at, others)
            with_him = np.maximum(others[:, None] + named, whole[:, None])
            first = np.flatnonzero(np.r_[True, at[1:] != at[:-1]])
            lowest = np.minimum.reduceat(with_him, first, axis=0)
            members[at[first]] = np.minimum(members[at[first]], lowest)
        return Worth(line=np.minimum(values, FAR), who=near.who, named=members, beside=beside)

    def _sizes(self, seat: Floats) -> tuple[Floats, Floats]:
        """The cheapest members by kind of room, and the cheapest others beside one who is given: two [row, k]."""
        problem = self.tables.problem
        most = min(int(self.kinds[0]) if len(self.kinds) else 0, seat.shape[1])
        least = max(1, problem.min_size)
        rows = len(seat)
        if most < least:
            nothing = np.full((rows, len(self.kinds)), FAR)
            return nothing, nothing
        cheapest = seat if most == seat.shape[1] else np.partition(seat, most - 1, axis=1)[:, :most]
        total = np.cumsum(np.sort(cheapest, axis=1), axis=1)
        size = np.arange(1, most + 1)
        short = self.tables.short_cost * np.maximum(0, problem.comfort_min - size)
        forced = np.concatenate([np.zeros((rows, 1)), total[:, :-1]], axis=1) + short
        total = total + short
        whole = [total[:, least - 1 : int(q)].min(axis=1) for q in self.kinds]
        beside = [forced[:, least - 1 : int(q)].min(axis=1) for q in self.kinds]
        return np.stack(whole, axis=1), np.stack(beside, axis=1)
