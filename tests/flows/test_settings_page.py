"""The settings over a real facility, by keyboard and by mouse."""

from __future__ import annotations

import pytest
from desk_keys import Key, Mod, press, put, type_in
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tcdesk.domain.roles import Role
from tcdesk.domain.settings import CITY, GROUP_MIN, WEIGHT_SETTINGS
from tcdesk.services.desk import Desk
from tcdesk.ui.pages.settings.panel import LockedPanel

Button = Qt.MouseButton


# ---- settings as forms


def test_a_setting_is_saved_by_key_and_taken_back(settings_page, services) -> None:
    page, _window, _context = settings_page("facility")
    before = services.facility.settings()[CITY]
    form = next(iter(page.panel.forms.values()))
    assert not page.panel.button.isEnabled()
    put(form, CITY.key, "Bandung")
    assert page.panel.button.isEnabled()
    press(Key.Key_S, Mod.ControlModifier)
    assert services.facility.settings()[CITY] == "Bandung"
    assert not page.panel.button.isEnabled()
    page.list.setFocus()
    press(Key.Key_Z, Mod.ControlModifier)
    assert services.facility.settings()[CITY] == before
    assert form[CITY.key].value() == before


def test_words_of_the_weights_follow_the_numbers(settings_page, services) -> None:
    page, _window, _context = settings_page("groups")
    form = next(form for form in page.panel.forms.values() if "weights.load" in form.fields)
    put(form, "weights.room_change", "60")
    assert page.panel.words.text().startswith("Terberat: Kelompok pindah ruang.")
    assert form["weights.room_change"].message.words == "menentukan"
    assert form["weights.group_change"].message.words == "sedikit menimbang"
    press(Key.Key_S, Mod.ControlModifier)
    assert services.facility.settings()[WEIGHT_SETTINGS["room_change"]] == 60


def test_group_sizes_that_do_not_rise_are_refused_under_their_field(settings_page, services) -> None:
    before = services.facility.settings()[GROUP_MIN]
    page, _window, _context = settings_page("groups")
    form = next(iter(page.panel.forms.values()))
    put(form, "groups.min", "9")
    press(Key.Key_S, Mod.ControlModifier)
    assert len(form.problems()) == 1
    assert services.facility.settings()[GROUP_MIN] == before


# ---- who may


@pytest.mark.parametrize("section", ["facility", "rooms", "groups"])
def test_what_a_role_may_not_change_is_read_only_and_says_who_may(settings_page, section) -> None:
    page, _window, _context = settings_page(section, roles=(Role.COUNSELOR,))
    forms = page.panel.forms.values() if section != "rooms" else [page.panel.form.form]
    for form in forms:
        for field in form.fields.values():
            assert field.locked == "Khusus Manajer program atau Administrator."
    page.panel.save()
    if section == "rooms":
        press(Key.Key_Insert)
        press(Key.Key_Delete)
        assert page.panel.form.record is not None
        assert not page.panel.add.isVisible()
        assert not page.panel.form.remove.isVisible()


@pytest.mark.parametrize("section", ["accounts", "backups"])
def test_what_a_role_may_not_see_is_named_all_the_same(settings_page, section) -> None:
    page, _window, _context = settings_page(section, roles=(Role.HEAD,))
    assert isinstance(page.panel, LockedPanel)
    assert page.tabs.isHidden()


# ---- accounts


def test_an_account_is_added_listed_at_the_door_and_switched_off(settings_page, services, demo_folder, at) -> None:
    page, _window, _context = settings_page("accounts")
    press(Key.Key_Insert)
    form = page.panel.form.form
    type_in("Dewi Lestari")
    press(Key.Key_S, Mod.ControlModifier)
    assert {problem.field for problem in form.problems()} == {"roles", "password"}
    form.go_to(form["roles"])
    type_in("Konselor")
    press(Key.Key_Return)
    put(form, "password", "kuda terbang biru")
    press(Key.Key_S, Mod.ControlModifier)
    (account,) = (one for one in services.accounts.all() if one.name == "Dewi Lestari")
    assert (account.uid, account.roles, account.is_active) == ("dewi", (Role.COUNSELOR,), True)
    assert services.audit.newest()[0].verb == "user.add"
    assert "dewi" in [person.uid for person in Desk(demo_folder, at).people()]
    form = page.panel.form.form
    form.go_to(form["is_active"])
    press(Key.Key_Space)
    press(Key.Key_S, Mod.ControlModifier)
    (account,) = (one for one in services.accounts.all() if one.uid == "dewi")
    assert not account.is_active


def test_a_password_is_reset_and_never_kept_in_a_draft(settings_page, services) -> None:
    page, _window, _context = settings_page("accounts")
    page.panel.table.select("ratna")
    put(page.panel.form.form, "password", "pendek")
    press(Key.Key_S, Mod.ControlModifier)
    assert page.panel.form.form["password"].problem is not None
    put(page.panel.form.form, "password", "sungai yang tenang")
    page.panel.keep()
    assert services.drafts.find("settings") == ()
    press(Key.Key_S, Mod.ControlModifier)
    assert services.audit.newest()[0].verb == "user.reset_password"
    assert page.panel.form.form["password"].value() is None


def test_the_last_administrator_stays_one(settings_page, services, ask) -> None:
    page, window, _context = settings_page("accounts")
    admin = next(one for one in services.accounts.all() if Role.ADMIN in one.roles)
    page.panel.table.select(admin.uid)
    ask.answers.append(True)
    press(Key.Key_Delete)
    assert window.desk.banner is not None
    assert next(one for one in services.accounts.all() if one.uid == admin.uid).is_active


def test_a_new_recovery_code_is_printed_or_saved_and_confirmed_before_the_sheet_goes(
    settings_page, services, ask, tmp_path, qtbot
) -> None:
    page, _window, context = settings_page("accounts")
    ask.answers += [True, tmp_path / "lembar.pdf", False]
    QTest.mouseClick(page.panel.recovery, Button.LeftButton)
    sheet = page.panel.sheet
    assert services.audit.newest()[0].verb == "user.recovery_code"
    assert not sheet.close_button.isEnabled()
    sheet.step.ask_where()
    qtbot.waitUntil(sheet.step.groups.isEnabled, timeout=10_000)
    assert (tmp_path / "lembar.pdf").read_bytes().startswith(b"%PDF")
    press(Key.Key_Escape)
    assert sheet.is_open
    type_in("-".join(sheet.step._code.groups[-2:]))
    assert sheet.close_button.isEnabled()
    press(Key.Key_Return)
    assert not sheet.is_open
    assert context.jobs.active == ()


# ---- backups


def test_a_backup_is_made_in_a_worker_and_listed(settings_page, services, qtbot) -> None:
    page, _window, context = settings_page("backups")
    assert page.panel.title.text() == "Belum ada cadangan"
    press(Key.Key_B, Mod.ControlModifier)
    assert not page.panel.button.isEnabled()
    qtbot.waitUntil(lambda: not context.jobs.active, timeout=20_000)
    (line,) = services.backups.all()
    assert page.panel.model.records == (line,)
    assert page.panel.title.text() == "Cadangan terverifikasi hari ini 09.42"
    assert services.audit.newest()[0].verb == "backup.make"
    assert context.notices.backup_at is not None
    assert QApplication.focusWidget() is page.panel.button


def test_a_backup_that_fails_is_said_and_nothing_is_listed(settings_page, services, qtbot, demo_folder) -> None:
    page, _window, context = settings_page("backups")
    (demo_folder / "backups").write_text("a file in the way", encoding="utf-8")
    press(Key.Key_B, Mod.ControlModifier)
    qtbot.waitUntil(lambda: not context.jobs.active, timeout=20_000)
    assert page.panel._banner is not None
    assert page.panel.button.isEnabled()
    (demo_folder / "backups").unlink()
    assert services.backups.all() == ()


# ---- going around


def test_sections_are_gone_through_by_key(settings_page) -> None:
    page, _window, _context = settings_page("rooms")
    press(Key.Key_Down, Mod.ControlModifier)
    assert page.section.code == "slots"
    press(Key.Key_2, Mod.ControlModifier)
    assert page.place() == {"section": "slots", "panel": "bands"}
    page.list.setFocus()
    press(Key.Key_Up)
    assert page.section.code == "rooms"
    press(Key.Key_Return)
    assert QApplication.focusWidget() is page.panel.table


def test_a_narrow_window_chooses_the_section_from_one_line(settings_page) -> None:
    page, _window, _context = settings_page("rooms", size=(960, 469))
    assert page.list.isHidden()
    assert page.combo.isVisible()
    page.combo.setFocus()
    press(Key.Key_Down)
    assert page.section.code == "slots"


def test_the_settings_look_as_drawn(settings_page, look, shot) -> None:
    _page, window, _context = settings_page("staff", "leave", language=look.language, size=look.size)
    shot(window, f"settings-staff-{look.name}")


SHOWN = (
    ("calendar", "holidays", "id", "light", (960, 469)),
    ("groups", "", "id", "light", (1366, 697)),
    ("accounts", "", "en", "light", (1280, 649)),
    ("backups", "", "id", "dark", (1366, 697)),
    ("programme", "criteria", "en", "dark", (1366, 697)),
    ("choices", "", "id", "light", (960, 469)),
)


@pytest.mark.parametrize(("section", "panel", "language", "name", "size"), SHOWN, ids=[one[0] for one in SHOWN])
def test_every_kind_of_panel_looks_as_drawn(settings_page, theme, shot, section, panel, language, name, size) -> None:
    theme.change(name=name)
    _page, window, _context = settings_page(section, panel, language=language, size=size)
    shot(window, f"settings-{section}-{language}-{name}-{size[0]}")


def test_the_settings_look_right_in_larger_text(settings_page, theme, shot) -> None:
    theme.change(text_size=125)
    _page, window, _context = settings_page("rooms")
    shot(window, "settings-rooms-id-light-125")


def test_the_settings_of_somebody_who_may_only_look(settings_page, shot) -> None:
    _page, window, _context = settings_page("rooms", roles=(Role.HEAD,))
    shot(window, "settings-rooms-id-light-head")
