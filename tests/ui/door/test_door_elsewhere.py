"""Two windows on one facility: the second says so at its door, and nothing it does reaches the records."""

import pytest
from door_keys import CTRL, ENTER, press, screen, write
from factories import FACILITY, NAMES, PASSWORD, desk_in
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from tcdesk.domain.roles import Role
from tcdesk.ui.door.lock import LockScreen
from tcdesk.ui.door.sign_in import SignIn
from tcdesk.ui.memory import HIDDEN, Memory

MANAGER = NAMES[Role.MANAGER]


@pytest.fixture
def other(house):
    """Another program, which has the facility open."""
    desk = desk_in(house)
    desk.sign_in("fauzan", PASSWORD)
    yield desk
    desk.sign_out()


def tried(qtbot, door):
    """Type the right password and press Enter; wait until the door has answered."""
    door.password.edit.setFocus()
    write(PASSWORD)
    press(ENTER)
    qtbot.waitUntil(lambda: door.password.edit.isEnabled() and door.password.edit.text() == "")


def test_the_door_says_who_has_the_facility_and_still_shows_what_is_only_read(program_for, house, other):
    door = screen(program_for(house), SignIn)
    assert door.elsewhere.isVisible()
    assert door.elsewhere.words.startswith("Data lembaga ini sudah terbuka di jendela lain.")
    assert MANAGER in door.elsewhere.words
    assert FACILITY in door.panel.accessibleName()
    assert [person.name for person in door.list.people]


def test_a_password_typed_meanwhile_is_not_looked_at_and_not_counted(program_for, house, other, qtbot):
    program = program_for(house)
    door = screen(program, SignIn)
    before = {path.name: path.read_bytes() for path in house.iterdir() if path.is_file()}
    for _ in range(2):
        tried(qtbot, door)
    assert program.window.centralWidget() is door
    assert door.elsewhere.isVisible()
    assert door.password.message.kind == "help"
    assert {person.tries_left for person in desk_in(house).people()} == {5}
    assert {path.name: path.read_bytes() for path in house.iterdir() if path.is_file()} == before


def test_the_door_opens_once_the_other_window_is_closed(program_for, house, other, enter):
    program = program_for(house)
    door = screen(program, SignIn)
    other.sign_out()
    assert not door.elsewhere.look()
    assert not door.elsewhere.isVisible()
    enter(program, "ratna")
    assert program.session.name == NAMES[Role.COUNSELOR]


def test_the_door_notices_a_window_that_is_opened_after_it(program_for, house, qtbot):
    program = program_for(house)
    door = screen(program, SignIn)
    assert not door.elsewhere.isVisible()
    other = desk_in(house)
    other.sign_in("fauzan", PASSWORD)
    tried(qtbot, door)
    assert door.elsewhere.isVisible()
    assert MANAGER in door.elsewhere.words
    other.sign_out()


def test_a_door_that_lists_no_names_tells_none(program_for, house, other):
    memory = Memory(None)
    memory.scope(f"facility {house.resolve()}")[HIDDEN] = "1"
    door = screen(program_for(house, memory=memory), SignIn)
    assert "program lain" in door.elsewhere.words
    assert not any(name in label.text() for label in door.findChildren(QLabel) for name in NAMES.values())


def test_a_locked_desk_says_that_another_window_took_the_facility(program_for, house, enter, locked, qtbot):
    program = program_for(house)
    enter(program, "ratna")
    lock = locked(program)
    assert not lock.elsewhere.isVisible()
    other = desk_in(house)
    other.sign_in("fauzan", PASSWORD)
    tried(qtbot, lock)
    assert program.window.centralWidget() is lock
    assert MANAGER in lock.elsewhere.words
    assert lock.elsewhere.isVisible()
    other.sign_out()
    QTest.keyClicks(QApplication.focusWidget(), PASSWORD)
    press(ENTER)
    qtbot.waitUntil(lambda: program.window.desk is not None)
    press(Qt.Key.Key_L, CTRL)
    qtbot.waitUntil(lambda: isinstance(program.window.centralWidget(), LockScreen))
