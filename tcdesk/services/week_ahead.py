"""Weeks to come: how each stands, and a published week as the beginning of a later one."""

from __future__ import annotations

from tcdesk.domain.calendar import Week
from tcdesk.domain.group import WeekVersion
from tcdesk.domain.refusals import Conflict
from tcdesk.domain.views.week import Locks
from tcdesk.domain.views.week_days import WeekStart, WeekState
from tcdesk.domain.week.plan import Plan
from tcdesk.i18n import N_
from tcdesk.scheduling import check
from tcdesk.services.guard import Work
from tcdesk.services.week_given import book_of, gone_members, read
from tcdesk.services.week_plan import plan_of
from tcdesk.store import drafts

FORM = "week"
"""The form under which the draft of a week is kept."""
ALREADY = N_("This week is published already. Open it and change it there, or go on to a week that is not.")
NOT_THAT = N_("Week {n} was not published, so nothing can start from it. Choose one that was.")
LATER = N_("A week starts from one that comes before it. Choose an earlier one.")
BACK = 52
"""How many weeks back a beginning is looked for."""
NOTHING = N_("No week before this one was published, so there is nothing to start from. Arrange the week instead.")


def states(work: Work, first: Week, last: Week) -> tuple[WeekState, ...]:
    """How every week between two stands, both included."""
    published = work.records.weeks.newest_numbers(first, last)
    kept = {one.key for one in drafts.of_user(work.store, work.who.uid) if one.form == FORM}
    found: list[WeekState] = []
    week = first
    while week <= last:
        version = published.get(str(week))
        found.append(
            WeekState(
                week=week,
                number=version.number if version is not None else 0,
                published_at=version.published_at if version is not None else None,
                has_draft=str(week) in kept,
            )
        )
        week = week.shifted(1)
    return tuple(found)


def sources(work: Work, week: Week) -> tuple[WeekState, ...]:
    """The published weeks that `week` could start from, the last first."""
    before = states(work, week.shifted(-BACK), week.shifted(-1))
    return tuple(state for state in reversed(before) if state.number)


def start(work: Work, week: Week, source: Week | None = None) -> WeekStart:
    """A published week, or the last one, as the beginning of `week`; raises as `Weeks.start`."""
    last = _source(work, week, source)
    given = read(work, week, source=last)
    if given.newest is not None:
        raise Conflict(ALREADY)
    if last is None or given.source is None:
        raise Conflict(NOTHING)
    book = book_of(work, given, Locks())
    groups = plan_of(last.plan).groups
    without_hour = tuple(group.id for group in book.base.groups if group.slot not in book.problem.slot_by_id)
    base = Plan(groups=tuple(group for group in book.base.groups if group.id not in without_hour))
    here = {resident.id for resident in book.problem.eligible}
    missing = {member: group.id for group in groups for member in group.members if member not in here}
    codes = {str(group.id): group.code for group in work.records.weeks.groups_ever()}
    return WeekStart(
        source=given.source,
        plan=base,
        gone=gone_members(work, week, {one: codes.get(group, "") for one, group in missing.items()}),
        closed=tuple(sorted(codes.get(group.id, "") for group in groups if group.id not in book.base.by_id)),
        without_hour=tuple(sorted(codes.get(group, "") for group in without_hour)),
        broken=check.violations(book.problem, base),
    )


def _source(work: Work, week: Week, source: Week | None) -> WeekVersion | None:
    """The version in force of what is started from."""
    if source is None:
        return work.records.weeks.newest_before(week)
    if source >= week:
        raise Conflict(LATER)
    found = work.records.weeks.newest(source)
    if found is None:
        raise Conflict(NOT_THAT, n=source.number)
    return found
