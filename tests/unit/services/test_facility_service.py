"""The facility's own data: settings and lists, checked, audited, and not removed while in use."""

from __future__ import annotations

from datetime import date

import attrs
import pytest
from factories import FACILITY, TODAY, desk_in, records_of

from tcdesk.domain.calendar import BlockedBand, Cohort, Holiday, HolidaySource, LockDown, Room, RoomClosure, Slot
from tcdesk.domain.phase import Phase, Stage
from tcdesk.domain.refusals import Conflict, Denied, Invalid
from tcdesk.domain.roles import Role
from tcdesk.domain.settings import CAPACITY, FACILITY_NAME, GROUP_MAX, GROUP_MIN, IS_DEMO, LEFT_MARK, TEXT_SIZE
from tcdesk.domain.staff import Half, Leave, Staff
from tcdesk.i18n import texts
from tcdesk.services.founding import national_days


def test_settings_are_saved_together_or_not_at_all(sign_in):
    services = sign_in(Role.ADMIN)
    services.facility.save_settings({CAPACITY.key: 60, TEXT_SIZE.key: 120})
    assert services.facility.settings()[CAPACITY] == 60
    with pytest.raises(Invalid) as refused:
        services.facility.save_settings({CAPACITY.key: 61, TEXT_SIZE.key: 5})
    assert [one.field for one in refused.value.problems] == [TEXT_SIZE.key]
    assert services.facility.settings()[CAPACITY] == 60
    line = services.audit.newest()[0]
    assert line.verb == "setting.save"
    assert line.detail == {"fields": {CAPACITY.key: [170, 60], TEXT_SIZE.key: [100, 120]}}


def test_saving_what_stands_there_already_changes_nothing(sign_in):
    services = sign_in(Role.ADMIN)
    assert not services.facility.save_settings({TEXT_SIZE.key: 100, "unknown.key": 1}).kinds
    assert not services.facility.save_settings({IS_DEMO.key: False}).kinds
    assert services.facility.settings()[IS_DEMO] is True


def test_group_sizes_must_rise(sign_in):
    services = sign_in(Role.ADMIN)
    problems = services.facility.check_settings({GROUP_MIN.key: 9})
    assert [one.field for one in problems] == [GROUP_MIN.key]
    assert services.facility.check_settings({GROUP_MIN.key: 9, GROUP_MAX.key: 12, "groups.comfort": 10}) == ()


def test_the_name_of_the_facility_stands_at_the_door_too(sign_in, folder):
    services = sign_in(Role.ADMIN)
    services.facility.save_settings({FACILITY_NAME.key: "Lapas Baru"})
    assert desk_in(folder).facility_name() == "Lapas Baru" != FACILITY


def test_a_picture_is_kept_but_not_in_the_audit(sign_in):
    services = sign_in(Role.ADMIN)
    picture = b"\x89PNG\r\n\x1a\n" + bytes(5000)
    services.facility.save_settings({LEFT_MARK.key: picture})
    assert services.facility.settings()[LEFT_MARK] == picture
    assert services.audit.newest()[0].detail == {"fields": {LEFT_MARK.key: [None, "6680 characters"]}}


@pytest.mark.parametrize(
    ("place", "row", "fields"),
    [
        ("staff", Staff(name=" "), ["name"]),
        ("staff", Staff(name="A", active_from=TODAY, active_until=date(2026, 1, 1)), ["active_until"]),
        ("staff", Staff(name="A", max_groups=21), ["max_groups"]),
        ("leave", Leave(staff_id=0, starts_on=TODAY, ends_on=date(2026, 1, 1)), ["staff_id", "ends_on"]),
        ("rooms", Room(name="anggrek ", capacity=0), ["name", "capacity"]),
        ("closures", RoomClosure(room_id=0, starts_on=TODAY, ends_on=date(2026, 1, 1)), ["room_id", "ends_on"]),
        ("slots", Slot(weekday=0, starts_at=630), ["starts_at"]),
        ("slots", Slot(weekday=7, starts_at=1430), ["weekday", "minutes"]),
        (
            "bands",
            BlockedBand(label="", weekday=1, on_date=TODAY, starts_at=0, minutes=1),
            ["label", "on_date", "minutes"],
        ),
        ("holidays", Holiday(on_date=TODAY, name=""), ["name"]),
        ("lock_downs", LockDown(starts_on=TODAY, ends_on=date(2026, 1, 1), reason=" "), ["ends_on", "reason"]),
        ("lock_downs", LockDown(starts_on=TODAY, ends_on=TODAY, starts_at=600, ends_at=600, reason="x"), ["ends_at"]),
        (
            "lock_downs",
            LockDown(starts_on=TODAY, ends_on=TODAY, starts_at=-1, ends_at=0, reason="x"),
            ["starts_at", "ends_at"],
        ),
        (
            "phases",
            Phase(code="entry", name="", stage=Stage.ENTRY, position=1, target_days=0),
            ["name", "code", "target_days"],
        ),
        (
            "phases",
            Phase(code="x", name="X", stage=Stage.ENTRY, position=1, min_days=9, target_days=5),
            ["target_days"],
        ),
        (
            "cohorts",
            Cohort(name="", starts_on=TODAY, ends_on=date(2026, 1, 1), capacity=0),
            ["name", "ends_on", "capacity"],
        ),
    ],
)
def test_a_row_that_cannot_be_is_refused_by_field(sign_in, place, row, fields):
    listed = getattr(sign_in(Role.MANAGER).facility, place)
    before = listed.all()
    with pytest.raises(Invalid) as refused:
        listed.save(row)
    assert [problem.field for problem in refused.value.problems] == fields
    assert all(problem.sentence(texts("id")) != problem.sentence(texts("en")) for problem in refused.value.problems)
    assert listed.all() == before


def test_a_row_is_changed_from_the_version_that_was_read(sign_in):
    services = sign_in(Role.MANAGER)
    room = services.facility.rooms.all()[0]
    key, changes = services.facility.rooms.save(attrs.evolve(room, capacity=15))
    assert (key, changes.kinds) == (room.id, frozenset({"room"}))
    assert services.audit.newest()[0].detail["fields"]["capacity"] == [12, 15]
    with pytest.raises(Conflict):
        services.facility.rooms.save(attrs.evolve(room, capacity=20))
    assert services.facility.rooms.get(room.id).capacity == 15


@pytest.mark.parametrize("place", ["staff", "cohorts", "phases", "substances", "activities"])
def test_a_row_in_use_is_not_removed(sign_in, place):
    facility = sign_in(Role.MANAGER).facility
    used = {
        "staff": next(one.id for one in facility.staff.all() if one.name == "Yusuf Maulana"),
        "cohorts": facility.cohorts.all()[0].id,
        "phases": facility.phases.all()[0].id,
        "substances": "MET",
        "activities": "therapy",
    }[place]
    with pytest.raises(Conflict) as refused:
        getattr(facility, place).remove(used)
    assert "Masih dipakai" in refused.value.sentence(texts("id"))


def test_what_is_removed_is_gone_from_the_list_but_stays_in_the_file(sign_in):
    services = sign_in(Role.MANAGER)
    room = services.facility.rooms.all()[0]
    records = records_of(services)
    with records.store.write():
        records.store.execute("UPDATE session SET room_id = NULL")
    services.facility.rooms.remove(room.id)
    assert services.facility.rooms.all() == ()
    assert records.store.value("SELECT count(*) FROM room") == 1
    with pytest.raises(Conflict):
        services.facility.rooms.remove(room.id)


def test_a_holiday_can_be_worked_through_changed_and_taken_out(sign_in):
    holidays = sign_in(Role.MANAGER).facility.holidays
    nyepi = holidays.get(date(2026, 3, 19))
    assert (nyepi.name, nyepi.is_off) == ("Hari Suci Nyepi", True)
    holidays.save(attrs.evolve(nyepi, is_off=False))
    assert not holidays.get(date(2026, 3, 19)).is_off
    holidays.remove(date(2026, 3, 19))
    with pytest.raises(Conflict):
        holidays.get(date(2026, 3, 19))


def test_a_calendar_is_taken_over_once_and_leaves_ones_own_changes(sign_in):
    facility = sign_in(Role.MANAGER).facility
    facility.holidays.save(Holiday(on_date=date(2028, 1, 1), name="Tahun Baru kami", is_off=False))
    days, changes = facility.take_over_holidays(date(2027, 6, 1), date(2028, 6, 1))
    assert days == len(national_days(2028)) - 1
    assert changes.kinds == frozenset({"holiday"})
    assert facility.holidays.get(date(2028, 1, 1)).name == "Tahun Baru kami"
    days, changes = facility.take_over_holidays(date(2027, 6, 1), date(2028, 6, 1))
    assert (days, changes.kinds) == (0, frozenset())


def test_a_day_of_the_law_that_was_taken_out_comes_back_when_the_calendar_is_taken_over_again(sign_in):
    facility = sign_in(Role.MANAGER).facility
    nyepi = facility.holidays.get(date(2026, 3, 19))
    facility.holidays.remove(nyepi.on_date)
    assert facility.calendar(2026).on(nyepi.on_date).holiday is None
    assert facility.take_over_holidays(TODAY, TODAY)[0] == 1
    assert facility.holidays.get(nyepi.on_date) == nyepi


def test_it_is_known_which_days_are_the_law_s_the_government_s_and_the_house_s_own(sign_in):
    facility = sign_in(Role.MANAGER).facility
    facility.holidays.save(Holiday(on_date=date(2026, 4, 17), name="Hari jadi lapas"))
    found = {day.on_date: day.source for day in facility.holidays.all()}
    assert found[date(2026, 3, 19)] is HolidaySource.LAW
    assert found[date(2026, 3, 18)] is HolidaySource.JOINT
    assert found[date(2026, 4, 17)] is HolidaySource.OWN


def test_a_year_nobody_has_taken_over_has_the_days_of_the_law_all_the_same(sign_in):
    facility = sign_in(Role.COUNSELOR).facility
    year = facility.calendar(2031)
    assert not year.has_law
    assert year.on(date(2031, 8, 17)).holiday is not None
    assert date(2031, 8, 17) not in [day.on_date for day in facility.holidays.all()]
    assert facility.calendar(2026).has_law


def test_nobody_covers_for_himself_and_a_cover_who_is_away_is_warned_about(sign_in):
    facility = sign_in(Role.MANAGER).facility
    one, other = facility.counselors()
    leave = Leave(staff_id=one.id, starts_on=TODAY, ends_on=TODAY, cover_id=one.id)
    assert [found.field for found in facility.leave.check(leave)] == ["cover_id"]
    facility.leave.save(Leave(staff_id=other.id, starts_on=TODAY, ends_on=TODAY, half=Half.MORNING))
    covered = attrs.evolve(leave, cover_id=other.id)
    (warned,) = facility.leave.check(covered)
    assert warned.warning
    assert other.name in warned.sentence(texts("id"))
    facility.leave.save(covered)
    assert facility.leave.check(attrs.evolve(covered, half=Half.AFTERNOON, cover_id=other.id))[0].field == "starts_on"


def test_two_leaves_of_one_person_do_not_overlap_but_two_halves_of_a_day_may_follow_each_other(sign_in):
    leave = sign_in(Role.MANAGER).facility.leave
    morning = Leave(staff_id=1, starts_on=TODAY, ends_on=TODAY, half=Half.MORNING)
    leave.save(morning)
    assert leave.check(attrs.evolve(morning, half=Half.AFTERNOON)) == ()
    for again in (morning, attrs.evolve(morning, half=Half.FULL)):
        assert [found.field for found in leave.check(again)] == ["starts_on"]


def test_everybody_reads_the_lists_and_few_may_change_them(sign_in):
    facility = sign_in(Role.COUNSELOR).facility
    assert facility.rooms.all()
    assert [one.name for one in facility.counselors()] == ["Ratna Wulandari", "Yusuf Maulana"]
    for call in (
        lambda: facility.rooms.save(Room(name="Melati", capacity=10)),
        lambda: facility.staff.save(Staff(name="Baru")),
        lambda: facility.save_settings({TEXT_SIZE.key: 120}),
    ):
        with pytest.raises(Denied):
            call()
