"""What is wrong with an intake, in words, with a suggestion where one can be made."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest
from factories import TODAY, a_draft, a_whole_draft
from hypothesis import given
from hypothesis import strategies as st

from tcdesk.domain.custody import CustodyStatus, LegalDateKind
from tcdesk.domain.intake import (
    FIELD_NAMES,
    FIELDS,
    MINIMUM,
    IntakeDraft,
    Section,
    SectionMark,
    SubstanceUse,
    is_filled,
    missing_minimum,
    section_of,
    sections,
)
from tcdesk.domain.intake_check import check
from tcdesk.i18n import texts


def wrong(draft: IntakeDraft, field: str) -> str:
    """The sentence at a field, or ""."""
    found = [problem for problem in check(draft, TODAY) if problem.field == field and not problem.warning]
    return found[0].sentence(texts("en")) if found else ""


def test_an_empty_draft_lacks_exactly_the_six_fields_of_the_minimum():
    assert [problem.field for problem in check(IntakeDraft(), TODAY)] == list(MINIMUM)
    assert all(texts("id").t(problem.text) != problem.text for problem in check(IntakeDraft(), TODAY))


def test_the_minimum_and_a_whole_intake_hold():
    assert check(a_draft(), TODAY) == ()
    assert check(a_whole_draft(), TODAY) == ()
    assert missing_minimum(a_draft()) == ()


@pytest.mark.parametrize("status", [CustodyStatus.REMAND, CustodyStatus.LIFE])
def test_remand_and_life_stand_in_for_a_term(status):
    assert check(a_draft(years=None, status=status), TODAY) == ()
    assert wrong(a_draft(status=status), "years")


def test_the_errors_of_the_designs_picture():
    draft = a_whole_draft(two_thirds=date(2026, 5, 28), expiry=date(2028, 5, 28))
    assert wrong(draft, "two_thirds") == "⅔ must not be before ½ (28 Nov 2026)."
    problem = next(one for one in check(draft, TODAY) if one.field == "two_thirds" and not one.warning)
    assert problem.suggestion == "28-05-2027"
    assert problem.sentence(texts("id")) == "⅔ tidak boleh sebelum ½ (28 Nov 2026)."


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": "12"}, "name"),
        ({"name": "a" * 121}, "name"),
        ({"birth_date": TODAY + timedelta(days=1)}, "birth_date"),
        ({"birth_date": date(2015, 1, 1)}, "birth_date"),
        ({"birth_date": date(1920, 1, 1)}, "birth_date"),
        ({"national_no": "123"}, "national_no"),
        ({"national_no": "٣" * 16}, "national_no"),
        ({"register_no": "tanpa angka"}, "register_no"),
        ({"detained_on": TODAY + timedelta(days=1)}, "detained_on"),
        ({"detained_on": date(2001, 1, 1)}, "detained_on"),
        ({"months": 14}, "months"),
        ({"days": 31}, "days"),
        ({"years": 100}, "years"),
        ({"months": -1}, "years"),
        ({"admitted_on": TODAY + timedelta(days=15)}, "admitted_on"),
        ({"admitted_on": date(2025, 5, 27)}, "admitted_on"),
        ({"programme_end": TODAY - timedelta(days=1)}, "programme_end"),
        ({"verdict_on": TODAY + timedelta(days=1)}, "verdict_on"),
        ({"verdict_on": date(2025, 9, 1), "final_on": date(2025, 8, 1)}, "final_on"),
        ({"fine": -1}, "fine"),
        ({"third": date(2025, 5, 28)}, "third"),
        ({"half": date(2026, 5, 27)}, "half"),
        ({"expiry": date(2027, 5, 27)}, "expiry"),
        ({"data_date": TODAY + timedelta(days=1)}, "data_date"),
        ({"systolic": 400, "diastolic": 80}, "systolic"),
        ({"systolic": 120}, "diastolic"),
        ({"systolic": 80, "diastolic": 90}, "systolic"),
        ({"temperature": 12.0}, "temperature"),
        ({"urine_on": TODAY + timedelta(days=1)}, "urine_on"),
        ({"substances": (SubstanceUse(code="MET"), SubstanceUse(code="MET"))}, "substances.1"),
        ({"substances": (SubstanceUse(code="MET", first_age=77),)}, "substances.0.first_age"),
        ({"guarantor_phone": "telepon"}, "guarantor_phone"),
        ({"consent_on": TODAY + timedelta(days=1)}, "consent_on"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_in_both_languages(changes, field):
    problems = [one for one in check(a_draft(**changes), TODAY) if one.field == field and not one.warning]
    assert len(problems) == 1
    assert problems[0].sentence(texts("en"))
    assert problems[0].sentence(texts("id")) != problems[0].sentence(texts("en"))


def test_fourteen_months_are_offered_as_a_year_and_two():
    problem = next(one for one in check(a_draft(months=14), TODAY) if one.field == "months")
    assert problem.sentence(texts("en")) == "At most 11 months. 14 months are 4 years and 2 months."
    assert problem.suggestion == "2"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"national_no": "3603012205900001"}, "national_no"),
        ({"years": 25}, "years"),
        ({"register_kind": "B.IIa"}, "register_kind"),
        ({"two_thirds": date(2027, 9, 1), "data_date": TODAY}, "two_thirds"),
        ({"two_thirds": date(2027, 5, 28)}, "data_date"),
        ({"consent_on": TODAY}, "consent_witness"),
    ],
)
def test_what_is_only_odd_is_a_warning(changes, field):
    problems = check(a_draft(**changes), TODAY)
    assert [(one.field, one.warning) for one in problems] == [(field, True)]


def test_the_birth_date_in_a_womans_nik_counts_forty_days_more():
    draft = a_draft(national_no="3603016105900001", sex="F")
    assert check(draft, TODAY) == ()


def test_a_copied_estimate_needs_no_day_of_data():
    draft = a_draft(two_thirds=date(2027, 5, 28), estimated=(LegalDateKind.TWO_THIRDS,))
    assert check(draft, TODAY) == ()


def test_sections_say_how_far_they_are_and_what_is_missing():
    states = {state.section: state for state in sections(IntakeDraft(), check(IntakeDraft(), TODAY))}
    assert {state.mark for state in states.values()} == {SectionMark.UNTOUCHED}
    states = {state.section: state for state in sections(a_draft(), check(a_draft(), TODAY))}
    identity = states[Section.IDENTITY]
    assert (identity.mark, identity.filled, identity.total) == (SectionMark.PART, 2, 8)
    assert identity.missing == ("birth_place", "national_no", "mother_name", "religion", "education", "address")
    whole = a_whole_draft(severity=None)
    states = {state.section: state for state in sections(whole, check(whole, TODAY))}
    assert states[Section.IDENTITY].mark is SectionMark.DONE
    assert states[Section.SUBSTANCES].missing == ("severity",)
    broken = attrs.evolve(whole, two_thirds=date(2026, 5, 28))
    states = {state.section: state for state in sections(broken, check(broken, TODAY))}
    assert (states[Section.CUSTODY].mark, states[Section.CUSTODY].problems) == (SectionMark.ERROR, 1)


def test_every_counted_field_has_a_name_a_section_and_can_be_filled():
    whole = a_whole_draft(severity="high")
    for section, names in FIELDS.items():
        for name in names:
            assert section_of(name) is section
            assert FIELD_NAMES[name]
            assert not is_filled(IntakeDraft(), name), name
            assert is_filled(whole, name), name


@given(
    st.builds(
        a_draft,
        st.integers(0, 25),
        name=st.text(max_size=30),
        birth_date=st.dates() | st.none(),
        detained_on=st.dates() | st.none(),
        admitted_on=st.dates() | st.none(),
        years=st.integers(-5, 10_000) | st.none(),
        months=st.integers(-5, 500) | st.none(),
        days=st.integers(-5, 500) | st.none(),
        two_thirds=st.dates() | st.none(),
        expiry=st.dates() | st.none(),
        national_no=st.text(max_size=20),
        guarantor_phone=st.text(max_size=20),
        systolic=st.integers() | st.none(),
    )
)
def test_no_draft_breaks_the_check_and_every_problem_has_a_sentence(draft):
    problems = check(draft, TODAY)
    for problem in problems:
        assert problem.sentence(texts("id"))
        assert "{" not in problem.sentence(texts("id"))
    assert sum(state.problems for state in sections(draft, problems)) <= len(problems)
