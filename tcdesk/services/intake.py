"""Intake: check a draft, find who may be known already, estimate the dates, admit the resident."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from tcdesk.domain import progression, settings
from tcdesk.domain.changes import Changes
from tcdesk.domain.custody import LegalDateKind
from tcdesk.domain.intake import IntakeDraft, Section, SectionState, sections
from tcdesk.domain.intake_check import check
from tcdesk.domain.legal import dates, first_cut
from tcdesk.domain.likeness import Person, compare
from tcdesk.domain.problem import Problem
from tcdesk.domain.refusals import Denied, Invalid
from tcdesk.domain.register_number import register_key
from tcdesk.domain.roles import Action
from tcdesk.domain.views.intake import Choice, Duplicate, IntakeChoices, IntakeEstimate
from tcdesk.domain.working_days import working_day_after
from tcdesk.i18n import N_
from tcdesk.services import admission, completion, numbers, ownership
from tcdesk.services.guard import Guarded, allowed, verb
from tcdesk.store import drafts, rows

FORM = "intake"
"""The form name under which a page keeps the draft; it is dropped when the resident is saved."""

NOT_COMPLETE = N_("Not saved yet: {count} fields need you. What you typed is still here; look at the marked fields.")
IN_USE = N_("{name} has this register number and is in the programme.")
WARN_CUT = {
    LegalDateKind.TWO_THIRDS: N_("⅔ of the sentence falls on {day}, before the programme ends ({end})."),
    LegalDateKind.EXPIRY: N_("The sentence expires on {day}, before the programme ends ({end})."),
}
"""The two dates of an intake that may end the stay."""
HEALTH_ONLY = N_(
    "Findings of the examination and the urine test are entered by medical staff. Nothing was saved; "
    "empty the section Health or ask medical staff to fill it in."
)
MOST_DUPLICATES = 5


class Intake(Guarded):
    """Admitting a resident."""

    @allowed(Action.RESIDENT_ADMIT)
    def check(self, draft: IntakeDraft) -> tuple[Problem, ...]:
        """Everything wrong with the draft today, by field; warnings do not stop saving."""
        work = self._work
        return (*check(draft, work.today), *self._taken(draft), *self._cut(draft))

    @allowed(Action.RESIDENT_ADMIT)
    def sections(self, draft: IntakeDraft) -> tuple[SectionState, ...]:
        """The state of each section of the form."""
        return sections(draft, self.check(draft))

    @allowed(Action.RESIDENT_ADMIT)
    def estimate(self, draft: IntakeDraft) -> IntakeEstimate:
        """The program's own estimate of the legal dates, the planned end, and the day the intake must be complete."""
        work = self._work
        admitted = draft.admitted_on or work.today
        found = work.settings
        end = draft.programme_end or progression.programme_end(
            admitted, work.records.house.ladder(), found[settings.PROGRAMME_DAYS]
        )
        marks = dates((), status=draft.status, detained_on=draft.detained_on, term=_term(draft))
        recorded = dates(
            ((kind, day, kind in draft.estimated) for kind, day in draft.legal_dates.items()),
            status=draft.status,
            detained_on=draft.detained_on,
            term=_term(draft),
        )
        cut = first_cut(recorded, end)
        return IntakeEstimate(
            dates={mark.kind: mark.on_date for mark in marks},
            programme_end=end,
            deadline=working_day_after(
                admitted, found[settings.INTAKE_DAYS], work.records.house.days_off_after(admitted, 400)
            ),
            working_days=found[settings.INTAKE_DAYS],
            cut=cut.kind if cut else None,
        )

    @allowed(Action.RESIDENT_ADMIT)
    def duplicates(self, draft: IntakeDraft) -> tuple[Duplicate, ...]:
        """People known already who may be this one, the likeliest first."""
        if not draft.name.strip():
            return ()
        asked = Person(
            name=draft.name,
            alias=draft.alias,
            birth_date=draft.birth_date,
            mother_name=draft.mother_name,
            national_no=draft.national_no,
        )
        found: list[Duplicate] = []
        for known in self._work.records.residents.known():
            like = compare(asked, known.person)
            if like.possibly_same:
                found.append(
                    Duplicate(
                        resident_id=known.id,
                        name=known.name,
                        register_no=known.register_no,
                        tc_no=known.tc_no,
                        birth_date=known.birth_date,
                        mother_name=known.mother_name,
                        admitted_on=known.admitted_on,
                        left_on=known.left_on,
                        exit_kind=known.exit_kind,
                        score=like.score,
                        reasons=like.reasons,
                    )
                )
        return tuple(sorted(found, key=lambda one: (-one.score, one.name, one.resident_id))[:MOST_DUPLICATES])

    @verb(Action.RESIDENT_ADMIT)
    def mark_not_same(self, resident_id: int, others: Iterable[int]) -> Changes:
        """Remember that a resident and others are not one person."""
        work = self._work
        numbers = sorted(set(others) - {resident_id})
        work.records.residents.add_not_same(resident_id, numbers, work.who.uid, work.now)
        work.record("resident.not_same", "resident", resident_id, {"others": numbers})
        return Changes()

    @allowed(Action.RESIDENT_ADMIT)
    def choices(self) -> IntakeChoices:
        """What the form offers: facility data, counselors with their load (the least first), cohorts, residents."""
        work, records = self._work, self._work.records
        found = work.settings
        loads = records.statistics.loads(work.today, work.today)
        people = sorted(
            records.people.counselors(work.today), key=lambda person: (loads.get(person.id, (0, 0))[0], person.name)
        )
        return IntakeChoices(
            articles=found[settings.ARTICLES],
            courts=found[settings.COURTS],
            religions=found[settings.RELIGIONS],
            educations=found[settings.EDUCATIONS],
            marital=found[settings.MARITAL],
            relations=found[settings.RELATIONS],
            substances=tuple(records.house.substances.all(order="position, code")),
            counselors=tuple(
                Choice(id=one.id, name=one.full_name, detail=f"{loads.get(one.id, (0, 0))[0]}/{one.resident_limit}")
                for one in people
            ),
            cohorts=tuple(
                Choice(id=one.id, name=one.name) for one in records.house.cohorts.all(order="starts_on DESC, id DESC")
            ),
            residents=tuple(
                Choice(id=one.id, name=one.name, detail=one.register_no) for one in records.statistics.list_rows()
            ),
        )

    @verb(Action.RESIDENT_ADMIT)
    def save(self, draft: IntakeDraft, key: str = "", not_same: Iterable[int] = ()) -> tuple[int, Changes]:
        """Admit the resident and drop the draft kept under `key`; gives the resident's number.

        `not_same` are people that staff said are somebody else. Raises Invalid with the problems by field, Denied where
        health was filled in by somebody who is no medical staff, Conflict where the register number was taken
        meanwhile, Trouble.
        """
        work = self._work
        if draft.has_health and not work.can(Action.MEDICAL_WRITE):
            raise Denied(HEALTH_ONLY)
        stopping = tuple(problem for problem in self.check(draft) if not problem.warning)
        if stopping:
            raise Invalid(NOT_COMPLETE, stopping, count=len(stopping))
        end = self.estimate(draft).programme_end
        number = numbers.next_resident(work, work.settings, draft.admitted_on or work.today)
        resident = admission.resident_of(work, draft, number, end)
        resident = attrs.evolve(resident, id=work.records.residents.residents.insert(resident))
        admission.write_parts(work, draft, resident)
        others = sorted(set(not_same))
        if others:
            work.records.residents.add_not_same(resident.id, others, work.who.uid, work.now)
        drafts.drop(work.store, form=FORM, user_id=work.who.uid, key=key)
        work.record("resident.admit", "resident", resident.id, {"fields": rows.difference(None, resident)})
        return resident.id, Changes.of("resident", "phase")

    @allowed(Action.RESIDENT_READ)
    def draft_of(self, resident_id: int) -> IntakeDraft:
        """The intake of a resident, to read or to complete; what this person may not see is empty. Raises Conflict."""
        return completion.draft_of(self._work, resident_id)

    @verb(Action.RESIDENT_WRITE)
    def complete(self, resident_id: int, draft: IntakeDraft, version: int) -> Changes:
        """Write identity, family, consent, belongings, substances and photo from the version that was read.

        Raises Denied for another counselor's resident, Invalid with the problems of these sections, Conflict.
        """
        work = self._work
        ownership.insist(work, Action.RESIDENT_WRITE, resident_id)
        self._insist(draft, completion.IDENTITY)
        changed = completion.complete_identity(work, resident_id, draft, version)
        work.record("resident.complete", "resident", resident_id, {"fields": changed})
        return Changes.of("resident")

    @verb(Action.LEGAL_WRITE)
    def complete_custody(self, resident_id: int, draft: IntakeDraft) -> Changes:
        """Write case and sentence: register number, custody, recorded dates, co-defendants. Raises as `complete`."""
        work = self._work
        self._insist(draft, completion.CUSTODY, resident_id)
        changed = completion.complete_custody(work, resident_id, draft)
        work.record("custody.save", "resident", resident_id, {"fields": changed})
        return Changes.of("resident")

    @verb(Action.MEDICAL_WRITE)
    def complete_health(self, resident_id: int, draft: IntakeDraft) -> Changes:
        """Add the examination and the urine test of the intake. Raises Invalid with the problems of the section."""
        work = self._work
        self._insist(draft, completion.HEALTH)
        admission.write_health(work, draft, resident_id)
        work.record("health.intake", "resident", resident_id)
        return Changes.of("resident", "health")

    def _insist(self, draft: IntakeDraft, parts: frozenset[Section], resident_id: int = 0) -> None:
        found = (*check(draft, self._work.today), *self._taken(draft, resident_id))
        stopping = completion.of_sections(found, parts)
        if stopping:
            raise Invalid(NOT_COMPLETE, stopping, count=len(stopping))

    def _taken(self, draft: IntakeDraft, but: int = 0) -> tuple[Problem, ...]:
        if not draft.register_no:
            return ()
        name = self._work.records.residents.register_holder(register_key(draft.register_no), but)
        return () if name is None else (Problem(field="register_no", text=IN_USE, values={"name": name}),)

    def _cut(self, draft: IntakeDraft) -> tuple[Problem, ...]:
        if draft.detained_on is None or not draft.has_term:
            return ()
        found = self.estimate(draft)
        marks = dates(
            ((kind, day, kind in draft.estimated) for kind, day in draft.legal_dates.items()),
            status=draft.status,
            detained_on=draft.detained_on,
            term=_term(draft),
        )
        cut = first_cut(marks, found.programme_end)
        if cut is None:
            return ()
        values: dict[str, object] = {"day": cut.on_date, "end": found.programme_end}
        return (Problem(field=cut.kind.value, text=WARN_CUT[cut.kind], values=values, warning=True),)


def _term(draft: IntakeDraft) -> tuple[int | None, int | None, int | None]:
    return draft.years, draft.months, draft.days
