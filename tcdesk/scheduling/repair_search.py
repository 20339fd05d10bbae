"""The search of a repair: the published week as it can stand, and a proof that what else there is costs more.

Where a week changes in its middle, nearly everybody stays. So the plan comes first, without a search, then prices that
are read off it; one look at all lines and memberships under these prices bounds every plan, and often that is all. What
could still be better is where the exact search starts, instead of from what each resident might like.
"""

from __future__ import annotations

import numpy as np

from tcdesk.domain.week.plan import Plan, Proposal, Scope
from tcdesk.domain.week.problem import WeekProblem
from tcdesk.i18n import N_
from tcdesk.scheduling import check
from tcdesk.scheduling.build import weighed
from tcdesk.scheduling.exact import ExactSearch
from tcdesk.scheduling.focuses import Focuses
from tcdesk.scheduling.frontier import Found, Frontier
from tcdesk.scheduling.model import Choice, Model
from tcdesk.scheduling.pricing import Pricer
from tcdesk.scheduling.search import Best, OnProgress
from tcdesk.scheduling.solve import solve, told_in_words
from tcdesk.scheduling.standing import standing_plan
from tcdesk.scheduling.standing_hours import Hours, cheapest_hours, has_moved, with_members_back
from tcdesk.scheduling.standing_prices import StandingPrices
from tcdesk.scheduling.stopping import Stopped
from tcdesk.scheduling.tables import Tables
from tcdesk.scheduling.trial import Cancelled

LIMIT = 16.0
"""Reduced cost up to which lines and memberships are where the exact search starts."""
MOST_SEATS = 12_000
"""Memberships among them; where there are more the prices say little, and the search starts as in any other week."""
WHOLE = 1e-6


def solve_standing(
    week: WeekProblem,
    *,
    seed: int = 1,
    effort: float = 1.0,
    on_progress: OnProgress | None = None,
    cancelled: Cancelled | None = None,
) -> Proposal:
    """Like `solve`, for a week in which nearly everybody stays; the same answer for the same week and seed."""
    best = Best(week, on_progress, cancelled)
    stopped, scope = False, Scope.NONE
    try:
        with told_in_words():
            tables = weighed(week)
            plan = standing_plan(tables)
            if plan is not None and best.offer(plan):
                best.report(N_("first plan"))
                search = ExactSearch(best, tables, effort=effort, seed=seed)
                scope = Scope.ALL if search.complete else Scope.KNOWN_GROUPS
                look = _Look(best, tables, search.focuses, seed)
                found = look.found()
                if not best.proven:
                    if look.seats(found) <= MOST_SEATS and found.whole:
                        search.start_from(look.beside(found), found.offers)
                    search.run()
    except Stopped:
        stopped = not best.empty
    if not stopped and not best.proven:
        known = None if best.empty else best.plan
        return solve(week, seed=seed, effort=effort, on_progress=on_progress, cancelled=cancelled, previous_best=known)
    return best.proposal(scope, seed=seed, stopped=stopped)


class _Look:
    """Bounds every plan by prices read off the best one, and says what could be better than it."""

    def __init__(self, best: Best, tables: Tables, focuses: Focuses, seed: int) -> None:
        self._best, self._tables, self._focuses, self._seed = best, tables, focuses, seed
        self._model = Model(tables, self._nothing())
        self._held = check.score(tables.problem, Plan(groups=tables.held)).total

    def found(self) -> Found:
        """Everything whose reduced cost is below the limit; the bound is told to `best`. Raises Stopped."""
        hours = self._hours()
        prices = StandingPrices(self._model, self._best.plan, hours).prices()
        chosen = Choice(lines=self._own().lines, members=self._nothing().members)
        frontier = Frontier(Pricer(self._model, prices), self._focuses, chosen, self._best.pause)
        found = frontier.look(LIMIT + WHOLE, fresh=True)
        self._best.raise_bound(found.bound + self._held)
        self._best.report(N_("bound found"))
        return found

    def seats(self, found: Found) -> int:
        """How many memberships of lines were found."""
        return int((found.choice.lines.sum(axis=1) * found.choice.members.sum(axis=0)).sum())

    def beside(self, found: Found) -> Choice:
        """What was found, beside the lines and memberships of the best plan."""
        own = self._own()
        return Choice(lines=found.choice.lines | own.lines, members=found.choice.members | own.members)

    def _own(self) -> Choice:
        """The lines and memberships of the best plan."""
        tables, own = self._tables, self._nothing()
        for group in self._best.plan.groups:
            g = tables.group_index.get(group.id)
            if g is not None:
                variants = np.flatnonzero(tables.variant_group == g)
                own.lines[variants, tables.counselor_index[group.counselor]] = True
                people = np.array([tables.resident_index[r] for r in group.members], dtype=np.int64)
                own.members[people[:, None], variants] = True
        return own

    def _nothing(self) -> Choice:
        variants = len(self._tables.variant_focus)
        return Choice(
            lines=np.zeros((variants, len(self._tables.counselors)), dtype=bool),
            members=np.zeros((len(self._tables.residents), variants), dtype=bool),
        )

    def _hours(self) -> Hours | None:
        """Better hours for the groups where some have moved, with whoever had to leave for it back if that can be."""
        model, best = self._model, self._best
        hours = None
        if has_moved(model, best.plan):
            back = with_members_back(self._tables, best.plan)
            for plan in (back, best.plan) if back != best.plan else (best.plan,):
                hours = cheapest_hours(model, plan, self._seed, best.cancelled)
                if hours is not None and best.offer(hours.plan):
                    best.report(N_("first plan"))
                    break
        return hours
