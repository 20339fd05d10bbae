"""The week of group therapy: read it as a problem, look at plans, publish one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tcdesk.domain.calendar import Week
from tcdesk.domain.changes import Changes
from tcdesk.domain.defaults import THERAPY
from tcdesk.domain.group import WeekVersion
from tcdesk.domain.refusals import Conflict, Invalid
from tcdesk.domain.roles import Action
from tcdesk.domain.session import SessionState
from tcdesk.domain.settings import GROUP_COMFORT, GROUP_MAX, GROUP_MIN, SAME_SEX
from tcdesk.domain.views.week import Band, DayHead, GroupName, Locks, Seat, WeekBook, WeekNames
from tcdesk.domain.week.plan import GroupPlan, Plan, Proposal, Violation
from tcdesk.domain.week_board import WeekBoard
from tcdesk.i18n import N_, texts
from tcdesk.scheduling import check
from tcdesk.scheduling.solve import solve
from tcdesk.services import week_paper
from tcdesk.services.founding import holidays_between
from tcdesk.services.guard import Guarded, allowed, verb
from tcdesk.services.week_data import LastPlan, WeekInput, build, day_note
from tcdesk.services.week_plan import plan_of
from tcdesk.services.week_publish import Publisher

STALE = N_(
    "This week was published meanwhile as version {number}. Your arrangement was not published and is still here: "
    "open the week again and compare."
)
NEEDS_REASON = N_(
    "This arrangement breaks a rule or leaves residents out. It was not published: write a reason, or solve it first."
)
NOTHING = N_("There is no group in this arrangement, so it was not published. Arrange the week first.")
PAST = N_("This week is over, so it cannot be published any more. Its sessions stay as they were recorded.")


class Scheduling(Guarded):
    """Use cases of the week board. Solving itself is a pure function for a worker: `solve`."""

    @property
    def solve(self) -> Callable[..., Proposal]:
        """`solve(problem, seed=..., on_progress=..., cancelled=...)`: for a worker; it touches no store."""
        return solve

    @allowed(Action.WEEK_READ)
    def book(self, week: Week, locks: Locks | None = None) -> WeekBook:
        """Everything the board of `week` needs, with what is pinned in the draft."""
        given, number = self._given(week, locks or Locks())
        problem = build(given, texts("id"))
        newest = self._work.records.weeks.newest(week)
        base = self._base(given)
        return WeekBook(
            week=week,
            problem=problem,
            base=base,
            number=number,
            published_at=newest.published_at if newest is not None else None,
            names=self._names(given, base),
            days=self._days(given),
            bands=tuple(
                Band(starts_at=band.starts_at, ends_at=band.starts_at + band.minutes, label=band.label)
                for band in given.bands
                if band.weekday is None and band.on_date is None
            ),
            held=frozenset(map(str, given.held)),
            locks=locks or Locks(),
        )

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
        """The published week as it is printed. Raises Conflict while there is none."""
        newest = self._work.records.weeks.newest(week)
        if newest is None:
            raise Conflict(week_paper.NOT_PUBLISHED)
        given, _number = self._given(week, Locks())
        plan = plan_of(newest.plan)
        return week_paper.board(self._work, given, newest, plan, self._names(given, plan))

    @verb(Action.WEEK_PUBLISH)
    def publish(
        self, book: WeekBook, plan: Plan, *, score: int = 0, proven: bool = False, reason: str = ""
    ) -> tuple[WeekVersion, Changes]:
        """Publish `plan` as the next version of its week, in one transaction with its groups, members and sessions.

        The rules are checked again on what the store holds now. Raises Conflict when somebody published since `book`
        was read, Invalid without a reason for a plan that breaks a rule or leaves residents out.
        """
        work = self._work
        given, number = self._given(book.week, book.locks)
        if number != book.number:
            raise Conflict(STALE, number=number)
        if book.week < Week.of(work.today):
            raise Conflict(PAST)
        if not plan.groups:
            raise Invalid(NOTHING)
        problem = build(given, texts("id"))
        broken = check.violations(problem, plan)
        left_out = tuple(int(resident) for resident in check.unassigned(problem, plan))
        if (broken or left_out) and not reason.strip():
            raise Invalid(NEEDS_REASON)
        version = Publisher(work, given).publish(
            plan, number=number + 1, score=score, proven=proven, left_out=left_out, reason=reason.strip()
        )
        detail: dict[str, object] = {"version": version.number, "groups": len(plan.groups), "left_out": len(left_out)}
        if reason.strip():
            detail |= {"reason": reason.strip(), "broken": sorted({found.rule for found in broken})}
        work.record("week.publish", "week", str(book.week), detail)
        return version, Changes.of("week", "group", "session", "resident")

    def _given(self, week: Week, locks: Locks) -> tuple[WeekInput, int]:
        """The records that decide `week`, and the number of its newest published version (0: none)."""
        work, house = self._work, self._work.records
        settings = work.settings
        monday, sunday = week.monday, week.day(6)
        newest = house.weeks.newest(week)
        last = newest or house.weeks.newest_before(week)
        groups = tuple(house.groups.open_groups())
        known = {str(group.id) for group in groups}
        previous = () if last is None else tuple(self._last(g) for g in plan_of(last.plan).groups if g.id in known)
        held = frozenset(
            session.group_id
            for session in house.sessions.between(monday, sunday)
            if session.activity_code == THERAPY and session.group_id and session.state is SessionState.HELD
        )
        present = house.residents.present(week.day(4))
        given = WeekInput(
            week=week,
            slots=tuple(house.house.slots.all()),
            bands=tuple(house.house.bands.all()),
            holidays=holidays_between(work, monday, sunday),
            lock_downs=tuple(house.house.locked_down(monday, sunday)),
            rooms=tuple(house.house.rooms.all()),
            closures=tuple(house.house.closed(monday, sunday)),
            staff=tuple(house.people.staff.all()),
            leave=tuple(house.people.away(monday, sunday)),
            residents=tuple(present),
            phases=house.house.ladder(),
            entries=house.residents.entries_of_present(week.day(4)),
            substances=house.residents.main_substances(),
            appointments=tuple(house.groups.appointments_between(monday, sunday)),
            keep_apart=tuple(house.groups.pairs_apart(monday, sunday)),
            co_defendants=tuple(house.groups.co_defendants()),
            not_with=tuple(house.groups.not_with_between(monday, sunday)),
            groups=groups,
            previous=previous,
            is_repair=newest is not None,
            held=held,
            group_locks=locks.groups,
            member_locks=locks.members,
            max_size=settings[GROUP_MAX],
            min_size=settings[GROUP_MIN],
            comfort_min=settings[GROUP_COMFORT],
            same_sex=settings[SAME_SEX],
            weights=settings.weights,
            homogeneity=settings.homogeneity,
        )
        return given, newest.number if newest is not None else 0

    @staticmethod
    def _last(group: GroupPlan) -> LastPlan:
        return LastPlan(
            group_id=int(group.id),
            counselor_id=int(group.counselor),
            slot_id=int(group.slot),
            room_id=int(group.room),
            members=tuple(map(int, group.members)),
        )

    def _base(self, given: WeekInput) -> Plan:
        """What stands now: the last plan, with only those members who still take part."""
        problem = build(given, texts("id"))
        here = {resident.id for resident in problem.eligible}
        return Plan(
            groups=tuple(
                GroupPlan(
                    id=group.id,
                    counselor=group.counselor,
                    slot=group.slot,
                    room=group.room,
                    members=tuple(member for member in group.members if member in here),
                )
                for group in problem.previous
            )
        )

    def _names(self, given: WeekInput, base: Plan) -> WeekNames:
        codes = {str(group.id): group.code for group in given.groups}
        own = {member: codes.get(group, "") for member, group in base.group_of.items()}
        sessions = self._work.records.sessions.between(given.week.monday, given.week.day(6))
        met = {session.group_id: session for session in sessions if session.group_id is not None}
        return WeekNames(
            residents={
                str(r.id): Seat(resident_id=r.id, name=r.name, problem=r.problem, own_group=own.get(str(r.id), ""))
                for r in given.residents
            },
            groups={
                str(group.id): GroupName(
                    code=group.code,
                    theme=group.theme,
                    topic=met[group.id].topic if group.id in met else "",
                    meeting_no=met[group.id].meeting_no if group.id in met else 0,
                )
                for group in given.groups
            },
            counselors={str(person.id): person.short_name for person in given.staff},
            counselors_full={str(person.id): person.full_name for person in given.staff},
            rooms={str(room.id): room.name for room in given.rooms},
        )

    def _days(self, given: WeekInput) -> tuple[DayHead, ...]:
        today = self._work.today
        first_names = {person.id: person.name.split()[0] for person in given.staff if person.is_counselor}

        def away(day: date) -> tuple[str, ...]:
            found = [row for row in given.leave if row.starts_on <= day <= row.ends_on and row.staff_id in first_names]
            return tuple(dict.fromkeys(first_names[row.staff_id] for row in found))

        return tuple(
            DayHead(
                weekday=weekday,
                on_date=given.week.day(weekday),
                is_today=given.week.day(weekday) == today,
                holiday=day_note(given, given.week.day(weekday), texts("id")),
                away=away(given.week.day(weekday)),
            )
            for weekday in range(7)
        )
