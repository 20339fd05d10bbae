"""A quick look at a changed week: how many would be without a group, and how few need to move."""

from __future__ import annotations

from collections.abc import Callable

from attrs import evolve, frozen

from tcdesk.domain.week.plan import Plan
from tcdesk.domain.week.problem import WeekProblem, Weights
from tcdesk.scheduling import check
from tcdesk.scheduling.solve import solve
from tcdesk.scheduling.stopping import Stopped

Cancelled = Callable[[], bool]
EFFORT = 0.05
LAST_STEPS, OFTEN = ("searched", "rounded"), 2
"""A trial ends when the search has reported one of these steps so often: what is still open then is mostly the proof."""
SEATS_ONLY = Weights(
    group_change=10,
    counselor_change=0,
    primary_mismatch=0,
    language=0,
    size_short=0,
    open_group=1,
    load=0,
    avoid_slot=0,
    counselor_slot=0,
    slot_change=0,
    room_change=0,
    named_cover=0,
)
"""Seats first (their cost is the problem's own), then people moved, then groups opened; nothing else."""


@frozen(kw_only=True)
class Trial:
    """The plan found, who has no group in it, and how many sit in another group than last week."""

    plan: Plan
    unassigned: tuple[str, ...]
    moved: int

    @property
    def left(self) -> int:
        """How many have no group."""
        return len(self.unassigned)


class Trials:
    """Tries changed problems, with one seed and one brake. Raises Stopped when somebody asked to stop."""

    def __init__(self, seed: int, cancelled: Cancelled | None) -> None:
        self._seed = seed
        self._cancelled = cancelled

    def pause(self) -> None:
        """Raise Stopped when somebody asked to stop."""
        if self._cancelled is not None and self._cancelled():
            raise Stopped

    def of(self, problem: WeekProblem, start: Plan | None = None) -> Trial:
        """The week with most seats and then fewest moves; `start` is a plan to begin with."""
        bare = evolve(problem, homogeneity={}, weights=SEATS_ONLY)
        steps: list[str] = []

        def enough() -> bool:
            return any(steps.count(step) >= OFTEN for step in LAST_STEPS) or (self._cancelled is not None and self._cancelled())

        proposal = solve(
            bare,
            seed=self._seed,
            effort=EFFORT,
            on_progress=lambda progress: steps.append(progress.step),
            cancelled=enough,
            previous_best=start,
        )
        if proposal.stopped:
            self.pause()
        return Trial(plan=proposal.plan, unassigned=proposal.unassigned, moved=moved(problem, proposal.plan))


def moved(problem: WeekProblem, plan: Plan) -> int:
    """How many residents who had a group sit in another one; those left without are not counted."""
    return sum(
        move.from_group is not None and move.to_group is not None and move.from_group != move.to_group
        for move in check.moves(problem, plan)
    )
