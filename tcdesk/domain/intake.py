"""An intake as it is being filled in: every field optional, in seven sections.

Six fields are the minimum for saving: name, register number, birth date, day of detention, sentence (or remand, or
life) and main substance. Everything else may follow within the days of the service standard.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import attrs

from tcdesk.domain.custody import CustodyStatus, DateSource, LegalDateKind
from tcdesk.domain.health import Reading
from tcdesk.domain.problem import Problem
from tcdesk.domain.resident import MainProblem, Severity
from tcdesk.i18n import N_


class Section(StrEnum):
    """The sections of the form, in order."""

    IDENTITY = "identity"
    CUSTODY = "custody"
    HEALTH = "health"
    SUBSTANCES = "substances"
    FAMILY = "family"
    CONSENT = "consent"
    BELONGINGS = "belongings"


SECTION_NAMES = {
    Section.IDENTITY: N_("Identity"),
    Section.CUSTODY: N_("Case and sentence"),
    Section.HEALTH: N_("Health"),
    Section.SUBSTANCES: N_("Substance history"),
    Section.FAMILY: N_("Family and guarantor"),
    Section.CONSENT: N_("Consent"),
    Section.BELONGINGS: N_("Belongings and photo"),
}


@attrs.frozen(kw_only=True)
class SubstanceUse:
    """One substance used; the first of a draft is the main one."""

    code: str
    first_age: int | None = None
    last_used: str = ""
    route: str = ""
    remark: str = ""


@attrs.frozen(kw_only=True)
class IntakeDraft:
    """One intake under way; empty text, None and () mean that nothing was filled in.

    Dates of the sentence are recorded ones, taken from `date_source` on `data_date`; those in `estimated` were copied
    from the program's estimate and are kept as such. Measures are in mmHg, /min, °C, % and kg.
    """

    name: str = ""
    alias: str = ""
    national_no: str = ""
    birth_date: date | None = None
    birth_place: str = ""
    sex: str = "M"
    mother_name: str = ""
    religion: str = ""
    education: str = ""
    occupation: str = ""
    marital_status: str = ""
    nationality: str = "Indonesia"
    language: str = "id"
    address: str = ""
    block: str = ""
    house: str = ""
    cohort_id: int | None = None
    counselor_id: int | None = None
    case_officer: str = ""
    admitted_on: date | None = None
    programme_end: date | None = None
    register_no: str = ""
    register_kind: str = ""
    status: CustodyStatus = CustodyStatus.CONVICTED
    articles: tuple[str, ...] = ()
    court: str = ""
    verdict_no: str = ""
    verdict_on: date | None = None
    final_on: date | None = None
    years: int | None = None
    months: int | None = None
    days: int | None = None
    fine: int | None = None
    subsidiary: str = ""
    detained_on: date | None = None
    is_recidivist: bool = False
    in_register_f: bool = False
    third: date | None = None
    half: date | None = None
    two_thirds: date | None = None
    expiry: date | None = None
    estimated: tuple[LegalDateKind, ...] = ()
    data_date: date | None = None
    date_source: DateSource = DateSource.SDP
    co_defendants: tuple[int, ...] = ()
    systolic: int | None = None
    diastolic: int | None = None
    pulse: int | None = None
    breathing: int | None = None
    temperature: float | None = None
    oxygen: int | None = None
    weight: float | None = None
    findings: str = ""
    medication: str = ""
    urine_on: date | None = None
    urine: dict[str, Reading] = attrs.field(factory=dict[str, Reading])
    substances: tuple[SubstanceUse, ...] = ()
    problem: MainProblem | None = None
    severity: Severity | None = None
    needs: tuple[str, ...] = ()
    guarantor_name: str = ""
    guarantor_relation: str = ""
    guarantor_phone: str = ""
    consent_on: date | None = None
    consent_witness: str = ""
    belongings: str = ""
    thumbnail: bytes | None = None
    portrait: bytes | None = None
    former_id: int | None = None

    @property
    def has_term(self) -> bool:
        """Whether any part of a sentence was given."""
        return bool(self.years or self.months or self.days)

    @property
    def has_sentence(self) -> bool:
        """Whether the sentence is known as far as it can be: a term, remand, or life."""
        return self.status is not CustodyStatus.CONVICTED or self.has_term

    @property
    def has_health(self) -> bool:
        """Whether anything of the examination or the urine test was filled in."""
        return any(is_filled(self, name) for name in FIELDS[Section.HEALTH])

    @property
    def legal_dates(self) -> dict[LegalDateKind, date]:
        """The recorded dates of the sentence that were filled in."""
        found = {kind: getattr(self, kind.value) for kind in DATE_KINDS}
        return {kind: day for kind, day in found.items() if day is not None}


DATE_KINDS = (LegalDateKind.THIRD, LegalDateKind.HALF, LegalDateKind.TWO_THIRDS, LegalDateKind.EXPIRY)

MINIMUM = ("name", "register_no", "birth_date", "detained_on", "sentence", "substance")
"""The six fields (`sentence`, `substance`: the first of their parts) without which nothing is saved."""

FIELDS: dict[Section, tuple[str, ...]] = {
    Section.IDENTITY: (
        "name",
        "birth_date",
        "birth_place",
        "national_no",
        "mother_name",
        "religion",
        "education",
        "address",
    ),
    Section.CUSTODY: (
        "register_no",
        "articles",
        "court",
        "verdict_no",
        "verdict_on",
        "sentence",
        "detained_on",
        "two_thirds",
        "expiry",
    ),
    Section.HEALTH: (
        "blood_pressure",
        "pulse",
        "breathing",
        "temperature",
        "oxygen",
        "weight",
        "findings",
        "medication",
        "urine",
    ),
    Section.SUBSTANCES: ("substance", "first_age", "last_used", "severity"),
    Section.FAMILY: ("guarantor_name", "guarantor_relation", "guarantor_phone"),
    Section.CONSENT: ("consent_on", "consent_witness"),
    Section.BELONGINGS: ("belongings", "photo"),
}
"""The fields that make a section complete; others of the form may stay empty."""

_OTHER_FIELDS: dict[Section, tuple[str, ...]] = {
    section: tuple(names.split())
    for section, names in {
        Section.IDENTITY: "alias sex occupation marital_status nationality language block house cohort_id counselor_id "
        "case_officer admitted_on programme_end",
        Section.CUSTODY: "register_kind status years months days fine subsidiary final_on third half data_date "
        "date_source co_defendants is_recidivist in_register_f",
        Section.HEALTH: "systolic diastolic urine_on",
        Section.SUBSTANCES: "substances problem needs",
    }.items()
}
_SECTION_OF = {
    name: section for source in (FIELDS, _OTHER_FIELDS) for section, names in source.items() for name in names
}


def section_of(field: str) -> Section:
    """The section a field stands in; `substances.1` and the like stand with `substances`."""
    return _SECTION_OF.get(field.partition(".")[0], Section.IDENTITY)


def is_filled(draft: IntakeDraft, field: str) -> bool:
    """Whether a field of `FIELDS` has something in it."""
    first = draft.substances[0] if draft.substances else None
    composed: dict[str, bool] = {
        "sentence": draft.has_sentence,
        "substance": first is not None and bool(first.code),
        "first_age": first is not None and first.first_age is not None,
        "last_used": first is not None and bool(first.last_used),
        "blood_pressure": draft.systolic is not None and draft.diastolic is not None,
        "photo": draft.portrait is not None,
    }
    if field in composed:
        return composed[field]
    return getattr(draft, field) not in (None, "", (), {})


def missing_minimum(draft: IntakeDraft) -> tuple[str, ...]:
    """The fields of the minimum that are still empty, in the order of the form."""
    return tuple(name for name in MINIMUM if not is_filled(draft, name))


class SectionMark(StrEnum):
    """The mark beside a section."""

    UNTOUCHED = "untouched"
    PART = "part"
    DONE = "done"
    ERROR = "error"


@attrs.frozen(kw_only=True)
class SectionState:
    """How far a section is: `filled` of `total` fields, what is `missing`, and how many problems it has."""

    section: Section
    mark: SectionMark
    filled: int
    total: int
    missing: tuple[str, ...] = ()
    problems: int = 0


def sections(draft: IntakeDraft, problems: tuple[Problem, ...] = ()) -> tuple[SectionState, ...]:
    """The state of every section; of `problems` only those count that stop saving and are no empty field."""
    wrong = [problem for problem in problems if not problem.warning and not _is_empty_field(draft, problem.field)]
    return tuple(_section(draft, section, [p for p in wrong if section_of(p.field) is section]) for section in Section)


def _is_empty_field(draft: IntakeDraft, field: str) -> bool:
    return field in MINIMUM and not is_filled(draft, field)


def _section(draft: IntakeDraft, section: Section, wrong: list[Problem]) -> SectionState:
    fields = FIELDS[section]
    missing = tuple(name for name in fields if not is_filled(draft, name))
    if wrong:
        mark = SectionMark.ERROR
    elif not missing:
        mark = SectionMark.DONE
    elif len(missing) == len(fields):
        mark = SectionMark.UNTOUCHED
    else:
        mark = SectionMark.PART
    return SectionState(
        section=section,
        mark=mark,
        filled=len(fields) - len(missing),
        total=len(fields),
        missing=missing,
        problems=len(wrong),
    )


FIELD_NAMES = {
    "name": N_("Name"),
    "alias": N_("Alias"),
    "national_no": N_("NIK"),
    "birth_date": N_("Birth date"),
    "birth_place": N_("Place of birth"),
    "mother_name": N_("Mother's name"),
    "religion": N_("Religion"),
    "education": N_("Education"),
    "address": N_("Address"),
    "register_no": N_("Register number"),
    "articles": N_("Article"),
    "court": N_("Court"),
    "verdict_no": N_("Verdict number"),
    "verdict_on": N_("Verdict date"),
    "sentence": N_("Sentence"),
    "detained_on": N_("Detained since"),
    "third": N_("⅓ of the sentence"),
    "half": N_("½ of the sentence"),
    "two_thirds": N_("⅔ of the sentence"),
    "expiry": N_("Expiry"),
    "blood_pressure": N_("Blood pressure"),
    "pulse": N_("Pulse"),
    "breathing": N_("Breathing"),
    "temperature": N_("Temperature"),
    "oxygen": N_("Oxygen saturation"),
    "weight": N_("Weight"),
    "findings": N_("Findings"),
    "medication": N_("Medication"),
    "urine": N_("Urine test"),
    "substance": N_("Main substance"),
    "first_age": N_("Age of first use"),
    "last_used": N_("Last used"),
    "severity": N_("Severity"),
    "guarantor_name": N_("Guarantor"),
    "guarantor_relation": N_("Relation"),
    "guarantor_phone": N_("Phone"),
    "consent_on": N_("Consent given on"),
    "consent_witness": N_("Witness"),
    "belongings": N_("Belongings"),
    "photo": N_("Photo"),
}
"""What a field is called where it is named in a sentence or a list of what is missing."""
