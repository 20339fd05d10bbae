"""What the intake looks like, in every way a screen is looked at."""

import shutil

import pytest
from demo_house import MANAGER, door_of, enter, make_house
from PIL import Image, ImageDraw
from PySide6.QtWidgets import QApplication

from tcdesk.domain.intake import Section
from tcdesk.domain.roles import Role
from tcdesk.i18n import N_
from tcdesk.services.photos import prepare_file
from tcdesk.ui.pages import intake
from tcdesk.ui.pages._base import Page, PageSpec

SPECS = (
    PageSpec(code="residents", title=N_("Residents"), icon="residents", factory=Page, order=1, key="Alt+2"),
    intake.SPEC,
)
TYPED = {
    "name": "Raden Mas Agung Prasetyo Hadiningrat",
    "birth_date": "21-05-1982",
    "birth_place": "Tangerang",
    "mother_name": "Sri Wahyuni",
    "religion": "Islam",
    "national_no": "3603012105820001",
    "education": "SMA",
    "address": "Jalan Contoh 1, Tangerang",
    "register_no": "BI.N 3420/2026",
    "verdict_no": "418/Pid.Sus/2025/PN Tng",
    "verdict_on": "14-10-2025",
    "sentence": ["3", "0", "0"],
    "detained_on": "28-05-2025",
    "two_thirds": "28-05-2026",
    "expiry": "28-13-2028",
    "data_date": "06-03-2026",
    "fine": "Rp800.000.000",
    "pulse": "78",
    "systolic": "120",
    "substance": "Sabu",
    "first_age": "17",
    "substance_1": "Ganja",
    "guarantor_name": "Sri Wahyuni",
    "guarantor_phone": "0812-0000-0001",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The small invented facility."""
    return make_house(tmp_path_factory.mktemp("intake-shots") / "facility")


@pytest.fixture
def show(made, tmp_path, context_for, window_for):
    """Opens the intake, filled in as far as `TYPED` says."""
    door = door_of(shutil.copytree(made, tmp_path / "facility"))
    services = enter(door, MANAGER)

    def open_window(language="id", size=(1366, 697), typed=TYPED, roles=(Role.MANAGER, Role.MEDICAL)):
        context = context_for(services, roles=roles, language=language)
        window = window_for(context, SPECS, "intake", size=size)
        page = window.desk.page
        one = services.residents.get(services.residents.rows()[0].id)
        co_defendant = [str(one.resident.id)] if typed else []
        page.sheets.restore({**typed, "co_defendants": co_defendant})
        page.look_again()
        return window, page

    yield open_window
    door.sign_out()


@pytest.fixture
def settled_shot(shot):
    """`shot` after a second round of events: what wraps is measured in the first."""

    def check(window, name):
        QApplication.processEvents()
        shot(window, name)

    return check


def test_problems_and_somebody_known(look, show, settled_shot):
    window, page = show(look.language, look.size)
    known = page.context.services.residents.get(page.context.services.residents.rows()[1].id).resident
    page.sheets.restore({**page.sheets.raw(), "name": known.name, "birth_date": f"{known.birth_date:%d-%m-%Y}"})
    page.look_again()
    page.keeper.keep()
    page.sheets.go_to("articles")
    settled_shot(window, f"intake-{look.name}")


def test_a_new_one(look, show, settled_shot):
    window, page = show(look.language, look.size, typed={})
    page.sheets.go_to("name")
    settled_shot(window, f"intake-new-{look.name}")


@pytest.mark.parametrize("section", [Section.HEALTH, Section.SUBSTANCES, Section.FAMILY], ids=lambda one: one.value)
def test_a_section(show, settled_shot, section):
    window, page = show()
    page.sheets.show_section(section)
    settled_shot(window, f"intake-{section.value}-id-light-1366")


def test_a_section_that_is_closed(show, settled_shot, theme):
    theme.change(name="dark")
    window, page = show(roles=(Role.MANAGER,))
    page.sheets.show_section(Section.HEALTH)
    settled_shot(window, "intake-closed-id-dark-1366")


def test_a_photo(show, settled_shot, tmp_path):
    picture = Image.new("RGB", (600, 800), (70, 110, 130))
    ImageDraw.Draw(picture).ellipse((180, 160, 420, 460), fill=(190, 150, 120))
    picture.save(tmp_path / "face.png")
    window, page = show("en")
    page.portrait.show_photo(prepare_file(tmp_path / "face.png"))
    page.portrait.taken.emit()
    page.sheets.show_section(Section.BELONGINGS)
    settled_shot(window, "intake-photo-en-light-1366")


def test_large_text(show, settled_shot, theme):
    theme.change(text_size=125)
    window, page = show()
    page.sheets.go_to("two_thirds")
    settled_shot(window, "intake-id-light-125")


def test_side_by_side(look, show, settled_shot):
    window, page = show(look.language, look.size)
    services = page.context.services
    known = services.residents.get(services.residents.rows()[1].id).resident
    page.sheets.restore({**page.sheets.raw(), "name": known.name, "birth_date": f"{known.birth_date:%d-%m-%Y}"})
    store = services.intake._work.store
    with store.write():
        store.execute("UPDATE resident SET left_on = ?, exit_kind = 'completed' WHERE id = ?", ("2026-03-01", known.id))
    page.look_again()
    page.known.compare()
    settled_shot(window, f"intake-compare-{look.name}")


def test_drafts_that_were_found(show, settled_shot):
    window, page = show()
    for name in ("Bagus Lesmana", "Muhammad Abdurrahman Hadiningrat Simanjuntak", "Candra Wijaya"):
        page.context.services.drafts.keep("intake", name, {"name": name})
    page.found.offer()
    page.found.go_on()
    settled_shot(window, "intake-drafts-id-light-1366")


@pytest.mark.parametrize("text_size", [100, 125])
@pytest.mark.parametrize("size", [(1366, 697), (1280, 649), (960, 469)], ids=str)
def test_nothing_is_wider_or_higher_than_the_window(show, theme, size, text_size):
    theme.change(text_size=text_size)
    window, page = show(size=size)
    for section in Section:
        page.sheets.show_section(section)
        QApplication.processEvents()
        assert (window.width(), window.height()) == size
        for field in page.sheets.sheets[section].forms:
            assert field.minimumSizeHint().width() <= field.width()
