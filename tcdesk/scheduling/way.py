"""A way out of an obstacle that is still to be tried, and what is needed to think of one."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from attrs import field, frozen

from tcdesk.domain.week.alterations import Alteration
from tcdesk.domain.week.problem import WeekProblem
from tcdesk.domain.week.wording import Sentence
from tcdesk.scheduling.seats import Sessions
from tcdesk.scheduling.trial import Trial


@frozen(kw_only=True)
class Way:
    """Changes that may help. `narrowed` gives the smaller change that the plan found with it really needs."""

    kind: str
    label: Sentence
    patch: tuple[Alteration, ...]
    narrowed: Callable[[Trial], Way] | None = field(default=None, eq=False)
    last_resort: bool = False
    """Asks for more than others: left out where counting finds that something smaller does."""


@frozen(kw_only=True)
class Setting:
    """The week, its hours and rooms, its best quick plan `base`, and `trial`, which looks at the week after a patch."""

    problem: WeekProblem
    sessions: Sessions
    base: Trial
    trial: Callable[[tuple[Alteration, ...]], Trial]

    @property
    def hours(self) -> frozenset[str]:
        """The hours in which anybody can still lead a group; all those of the week where nobody can."""
        at = np.flatnonzero(np.any(self.sessions.leads, axis=0))
        usable = frozenset(slot.id for slot in self.problem.slots if slot.blocked is None)
        return frozenset(self.problem.slots[t].id for t in at) or usable

    def in_order(self, slots: frozenset[str]) -> tuple[str, ...]:
        """Slots in the order of the week."""
        return tuple(slot.id for slot in self.problem.slots if slot.id in slots)
