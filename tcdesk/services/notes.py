"""Progress notes: written, corrected with every earlier wording kept, and hidden where they are medical."""

from __future__ import annotations

import attrs

from tcdesk.domain.care import Note, NoteKind
from tcdesk.domain.changes import Changes
from tcdesk.domain.problem import Problem
from tcdesk.domain.refusals import Denied, Invalid
from tcdesk.domain.roles import Action, Role
from tcdesk.domain.views.residents import NoteLine
from tcdesk.i18n import N_
from tcdesk.services import ownership
from tcdesk.services.guard import NOT_YOURS, Guarded, Work, allowed, verb
from tcdesk.store import rows

EMPTY = N_("The note is empty, so there is nothing to save.")
LONGEST = 20_000
TOO_LONG = N_("A note has at most {most} characters. Nothing was saved; what you typed is still here.")
NOT_WRITTEN_BY_YOU = N_("Only the writer of a note or the programme manager may correct it. Nothing was saved.")

_SUMMARY = frozenset({Role.MANAGER, Role.PSYCHOLOGIST})
"""Roles that see the title of a medical note, but not its words."""


def line(work: Work, note: Note, names: dict[str, str], *, is_summary: bool = False) -> NoteLine:
    """A note as this person may see it: whole, its head only, or a locked line."""
    locked = note.is_medical and not work.can(Action.MEDICAL_READ)
    title_shown = not locked or bool(work.who.roles & _SUMMARY)
    return NoteLine(
        id=note.id,
        at=note.at,
        title=note.title if title_shown else "",
        text="" if locked or is_summary else note.body,
        writer=names.get(note.written_by, note.written_by),
        kind=note.kind.value,
        is_locked=locked,
    )


class Notes(Guarded):
    """Notes of residents."""

    @allowed(Action.CARE_READ)
    def of(self, resident_id: int, limit: int = 200) -> tuple[NoteLine, ...]:
        """Notes of one resident, newest first, as this person may see them; of another's resident only the heads."""
        work = self._work
        names = work.records.people.writer_names()
        summary = ownership.only_own(work, Action.CARE_WRITE) and resident_id not in ownership.owned(work)
        return tuple(
            line(work, note, names, is_summary=summary) for note in work.records.care.notes_of(resident_id, limit)
        )

    @allowed(Action.CARE_READ)
    def find(self, query: str, resident_id: int | None = None) -> tuple[NoteLine, ...]:
        """Notes with words that begin as those of `query`; medical ones only for those who may read them."""
        work = self._work
        names = work.records.people.writer_names()
        mine = ownership.owned(work) if ownership.only_own(work, Action.CARE_WRITE) else None
        found = work.records.care.find_notes(query, resident_id)
        return tuple(
            line(work, note, names)
            for note in found
            if (not note.is_medical or work.can(Action.MEDICAL_READ)) and (mine is None or note.resident_id in mine)
        )

    @verb(Action.CARE_WRITE)
    def add(self, note: Note) -> tuple[int, Changes]:
        """Write a note about a resident, a counselor only about his own. Raises Invalid, Denied for a medical one."""
        self._insist_open(note)
        return self._add(note)

    @verb(Action.MEDICAL_WRITE)
    def add_medical(self, note: Note) -> tuple[int, Changes]:
        """Write a note that only medical staff read. Raises Invalid."""
        return self._add(attrs.evolve(note, is_medical=True))

    @verb(Action.CARE_WRITE)
    def correct(self, note: Note) -> Changes:
        """Give a note a new wording from the version that was read; the old one is kept.

        Raises Conflict when it was changed meanwhile, Denied for another's or a medical note, Invalid.
        """
        self._insist_open(self._work.records.care.notes.get(note.id))
        return self._correct(note)

    @verb(Action.MEDICAL_WRITE)
    def correct_medical(self, note: Note) -> Changes:
        """Give a medical note a new wording, as `correct`."""
        if not self._work.records.care.notes.get(note.id).is_medical:
            raise Denied(NOT_YOURS)
        return self._correct(note)

    def _insist_open(self, note: Note) -> None:
        if note.is_medical or note.kind is NoteKind.MEDICAL:
            raise Denied(NOT_YOURS)
        ownership.insist(self._work, Action.CARE_WRITE, note.resident_id)

    def _add(self, note: Note) -> tuple[int, Changes]:
        work = self._work
        _check(note)
        new = attrs.evolve(note, id=0, at=work.now, written_by=work.who.uid, version=1)
        number = work.records.care.notes.insert(new)
        work.record("note.add", "resident", note.resident_id, {"note": number, "kind": note.kind.value})
        return number, Changes.of("note")

    def _correct(self, note: Note) -> Changes:
        work = self._work
        _check(note)
        old = work.records.care.notes.get(note.id)
        if old.written_by != work.who.uid and Role.MANAGER not in work.who.roles:
            raise Denied(NOT_WRITTEN_BY_YOU)
        new = attrs.evolve(old, title=note.title, body=note.body, version=note.version)
        work.records.care.keep_wording(old, work.who.uid, work.now)
        work.records.care.notes.update(new)
        changed = sorted(set(rows.difference(old, new)) - {"version"})
        work.record("note.correct", "resident", old.resident_id, {"note": note.id, "fields": changed})
        return Changes.of("note")


def _check(note: Note) -> None:
    if not note.body.strip():
        raise Invalid(EMPTY, (Problem(field="body", text=EMPTY),))
    if len(note.body) > LONGEST:
        raise Invalid(TOO_LONG, (Problem(field="body", text=TOO_LONG, values={"most": LONGEST}),), most=LONGEST)
