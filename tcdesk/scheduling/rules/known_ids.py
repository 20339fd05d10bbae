"""H0: every id in a plan is known, and a group's id is used once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tcdesk.domain.week.plan import Violation
from tcdesk.i18n import N_
from tcdesk.scheduling.model import Model
from tcdesk.scheduling.rules._base import RULES, Rule
from tcdesk.scheduling.sheet import Sheet


class KnownIds(Rule):
    """In the programme: of all lines of one group at most one runs."""

    code = "H0"
    place = 0
    name = N_("Only known groups, people, rooms and hours")

    def extend(self, model: Model) -> None:
        """open lines of a group <= 1."""
        rows = model.programme.add_rows("H0", len(model.tables.groups), high=1.0)
        model.count_groups(rows)

    def breaches(self, sheet: Sheet) -> Iterator[Violation]:
        """Ids used twice and ids that the problem does not know."""
        problem = sheet.problem
        for id_, count in Counter(group.id for group in sheet.groups).items():
            if count > 1:
                text = N_("The group name {group} is used {count} times.")
                yield Violation(rule=self.code, text=text, group=id_, values={"count": count})
        for group in sheet.groups:
            for member in group.members:
                if member not in problem.resident_by_id:
                    text = N_("{resident} in group {group} is not a resident of this week.")
                    yield Violation(rule=self.code, text=text, group=group.id, resident=member)
            if group.slot not in problem.slot_by_id:
                text = N_("Group {group}: there is no hour {slot}.")
                yield Violation(rule=self.code, text=text, group=group.id, slot=group.slot)
            if group.counselor not in problem.counselor_by_id:
                text = N_("Group {group}: there is no counselor {counselor}.")
                yield Violation(rule=self.code, text=text, group=group.id, counselor=group.counselor)
            if group.room not in problem.room_by_id:
                text = N_("Group {group}: there is no room {room}.")
                yield Violation(rule=self.code, text=text, group=group.id, room=group.room)


RULES.add(KnownIds())
