"""H8: no group meets in an hour of the fixed programme (morning meeting, prayer, seminar, family support group)."""

from __future__ import annotations

from collections.abc import Iterator

from tcdesk.domain.week.plan import Violation
from tcdesk.i18n import N_
from tcdesk.scheduling.rules._base import RULES, Rule
from tcdesk.scheduling.sheet import Sheet
from tcdesk.scheduling.tables import Tables


class ProgrammeBlocks(Rule):
    """In the programme the blocked slots do not exist."""

    code = "H8"
    place = 8
    name = N_("Fixed programme")

    def weigh(self, tables: Tables) -> None:
        """Strike the blocked slots."""
        for t, slot in enumerate(tables.slots):
            if slot.blocked:
                tables.may_lead[:, t] = False
                tables.room_free[:, t] = False

    def breaches(self, sheet: Sheet) -> Iterator[Violation]:
        """Groups that meet in a programme block."""
        for group in sheet.groups:
            slot = sheet.problem.slot_by_id.get(group.slot)
            if slot is not None and slot.blocked:
                text = N_("Group {group} is at {slot}, an hour of the fixed programme: {block}.")
                values = {"block": slot.blocked}
                yield Violation(rule=self.code, text=text, group=group.id, slot=group.slot, values=values)


RULES.add(ProgrammeBlocks())
