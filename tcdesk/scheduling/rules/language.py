"""Wish: the counselor speaks the resident's language."""

from __future__ import annotations

import numpy as np

from tcdesk.i18n import N_
from tcdesk.scheduling.rules._base import RULES, Wish
from tcdesk.scheduling.sheet import Sheet
from tcdesk.scheduling.tables import Tables


class Language(Wish):
    """Counted once for each resident whose language the counselor does not speak."""

    code = "language"
    place = 23
    name = N_("The counselor speaks the resident's language")

    def weigh(self, tables: Tables) -> None:
        """Charge the counselors who do not speak it."""
        weight = tables.problem.weights.language
        speaks = {
            language: np.array([language in c.languages for c in tables.counselors], dtype=bool)
            for language in sorted({resident.language for resident in tables.residents})
        }
        for r, resident in enumerate(tables.residents):
            tables.sit_cost[r] += weight * ~speaks[resident.language]

    def counts(self, sheet: Sheet) -> dict[str, int]:
        """Residents whose language the counselor does not speak."""
        known = sheet.problem.counselor_by_id
        silent = 0
        for group in sheet.groups:
            counselor = known.get(group.counselor)
            spoken = counselor.languages if counselor else frozenset[str]()
            silent += sum(resident.language not in spoken for resident in sheet.known_members(group))
        return {self.code: silent}


RULES.add(Language())
