"""A quick look at a changed week: how many would be without a group, and how few need to move."""

from __future__ import annotations

from collections.abc import Callable

from attrs import evolve, frozen

from tcdesk.domain.week.plan import Plan, Progress, Proposal
from tcdesk.domain.week.problem import WeekProblem, Weights
from tcdesk.scheduling import check
from tcdesk.scheduling.counting import obstacles
from tcdesk.scheduling.solve import solve
from tcdesk.scheduling.stopping import Stopped

Cancelled = Callable[[], bool]
EFFORT, OFTEN = 0.05, 2
LONGER_EFFORT, LONGER_OFTEN = 0.15, 4
LARGE = 150
"""With more residents one dive takes as long as a whole look does with fewer, so that a look ends after the first."""
FILLED = 3
"""So many without a group are tried one by one in the plan that a look begins with."""
LAST_STEPS = ("searched", "rounded")
"""A look ends when the search has reported one of these steps so often: what is still open then is mostly the proof."""
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
        """The week with most seats and then fewest moves; `start` is a plan to begin with.

        Where more are left out than counting explains, a longer look makes sure. Raises Stopped.
        """
        small = len(problem.eligible) <= LARGE
        found = self._look(problem, start and filled(problem, start), EFFORT, OFTEN if small else 1)
        explained = max((obstacle.count for obstacle in obstacles(problem)), default=0)
        if small and not found.proven and len(found.unassigned) > explained:
            found = self._look(problem, found.plan, LONGER_EFFORT, LONGER_OFTEN, explained)
        return Trial(plan=found.plan, unassigned=found.unassigned, moved=moved(problem, found.plan))

    def is_short(self, problem: WeekProblem) -> bool:
        """Whether a quick look leaves somebody without a group. Raises Stopped."""
        return bool(self._look(problem, None, EFFORT, OFTEN).unassigned)

    def _look(
        self, problem: WeekProblem, start: Plan | None, effort: float, often: int, until: int | None = None
    ) -> Proposal:
        """What the search finds with this effort before the last step came `often`, or only `until` are left out."""
        bare = evolve(problem, homogeneity={}, weights=SEATS_ONLY)
        steps: list[str] = []
        fewest = len(problem.eligible)

        def hear(progress: Progress) -> None:
            nonlocal fewest
            steps.append(progress.step)
            fewest = progress.unseated

        def enough() -> bool:
            done = any(steps.count(step) >= often for step in LAST_STEPS) or (until is not None and fewest <= until)
            return done or (self._cancelled is not None and self._cancelled())

        proposal = solve(bare, seed=self._seed, effort=effort, on_progress=hear, cancelled=enough, previous_best=start)
        if proposal.stopped:
            self.pause()
        return proposal


def filled(problem: WeekProblem, plan: Plan) -> Plan:
    """The plan with the few who have no group in the smallest that takes each without breaking a rule."""
    waiting = check.unassigned(problem, plan)
    for resident in waiting if len(waiting) <= FILLED else ():
        apart = {
            pair.b if pair.a == resident else pair.a for pair in problem.keep_apart if resident in (pair.a, pair.b)
        }
        busy = {busy.slot for busy in problem.resident_by_id[resident].busy}
        before = len(check.violations(problem, plan))
        for group in sorted(plan.groups, key=lambda group: (len(group.members), group.id)):
            if len(group.members) >= problem.max_size or group.slot in busy or not apart.isdisjoint(group.members):
                continue
            wider = plan.move(resident, group.id)
            after = check.violations(problem, wider)
            # A lock that is broken already stays broken wherever he sits: no breach may be his.
            if len(after) < before and all(breach.resident != resident for breach in after):
                plan = wider
                break
    return plan


def moved(problem: WeekProblem, plan: Plan) -> int:
    """How many residents who had a group sit in another one; those left without are not counted."""
    return sum(
        move.from_group is not None and move.to_group is not None and move.from_group != move.to_group
        for move in check.moves(problem, plan)
    )
