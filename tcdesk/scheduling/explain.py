"""`explain`: why a proposal leaves residents without a group, and what would help."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from tcdesk.domain.week.explanation import Explanation, Obstacle
from tcdesk.domain.week.plan import Plan, Proposal
from tcdesk.domain.week.problem import WeekProblem
from tcdesk.domain.week.wording import counted, listed, named, said
from tcdesk.i18n import N_
from tcdesk.scheduling import check
from tcdesk.scheduling.conflict import smallest_conflict
from tcdesk.scheduling.counting import obstacles
from tcdesk.scheduling.fixes import Menu
from tcdesk.scheduling.joining import joint_way
from tcdesk.scheduling.reasons import clash
from tcdesk.scheduling.stopping import Stopped
from tcdesk.scheduling.trial import Cancelled, Trial, Trials


def explain(
    problem: WeekProblem, proposal: Proposal, *, seed: int = 1, cancelled: Cancelled | None = None
) -> Explanation:
    """Every obstacle with up to three fixes; each fix was tried with a quick solve of the changed week.

    `proposal` is what `solve` found for `problem`. The same problem, plan and seed give the same answer. When
    `cancelled` says yes, what is known so far is given back. For a worker: some seconds for 120 residents.
    """
    return explain_plan(problem, proposal.plan, seed=seed, cancelled=cancelled)


def explain_plan(problem: WeekProblem, plan: Plan, *, seed: int = 1, cancelled: Cancelled | None = None) -> Explanation:
    """The same for any plan, also one that somebody made by hand: what the best one still could not do, and why."""
    unassigned = check.unassigned(problem, plan)
    if not unassigned:
        return Explanation(unassigned=())
    found = list(obstacles(problem))
    told = Explanation(unassigned=unassigned, obstacles=tuple(found))
    try:
        trials = Trials(seed, cancelled)
        trials.pause()
        base = trials.of(problem, plan)
        if _counts_too_few(found, base):
            found.append(left_out(base.unassigned, smallest_conflict(problem, trials)))
        menu = Menu(problem, base, trials)
        for place, obstacle in enumerate(found):
            found[place] = menu.filled(obstacle)
            told = evolve(told, obstacles=tuple(found))
        return evolve(told, together=joint_way(menu, found, _standing), complete=True)
    except Stopped:
        return told


def _counts_too_few(found: Sequence[Obstacle], trial: Trial) -> bool:
    return sum(obstacle.count for obstacle in found) < trial.left


def _standing(problem: WeekProblem, trial: Trial) -> tuple[Obstacle, ...]:
    """The obstacles of a week of which `trial` is the best plan; what no count sees without its rules."""
    found = obstacles(problem)
    return (*found, left_out(trial.unassigned)) if _counts_too_few(found, trial) else found


def left_out(people: tuple[str, ...], rules: tuple[str, ...] = ()) -> Obstacle:
    """What no count shows: several rules that leave room together for all but these; `rules` while they are known."""
    why = said(N_("No single shortage explains it; which rules clash is being worked out."))
    if rules:
        why = clash(rules)
    return Obstacle(
        code="left_out",
        title=counted(
            N_("{who} fits into no group this week: {n} resident has no group."),
            N_("{who} fit into no group this week: {n} residents have no group."),
            len(people),
            who=listed(named("resident", people)),
        ),
        why=why,
        count=len(people),
        who=named("resident", people),
        residents=people,
        rules=rules,
    )
