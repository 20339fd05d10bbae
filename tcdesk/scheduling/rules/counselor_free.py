"""H3: the counselor is there, leads one group in an hour, and no more in the week than agreed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np

from tcdesk.domain.week.plan import Violation
from tcdesk.i18n import N_
from tcdesk.scheduling.model import Model
from tcdesk.scheduling.rules._base import RULES, Rule
from tcdesk.scheduling.sheet import Sheet
from tcdesk.scheduling.tables import Tables


class CounselorFree(Rule):
    """In the programme: a line that runs meets once, in a slot of its counselor; his slots and load are limited."""

    code = "H3"
    place = 3
    name = N_("Hours of the counselor")

    def weigh(self, tables: Tables) -> None:
        """Strike the slots in which a counselor is away or holds a session that stands already."""
        for c, counselor in enumerate(tables.counselors):
            tables.may_lead[c] &= np.array([slot.id in counselor.slots for slot in tables.slots], dtype=bool)
        for group in tables.held:
            if group.slot in tables.slot_index:
                tables.may_lead[tables.counselor_index[group.counselor], tables.slot_index[group.slot]] = False

    def extend(self, model: Model) -> None:
        """Sum of meet = open; one line for a counselor in a slot; sum of open <= places."""
        programme, tables = model.programme, model.tables
        once = programme.add_rows("H3 once", len(model.open), key=model.line_key, low=0.0, high=0.0)
        programme.add_entries(once[model.meet_line], model.meet)
        programme.add_entries(once, model.open, -1.0)
        model.own_rows.append(once)
        slots = len(tables.slots)
        key = model.line_counselor[model.meet_line] * slots + model.meet_slot
        used, number = np.unique(key, return_inverse=True)
        rows = programme.add_rows("H3 slots", len(used), key=used, high=1.0)
        programme.add_entries(rows[number], model.meet)
        model.slot_rows.append((used // slots, used % slots, rows))
        load = programme.add_rows("H3 load", len(tables.counselors), high=tables.places.astype(np.float64))
        model.count_lines(load)

    def breaches(self, sheet: Sheet) -> Iterator[Violation]:
        """Counselors who are away, in two groups at once, or lead too many."""
        known = sheet.problem.counselor_by_id
        at: Counter[tuple[str, str]] = Counter()
        for group in sheet.groups:
            counselor = known.get(group.counselor)
            if counselor is None:
                continue
            at[group.counselor, group.slot] += 1
            if group.slot not in counselor.slots:
                text = N_("Group {group}: {counselor} is not available at {slot}.")
                yield Violation(rule=self.code, text=text, group=group.id, counselor=group.counselor, slot=group.slot)
        for (id_, slot), count in at.items():
            if count > 1:
                text = N_("{counselor} leads {count} groups at {slot}.")
                yield Violation(rule=self.code, text=text, counselor=id_, slot=slot, values={"count": count})
        for id_, count in sheet.load.items():
            if count > known[id_].max_groups:
                text = N_("{counselor} leads {count} groups this week; at most {limit} are agreed.")
                values = {"count": count, "limit": known[id_].max_groups}
                yield Violation(rule=self.code, text=text, counselor=id_, values=values)


RULES.add(CounselorFree())
