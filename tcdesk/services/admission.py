"""From a checked intake draft to the records of a resident."""

from __future__ import annotations

from datetime import date

from tcdesk.domain.custody import Custody, DateSource, LegalDate, LegalDateKind
from tcdesk.domain.health import Examination, ResidentSubstance, UrineReason, UrineTest
from tcdesk.domain.intake import IntakeDraft
from tcdesk.domain.phase import PhaseEntry
from tcdesk.domain.register_number import normalised, register_key
from tcdesk.domain.registers import fitting_kind
from tcdesk.domain.resident import MainProblem, Photo, Resident, Severity
from tcdesk.services.guard import Work

_OF_FAMILY = {
    "stimulant": MainProblem.STIMULANT,
    "opioid": MainProblem.OPIOID,
    "cannabis": MainProblem.CANNABIS,
}


def resident_of(work: Work, draft: IntakeDraft, tc_no: str, programme_end: date) -> Resident:
    """The resident of a draft that holds; the counselor who admits somebody takes him on where none was chosen."""
    return Resident(
        name=" ".join(draft.name.split()),
        alias=draft.alias.strip(),
        register_no=normalised(draft.register_no),
        register_key=register_key(draft.register_no),
        tc_no=tc_no,
        national_no=draft.national_no.strip(),
        birth_date=_known(draft.birth_date),
        birth_place=draft.birth_place.strip(),
        sex=draft.sex,
        mother_name=" ".join(draft.mother_name.split()),
        religion=draft.religion,
        education=draft.education,
        occupation=draft.occupation.strip(),
        marital_status=draft.marital_status,
        nationality=draft.nationality,
        language=draft.language,
        address=draft.address.strip(),
        block=draft.block.strip(),
        house=draft.house.strip(),
        cohort_id=draft.cohort_id or _cohort(work),
        counselor_id=draft.counselor_id or _self(work),
        case_officer=draft.case_officer.strip(),
        problem=draft.problem or _problem(work, draft),
        severity=draft.severity or Severity.MODERATE,
        needs=draft.needs,
        guarantor_name=draft.guarantor_name.strip(),
        guarantor_relation=draft.guarantor_relation,
        guarantor_phone=draft.guarantor_phone.strip(),
        consent_on=draft.consent_on,
        consent_witness=draft.consent_witness.strip(),
        belongings=draft.belongings.strip(),
        admitted_on=draft.admitted_on or work.today,
        programme_end=programme_end,
        former_id=draft.former_id,
        created_at=work.now,
        created_by=work.who.uid,
    )


def _known(day: date | None) -> date:
    if day is None:
        msg = "the draft was not checked"
        raise RuntimeError(msg)
    return day


def _cohort(work: Work) -> int | None:
    cohort = work.records.house.cohort_on(work.today)
    return cohort.id if cohort else None


def _self(work: Work) -> int | None:
    staff_id = work.who.staff_id
    person = work.records.people.staff.find(staff_id) if staff_id is not None else None
    return person.id if person is not None and person.is_counselor else None


def _problem(work: Work, draft: IntakeDraft) -> MainProblem:
    substance = work.records.house.substances.find(draft.substances[0].code)
    return _OF_FAMILY.get(substance.family if substance else "", MainProblem.RELAPSE)


def write_parts(work: Work, draft: IntakeDraft, resident: Resident) -> None:
    """Everything that hangs on a new resident: custody, dates, substances, first phase, health, photo, case."""
    records = work.records.residents
    records.custody.insert(custody_of(draft, resident.id))
    records.legal_dates.insert_all(
        legal_date(work, draft, kind, day, resident.id) for kind, day in draft.legal_dates.items()
    )
    records.used.insert_all(uses_of(draft, resident.id))
    first = work.records.house.ladder()[0]
    records.entries.insert(
        PhaseEntry(resident_id=resident.id, phase_id=first.id, started_on=resident.admitted_on, decided_by=work.who.uid)
    )
    write_health(work, draft, resident.id)
    photo = photo_of(work, draft, resident.id)
    if photo is not None:
        records.set_photo(photo)
    work.records.groups.add_co_defendants(resident.id, draft.co_defendants)


def legal_date(work: Work, draft: IntakeDraft, kind: LegalDateKind, day: date, resident_id: int) -> LegalDate:
    """One recorded date of a draft, with its source; a copied estimate stays one, of today."""
    is_estimate = kind in draft.estimated
    return LegalDate(
        resident_id=resident_id,
        kind=kind,
        on_date=day,
        source=DateSource.ESTIMATE if is_estimate else draft.date_source,
        data_date=work.today if is_estimate else draft.data_date or work.today,
    )


def uses_of(draft: IntakeDraft, resident_id: int) -> list[ResidentSubstance]:
    """The substances of a draft, ranked in their order; lines without a substance are left out."""
    return [
        ResidentSubstance(
            resident_id=resident_id,
            substance_code=use.code,
            rank=rank,
            first_age=use.first_age,
            last_used=use.last_used.strip(),
            route=use.route,
            remark=use.remark.strip(),
        )
        for rank, use in enumerate((one for one in draft.substances if one.code), start=1)
    ]


def photo_of(work: Work, draft: IntakeDraft, resident_id: int) -> Photo | None:
    """The photo of a draft, or None."""
    if draft.portrait is None:
        return None
    return Photo(
        resident_id=resident_id,
        thumbnail=draft.thumbnail or draft.portrait,
        portrait=draft.portrait,
        taken_on=work.today,
    )


def custody_of(draft: IntakeDraft, resident_id: int) -> Custody:
    """The custody of a draft; the register follows from the sentence where none was chosen."""
    years, months, days = draft.years or 0, draft.months or 0, draft.days or 0
    return Custody(
        resident_id=resident_id,
        status=draft.status,
        register_kind=draft.register_kind or fitting_kind(draft.status, years, months, days),
        articles=draft.articles,
        court=draft.court.strip(),
        verdict_no=draft.verdict_no.strip(),
        verdict_on=draft.verdict_on,
        final_on=draft.final_on,
        years=years if draft.has_term else None,
        months=months if draft.has_term else None,
        days=days if draft.has_term else None,
        fine=draft.fine,
        subsidiary=draft.subsidiary.strip(),
        detained_on=_known(draft.detained_on),
        is_recidivist=draft.is_recidivist,
        in_register_f=draft.in_register_f,
    )


def write_health(work: Work, draft: IntakeDraft, resident_id: int) -> None:
    """The examination and the urine test of an intake, where anything of them was filled in."""
    if any(
        value not in (None, "")
        for value in (
            draft.systolic,
            draft.pulse,
            draft.breathing,
            draft.temperature,
            draft.oxygen,
            draft.weight,
            draft.findings,
            draft.medication,
        )
    ):
        work.records.care.examinations.insert(
            Examination(
                resident_id=resident_id,
                kind="intake",
                at=work.now,
                systolic=draft.systolic,
                diastolic=draft.diastolic,
                pulse=draft.pulse,
                breathing=draft.breathing,
                temperature=draft.temperature,
                oxygen=draft.oxygen,
                weight=draft.weight,
                findings=draft.findings.strip(),
                medication=draft.medication.strip(),
                by_staff=work.who.staff_id,
            )
        )
    if draft.urine:
        work.records.care.urine.insert(
            UrineTest(
                resident_id=resident_id,
                taken_on=draft.urine_on or work.today,
                reason=UrineReason.INTAKE,
                results=dict(draft.urine),
                by_staff=work.who.staff_id,
            )
        )
