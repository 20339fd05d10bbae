"""The first page: today's sessions, what needs attention, and the state of the house."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, time, timedelta

import attrs

from tcdesk.domain import settings
from tcdesk.domain.calendar import Week
from tcdesk.domain.changes import Changes
from tcdesk.domain.legal import first_cut, next_date
from tcdesk.domain.phase import Stage
from tcdesk.domain.roles import Action, Role
from tcdesk.domain.session import Session, SessionState
from tcdesk.domain.views.home import (
    AttentionKind,
    BackupState,
    CounselorLoad,
    HomeView,
    LegalAhead,
    OpenAction,
    StageCount,
    TodaySession,
    TodayState,
    WeekShare,
)
from tcdesk.domain.views.people import Cohort
from tcdesk.services import attention, resident_rows
from tcdesk.services.attention import Scene
from tcdesk.services.clock import WIB, local
from tcdesk.services.guard import Guarded, Work, allowed, verb
from tcdesk.store import backup, drafts, shelf

WEEKS_SHOWN = 8
LEGAL_DAYS = 90
_PUT_OFF = "home.put_off"
_MORNING = time(5)


class Home(Guarded):
    """What the first page shows."""

    @allowed(Action.SETTING_READ)
    def today(self, *, own: bool | None = None) -> HomeView:
        """The first page as of now. `own` keeps to the person's own residents; a counselor's own where it is None."""
        work = self._work
        mine = work.who.roles == frozenset({Role.COUNSELOR}) if own is None else own
        with work.store.read():
            return self._view(mine=mine)

    def _view(self, *, mine: bool) -> HomeView:
        work = self._work
        found, records, today = work.settings, work.records, work.today
        state = backup_state(work)
        sees = work.can(Action.RESIDENT_LIST)
        given = attention.scene(work, state, own=mine) if sees else None
        cohort = records.house.cohort_on(today)
        hidden = self._put_off()
        return HomeView(
            now=local(work.now),
            name=work.who.name,
            is_own=mine,
            cohort=None
            if cohort is None
            else Cohort(
                name=cohort.name,
                day=(today - cohort.starts_on).days + 1,
                days=(cohort.ends_on - cohort.starts_on).days + 1,
                starts_on=cohort.starts_on,
                ends_on=cohort.ends_on,
            ),
            sessions=_sessions(work, mine=mine) if work.can(Action.WEEK_READ) else (),
            attention=tuple(item for item in attention.attention(given) if item.kind not in hidden) if given else (),
            stages=tuple(StageCount(stage=stage, count=given.stages.get(stage, 0)) for stage in Stage) if given else (),
            residents=sum(given.stages.values()) if given else 0,
            capacity=cohort.capacity if cohort else found[settings.CAPACITY],
            loads=_loads(work) if sees else (),
            weeks=_weeks(work) if sees else (),
            limit=found[settings.ATTENDANCE_LIMIT] / 100,
            backup=state,
            legal=_legal(given) if given and given.around.sees_legal else (),
            actions=_actions(work, given) if given and work.can(Action.CONFERENCE_READ) else (),
        )

    def _put_off(self) -> frozenset[AttentionKind]:
        work = self._work
        kept = drafts.find(work.store, form=_PUT_OFF, user_id=work.who.uid)
        if kept is None:
            return frozenset()
        return frozenset(kind for kind in AttentionKind if attention.put_off_until(kept.body.get(kind.value), work.now))

    @verb(Action.SETTING_READ)
    def put_off(self, kind: AttentionKind) -> Changes:
        """Do not show this kind of item again before tomorrow morning; it is not deleted, and shows again then."""
        work = self._work
        kept = drafts.find(work.store, form=_PUT_OFF, user_id=work.who.uid)
        until = datetime.combine(work.today + timedelta(days=1), _MORNING, WIB)
        body = {**(kept.body if kept else {}), kind.value: until.isoformat()}
        drafts.keep(work.store, form=_PUT_OFF, user_id=work.who.uid, body=body, now=work.now)
        work.record("attention.put_off", "attention", kind.value)
        return Changes.of("attention")


def backup_state(work: Work) -> BackupState:
    """The newest backup beside the facility; every backup was checked before it got its name."""
    found = backup.found(work.store.folder / shelf.FOLDER)
    newest = max(found, key=lambda one: one.number, default=None)
    return BackupState(
        at=newest.sheet.made_at if newest else None,
        is_verified=newest is not None,
        is_space_short=work.store.is_space_short(),
    )


def _sessions(work: Work, *, mine: bool) -> tuple[TodaySession, ...]:
    """Today's sessions in order: one's own and those of the whole house; for others those of groups and the house."""
    records, today = work.records, work.today
    names = {kind.code: kind.name for kind in records.house.activities.all()}
    rooms = {room.id: room.name for room in records.house.rooms.all()}
    groups = {group.id: group.code for group in records.groups.groups.all()}
    seats = Counter(member.group_id for member in records.groups.members_on(today))
    counts = records.statistics.session_counts(today)
    here = records.residents.here_count()
    minute = local(work.now).hour * 60 + local(work.now).minute
    found: list[TodaySession] = []
    for session in records.sessions.between(today, today):
        of_house = session.group_id is None and session.counselor_id is None
        own = session.counselor_id is not None and session.counselor_id == work.who.staff_id
        called = len(records.weeks.called_to(session.id)) if session.group_id is None and not of_house else 0
        if not (own or of_house or (not mine and (session.group_id is not None or called))):
            continue
        came, marked = counts.get(session.id, (0, 0))
        of_group = seats[session.group_id] if session.group_id is not None else called or 1
        expected = marked or (here if of_house else of_group)
        found.append(
            TodaySession(
                id=session.id,
                starts_at=session.starts_at,
                ends_at=session.starts_at + session.minutes,
                activity=names.get(session.activity_code, session.activity_code),
                group=groups.get(session.group_id or 0, ""),
                room=rooms.get(session.room_id or 0, ""),
                topic=session.topic,
                expected=expected,
                present=came,
                state=session.state,
                now=_now(session, minute),
                minutes_left=max(0, session.starts_at - minute),
            )
        )
    return _with_next(found)


def _now(session: Session, minute: int) -> TodayState:
    if session.state is SessionState.CANCELLED:
        return TodayState.CANCELLED
    if session.state is SessionState.HELD:
        return TodayState.HELD
    if minute < session.starts_at:
        return TodayState.LATER
    return TodayState.RUNNING if minute < session.starts_at + session.minutes else TodayState.UNRECORDED


def _with_next(found: list[TodaySession]) -> tuple[TodaySession, ...]:
    """The running or else the next session is marked, one only."""
    wanted = next((one.id for one in found if one.now is TodayState.RUNNING), None)
    if wanted is None:
        wanted = next((one.id for one in found if one.now is TodayState.LATER), None)
    return tuple(attrs.evolve(one, is_next=one.id == wanted) for one in found)


def _loads(work: Work) -> tuple[CounselorLoad, ...]:
    week = Week.of(work.today)
    loads = work.records.statistics.loads(week.monday, week.day(6))
    people = work.records.people.counselors(work.today)
    found = [
        CounselorLoad(
            staff_id=person.id,
            name=person.short_name,
            residents=loads.get(person.id, (0, 0))[0],
            limit=person.resident_limit,
            groups=loads.get(person.id, (0, 0))[1],
            is_me=person.id == work.who.staff_id,
        )
        for person in people
    ]
    return tuple(sorted(found, key=lambda one: (not one.is_me, one.name)))


def _weeks(work: Work) -> tuple[WeekShare, ...]:
    this = Week.of(work.today)
    first = this.shifted(1 - WEEKS_SHOWN)
    found = work.records.statistics.house_weekly(first.monday, this.day(6))
    shares: list[WeekShare] = []
    for number in range(WEEKS_SHOWN):
        came, marked = found.get(number, (0, 0))
        shares.append(WeekShare(number=first.shifted(number).number, share=came / marked if marked else None))
    return tuple(shares)


def _legal(given: Scene) -> tuple[LegalAhead, ...]:
    """Legal dates of the next ninety days, the nearest first; of each resident the nearest one."""
    found: list[LegalAhead] = []
    for one in given.listed:
        marks = resident_rows.marks_of(one, given.around.recorded.get(one.id, ()))
        cut = first_cut([mark for mark in marks if mark.on_date >= given.today], one.programme_end)
        near = next_date([cut] if cut else marks, one.programme_end, given.today)
        if near is not None and 0 <= near.days <= LEGAL_DAYS:
            found.append(LegalAhead(resident_id=one.id, name=one.name, date=near))
    return tuple(sorted(found, key=lambda ahead: (ahead.date.on_date, ahead.name)))


def _actions(work: Work, given: Scene) -> tuple[OpenAction, ...]:
    shown = {row.id for row in given.rows}
    names = {person.id: person.short_name for person in work.records.people.staff.all()}
    return tuple(
        OpenAction(
            id=one.id,
            what=one.what,
            resident_id=one.resident_id,
            resident=one.resident,
            who=names.get(one.staff_id or 0, ""),
            due_on=one.due_on,
        )
        for one in work.records.conferences.open_actions()
        if one.resident_id in shown
    )
