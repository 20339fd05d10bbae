"""What stands in the way of everybody having a group: told at once by counting, worked out with its ways by a job."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from tcdesk.domain.calendar import Week
from tcdesk.domain.week.alterations import CounselorAllowed, PairLifted
from tcdesk.domain.week.explanation import Explanation, Obstacle
from tcdesk.domain.week.explanation import Fix as Way
from tcdesk.domain.week.plan import Plan, Proposal
from tcdesk.domain.week.problem import WeekProblem
from tcdesk.services.week_explanations import first_open_day, short_of, why_not
from tcdesk.services.week_view import view_of
from tcdesk.ui.context import Context
from tcdesk.ui.jobs import Job
from tcdesk.ui.pages.week.arranging import Arranger
from tcdesk.ui.pages.week.draft import WeekDraft
from tcdesk.ui.pages.week.fixes import MOST, Fix
from tcdesk.ui.pages.week.issues import Issue
from tcdesk.ui.pages.week.targets import Targets

TELLS_WHO = (PairLifted, CounselorAllowed)
"""Ways whose words name a pair or a counselor kept apart: for those only who may see these."""

Found = Callable[[dict[str, tuple[Fix, ...]]], object]


class Reasons(QObject):
    """Explains one draft. A job under way ends when another draft is looked at.

    `changed` fires when a job found other obstacles than counting showed.
    """

    changed = Signal()

    def __init__(self, parent: QObject, context: Context, draft: WeekDraft, arranger: Arranger) -> None:
        super().__init__(parent)
        self._context, self._draft, self._arranger = context, draft, arranger
        self._best: Proposal | None = None
        self._told: Explanation | None = None
        self._job: Job | None = None
        self._of: tuple[WeekProblem, Plan] | None = None
        self._obstacles: tuple[Obstacle, ...] = ()
        self._asked: tuple[tuple[Issue, ...], Targets, Found] | None = None
        arranger.proposed.connect(self._on_proposed)

    @property
    def is_busy(self) -> bool:
        """Whether ways are being looked for."""
        return self._job is not None

    @property
    def first_day(self) -> int:
        """The first day of the draft's week that can still be changed."""
        today = self._context.today()
        return first_open_day(self._draft.book.week, Week.of(today), today.weekday())

    @property
    def rest(self) -> str:
        """That none of the ways seats everybody, and how many stay; empty where one does, or none is known yet."""
        rest = self._told.rest if self._told is not None else None
        return "" if rest is None else rest.words(self._context.texts)

    def obstacles(self) -> tuple[Obstacle, ...]:
        """What counting shows for the draft; nothing while everybody has a group."""
        draft = self._draft
        if not draft.view.unseated or not draft.plan.groups:
            return ()
        problem, plan = draft.book.problem, draft.plan
        if self._of is None or self._of[0] is not problem or self._of[1] is not plan:
            is_best = self._best is not None and self._best.plan == plan
            best = self._best.unassigned if self._best is not None and is_best else ()
            self._of, self._told = (problem, plan), None
            self._obstacles = short_of(problem, plan, self.first_day, best_left_out=best)
        return self._obstacles

    def _on_proposed(self) -> None:
        """Whom the best plan of a search leaves out has a reason, also where no count shows it."""
        self._best = self._arranger.proposal

    def look(self, issues: tuple[Issue, ...], targets: Targets, found: Found) -> None:
        """Work out the ways of these obstacles; `found` gets them by the key of their issue."""
        self.stop()
        if self._told is not None:
            found(ways_of(self._told, issues, targets))
            return
        self._asked = (issues, targets, found)
        problem, plan = self._draft.book.problem, self._draft.plan
        self._job = self._context.jobs.start(
            why_not, problem, plan, self.first_day, done=self._on_done, failed=self._on_failed
        )

    def _on_done(self, told: Explanation) -> None:
        if self._job is None or not self._job.over:  # left meanwhile, or another draft is looked at
            return
        self._job, self._told = None, told
        shown = [(one.code, one.rules) for one in self._obstacles]
        self._obstacles = told.obstacles
        if shown != [(one.code, one.rules) for one in told.obstacles]:
            self.changed.emit()
        elif self._asked is not None:
            issues, targets, found = self._asked
            found(ways_of(told, issues, targets))

    def stop(self) -> None:
        """Leave what is under way."""
        job, self._job = self._job, None
        if job is not None:
            job.cancel()

    def _on_failed(self, error: BaseException) -> None:
        self._job = None
        self._context.errors.take(error)


def ways_of(told: Explanation, issues: tuple[Issue, ...], targets: Targets) -> dict[str, tuple[Fix, ...]]:
    """The ways of every issue that is an obstacle of the explanation, by its key."""
    by_code: dict[str, list[Obstacle]] = {}
    for obstacle in told.obstacles:
        by_code.setdefault(obstacle.code, []).append(obstacle)
    return {i.key: fixes_of(by_code[i.code].pop(0), targets, told.together) for i in issues if by_code.get(i.code)}


def fixes_of(obstacle: Obstacle, targets: Targets, together: Way | None = None) -> tuple[Fix, ...]:
    """The ways of an obstacle in words, and to arrange the week anew where there is place for it.

    `together`, several ways at once, comes first: it seats more than any single one.
    """
    names, t = targets.names, targets.t
    offered = obstacle.fixes if together is None else (together, *obstacle.fixes)[:MOST]
    ways = [way for way in offered if names.may_see_pairs or not _tells_who(way)]
    fixes = [
        Fix(label=way.label.words(names.texts, names.call), cost=_cost(way, targets), plan=way.plan) for way in ways
    ]
    if len(fixes) < MOST:
        fixes.append(Fix(label=t("Arrange the week anew"), cost=t("looks at every way, F9")))
    return tuple(fixes)


def _tells_who(way: Way) -> bool:
    return any(isinstance(change, TELLS_WHO) for change in way.patch)


def _cost(way: Way, targets: Targets) -> str:
    """What it costs, and whether a rule of the house stays broken, so that publishing asks for a reason."""
    words = way.cost.words(targets.names.texts, targets.names.call)
    breaks = len(view_of(targets.book, way.plan).hard) > len(view_of(targets.book, targets.plan).hard)
    return targets.t("{cost} · publish with a reason", cost=words) if breaks else words
