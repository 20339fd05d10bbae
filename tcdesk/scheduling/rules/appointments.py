"""H5: nobody has a fixed appointment in the hour of his group."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from tcdesk.domain.week.plan import Violation
from tcdesk.i18n import N_
from tcdesk.scheduling.model import Model, pairs
from tcdesk.scheduling.rules._base import RULES, Rule
from tcdesk.scheduling.sheet import Sheet
from tcdesk.scheduling.tables import Tables


class Appointments(Rule):
    """In the programme: a member sits in a line only when it meets in a slot that suits him.

    One row for each membership over all slots at once; a row for each slot alone gives bounds near zero.
    """

    code = "H5"
    place = 5
    name = N_("Appointments of the resident")

    def weigh(self, tables: Tables) -> None:
        """Note who is busy when."""
        for r, resident in enumerate(tables.residents):
            for appointment in resident.busy:
                if appointment.slot in tables.slot_index:
                    tables.busy[r, tables.slot_index[appointment.slot]] = True

    def extend(self, model: Model) -> None:
        """sit <= open - meetings in unsuitable slots; for `unwanted` columns sit <= meetings in the avoided slots."""
        programme, tables = model.programme, model.tables
        rows = programme.add_rows("H5", len(model.sit), key=model.sit_key, high=0.0)
        programme.add_entries(rows, model.sit)
        model.own_rows.append(rows)
        wanted = np.flatnonzero(~model.sit_unwanted)
        programme.add_entries(rows[wanted], model.open[model.sit_line[wanted]], -1.0)
        seat, meeting = pairs(model.sit_line, model.meet_line)
        resident, slot = model.sit_resident[seat], model.meet_slot[meeting]
        busy, avoid = tables.busy[resident, slot], tables.avoid[resident, slot]
        unwanted = model.sit_unwanted[seat]
        out = ~unwanted & (busy | avoid)
        programme.add_entries(rows[seat[out]], model.meet[meeting[out]], 1.0)
        inside = unwanted & avoid & ~busy
        programme.add_entries(rows[seat[inside]], model.meet[meeting[inside]], -1.0)

    def breaches(self, sheet: Sheet) -> Iterator[Violation]:
        """Members who are somewhere else in the hour of their group."""
        for group in sheet.groups:
            for resident in sheet.known_members(group):
                why = {appointment.slot: appointment.why for appointment in resident.busy}
                if group.slot in why:
                    text = N_("{resident} in group {group} has another appointment at {slot}: {why}.")
                    yield Violation(
                        rule=self.code,
                        text=text,
                        group=group.id,
                        resident=resident.id,
                        slot=group.slot,
                        values={"why": why[group.slot]},
                    )


RULES.add(Appointments())
