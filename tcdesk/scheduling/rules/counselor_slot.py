"""Wish: groups meet in the hours their counselors prefer."""

from __future__ import annotations

import numpy as np

from tcdesk.i18n import N_
from tcdesk.scheduling.rules._base import RULES, Wish
from tcdesk.scheduling.sheet import Sheet
from tcdesk.scheduling.tables import Tables


class CounselorSlot(Wish):
    """Counted once for each group outside them."""

    code = "counselor_slot"
    place = 29
    name = N_("Hours that counselors prefer")

    def weigh(self, tables: Tables) -> None:
        """Charge the other hours."""
        weight = tables.problem.weights.counselor_slot
        for c, counselor in enumerate(tables.counselors):
            liked = np.array([slot.id in counselor.preferred_slots for slot in tables.slots], dtype=bool)
            tables.lead_cost[c] += weight * ~liked

    def counts(self, sheet: Sheet) -> dict[str, int]:
        """Groups outside the preferred hours of their counselor."""
        outside = 0
        for group in sheet.groups:
            counselor = sheet.problem.counselor_by_id.get(group.counselor)
            outside += counselor is None or group.slot not in counselor.preferred_slots
        return {self.code: outside}


RULES.add(CounselorSlot())
