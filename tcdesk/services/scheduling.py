"""The week of group therapy: read it as a problem, look at plans, publish one."""

from __future__ import annotations

from collections.abc import Callable

from tcdesk.domain.calendar import Week
from tcdesk.domain.changes import Changes
from tcdesk.domain.group import WeekVersion
from tcdesk.domain.refusals import Conflict, Invalid
from tcdesk.domain.roles import Action
from tcdesk.domain.views.week import Locks, WeekBook
from tcdesk.domain.week.plan import Plan, Proposal, Violation
from tcdesk.domain.week_board import WeekBoard
from tcdesk.i18n import N_, texts
from tcdesk.scheduling import check
from tcdesk.scheduling.solve import solve
from tcdesk.services import week_paper
from tcdesk.services.guard import allowed, verb
from tcdesk.services.week_data import build
from tcdesk.services.week_facts import WeekFacts
from tcdesk.services.week_given import book_of, names_of, read
from tcdesk.services.week_places import differing
from tcdesk.services.week_plan import plan_of
from tcdesk.services.week_publish import Publisher, Wording

STALE = N_(
    "This week was published meanwhile as version {number}. Your arrangement was not published and is still here: "
    "open the week again and compare."
)
OTHER_START = N_(
    "Your arrangement starts from week {week}, which was published anew meanwhile. It was not published and is still "
    "here: open the week again and compare."
)
NEEDS_REASON = N_(
    "This arrangement breaks a rule or leaves residents out. It was not published: write a reason, or solve it first."
)
CHANGED_SINCE = N_(
    "Something changed in the house since this week was read, and the arrangement now breaks a rule that it did not "
    "break before. It was not published and is still here: look at the problems, then publish again."
)
NOTHING = N_("There is no group in this arrangement, so it was not published. Arrange the week first.")
PAST = N_("This week is over, so it cannot be published any more. Its sessions stay as they were recorded.")


class Scheduling(WeekFacts):
    """Use cases of the week board. Solving itself is a pure function for a worker: `solve`."""

    @property
    def solve(self) -> Callable[..., Proposal]:
        """`solve(problem, seed=..., on_progress=..., cancelled=...)`: for a worker; it touches no store."""
        return solve

    @allowed(Action.WEEK_READ)
    def book(self, week: Week, locks: Locks | None = None) -> WeekBook:
        """Everything the board of `week` needs, with what is pinned in the draft."""
        locks = locks or Locks()
        return book_of(self._work, read(self._work, week, locks), locks)

    @allowed(Action.WEEK_READ)
    def versions(self, week: Week) -> tuple[WeekVersion, ...]:
        """All published versions of a week, newest first."""
        return tuple(self._work.records.weeks.of(week))

    @allowed(Action.WEEK_READ)
    def violations(self, book: WeekBook, plan: Plan) -> tuple[Violation, ...]:
        """What is wrong with `plan`; nothing is read from the store."""
        return check.violations(book.problem, plan)

    @allowed(Action.WEEK_READ)
    def paper(self, week: Week) -> WeekBoard:
        """The published week as it is printed, as it was when it was published. Raises Conflict while there is none."""
        work = self._work
        newest = work.records.weeks.newest(week)
        if newest is None:
            raise Conflict(week_paper.NOT_PUBLISHED)
        frozen = work.records.weeks.frozen(newest.id)
        if frozen is not None:
            return frozen
        given, plan = read(work, week).input, plan_of(newest.plan)
        return week_paper.board(work, given, newest, plan, names_of(work, given, plan))

    @verb(Action.WEEK_PUBLISH)
    def publish(
        self, book: WeekBook, plan: Plan, *, score: int = 0, proven: bool = False, reason: str = ""
    ) -> tuple[WeekVersion, Changes]:
        """Publish `plan` as the next version of its week, in one transaction with its groups, members and sessions.

        The rules are checked again on what the store holds now. Raises Conflict when somebody published since `book`
        was read or when the plan breaks a rule now that it did not break in `book`, Invalid without a reason for a
        plan that breaks a rule or leaves residents out.
        """
        work = self._work
        given = read(work, book.week, book.locks)
        if given.number != book.number:
            raise Conflict(STALE, number=given.number)
        if book.week < Week.of(work.today):
            raise Conflict(PAST)
        if not plan.groups:
            raise Invalid(NOTHING)
        if given.source != book.source and book.source is not None:
            raise Conflict(OTHER_START, week=book.source.week.number)
        problem = build(given.input, texts("id"))
        broken = check.violations(problem, plan)
        left_out = tuple(int(resident) for resident in check.unassigned(problem, plan))
        if differing(check.violations(book.problem, plan), broken):
            raise Conflict(CHANGED_SINCE)
        if (broken or left_out) and not reason.strip():
            raise Invalid(NEEDS_REASON)
        wording = Wording(score=score, proven=proven, left_out=left_out, reason=reason.strip())
        once = frozenset(given.usual) ^ frozenset(book.locks.once)
        version = Publisher(work, given).publish(plan, wording, once)
        detail: dict[str, object] = {"version": version.number, "groups": len(plan.groups), "left_out": len(left_out)}
        if reason.strip():
            named = sorted(left_out)
            detail |= {"reason": reason.strip(), "broken": sorted({one.rule for one in broken}), "residents": named}
        work.record("week.publish", "week", str(book.week), detail)
        return version, Changes.of("week", "group", "session", "resident")
