"""Flow: what the calendar says changes the problem of the very next week that is opened."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from tcdesk.domain.calendar import BlockedBand, Holiday, LockDown, RoomClosure, Slot, Week
from tcdesk.domain.staff import Half, Leave
from tcdesk.scheduling.json_format import read_problem, write_problem

WEEK = Week(2026, 15)
"""A week in April without any holiday or leave of the demo."""


def problem(services, week: Week = WEEK):
    return services.scheduling.book(week).problem


def blocked(services, week: Week = WEEK):
    """What each blocked hour is blocked by, by weekday and start."""
    return {(slot.day, slot.start): slot.blocked for slot in problem(services, week).slots if slot.blocked}


def test_a_holiday_blocks_every_hour_of_its_day_and_one_the_house_works_on_blocks_none(services) -> None:
    assert blocked(services) == {}
    day = Holiday(on_date=WEEK.day(1), name="Hari jadi lapas")
    services.facility.holidays.save(day)
    found = blocked(services)
    assert {weekday for weekday, _ in found} == {1}
    assert len(found) == 3
    assert "Hari jadi lapas" in next(iter(found.values()))
    renamed = attrs.evolve(day, name="Peringatan")
    services.facility.holidays.save(renamed)
    assert "Peringatan" in next(iter(blocked(services).values()))
    services.facility.holidays.save(attrs.evolve(renamed, is_off=False))
    assert blocked(services) == {}
    services.facility.holidays.save(day)
    services.facility.holidays.remove(day.on_date)
    assert blocked(services) == {}


def test_the_law_s_holidays_hold_in_a_year_nobody_has_taken_over(services) -> None:
    week = Week.of(date(2031, 1, 1))
    assert week.day(2) == date(2031, 1, 1)
    assert {weekday for weekday, _ in blocked(services, week)} == {2}


def test_a_lock_down_blocks_its_days_and_hours_and_the_board_says_why(services) -> None:
    whole = LockDown(starts_on=WEEK.day(0), ends_on=WEEK.day(1), ends_at=11 * 60, reason="Penggeledahan")
    services.facility.lock_downs.save(whole)
    found = blocked(services)
    assert set(found) == {(0, "10:00"), (0, "11:00"), (0, "13:30"), (1, "10:00")}
    assert "Penggeledahan" in found[0, "10:00"]
    heads = services.scheduling.book(WEEK).days
    assert "Penggeledahan" in heads[0].holiday
    assert heads[1].holiday == ""
    key = services.facility.lock_downs.all()[0].id
    services.facility.lock_downs.remove(key)
    assert blocked(services) == {}


def test_a_lock_down_comes_before_a_holiday_and_a_plan_in_it_breaks_a_rule(services) -> None:
    book = services.scheduling.book(WEEK)
    plan = services.scheduling.solve(book.problem).plan
    day = book.problem.slot_by_id[plan.groups[0].slot].day
    on_date = WEEK.day(day)
    services.facility.holidays.save(Holiday(on_date=on_date, name="Hari jadi lapas"))
    services.facility.lock_downs.save(LockDown(starts_on=on_date, ends_on=on_date, reason="Penggeledahan"))
    again = services.scheduling.book(WEEK)
    assert all("Penggeledahan" in str(slot.blocked) for slot in again.problem.slots if slot.day == day)
    assert plan.groups[0].id in {found.group for found in services.scheduling.violations(again, plan)}
    moved = services.scheduling.solve(again.problem).plan
    assert day not in {again.problem.slot_by_id[group.slot].day for group in moved.groups}


@pytest.mark.parametrize(
    ("half", "free"),
    [
        (Half.FULL, frozenset()),
        (Half.MORNING, frozenset({"13:30"})),
        (Half.AFTERNOON, frozenset({"10:00", "11:00"})),
    ],
)
def test_leave_takes_the_half_of_the_day_it_says_and_leaves_the_other_free(services, half, free) -> None:
    person = services.facility.counselors()[0]
    services.facility.leave.save(
        Leave(staff_id=person.id, starts_on=WEEK.day(2), ends_on=WEEK.day(2), half=half, reason="Pelatihan")
    )
    week = problem(services)
    counselor = week.counselor_by_id[str(person.id)]
    there = {(week.slot_by_id[slot].day, week.slot_by_id[slot].start) for slot in counselor.slots}
    assert {start for day, start in there if day == 2} == free
    assert {start for day, start in there if day == 1} == {"10:00", "11:00", "13:30"}
    assert counselor.on_leave == "Pelatihan"


def test_the_cover_a_leave_names_is_proposed_for_its_hours(services) -> None:
    one, other = services.facility.counselors()[:2]
    services.facility.leave.save(
        Leave(staff_id=one.id, starts_on=WEEK.day(2), ends_on=WEEK.day(2), half=Half.MORNING, cover_id=other.id)
    )
    week = problem(services)
    covers = week.counselor_by_id[str(one.id)].covers
    assert {(week.slot_by_id[slot].day, week.slot_by_id[slot].start) for slot in covers} == {(2, "10:00"), (2, "11:00")}
    assert set(covers.values()) == {str(other.id)}
    assert read_problem(write_problem(week)) == week


def test_a_blocked_hour_of_one_date_blocks_that_week_alone(services) -> None:
    day = WEEK.day(3)
    services.facility.bands.save(BlockedBand(on_date=day, starts_at=600, minutes=60, label="Kunjungan Kanwil"))
    assert blocked(services) == {(3, "10:00"): "Kunjungan Kanwil"}
    assert blocked(services, WEEK.shifted(1)) == {}


def test_the_week_template_gives_the_hours_of_every_week(services) -> None:
    services.facility.slots.save(Slot(weekday=4, starts_at=15 * 60, minutes=90))
    assert ("15:00", 90) in {(slot.start, slot.minutes) for slot in problem(services).slots if slot.day == 4}
    services.facility.bands.save(BlockedBand(weekday=4, starts_at=15 * 60, minutes=30, label="Apel"))
    assert blocked(services) == {(4, "15:00"): "Apel"}
    assert blocked(services, WEEK.shifted(2))[4, "15:00"] == "Apel"


def test_a_closed_room_is_out_of_use_on_its_days(services) -> None:
    room = services.facility.rooms.all()[0]
    services.facility.closures.save(RoomClosure(room_id=room.id, starts_on=WEEK.day(0), ends_on=WEEK.day(0)))
    week = problem(services)
    usable = {week.slot_by_id[slot].day for slot in week.room_by_id[str(room.id)].slots}
    assert usable == {1, 2, 3, 4}
