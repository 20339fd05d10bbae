"""The exact search: relaxation, pricing, rounding, then the small programme that is left, to the end."""

from __future__ import annotations

import numpy as np
from attrs import frozen

from tcdesk.domain.week.plan import Plan
from tcdesk.i18n import N_
from tcdesk.scheduling import check, highs
from tcdesk.scheduling.build import built, weighed
from tcdesk.scheduling.extract import columns_of, plan_of
from tcdesk.scheduling.focuses import Focuses
from tcdesk.scheduling.frontier import Frontier, Offer, first_choice, widened
from tcdesk.scheduling.model import Choice, Model
from tcdesk.scheduling.pricing import Pricer, prices_of
from tcdesk.scheduling.programme import Arrays
from tcdesk.scheduling.search import Best
from tcdesk.scheduling.tables import Bools, Floats, Ints, Tables

# Limits of work, never of time: the same problem stops at the same place on every machine. Those marked * grow with
# the effort asked for.
NEAREST = 6  # groups that each resident starts with
NEW_AT_ONCE = 40  # new variants taken in after each relaxation, or one for each counselor
SLACK = 1.0  # what costs less than this beyond the relaxation is taken in too: it will soon be wanted
CONVERGE_WORK = 400_000  # * columns solved until the bound must do
ROUND_WORK = 200_000  # * columns left open times undecided ones, of a rounding on the way
LAST_WORK = 4_000_000  # * of the rounding after the last relaxation
FEW_NEW = 1.05  # times the columns of the last relaxation: so little more always goes on from it
LONG_WAY = 0.5  # part of the rows: steps of a relaxation that went on from the last one, beyond which the next does not
DIVES = (0.95, 0.8, 0.5)  # how sure a column must be to be fixed, slow dives first
FAR_OFF = 0.08  # part of the cost: a plan that far from the relaxation is worth a dive on the way
VERY_FAR_OFF = 0.3  # part of the cost: the same while the relaxation still falls fast
SETTLES = 0.065  # part of the relaxation: falls it by no more from one to the next, it is nearly there
NEAR_ENOUGH = 0.002  # part of the cost: a plan that near to the bound needs no further dive
FIRST_LIMIT = 0.5  # reduced cost up to which it is solved first otherwise
AT_ONCE = 8_000  # * columns that are solved without growing steps
MOST_COLUMNS = 30_000  # * columns of the largest programme that is solved to the end
NEW_AT_MOST = 600  # new variants in it
HARD = 1_500_000  # * columns times undecided ones: beyond, the end would take minutes
MOST_NODES = 2000  # * nodes of one search tree
WHOLE = 1e-6


@frozen(kw_only=True)
class _Top:
    """The prices with the highest bound."""

    frontier: Frontier
    bound: float


class ExactSearch:
    """One run over one problem; the result is in `best`."""

    def __init__(self, best: Best, tables: Tables, *, effort: float, seed: int) -> None:
        self.best = best
        self.tables = tables
        self.effort = effort
        self.seed = seed
        self.focuses = Focuses(tables)
        self.choice = first_choice(tables, NEAREST)
        self.top: _Top | None = None
        self.basis: highs.Basis | None = None
        self.fallen_from = float("inf")
        # Sessions already held are in no programme but in every plan.
        self.held_cost = check.score(tables.problem, Plan(groups=tables.held)).total

    @property
    def complete(self) -> bool:
        """Whether the bound speaks for every plan there is."""
        return self.focuses.complete

    def start_from(self, choice: Choice, offers: tuple[Offer, ...]) -> None:
        """Begin with these lines and memberships and with `offers`, in the place of what each resident might like."""
        self.tables, self.choice = self._with(self.tables, choice, offers)

    def run(self) -> None:
        """Search until the best plan is proven or the work is done. Raises Stopped."""
        self._converge()
        if not self.best.proven and self.top is not None:
            self._remainder(self.top)

    def _converge(self) -> None:
        """Solve the relaxation and take in what could lower it, until nothing could: then it bounds every plan."""
        work, before, going_on = 0, 1, True
        last: tuple[Model, Arrays, Floats] | None = None
        while work < CONVERGE_WORK * self.effort:
            model, arrays = built(self.tables, self.choice)
            work += len(arrays.cost)
            self.best.pause()
            # Where much is new, as in a week without a past, going on from the last basis is the longer way.
            start = self.basis if going_on or len(arrays.cost) < FEW_NEW * before else None
            answer = highs.relaxed(arrays, _demand(model), self.best.cancelled, start)
            if answer is None:
                return
            going_on = going_on and (start is None or answer.steps < LONG_WAY * len(arrays.low))
            self.basis, before = answer.basis, len(arrays.cost)
            last = (model, arrays, answer.values)
            self._round(*last, ROUND_WORK)
            self.best.pause()
            prices = prices_of(model, arrays, answer.duals)
            frontier = Frontier(Pricer(model, prices), self.focuses, self.choice, self.best.pause)
            found = frontier.look(SLACK, most=max(NEW_AT_ONCE, len(self.tables.counselors)))
            self.best.raise_bound(found.bound + self.held_cost)
            if self.top is None or found.bound > self.top.bound:
                self.top = _Top(frontier=frontier, bound=found.bound)
            self.best.report(N_("bound found"))
            full = np.ceil(self.top.bound - WHOLE) >= np.ceil(answer.objective - WHOLE)
            if self.best.proven or not found.grew or full:
                break
            self.tables, self.choice = self._with(frontier.tables, found.choice, found.offers)
        if last is not None and self.best.gap >= NEAR_ENOUGH * self.best.cost:
            self._round(*last, LAST_WORK)

    def _with(self, tables: Tables, choice: Choice, offers: tuple[Offer, ...]) -> tuple[Tables, Choice]:
        """Tables and choice with the offers taken in."""
        if not offers:
            return tables, choice
        wider = weighed(tables.problem, (*tables.candidates, *(offer.candidate for offer in offers)))
        return wider, widened(choice, wider, offers)

    def _round(self, model: Model, arrays: Arrays, values: Floats, work: float) -> None:
        """A plan near the relaxation: keep what it decided whole and solve the rest, when that is little."""
        free = _undecided(model, arrays, values)
        whole = np.round(values)
        if not _split(arrays, values):
            self.best.offer(plan_of(model, whole))
            return
        part, columns, _ = arrays.part(free, whole)
        if np.count_nonzero(part.integer) * _split(arrays, values) > work * self.effort:
            if self._worth_a_dive(float(arrays.cost @ values)):
                self._dive(model, arrays, DIVES[-1:])
            return
        answer = highs.best(part, nodes=int(50 * self.effort), presolve=True, seed=self.seed, stop=self.best.cancelled)
        if answer.values is not None:
            whole = np.where(free, 0.0, whole)
            whole[columns] = answer.values
            self.best.offer(plan_of(model, whole))

    def _worth_a_dive(self, relaxed: float) -> bool:
        """Whether the plan is far off, and the relaxation falls slowly or the plan is very far off.

        While it falls fast the next relaxation gives a better plan for the same work.
        """
        behind, fell = self.best.cost - self.held_cost - relaxed, self.fallen_from - relaxed
        self.fallen_from = relaxed
        settles = fell <= SETTLES * relaxed
        return behind > (FAR_OFF if settles else VERY_FAR_OFF) * self.best.cost

    def _remainder(self, top: _Top) -> None:
        """What a better plan could use, solved to the end: at once where that is little, else in growing steps.

        Every line and membership has a reduced cost. A plan that uses one of `limit` or more costs at least the bound
        and `limit`, so when the programme without them is solved, the bound rises by `limit` or to its optimum; when
        `limit` reaches the gap, nothing is left outside.
        """
        if self.best.gap >= NEAR_ENOUGH * self.best.cost:
            part = self._below(top, 0.0, MOST_COLUMNS)
            if part is None:
                return
            self._dive(*part, DIVES)
        limit = self._gap(top)
        if self.best.proven:
            return
        part = self._below(top, limit, AT_ONCE)
        if part is None:
            limit = min(limit, FIRST_LIMIT)
        while not self.best.proven:
            limit = min(limit, self._gap(top))
            part = part or self._below(top, limit, MOST_COLUMNS)
            if part is None or not self._solve(top, *part, limit):
                return
            self.best.report(N_("searched"))
            part, limit = None, 2 * limit + 1

    def _gap(self, top: _Top) -> float:
        """How far the best plan lies above the bound of the prices."""
        return self.best.cost - self.held_cost - top.bound

    def _below(self, top: _Top, limit: float, most: int) -> tuple[Model, Arrays] | None:
        """The programme of everything whose reduced cost is at most `limit`; None beyond `most` columns."""
        found = top.frontier.look(limit + WHOLE, fresh=True)
        seats = int((found.choice.lines.sum(axis=1) * found.choice.members.sum(axis=0)).sum())
        if seats > most or len(found.offers) > NEW_AT_MOST or not found.whole:
            return None
        self.best.pause()
        model, arrays = built(*self._with(top.frontier.tables, found.choice, found.offers))
        return (model, arrays) if len(arrays.cost) <= most * self.effort else None

    def _solve(self, top: _Top, model: Model, arrays: Arrays, limit: float) -> bool:
        """Solve the programme below `limit` to the end; whether there is more to do and work left to do it."""
        relaxed = highs.relaxed(arrays, np.zeros(0, dtype=np.int64), self.best.cancelled, self.basis)
        if relaxed is None or len(arrays.cost) * _split(arrays, relaxed.values) > HARD * self.effort:
            return False
        complete = limit >= self._gap(top)
        answer = highs.best(
            arrays,
            nodes=max(1, int(MOST_NODES * self.effort)),
            start=columns_of(model, self.best.plan),
            seed=self.seed,
            stop=self.best.cancelled,
        )
        if answer.values is not None:
            self.best.offer(plan_of(model, answer.values))
        inside = min(answer.bound, self.best.cost - self.held_cost)
        self.best.raise_bound((inside if complete else min(inside, top.bound + limit)) + self.held_cost)
        return answer.optimal and not complete

    def _dive(self, model: Model, arrays: Arrays, speeds: tuple[float, ...]) -> None:
        """Quick plans from the relaxation of a small programme, going down at several speeds."""
        for sure in speeds:
            if self.best.gap < NEAR_ENOUGH * self.best.cost:
                return
            values = highs.dive(arrays, (model.open, model.meet, model.sit), sure, self.best.cancelled)
            if values is not None:
                self.best.offer(plan_of(model, values))
            self.best.report(N_("rounded"))


def _demand(model: Model) -> Ints:
    """The rows whose prices shall not be higher than needed: a seat for each resident."""
    return np.concatenate(model.resident_rows)


def _split(arrays: Arrays, values: Floats) -> int:
    """How many whole-number columns are not whole."""
    inner = values[arrays.integer]
    return int(np.count_nonzero(np.abs(inner - np.round(inner)) >= WHOLE))


def _undecided(model: Model, arrays: Arrays, values: Floats) -> Bools:
    """Columns that are not whole, with everything of their residents and lines; helper columns are always free."""
    split = np.abs(values - np.round(values)) > WHOLE
    free = split | ~arrays.integer
    residents = np.zeros(len(model.tables.residents), dtype=bool)
    residents[model.sit_resident[split[model.sit]]] = True
    free[model.sit[residents[model.sit_resident]]] = True
    lines = split[model.open]
    lines[model.meet_line[split[model.meet]]] = True
    free[model.open[lines]] = True
    free[model.meet[lines[model.meet_line]]] = True
    return free
