"""An intake after the admission: read back as a draft, and completed part by part by those who may."""

from __future__ import annotations

from datetime import date

import attrs

from tcdesk.domain.custody import Custody, DateSource, LegalDate, LegalDateKind
from tcdesk.domain.health import ResidentSubstance
from tcdesk.domain.intake import IntakeDraft, Section, SubstanceUse, section_of
from tcdesk.domain.problem import Problem
from tcdesk.domain.register_number import normalised, register_key
from tcdesk.domain.resident import Resident
from tcdesk.domain.roles import Action
from tcdesk.services import admission
from tcdesk.services.guard import Work
from tcdesk.store import rows

IDENTITY = frozenset({Section.IDENTITY, Section.SUBSTANCES, Section.FAMILY, Section.CONSENT, Section.BELONGINGS})
CUSTODY = frozenset({Section.CUSTODY})
HEALTH = frozenset({Section.HEALTH})

_SAME = frozenset(field.name for field in attrs.fields(Resident)) & frozenset(
    field.name for field in attrs.fields(IntakeDraft)
)
"""Fields a resident and a draft have in common."""
_FIXED = frozenset({"register_no", "admitted_on", "programme_end", "former_id", "problem", "severity"})
"""Of those, what a completion does not take over as it stands."""
_CUSTODY = (frozenset(field.name for field in attrs.fields(Custody)) - {"resident_id", "version"}) & frozenset(
    field.name for field in attrs.fields(IntakeDraft)
)


def draft_of(work: Work, resident_id: int) -> IntakeDraft:
    """The intake of a resident as far as this person may see it; raises Conflict where there is none."""
    records = work.records
    resident = records.residents.residents.get(resident_id)
    values: dict[str, object] = {name: getattr(resident, name) for name in _SAME}
    values["substances"] = tuple(
        SubstanceUse(
            code=use.substance_code,
            first_age=use.first_age,
            last_used=use.last_used,
            route=use.route,
            remark=use.remark,
        )
        for use in records.residents.substances_of(resident_id)
    )
    values["portrait"] = records.residents.portrait(resident_id)
    values["thumbnail"] = records.residents.thumbnail(resident_id)
    if work.can(Action.LEGAL_READ):
        values |= _custody_values(work, resident_id)
    if work.can(Action.SAFETY_READ):
        pairs = [pair for pair in records.groups.co_defendants() if resident_id in pair]
        values["co_defendants"] = tuple(one if other == resident_id else other for one, other in pairs)
    if work.can(Action.MEDICAL_READ):
        values |= _health_values(work, resident_id)
    return attrs.evolve(IntakeDraft(), **values)


def _custody_values(work: Work, resident_id: int) -> dict[str, object]:
    found = work.records.residents
    custody = found.custody_of(resident_id)
    values: dict[str, object] = {name: getattr(custody, name) for name in _CUSTODY} if custody is not None else {}
    recorded = [one for one in found.dates_of(resident_id) if one.kind.value in _DATES]
    values |= {one.kind.value: one.on_date for one in recorded}
    values["estimated"] = tuple(one.kind for one in recorded if one.source is DateSource.ESTIMATE)
    taken = [one for one in recorded if one.source is not DateSource.ESTIMATE]
    if taken:
        values["data_date"] = min(one.data_date for one in taken)
        values["date_source"] = taken[0].source
    return values


_DATES = {kind.value for kind in (LegalDateKind.THIRD, LegalDateKind.HALF, LegalDateKind.TWO_THIRDS)} | {
    LegalDateKind.EXPIRY.value
}
_MEASURES = ("systolic", "diastolic", "pulse", "breathing", "temperature", "oxygen", "weight", "findings", "medication")


def _health_values(work: Work, resident_id: int) -> dict[str, object]:
    care = work.records.care
    first = next((one for one in reversed(care.examinations_of(resident_id)) if one.kind == "intake"), None)
    values: dict[str, object] = {name: getattr(first, name) for name in _MEASURES} if first is not None else {}
    test = next((one for one in reversed(care.urine_of(resident_id)) if one.reason == "intake"), None)
    if test is not None:
        values |= {"urine_on": test.taken_on, "urine": dict(test.results)}
    return values


def of_sections(problems: tuple[Problem, ...], sections: frozenset[Section]) -> tuple[Problem, ...]:
    """The problems that stop saving in these sections."""
    return tuple(one for one in problems if not one.warning and section_of(one.field) in sections)


def complete_identity(work: Work, resident_id: int, draft: IntakeDraft, version: int) -> dict[str, list[object]]:
    """Write who the resident is, family, consent, belongings, substances and photo; gives what changed."""
    records = work.records.residents
    old = records.residents.get(resident_id)
    values: dict[str, object] = {name: _tidy(getattr(draft, name)) for name in _SAME - _FIXED}
    new = attrs.evolve(
        old,
        **values,
        problem=draft.problem or old.problem,
        severity=draft.severity or old.severity,
        programme_end=draft.programme_end or old.programme_end,
        version=version,
    )
    records.residents.update(new)
    changed = rows.difference(old, new)
    before = records.substances_of(resident_id)
    after = _uses(draft, resident_id)
    if [attrs.evolve(use, id=0) for use in before] != after:
        records.replace_substances(resident_id, after)
        changed["substances"] = [[use.substance_code for use in before], [use.substance_code for use in after]]
    photo = admission.photo_of(work, draft, resident_id)
    if photo is not None and photo.portrait != records.portrait(resident_id):
        records.set_photo(photo)
        changed["photo"] = ["", f"{len(photo.portrait)} bytes"]
    changed.pop("version", None)
    return changed


def _tidy(value: object) -> object:
    return value.strip() if isinstance(value, str) else value


def _uses(draft: IntakeDraft, resident_id: int) -> list[ResidentSubstance]:
    return admission.uses_of(draft, resident_id)


def complete_custody(work: Work, resident_id: int, draft: IntakeDraft) -> dict[str, list[object]]:
    """Write register number, custody, recorded dates and co-defendants; gives what changed."""
    records = work.records.residents
    resident = records.residents.get(resident_id)
    changed: dict[str, list[object]] = {}
    if normalised(draft.register_no) != resident.register_no:
        moved = attrs.evolve(
            resident, register_no=normalised(draft.register_no), register_key=register_key(draft.register_no)
        )
        records.residents.update(moved)
        changed["register_no"] = [resident.register_no, moved.register_no]
    old = records.custody_of(resident_id)
    new = admission.custody_of(draft, resident_id)
    if old is None:
        records.custody.insert(new)
    elif attrs.evolve(new, version=old.version) != old:
        records.custody.update(attrs.evolve(new, version=old.version))
    changed |= {name: pair for name, pair in rows.difference(old, new).items() if name != "version"}
    recorded = {one.kind: one for one in records.dates_of(resident_id)}
    for kind in LegalDateKind:
        if kind.value in _DATES:
            changed |= _date(work, resident_id, draft, kind, recorded.get(kind))
    work.records.groups.add_co_defendants(resident_id, draft.co_defendants)
    return changed


def _date(
    work: Work, resident_id: int, draft: IntakeDraft, kind: LegalDateKind, old: LegalDate | None
) -> dict[str, list[object]]:
    table = work.records.residents.legal_dates
    day: date | None = getattr(draft, kind.value)
    if day is None:
        if old is not None:
            table.remove(old.id, now=work.now)
        return {} if old is None else {kind.value: [old.on_date.isoformat(), None]}
    new = admission.legal_date(work, draft, kind, day, resident_id)
    if old is None:
        table.insert(new)
    elif (old.on_date, old.source, old.data_date) == (new.on_date, new.source, new.data_date):
        return {}
    else:
        table.update(attrs.evolve(new, id=old.id, version=old.version))
    return {kind.value: [old.on_date.isoformat() if old else None, day.isoformat()]}
