"""Several ways at once: where no single one seats everybody, what does together, step by step."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import frozen

from tcdesk.domain.week.alterations import Alteration, altered
from tcdesk.domain.week.explanation import Fix, Obstacle
from tcdesk.domain.week.problem import WeekProblem
from tcdesk.domain.week.wording import joined, said
from tcdesk.i18n import N_
from tcdesk.scheduling.counting import obstacles
from tcdesk.scheduling.fixes import Menu, cost
from tcdesk.scheduling.trial import Trial

ROUNDS = 4
"""The first ways of all obstacles, then those of what still stands in the way after them, and so on."""

Standing = Callable[[WeekProblem, Trial], Sequence[Obstacle]]


@frozen(kw_only=True)
class _Steps:
    """Ways taken so far, and the week with all of them."""

    fixes: tuple[Fix, ...]
    trial: Trial

    @property
    def patch(self) -> tuple[Alteration, ...]:
        return _patch(self.fixes)


def joint_way(menu: Menu, found: Sequence[Obstacle], standing: Standing) -> Fix | None:
    """One fix made of several: the first way of every obstacle in `found`, then of what `standing` says remains.

    None where one way alone seats everybody, or where no two seat more than one does. Raises Stopped.
    """
    singles = [fix for obstacle in found for fix in obstacle.fixes]
    best = min((fix.left for fix in singles), default=0)
    firsts = [obstacle.fixes[0] for obstacle in found if obstacle.fixes]
    steps = _Steps(fixes=(), trial=menu.base)
    for _ in range(ROUNDS if best else 0):
        further = _taken(menu, steps, firsts)
        if further.trial.left >= steps.trial.left:
            break
        steps = further
        if not steps.trial.left:
            break
        after = menu.after(steps.patch, steps.trial)
        firsts = [fix for obstacle in standing(after.problem, after.base) if (fix := after.first(obstacle)) is not None]
    if steps.trial.left >= best:
        return None
    steps = _needed(menu, steps, singles)
    return Fix(
        label=said(N_("Together: {ways}"), ways=joined([fix.label for fix in steps.fixes])),
        cost=cost(steps.trial),
        patch=steps.patch,
        plan=steps.trial.plan,
        seated=menu.base.left - steps.trial.left,
        left=steps.trial.left,
        moved=steps.trial.moved,
    )


def _taken(menu: Menu, steps: _Steps, firsts: Sequence[Fix]) -> _Steps:
    """The steps with these too, each once."""
    new = list({fix.patch: fix for fix in firsts}.values())
    fixes = (*steps.fixes, *new)
    trial = menu.found(new[0]) if len(new) == 1 else menu.trial(_patch(fixes))
    return _Steps(fixes=fixes, trial=trial)


def _needed(menu: Menu, steps: _Steps, singles: Sequence[Fix]) -> _Steps:
    """Without the steps that seat nobody: what came later may do what an earlier one was for.

    What a single one of the ways does alone is known.
    """
    for fix in steps.fixes:
        fewer = tuple(other for other in steps.fixes if other is not fix)
        known = len(fewer) == 1 and fewer[0] in singles
        if not known and _counted(menu.problem, fewer) <= steps.trial.left:
            trial = menu.trial(_patch(fewer))
            if trial.left <= steps.trial.left:
                steps = _Steps(fixes=fewer, trial=trial)
    return steps


def _counted(problem: WeekProblem, fixes: Sequence[Fix]) -> int:
    """How many stay out at least, as far as counting sees."""
    return max((obstacle.count for obstacle in obstacles(altered(problem, _patch(fixes)))), default=0)


def _patch(fixes: Sequence[Fix]) -> tuple[Alteration, ...]:
    return tuple(dict.fromkeys(change for fix in fixes for change in fix.patch))
