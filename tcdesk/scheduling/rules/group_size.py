"""H2: a group has at least the smallest and at most the largest number of residents."""

from __future__ import annotations

from collections.abc import Iterator

from tcdesk.domain.week.plan import Violation
from tcdesk.i18n import N_
from tcdesk.scheduling.model import Model
from tcdesk.scheduling.rules._base import RULES, Rule
from tcdesk.scheduling.sheet import Sheet


class GroupSize(Rule):
    """In the programme: the members of a line lie between the bounds when it runs, and are none when it does not."""

    code = "H2"
    place = 2
    name = N_("Size of a group")

    def extend(self, model: Model) -> None:
        """min·open <= sum of sit <= max·open, for every line."""
        programme, problem = model.programme, model.tables.problem
        most = programme.add_rows("H2 most", len(model.open), key=model.line_key, high=0.0)
        model.count_members(most)
        programme.add_entries(most, model.open, -float(problem.max_size))
        least = programme.add_rows("H2 least", len(model.open), key=model.line_key, low=0.0)
        model.count_members(least)
        programme.add_entries(least, model.open, -float(problem.min_size))

    def breaches(self, sheet: Sheet) -> Iterator[Violation]:
        """Groups that are too big or too small."""
        for group in sheet.groups:
            size = len(group.members)
            if size > sheet.problem.max_size:
                text = N_("Group {group} has {size} residents; at most {limit} are allowed.")
                values = {"size": size, "limit": sheet.problem.max_size}
                yield Violation(rule=self.code, text=text, group=group.id, values=values)
            if size < sheet.problem.min_size:
                text = N_("Group {group} has {size} residents; at least {limit} are needed.")
                values = {"size": size, "limit": sheet.problem.min_size}
                yield Violation(rule=self.code, text=text, group=group.id, values=values)


RULES.add(GroupSize())
