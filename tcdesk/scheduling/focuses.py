"""Every focus a group could have: the combinations of trait values among the residents."""

from __future__ import annotations

from itertools import product

import numpy as np

from tcdesk.domain.week.problem import Trait
from tcdesk.scheduling.pricing import FAR
from tcdesk.scheduling.tables import Floats, Focus, Identity, Ints, Tables

MOST_FOCUSES = 1500


class Focuses:
    """All combinations with what each costs each resident; the ones found most often where there are too many.

    `names[f]` is a focus, `cost[f, r]` its price for resident r, `leaving[r]` what joining any new group costs him.
    """

    def __init__(self, tables: Tables) -> None:
        problem = tables.problem
        traits = dict(problem.homogeneity)
        values: dict[str, list[Trait]] = {
            trait: sorted(
                {resident.traits.get(trait, "") for resident in tables.residents} if weight else {""},
                key=lambda value: (type(value).__name__, str(value)),
            )
            for trait, weight in traits.items()
        }
        count = int(np.prod([len(v) for v in values.values()])) if tables.residents else 0
        self.complete = count <= MOST_FOCUSES
        self.names: tuple[Focus, ...] = ()
        if tables.residents and self.complete:
            self.names = tuple(tuple(zip(values, each, strict=True)) for each in product(*values.values()))
        elif tables.residents:
            own = {tuple((trait, resident.traits.get(trait, "")) for trait in traits) for resident in tables.residents}
            self.names = tuple(sorted(own, key=str)[:MOST_FOCUSES])
        cost = np.zeros((len(self.names), len(tables.residents)))
        for place, (trait, weight) in enumerate(traits.items()):
            number = {value: i for i, value in enumerate(values[trait])}
            have = np.array([number.get(r.traits.get(trait, ""), 0) for r in tables.residents], dtype=np.int64)
            want = np.array([number[name[place][1]] for name in self.names], dtype=np.int64)
            cost += weight * (want[:, None] != have[None, :]) if weight else 0.0
        self.cost: Floats = cost
        moved = np.array([resident.id in problem.previous_of for resident in tables.residents], dtype=bool)
        leaving = problem.weights.group_change * moved.astype(np.float64)
        leaving[_bound(tables)] = FAR
        self.leaving: Floats = leaving

    def unknown(self, group: Identity, tables: Tables) -> Ints:
        """Focuses that `group` may take and that `tables` do not know; none where its focus is declared."""
        traits = [trait for trait, weight in tables.problem.homogeneity.items() if weight]
        declared = tables.declared(group)
        if group.only is not None or all(trait in declared for trait in traits):
            return np.zeros(0, dtype=np.int64)
        variants = np.flatnonzero(tables.variant_group == tables.group_index[group.id])
        known = {tables.variant_focus[v] for v in variants}
        fits = [
            f
            for f, name in enumerate(self.names)
            if name not in known and all(trait not in declared or declared[trait] == value for trait, value in name)
        ]
        return np.array(fits, dtype=np.int64)


def _bound(tables: Tables) -> list[int]:
    """Residents whom a lock binds to a group."""
    problem = tables.problem
    ids = {lock.resident for lock in problem.member_locks}
    for lock in problem.group_locks:
        if lock.closed and lock.group in problem.previous_by_id:
            ids |= set(problem.previous_by_id[lock.group].members)
    return [r for r, resident in enumerate(tables.residents) if resident.id in ids]
