"""The first hour of a facility: set up by keyboard, its recovery sheet in safe hands, and somebody at the desk."""

import paper_reader
import pytest
from factories import CHEAP, NOW, PASSWORD
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tcdesk.domain import defaults
from tcdesk.domain.refusals import Trouble
from tcdesk.domain.roles import Role
from tcdesk.services.clock import SetClock
from tcdesk.services.desk import Desk
from tcdesk.ui.app import Application
from tcdesk.ui.ask import ScriptedAsk
from tcdesk.ui.dialogs import recovery_step
from tcdesk.ui.door.first_run import FirstRunScreen, suggested_uid
from tcdesk.ui.errors import Errors
from tcdesk.ui.memory import Memory
from tcdesk.ui.program import Program
from tcdesk.ui.qt_texts import QtWords
from tcdesk.ui.site import Site

ENTER = Qt.Key.Key_Return
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
NAME = "Lapas Narkotika Kelas IIA Contoh"


class _Program(Program):
    """Answers file questions from a list."""

    answers = ScriptedAsk()

    def _ask(self):
        return self.answers


@pytest.fixture
def program(qtbot, qapp, theme, tmp_path):
    """The program on a folder with nothing in it."""
    clock = SetClock(NOW)
    app = Application(qt=qapp, theme=theme, words=QtWords(qapp), errors=Errors())

    def site(path):
        return Site(desk=Desk(path, clock, kdf=CHEAP), clock=clock)

    made = _Program(app, Memory(None), specs=(), site=site, wall=clock.now)
    made.answers = ScriptedAsk()
    qtbot.addWidget(made.window)
    with qtbot.waitActive(made.window):
        made.window.show()
    made.open(tmp_path / "house")
    yield made
    made.shut()
    made.window.close()
    qapp.removeTranslator(app.words._now)


def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the focus"
    QTest.keyClick(found, key, modifiers)


def write(*lines):
    """Types each line and Enter after it."""
    for line in lines:
        QTest.keyClicks(QApplication.focusWidget(), line)
        press(ENTER)


def wizard(program):
    shown = program.window.centralWidget()
    assert isinstance(shown, FirstRunScreen)
    return shown


def to_the_account(program):
    write(NAME, "Contoh", "")
    for _ in range(4):
        press(ENTER)
    assert wizard(program).step == 2


def to_the_sheet(program, qtbot, password="kopi susu tiap pagi"):
    to_the_account(program)
    write("Ahmad Fauzan", "S.H.", "Program Manager", "", password, password)
    qtbot.waitUntil(lambda: wizard(program).step == 3)


def is_group(word):
    return len(word) == 4 and all(sign in "0123456789ABCDEFGHJKMNPQRSTVWXYZ" for sign in word)


def test_a_facility_is_set_up_by_keyboard_alone(program, qtbot, tmp_path):
    sheet = tmp_path / "lembar.pdf"
    program.answers.answers.append(sheet)
    to_the_sheet(program, qtbot)
    assert list((tmp_path / "house").glob("*")) == [tmp_path / "house" / ".new"]
    press(Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(sheet.exists)
    qtbot.waitUntil(wizard(program).recovery.groups.control.hasFocus)
    words = paper_reader.text(sheet.read_bytes(), 0).split()
    code = [word for word in words if is_group(word)][-8:]  # the year of the date stands above them
    write("-".join(code[-2:]).lower())
    qtbot.waitUntil(lambda: program.window.desk is not None)
    who = program.session._services.who
    assert (who.uid, who.name, who.roles) == ("ahmad", "Ahmad Fauzan", {Role.ADMIN, Role.MANAGER})
    found = program.session._services.facility.settings().values
    assert found["facility.name"] == NAME
    assert found["letterhead.city"] == "Contoh"
    assert found["letterhead.institution"] == NAME.upper()
    assert found["letterhead.lines"] == defaults.LETTERHEAD[:2]
    assert not (tmp_path / "house" / ".new").exists()
    program.sign_out()
    program._site.desk.recover("-".join(code), "ahmad", PASSWORD)


def test_nothing_is_made_before_the_end_of_the_sheet_was_typed(program, qtbot, tmp_path):
    sheet = tmp_path / "lembar.pdf"
    program.answers.answers.append(sheet)
    to_the_sheet(program, qtbot)
    step = wizard(program)
    assert not step.recovery.groups.isEnabled()
    press(ENTER, CTRL)
    assert not program._site.desk.exists()
    press(Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(step.recovery.groups.control.hasFocus)
    write("0000-0000")
    assert "bukan akhir lembar" in step.recovery.groups.message.words
    press(ENTER, CTRL)
    assert not program._site.desk.exists()
    assert wizard(program).step == 3


def test_going_back_keeps_what_was_typed_and_makes_the_old_sheet_worthless(program, qtbot, tmp_path):
    to_the_sheet(program, qtbot)
    old = wizard(program).recovery._code
    press(Qt.Key.Key_Left, ALT)
    assert wizard(program).step == 2
    assert not (tmp_path / "house" / ".new").exists()
    for step in (1, 0):
        press(Qt.Key.Key_Left, ALT)
        assert wizard(program).step == step
    assert wizard(program).given().facility == NAME
    for _ in range(3):
        press(ENTER, CTRL)
    qtbot.waitUntil(lambda: wizard(program).step == 3)
    assert wizard(program).recovery._code.text != old.text


def test_what_is_missing_is_said_where_it_is_missing(program):
    press(ENTER, CTRL)
    step = wizard(program)
    assert step.step == 0
    assert [problem.field for problem in step.forms[0].problems()] == ["facility", "city"]
    assert step.forms[0]["facility"].control.hasFocus()


@pytest.mark.parametrize(
    ("password", "again", "field", "words"),
    [
        ("pendek", "pendek", "password", "8"),
        ("kopi susu tiap pagi", "kopi susu tiap sore", "again", "Tidak sama"),
        ("kopi susu tiap pagi", "", "again", "Wajib"),
    ],
)
def test_a_password_that_will_not_do_is_refused_in_words(program, password, again, field, words):
    to_the_account(program)
    write("Ahmad Fauzan", "", "", "", password, again)
    form = wizard(program).forms[2]
    assert wizard(program).step == 2
    assert words in form[field].message.words
    assert form[field].control.hasFocus()


def test_the_password_is_judged_while_it_is_typed(program):
    to_the_account(program)
    write("Ahmad Fauzan", "", "", "")
    field = wizard(program).forms[2]["password"]
    QTest.keyClicks(field.control, "ahmad2026")
    assert (field.message.kind, field.message.words) == ("warn", "Mudah ditebak. Tambahkan kata lain.")
    QTest.keyClicks(field.control, " kopi susu")
    assert field.message.kind == "ok"


def test_a_name_to_sign_in_with_of_two_words_is_refused_in_words(program):
    to_the_account(program)
    write("Ahmad Fauzan", "", "")
    write("dua kata")
    write("kopi susu tiap pagi", "kopi susu tiap pagi")
    assert wizard(program).step == 2
    assert wizard(program).forms[2]["uid"].message.words == "Satu kata saja, tanpa spasi."
    assert wizard(program).forms[2]["uid"].control.hasFocus()


def test_a_folder_that_cannot_be_written_is_said_and_nothing_is_lost(program, qtbot, tmp_path):
    (tmp_path / "house").write_text("a file stands here")
    to_the_account(program)
    write("Ahmad Fauzan", "", "", "", "kopi susu tiap pagi", "kopi susu tiap pagi")
    qtbot.waitUntil(lambda: wizard(program)._banner is not None)
    assert wizard(program).step == 2
    assert wizard(program).given().name == "Ahmad Fauzan"


def test_a_sheet_that_cannot_be_written_can_be_saved_elsewhere(program, qtbot, tmp_path):
    good = tmp_path / "lembar.pdf"
    program.answers.answers += [tmp_path / "nowhere" / "lembar.pdf", good]
    to_the_sheet(program, qtbot)
    press(Qt.Key.Key_S, CTRL)
    step = wizard(program).recovery
    qtbot.waitUntil(lambda: "lembar.pdf" in step.state.words)
    assert not step.groups.isEnabled()
    press(Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(step.groups.isEnabled)
    assert good.read_bytes().startswith(b"%PDF")


def test_signs_the_sheet_cannot_print_are_named_before_it_is_kept(program, qtbot):
    to_the_account(program)
    QApplication.focusWidget().insert("漢 ")
    write("Ahmad Fauzan", "S.H.", "Program Manager", "ahmad", "kopi susu tiap pagi", "kopi susu tiap pagi")
    qtbot.waitUntil(lambda: wizard(program).step == 3)
    state = wizard(program).recovery.state
    qtbot.waitUntil(lambda: "Dibuat untuk: 漢 U+6F22" in state.words)
    assert not wizard(program).recovery.groups.isEnabled()


def test_the_sheet_can_be_printed(program, qtbot, monkeypatch):
    sent = []
    monkeypatch.setattr(recovery_step, "printers", lambda: ("Kantor",))
    monkeypatch.setattr(recovery_step, "send", sent.append)
    to_the_sheet(program, qtbot)
    step = wizard(program).recovery
    assert step.print.hasFocus()
    press(ENTER)
    qtbot.waitUntil(step.groups.isEnabled)
    assert [(job.printer, job.pdf[:4]) for job in sent] == [("Kantor", b"%PDF")]


def test_a_printer_that_refuses_leaves_the_sheet_unkept(program, qtbot, monkeypatch):
    def refuse(_job):
        raise Trouble("The printer {printer} did not take the document. Nothing was printed: check it.", printer="K")

    monkeypatch.setattr(recovery_step, "printers", lambda: ("Kantor",))
    monkeypatch.setattr(recovery_step, "send", refuse)
    to_the_sheet(program, qtbot)
    step = wizard(program).recovery
    press(ENTER)
    qtbot.waitUntil(lambda: "Kantor" in step.state.words or "printer K" in step.state.words)
    assert not step.groups.isEnabled()


def test_another_language_keeps_what_was_typed(program, qtbot):
    to_the_account(program)
    write("Ahmad Fauzan", "S.H.")
    before = wizard(program)
    before.language.click()
    qtbot.waitUntil(lambda: program.window.centralWidget() is not before)
    assert wizard(program).step == 2
    assert wizard(program).title.text() == "Who are you?"
    assert (wizard(program).given().name, wizard(program).given().degree) == ("Ahmad Fauzan", "S.H.")
    assert wizard(program).given().facility == NAME


@pytest.mark.parametrize(
    ("name", "uid"),
    [("Ahmad Fauzan", "ahmad"), ("dr. Hanifah Putri", "hanifah"), ("Ñandú Perez", "nandu"), ("", ""), ("…", "")],
)
def test_a_name_suggests_what_to_sign_in_with(name, uid):
    assert suggested_uid(name) == uid
