"""The values of an intake in words of the paper's language: each section as labels and values, in print order."""

from __future__ import annotations

from datetime import date

from tcdesk.domain.custody import SOURCE_NAMES, STATUS_NAMES, LegalDateKind
from tcdesk.domain.health import Reading
from tcdesk.domain.intake import FIELD_NAMES, IntakeDraft
from tcdesk.domain.intake_summary import IntakeSummary
from tcdesk.domain.resident import PROBLEM_NAMES, SEVERITY_NAMES
from tcdesk.i18n import N_, Texts

Facts = tuple[tuple[str, str], ...]
READING_NAMES = {
    Reading.NEGATIVE: N_("negative"),
    Reading.POSITIVE: N_("positive"),
    Reading.INVALID: N_("not valid"),
}


def _day(day: date | None, t: Texts) -> str:
    return t.date(day) if day is not None else ""


def _label(name: str, t: Texts) -> str:
    """What the form calls a field."""
    return t.t(FIELD_NAMES[name])


def _fields(draft: IntakeDraft, names: str, t: Texts) -> Facts:
    """Plain text fields under the names the form has for them."""
    return tuple((_label(name, t), str(getattr(draft, name))) for name in names.split())


def identity(record: IntakeSummary, t: Texts) -> Facts:
    """Who was admitted, where he lives, who cares for him."""
    one = record.intake
    birth = ", ".join(part for part in (one.birth_place, _day(one.birth_date, t)) if part)
    sex = t.t("male") if one.sex == "M" else t.t("female")
    return (
        (t.t("TC no."), record.tc_no),
        (t.t("Alias"), one.alias),
        (t.t("Place, date of birth"), birth),
        (t.t("Sex"), sex),
        *_fields(one, "religion education", t),
        (t.t("Occupation"), one.occupation),
        (t.t("Marital status"), one.marital_status),
        (t.t("Nationality"), one.nationality),
        *_fields(one, "mother_name", t),
        (t.t("Housing"), " · ".join(part for part in (one.block, one.house) if part)),
        (t.t("Cohort"), record.cohort),
        (t.t("Counselor"), record.counselor),
        (t.t("Case officer"), one.case_officer),
        (t.t("Admitted on"), _day(one.admitted_on, t)),
        (t.t("Planned end"), _day(one.programme_end, t)),
        (t.t("Earlier stay"), t.t("yes") if one.former_id is not None else t.t("none known")),
    )


def custody(record: IntakeSummary, t: Texts) -> Facts:
    """Case and sentence."""
    one = record.intake
    fine = t.rupiah(one.fine) if one.fine is not None else ""
    taken = f"{t.t(SOURCE_NAMES[one.date_source])} · {_day(one.data_date, t)}" if one.data_date else ""
    return (
        (t.t("Register no."), " · ".join(part for part in (one.register_no, one.register_kind) if part)),
        (t.t("Status"), t.t(STATUS_NAMES[one.status])),
        (_label("sentence", t), term(one, t)),
        *_fields(one, "court verdict_no", t),
        (_label("verdict_on", t), _day(one.verdict_on, t)),
        (t.t("Final since"), _day(one.final_on, t)),
        (_label("detained_on", t), _day(one.detained_on, t)),
        (t.t("Fine"), ", ".join(part for part in (fine, one.subsidiary) if part)),
        *((_label(kind.value, t), _legal(one, kind, t)) for kind in _KINDS),
        (t.t("Dates taken from"), taken),
        (t.t("Convicted before"), t.t("yes") if one.is_recidivist else t.t("no")),
        (t.t("In Register F"), t.t("yes") if one.in_register_f else t.t("no")),
    )


_KINDS = (LegalDateKind.THIRD, LegalDateKind.HALF, LegalDateKind.TWO_THIRDS, LegalDateKind.EXPIRY)


def _legal(one: IntakeDraft, kind: LegalDateKind, t: Texts) -> str:
    day = one.legal_dates.get(kind)
    if day is None:
        return ""
    return t.t("{day} (estimate)", day=t.date(day)) if kind in one.estimated else t.date(day)


def term(one: IntakeDraft, t: Texts) -> str:
    """The sentence in years, months and days; "" while there is none."""
    parts: list[str] = []
    if one.years:
        parts.append(t.n("{n} yr", "{n} yr", one.years))
    if one.months:
        parts.append(t.n("{n} mo", "{n} mo", one.months))
    if one.days:
        parts.append(t.n("{n} d", "{n} d", one.days))
    return " ".join(parts)


def health(record: IntakeSummary, t: Texts) -> Facts:
    """The examination and the urine test."""
    one = record.intake
    pressure = f"{one.systolic}/{one.diastolic} mmHg" if one.systolic and one.diastolic else ""

    def measure(value: float | None, decimals: int, unit: str) -> str:
        return f"{t.number(value, decimals)} {unit}" if value is not None else ""

    return (
        (_label("blood_pressure", t), pressure),
        (_label("pulse", t), measure(one.pulse, 0, t.t("/min"))),
        (_label("breathing", t), measure(one.breathing, 0, t.t("/min"))),
        (_label("temperature", t), measure(one.temperature, 1, "°C")),
        (_label("oxygen", t), measure(one.oxygen, 0, "%")),
        (_label("weight", t), measure(one.weight, 1, "kg")),
        (t.t("Urine test on"), _day(one.urine_on, t)),
    )


def urine(record: IntakeSummary, t: Texts) -> str:
    """The readings of the urine test, panel by panel."""
    return " · ".join(f"{panel} {t.t(READING_NAMES[reading])}" for panel, reading in record.intake.urine.items())


def problem(record: IntakeSummary, t: Texts) -> Facts:
    """What the programme works on."""
    one = record.intake
    return (
        (t.t("Main problem"), t.t(PROBLEM_NAMES[one.problem]) if one.problem else ""),
        (_label("severity", t), t.t(SEVERITY_NAMES[one.severity]) if one.severity else ""),
        (t.t("Special needs"), ", ".join(one.needs) or t.t("none known")),
    )


def family(record: IntakeSummary, t: Texts) -> Facts:
    """Who answers for the resident."""
    return _fields(record.intake, "guarantor_name guarantor_relation guarantor_phone", t)


def consent(record: IntakeSummary, t: Texts) -> Facts:
    """When consent was given and who saw it."""
    one = record.intake
    given = _day(one.consent_on, t) or t.t("not given yet")
    return ((_label("consent_on", t), given), *_fields(one, "consent_witness", t))
