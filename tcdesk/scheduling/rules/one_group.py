"""H1: every resident of the primary phase is in exactly one group, nobody else is in any."""

from __future__ import annotations

from collections.abc import Iterator

from tcdesk.domain.week.plan import Violation
from tcdesk.i18n import N_
from tcdesk.scheduling.model import Model
from tcdesk.scheduling.rules._base import RULES, Rule
from tcdesk.scheduling.sheet import Sheet


class OneGroup(Rule):
    """In the programme: the memberships of a resident add up to 1, or he is counted as unseated."""

    code = "H1"
    place = 1
    name = N_("Every resident in one group")

    def extend(self, model: Model) -> None:
        """Sum of sit[r, line] + unseated[r] = 1."""
        rows = model.programme.add_rows("H1", len(model.tables.residents), low=1.0, high=1.0)
        model.programme.add_entries(rows[model.sit_resident], model.sit)
        model.programme.add_entries(rows, model.unseated)
        model.resident_rows.append(rows)

    def breaches(self, sheet: Sheet) -> Iterator[Violation]:
        """Residents without a group, in several groups, or of another phase."""
        for group in sheet.groups:
            for member in group.members:
                if member in sheet.problem.resident_by_id and member not in sheet.eligible:
                    text = N_("{resident} in group {group} is not in the primary phase.")
                    yield Violation(rule=self.code, text=text, group=group.id, resident=member)
        for resident in sorted(sheet.eligible):
            count = len(sheet.where.get(resident, ()))
            if count == 0:
                yield Violation(rule=self.code, text=N_("{resident} has no group."), resident=resident)
            elif count > 1:
                text = N_("{resident} is in {count} groups.")
                yield Violation(rule=self.code, text=text, resident=resident, values={"count": count})


RULES.add(OneGroup())
