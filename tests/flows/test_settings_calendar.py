"""The year in the settings over a real facility: gone through, read and changed by keyboard."""

from __future__ import annotations

from datetime import date

import pytest
from desk_keys import Key, Mod, press, put, type_in
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tcdesk.domain.calendar import BlockedBand, Holiday, LockDown
from tcdesk.domain.roles import Role
from tcdesk.domain.staff import Leave
from tcdesk.ui.pages.settings.year_paint import Sign, signs_of

TODAY = date(2026, 3, 9)
LOCKED = LockDown(starts_on=date(2026, 3, 10), ends_on=date(2026, 3, 11), starts_at=780, reason="Penggeledahan blok")


@pytest.fixture
def eventful(services):
    """A lock-down, two weeks of covered leave and a blocked hour of one date."""
    facility = services.facility
    facility.lock_downs.save(LOCKED)
    one, other = facility.counselors()[:2]
    days = {"starts_on": date(2026, 6, 8), "ends_on": date(2026, 6, 19)}
    facility.leave.save(Leave(staff_id=one.id, reason="Cuti tahunan", cover_id=other.id, **days))
    facility.bands.save(BlockedBand(on_date=date(2026, 4, 15), starts_at=600, minutes=60, label="Kunjungan Kanwil"))
    return one, other


def words(panel) -> list[str]:
    return [line.words for line in panel.day.lines]


def test_the_year_is_gone_through_by_key_and_says_every_day(settings_page, services, eventful) -> None:
    page, _window, _context = settings_page("calendar")
    panel = page.panel
    assert QApplication.focusWidget() is panel.grid
    assert panel.grid.day == TODAY
    assert panel.day.effect.text() == "3 jam kelompok, seperti setiap minggu."
    press(Key.Key_Right)
    assert words(panel) == ["Penggeledahan blok · mulai 13.00"]
    assert panel.day.effect.text() == "1 dari 3 jam kelompok diblokir."
    press(Key.Key_Right)
    assert "Penggeledahan blok · sehari penuh" in words(panel)
    assert panel.day.effect.text() == "Tidak ada kelompok yang bertemu pada hari ini."
    assert "Penguncian" in panel.grid.accessibleName()
    press(Key.Key_Down)
    assert panel.day.lines[0].kind == "Cuti bersama"
    press(Key.Key_PageDown)
    assert panel.grid.day == date(2026, 4, 18)
    assert panel.day.effect.text() == "Tidak ada jam kelompok pada hari ini."
    panel.grid.go(date(2026, 6, 10))
    one, other = eventful
    assert words(panel) == [f"{one.name} · Sehari penuh · Cuti tahunan · pengganti: {other.name}"]
    press(Key.Key_Home)
    assert panel.grid.day == TODAY


def test_a_lock_down_is_begun_on_the_chosen_days_and_shown_once_saved(settings_page, services) -> None:
    before = services.facility.lock_downs.all()
    page, _window, _context = settings_page("calendar")
    press(Key.Key_Right)
    press(Key.Key_Right, Mod.ShiftModifier)
    press(Key.Key_Right, Mod.ShiftModifier)
    assert page.panel.grid.span == (date(2026, 3, 10), date(2026, 3, 12))
    press(Key.Key_L)
    assert page.place() == {"section": "calendar", "panel": "lock_downs"}
    form = page.panel.form
    assert (form.form["starts_on"].value(), form.form["ends_on"].value()) == (date(2026, 3, 10), date(2026, 3, 12))
    assert QApplication.focusWidget() is form.form["reason"].control
    type_in("Penggeledahan")
    put(form.form, "starts_at", "13.00")
    press(Key.Key_S, Mod.ControlModifier)
    (saved,) = (row for row in services.facility.lock_downs.all() if row not in before)
    assert (saved.starts_on, saved.starts_at, saved.ends_on, saved.ends_at, saved.reason) == (
        date(2026, 3, 10), 780, date(2026, 3, 12), None, "Penggeledahan"
    )  # fmt: skip
    press(Key.Key_1, Mod.ControlModifier)
    page.panel.grid.go(date(2026, 3, 12))
    assert words(page.panel)[0] == "Penggeledahan · sehari penuh"
    press(Key.Key_2, Mod.ControlModifier)
    press(Key.Key_3, Mod.ControlModifier)
    press(Key.Key_Z, Mod.ControlModifier)
    assert services.facility.lock_downs.all() == before


def test_a_holiday_and_a_leave_are_begun_on_the_day_in_hand(settings_page, services) -> None:
    page, _window, _context = settings_page("calendar")
    page.panel.grid.go(date(2026, 4, 17))
    press(Key.Key_H)
    assert page.place() == {"section": "calendar", "panel": "holidays"}
    assert page.panel.form.form["on_date"].value() == date(2026, 4, 17)
    type_in("Hari jadi lapas")
    press(Key.Key_S, Mod.ControlModifier)
    assert services.facility.holidays.get(date(2026, 4, 17)).name == "Hari jadi lapas"
    press(Key.Key_1, Mod.ControlModifier)
    page.panel.grid.setFocus()
    press(Key.Key_C)
    assert page.place() == {"section": "staff", "panel": "leave"}
    assert page.panel.form.form["starts_on"].value() == date(2026, 4, 17)


def test_enter_goes_to_the_row_behind_the_day(settings_page, services, eventful) -> None:
    page, _window, _context = settings_page("calendar")
    page.panel.grid.go(date(2026, 3, 11))
    press(Key.Key_Return)
    assert page.place() == {"section": "calendar", "panel": "lock_downs"}
    assert page.panel.table.current().reason == "Penggeledahan blok"
    assert page.panel.form.record.reason == "Penggeledahan blok"
    press(Key.Key_1, Mod.ControlModifier)
    page.panel.grid.go(date(2026, 6, 10))
    press(Key.Key_Return)
    assert page.place() == {"section": "staff", "panel": "leave"}
    assert page.panel.table.current().reason == "Cuti tahunan"


def test_a_year_that_was_not_taken_over_shows_the_law_and_offers_it(settings_page, services, qtbot) -> None:
    page, _window, _context = settings_page("calendar")
    panel = page.panel
    assert not panel.take.isVisible()
    for _ in range(3):
        press(Key.Key_PageDown, Mod.ShiftModifier)
    assert panel.calendar.year == 2029
    assert panel.take.isVisible()
    panel.grid.go(date(2029, 8, 17))
    assert words(panel) == ["Hari Kemerdekaan Republik Indonesia"]
    QTest.mouseClick(panel.take, Qt.MouseButton.LeftButton)
    assert services.facility.holidays.get(date(2029, 8, 17)).is_off
    assert not panel.take.isVisible()


def test_days_are_picked_and_chosen_by_mouse(settings_page, services, eventful) -> None:
    page, _window, _context = settings_page("calendar")
    grid = page.panel.grid

    def at(day: date) -> QPoint:
        return grid.box_of(day).center().toPoint()

    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=at(date(2026, 3, 10)))
    assert grid.day == date(2026, 3, 10)
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, at(date(2026, 3, 13)))
    assert grid.span == (date(2026, 3, 10), date(2026, 3, 13))
    assert page.panel.day.heading.text() == "10 Mar – 13 Mar 2026 · 4 hari"
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert grid.day == date(2026, 3, 13)
    QTest.mouseDClick(grid, Qt.MouseButton.LeftButton, pos=at(date(2026, 3, 13)))
    assert page.place()["panel"] == "year"


def test_who_may_only_look_reads_the_year_and_is_told_who_may_change_it(settings_page) -> None:
    page, _window, _context = settings_page("calendar", roles=(Role.HEAD,))
    press(Key.Key_L)
    press(Key.Key_H)
    assert page.place() == {"section": "calendar", "panel": "year"}
    assert [action.text() for action in page.panel.grid.actions()] == []


def test_every_sign_has_a_shape_of_its_own(services, eventful) -> None:
    facility = services.facility
    facility.holidays.save(Holiday(on_date=date(2026, 4, 20), name="Apel", is_off=False))
    year = facility.calendar(2026)

    def on(month: int, day: int) -> frozenset[Sign]:
        return signs_of(year.on(date(2026, month, day)), date(2026, month, day))

    assert on(3, 10) == {Sign.LOCKED_HOURS}
    assert on(3, 11) >= {Sign.LOCKED}
    assert on(3, 19) == {Sign.HOLIDAY}
    assert on(4, 15) == {Sign.OTHER}
    assert on(4, 20) == {Sign.WORKED}
    assert on(6, 10) == {Sign.LEAVE}
    assert on(7, 7) == frozenset()


def test_the_year_looks_as_drawn(settings_page, services, eventful, look, shot) -> None:
    page, window, _context = settings_page("calendar", language=look.language, size=look.size)
    page.panel.grid.go(date(2026, 3, 11))
    shot(window, f"settings-year-{look.name}")


def test_lock_downs_look_as_drawn(settings_page, services, eventful, shot) -> None:
    services.facility.lock_downs.save(
        LockDown(starts_on=date(2026, 5, 4), ends_on=date(2026, 5, 4), starts_at=480, ends_at=720, reason="Latihan")
    )
    page, window, _context = settings_page("calendar", "lock_downs")
    page.panel.start_new()
    shot(window, "settings-lock-downs-id-light-1366")


def test_the_year_in_large_text_scrolls_to_the_day_in_hand(settings_page, services, theme, shot) -> None:
    theme.change(text_size=125)
    page, window, _context = settings_page("calendar")
    page.panel.grid.go(date(2026, 12, 24))
    shot(window, "settings-year-id-light-125")
