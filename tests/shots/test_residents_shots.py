"""What the resident list and the file look like, in every way a screen is looked at."""

import shutil
from datetime import timedelta

import attrs
import pytest
from demo_house import MANAGER, door_of, enter, make_house
from PySide6.QtWidgets import QApplication

from tcdesk.domain.views.residents import Flag
from tcdesk.i18n import Marked
from tcdesk.ui.pages import resident, residents
from tcdesk.ui.pages._base import Page, PageSpec


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The small invented facility."""
    return make_house(tmp_path_factory.mktemp("shots") / "facility")


@pytest.fixture
def show(look, made, tmp_path, context_for, window_for):
    """Opens a screen in the window of this look."""
    door = door_of(shutil.copytree(made, tmp_path / "facility"))
    services = enter(door, MANAGER)
    context = context_for(services, language=look.language)
    context = attrs.evolve(context, who=services.who)
    context.notices.backed_up(context.clock() - timedelta(hours=3))
    intake = PageSpec(
        code="intake", title=Marked("Intake"), icon="add", group="hidden", under="residents", factory=Page
    )

    def open_window(code, **args):
        window = window_for(context, (residents.SPEC, resident.SPEC, intake), code, size=look.size, **args)
        context.notices.saved(context.clock())
        return window

    yield open_window
    door.sign_out()


@pytest.fixture
def settled_shot(shot):
    """`shot` after a second round of events: what wraps is measured in the first."""

    def check(window, name):
        QApplication.processEvents()
        shot(window, name)

    return check


def pressed_one(window):
    """Select the first resident whom a legal date takes out before the programme ends."""
    pane = window.desk.page.pane
    row = next(row for row in pane.model.records if Flag.LEGAL in row.flags)
    pane.table.select(row.id)
    return row.id


def told_one(context):
    """A resident of whom much is known: in a group, with notes, assessed twice."""
    files = (context.services.residents.file(row.id) for row in context.services.residents.rows())
    return next(file.row.id for file in files if file.group and len(file.notes) > 1 and file.assessed)


def test_the_list(look, show, settled_shot):
    window = show("residents")
    pressed_one(window)
    settled_shot(window, f"residents-{look.name}")


def test_the_preview_of_a_narrow_window_and_the_filters_of_a_wide_one(look, show, settled_shot):
    window = show("residents")
    pressed_one(window)
    page = window.desk.page
    if look.size[0] < 1180:
        page.toggle_preview()
    else:
        page.pane.toggle_strip()
        page.pane.strip.choose_flag(Flag.URINE)
    settled_shot(window, f"residents-open-{look.name}")


def test_nobody_fits(look, show, settled_shot):
    window = show("residents")
    window.desk.page.pane.search.setText("zzz")
    settled_shot(window, f"residents-none-{look.name}")


@pytest.mark.parametrize("tab", ["summary", "intake", "assessments", "groups", "behaviour", "plan", "notes", "reports"])
def test_a_part_of_the_file(look, show, settled_shot, tab):
    window = show("residents")
    context = window.desk.page.context
    ids = window.desk.page.pane.shown_ids()
    context.go("resident", id=told_one(context), order=ids, tab=tab)
    settled_shot(window, f"resident-{tab}-{look.name}")


def test_writing_a_note(look, show, settled_shot):
    window = show("residents")
    context = window.desk.page.context
    context.go("resident", id=told_one(context), compose=True)
    composer = window.desk.page.panel.composer
    composer.templates.buttons()[1].click()
    settled_shot(window, f"resident-compose-{look.name}")


def test_writing_the_narrative(look, show, settled_shot, qtbot):
    window = show("residents")
    context = window.desk.page.context
    number = told_one(context)
    context.go("resident", id=number, narrating=True)
    composer = window.desk.page.panel.composer
    composer.edits["family"].setPlainText("Kakak datang setiap Sabtu dan siap menjadi penjamin.")
    composer.edits["plan"].setPlainText("Kontrak perilaku 李 30 hari.")
    composer.proposals.boxes["contract"].click()
    qtbot.waitUntil(lambda: not composer.is_trying and bool(composer.fits.text()), timeout=20_000)
    settled_shot(window, f"resident-narrative-{look.name}")
