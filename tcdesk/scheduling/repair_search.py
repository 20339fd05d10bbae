"""The search of a repair: the published week as it can stand, and a proof that what else there is costs more.

Where a week changes in its middle, nearly everybody stays. So the plan comes first, without a search, then prices that
are read off it; one look at all lines and memberships under these prices bounds every plan. What could still be better
is a small programme and is solved to the end. Where it is not small, the whole search has its turn (`solve`).
"""

from __future__ import annotations

import numpy as np

from tcdesk.domain.week.plan import Plan, Proposal, Scope
from tcdesk.domain.week.problem import WeekProblem
from tcdesk.i18n import N_
from tcdesk.scheduling import check, highs
from tcdesk.scheduling.build import built, weighed
from tcdesk.scheduling.extract import plan_of
from tcdesk.scheduling.focuses import Focuses
from tcdesk.scheduling.frontier import Found, Frontier, widened
from tcdesk.scheduling.model import Choice, Model
from tcdesk.scheduling.pricing import Pricer
from tcdesk.scheduling.search import Best, OnProgress
from tcdesk.scheduling.solve import solve
from tcdesk.scheduling.standing import standing_plan
from tcdesk.scheduling.standing_hours import Hours, cheapest_hours, has_moved, with_members_back
from tcdesk.scheduling.standing_prices import StandingPrices
from tcdesk.scheduling.stopping import Stopped
from tcdesk.scheduling.tables import Bools, Floats, Tables
from tcdesk.scheduling.trial import Cancelled

MOST_COLUMNS = 12_000
"""Columns of the programme that is solved to the end here."""
MOST_OFFERS = 200
"""New groups and focuses in it."""
MOST_NODES = 500
FIRST_LIMIT = 16.0
"""Reduced cost up to which it is solved first."""
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
        tables = weighed(week)
        plan = standing_plan(tables)
        if plan is not None and best.offer(plan):
            best.report(N_("first plan"))
            focuses = Focuses(tables)
            scope = Scope.ALL if focuses.complete else Scope.KNOWN_GROUPS
            _Proof(best, tables, focuses, seed).run()
    except Stopped:
        stopped = not best.empty
    if not stopped and not best.proven:
        known = None if best.empty else best.plan
        return solve(week, seed=seed, effort=effort, on_progress=on_progress, cancelled=cancelled, previous_best=known)
    return best.proposal(scope, seed=seed, stopped=stopped)


class _Proof:
    """Bounds every plan by prices read off the best one, and solves what could be better than it."""

    def __init__(self, best: Best, tables: Tables, focuses: Focuses, seed: int) -> None:
        self._best, self._tables, self._focuses, self._seed = best, tables, focuses, seed
        self._nothing = Choice(
            lines=np.zeros((len(tables.variant_focus), len(tables.counselors)), dtype=bool),
            members=np.zeros((len(tables.residents), len(tables.variant_focus)), dtype=bool),
        )
        self._model = Model(tables, self._nothing)
        self._held = check.score(tables.problem, Plan(groups=tables.held)).total

    def run(self) -> None:
        """Until the best plan is proven, or what is left is not small. Raises Stopped."""
        limit = FIRST_LIMIT
        while not self._best.proven and limit:
            frontier, cost, limit = self._frontier(), self._best.cost, FIRST_LIMIT
            while not self._best.proven and self._best.cost == cost and limit:
                limit = self._looked(frontier, limit)

    def _frontier(self) -> Frontier:
        """Everything there is, under the prices of the best plan; only its own lines are chosen beforehand."""
        hours = self._hours()
        plan, tables = self._best.plan, self._tables
        lines = np.zeros((len(tables.variant_focus), len(tables.counselors)), dtype=bool)
        for group in plan.groups:
            g = tables.group_index.get(group.id)
            if g is not None:
                lines[tables.variant_group == g, tables.counselor_index[group.counselor]] = True
        prices = StandingPrices(self._model, plan, hours).prices()
        chosen = Choice(lines=lines, members=self._nothing.members)
        return Frontier(Pricer(self._model, prices), self._focuses, chosen, self._best.pause)

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

    def _looked(self, frontier: Frontier, limit: float) -> float:
        """Bound every plan, and solve what costs at most `limit` more; the next limit, 0 where that is not small."""
        prices = frontier.pricer.prices.resident
        spare = self._best.problem.unseated_cost - float(prices.max(initial=0.0))
        if limit >= spare:
            return 0.0  # somebody without a seat would cost no more: that is for the whole search
        found = frontier.look(limit + WHOLE, fresh=True)
        self._best.raise_bound(found.bound + self._held)
        self._best.report(N_("bound found"))
        if self._best.proven:
            return 0.0
        if not self._solved(found, found.bound + limit):
            return 0.0
        gap = self._best.cost - self._held - found.bound
        return max(FIRST_LIMIT, min(4 * limit, gap))

    def _solved(self, found: Found, outside: float) -> bool:
        """Solve the programme of what was found; whatever else there is costs `outside` at least. Whether it went."""
        seats = int((found.choice.lines.sum(axis=1) * found.choice.members.sum(axis=0)).sum())
        if seats > MOST_COLUMNS or len(found.offers) > MOST_OFFERS or not found.whole:
            return False
        tables, choice = self._tables, found.choice
        if found.offers:
            tables = weighed(tables.problem, tuple(offer.candidate for offer in found.offers))
            choice = widened(choice, tables, found.offers)
        model, arrays = built(tables, choice)
        if len(arrays.cost) > MOST_COLUMNS:
            return False
        free, values = _settled(model, len(arrays.cost))
        part, columns, fixed = arrays.part(free, values)
        answer = highs.best(part, nodes=MOST_NODES, presolve=True, seed=self._seed, stop=self._best.cancelled)
        if answer.values is not None:
            values[columns] = answer.values
            self._best.offer(plan_of(model, values))
        self._best.raise_bound(min(answer.bound + fixed, outside) + self._held)
        self._best.report(N_("searched"))
        return answer.optimal


def _settled(model: Model, columns: int) -> tuple[Bools, Floats]:
    """Which columns are still free, and the others' values: who has one seat only sits in it, and his line runs.

    He could only go without, which costs more than all that is looked for here.
    """
    seats = np.bincount(model.sit_resident, minlength=len(model.tables.residents))
    only = np.flatnonzero(seats[model.sit_resident] == 1)
    free, values = np.ones(columns, dtype=bool), np.zeros(columns)
    runs = np.zeros(len(model.line_group), dtype=bool)
    runs[model.sit_line[only]] = True
    for settled in (model.sit[only], model.open[runs]):
        free[settled], values[settled] = False, 1.0
    free[model.unseated[model.sit_resident[only]]] = False
    return free, values
