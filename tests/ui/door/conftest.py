"""A real encrypted facility and the whole program over it, with clocks that stand."""

import pytest
from door_keys import CTRL, ENTER, press, screen, write
from factories import CHEAP, NOW, PASSWORD, build, copied
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tcdesk.services.clock import SetClock
from tcdesk.services.desk import Desk
from tcdesk.ui.app import Application
from tcdesk.ui.door.lock import LockScreen
from tcdesk.ui.door.sign_in import SignIn
from tcdesk.ui.errors import Errors
from tcdesk.ui.memory import Memory
from tcdesk.ui.program import Program
from tcdesk.ui.qt_texts import QtWords
from tcdesk.ui.site import Site
from tcdesk.ui.window import Window


@pytest.fixture(scope="session")
def door_template(tmp_path_factory):
    """The small facility of `factories`, made once; nobody writes to it."""
    folder = tmp_path_factory.mktemp("door") / "template"
    folder.mkdir()
    build(folder)
    return folder


@pytest.fixture
def house(door_template, tmp_path):
    """A facility of one's own."""
    return copied(door_template, tmp_path / "house")


@pytest.fixture
def wall():
    """The clock on the wall and of the house; it stands until a test moves it."""
    return SetClock(NOW)


class Stray(QObject):
    """Takes note of every window that comes up beside the program's own: a part shown before it has a parent."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def eventFilter(self, watched, event):
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if shown and not isinstance(watched, Window):
            self.seen.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


@pytest.fixture
def stray(qapp):
    """No window may come up beside the program's own, not even for a moment."""
    found = Stray()
    qapp.installEventFilter(found)
    yield found
    qapp.removeEventFilter(found)
    assert found.seen == []


@pytest.fixture
def program_for(qtbot, qapp, theme, specs, wall, stray):
    """Makes the program with its window shown, on a folder or not yet: `program_for(folder, memory=Memory(None))`."""
    made = []

    def make(folder=None, *, memory=None, size=(1366, 697), **more):
        app = Application(qt=qapp, theme=theme, words=QtWords(qapp), errors=Errors())

        def site(path):
            return Site(desk=Desk(path, wall, kdf=CHEAP), clock=wall)

        program = Program(app, memory or Memory(None), specs=specs, site=site, wall=wall.now)
        made.append(program)
        qtbot.addWidget(program.window)
        program.window.setMinimumSize(0, 0)
        program.window.resize(*size)
        with qtbot.waitActive(program.window):
            program.window.show()
        if folder is not None:
            program.open(folder, **more)
        return program

    yield make
    for program in made:
        program.shut()
        program.window.close()
        qapp.removeTranslator(program._app.words._now)


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
