"""The week screen in a window, over an invented facility."""

from __future__ import annotations

import shutil

import attrs
import pytest
from demo_house import CHEAP, MANAGER, TODAY, door_of, enter, make_house
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout

from tcdesk.domain.calendar import Week
from tcdesk.i18n import Marked, texts
from tcdesk.services.demo.build import make
from tcdesk.ui.pages import week
from tcdesk.ui.pages._base import Page, PageSpec
from tcdesk.ui.pages.week.names import Names
from tcdesk.ui.pages.week.targets import Targets

WEEK = Week.of(TODAY)


class _Desk(Page):
    """Another screen to come from."""

    def __init__(self, context):
        super().__init__(context)
        column = QVBoxLayout(self)
        column.addWidget(QLineEdit())


OTHER = PageSpec(code="other", title=Marked("Other"), icon="home", key="Alt+1", factory=_Desk)


@attrs.frozen
class Shown:
    """A window at the week, the services behind it, and keys."""

    window: object
    context: object
    services: object

    @property
    def page(self):
        return self.window.desk.stage._pages["week"]

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    @property
    def banner(self):
        return self.window.desk.banner.words if self.window.desk.banner is not None else ""


@pytest.fixture(scope="session")
def small_house(tmp_path_factory):
    """24 residents; nobody writes to it."""
    return make_house(tmp_path_factory.mktemp("week-small") / "facility")


@pytest.fixture(scope="session")
def large_house(tmp_path_factory):
    """168 residents in twelve groups; nobody writes to it."""
    folder = tmp_path_factory.mktemp("week-large") / "facility"
    make(folder, today=TODAY, residents=168, weeks=6, profile=CHEAP)
    return folder


@pytest.fixture
def open_house(tmp_path):
    """Opens a copy of a house: `open_house(folder)` gives its door."""
    doors = []

    def open_(folder):
        door = door_of(shutil.copytree(folder, tmp_path / f"house{len(doors)}"))
        doors.append(door)
        return door

    yield open_
    for door in doors:
        door.sign_out()


@pytest.fixture
def show(context_for, window_for, qtbot):
    """Shows the week of a house: `show(door, user=..., code="week", **args)`, all ways out worked out."""

    def make_(door, *, user=MANAGER, code="week", language="en", size=(1366, 697), **args):
        services = enter(door, user)
        context = context_for(services, roles=services.who.roles, language=language)
        window = window_for(context, (OTHER, week.SPEC), code, size=size, **args)
        shown = Shown(window, context, services)
        if code == "week":
            qtbot.waitUntil(lambda: shown.page.ways.is_done)
        return shown

    return make_


@pytest.fixture
def small(open_house, small_house, show):
    """The small house at its week, seen by the manager."""
    return show(open_house(small_house))


@pytest.fixture
def large(open_house, large_house, show):
    """The large house at its week, seen by the manager."""
    return show(open_house(large_house))


@pytest.fixture
def large_targets(open_house, large_house):
    """Where things of the large house's week may go, without a window."""
    services = enter(open_house(large_house), MANAGER)
    book = services.scheduling.book(WEEK)
    return Targets(book, book.base, Names(book, texts("en"), may_see_pairs=True))


@pytest.fixture
def drag():
    """Draws with the left button: `drag(widget, start, [places of the screen])`; the last is where it is let go."""

    def draw(widget, start: QPoint, places, *, drop=True):
        QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=start)
        for place in places:
            QTest.mouseMove(widget, widget.mapFromGlobal(place))
            QApplication.processEvents()
        if drop:
            QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=widget.mapFromGlobal(places[-1]))

    return draw


@pytest.fixture
def dialog_of():
    """The one open dialog of a class: `dialog_of(shown, VersionsDialog)`."""

    def find(shown, kind):
        (found,) = [one for one in shown.window.findChildren(kind) if one.is_open]
        return found

    return find


@pytest.fixture
def published(small, qtbot):
    """The small house with its week published."""
    scheduling = small.services.scheduling
    book = scheduling.book(WEEK)
    scheduling.publish(book, scheduling.solve(book.problem).plan)
    small.page.refresh()
    qtbot.waitUntil(lambda: small.page.ways.is_done)
    return small
