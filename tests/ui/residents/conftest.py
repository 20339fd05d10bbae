"""The residents' screens in a window, over the small invented facility."""

from __future__ import annotations

import shutil

import attrs
import pytest
from demo_house import MANAGER, door_of, enter, make_house

from tcdesk.i18n import Marked
from tcdesk.ui.pages import resident, residents
from tcdesk.ui.pages._base import Page, PageSpec


@pytest.fixture(scope="session")
def house_template(tmp_path_factory):
    """The facility as it was made; nobody writes to it."""
    return make_house(tmp_path_factory.mktemp("house") / "facility")


@pytest.fixture
def door(house_template, tmp_path):
    """The door of a facility of one's own."""
    desk = door_of(shutil.copytree(house_template, tmp_path / "facility"))
    yield desk
    desk.sign_out()


@attrs.frozen
class Shown:
    """A window, its context, and how to get at what it shows."""

    window: object
    context: object

    @property
    def page(self):
        return self.window.desk.page

    @property
    def services(self):
        return self.context.services

    @property
    def code(self):
        return self.window.desk.code


@pytest.fixture
def show(door, context_for, window_for):
    """`show("residents", user="ratna", size=(960, 469), **args)` opens a screen in a window."""

    def open_window(code="residents", *, user=MANAGER, language="id", size=(1366, 697), memory=None, **args):
        services = enter(door, user)
        context = context_for(services, language=language, is_demo=False)
        context = attrs.evolve(context, who=services.who, memory={} if memory is None else memory)
        intake = PageSpec(
            code="intake", title=Marked("Intake"), icon="add", group="hidden", under="residents", factory=Page
        )
        window = window_for(context, (residents.SPEC, resident.SPEC, intake), code, size=size, **args)
        return Shown(window, context)

    return open_window
