"""Residents and what is kept of each: custody, legal dates, substances, phases, house functions, photo."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from functools import cached_property

import attrs

from tcdesk.domain.custody import Custody, DateSource, LegalDate, LegalDateKind
from tcdesk.domain.health import ResidentSubstance
from tcdesk.domain.job import JobFunction
from tcdesk.domain.likeness import Person
from tcdesk.domain.phase import PhaseEntry
from tcdesk.domain.resident import Photo, Resident
from tcdesk.store import rows
from tcdesk.store.db import Store
from tcdesk.store.tables import Table

_PRESENT = "admitted_on <= ? AND (left_on IS NULL OR left_on >= ?)"


@attrs.frozen(kw_only=True)
class Known:
    """What is looked at to find out whether somebody is known already; `left_on` None while here."""

    id: int
    name: str
    alias: str
    birth_date: date
    mother_name: str
    national_no: str
    register_no: str
    register_key: str
    tc_no: str
    admitted_on: date
    left_on: date | None
    exit_kind: str

    @property
    def person(self) -> Person:
        """The part that tells people apart."""
        return Person(
            name=self.name,
            alias=self.alias,
            birth_date=self.birth_date,
            mother_name=self.mother_name,
            national_no=self.national_no,
        )


class Residents:
    """Every stay of every person."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def residents(self) -> Table[Resident]:
        """Residents."""
        return Table(self._store, "resident", Resident)

    @cached_property
    def custody(self) -> Table[Custody]:
        """Custody by resident."""
        return Table(self._store, "custody", Custody, key=("resident_id",))

    @cached_property
    def legal_dates(self) -> Table[LegalDate]:
        """Recorded legal dates."""
        return Table(self._store, "legal_date", LegalDate)

    @cached_property
    def used(self) -> Table[ResidentSubstance]:
        """Substances residents used."""
        return Table(self._store, "resident_substance", ResidentSubstance)

    @cached_property
    def entries(self) -> Table[PhaseEntry]:
        """Stays in phases."""
        return Table(self._store, "phase_entry", PhaseEntry)

    @cached_property
    def jobs(self) -> Table[JobFunction]:
        """House functions."""
        return Table(self._store, "job_function", JobFunction)

    @cached_property
    def photos(self) -> Table[Photo]:
        """Photos by resident."""
        return Table(self._store, "photo", Photo, key=("resident_id",))

    def present(self, day: date) -> list[Resident]:
        """Residents in the programme on `day`, by name."""
        return self.residents.all(_PRESENT, (day.isoformat(), day.isoformat()), order="name, id")

    def cared_for_by(self, staff_id: int) -> frozenset[int]:
        """Residents who have not left and have this counselor."""
        found = self._store.rows(
            "SELECT id FROM resident WHERE counselor_id = ? AND left_on IS NULL AND deleted_at IS NULL", (staff_id,)
        )
        return frozenset(int(str(number)) for (number,) in found)

    def here_count(self) -> int:
        """How many have not left."""
        return int(str(self._store.value("SELECT count(*) FROM resident WHERE left_on IS NULL AND deleted_at IS NULL")))

    def register_holder(self, register_key: str, but: int = 0) -> str | None:
        """The name of whoever is here with this register number, resident `but` left aside; None where it is free."""
        found = self._store.value(
            "SELECT name FROM resident WHERE register_key = ? AND left_on IS NULL AND deleted_at IS NULL AND id <> ?",
            (register_key, but),
        )
        return None if found is None else str(found)

    def tc_numbers(self, prefix: str) -> list[str]:
        """All resident numbers ever given that begin with `prefix`."""
        end = prefix[:-1] + chr(ord(prefix[-1]) + 1) if prefix else "\U0010ffff"
        found = self._store.rows("SELECT tc_no FROM resident WHERE tc_no >= ? AND tc_no < ?", (prefix, end))
        return [str(number) for (number,) in found]

    def known(self) -> list[Known]:
        """Everybody ever admitted, in short."""
        return self._store.fetch(Known, "SELECT * FROM resident WHERE deleted_at IS NULL")

    def not_same(self, resident_id: int) -> frozenset[int]:
        """People that staff said are not this one."""
        found = self._store.rows(
            "SELECT other_id FROM not_same_person WHERE resident_id = :id "
            "UNION SELECT resident_id FROM not_same_person WHERE other_id = :id",
            {"id": resident_id},
        )
        return frozenset(int(str(other)) for (other,) in found)

    def add_not_same(self, resident_id: int, others: Iterable[int], by: str, now: datetime) -> None:
        """Remember that two people are not one."""
        self._store.execute_many(
            "INSERT INTO not_same_person (resident_id, other_id, decided_by, decided_at) VALUES (?, ?, ?, ?) "
            "ON CONFLICT DO NOTHING",
            [(resident_id, other, by, rows.moment(now)) for other in others],
        )

    def custody_of(self, resident_id: int) -> Custody | None:
        """The custody of one resident."""
        return self.custody.find(resident_id)

    def dates_of(self, resident_id: int) -> list[LegalDate]:
        """Recorded legal dates of one resident, by day."""
        return self.legal_dates.all("resident_id = ?", (resident_id,), order="on_date, id")

    def dates_of_present(self) -> list[tuple[int, LegalDateKind, date, DateSource]]:
        """Recorded legal dates of everybody who has not left: resident, kind, day, source."""
        found = self._store.rows(
            "SELECT d.resident_id, d.kind, d.on_date, d.source FROM resident r "
            "CROSS JOIN legal_date d ON d.resident_id = r.id AND d.deleted_at IS NULL "
            "WHERE r.left_on IS NULL AND r.deleted_at IS NULL"
        )
        return [
            (int(str(one)), LegalDateKind(kind), date.fromisoformat(str(day)), DateSource(source))
            for one, kind, day, source in found
        ]

    def entries_of(self, resident_id: int) -> list[PhaseEntry]:
        """The way of one resident through the phases, oldest first."""
        return self.entries.all("resident_id = ?", (resident_id,), order="started_on, id")

    def open_entry(self, resident_id: int) -> PhaseEntry | None:
        """The phase a resident is in."""
        found = self.entries.all("resident_id = ? AND ended_on IS NULL", (resident_id,))
        return found[0] if found else None

    def entries_of_present(self, day: date) -> dict[int, tuple[PhaseEntry, ...]]:
        """The way through the phases of everybody present on `day`, by resident, oldest first."""
        found = self._store.fetch(
            PhaseEntry,
            "SELECT e.* FROM resident r CROSS JOIN phase_entry e ON e.resident_id = r.id AND e.deleted_at IS NULL "
            "WHERE r.admitted_on <= ? AND (r.left_on IS NULL OR r.left_on >= ?) AND r.deleted_at IS NULL "
            "ORDER BY e.resident_id, e.started_on, e.id",
            (day.isoformat(), day.isoformat()),
        )
        by_resident: dict[int, list[PhaseEntry]] = {}
        for entry in found:
            by_resident.setdefault(entry.resident_id, []).append(entry)
        return {resident: tuple(entries) for resident, entries in by_resident.items()}

    def main_substances(self) -> dict[int, str]:
        """The code of the main substance of everybody who has not left."""
        found = self._store.rows(
            "SELECT u.resident_id, u.substance_code FROM resident r "
            "CROSS JOIN resident_substance u ON u.resident_id = r.id "
            "WHERE r.left_on IS NULL AND r.deleted_at IS NULL ORDER BY u.resident_id, u.rank DESC"
        )
        return {int(str(resident)): str(code) for resident, code in found}

    def substances_of(self, resident_id: int) -> list[ResidentSubstance]:
        """Substances of one resident, the main one first."""
        return self.used.all("resident_id = ?", (resident_id,), order="rank, id")

    def replace_substances(self, resident_id: int, used: Iterable[ResidentSubstance]) -> None:
        """Put `used` in place of the list of substances of one resident; part of a `write()`."""
        self._store.change("DELETE FROM resident_substance WHERE resident_id = ?", (resident_id,))
        self.used.insert_all(used)

    def substance_names(self, resident_id: int) -> tuple[str, ...]:
        """Names of the substances of one resident, the main one first."""
        found = self._store.rows(
            "SELECT s.name FROM resident_substance u JOIN substance s ON s.code = u.substance_code "
            "WHERE u.resident_id = ? ORDER BY u.rank, u.id",
            (resident_id,),
        )
        return tuple(str(name) for (name,) in found)

    def job_on(self, resident_id: int, day: date) -> tuple[JobFunction, str] | None:
        """The house function of a resident on `day`, with the name of its department."""
        found = self.jobs.all(
            "resident_id = ? AND started_on <= ? AND (ended_on IS NULL OR ended_on >= ?)",
            (resident_id, day.isoformat(), day.isoformat()),
            order="started_on DESC, id DESC LIMIT 1",
        )
        if not found:
            return None
        name = self._store.value("SELECT name FROM job_department WHERE code = ?", (found[0].department_code,))
        return found[0], str(name or found[0].department_code)

    def marks_of(self, phase_entry_id: int) -> dict[int, date]:
        """When staff ticked the lines of the checklist of one phase entry, by criterion."""
        found = self._store.rows(
            "SELECT criterion_id, met_on FROM criterion_mark WHERE phase_entry_id = ?", (phase_entry_id,)
        )
        return {int(str(criterion)): date.fromisoformat(str(day)) for criterion, day in found}

    def thumbnail(self, resident_id: int) -> bytes | None:
        """The small photo, JPEG."""
        return self._picture("SELECT thumbnail FROM photo WHERE resident_id = ?", resident_id)

    def portrait(self, resident_id: int) -> bytes | None:
        """The photo at print size, JPEG."""
        return self._picture("SELECT portrait FROM photo WHERE resident_id = ?", resident_id)

    def _picture(self, sql: str, resident_id: int) -> bytes | None:
        found = self._store.value(sql, (resident_id,))
        return found if isinstance(found, bytes) else None

    def thumbnails(self) -> dict[int, bytes]:
        """The small photos of everybody who has not left."""
        found = self._store.rows(
            "SELECT p.resident_id, p.thumbnail FROM resident r CROSS JOIN photo p ON p.resident_id = r.id "
            "WHERE r.left_on IS NULL AND r.deleted_at IS NULL"
        )
        return {int(str(resident)): picture for resident, picture in found if isinstance(picture, bytes)}

    def set_photo(self, photo: Photo) -> None:
        """Keep the photo of a resident in place of the one before."""
        if self.photos.find(photo.resident_id) is None:
            self.photos.insert(photo)
        else:
            self.photos.update(photo)
