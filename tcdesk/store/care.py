"""Care of each resident: notes, behaviour, goals, assessments, urine tests, examinations, narratives."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date, datetime
from functools import cached_property

from tcdesk.domain.care import Assessment, Behaviour, Goal, Narrative, Note
from tcdesk.domain.health import Examination, UrineTest
from tcdesk.store import rows
from tcdesk.store.db import Store
from tcdesk.store.tables import Table

_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = 12


class Care:
    """What was seen, agreed and done."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def notes(self) -> Table[Note]:
        """Notes in their newest wording."""
        return Table(self._store, "note", Note)

    @cached_property
    def behaviour(self) -> Table[Behaviour]:
        """The behaviour ledger."""
        return Table(self._store, "behaviour", Behaviour)

    @cached_property
    def goals(self) -> Table[Goal]:
        """Treatment goals."""
        return Table(self._store, "goal", Goal)

    @cached_property
    def assessments(self) -> Table[Assessment]:
        """Filled instruments."""
        return Table(self._store, "assessment", Assessment)

    @cached_property
    def urine(self) -> Table[UrineTest]:
        """Urine tests."""
        return Table(self._store, "urine_test", UrineTest)

    @cached_property
    def examinations(self) -> Table[Examination]:
        """Examinations."""
        return Table(self._store, "examination", Examination)

    @cached_property
    def narratives(self) -> Table[Narrative]:
        """The counselor's words for progress reports."""
        return Table(self._store, "narrative", Narrative)

    def notes_of(self, resident_id: int, limit: int = 200) -> list[Note]:
        """Notes of one resident, newest first."""
        return self.notes.all("resident_id = ?", (resident_id,), order=f"at DESC, id DESC LIMIT {limit:d}")

    def keep_wording(self, note: Note, by: str, now: datetime) -> None:
        """Put the wording a note has now beside the new one that will replace it."""
        self._store.execute(
            "INSERT INTO note_version (note_id, version, title, body, replaced_at, replaced_by) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            (note.id, note.version, note.title, note.body, rows.moment(now), by),
        )

    def wordings(self, note_id: int) -> list[tuple[int, str, str, datetime, str]]:
        """Earlier wordings of a note, newest first: version, title, body, when and by whom it was replaced."""
        found = self._store.rows(
            "SELECT version, title, body, replaced_at, replaced_by FROM note_version WHERE note_id = ? "
            "ORDER BY version DESC",
            (note_id,),
        )
        return [
            (int(str(version)), str(title), str(body), datetime.fromisoformat(str(at)), str(by))
            for version, title, body, at, by in found
        ]

    def find_notes(self, query: str, resident_id: int | None = None, limit: int = 50) -> list[Note]:
        """Notes that hold words beginning with every word of `query`, newest first; none where it has no word."""
        terms = " ".join(f'"{word}"*' for word in _WORD.findall(query)[:_MOST_WORDS])
        if not terms:
            return []
        where = "" if resident_id is None else "AND n.resident_id = :resident "
        sql = (
            "SELECT n.* FROM note_search f JOIN note n ON n.id = f.rowid WHERE note_search MATCH :terms "  # noqa: S608
            f"AND n.deleted_at IS NULL {where}ORDER BY f.rowid DESC LIMIT :limit"
        )
        return self._store.fetch(Note, sql, {"terms": terms, "resident": resident_id, "limit": limit})

    def behaviour_of(self, resident_id: int) -> list[Behaviour]:
        """The whole ledger of one resident, newest first."""
        return self.behaviour.all("resident_id = ?", (resident_id,), order="on_date DESC, id DESC")

    def goals_of(self, resident_id: int) -> list[Goal]:
        """Goals of one resident, in order."""
        return self.goals.all("resident_id = ?", (resident_id,), order="position, id")

    def assessments_of(self, resident_id: int, instrument: str = "") -> list[Assessment]:
        """Assessments of one resident, oldest first; of one instrument where it is named."""
        return self.assessments.all(
            "resident_id = ? AND (? = '' OR instrument = ?)",
            (resident_id, instrument, instrument),
            order="on_date, id",
        )

    def urine_of(self, resident_id: int) -> list[UrineTest]:
        """Urine tests of one resident, newest first."""
        return self.urine.all("resident_id = ?", (resident_id,), order="taken_on DESC, id DESC")

    def examinations_of(self, resident_id: int) -> list[Examination]:
        """Examinations of one resident, newest first."""
        return self.examinations.all("resident_id = ?", (resident_id,), order="at DESC, id DESC")

    def narrative_on(self, resident_id: int, as_of: date) -> Narrative | None:
        """The newest narrative written for a report up to `as_of`."""
        found = self.narratives.all(
            "resident_id = ? AND as_of <= ?", (resident_id, as_of.isoformat()), order="as_of DESC, id DESC LIMIT 1"
        )
        return found[0] if found else None

    def proposals_on(self, residents: Sequence[int], as_of: date) -> dict[int, tuple[str, ...]]:
        """What the newest narrative of each of these residents up to `as_of` proposes."""
        if not residents:
            return {}
        places = "?, " * (len(residents) - 1) + "?"
        where = f"as_of <= ? AND deleted_at IS NULL AND resident_id IN ({places})"
        sql = f"SELECT resident_id, proposals FROM narrative WHERE {where} ORDER BY as_of, id"  # noqa: S608 - places
        found = self._store.rows(sql, (as_of.isoformat(), *residents))
        return {int(str(resident)): tuple(json.loads(str(proposals))) for resident, proposals in found}
