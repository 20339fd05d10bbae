"""Case conferences, frozen reports and the log of prints."""

from __future__ import annotations

from datetime import date, datetime
from functools import cached_property

import attrs

from tcdesk.domain.conference import (
    Conference,
    ConferenceAction,
    ConferenceItem,
    ConferenceState,
    KeptFile,
    PrintEntry,
    ReportSnapshot,
)
from tcdesk.store.db import Store
from tcdesk.store.tables import Table


@attrs.frozen(kw_only=True)
class OpenActionRow:
    """An action of a conference that is not done yet, with the resident it is about."""

    id: int
    what: str
    staff_id: int | None
    due_on: date | None
    resident_id: int
    resident: str


@attrs.frozen(kw_only=True)
class FinalRow:
    """A final report without its data, and how often it went out; `copies` counts paper and files, not previews."""

    id: int
    resident_id: int
    name: str
    register_no: str
    tc_no: str
    document: str
    number: str
    version: int
    template_version: int
    as_of: date
    code: str
    finalised_at: datetime
    finalised_by: str
    copies: int
    last_at: datetime | None


@attrs.frozen(kw_only=True)
class DiscussedRow:
    """When a resident was last on the agenda of a conference that was held, and when to look at him again."""

    resident_id: int
    on_date: date
    review_on: date | None


_FINAL = (
    "SELECT s.id, s.resident_id, r.name, r.register_no, r.tc_no, s.document, s.number, s.version, s.template_version, "
    "s.as_of, s.code, s.finalised_at, s.finalised_by, "
    "coalesce(p.copies, 0) AS copies, p.last_at "
    "FROM report_snapshot s JOIN resident r ON r.id = s.resident_id "
    "LEFT JOIN (SELECT snapshot_id, sum(copies) AS copies, max(at) AS last_at FROM print_log "
    "WHERE snapshot_id IS NOT NULL AND target <> 'preview' GROUP BY snapshot_id) p ON p.snapshot_id = s.id "
)


class Conferences:
    """Conferences and the papers that come out of them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def conferences(self) -> Table[Conference]:
        """Conferences."""
        return Table(self._store, "conference", Conference)

    @cached_property
    def items(self) -> Table[ConferenceItem]:
        """Residents on the agenda of a conference."""
        return Table(self._store, "conference_item", ConferenceItem)

    @cached_property
    def actions(self) -> Table[ConferenceAction]:
        """What a conference agreed on."""
        return Table(self._store, "conference_action", ConferenceAction)

    @cached_property
    def snapshots(self) -> Table[ReportSnapshot]:
        """Finalised reports."""
        return Table(self._store, "report_snapshot", ReportSnapshot)

    @cached_property
    def files(self) -> Table[KeptFile]:
        """The files of finalised reports."""
        return Table(self._store, "report_file", KeptFile, ("snapshot_id",))

    @cached_property
    def prints(self) -> Table[PrintEntry]:
        """Prints and exports."""
        return Table(self._store, "print_log", PrintEntry)

    def on(self, day: date) -> Conference | None:
        """The conference of one day."""
        found = self.conferences.all("on_date = ?", (day.isoformat(),))
        return found[0] if found else None

    def between(self, first: date, last: date) -> list[Conference]:
        """Conferences between two days, both included, in order of day."""
        return self.conferences.all(
            "on_date BETWEEN ? AND ?", (first.isoformat(), last.isoformat()), order="on_date, id"
        )

    def next_for(self, resident_id: int, day: date) -> date | None:
        """The day of the next conference, from `day` on, that has this resident on its agenda."""
        found = self._store.value(
            "SELECT min(c.on_date) FROM conference_item i JOIN conference c ON c.id = i.conference_id "
            "WHERE i.resident_id = ? AND c.on_date >= ? AND i.deleted_at IS NULL AND c.deleted_at IS NULL",
            (resident_id, day.isoformat()),
        )
        return date.fromisoformat(str(found)) if found else None

    def agenda(self, conference_id: int) -> list[ConferenceItem]:
        """The agenda, in order."""
        return self.items.all("conference_id = ?", (conference_id,), order="position, id")

    def counts(self) -> dict[int, int]:
        """How many residents stand on the agenda of each conference."""
        found = self._store.rows(
            "SELECT conference_id, count(*) FROM conference_item WHERE deleted_at IS NULL GROUP BY conference_id"
        )
        return {int(str(number)): int(str(count)) for number, count in found}

    def finals_between(self, first: date, last: date) -> dict[int, tuple[int, str]]:
        """The newest final progress report of each resident between two days: its id and number."""
        found = self._store.rows(
            "SELECT resident_id, id, number FROM report_snapshot WHERE document = 'progress' "
            "AND as_of BETWEEN ? AND ? ORDER BY as_of, id",
            (first.isoformat(), last.isoformat()),
        )
        return {int(str(resident)): (int(str(number)), str(name)) for resident, number, name in found}

    def actions_of(self, item_id: int) -> list[ConferenceAction]:
        """What was agreed on one resident of an agenda, the earliest due first."""
        return self.actions.all("item_id = ?", (item_id,), order="due_on IS NULL, due_on, id")

    def open_actions(self) -> list[OpenActionRow]:
        """What is still to be done, the earliest due first."""
        return self._store.fetch(
            OpenActionRow,
            "SELECT a.id, a.what, a.staff_id, a.due_on, r.id AS resident_id, r.name AS resident "
            "FROM conference_action a JOIN conference_item i ON i.id = a.item_id "
            "JOIN resident r ON r.id = i.resident_id "
            "WHERE a.done_on IS NULL AND a.deleted_at IS NULL AND i.deleted_at IS NULL AND r.deleted_at IS NULL "
            "AND r.left_on IS NULL ORDER BY a.due_on IS NULL, a.due_on, a.id",
        )

    def snapshots_of(self, resident_id: int) -> list[ReportSnapshot]:
        """Finalised reports of one resident, newest first."""
        return self.snapshots.all("resident_id = ?", (resident_id,), order="as_of DESC, id DESC")

    def prints_of(self, resident_id: int) -> list[PrintEntry]:
        """Prints about one resident, newest first."""
        return self.prints.all("resident_id = ?", (resident_id,), order="at DESC, id DESC")

    def finals(self) -> list[FinalRow]:
        """All finalised reports without their data, newest first."""
        return self._store.fetch(FinalRow, f"{_FINAL} ORDER BY s.as_of DESC, s.id DESC")

    def final(self, snapshot_id: int) -> FinalRow | None:
        """One finalised report without its data."""
        return self._store.first(FinalRow, f"{_FINAL} WHERE s.id = ?", (snapshot_id,))

    def final_with_code(self, code: str) -> FinalRow | None:
        """The finalised report that carries this code, written in its four groups."""
        return self._store.first(FinalRow, f"{_FINAL} WHERE s.code = ?", (code,))

    def prints_of_final(self, snapshot_id: int) -> list[PrintEntry]:
        """Prints of one finalised report, newest first."""
        return self.prints.all("snapshot_id = ?", (snapshot_id,), order="at DESC, id DESC")

    def numbers_in_use(self, year: int) -> int:
        """How many report numbers were given out to reports of a year; versions of one number count once."""
        found = self._store.value(
            "SELECT count(DISTINCT number) FROM report_snapshot WHERE as_of BETWEEN ? AND ?",
            (f"{year:04d}-01-01", f"{year:04d}-12-31"),
        )
        return int(str(found or 0))

    def has_number(self, number: str) -> bool:
        """Whether a finalised report has this number."""
        return self._store.value("SELECT 1 FROM report_snapshot WHERE number = ?", (number,)) is not None

    def discussed_before(self, day: date) -> dict[int, DiscussedRow]:
        """For every resident who was on a held conference before `day`, the last time."""
        found = self._store.fetch(
            DiscussedRow,
            "SELECT i.resident_id, c.on_date, i.review_on FROM conference_item i "
            "JOIN conference c ON c.id = i.conference_id "
            "WHERE c.state = ? AND c.on_date < ? AND i.deleted_at IS NULL AND c.deleted_at IS NULL "
            "ORDER BY c.on_date, c.id",
            (ConferenceState.CLOSED.value, day.isoformat()),
        )
        return {row.resident_id: row for row in found}

    def copies_of(self, snapshot_id: int) -> int:
        """How many copies of a snapshot were printed or saved."""
        found = self._store.value(
            "SELECT coalesce(sum(copies), 0) FROM print_log WHERE snapshot_id = ? AND target <> 'preview'",
            (snapshot_id,),
        )
        return int(str(found or 0))
