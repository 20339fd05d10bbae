"""What a rule is, and the list of all of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from tcdesk.domain.week.plan import Violation
from tcdesk.domain.week.problem import WeekProblem
from tcdesk.registry import Registry
from tcdesk.scheduling.model import Model
from tcdesk.scheduling.sheet import Sheet
from tcdesk.scheduling.tables import Tables


class Rule:
    """One rule of the week. A hard rule has breaches, a wish has counts and a weight.

    `code` is the rule's code in the file format, `place` its order, `name` an English phrase for a counselor, marked.
    """

    code: ClassVar[str]
    place: ClassVar[int]
    name: ClassVar[str]
    hard: ClassVar[bool] = True

    def weigh(self, tables: Tables) -> None:
        """Strike out of `tables` what the rule forbids for itself, and add what it charges."""

    def extend(self, model: Model) -> None:
        """Add the rule's rows, helper columns and costs to the programme."""

    def breaches(self, sheet: Sheet) -> Iterator[Violation]:
        """Every place where the plan breaks the rule, in plain Python and apart from the programme."""
        _ = sheet
        return iter(())

    def counts(self, sheet: Sheet) -> dict[str, int]:
        """How often the wish is not met, by term; wishes have one term, `homogeneity` one for each trait."""
        _ = sheet
        return {}

    def weight(self, problem: WeekProblem, term: str) -> int:
        """The points of one count of `term`."""
        _ = problem, term
        return 0


class Wish(Rule):
    """A rule that may be broken at a price; the weight has the rule's code as its name."""

    hard: ClassVar[bool] = False

    def weight(self, problem: WeekProblem, term: str) -> int:
        """The facility's weight of this wish."""
        return int(getattr(problem.weights, term))


RULES: Registry[Rule] = Registry("tcdesk.scheduling.rules", key=lambda rule: rule.code, order=lambda rule: rule.place)
