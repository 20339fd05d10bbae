"""The lists of the settings over a real facility: added, changed, removed and taken back by keyboard."""

from __future__ import annotations

from datetime import date

import pytest
from desk_keys import Key, Mod, press, put, type_in
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tcdesk.domain.calendar import Room
from tcdesk.domain.staff import Half
from tcdesk.ui.commands import clashes
from tcdesk.ui.pages.settings.sections import SECTIONS

Button = Qt.MouseButton


def test_a_room_is_added_by_keyboard_alone_and_can_be_taken_back(settings_page, services) -> None:
    page, window, _context = settings_page("rooms")
    before = services.facility.rooms.all()
    assert QApplication.focusWidget() is page.panel.table
    press(Key.Key_Insert)
    type_in("Ruang Teratai")
    press(Key.Key_Return)
    press(Key.Key_A, Mod.ControlModifier)
    type_in("14")
    press(Key.Key_S, Mod.ControlModifier)
    added = [room for room in services.facility.rooms.all() if room not in before]
    assert [(room.name, room.capacity, room.for_groups) for room in added] == [("Ruang Teratai", 14, True)]
    assert page.panel.table.current().name == "Ruang Teratai"
    assert QApplication.focusWidget() is page.panel.table
    assert window.desk.toast is not None
    press(Key.Key_Z, Mod.ControlModifier)
    assert services.facility.rooms.all() == before


def test_a_change_is_saved_and_taken_back(settings_page, services) -> None:
    page, _window, _context = settings_page("rooms")
    room = page.panel.table.current()
    press(Key.Key_Return)
    put(page.panel.form.form, "capacity", "21")
    QTest.mouseClick(page.panel.form.save, Button.LeftButton)
    assert services.facility.rooms.get(room.id).capacity == 21
    press(Key.Key_Z, Mod.ControlModifier)
    assert services.facility.rooms.get(room.id).capacity == room.capacity
    assert page.panel.form.form["capacity"].value() == room.capacity


def test_a_row_in_use_stays_and_the_reason_is_said(settings_page, services, ask) -> None:
    page, window, _context = settings_page("staff")
    before = services.facility.staff.all()
    page.panel.table.select(next(one.id for one in before if one.is_counselor))
    ask.answers.append(True)
    press(Key.Key_Delete)
    assert services.facility.staff.all() == before
    assert "Masih dipakai" in window.desk.banner.words


def test_a_row_is_removed_after_a_question_and_brought_back(settings_page, services, ask) -> None:
    _, _ = services.facility.rooms.save(Room(name="Gudang", capacity=2))
    page, _window, _context = settings_page("rooms")
    page.panel.table.select(next(room.id for room in services.facility.rooms.all() if room.name == "Gudang"))
    ask.answers += [False, True]
    press(Key.Key_Delete)
    assert "Gudang" in [room.name for room in services.facility.rooms.all()]
    press(Key.Key_Delete)
    assert "Gudang" not in [room.name for room in services.facility.rooms.all()]
    assert [question.title for question in ask.asked] == ["Hapus Gudang?"] * 2
    press(Key.Key_Z, Mod.ControlModifier)
    assert page.panel.table.current().name == "Gudang"


def test_problems_are_said_under_their_fields(settings_page, services) -> None:
    page, _window, _context = settings_page("rooms")
    taken = services.facility.rooms.all()[0].name
    form = page.panel.form
    page.panel.start_new()
    press(Key.Key_S, Mod.ControlModifier)
    assert form.form["name"].problem is not None
    assert QApplication.focusWidget() is form.form["name"].control
    type_in(taken.upper())
    press(Key.Key_S, Mod.ControlModifier)
    assert form.form["name"].message.words == "Nama ini sudah ada."
    put(form.form, "capacity", "0")
    press(Key.Key_Tab)
    assert form.form["capacity"].problem is not None


def test_leaving_a_row_unsaved_is_asked_and_keeps_what_was_typed(settings_page, ask) -> None:
    page, _window, _context = settings_page("rooms")
    first = page.panel.table.current()
    press(Key.Key_Return)
    put(page.panel.form.form, "name", "Anggrek Besar")
    press(Key.Key_Escape)
    assert QApplication.focusWidget() is page.panel.table
    ask.answers += [False, True]
    press(Key.Key_Down)
    assert page.panel.table.current() == first
    assert page.panel.form.form["name"].value() == "Anggrek Besar"
    press(Key.Key_Down)
    assert page.panel.table.current() != first
    assert page.panel.form.record == page.panel.table.current()
    assert page.panel.form.form["name"].value() == page.panel.table.current().name


def test_what_was_typed_outlives_the_lock(settings_page, services) -> None:
    page, window, _context = settings_page("rooms")
    assert not page.panel.form.save.isEnabled()
    press(Key.Key_Return)
    put(page.panel.form.form, "name", "Anggrek Besar")
    assert page.panel.form.save.isEnabled()
    assert page.leave()
    window.close()
    again, _window, _context = settings_page("rooms")
    assert again.panel.form.form["name"].value() == "Anggrek Besar"
    press(Key.Key_S, Mod.ControlModifier)
    assert "Anggrek Besar" in [room.name for room in services.facility.rooms.all()]
    assert services.drafts.find("settings") == ()


def test_half_a_day_of_leave_with_a_cover(settings_page, services) -> None:
    page, _window, _context = settings_page("staff", "leave")
    people = services.facility.staff.all()
    before = services.facility.leave.all()
    press(Key.Key_Insert)
    form = page.panel.form.form
    type_in(people[0].name)
    press(Key.Key_Return)
    press(Key.Key_A, Mod.ControlModifier)
    type_in("12-03-2026")
    press(Key.Key_Return)
    press(Key.Key_Return)
    press(Key.Key_2)
    press(Key.Key_Return)
    type_in("Pelatihan")
    put(form, "cover_id", people[1].name)
    press(Key.Key_S, Mod.ControlModifier)
    (leave,) = (one for one in services.facility.leave.all() if one not in before)
    assert (leave.staff_id, leave.cover_id, leave.half) == (people[0].id, people[1].id, Half.MORNING)
    assert (leave.starts_on, leave.ends_on, leave.reason) == (date(2026, 3, 12), date(2026, 3, 12), "Pelatihan")


def test_a_slot_that_overlaps_another_is_refused(settings_page, services) -> None:
    page, _window, _context = settings_page("slots")
    slot = services.facility.slots.all()[0]
    count = len(services.facility.slots.all())
    page.panel.start_new()
    form = page.panel.form.form
    put(form, "weekday", "Senin")
    put(form, "starts_at", "10.30")
    press(Key.Key_S, Mod.ControlModifier)
    assert (slot.weekday, slot.starts_at) == (0, 600)
    assert form["starts_at"].problem is not None
    assert len(services.facility.slots.all()) == count


def test_a_holiday_keeps_its_date_and_the_public_ones_come_from_the_library(settings_page, services, ask) -> None:
    page, _window, _context = settings_page("calendar", "holidays")
    assert page.panel.form.form["on_date"].locked
    press(Key.Key_Insert)
    type_in("17-04-2026")
    press(Key.Key_Return)
    type_in("Hari jadi lapas")
    press(Key.Key_S, Mod.ControlModifier)
    assert services.facility.holidays.get(date(2026, 4, 17)).name == "Hari jadi lapas"
    QTest.mouseClick(page.panel.extra, Button.LeftButton)
    assert any(day.on_date == date(2027, 8, 17) for day in services.facility.holidays.all())
    page.panel.table.select(date(2026, 4, 17))
    page.panel.table.setFocus()
    ask.answers.append(True)
    press(Key.Key_Delete)
    assert date(2026, 4, 17) not in [day.on_date for day in services.facility.holidays.all()]
    press(Key.Key_Z, Mod.ControlModifier)
    assert services.facility.holidays.get(date(2026, 4, 17)).name == "Hari jadi lapas"


@pytest.mark.parametrize("section", SECTIONS, ids=lambda one: one.code)
def test_every_panel_opens_saves_nothing_by_itself_and_gives_no_key_twice(settings_page, services, section) -> None:
    newest = services.audit.newest()[0].seq
    page, window, _context = settings_page(section.code)
    for place, (code, _, _) in enumerate(section.panels):
        page.tabs.press(place)
        assert page.place() == {"section": section.code, "panel": code}
        page.panel.save()
        page.panel.keep()
        shown = [*page.actions(), *page.panel.actions(), *window.desk.global_actions]
        assert clashes(shown) == []
        assert page.hints()
    assert services.audit.newest()[0].seq == newest
    assert services.drafts.find("settings") == ()
