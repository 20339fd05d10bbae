"""Intake: the check with the house in view, duplicates, estimates, and what an admission writes."""

from __future__ import annotations

from datetime import date

import attrs
import pytest
from factories import OTHERS, OWN, TODAY, a_draft, a_whole_draft, records_of

from tcdesk.domain.custody import CustodyStatus, DateSource, LegalDateKind
from tcdesk.domain.health import Reading
from tcdesk.domain.intake import Section, SectionMark, SubstanceUse
from tcdesk.domain.phase import Stage
from tcdesk.domain.refusals import Conflict, Denied, Invalid
from tcdesk.domain.resident import MainProblem
from tcdesk.domain.roles import Role
from tcdesk.domain.settings import PROGRAMME_DAYS, RESIDENT_NUMBER
from tcdesk.i18n import texts


def test_the_minimum_is_enough_and_the_resident_is_listed_at_once(sign_in):
    services = sign_in(Role.REGISTRAR)
    number, changes = services.intake.save(a_draft(20, name="  Agung   Prasetyo "))
    assert changes.meets(frozenset({"resident"}))
    row = next(one for one in services.residents.rows() if one.id == number)
    assert (row.name, row.stage, row.day, row.substance) == ("Agung Prasetyo", Stage.INTAKE, 1, "Sabu")
    assert row.tc_no == "TC-2026-004"  # three were admitted this year, three the year before
    assert row.problem is MainProblem.STIMULANT
    assert row.legal is not None
    assert row.legal.is_estimate
    custody = services.residents.get(number).custody
    assert custody is not None
    assert (custody.years, custody.months, custody.days, custody.register_kind) == (3, 0, 0, "B.I")
    assert services.residents.get(number).legal_dates == ()


def test_a_whole_intake_writes_every_part(sign_in):
    services = sign_in(Role.MEDICAL)
    draft = a_whole_draft(co_defendants=(1,), estimated=(LegalDateKind.EXPIRY,), severity="high")
    number, _ = services.intake.save(draft)
    records = records_of(services)
    dates = {one.kind: one for one in records.residents.dates_of(number)}
    assert dates[LegalDateKind.TWO_THIRDS].source is DateSource.SDP
    assert dates[LegalDateKind.TWO_THIRDS].data_date == date(2026, 3, 6)
    assert dates[LegalDateKind.EXPIRY].source is DateSource.ESTIMATE
    assert [use.substance_code for use in records.residents.substances_of(number)] == ["MET", "THC"]
    assert records.care.examinations_of(number)[0].systolic == 120
    assert records.care.urine_of(number)[0].results["MET"] is Reading.POSITIVE
    assert records.groups.co_defendants() == [(1, number)]
    assert services.residents.thumbnail(number) == draft.thumbnail
    resident = services.residents.get(number).resident
    assert resident.cohort_id is not None
    assert (
        resident.created_at
        == records.store.first(type(resident), "SELECT * FROM resident WHERE id = ?", (number,)).created_at
    )


def test_a_number_in_use_is_found_before_and_at_saving_however_it_is_written(sign_in):
    services = sign_in(Role.REGISTRAR)
    taken = a_draft(20, register_no="b.i.n 0105 / 2025")
    problem = services.intake.check(taken)[0]
    assert problem.field == "register_no"
    assert services.residents.get(OTHERS).resident.name in problem.sentence(texts("id"))
    with pytest.raises(Invalid) as refused:
        services.intake.save(taken)
    assert [one.field for one in refused.value.problems] == ["register_no"]


def test_an_intake_with_gaps_is_refused_with_every_field_and_nothing_is_written(sign_in):
    services = sign_in(Role.REGISTRAR)
    store = records_of(services).store
    before, count = store.head(), len(services.residents.rows())
    with pytest.raises(Invalid) as refused:
        services.intake.save(attrs.evolve(a_draft(20), name="", substances=()))
    assert [one.field for one in refused.value.problems] == ["name", "substance"]
    assert "2" in refused.value.sentence(texts("id"))
    assert store.head() == before
    assert len(services.residents.rows()) == count


def test_health_is_entered_by_medical_staff_only(sign_in):
    services = sign_in(Role.COUNSELOR)
    with pytest.raises(Denied):
        services.intake.save(a_draft(20, findings="Baik"))
    assert sign_in(Role.MEDICAL).intake.save(a_draft(20, findings="Baik"))[0] > 0


def test_a_counselor_takes_on_whom_he_admits_and_anybody_else_nobody(sign_in):
    services = sign_in(Role.COUNSELOR)
    own, _ = services.intake.save(a_draft(20))
    assert services.residents.get(own).resident.counselor_id == services.who.staff_id
    assert services.residents.get(own).is_own
    services = sign_in(Role.REGISTRAR)
    other, _ = services.intake.save(a_draft(21))
    assert services.residents.get(other).resident.counselor_id is None


def test_the_kept_draft_goes_when_the_resident_is_saved(sign_in):
    services = sign_in(Role.REGISTRAR)
    services.drafts.keep("intake", "a", {"name": "Agung"})
    services.drafts.keep("intake", "b", {"name": "Budi"})
    services.drafts.keep("intake", "a", {"name": "Agung P"})
    assert {draft.key: draft.raw["name"] for draft in services.drafts.find("intake")} == {"a": "Agung P", "b": "Budi"}
    services.intake.save(a_draft(20), key="a")
    assert [draft.key for draft in services.drafts.find("intake")] == ["b"]
    services.drafts.drop("intake", "b")
    assert services.drafts.find("") == ()


def test_drafts_are_ones_own(sign_in):
    sign_in(Role.REGISTRAR).drafts.keep("intake", "a", {"name": "Agung"})
    assert sign_in(Role.MEDICAL).drafts.find("intake") == ()
    assert len(sign_in(Role.REGISTRAR).drafts.find("intake")) == 1


def test_somebody_known_is_found_again_by_name_birth_date_and_mother(sign_in):
    services = sign_in(Role.REGISTRAR)
    first, _ = services.intake.save(a_draft(20, name="Agung Prasetya", mother_name="Sri Wahyuni"))
    again = a_draft(21, name="Agung Prasetyo", mother_name="Sri Wahyuni")
    found = services.intake.duplicates(again)
    assert next(one.resident_id for one in found) == first
    assert found[0].is_here
    assert found[0].score > 0.9
    assert services.intake.duplicates(a_draft(22, name="Zulkifli Harahap", birth_date=date(1971, 1, 2))) == ()
    assert services.intake.duplicates(attrs.evolve(again, name=" ")) == ()


def test_that_two_are_not_one_is_remembered_from_both_sides(sign_in):
    services = sign_in(Role.REGISTRAR)
    number, _ = services.intake.save(a_draft(20), not_same=[1])
    services.intake.mark_not_same(2, [number, 2])
    records = records_of(services)
    assert records.residents.not_same(number) == {1, 2}
    assert records.residents.not_same(1) == {number}
    services.intake.mark_not_same(2, [number])
    assert records.residents.not_same(2) == {number}


def test_the_estimate_gives_dates_planned_end_deadline_and_what_cuts_the_programme(sign_in):
    services = sign_in(Role.REGISTRAR)
    draft = a_draft(20, admitted_on=TODAY)
    found = services.intake.estimate(draft)
    assert found.dates[LegalDateKind.TWO_THIRDS] == date(2027, 5, 28)
    assert found.programme_end == date(2026, 11, 24)
    # joint leave on 18 March as well: one day later than without
    assert found.deadline == date(2026, 4, 6)
    assert found.cut is None
    short = attrs.evolve(draft, years=1)
    assert services.intake.estimate(short).cut is LegalDateKind.TWO_THIRDS
    warning = next(one for one in services.intake.check(short) if one.field == "two_thirds")
    assert warning.warning
    assert "28 Jan 2026" in warning.sentence(texts("id"))
    assert services.intake.estimate(attrs.evolve(draft, years=None, status=CustodyStatus.REMAND)).dates == {}
    recorded = attrs.evolve(short, two_thirds=date(2027, 1, 1), expiry=date(2027, 2, 1), data_date=TODAY)
    assert services.intake.estimate(recorded).cut is None


def test_the_length_of_the_programme_and_the_numbers_follow_the_settings(sign_in):
    services = sign_in(Role.MANAGER)
    services.facility.save_settings({PROGRAMME_DAYS.key: 180, RESIDENT_NUMBER.key: "R{number:03d}/{year}"})
    assert services.intake.estimate(a_draft(20, admitted_on=TODAY)).programme_end == date(2026, 9, 4)
    numbers = [services.intake.save(a_draft(20 + n))[0] for n in range(2)]
    assert [services.residents.get(one).resident.tc_no for one in numbers] == ["R001/2026", "R002/2026"]


def test_sections_know_the_house_too(sign_in):
    services = sign_in(Role.REGISTRAR)
    states = {state.section: state for state in services.intake.sections(a_draft(20, register_no="BI.N 105/2025"))}
    assert states[Section.CUSTODY].mark is SectionMark.ERROR
    assert states[Section.CONSENT].mark is SectionMark.UNTOUCHED


def test_choices_come_from_the_facility_the_counselor_with_the_least_load_first(sign_in):
    services = sign_in(Role.REGISTRAR)
    choices = services.intake.choices()
    assert [one.name for one in choices.counselors] == ["Ratna Wulandari", "Yusuf Maulana"]
    assert choices.counselors[0].detail == "1/30"
    assert [one.code for one in choices.substances][:2] == ["MET", "AMP"]
    assert "PN Tangerang" in choices.courts
    assert len(choices.residents) == 6
    assert choices.cohorts[0].name == "Angkatan 2026/I"


@pytest.mark.parametrize(
    ("code", "problem"), [("MOP", MainProblem.OPIOID), ("THC", MainProblem.CANNABIS), ("ALC", MainProblem.RELAPSE)]
)
def test_the_main_problem_follows_the_main_substance_until_staff_say_otherwise(sign_in, code, problem):
    services = sign_in(Role.REGISTRAR)
    number, _ = services.intake.save(a_draft(20, substances=(SubstanceUse(code=code),)))
    assert services.residents.get(number).resident.problem is problem
    number, _ = services.intake.save(a_draft(21, substances=(SubstanceUse(code=code),), problem=MainProblem.FAMILY))
    assert services.residents.get(number).resident.problem is MainProblem.FAMILY


def test_an_intake_is_read_back_as_it_was_filled_in(sign_in):
    services = sign_in(Role.MEDICAL)
    draft = a_whole_draft(severity="high", problem=MainProblem.STIMULANT, estimated=(LegalDateKind.EXPIRY,))
    number, _ = services.intake.save(draft)
    back = services.intake.draft_of(number)
    changed = {
        field.name for field in attrs.fields(type(draft)) if getattr(draft, field.name) != getattr(back, field.name)
    }
    assert changed == {"admitted_on", "programme_end", "cohort_id", "months", "days"}
    seen = sign_in(Role.REGISTRAR).intake.draft_of(number)
    assert not seen.has_health
    assert seen.court == "PN Tangerang"


def test_each_part_is_completed_by_those_who_may(sign_in):
    services = sign_in(Role.REGISTRAR)
    number, _ = services.intake.save(a_draft(20))
    draft = attrs.evolve(
        services.intake.draft_of(number),
        mother_name=" Sri ",
        court="PN Serang",
        two_thirds=date(2027, 5, 28),
        data_date=TODAY,
        substances=(SubstanceUse(code="THC"), SubstanceUse(code="MET", first_age=15)),
    )
    services.intake.complete(number, draft, 1)
    services.intake.complete_custody(number, draft)
    back = services.intake.draft_of(number)
    assert (back.mother_name, back.court, back.two_thirds) == ("Sri", "PN Serang", date(2027, 5, 28))
    assert [use.code for use in back.substances] == ["THC", "MET"]
    services.intake.complete_custody(number, attrs.evolve(back, two_thirds=None, register_no="bi.n 999/2026"))
    back = services.intake.draft_of(number)
    assert (back.two_thirds, back.register_no) == (None, "BI.N 999/2026")
    fields = sign_in(Role.MANAGER).audit.about("resident", number)[1].detail["fields"]
    assert fields["two_thirds"] == [None, "2027-05-28"]
    assert fields["court"] == ["", "PN Serang"]


def test_a_completion_is_refused_like_an_intake(sign_in):
    services = sign_in(Role.REGISTRAR)
    draft = services.intake.draft_of(OTHERS)
    with pytest.raises(Invalid) as refused:
        services.intake.complete_custody(OTHERS, attrs.evolve(draft, register_no="BI.N 104/2025", months=14))
    assert {one.field for one in refused.value.problems} == {"register_no", "months"}
    with pytest.raises(Invalid):
        services.intake.complete(OTHERS, attrs.evolve(draft, name=""), 1)
    services.intake.complete(OTHERS, attrs.evolve(draft, alias="Satu"), 1)
    with pytest.raises(Conflict):
        services.intake.complete(OTHERS, attrs.evolve(draft, alias="Dua"), 1)
    counselor = sign_in(Role.COUNSELOR)
    with pytest.raises(Denied):
        counselor.intake.complete(OTHERS, attrs.evolve(draft, alias="Tiga"), 2)
    with pytest.raises(Denied):
        counselor.intake.complete_custody(OWN, counselor.intake.draft_of(OWN))
    medical = sign_in(Role.MEDICAL)
    with pytest.raises(Invalid):
        medical.intake.complete_health(OTHERS, attrs.evolve(draft, pulse=999))
    medical.intake.complete_health(OTHERS, attrs.evolve(draft, pulse=80))
    assert medical.intake.draft_of(OTHERS).pulse == 80
