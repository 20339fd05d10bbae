"""Which lines and memberships the programme needs: grown by what pricing finds, until nothing outside can help."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

import numpy as np
from attrs import frozen

from tcdesk.scheduling.focuses import Focuses
from tcdesk.scheduling.model import Choice, possible_lines
from tcdesk.scheduling.pricing import CHUNK, FAR, Lines, Pricer, Worth, known_lines
from tcdesk.scheduling.tables import Bools, Candidate, Floats, Ints, Tables

ALTERNATES = 8  # counselors that a group without its own starts with
WHOLE = 1e-6
SOME = 1  # counselors or focuses of one group taken in after each relaxation
MANY = 100  # new groups of one counselor
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

    def look(self, limit: float, *, fresh: bool = False) -> Found:
        """Price all lines; take in those, and those of their members, whose reduced cost is below `limit`.

        With `fresh` the choice starts empty: what is left out then costs at least the bound and `limit` more.
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
            lines[variant[near], counselor[near]] = True
            line, resident = np.nonzero(self._wanted(worth, near, limit, fresh=fresh))
            members[resident, variant[near][line]] = True
        found = self._variants(limit, lowest, fresh=fresh)
        more, missing = self._new(limit, fresh=fresh)
        found += more
        grew = (int(lines.sum()), int(members.sum())) != before or bool(found)
        return Found(
            bound=self.pricer.prices.base + float(lowest.sum()) + missing,
            choice=Choice(lines=lines, members=members),
            offers=tuple(sorted(found, key=lambda offer: offer.worth)),
            whole=not self._cut,
            grew=grew,
        )

    def _copies(self, counselor: int, worth: float, limit: float) -> int:
        """How many groups of one counselor and focus could stand side by side below `limit`."""
        places = int(self.tables.places[counselor])
        if limit < 2 * WHOLE:
            return 1
        return places if worth <= 0 else max(1, min(places, math.ceil(limit / worth) - 1))

    def _offer(
        self, worth: Worth, line: np.intp, counselor: int, candidate: Candidate, limit: float, *, fresh: bool
    ) -> Offer:
        counselors = np.zeros(len(self.tables.counselors), dtype=bool)
        counselors[counselor] = True
        members = self._wanted(worth, line, limit, fresh=fresh)
        return Offer(worth=float(worth.line[line]), candidate=candidate, counselors=counselors, members=members)

    @staticmethod
    def _wanted(worth: Worth, line: Bools | np.intp, limit: float, *, fresh: bool) -> Bools:
        """Which members to take in with a line: all below `limit`, or for now those beside its best ones."""
        if fresh:
            return worth.member[line] < limit
        return worth.member[line] < np.minimum(limit, worth.line[line] + NEAR)[..., None]

    def _priced(self, lines: Lines, limit: float) -> tuple[Ints, Worth]:
        """Which lines could be below `limit`, and their exact worth."""
        self._pause()
        near = np.flatnonzero(self.pricer.rough(lines) < limit)
        part = Lines(group=lines.group[near], counselor=lines.counselor[near], seat=lines.seat[near])
        return near, self.pricer.worth(part)

    def _known(self, limit: float) -> Iterator[tuple[Ints, Ints, Worth]]:
        """Exact worth of every line of a known variant that could be below `limit`."""
        tables, prices = self.tables, self.pricer.prices
        look = self.choice.lines & self.possible[tables.variant_group]
        base = tables.variant_cost - prices.resident[:, None] - prices.member[:, tables.variant_group]
        seat = np.where(tables.may_sit, tables.sit_cost, FAR)
        for v, g in enumerate(tables.variant_group):
            self._pause()
            others = np.flatnonzero(self.possible[g] & ~look[v])
            if len(others):
                least = np.where(tables.may_join[:, g], base[:, v] + seat[:, others].min(axis=1), FAR)
                if self.pricer.screen(int(g), others, least[None])[0] < limit:
                    look[v, others] = True
        variants, counselors = np.nonzero(look)
        step = max(1, CHUNK // max(1, len(tables.residents)))
        for start in range(0, len(variants), step):
            variant, counselor = variants[start : start + step], counselors[start : start + step]
            near, worth = self._priced(known_lines(tables, prices, variant, counselor), limit)
            if len(near):
                yield variant[near], counselor[near], worth

    def _variants(self, limit: float, lowest: Floats, *, fresh: bool) -> list[Offer]:
        """Other focuses of groups that declare none: their worth enters `lowest`, promising ones are given back."""
        tables, prices = self.tables, self.pricer.prices
        found: dict[Candidate, Offer] = {}
        seat = np.where(tables.may_sit, tables.sit_cost, FAR)
        for g, group in enumerate(tables.groups):
            fits = self.focuses.unknown(group, tables)
            if not len(fits):
                continue
            base = tables.join_cost[:, g] - prices.resident - prices.member[:, g]
            able = np.flatnonzero(self.possible[g])
            if not len(able):
                continue
            least = np.where(tables.may_join[:, g], base + seat[:, able].min(axis=1), FAR)
            fits = fits[self.pricer.screen(g, able, self.focuses.cost[fits] + least) < max(limit, 0.0)]
            if not len(fits):
                continue
            for c in able:
                here = np.where(tables.may_join[:, g], base + seat[:, c], FAR)
                lines = Lines(
                    group=np.full(len(fits), g), counselor=np.full(len(fits), c), seat=self.focuses.cost[fits] + here
                )
                near, worth = self._priced(lines, max(limit, 0.0))
                order = np.argsort(worth.line, kind="stable")
                lowest[g] = min([lowest[g], *worth.line[order[:1]].tolist()])
                for i in order if fresh else order[:SOME]:
                    if worth.line[i] < limit:
                        focus = self.focuses.names[int(fits[near[i]])]
                        offer = self._offer(
                            worth, i, int(c), Candidate(group=group.id, focus=focus), limit, fresh=fresh
                        )
                        found[offer.candidate] = offer.joined(found.get(offer.candidate))
        return list(found.values())

    def _new(self, limit: float, *, fresh: bool) -> tuple[list[Offer], float]:
        """New groups of every counselor and focus that are worth taking in, and their part of the bound."""
        tables, prices = self.tables, self.pricer.prices
        found: list[Offer] = []
        missing = 0.0
        able = np.flatnonzero((tables.places > 0) & tables.may_lead.any(axis=1))
        if not len(self.focuses.names) or not len(able):
            return found, missing
        seat = self.focuses.cost + self.focuses.leaving - prices.resident
        least = np.where(tables.may_sit[:, able], tables.sit_cost[:, able], FAR).min(axis=1)
        fits = np.flatnonzero(self.pricer.screen(-1, able, seat + least) < max(limit, 0.0))
        seat, count = seat[fits], len(fits)
        known = set(tables.candidates)
        for c in able if count else ():
            here = np.where(tables.may_sit[:, c], seat + tables.sit_cost[:, c], FAR)
            lines = Lines(group=np.full(count, -1), counselor=np.full(count, c, dtype=np.int64), seat=here)
            near, worth = self._priced(lines, max(limit, 0.0))
            if not len(near):
                continue
            missing += float(tables.places[c]) * min(0.0, float(worth.line.min()))
            id_ = tables.counselors[int(c)].id
            promising = np.flatnonzero(worth.line < limit)
            self._cut |= len(promising) > MANY
            for i in promising[np.argsort(worth.line[promising], kind="stable")[:MANY]]:
                focus = self.focuses.names[int(fits[near[i]])]
                for copy in range(self._copies(int(c), float(worth.line[i]), limit) if fresh else 1):
                    candidate = Candidate(counselor=id_, focus=focus, copy=copy)
                    if candidate not in known:
                        found.append(self._offer(worth, i, int(c), candidate, limit, fresh=fresh))
        return found, missing


def _leading(worth: Floats, variant: Ints) -> Bools:
    """The `SOME` best lines of each variant; equal ones in order."""
    order = np.lexsort((worth, variant))
    sorted_variant = variant[order]
    start = np.searchsorted(sorted_variant, sorted_variant)
    leading = np.zeros(len(worth), dtype=bool)
    leading[order] = np.arange(len(worth)) - start < SOME
    return leading
