"""H6: two residents who must be kept apart are never in one group."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from tcdesk.domain.week.plan import Violation
from tcdesk.i18n import N_
from tcdesk.scheduling.model import Model, pairs
from tcdesk.scheduling.rules._base import RULES, Rule
from tcdesk.scheduling.sheet import Sheet
from tcdesk.scheduling.tables import Tables


class ApartPairs(Rule):
    """In the programme: of residents who are all apart from each other at most one sits in a group."""

    code = "H6"
    place = 6
    name = N_("Residents who are kept apart")

    def extend(self, model: Model) -> None:
        """For every group and clique: members of the clique <= 1."""
        cliques = apart_cliques(model.tables)
        if not cliques:
            return
        clique = np.concatenate([np.full(len(members), k) for k, members in enumerate(cliques)])
        resident = np.concatenate([np.array(members) for members in cliques])
        order = np.argsort(resident, kind="stable")
        seat, entry = pairs(model.sit_resident, resident[order])
        key = model.sit_group[seat] * len(cliques) + clique[order][entry]
        # Only rows with two different residents can be broken.
        used, number = np.unique(key, return_inverse=True)
        each = np.sort(number * len(model.tables.residents) + model.sit_resident[seat])
        people = each[np.diff(each, prepend=-1) > 0] // max(1, len(model.tables.residents))
        needed = np.bincount(people, minlength=len(used)) > 1
        row = np.cumsum(needed) - 1
        rows = model.programme.add_rows("H6", int(needed.sum()), key=used[needed], high=1.0)
        keep = needed[number]
        model.programme.add_entries(rows[row[number[keep]]], model.sit[seat[keep]])
        for members, k in zip(cliques, range(len(cliques)), strict=True):
            at = np.flatnonzero((used % len(cliques) == k) & needed)
            for resident_here in members:
                group = used[at] // len(cliques)
                model.member_rows.append((np.full(len(at), resident_here), group, rows[row[at]]))

    def breaches(self, sheet: Sheet) -> Iterator[Violation]:
        """Pairs in one group."""
        members = {group.id: set(group.members) for group in sheet.groups}
        for pair in sheet.problem.keep_apart:
            for id_ in dict.fromkeys(sheet.where.get(pair.a, ())):
                if pair.a in members[id_] and pair.b in members[id_]:
                    text = N_("{resident} and {other} must be kept apart ({why}); both are in group {group}.")
                    values = {"why": pair.why}
                    yield Violation(rule=self.code, text=text, group=id_, resident=pair.a, other=pair.b, values=values)


def apart_neighbours(tables: Tables) -> list[set[int]]:
    """For every resident of the tables the residents he is kept apart from."""
    apart: list[set[int]] = [set() for _ in tables.residents]
    for pair in tables.problem.keep_apart:
        a, b = tables.resident_index.get(pair.a), tables.resident_index.get(pair.b)
        if a is not None and b is not None and a != b:
            apart[a].add(b)
            apart[b].add(a)
    return apart


def apart_cliques(tables: Tables) -> list[list[int]]:
    """Sets of residents who are all apart from each other, such that every pair lies in one of them."""
    apart = apart_neighbours(tables)
    open_pairs = {(a, b) for a, others in enumerate(apart) for b in others if a < b}
    cliques: list[list[int]] = []
    for pair in sorted(open_pairs):
        if pair not in open_pairs:
            continue
        clique = list(pair)
        common = apart[pair[0]] & apart[pair[1]]
        while common:
            nearest = min(common, key=lambda r: (-len(apart[r] & common), r))
            clique.append(nearest)
            common &= apart[nearest]
        clique.sort()
        open_pairs -= {(a, b) for i, a in enumerate(clique) for b in clique[i + 1 :]}
        cliques.append(clique)
    return cliques


RULES.add(ApartPairs())
