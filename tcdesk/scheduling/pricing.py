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
from tcdesk.scheduling.tables import Floats, Ints, Tables

FAR = 1e9
CHUNK = 1_500_000
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


@frozen(kw_only=True)
class Lines:
    """Lines to be priced: the group (-1 for a new one), counselor and the price of every resident in it."""

    group: Ints
    counselor: Ints
    seat: Floats
    """[line, r]; FAR where he may not sit."""


@frozen(kw_only=True)
class Worth:
    """For each line the least reduced cost of any way to run it, and of any way with a given resident in it."""

    line: Floats
    member: Floats
    """[line, r]"""


class Pricer:
    """Prices lines of one set of tables under one set of prices."""

    def __init__(self, model: Model, prices: Prices) -> None:
        tables = model.tables
        self.tables = tables
        self.prices = prices
        self.kinds = model.kinds
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

    def hours(self, lines: Lines) -> Floats:
        """What each line pays for itself, a slot and a kind of room: [line, t, k]."""
        padded = np.concatenate([self.group_hour, self.new_hour[None]]) if len(self.group_hour) else self.new_hour[None]
        base = np.append(self.group_base, float(self.tables.open_cost))
        own = base[lines.group] - self.prices.counselor[lines.counselor]
        return padded[lines.group] + self.counselor_hour[lines.counselor][:, :, None] + own[:, None, None]

    def rough(self, lines: Lines) -> Floats:
        """A cheap bound below `worth(...).line`: everybody free at every hour."""
        hours = self.hours(lines).min(axis=1)
        best = np.full(len(lines.group), FAR)
        step = max(1, CHUNK // max(1, lines.seat.shape[1]))
        for start in range(0, len(best), step):
            part = slice(start, start + step)
            least, _ = self._sizes(lines.seat[part])
            best[part] = np.minimum((least + hours[part]).min(axis=1), FAR)
        return best

    def screen(self, group: int, counselors: Ints, seat: Floats) -> Floats:
        """A bound below every line of one group (-1: a new one) with any of `counselors`: [row of seat].

        `seat` holds what each resident costs at least whoever of them leads; each row is one focus.
        """
        hour = self.new_hour if group < 0 else self.group_hour[group]
        base = float(self.tables.open_cost) if group < 0 else float(self.group_base[group])
        lead = (self.counselor_hour[counselors] - self.prices.counselor[counselors][:, None]).min(axis=0)
        least, _ = self._sizes(seat)
        return (least + (hour + lead[:, None]).min(axis=0)).min(axis=1) + base

    def worth(self, lines: Lines) -> Worth:
        """The value of every line, over all hours, kinds of room and members.

        Of many residents only the cheapest `FEW` are looked at by name; where too many of them are busy, the rest
        count as cheap as the dearest of them, which can only lower the value.
        """
        tables = self.tables
        count, people = lines.seat.shape
        hours = self.hours(lines)
        line, slot = np.nonzero(hours.min(axis=2) < FAR / 2)
        values = np.full(count, FAR)
        busy = np.where(tables.busy, FAR, tables.avoid_cost * tables.avoid).T.astype(np.float64)
        some = min(FEW, people)
        pick = np.argpartition(lines.seat, some - 1, axis=1)[:, :some] if some < people else None
        seat = lines.seat if pick is None else np.take_along_axis(lines.seat, pick, axis=1)
        rest = np.full(count, FAR) if pick is None else seat.max(axis=1)
        members = np.full(seat.shape, FAR)
        beside = np.full(count, FAR)
        step = max(1, CHUNK // max(1, some))
        for start in range(0, len(line), step):
            at, when = line[start : start + step], slot[start : start + step]
            away = busy[when] if pick is None else busy[when[:, None], pick[at]]
            here, named = hours[at, when], seat[at] + away
            least, forced = self._sizes(np.minimum(named, rest[at][:, None]))
            whole = (least + here).min(axis=1)
            others = (forced + here).min(axis=1)
            np.minimum.at(values, at, whole)
            np.minimum.at(beside, at, others)
            with_him = np.maximum(others[:, None] + named, whole[:, None])
            first = np.flatnonzero(np.r_[True, at[1:] != at[:-1]])
            lowest = np.minimum.reduceat(with_him, first, axis=0)
            members[at[first]] = np.minimum(members[at[first]], lowest)
        if pick is not None:
            everyone = np.maximum(beside[:, None] + lines.seat, values[:, None])
            np.put_along_axis(everyone, pick, members, axis=1)
            members = everyone
        return Worth(line=np.minimum(values, FAR), member=np.minimum(members, FAR))

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


def known_lines(tables: Tables, prices: Prices, variant: Ints, counselor: Ints) -> Lines:
    """The lines of variants that the tables know, ready to be priced."""
    group = tables.variant_group[variant]
    seat = (tables.variant_cost - prices.resident[:, None] - prices.member[:, tables.variant_group]).T[variant]
    seat = seat + tables.sit_cost.T[counselor]
    may = tables.may_join.T[group] & tables.may_sit.T[counselor]
    return Lines(group=group, counselor=counselor, seat=np.where(may, seat, FAR))
