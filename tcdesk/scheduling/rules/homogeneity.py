"""Wish: the members of a group share its focus: problem, substance, stage of treatment, severity."""

from __future__ import annotations

from collections import Counter

import numpy as np

from tcdesk.domain.week.problem import WeekProblem
from tcdesk.i18n import N_
from tcdesk.scheduling.rules._base import RULES, Wish
from tcdesk.scheduling.sheet import Sheet
from tcdesk.scheduling.tables import Tables


class Homogeneity(Wish):
    """Compared with the declared focus of the group, or where none is declared with the most common value in it.

    A focus makes the wish a price for each membership, which is what makes the programme easy; a group without a
    declared one stands in the programme once for each focus that could pay.
    """

    code = "homogeneity"
    place = 24
    name = N_("Members share the focus of the group")

    def weigh(self, tables: Tables) -> None:
        """Charge members of a variant who differ from its focus."""
        for place, (trait, weight) in enumerate(tables.problem.homogeneity.items()):
            values = [resident.traits.get(trait) for resident in tables.residents]
            code = {value: i for i, value in enumerate(dict.fromkeys(values))}
            codes = np.array([code[value] for value in values], dtype=np.int64)
            focus = np.array([code.get(f[place][1], -1) for f in tables.variant_focus], dtype=np.int64)
            tables.focus_cost += weight * (codes[:, None] != focus[None, :])

    def counts(self, sheet: Sheet) -> dict[str, int]:
        """For every trait the members whose value differs from the focus or the most common value."""
        previous = sheet.problem.previous_by_id
        found = {f"{self.code}:{trait}": 0 for trait in sheet.problem.homogeneity}
        for group in sheet.groups:
            old = previous.get(group.id)
            declared = (old.profile if old else None) or {}
            members = sheet.known_members(group)
            for trait in sheet.problem.homogeneity:
                values = [resident.traits.get(trait) for resident in members]
                if not values:
                    continue
                if trait in declared:
                    differ = sum(value != declared[trait] for value in values)
                else:
                    differ = len(values) - Counter(values).most_common(1)[0][1]
                found[f"{self.code}:{trait}"] += differ
        return found

    def weight(self, problem: WeekProblem, term: str) -> int:
        """The weight of the trait behind the colon."""
        return problem.homogeneity[term.partition(":")[2]]


RULES.add(Homogeneity())
