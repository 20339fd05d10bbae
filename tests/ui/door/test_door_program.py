"""In and out: sign-in, lock, switch of user, language and look, and the ways out of trouble, by key."""

from datetime import timedelta

from door_keys import CTRL, ENTER, ESC, SHIFT, press, screen, write
from factories import FACILITY, NAMES, PASSWORD, desk_in, records_of
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from tcdesk.domain.roles import Role
from tcdesk.ui.dialogs.help.sheet import HelpSheet
from tcdesk.ui.door.lock import LockScreen
from tcdesk.ui.door.sign_in import SignIn
from tcdesk.ui.frame.desk import Desk as FrameDesk
from tcdesk.ui.memory import Memory
from tcdesk.ui.palette import Palette

# ---- in


def test_letters_find_the_name_enter_goes_to_the_password_and_enter_signs_in(program_for, house, enter):
    program = program_for(house)
    door = screen(program, SignIn)
    assert FACILITY in door.panel.accessibleName()
    desk = enter(program, "ratna")
    assert program.session.name == NAMES[Role.COUNSELOR]
    assert desk.code == "home"
    assert program.window.windowTitle() == "TC Desk"


def test_the_password_of_who_was_here_last_is_asked_for_at_once(program_for, house, enter, wall):
    program = program_for(house)
    wall.at += timedelta(minutes=1)
    enter(program, "ratna")
    program.sign_out()
    door = screen(program, SignIn)
    assert door.person.name == NAMES[Role.COUNSELOR]
    assert QApplication.focusWidget() is door.password.edit
    press(Qt.Key.Key_Down)
    assert door.person.name != NAMES[Role.COUNSELOR]
    assert QApplication.focusWidget() is door.password.edit


def test_tab_goes_from_the_list_to_the_password_and_on(program_for, house):
    program = program_for(house)
    door = screen(program, SignIn)
    door.list.setFocus()
    stops = []
    for _ in range(4):
        press(Qt.Key.Key_Tab)
        stops.append(QApplication.focusWidget())
    assert stops == [door.password.edit, door.password.button, door.forgot, door.language]


def test_a_letter_on_a_button_searches(program_for, house):
    program = program_for(house)
    door = screen(program, SignIn)
    door.forgot.setFocus()
    write("nad")
    assert door.search.text() == "nad"
    assert [person.name for person in door.list.people] == [NAMES[Role.PSYCHOLOGIST]]


def test_a_name_nobody_has_is_said_and_opens_nothing(program_for, house):
    program = program_for(house)
    door = screen(program, SignIn)
    QTest.keyClicks(door.list, "zzz")
    assert door.list.people == ()
    assert "Tidak ada yang bernama begitu" in door.list.accessibleDescription()
    assert not door.password.isEnabled()
    press(ESC)
    assert len(door.list.people) == 6


def test_a_wrong_password_is_said_with_what_is_left(program_for, house, qtbot):
    program = program_for(house)
    door = screen(program, SignIn)
    QTest.keyClicks(door.list, "ratna")
    press(ENTER)
    write("salah sekali")
    press(ENTER)
    qtbot.waitUntil(lambda: door.password.message.kind == "bad")
    assert door.password.message.words == "Kata sandi salah. Tersisa 4 percobaan sebelum harus menunggu."
    assert door.password.edit.text() == ""
    assert QApplication.focusWidget() is door.password.edit
    write("k")
    assert door.password.message.kind == "help"


def test_five_wrong_passwords_close_the_door_until_the_time_is_over(program_for, house, qtbot, wall):
    program = program_for(house)
    door = screen(program, SignIn)
    QTest.keyClicks(door.list, "ratna")
    press(ENTER)
    for left in (4, 3, 2, 1, 0):
        write("salah sekali")
        press(ENTER)
        qtbot.waitUntil(lambda left=left: door.person.tries_left == left)
    assert door.password.message.words == "Terlalu banyak kata sandi salah. Coba lagi dalam 5 dtk."
    assert not door.password.button.isEnabled()
    write(PASSWORD)
    press(ENTER)
    assert program.window.desk is None
    wall.at += timedelta(seconds=3)
    door.look_again()
    assert "2 dtk" in door.password.message.words
    wall.at += timedelta(seconds=3)
    door.look_again()
    assert door.password.button.isEnabled()
    press(ENTER)
    qtbot.waitUntil(lambda: program.window.desk is not None)


def test_nothing_typed_is_no_try(program_for, house):
    program = program_for(house)
    door = screen(program, SignIn)
    QTest.keyClicks(door.list, "ratna")
    press(ENTER)
    press(ENTER)
    assert door.password.message.words == "Ketik kata sandi Anda."
    assert door.person.tries_left == 5


def test_caps_lock_is_said(program_for, house):
    program = program_for(house)
    door = screen(program, SignIn)
    door.password.edit.setFocus()
    QTest.keyClick(door.password.edit, "A")
    assert door.password.caps.words == "Caps Lock aktif"
    QTest.keyClick(door.password.edit, "a")
    assert door.password.caps.words == ""


def test_names_can_be_hidden_and_are_typed_then(program_for, house, enter, qtbot):
    memory = Memory(None)
    program = program_for(house, memory=memory)
    enter(program, "admin")
    services = program.window.desk.page.context.services
    program.window.desk.page.context.bus.tell(services.facility.save_settings({"screen.hide_people": True}))
    program.sign_out()
    door = screen(program, SignIn)
    assert not door.list.isVisible()
    assert QApplication.focusWidget() is door.name
    assert not any(name in label.text() for label in door.findChildren(QLabel) for name in NAMES.values())
    write("ratna")
    press(ENTER)
    write("salah sekali")
    press(ENTER)
    qtbot.waitUntil(lambda: door.password.message.kind == "bad")
    assert door.password.message.words == "Nama atau kata sandi salah."
    write(PASSWORD)
    press(ENTER)
    qtbot.waitUntil(lambda: program.window.desk is not None)
    assert program.session.name == NAMES[Role.COUNSELOR]


def test_f1_opens_the_help_of_the_door_and_its_keys(program_for, house):
    program = program_for(house)
    press(Qt.Key.Key_F1)
    sheet = program.window.findChild(HelpSheet)
    assert sheet.topic.code == "20-sign-in"
    press(Qt.Key.Key_F1)
    assert sheet.topic is None
    assert ("F1",) in {hint.keys for hint in sheet.keys.lines}


# ---- the lock


def test_the_lock_keeps_the_draft_drops_every_widget_and_closes_the_file(program_for, house, enter, locked):
    program = program_for(house)
    desk = enter(program)
    page = desk.page
    services = page.context.services
    page.leave = lambda: services.drafts.keep("intake", "1", {"name": "Agung"}) or True
    store = records_of(services).store
    QGuiApplication.clipboard().setText("BI.N 105/2024")
    lock = locked(program)
    assert store.is_closed
    assert program.window.findChildren(FrameDesk) == []
    assert QGuiApplication.clipboard().text() == ""
    words = " ".join(label.text() for label in lock.findChildren(QLabel))
    assert NAMES[Role.COUNSELOR] in words
    assert "tersimpan sebagai draf" in words
    assert "Rizki Ramadhan" not in words
    assert QApplication.focusWidget() is lock.password.edit


def test_unlocking_brings_back_the_same_screen_and_place(program_for, house, enter, locked, qtbot):
    program = program_for(house)
    enter(program)
    press(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert program.window.desk.code == "week"
    locked(program)
    write(PASSWORD)
    press(ENTER)
    qtbot.waitUntil(lambda: program.window.desk is not None)
    assert program.window.desk.code == "week"
    assert program.window.desk.page.opened == [{"number": "BI.N 105/2024"}]


def test_a_wrong_password_leaves_it_locked(program_for, house, enter, locked, qtbot):
    program = program_for(house)
    enter(program)
    lock = locked(program)
    write("bukan itu sandinya")
    press(ENTER)
    qtbot.waitUntil(lambda: lock.password.message.kind == "bad")
    assert lock.password.message.words.startswith("Kata sandi salah.")
    assert program.window.desk is None


def test_too_many_wrong_passwords_close_the_lock_for_a_while(program_for, house, enter, locked, qtbot, wall):
    program = program_for(house)
    enter(program)
    lock = locked(program)
    for _ in range(5):
        write("bukan itu sandinya")
        press(ENTER)
        qtbot.waitUntil(lambda: lock.password.edit.text() == "")
    assert lock.password.message.words == "Terlalu banyak kata sandi salah. Coba lagi dalam 5 dtk."
    wall.at += timedelta(seconds=6)
    lock.look_again()
    assert lock.password.button.isEnabled()


def test_an_idle_desk_is_locked_and_the_lock_says_why(program_for, house, enter, qtbot, wall):
    program = program_for(house)
    enter(program)
    wall.at += timedelta(minutes=4)
    program.session.idle.look()
    assert program.window.desk is not None
    wall.at += timedelta(minutes=1)
    program.session.idle.look()
    qtbot.waitUntil(lambda: isinstance(program.window.centralWidget(), LockScreen))
    assert "setelah 5 menit diam" in " ".join(label.text() for label in program.window.findChildren(QLabel))


def test_the_setting_says_how_long_is_idle(program_for, house, enter, qtbot, wall):
    program = program_for(house)
    context = enter(program, "admin").page.context
    context.bus.tell(context.services.facility.save_settings({"screen.lock": 2}))
    wall.at += timedelta(minutes=2)
    program.session.idle.look()
    qtbot.waitUntil(lambda: isinstance(program.window.centralWidget(), LockScreen))


def test_a_screen_that_will_not_let_go_is_locked_all_the_same(program_for, house, enter, locked):
    program = program_for(house)
    page = enter(program).page
    page.lets_go = False
    lock = locked(program)
    assert "draf" not in " ".join(label.text() for label in lock.findChildren(QLabel))


def test_a_screen_that_breaks_is_locked_all_the_same(program_for, house, enter, locked, caplog):
    program = program_for(house)
    page = enter(program).page

    def breaks():
        raise KeyError

    page.leave = breaks
    lock = locked(program)
    assert "KeyError" in caplog.text
    caplog.clear()
    assert "draf" not in " ".join(label.text() for label in lock.findChildren(QLabel))


def test_a_dialog_is_no_hindrance_to_the_lock(program_for, house, enter, locked, qtbot):
    program = program_for(house)
    desk = enter(program)
    press(Qt.Key.Key_K, CTRL)
    assert program.window.findChild(Palette).is_open
    lock = locked(program)
    assert program.window.findChild(Palette) is None
    assert QApplication.focusWidget() is lock.password.edit
    write(PASSWORD)
    press(ENTER)
    qtbot.waitUntil(lambda: program.window.desk not in (None, desk))


def test_somebody_else_can_take_over_a_locked_desk(program_for, house, enter, locked, qtbot):
    program = program_for(house)
    enter(program)
    locked(program)
    press(ESC)
    qtbot.waitUntil(lambda: isinstance(program.window.centralWidget(), SignIn))
    enter(program, "fauzan")
    assert program.session.name == NAMES[Role.MANAGER]


def test_signing_out_by_key_shows_the_door(program_for, house, enter, qtbot):
    program = program_for(house)
    enter(program)
    press(Qt.Key.Key_L, CTRL | SHIFT)
    qtbot.waitUntil(lambda: isinstance(program.window.centralWidget(), SignIn))
    desk = desk_in(house)
    desk.sign_in("fauzan", PASSWORD)
    desk.sign_out()


def test_closing_the_window_leaves_the_facility_in_order(program_for, house, enter):
    program = program_for(house)
    store = records_of(enter(program).page.context.services).store
    assert program.window.close()
    assert store.is_closed
    services = desk_in(house).sign_in("fauzan", PASSWORD)
    assert [line.verb for line in services.audit.newest()][:3] == ["sign_in", "sign_out", "sign_in"]
    records_of(services).store.close()
