"""The best plan and bound so far, and the clock and brake that every step of the search shares."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from tcdesk.domain.week.plan import Plan, Progress, Proposal, Scope, Violation
from tcdesk.domain.week.problem import WeekProblem
from tcdesk.scheduling import check
from tcdesk.scheduling.stopping import Stopped

OnProgress = Callable[[Progress], None]


class Best:
    """The best plan offered so far and the highest bound proven; every plan is checked by the plain rules first."""

    def __init__(
        self, problem: WeekProblem, on_progress: OnProgress | None = None, cancelled: Callable[[], bool] | None = None
    ) -> None:
        self.problem = problem
        self.plan: Plan = Plan()
        self.unassigned: tuple[str, ...] = ()
        self.violations: tuple[Violation, ...] = ()
        self.cost = 0
        self.bound: int | None = None
        self.empty = True
        self.cancelled = cancelled
        self._on_progress = on_progress
        self._started = time.perf_counter()

    @property
    def seconds(self) -> float:
        """Seconds since the search began; shown, never used to decide."""
        return time.perf_counter() - self._started

    @property
    def proven(self) -> bool:
        """Whether nothing better exists."""
        return self.bound is not None and self.cost <= self.bound

    @property
    def gap(self) -> float:
        """How many points the cost may lie above the best."""
        return math.inf if self.bound is None else float(self.cost - self.bound)

    def offer(self, plan: Plan) -> bool:
        """Take the plan if it is better: fewer broken rules first, then the lower cost. Whether it was taken."""
        if not self.empty and plan == self.plan:
            return False
        without = check.unassigned(self.problem, plan)
        broken = tuple(
            v
            for v in check.violations(self.problem, plan)
            if not (v.rule == "H1" and v.group is None and v.resident in without)
        )
        cost = check.score(self.problem, plan).total + self.problem.unseated_cost * len(without)
        if not self.empty and (len(broken), cost) >= (len(self.violations), self.cost):
            return False
        self.plan, self.unassigned, self.violations, self.cost, self.empty = plan, without, broken, cost, False
        return True

    def raise_bound(self, value: float) -> None:
        """No plan costs less than `value`; costs are whole numbers."""
        if self.violations or not math.isfinite(value):
            return
        found = min(math.ceil(value - 1e-4), self.cost)
        self.bound = found if self.bound is None else max(self.bound, found)

    def proposal(self, scope: Scope, *, seed: int, stopped: bool) -> Proposal:
        """What is given out: the best plan with its score, its moves, and the bound with what it covers."""
        return Proposal(
            plan=self.plan,
            unassigned=self.unassigned,
            score=check.score(self.problem, self.plan),
            cost=self.cost,
            bound=self.bound,
            scope=Scope.NONE if self.bound is None else scope,
            violations=self.violations,
            moves=check.moves(self.problem, self.plan),
            seconds=self.seconds,
            seed=seed,
            stopped=stopped,
        )

    def report(self, step: str) -> None:
        """Tell whoever listens; raises Stopped when somebody asked to stop."""
        if self._on_progress is not None:
            score = self.cost - self.problem.unseated_cost * len(self.unassigned)
            self._on_progress(
                Progress(
                    step=step,
                    seconds=self.seconds,
                    unseated=len(self.unassigned),
                    score=score,
                    bound=self.bound,
                    plan=self.plan,
                )
            )
        self.pause()

    def pause(self) -> None:
        """Raise Stopped when somebody asked to stop."""
        if self.cancelled is not None and self.cancelled():
            raise Stopped
