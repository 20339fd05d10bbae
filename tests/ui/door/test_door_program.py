"""In and out: sign-in, lock, switch of user, language and look, and the ways out of trouble, by key."""

from datetime import timedelta

import pytest
from factories import FACILITY, NAMES, PASSWORD, desk_in, records_of
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tcdesk.domain.refusals import Trouble
from tcdesk.domain.roles import Role
from tcdesk.ui.dialogs.confirm import TellDialog
from tcdesk.ui.dialogs.keys_sheet import KeysSheet
from tcdesk.ui.door.first_run import FirstRunScreen
from tcdesk.ui.door.forgotten import Forgotten
from tcdesk.ui.door.lock import LockScreen
from tcdesk.ui.door.own_password import OwnPassword
from tcdesk.ui.door.sign_in import SignIn
from tcdesk.ui.door.waiting import TroubleScreen
from tcdesk.ui.frame.desk import Desk as FrameDesk
from tcdesk.ui.memory import Memory
from tcdesk.ui.palette import Palette

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def focused():
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the focus"
    return found


def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(focused(), key, modifiers)


def write(text):
    QTest.keyClicks(focused(), text)


def screen(program, kind):
    shown = program.window.centralWidget()
    assert isinstance(shown, kind)
    return shown


@pytest.fixture
def enter(qtbot):
    """Signs in at the door by keyboard: `enter(program, "rat")`."""

    def signing(program, name="rat", password=PASSWORD):
        door = screen(program, SignIn)
        QTest.keyClicks(door.list, name)
        press(ENTER)
        write(password)
        press(ENTER)
        qtbot.waitUntil(lambda: program.window.desk is not None)
        return program.window.desk

    return signing


@pytest.fixture
def locked(qtbot):
    """Presses Ctrl L and waits for the lock."""

    def locking(program):
        press(Qt.Key.Key_L, CTRL)
        qtbot.waitUntil(lambda: isinstance(program.window.centralWidget(), LockScreen))
        return program.window.centralWidget()

    return locking


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


def test_f1_lists_the_keys_of_the_door(program_for, house):
    program = program_for(house)
    press(Qt.Key.Key_F1)
    sheet = program.window.findChild(KeysSheet)
    assert ("F1",) in {hint.keys for hint in sheet.lines}


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


# ---- language and look


def test_another_language_keeps_the_place_and_is_remembered_for_this_person(program_for, house, enter, qtbot):
    program = program_for(house)
    desk = enter(program)
    assert desk.page.context.texts.language == "id"
    press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    desk.page.context.navigation.language_asked.emit("en")
    qtbot.waitUntil(lambda: program.window.desk.page.context.texts.language == "en")
    assert program.window.desk.code == "residents"
    assert program.window.desk.page.opened == [{"number": "BI.N 105/2024"}]
    program.sign_out()
    enter(program, "fauzan")
    assert program.window.desk.page.context.texts.language == "id"
    program.sign_out()
    enter(program, "ratna")
    assert program.window.desk.page.context.texts.language == "en"


def test_the_door_speaks_the_other_language_at_a_press(program_for, house, qtbot):
    program = program_for(house)
    door = screen(program, SignIn)
    assert door.language.text() == "English"
    door.language.click()
    qtbot.waitUntil(lambda: program.window.centralWidget() is not door)
    assert screen(program, SignIn).title.text() == "Who is on duty?"


def test_look_and_text_size_are_remembered_for_each_person(program_for, house, enter, theme):
    program = program_for(house)
    enter(program)
    theme.change(name="dark")
    press(Qt.Key.Key_Plus, CTRL)
    assert (theme.name, theme.text_size) == ("dark", 112)
    program.sign_out()
    enter(program, "fauzan")
    assert (theme.name, theme.text_size) == ("light", 100)
    program.sign_out()
    enter(program, "ratna")
    assert (theme.name, theme.text_size) == ("dark", 112)


def test_the_look_of_the_computer_is_taken_where_the_facility_says_so(program_for, house, enter, theme):
    program = program_for(house)
    context = enter(program, "admin").page.context
    context.services.facility.save_settings({"screen.theme": "system", "screen.text_size": 120})
    program.sign_out()
    theme.change(name="dark")
    enter(program, "ratna")
    assert (theme.name, theme.text_size) == ("light", 125)


# ---- a demo


def test_a_demo_is_made_and_its_desk_says_that_it_is_one(program_for, tmp_path, qtbot):
    program = program_for()
    program.open_demo(tmp_path / "demo")
    assert "Menyiapkan demo" in program.window.centralWidget().accessibleName()
    qtbot.waitUntil(lambda: program.window.desk is not None, timeout=60_000)
    assert "semua orang di sini rekaan" in program.window.desk.sidebar._brand.accessibleName()
    program.lock()
    assert "DEMO" in [child.accessibleName() for child in program.window.centralWidget().findChildren(QWidget)]


# ---- ways out


def ways(program):
    return [way.accessibleName() for way in screen(program, TroubleScreen).ways]


def test_a_chosen_folder_without_a_facility_is_said_and_begins_nothing(program_for, tmp_path, house, qtbot):
    program = program_for(tmp_path / "elsewhere", chosen=True)
    shown = screen(program, TroubleScreen)
    assert shown.state.title.text() == "Tidak ada lembaga di folder ini."
    assert ways(program) == ["Pilih folder lain", "Siapkan lembaga baru di sini", "Keluar"]
    assert not (tmp_path / "elsewhere").exists()
    assert QApplication.focusWidget() is shown.ways[0]
    press(Qt.Key.Key_Tab)
    press(ENTER)
    qtbot.waitUntil(lambda: isinstance(program.window.centralWidget(), FirstRunScreen))
    program.open(house, chosen=True)
    screen(program, SignIn)


def test_missing_keys_are_said_before_anybody_types(program_for, house, qtbot):
    kept = (house / "keyring.json").read_bytes()
    for path in house.glob("keyring.json*"):
        path.unlink()
    program = program_for(house)
    shown = screen(program, TroubleScreen)
    assert "keyring.json" in shown.accessibleName()
    assert ways(program) == ["Coba lagi", "Pilih folder lain", "Keluar"]
    (house / "keyring.json").write_bytes(kept)
    press(ENTER)
    qtbot.waitUntil(lambda: isinstance(program.window.centralWidget(), SignIn))


def test_an_empty_file_is_said_before_anybody_types(program_for, house):
    (house / "facility.db").write_bytes(b"")
    program = program_for(house)
    assert "kosong" in screen(program, TroubleScreen).accessibleName()


def test_a_file_that_is_gone_is_said_before_anybody_types(program_for, house):
    (house / "facility.db").unlink()
    screen(program_for(house), TroubleScreen)


def test_a_damaged_file_is_said_after_the_password(program_for, house, qtbot):
    data = bytearray((house / "facility.db").read_bytes())
    data[:200] = bytes(200)
    (house / "facility.db").write_bytes(data)
    program = program_for(house)
    QTest.keyClicks(screen(program, SignIn).list, "ratna")
    press(ENTER)
    write(PASSWORD)
    press(ENTER)
    qtbot.waitUntil(lambda: isinstance(program.window.centralWidget(), TroubleScreen))


def test_a_second_program_on_the_same_folder_is_told_who_is_there(program_for, house, qtbot):
    other = desk_in(house)
    other.sign_in("fauzan", PASSWORD)
    program = program_for(house)
    QTest.keyClicks(screen(program, SignIn).list, "ratna")
    press(ENTER)
    write(PASSWORD)
    press(ENTER)
    qtbot.waitUntil(lambda: isinstance(program.window.centralWidget(), TroubleScreen))
    assert NAMES[Role.MANAGER] in screen(program, TroubleScreen).accessibleName()
    other.sign_out()
    press(ENTER)
    qtbot.waitUntil(lambda: isinstance(program.window.centralWidget(), SignIn))


def test_quitting_from_trouble_closes_the_window(program_for, house, qtbot):
    (house / "facility.db").write_bytes(b"")
    program = program_for(house)
    screen(program, TroubleScreen).ways[-1].click()
    qtbot.waitUntil(lambda: not program.window.isVisible())


def test_a_refusal_without_a_desk_is_told_in_a_dialog(program_for, house):
    program = program_for(house)
    program._app.errors.refused.emit(Trouble("The disk is full. Free some space."))
    assert program.window.findChildren(TellDialog)


# ---- passwords


def test_ones_own_password_is_changed_at_the_desk(program_for, house, enter, qtbot):
    program = program_for(house)
    desk = enter(program)
    change = next(action for action in desk.global_actions if action.text() == "Ganti kata sandi saya")
    change.trigger()
    dialog = program.window.findChild(OwnPassword)
    write("bukan itu")
    press(ENTER)
    write("kopi susu tiap pagi")
    press(ENTER)
    write("kopi susu tiap pagi")
    press(ENTER)
    qtbot.waitUntil(lambda: dialog.form["old"].problem is not None)
    assert QApplication.focusWidget() is dialog.form["old"].control
    dialog.form["old"].control.clear()
    write(PASSWORD)
    for _ in range(3):
        press(ENTER)
    qtbot.waitUntil(lambda: desk.toast is not None)
    program.sign_out()
    enter(program, "ratna", "kopi susu tiap pagi")


def test_two_different_new_passwords_are_not_taken(program_for, house, enter):
    program = program_for(house)
    desk = enter(program)
    next(action for action in desk.global_actions if action.text() == "Ganti kata sandi saya").trigger()
    dialog = program.window.findChild(OwnPassword)
    for text in (PASSWORD, "kopi susu tiap pagi", "kopi susu tiap sore"):
        write(text)
        press(ENTER)
    assert "Tidak sama" in dialog.form["again"].message.words
    press(ESC)
    assert not dialog.is_open


def test_the_recovery_code_gives_a_new_password_from_the_door(program_for, house, qtbot):
    desk = desk_in(house)
    admin = desk.sign_in("admin", PASSWORD)
    code, _ = admin.accounts.new_recovery_code()
    desk.sign_out()
    program = program_for(house)
    door = screen(program, SignIn)
    QTest.keyClicks(door.list, "ratna")
    door.forgot.click()
    qtbot.waitUntil(lambda: isinstance(program.window.centralWidget(), Forgotten))
    shown = screen(program, Forgotten)
    assert shown.form["name"].value() == NAMES[Role.COUNSELOR]
    for text in ("7K2M-XQ4D", "kopi susu tiap pagi", "kopi susu tiap pagi"):
        write(text)
        press(ENTER)
    qtbot.waitUntil(lambda: shown.form["code"].problem is not None)
    assert "32" in shown.form["code"].message.words
    shown.form["code"].control.clear()
    write(code.text.lower())
    press(ENTER)
    press(ENTER)
    press(ENTER)
    qtbot.waitUntil(lambda: isinstance(program.window.centralWidget(), SignIn))
    assert screen(program, SignIn).password.message.words == "Kata sandi baru berlaku. Masuk dengan kata sandi itu."
    write("kopi susu tiap pagi")
    press(ENTER)
    qtbot.waitUntil(lambda: program.window.desk is not None)
    assert program.session.name == NAMES[Role.COUNSELOR]


def test_esc_leaves_the_forgotten_password(program_for, house, qtbot):
    program = program_for(house)
    screen(program, SignIn).forgot.click()
    qtbot.waitUntil(lambda: isinstance(program.window.centralWidget(), Forgotten))
    write("tidak ada orangnya")
    press(ESC)
    qtbot.waitUntil(lambda: isinstance(program.window.centralWidget(), SignIn))
