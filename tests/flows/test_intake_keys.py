"""Flow 1 in the window: a new resident by keyboard alone, on a real encrypted file."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tcdesk.domain.intake import Section
from tcdesk.domain.refusals import Invalid, Trouble
from tcdesk.domain.roles import Role
from tcdesk.i18n import N_
from tcdesk.services import photos
from tcdesk.services.intake import FORM
from tcdesk.ui.commands import clashes
from tcdesk.ui.pages._base import Page, PageSpec
from tcdesk.ui.pages.intake import SPEC as INTAKE

Key, Mod = Qt.Key, Qt.KeyboardModifier
SPECS = (
    PageSpec(code="residents", title=N_("Residents"), icon="residents", factory=Page, order=1, key="Alt+2"),
    INTAKE,
    PageSpec(code="resident", title=N_("Residents"), icon="residents", factory=Page, group="hidden", under="residents"),
)


class Typist:
    """Presses keys where the focus is and counts them; a modifier counts as one more."""

    def __init__(self) -> None:
        self.presses = 0

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Mod.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget(), key, held)
        self.presses += 1 + (held != Mod.NoModifier)

    def text(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(QApplication.focusWidget(), letter)
            self.presses += 1

    def line(self, text: str) -> None:
        self.text(text)
        self.key(Key.Key_Return)


@pytest.fixture
def desk(services, context_for, window_for):
    def make(*, language: str = "id", size=(1366, 697)):
        context = context_for(services, roles={Role.MANAGER, Role.ADMIN}, language=language, is_demo=True)
        window = window_for(context, SPECS, "residents", size=size)
        return window, context

    return make


@pytest.fixture
def typist() -> Typist:
    return Typist()


def opened(window, typist):
    typist.key(Key.Key_N, Mod.ControlModifier)
    return window.findChild(INTAKE.factory)


def minimum(typist) -> None:
    typist.line("Agung Prasetyo")
    typist.line("210582")
    typist.line("BI.N 3420/2026")
    typist.line("280525")
    typist.text("3")
    typist.key(Key.Key_Return)
    typist.text("0")
    typist.key(Key.Key_Return)
    typist.text("0")
    typist.key(Key.Key_Return)
    typist.line("sa")


def test_a_minimum_intake_takes_at_most_sixty_presses_and_is_listed_at_once(desk, typist, services) -> None:
    window, _context = desk()
    opened(window, typist)
    minimum(typist)
    typist.key(Key.Key_Return, Mod.ControlModifier)
    assert typist.presses <= 60
    row = next(row for row in services.residents.rows() if row.name == "Agung Prasetyo")
    record = services.residents.get(row.id)
    assert record.custody.years == 3
    assert str(record.resident.birth_date) == "1982-05-21"
    assert row.substance == "Sabu"
    assert services.audit.newest()[0].verb.startswith("resident.")


def test_what_is_typed_is_a_draft_and_is_offered_again(desk, typist, services, qtbot) -> None:
    window, _context = desk()
    page = opened(window, typist)
    typist.line("Bagus Lesmana")
    qtbot.waitUntil(lambda: bool(services.drafts.find(FORM)), timeout=4000)
    typist.key(Key.Key_Escape)
    (kept,) = services.drafts.find(FORM)
    assert kept.raw["name"] == "Bagus Lesmana"
    other, _context = desk()
    second = opened(other, typist)
    assert second is not page
    assert second.found.isVisible()
    assert "Bagus Lesmana" in second.found.words
    second._on_go_on()
    assert second.sheets.raw()["name"] == "Bagus Lesmana"


def test_a_saved_intake_leaves_no_draft_and_an_empty_form(desk, typist, services) -> None:
    window, _context = desk()
    page = opened(window, typist)
    minimum(typist)
    page.keep()
    typist.key(Key.Key_Return, Mod.ControlModifier)
    assert services.drafts.find(FORM) == ()
    assert not page.sheets.raw()


def test_what_is_missing_is_said_at_its_field_and_nothing_is_saved(desk, typist, services) -> None:
    window, _context = desk()
    page = opened(window, typist)
    before = len(services.residents.rows())
    typist.line("Agung Prasetyo")
    typist.key(Key.Key_Return, Mod.ControlModifier)
    assert len(services.residents.rows()) == before
    assert page.sheets.fields()["register_no"].problem is not None
    assert page.sheets.fields()["birth_date"].control.hasFocus()


def test_a_month_that_is_not_there_is_said_with_a_suggestion_that_one_key_takes(desk, typist) -> None:
    window, _context = desk()
    page = opened(window, typist)
    page.sheets.go_to("expiry")
    typist.line("28-13-2028")
    field = page.sheets.fields()["expiry"]
    assert field.problem is not None
    assert field.problem.suggestion == "28-12-2028"
    page.sheets.go_to("expiry")
    typist.key(Key.Key_Return, Mod.AltModifier)
    assert str(field.value()) == "2028-12-28"


def test_somebody_known_is_named_and_may_be_another_person(desk, typist, services) -> None:
    known = services.residents.get(services.residents.rows()[0].id).resident
    window, _context = desk()
    page = opened(window, typist)
    typist.line(known.name)
    typist.line(f"{known.birth_date:%d%m%Y}")
    page._look_again()
    assert page.duplicates.isVisible()
    assert known.register_no in page.duplicates.words
    typist.key(Key.Key_B, Mod.AltModifier)
    typist.key(Key.Key_Escape)
    page._on_another()
    assert not page.duplicates.isVisible()


def test_a_register_number_in_use_stands_at_its_field(desk, typist, services) -> None:
    known = services.residents.get(services.residents.rows()[0].id).resident
    window, _context = desk()
    page = opened(window, typist)
    page.sheets.go_to("register_no")
    typist.line(known.register_no)
    page._look_again()
    assert known.name in page.sheets.fields()["register_no"].problem.sentence(page.context.texts)


def test_a_disk_that_is_full_costs_no_word(desk, typist, services, monkeypatch) -> None:
    window, _context = desk()
    page = opened(window, typist)
    typist.line("Agung Prasetyo")

    def full(*_args: object) -> None:
        raise Trouble(N_("Not saved: the disk is full."))

    monkeypatch.setattr(type(services.drafts), "keep", full)
    page.keep()
    assert page.failed.isVisible()
    assert page.sheets.raw()["name"] == "Agung Prasetyo"


def test_the_estimate_is_used_as_an_estimate(desk, typist, services) -> None:
    window, _context = desk()
    page = opened(window, typist)
    minimum(typist)
    page._look_again()
    page._on_use_estimate()
    draft = page.draft()
    assert draft.two_thirds is not None
    assert [kind.value for kind in draft.estimated] == ["two_thirds"]


def test_health_is_closed_to_those_who_may_not_write_it(desk, typist) -> None:
    window, _context = desk()
    page = opened(window, typist)
    assert page.sheets.forms[Section.HEALTH]["pulse"].locked


def test_a_photo_from_a_file_is_shown_and_saved(desk, typist, ask, tmp_path, services) -> None:
    picture = tmp_path / "foto.png"
    Image.new("RGBA", (900, 1200), (10, 90, 120, 255)).save(picture)
    window, _context = desk()
    page = opened(window, typist)
    minimum(typist)
    ask.answers.append(picture)
    page._on_pick()
    typist.key(Key.Key_Return, Mod.ControlModifier)
    row = next(row for row in services.residents.rows() if row.name == "Agung Prasetyo")
    with Image.open(io.BytesIO(services.residents.portrait(row.id))) as kept:
        assert kept.size == photos.PORTRAIT


@pytest.mark.parametrize(
    "data", [b"", b"not a picture", b"\xff\xd8\xff\xe0" + b"\0" * 40], ids=["empty", "text", "cut"]
)
def test_what_is_no_photo_is_refused(data) -> None:
    with pytest.raises(Invalid):
        photos.prepare(data)


def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_opened() -> None:
    out = io.BytesIO()
    Image.new("L", (9000, 9000)).save(out, "PNG")
    with pytest.raises(Invalid):
        photos.prepare(out.getvalue())


def test_no_two_keys_of_the_page_mean_different_things(desk, typist) -> None:
    window, _context = desk()
    page = opened(window, typist)
    assert not clashes([*window.desk.global_actions, *page.actions()])


def test_the_page_looks_as_drawn(desk, typist, look, shot) -> None:
    window, _context = desk(language=look.language, size=look.size)
    page = opened(window, typist)
    minimum(typist)
    page.sheets.go_to("expiry")
    typist.line("28-13-2028")
    page._look_again()
    page.sheets.go_to("register_no")
    shot(window, f"intake-{look.name}")
