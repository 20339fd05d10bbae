"""What staff could do about an obstacle: each way is tried, and the best three are offered with their price."""

from __future__ import annotations

from attrs import evolve

from tcdesk.domain.week.alterations import Alteration, altered
from tcdesk.domain.week.explanation import Fix, Obstacle
from tcdesk.domain.week.problem import WeekProblem
from tcdesk.domain.week.wording import Sentence, counted, said
from tcdesk.i18n import N_
from tcdesk.scheduling import check
from tcdesk.scheduling.build import weighed
from tcdesk.scheduling.counting import obstacles
from tcdesk.scheduling.seats import Sessions
from tcdesk.scheduling.trial import Trial, Trials
from tcdesk.scheduling.way import Setting, Way
from tcdesk.scheduling.ways import ways_out

MOST = 3
TRIED = 5
ALIKE = 2


class Menu:
    """The fixes of one week that cannot seat everybody; `base` is its best quick plan."""

    def __init__(self, problem: WeekProblem, base: Trial, trials: Trials) -> None:
        self.problem = problem
        self.base = base
        self._trials = trials
        self._setting = Setting(problem=problem, sessions=Sessions(weighed(problem)), base=base, trial=self.trial)
        self._known: dict[tuple[Alteration, ...], Trial] = {}

    def fixes(self, obstacle: Obstacle) -> tuple[Fix, ...]:
        """At most three fixes, of different kinds where there are any: most seats first, then fewest people moved."""
        found: list[tuple[tuple[int, int, int, int], str, Fix]] = []
        now = self._short((), obstacle.code)
        tried: dict[str, int] = {}
        for short, place, way in self._ways(obstacle):
            if len(found) == TRIED:
                break
            if tried.get(way.kind, 0) < ALIKE:
                tried[way.kind] = tried.get(way.kind, 0) + 1
                fix = self.tried(way, helps=short < now)
                if fix.helps:
                    found.append(((fix.left, short, fix.moved, place), way.kind, fix))
        found.sort(key=lambda one: one[0])
        return tuple(_different([(kind, fix) for _, kind, fix in found]))

    def first(self, obstacle: Obstacle) -> Fix | None:
        """The first way, in the order of counting, that seats somebody or lessens the obstacle; None without one."""
        now = self._short((), obstacle.code)
        tried = (self.tried(way, helps=short < now) for short, _, way in self._ways(obstacle)[:TRIED])
        return next((fix for fix in tried if fix.helps), None)

    def _ways(self, obstacle: Obstacle) -> list[tuple[int, int, Way]]:
        """Ways to try, those first after which counting sees the fewest left out by such an obstacle; with place."""
        thought = enumerate(ways_out(self._setting, obstacle))
        ways = [(self._short(way.patch, obstacle.code), place, way) for place, way in thought]
        if any(short == 0 and not way.last_resort for short, _, way in ways):
            ways = [one for one in ways if not one[2].last_resort]
        return sorted(ways, key=lambda one: one[:2])

    def _short(self, patch: tuple[Alteration, ...], code: str) -> int:
        """How many residents obstacles of this kind leave out after the patch, as far as counting sees."""
        after = obstacles(altered(self.problem, patch))
        return sum(other.count for other in after if other.code == code)

    def filled(self, obstacle: Obstacle) -> Obstacle:
        """The obstacle with its fixes."""
        return evolve(obstacle, fixes=self.fixes(obstacle))

    def after(self, patch: tuple[Alteration, ...], base: Trial) -> Menu:
        """The menu of the week as it is after the patch; `base` is its best quick plan."""
        return Menu(altered(self.problem, patch), base, self._trials)

    def found(self, fix: Fix) -> Trial:
        """What trying the fix showed."""
        return Trial(plan=fix.plan, unassigned=check.unassigned(self.problem, fix.plan), moved=fix.moved)

    def trial(self, patch: tuple[Alteration, ...]) -> Trial:
        """The week after the patch, looked at quickly; every patch once. Raises Stopped."""
        if patch not in self._known:
            self._known[patch] = self._trials.of(altered(self.problem, patch), self.base.plan)
        return self._known[patch]

    def tried(self, way: Way, *, helps: bool) -> Fix:
        """The fix that a way is, with what it was found to bring. Raises Stopped."""
        trial = self.trial(way.patch)
        if way.narrowed is not None:
            way = way.narrowed(trial)
        seated = self.base.left - trial.left
        return Fix(
            label=way.label,
            cost=cost(trial),
            patch=way.patch,
            plan=trial.plan,
            seated=seated,
            left=trial.left,
            moved=trial.moved,
            helps=helps or seated > 0,
        )


def cost(trial: Trial) -> Sentence:
    """The price in words: who moves, and who has no group all the same."""
    moves = counted(N_("{n} resident changes group"), N_("{n} residents change group"), trial.moved)
    if not trial.moved:
        moves = said(N_("nobody changes group"))
    rest = counted(N_("{n} still has no group"), N_("{n} still have no group"), trial.left)
    if not trial.left:
        rest = said(N_("everybody has a group"))
    return said(N_("{moves}, {rest}"), moves=moves, rest=rest)


def _different(fixes: list[tuple[str, Fix]]) -> list[Fix]:
    """Three of the fixes in their order: one of each kind first, then a second of a kind where places are left."""
    firsts: dict[str, Fix] = {}
    for kind, fix in fixes:
        firsts.setdefault(kind, fix)
    ordered = [fix for _, fix in fixes]
    chosen = list(firsts.values())[:MOST]
    for fix in ordered:
        if len(chosen) < MOST and all(fix.patch != other.patch for other in chosen):
            chosen.append(fix)
    return sorted(chosen, key=ordered.index)
