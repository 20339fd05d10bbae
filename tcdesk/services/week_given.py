"""What the store knows about one week, gathered for the board, for publishing and for changes within a week."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from tcdesk.domain.calendar import Week
from tcdesk.domain.defaults import GROUP_COUNSELLING, THERAPY
from tcdesk.domain.group import WeekVersion
from tcdesk.domain.resident import Resident
from tcdesk.domain.session import Session, SessionState
from tcdesk.domain.settings import GROUP_COMFORT, GROUP_MAX, GROUP_MIN, SAME_SEX
from tcdesk.domain.views.week import (
    Band,
    DayHead,
    ExtraGroup,
    GoneMember,
    GroupName,
    Locks,
    Seat,
    Source,
    WeekBook,
    WeekNames,
)
from tcdesk.domain.week.plan import GroupPlan, Plan
from tcdesk.domain.week_days import DayHour, Occupied, hours_of_week
from tcdesk.i18n import texts
from tcdesk.services.founding import holidays_between
from tcdesk.services.guard import Work
from tcdesk.services.week_data import LastPlan, WeekInput, build, day_note
from tcdesk.services.week_plan import Usual, plan_of, usual_of


@attrs.frozen(kw_only=True)
class Given:
    """One week: the records that decide it (`input`), the version in force, and what happened in it so far.

    `source` is the published week it starts from, its own once there is one. `cancelled` are groups whose session was
    called off, with the reason; `past` are those whose day is over though nobody recorded a session; `usual` what
    groups go back to after this week.
    """

    input: WeekInput
    newest: WeekVersion | None
    source: Source | None
    held: frozenset[str]
    past: frozenset[str]
    cancelled: dict[str, str]
    usual: dict[str, Usual]
    hours: tuple[DayHour, ...]
    extras: tuple[ExtraGroup, ...]

    @property
    def number(self) -> int:
        """The newest published version, 0 while there is none."""
        return self.newest.number if self.newest is not None else 0


def read(
    work: Work,
    week: Week,
    locks: Locks | None = None,
    *,
    freed: frozenset[str] = frozenset(),
    source: WeekVersion | None = None,
) -> Given:
    """Read a week with what is pinned in its draft; groups of `freed` may move although they were called off.

    `source` is what a week that is not published starts from; without it that is the last one before it.
    """
    house = work.records
    newest = house.weeks.newest(week)
    last = newest or source or house.weeks.newest_before(week)
    held, cancelled = _happened(house.sessions.between(week.monday, week.day(6)), newest)
    called = house.weeks.called(week, GROUP_COUNSELLING)
    hours = tuple(house.weeks.hours_of(week))
    given = attrs.evolve(
        _input(work, week, newest, last, hours),
        occupied=tuple(_occupied(session, residents) for session, residents in called),
        group_locks=locks.groups if locks is not None else (),
        member_locks=locks.members if locks is not None else (),
    )
    past = _over(given) - held - cancelled.keys()
    settled = (held | cancelled.keys() | past) - freed
    return Given(
        input=attrs.evolve(given, held=frozenset(map(int, settled))),
        newest=newest,
        source=None if last is None else Source(week=Week.parse(last.week), number=last.number),
        held=held,
        past=past - freed,
        cancelled={group: reason for group, reason in cancelled.items() if group not in freed},
        usual=usual_of(newest.plan) if newest is not None else {},
        hours=hours,
        extras=tuple(_extra(session, residents) for session, residents in called),
    )


def _input(
    work: Work, week: Week, newest: WeekVersion | None, last: WeekVersion | None, hours: tuple[DayHour, ...]
) -> WeekInput:
    """The records that decide a week which stands on `last`; what happened in it is not in it yet."""
    house, settings = work.records, work.settings
    monday, sunday = week.monday, week.day(6)
    groups = tuple(house.groups.open_groups())
    present = tuple(house.residents.present(week.day(4)))
    left = _left(work, week, newest, present)
    return WeekInput(
        week=week,
        slots=hours_of_week(house.house.slots.all(), hours, week),
        bands=tuple(house.house.bands.all()),
        holidays=holidays_between(work, monday, sunday),
        lock_downs=tuple(house.house.locked_down(monday, sunday)),
        rooms=tuple(house.house.rooms.all()),
        closures=tuple(house.house.closed(monday, sunday)),
        staff=tuple(house.people.staff.all()),
        leave=tuple(house.people.away(monday, sunday)),
        residents=present,
        left=left,
        phases=house.house.ladder(),
        entries={
            **house.residents.entries_of_present(week.day(4)),
            **{one.id: tuple(house.residents.entries_of(one.id)) for one in left},
        },
        substances=house.residents.main_substances(),
        appointments=tuple(house.groups.appointments_between(monday, sunday)),
        keep_apart=tuple(house.groups.pairs_apart(monday, sunday)),
        co_defendants=tuple(house.groups.co_defendants()),
        not_with=tuple(house.groups.not_with_between(monday, sunday)),
        groups=groups,
        previous=() if last is None else _previous(last, week, {str(group.id) for group in groups}),
        is_repair=newest is not None,
        first_day=work.today.weekday() if week == Week.of(work.today) else 0,
        max_size=settings[GROUP_MAX],
        min_size=settings[GROUP_MIN],
        comfort_min=settings[GROUP_COMFORT],
        same_sex=settings[SAME_SEX],
        weights=settings.weights,
        homogeneity=settings.homogeneity,
    )


def _over(given: WeekInput) -> frozenset[str]:
    """The groups of the published plan of this week whose day is over."""
    days = {slot.id: slot.weekday for slot in given.slots}
    rows = given.previous if given.is_repair else ()
    return frozenset(str(row.group_id) for row in rows if days.get(row.slot_id, given.first_day) < given.first_day)


def _left(work: Work, week: Week, newest: WeekVersion | None, present: tuple[Resident, ...]) -> tuple[Resident, ...]:
    """Who sits in the published plan of the week and left in its course."""
    seated = set(plan_of(newest.plan).group_of) if newest is not None else set[str]()
    missing = seated - {str(one.id) for one in present}
    found = work.records.weeks.residents_ever(map(int, missing)) if missing else []
    return tuple(one for one in found if one.left_on is not None and one.left_on >= week.monday)


def gone_members(work: Work, week: Week, missing: Mapping[str, str]) -> tuple[GoneMember, ...]:
    """Those of `missing` (the code of his group by resident) who take no part in the week: who left, then by name."""
    found = work.records.weeks.residents_ever(map(int, missing)) if missing else []
    gone = (
        GoneMember(
            resident=str(one.id),
            name=one.name,
            group=missing[str(one.id)],
            has_left=not one.present_on(week.day(4)),
        )
        for one in found
    )
    return tuple(sorted(gone, key=lambda one: (not one.has_left, one.name)))


def _happened(sessions: list[Session], newest: WeekVersion | None) -> tuple[frozenset[str], dict[str, str]]:
    """The groups that have met, and those of the published plan whose session was called off, with the reason."""
    of_groups = [s for s in sessions if s.activity_code == THERAPY and s.group_id is not None]
    held = {str(s.group_id) for s in of_groups if s.state is SessionState.HELD}
    planned = {group.id for group in plan_of(newest.plan).groups} if newest is not None else set[str]()
    standing = {str(s.group_id) for s in of_groups if s.state is not SessionState.CANCELLED}
    off = {str(s.group_id): s.cancel_reason for s in of_groups if str(s.group_id) in planned - standing}
    return frozenset(held), off


def _previous(last: WeekVersion, week: Week, known: set[str]) -> tuple[LastPlan, ...]:
    """The plan to stay close to: of an earlier week as its groups are usually, not as they were that week only."""
    usual = usual_of(last.plan) if last.week != str(week) else {}

    def as_usual(group: GroupPlan) -> LastPlan:
        other = usual.get(group.id, group)
        return LastPlan(
            group_id=int(group.id),
            counselor_id=int(other.counselor),
            slot_id=int(other.slot),
            room_id=int(other.room),
            members=tuple(map(int, group.members)),
        )

    return tuple(as_usual(group) for group in plan_of(last.plan).groups if group.id in known)


def _occupied(session: Session, residents: tuple[int, ...]) -> Occupied:
    return Occupied(
        weekday=session.on_date.weekday(),
        starts_at=session.starts_at,
        minutes=session.minutes,
        room_id=session.room_id,
        counselor_id=session.counselor_id,
        residents=frozenset(residents),
    )


def _extra(session: Session, residents: tuple[int, ...]) -> ExtraGroup:
    return ExtraGroup(
        id=f"session-{session.id}",
        session_id=session.id,
        topic=session.topic,
        members=tuple(map(str, residents)),
        counselor=str(session.counselor_id or ""),
        room=str(session.room_id or ""),
        weekday=session.on_date.weekday(),
        starts_at=session.starts_at,
        minutes=session.minutes,
        is_held=session.state is SessionState.HELD,
    )


def book_of(work: Work, given: Given, locks: Locks) -> WeekBook:
    """Everything the board of a week needs."""
    week = given.input.week
    problem = build(given.input, texts("id"))
    here = {resident.id for resident in problem.eligible}
    codes = {str(group.id): group.code for group in given.input.groups}
    missing = {one: codes.get(g.id, "") for g in problem.previous for one in g.members if one not in here}
    base = Plan(
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
    return WeekBook(
        week=week,
        problem=problem,
        base=base,
        number=given.number,
        published_at=given.newest.published_at if given.newest is not None else None,
        names=names_of(work, given.input, base),
        days=days_of(work, given.input),
        bands=tuple(
            Band(starts_at=band.starts_at, ends_at=band.starts_at + band.minutes, label=band.label)
            for band in given.input.bands
            if band.weekday is None and band.on_date is None
        ),
        held=given.held,
        past=given.past,
        first_day=given.input.first_day,
        locks=locks,
        source=given.source,
        cancelled=given.cancelled,
        extras=given.extras,
        once=frozenset(given.usual),
        hours=given.hours,
        gone=gone_members(work, week, missing),
    )


def names_of(work: Work, given: WeekInput, base: Plan) -> WeekNames:
    """The names of everybody and everything in a week."""
    codes = {str(group.id): group.code for group in given.groups}
    own = {member: codes.get(group, "") for member, group in base.group_of.items()}
    sessions = work.records.sessions.between(given.week.monday, given.week.day(6))
    met = {session.group_id: session for session in sessions if session.group_id is not None}
    return WeekNames(
        residents={
            str(r.id): Seat(
                resident_id=r.id,
                name=r.name,
                problem=r.problem,
                own_group=own.get(str(r.id), ""),
                has_left=not r.present_on(given.week.day(4)),
            )
            for r in (*given.residents, *given.left)
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


def days_of(work: Work, given: WeekInput) -> tuple[DayHead, ...]:
    """The seven days: which is today, which is a holiday, who is away."""
    first_names = {person.id: person.name.split()[0] for person in given.staff if person.is_counselor}

    def away(day: date) -> tuple[str, ...]:
        found = [row for row in given.leave if row.starts_on <= day <= row.ends_on and row.staff_id in first_names]
        return tuple(dict.fromkeys(first_names[row.staff_id] for row in found))

    return tuple(
        DayHead(
            weekday=weekday,
            on_date=given.week.day(weekday),
            is_today=given.week.day(weekday) == work.today,
            holiday=day_note(given, given.week.day(weekday), texts("id")),
            away=away(given.week.day(weekday)),
        )
        for weekday in range(7)
    )
