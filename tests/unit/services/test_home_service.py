"""The first page: sessions by the hour, attention by risk, and figures that agree with the records."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import attrs
import pytest
from factories import NOW, OTHERS, OWN, TODAY, WIB, a_draft, records_of

from tcdesk.domain.calendar import Holiday, LockDown, Week
from tcdesk.domain.conference import Conference, ConferenceAction, ConferenceItem, ReportSnapshot
from tcdesk.domain.group import WeekVersion
from tcdesk.domain.phase import Stage
from tcdesk.domain.roles import Role
from tcdesk.domain.session import Attendance, Mark, Session, SessionState
from tcdesk.domain.staff import Half, Leave
from tcdesk.domain.views.home import AttentionKind, TodayState
from tcdesk.services.clock import SetClock
from tcdesk.store import backup, shelf


def set_clock(services, at: datetime) -> None:
    clock = services.home._work.clock
    assert isinstance(clock, SetClock)
    clock.at = at


def item(services, kind: AttentionKind, **options):
    return next((one for one in services.home.today(**options).attention if one.kind is kind), None)


def test_the_state_of_the_house_is_counted(sign_in):
    view = sign_in(Role.MANAGER).home.today()
    assert view.now == NOW
    assert view.residents == 6
    assert {one.stage: one.count for one in view.stages} == {
        Stage.INTAKE: 1,
        Stage.DETOX: 1,
        Stage.ENTRY: 1,
        Stage.PRIMARY: 2,
        Stage.REENTRY: 1,
    }
    assert view.cohort is not None
    assert (view.cohort.name, view.cohort.day, view.cohort.days) == ("Angkatan 2026/I", 57, 314)
    assert [(load.name, load.residents, load.groups) for load in view.loads] == [("Ratna W.", 1, 1), ("Yusuf M.", 5, 0)]
    assert [(week.number, week.share) for week in view.weeks] == [
        (4, None),
        (5, None),
        (6, None),
        (7, 1.0),
        (8, 1.0),
        (9, 0.0),
        (10, 1.0),
        (11, None),
    ]


@pytest.mark.parametrize(
    ("hour", "morning", "therapy", "marked"),
    [
        (time(7, 30), TodayState.LATER, TodayState.LATER, "Morning meeting"),
        (time(8, 0), TodayState.RUNNING, TodayState.LATER, "Morning meeting"),
        (time(9, 42), TodayState.UNRECORDED, TodayState.LATER, "Terapi kelompok"),
        (time(10, 30), TodayState.UNRECORDED, TodayState.RUNNING, "Terapi kelompok"),
        (time(12, 0), TodayState.UNRECORDED, TodayState.UNRECORDED, None),
    ],
)
def test_todays_sessions_follow_the_hour(sign_in, hour, morning, therapy, marked):
    services = sign_in(Role.COUNSELOR)
    set_clock(services, datetime.combine(TODAY, hour, WIB))
    sessions = services.home.today().sessions
    assert [(one.activity, one.now) for one in sessions] == [("Morning meeting", morning), ("Terapi kelompok", therapy)]
    assert [one.activity for one in sessions if one.is_next] == ([marked] if marked else [])
    group = sessions[1]
    assert (group.group, group.room, group.topic, group.expected) == ("K-01", "Anggrek", "pemicu kekambuhan", 1)
    assert sessions[0].expected == 6


def test_a_session_that_was_held_says_who_came(sign_in):
    services = sign_in(Role.MANAGER)
    records = records_of(services)
    session = next(one for one in records.sessions.between(TODAY, TODAY) if one.activity_code == "morning_meeting")
    with records.store.write():
        records.sessions.sessions.update(attrs.evolve(session, state=SessionState.HELD))
        for number in range(1, 6):
            mark = Mark.ABSENT if number == 1 else Mark.PRESENT
            records.sessions.attendance.insert(Attendance(session_id=session.id, resident_id=number, mark=mark))
    shown = services.home.today().sessions[0]
    assert (shown.now, shown.present, shown.expected) == (TodayState.HELD, 4, 5)


def test_legal_dates_before_the_programme_ends_come_first(sign_in):
    services = sign_in(Role.MANAGER)
    assert item(services, AttentionKind.LEGAL) is None
    late, _ = services.intake.save(a_draft(20, years=1, months=9))
    soon, _ = services.intake.save(a_draft(21, years=1, months=6))
    found = services.home.today().attention
    assert found[0].kind is AttentionKind.LEGAL
    assert [concern.resident_id for concern in found[0].concerns] == [soon, late]
    assert found[0].concerns[0].on_date == date(2026, 11, 24)


def test_who_has_no_group_or_a_counselor_away_is_named(sign_in):
    services = sign_in(Role.MANAGER)
    found = item(services, AttentionKind.NO_GROUP)
    assert found is not None
    assert [concern.resident_id for concern in found.concerns] == [OTHERS]
    ratna = next(one.id for one in services.facility.staff.all() if one.name == "Ratna Wulandari")
    leave = Leave(staff_id=ratna, starts_on=TODAY, ends_on=TODAY, half=Half.AFTERNOON)
    services.facility.leave.save(leave)
    assert len(item(services, AttentionKind.NO_GROUP).concerns) == 1
    services.facility.leave.save(attrs.evolve(leave, half=Half.MORNING))
    found = item(services, AttentionKind.NO_GROUP)
    assert {concern.resident_id for concern in found.concerns} == {OWN, OTHERS}
    assert (found.notes, found.on_date) == (("Ratna W.",), TODAY)


def test_a_week_that_is_not_published_is_open(sign_in):
    services = sign_in(Role.MANAGER)
    found = item(services, AttentionKind.WEEK_OPEN)
    assert (found.count, found.on_date) == (2, TODAY)
    records = records_of(services)
    with records.store.write():
        records.weeks.versions.insert(
            WeekVersion(week=str(Week.of(TODAY)), number=1, plan="{}", published_at=NOW, published_by="fauzan")
        )
    assert item(services, AttentionKind.WEEK_OPEN) is None


def test_a_phase_that_reached_its_target_waits_for_review(sign_in):
    found = item(sign_in(Role.MANAGER), AttentionKind.PHASE_DUE)
    assert next((one.resident_id, one.figure, one.of) for one in found.concerns) == (6, 118, 28)
    assert OWN in {one.resident_id for one in found.concerns}


def test_a_counselor_sees_his_own_and_may_look_at_all(sign_in):
    services = sign_in(Role.COUNSELOR)
    mine = services.home.today()
    assert mine.is_own
    due = next(one for one in mine.attention if one.kind is AttentionKind.PHASE_DUE)
    assert [one.resident_id for one in due.concerns] == [OWN]
    assert mine.residents == 6
    assert item(services, AttentionKind.PHASE_DUE, own=False).count > 1
    assert not sign_in(Role.MANAGER).home.today().is_own


def test_a_report_is_late_for_the_coming_conference_only(sign_in):
    services = sign_in(Role.MANAGER)
    assert item(services, AttentionKind.REPORT_LATE) is None
    records = records_of(services)
    with records.store.write():
        conference = records.conferences.conferences.insert(Conference(on_date=TODAY + timedelta(days=3)))
        for place, number in enumerate((OWN, OTHERS)):
            records.conferences.items.insert(
                ConferenceItem(conference_id=conference, resident_id=number, position=place)
            )
        records.conferences.snapshots.insert(
            ReportSnapshot(
                resident_id=OTHERS,
                document="progress",
                number="1",
                template_version=1,
                as_of=TODAY - timedelta(days=10),
                data=b"{}",
                options={},
                code="x",
                finalised_at=NOW,
                finalised_by="fauzan",
            )
        )
    found = item(services, AttentionKind.REPORT_LATE)
    assert ([one.resident_id for one in found.concerns], found.on_date) == ([OWN], TODAY + timedelta(days=3))


def test_a_missing_assessment_is_named_after_the_time_of_an_intake(sign_in):
    found = item(sign_in(Role.PSYCHOLOGIST), AttentionKind.ASSESSMENT_MISSING)
    assert {one.resident_id for one in found.concerns} == {3, 6}
    assert found.others["tc_rubric"] == 2


def test_holidays_ahead_name_themselves(sign_in):
    services = sign_in(Role.MANAGER)
    found = item(services, AttentionKind.HOLIDAY_AHEAD)
    assert found.on_date == date(2026, 3, 18)
    assert found.notes[1] == "Hari Suci Nyepi"
    for day in services.facility.holidays.all():
        services.facility.holidays.save(attrs.evolve(day, is_off=False))
    assert item(services, AttentionKind.HOLIDAY_AHEAD) is None
    services.facility.holidays.save(Holiday(on_date=date(2026, 3, 15), name="Hari Minggu"))
    assert item(services, AttentionKind.HOLIDAY_AHEAD) is None


def test_a_lock_down_ahead_names_its_reason_and_counts_the_groups_planned_in_it(sign_in):
    services = sign_in(Role.MANAGER)
    assert item(services, AttentionKind.LOCK_DOWN_AHEAD) is None
    records = records_of(services)
    group = records.groups.groups.all()[0].id
    day = TODAY + timedelta(days=2)
    with records.store.write():
        records.sessions.sessions.insert(
            Session(activity_code="therapy", group_id=group, on_date=day, starts_at=600, minutes=60)
        )
    lock_down = LockDown(starts_on=day, ends_on=day, starts_at=640, reason="Penggeledahan")
    key, _ = services.facility.lock_downs.save(lock_down)
    found = item(services, AttentionKind.LOCK_DOWN_AHEAD)
    assert (found.count, found.on_date, found.notes, found.others) == (1, day, ("Penggeledahan",), {"groups": 1})
    kept = services.facility.lock_downs.get(key)
    services.facility.lock_downs.save(attrs.evolve(kept, starts_at=660))
    assert item(services, AttentionKind.LOCK_DOWN_AHEAD).others == {"groups": 0}
    services.facility.lock_downs.remove(key)
    far = TODAY + timedelta(days=40)
    services.facility.lock_downs.save(attrs.evolve(lock_down, starts_on=far, ends_on=far))
    assert item(services, AttentionKind.LOCK_DOWN_AHEAD) is None


@pytest.mark.parametrize(
    ("days", "kind"),
    [(0, None), (1, None), (3, AttentionKind.BACKUP_DUE), (4, AttentionKind.BACKUP_LATE)],
)
def test_a_backup_is_due_after_a_working_day_and_late_after_three(sign_in, days, kind):
    services = sign_in(Role.MANAGER)
    assert item(services, AttentionKind.BACKUP_DUE) is not None
    store = records_of(services).store
    made = datetime.combine(date(2026, 3, 10), time(6, 30), WIB)
    backup.make(store.folder, store.keys, store.folder / shelf.FOLDER, made)
    set_clock(services, made + timedelta(days=days, hours=3))
    view = services.home.today()
    assert view.backup.at == made
    assert view.backup.is_verified
    found = [one.kind for one in view.attention if one.kind in {AttentionKind.BACKUP_DUE, AttentionKind.BACKUP_LATE}]
    assert found == ([kind] if kind else [])
    if kind is AttentionKind.BACKUP_LATE:
        assert view.attention[0].kind is kind


def test_what_was_put_off_comes_back_tomorrow(sign_in):
    services = sign_in(Role.MANAGER)
    services.home.put_off(AttentionKind.PHASE_DUE)
    services.home.put_off(AttentionKind.BACKUP_DUE)
    assert item(services, AttentionKind.PHASE_DUE) is None
    assert item(services, AttentionKind.NO_GROUP) is not None
    assert item(sign_in(Role.COUNSELOR), AttentionKind.PHASE_DUE) is not None
    services = sign_in(Role.MANAGER)
    assert item(services, AttentionKind.PHASE_DUE) is None
    set_clock(services, NOW + timedelta(days=1))
    assert item(services, AttentionKind.PHASE_DUE) is not None


def test_open_actions_and_dates_ahead_are_listed_by_day(sign_in):
    services = sign_in(Role.MANAGER)
    records = records_of(services)
    with records.store.write():
        conference = records.conferences.conferences.insert(Conference(on_date=TODAY - timedelta(days=3)))
        place = records.conferences.items.insert(ConferenceItem(conference_id=conference, resident_id=OWN, position=1))
        for what, due, done in (("Rujuk", None, None), ("Kontrak", TODAY, None), ("Selesai", TODAY, TODAY)):
            records.conferences.actions.insert(
                ConferenceAction(item_id=place, what=what, due_on=due, done_on=done, staff_id=1)
            )
    view = services.home.today()
    assert [one.what for one in view.actions] == ["Kontrak", "Rujuk"]
    assert view.actions[0].who == "Joko A."
    days = [one.date.on_date for one in view.legal]
    assert days
    assert days == sorted(days)
    assert all(TODAY <= day <= TODAY + timedelta(days=90) for day in days)


def test_an_administrator_sees_no_resident_on_the_first_page(sign_in):
    view = sign_in(Role.ADMIN).home.today()
    assert view.residents == 0
    assert (view.sessions, view.attention, view.loads, view.weeks, view.legal, view.actions) == ((), (), (), (), (), ())
