"""Which lines and memberships the programme needs: grown by what pricing finds, until nothing outside can help."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from functools import cached_property

import numpy as np
from attrs import frozen

from tcdesk.scheduling.focuses import Focuses
from tcdesk.scheduling.model import Choice, possible_lines
from tcdesk.scheduling.pricing import CHUNK, FAR, Pricer, Worth, nearest
from tcdesk.scheduling.tables import Bools, Candidate, Floats, Ints, Tables

ALTERNATES = 8  # counselors that a group without its own starts with
WHOLE = 1e-6
SOME = 1  # counselors or focuses of one group taken in after each relaxation
MANY = 100  # new groups of one counselor
WIDE = 192  # residents who are cheapest in a line whoever leads it: the others stand behind them
NEAR = 4.0  # members of a new line whose reduced cost is that near to its best are taken in with it


def first_choice(tables: Tables, keep: int) -> Choice:
    """Each group with its counselor (or the cheapest able ones), each resident in his own and the cheapest groups."""
    possible = possible_lines(tables)
    lines = np.zeros((len(tables.variant_focus), len(tables.counselors)), dtype=bool)
    home = _home_cost(tables)
    for v in range(len(tables.variant_focus)):
        g = int(tables.variant_group[v])
        group = tables.groups[g]
        own = tables.counselor_index.get(group.previous.counselor, -1) if group.previous else -1
        able = np.flatnonzero(possible[g])
        stays = own >= 0 and bool(possible[g, own])
        lines[v, able[np.argsort(home[g, able], kind="stable")[:ALTERNATES]]] = not stays
        if stays:
            lines[v, own] = True
    cost = tables.variant_cost.astype(np.float64)
    cost[~tables.may_join[:, tables.variant_group]] = FAR
    members = np.zeros(cost.shape, dtype=bool)
    if cost.size:
        near = np.argsort(cost, axis=1, kind="stable")[:, :keep]
        np.put_along_axis(members, near, values=True, axis=1)
    for r, resident in enumerate(tables.residents):
        previous = tables.problem.previous_of.get(resident.id)
        g = tables.group_index.get(previous.id) if previous else None
        if g is not None:
            members[r, tables.variant_group == g] = True
    return Choice(lines=lines, members=members)


def _home_cost(tables: Tables) -> Floats:
    """What each counselor would cost the members of last week of each group: [g, c]."""
    cost = np.zeros((len(tables.groups), len(tables.counselors)))
    seat = tables.sit_cost + 40.0 * ~tables.may_sit
    for g, group in enumerate(tables.groups):
        ids = group.previous.members if group.previous else ()
        people = [tables.resident_index[r] for r in ids if r in tables.resident_index]
        cost[g] = seat[people].sum(axis=0)
    return cost


@frozen(kw_only=True, eq=False)
class Offer:
    """A variant unknown so far that could pay: with which counselors and members, and its least reduced cost."""

    worth: float
    candidate: Candidate
    counselors: Bools
    members: Bools

    def joined(self, other: Offer | None) -> Offer:
        """Both offers of one variant as one."""
        if other is None:
            return self
        return Offer(
            worth=min(self.worth, other.worth),
            candidate=self.candidate,
            counselors=self.counselors | other.counselors,
            members=self.members | other.members,
        )


def widened(choice: Choice, tables: Tables, offers: tuple[Offer, ...]) -> Choice:
    """The choice over `tables` after the candidates of `offers` were added, each with its counselors and members."""
    variants, old = len(tables.variant_focus), choice.lines.shape[0]
    lines = np.zeros((variants, len(tables.counselors)), dtype=bool)
    members = np.zeros((len(tables.residents), variants), dtype=bool)
    lines[:old] = choice.lines
    members[:, :old] = choice.members
    for v, offer in zip(range(old, variants), offers, strict=True):
        lines[v] = offer.counselors
        members[:, v] = offer.members
    return Choice(lines=lines, members=members)


@frozen(kw_only=True, eq=False)
class _Maybe:
    """A line of a focus unknown so far that could pay; `group` is -1 for a new group."""

    candidate: Candidate
    group: int
    counselor: int
    focus: int
    worth: Worth
    """A single row."""

    @property
    def line(self) -> float:
        """The least reduced cost of the line."""
        return float(self.worth.line[0])


@frozen(kw_only=True)
class Found:
    """What pricing found: the bound for the whole week, and what to take in so that it may rise."""

    bound: float
    choice: Choice
    offers: tuple[Offer, ...]
    """Variants unknown so far, the most promising first."""
    whole: bool
    """Whether nothing below the limit was left out."""
    grew: bool


class Frontier:
    """Looks at everything outside the programme under one set of prices."""

    def __init__(self, pricer: Pricer, focuses: Focuses, choice: Choice, pause: Callable[[], None]) -> None:
        self.pricer = pricer
        self.focuses = focuses
        self.tables: Tables = pricer.tables
        self.choice = choice
        self._pause = pause
        self._cut = False
        self.possible: Bools = possible_lines(self.tables)
        self._lead_cost: Floats = np.where(self.tables.may_sit, self.tables.sit_cost, FAR)
        """[r, c]"""

    def look(self, limit: float, *, fresh: bool = False, most: int | None = None) -> Found:
        """Price all lines; take in those, and those of their members, whose reduced cost is below `limit`.

        With `fresh` the choice starts empty: what is left out then costs at least the bound and `limit` more. Of the
        variants unknown so far the `most` promising are given (None: all).
        """
        tables, old = self.tables, self.choice
        self._cut = False
        lowest = np.zeros(len(tables.groups))
        lines = np.zeros_like(old.lines) if fresh else old.lines.copy()
        members = np.zeros_like(old.members) if fresh else old.members.copy()
        before = int(lines.sum()), int(members.sum())
        for variant, counselor, worth in self._known(max(limit, 0.0) + 1e-6):
            np.minimum.at(lowest, tables.variant_group[variant], worth.line)
            near = worth.line < limit
            if not fresh:
                near &= old.lines[variant, counselor] | _leading(worth.line, variant)
            rows = np.flatnonzero(near)
            lines[variant[rows], counselor[rows]] = True
            for part in _parts(len(rows), len(tables.residents)):
                some = rows[part]
                seat = self._known_seat[variant[some]] + self._lead_cost.T[counselor[some]]
                line, resident = np.nonzero(_wanted(worth.rows(some), seat, limit, fresh=fresh))
                members[resident, variant[some][line]] = True
        found = self._variants(limit, lowest, fresh=fresh)
        more, missing = self._new(limit, fresh=fresh)
        promising = sorted((*found, *more), key=lambda maybe: maybe.line)
        grew = (int(lines.sum()), int(members.sum())) != before or bool(promising)
        return Found(
            bound=self.pricer.prices.base + float(lowest.sum()) + missing,
            choice=Choice(lines=lines, members=members),
            offers=self._offers(promising, limit, fresh=fresh, most=most),
            whole=not self._cut,
            grew=grew,
        )

    def _copies(self, counselor: int, worth: float, limit: float) -> int:
        """How many groups of one counselor and focus could stand side by side below `limit`."""
        places = int(self.tables.places[counselor])
        if limit < 2 * WHOLE:
            return 1
        return places if worth <= 0 else max(1, min(places, math.ceil(limit / worth) - 1))

    def _offers(self, found: list[_Maybe], limit: float, *, fresh: bool, most: int | None) -> tuple[Offer, ...]:
        """The first `most` candidates of `found`, each with its counselors and the members to take in."""
        offers: dict[Candidate, Offer] = {}
        for maybe in found:
            if most is not None and len(offers) >= most and maybe.candidate not in offers:
                continue
            seat = self.focuses.cost[maybe.focus] + self._group_seat(maybe.group) + self._lead_cost[:, maybe.counselor]
            counselors = np.zeros(len(self.tables.counselors), dtype=bool)
            counselors[maybe.counselor] = True
            offer = Offer(
                worth=maybe.line,
                candidate=maybe.candidate,
                counselors=counselors,
                members=_wanted(maybe.worth, seat[None, :], limit, fresh=fresh)[0],
            )
            offers[offer.candidate] = offer.joined(offers.get(offer.candidate))
        return tuple(offers.values())

    @cached_property
    def _known_seat(self) -> Floats:
        """What each resident costs in each known variant, whoever leads it: [v, r]."""
        tables, prices = self.tables, self.pricer.prices
        groups = tables.variant_group
        seat = tables.variant_cost - prices.resident[:, None] - prices.member[:, groups]
        return np.ascontiguousarray(np.where(tables.may_join[:, groups], seat, FAR).T)

    def _group_seat(self, group: int) -> Floats:
        """What each resident costs in a group (-1: a new one), whatever its focus and whoever leads it."""
        tables, prices = self.tables, self.pricer.prices
        if group < 0:
            return self.focuses.leaving - prices.resident
        seat = tables.join_cost[:, group] - prices.resident - prices.member[:, group]
        return np.where(tables.may_join[:, group], seat, FAR)

    def _known(self, limit: float) -> Iterator[tuple[Ints, Ints, Worth]]:
        """The worth of every line of a known variant that could be below `limit`."""
        groups = self.tables.variant_group
        variants, counselors = np.nonzero(self.possible[groups])
        if not len(variants):
            return
        least = self._lead_cost.min(axis=1, initial=FAR)
        more = self._lead_cost - least[:, None]
        near = nearest(np.minimum(self._known_seat + least, FAR)).cheapest(WIDE)
        few = near.cheapest(self.pricer.few)
        promising: list[Ints] = []
        for part in _parts(len(variants), few.seat.shape[1]):
            self._pause()
            v, c = variants[part], counselors[part]
            rough = self.pricer.rough(groups[v], c, few.led(v, c, more))
            promising.append(part.start + np.flatnonzero(rough < limit))
        lines = np.concatenate(promising)
        for part in _parts(len(lines), near.seat.shape[1]):
            self._pause()
            v, c = variants[lines[part]], counselors[lines[part]]
            yield v, c, self.pricer.worth(groups[v], c, near.led(v, c, more))

    def _promising(self, group: int, able: Ints, focus: Ints, limit: float) -> Iterator[tuple[int, Ints, Worth]]:
        """For each counselor those of the focuses whose line could be below `limit`, and its worth."""
        least = self._lead_cost[:, able].min(axis=1)
        more = self._lead_cost - least[:, None]
        seat = self.focuses.cost[focus] + (self._group_seat(group) + least)
        near = nearest(np.minimum(seat, FAR)).cheapest(WIDE)
        few = near.cheapest(self.pricer.few)
        fits = np.flatnonzero(self.pricer.screen(group, able, few) < limit)
        for c in able.tolist() if len(fits) else ():
            self._pause()
            groups, counselor = np.full(len(fits), group), np.full(len(fits), c)
            rough = self.pricer.rough(groups, counselor, few.led(fits, counselor, more))
            some = np.flatnonzero(rough < limit)
            if len(some):
                led = near.led(fits[some], counselor[some], more)
                yield c, focus[fits[some]], self.pricer.worth(groups[some], counselor[some], led)

    def _variants(self, limit: float, lowest: Floats, *, fresh: bool) -> list[_Maybe]:
        """Other focuses of groups that declare none: their worth enters `lowest`, promising ones are given back."""
        found: list[_Maybe] = []
        for g, group in enumerate(self.tables.groups):
            fits = self.focuses.unknown(group, self.tables)
            able = np.flatnonzero(self.possible[g])
            if not len(fits) or not len(able):
                continue
            for c, focus, worth in self._promising(g, able, fits, max(limit, 0.0)):
                order = np.argsort(worth.line, kind="stable")
                lowest[g] = min(lowest[g], float(worth.line[order[0]]))
                for i in order if fresh else order[:SOME]:
                    if worth.line[i] < limit:
                        f = int(focus[i])
                        candidate = Candidate(group=group.id, focus=self.focuses.names[f])
                        found.append(
                            _Maybe(candidate=candidate, group=g, counselor=c, focus=f, worth=worth.rows(np.array([i])))
                        )
        return found

    def _new(self, limit: float, *, fresh: bool) -> tuple[list[_Maybe], float]:
        """New groups of every counselor and focus that are worth taking in, and their part of the bound."""
        tables = self.tables
        found: list[_Maybe] = []
        missing = 0.0
        able = np.flatnonzero((tables.places > 0) & tables.may_lead.any(axis=1))
        if not len(self.focuses.names) or not len(able):
            return found, missing
        known = set(tables.candidates)
        for c, focus, worth in self._promising(-1, able, np.arange(len(self.focuses.names)), max(limit, 0.0)):
            missing += float(tables.places[c]) * min(0.0, float(worth.line.min()))
            id_ = tables.counselors[c].id
            promising = np.flatnonzero(worth.line < limit)
            self._cut |= len(promising) > MANY
            for i in promising[np.argsort(worth.line[promising], kind="stable")[:MANY]]:
                f, row = int(focus[i]), worth.rows(np.array([i]))
                for copy in range(self._copies(c, float(worth.line[i]), limit) if fresh else 1):
                    candidate = Candidate(counselor=id_, focus=self.focuses.names[f], copy=copy)
                    if candidate not in known:
                        found.append(_Maybe(candidate=candidate, group=-1, counselor=c, focus=f, worth=row))
        return found, missing


def _wanted(worth: Worth, seat: Floats, limit: float, *, fresh: bool) -> Bools:
    """Which members to take in with each line, [line, r]: all below `limit`, or for now those beside its best ones."""
    members = worth.members(seat)
    return members < (limit if fresh else np.minimum(limit, worth.line + NEAR)[:, None])


def _parts(count: int, width: int) -> Iterator[slice]:
    """`count` lines in parts that fit in memory, `width` numbers for each line."""
    step = max(1, CHUNK // max(1, width))
    for start in range(0, count, step):
        yield slice(start, min(start + step, count))


def _leading(worth: Floats, variant: Ints) -> Bools:
    """The `SOME` best lines of each variant; equal ones in order."""
    order = np.lexsort((worth, variant))
    sorted_variant = variant[order]
    start = np.searchsorted(sorted_variant, sorted_variant)
    leading = np.zeros(len(worth), dtype=bool)
    leading[order] = np.arange(len(worth)) - start < SOME
    return leading
