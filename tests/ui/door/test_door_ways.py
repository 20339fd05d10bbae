"""Language and look at the door, a demo, ways out of trouble, and passwords, by key."""

from door_keys import CTRL, ENTER, ESC, press, screen, write
from factories import NAMES, PASSWORD, desk_in
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tcdesk.domain.refusals import Trouble
from tcdesk.domain.roles import Role
from tcdesk.ui.dialogs.confirm import TellDialog
from tcdesk.ui.dialogs.help.sheet import HelpSheet
from tcdesk.ui.door.first_run import FirstRunScreen
from tcdesk.ui.door.forgotten import Forgotten
from tcdesk.ui.door.own_password import OwnPassword
from tcdesk.ui.door.sign_in import SignIn
from tcdesk.ui.door.waiting import TroubleScreen

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


def test_f1_in_trouble_opens_the_page_of_bad_days(program_for, house):
    (house / "facility.db").write_bytes(b"")
    program = program_for(house)
    assert screen(program, TroubleScreen).ways
    press(Qt.Key.Key_F1)
    sheet = program.window.findChild(HelpSheet)
    assert sheet.topic.code == "90-bad-day"
    press(ESC)
    assert QApplication.focusWidget() is screen(program, TroubleScreen).ways[0]


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
