"""Case conferences, frozen reports and the log of prints."""

from __future__ import annotations

from datetime import date
from functools import cached_property

import attrs

from tcdesk.domain.conference import Conference, ConferenceAction, ConferenceItem, PrintEntry, ReportSnapshot
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

    def numbers_in_use(self, pattern_year: int) -> int:
        """How many report numbers were given out in a year; versions of one number count once."""
        found = self._store.value(
            "SELECT count(DISTINCT number) FROM report_snapshot WHERE finalised_at >= ? AND finalised_at < ?",
            (f"{pattern_year:04d}-01-01", f"{pattern_year + 1:04d}-01-01"),
        )
        return int(str(found or 0))

    def copies_of(self, snapshot_id: int) -> int:
        """How many copies of a snapshot were printed or saved."""
        found = self._store.value(
            "SELECT coalesce(sum(copies), 0) FROM print_log WHERE snapshot_id = ? AND target <> 'preview'",
            (snapshot_id,),
        )
        return int(str(found or 0))
