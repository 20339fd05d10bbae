"""Flow 1 in the window: a new resident by keyboard alone, on a real encrypted file."""

import pytest
from intake_desk import INTAKE, Key, Mod, Typist, named, open_desk, overlay
from PySide6.QtWidgets import QApplication

from tcdesk.domain.custody import DateSource, LegalDateKind
from tcdesk.domain.intake import Section, SectionMark
from tcdesk.domain.roles import Role
from tcdesk.services.intake import FORM
from tcdesk.ui.commands import clashes
from tcdesk.ui.pages.intake.known import CompareDialog

# A list opens as a window of its own; the platform without screen says that it cannot raise it.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)", extend=True)


@pytest.fixture
def desk(services, context_for, window_for):
    return lambda **more: open_desk(services, context_for, window_for, **more)


@pytest.fixture
def typist():
    return Typist()


@pytest.fixture
def window(desk):
    return desk()


@pytest.fixture
def page(window, typist):
    return typist.new(window)


def known_one(services):
    return services.residents.get(services.residents.rows()[0].id).resident


# ---- the way of the keys ----
def test_a_minimum_intake_takes_at_most_sixty_presses_and_is_listed_at_once(window, typist, services):
    told = []
    page = typist.new(window)
    page.context.bus.changed.connect(lambda changes, _who: told.append(changes.kinds))
    typist.minimum()
    typist.key(Key.Key_Return, Mod.ControlModifier)
    assert typist.presses <= 60
    record = named(services, "Agung Prasetyo")
    assert (record.custody.years, record.custody.months, record.custody.days) == (3, 0, 0)
    assert str(record.resident.birth_date) == "1982-05-21"
    assert str(record.custody.detained_on) == "2025-05-28"
    assert services.audit.newest()[0].verb == "resident.admit"
    assert window.desk.code == "resident"
    assert told == [frozenset({"resident", "phase"})]
    assert "Agung Prasetyo" in window.desk.toast.accessibleName()


def test_enter_goes_through_the_empty_fields_of_the_minimum_and_then_field_by_field(page, typist):
    typist.line("Agung Prasetyo")
    assert page.sheets.fields["birth_date"].control.hasFocus()
    typist.line("210582")
    assert page.sheets.section is Section.CUSTODY
    assert page.sheets.fields["register_no"].control.hasFocus()
    page.sheets.go_to("alias")
    typist.line("Agung")
    assert page.sheets.fields["occupation"].control.hasFocus()
    page.sheets.go_to("house")
    typist.line("Rumah 5")
    assert page.sheets.section is Section.CUSTODY


def test_sections_are_gone_to_by_key_and_never_lose_the_focus(page, typist):
    seen = [page.sheets.section]
    for _ in range(len(Section)):
        typist.key(Key.Key_Down, Mod.ControlModifier)
        seen.append(page.sheets.section)
        assert page.sheets.isAncestorOf(QApplication.focusWidget())
        assert QApplication.focusWidget().isVisible()
    assert seen == [*Section, Section.BELONGINGS]
    typist.key(Key.Key_Up, Mod.ControlModifier)
    assert page.side.list.code == Section.CONSENT
    page.side.list.row(Section.SUBSTANCES.value).click()
    assert page.sheets.fields["substance"].control.hasFocus()


def test_no_two_keys_of_the_page_mean_different_things(window, page):
    assert not clashes([*window.desk.global_actions, *page.actions()])


# ---- problems ----
def test_what_is_missing_is_said_at_its_field_and_nothing_is_saved(page, typist, services):
    before = len(services.residents.rows())
    typist.line("Agung Prasetyo")
    typist.key(Key.Key_Return, Mod.ControlModifier)
    assert len(services.residents.rows()) == before
    assert page.sheets.fields["birth_date"].control.hasFocus()
    assert set(page.sheets.wrong()) == {"birth_date", "register_no", "detained_on", "sentence", "substance"}
    typist.line("210582")
    page.look_again()
    assert "birth_date" not in page.sheets.wrong()


def test_a_month_that_is_not_there_is_said_with_a_suggestion_that_one_key_takes(page, typist):
    page.sheets.go_to("expiry")
    typist.line("28-13-2028")
    field = page.sheets.fields["expiry"]
    assert field.problem.suggestion == "28-12-2028"
    assert page.side.list.row(Section.CUSTODY.value).accessibleName().endswith("1 perlu diperbaiki")
    assert page.sheets.sheets[Section.CUSTODY].chip.text == "1 perlu diperbaiki"
    typist.key(Key.Key_F8)
    assert field.control.hasFocus()
    assert ("Alt", "Enter") in [hint.keys for hint in page.hints()]
    typist.key(Key.Key_Return, Mod.AltModifier)
    assert str(field.value()) == "2028-12-28"
    page.look_again()
    assert not page.sheets.wrong()


def test_the_next_error_is_gone_to_through_all_sections(page, typist):
    page.sheets.go_to("national_no")
    typist.line("12")
    page.sheets.go_to("guarantor_phone")
    typist.line("abc")
    page.sheets.go_to("court")
    typist.key(Key.Key_F8)
    assert page.sheets.fields["guarantor_phone"].control.hasFocus()
    typist.key(Key.Key_F8)
    assert page.sheets.fields["national_no"].control.hasFocus()


def test_a_field_in_hand_is_left_in_peace(page, typist):
    page.sheets.go_to("expiry")
    typist.text("28-13")
    page.look_again()
    assert page.sheets.fields["expiry"].problem is None
    typist.key(Key.Key_Tab)
    assert page.sheets.fields["expiry"].problem is not None


def test_a_register_number_in_use_stands_at_its_field_and_a_free_one_is_said_to_be(page, typist, services):
    known = known_one(services)
    field = page.sheets.fields["register_no"]
    page.sheets.go_to("register_no")
    typist.line(known.register_no)
    assert known.name in field.problem.sentence(page.context.texts)
    page.sheets.go_to("register_no")
    typist.over("BI.N 9999/2026")
    page.look_again()
    assert field.message.words == "Belum dipakai residen lain"


def test_a_line_without_its_substance_is_not_dropped_in_silence(page, typist, services):
    typist.minimum()
    page.sheets.go_to("last_used_2")
    typist.line("Mei 2025")
    typist.key(Key.Key_Return, Mod.ControlModifier)
    assert page.sheets.wrong() == ["substance_2"]
    assert page.sheets.fields["substance_2"].control.hasFocus()
    assert "Agung Prasetyo" not in [row.name for row in services.residents.rows()]


# ---- somebody known ----
def test_somebody_who_is_here_is_named_and_may_be_another_person(window, page, typist, services):
    known = known_one(services)
    typist.line(known.name)
    typist.line(f"{known.birth_date:%d%m%Y}")
    page.look_again()
    assert page.known.isVisible()
    assert known.register_no in page.known.words
    typist.key(Key.Key_B, Mod.AltModifier)
    dialog = overlay(window, CompareDialog)
    assert dialog.close_button.hasFocus()
    typist.key(Key.Key_Escape)
    assert page.sheets.raw()["name"] == known.name
    page.known.say_another()
    assert not page.known.isVisible()
    (kept,) = services.drafts.find(FORM)
    assert kept.raw["beside"] == {"not_same": [known.id]}


def test_an_earlier_stay_is_joined(desk, typist, services):
    known = known_one(services)
    store = services.intake._work.store
    with store.write():
        sql = "UPDATE resident SET left_on = '2025-12-01', exit_kind = 'completed' WHERE id = ?"
        store.execute(sql, (known.id,))
    window = desk()
    page = typist.new(window)
    typist.minimum(name=known.name)
    page.sheets.go_to("birth_date")
    typist.over(f"{known.birth_date:%d%m%Y}")
    page.look_again()
    assert page.known.person.resident_id == known.id
    page.known.compare()
    overlay(window, CompareDialog)._on_joined()
    assert "disambungkan" in page.known.words
    page.save()
    made = next(row for row in services.residents.rows() if row.name == known.name)
    assert services.residents.get(made.id).resident.former_id == known.id


# ---- dates of the sentence ----
def test_the_estimate_is_used_as_an_estimate_until_it_is_changed(page, typist, services):
    typist.minimum()
    page.look_again()
    page.sheets.show_section(Section.CUSTODY)
    assert "28 Mei 2027" in page.estimate.words.text().replace("\N{NO-BREAK SPACE}", " ")
    page.estimate.use.click()
    field = page.sheets.fields["two_thirds"]
    assert page.draft().estimated == (LegalDateKind.TWO_THIRDS,)
    assert field.message.words == "Perkiraan aplikasi, bukan data SDP"
    page.save()
    (kept,) = (one for one in named(services, "Agung Prasetyo").legal_dates if one.kind is LegalDateKind.TWO_THIRDS)
    assert (kept.source, str(kept.on_date)) == (DateSource.ESTIMATE, "2027-05-28")


def test_a_changed_date_is_no_estimate_any_more(page, typist):
    typist.minimum()
    page.look_again()
    page._on_use_estimate()
    page.sheets.go_to("two_thirds")
    typist.over("29052027")
    assert page.draft().estimated == ()


# ---- what others may write ----
def test_health_is_closed_to_those_who_may_not_write_it(page):
    assert page.sheets.sheets[Section.HEALTH].forms == ()
    assert "pulse" not in page.sheets.fields


def test_medical_staff_enter_both_values_of_the_blood_pressure(desk, typist):
    page = typist.new(desk(roles=(Role.MEDICAL,)))
    page.sheets.go_to("systolic")
    typist.line("120")
    assert page.sheets.fields["diastolic"].problem is None
    typist.line("")
    assert page.sheets.wrong() == ["diastolic"]
    mark = next(state.mark for state in page.sheets.states(page.context.services.intake.sections(page.draft())))
    assert mark is SectionMark.UNTOUCHED


def test_the_page_is_reached_from_everywhere_by_one_key():
    assert [key.keys for key in INTAKE.global_keys] == ["Ctrl+N"]
