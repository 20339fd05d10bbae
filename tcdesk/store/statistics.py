"""Counting queries over the whole house: a fixed number of statements, whatever the number of residents."""

from __future__ import annotations

import json
from datetime import date
from typing import cast

import attrs

from tcdesk.domain.care import Tool
from tcdesk.domain.health import Reading, UrineReason
from tcdesk.domain.phase import PhaseEntry, Stage
from tcdesk.domain.resident import MainProblem, Resident
from tcdesk.domain.session import Mark
from tcdesk.store.db import Store
from tcdesk.store.driver import Value


@attrs.frozen(kw_only=True)
class ListRow:
    """A resident who has not left, with what hangs on him, for the list."""

    id: int
    name: str
    alias: str
    register_no: str
    tc_no: str
    national_no: str
    block: str
    house: str
    problem: MainProblem
    cohort_id: int | None
    counselor_id: int | None
    counselor: str | None
    admitted_on: date
    programme_end: date
    consent_on: date | None
    mother_name: str
    birth_place: str
    guarantor_name: str
    phase: str | None
    stage: Stage | None
    target: int | None
    started_on: date | None
    substance: str | None
    has_photo: bool
    status: str | None
    detained_on: date | None
    years: int | None
    months: int | None
    days: int | None


_LIST = """
SELECT r.id, r.name, r.alias, r.register_no, r.tc_no, r.national_no, r.block, r.house, r.problem, r.cohort_id,
  r.counselor_id, s.name AS counselor, r.admitted_on, r.programme_end, r.consent_on, r.mother_name, r.birth_place,
  r.guarantor_name, p.name AS phase, p.stage, p.target_days AS target, e.started_on,
  (SELECT z.name FROM resident_substance u JOIN substance z ON z.code = u.substance_code
    WHERE u.resident_id = r.id ORDER BY u.rank, u.id LIMIT 1) AS substance,
  EXISTS (SELECT 1 FROM photo f WHERE f.resident_id = r.id) AS has_photo,
  c.status, c.detained_on, c.years, c.months, c.days
FROM resident r
LEFT JOIN staff s ON s.id = r.counselor_id
LEFT JOIN phase_entry e ON e.resident_id = r.id AND e.ended_on IS NULL AND e.deleted_at IS NULL
LEFT JOIN phase p ON p.id = e.phase_id
LEFT JOIN custody c ON c.resident_id = r.id
"""
_HERE = "WHERE r.left_on IS NULL AND r.deleted_at IS NULL ORDER BY r.name, r.id"
_ONE = "WHERE r.id = ? AND r.deleted_at IS NULL"

_WEEKLY = """
WITH held AS MATERIALIZED (
  SELECT id, CAST((julianday(on_date) - julianday(:first)) / 7 AS INTEGER) AS week FROM session
  WHERE on_date BETWEEN :first AND :last AND state = 'held' AND deleted_at IS NULL
)
SELECT a.resident_id, h.week, sum(a.mark IN ('present', 'late')), count(*)
FROM held h JOIN attendance a ON a.session_id = h.id GROUP BY a.resident_id, h.week
"""

_WEEKLY_OF = """
SELECT CAST((julianday(s.on_date) - julianday(:first)) / 7 AS INTEGER) AS week, sum(a.mark IN ('present', 'late')),
  count(*)
FROM attendance a JOIN session s ON s.id = a.session_id
WHERE a.resident_id = :resident AND s.on_date BETWEEN :first AND :last AND s.state = 'held' AND s.deleted_at IS NULL
GROUP BY week
"""

_HOUSE = """
WITH held AS MATERIALIZED (
  SELECT id, CAST((julianday(on_date) - julianday(:first)) / 7 AS INTEGER) AS week FROM session
  WHERE on_date BETWEEN :first AND :last AND state = 'held' AND deleted_at IS NULL
)
SELECT h.week, sum(a.mark IN ('present', 'late')), count(*)
FROM held h JOIN attendance a ON a.session_id = h.id GROUP BY h.week
"""

# Everybody who was here on any day between two days; the day of leaving still counts.
_TREATED = "r.admitted_on <= :last AND (r.left_on IS NULL OR r.left_on >= :first) AND r.deleted_at IS NULL"

_ACTIVITIES = """
SELECT s.activity_code, count(DISTINCT CASE WHEN s.state = 'held' THEN s.id END),
  count(DISTINCT CASE WHEN s.state = 'cancelled' THEN s.id END),
  coalesce(sum(s.state = 'held' AND a.mark IN ('present', 'late')), 0),
  coalesce(sum(s.state = 'held' AND a.mark IS NOT NULL), 0)
FROM session s LEFT JOIN attendance a ON a.session_id = s.id
WHERE s.on_date BETWEEN :first AND :last AND s.deleted_at IS NULL GROUP BY s.activity_code
"""

_MARKS = """
SELECT a.resident_id, s.on_date, a.mark, count(*) FROM session s CROSS JOIN attendance a ON a.session_id = s.id
WHERE s.on_date BETWEEN :first AND :last AND s.state = 'held' AND s.deleted_at IS NULL
GROUP BY a.resident_id, s.on_date, a.mark
"""


class Statistics:
    """Figures over everybody.

    CROSS JOIN keeps the order of the tables as written: from the residents who are here to their records, never from
    all records there ever were.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def list_rows(self, resident_id: int | None = None) -> list[ListRow]:
        """Everybody who has not left, by name; only one resident (whether here or gone) where given."""
        if resident_id is None:
            return self._store.fetch(ListRow, _LIST + _HERE)
        return self._store.fetch(ListRow, _LIST + _ONE, (resident_id,))

    def weekly(self, first: date, last: date) -> dict[int, dict[int, tuple[int, int]]]:
        """By resident and week (0 = the week from `first`): meetings attended and meetings held."""
        found: dict[int, dict[int, tuple[int, int]]] = {}
        for resident, week, came, held in self._store.rows(_WEEKLY, _span(first, last)):
            found.setdefault(_int(resident), {})[_int(week)] = (_int(came), _int(held))
        return found

    def weekly_of(self, resident_id: int, first: date, last: date) -> dict[int, tuple[int, int]]:
        """By week: meetings one resident attended and meetings held."""
        found = self._store.rows(_WEEKLY_OF, _span(first, last) | {"resident": resident_id})
        return {_int(week): (_int(came), _int(held)) for week, came, held in found}

    def house_weekly(self, first: date, last: date) -> dict[int, tuple[int, int]]:
        """By week (0 = the week from `first`): marks that are attendances and all marks, of everybody."""
        return {
            _int(week): (_int(came), _int(held)) for week, came, held in self._store.rows(_HOUSE, _span(first, last))
        }

    def last_urine(self) -> dict[int, tuple[date, dict[str, str]]]:
        """The newest urine test of everybody who has not left: day and reading by panel."""
        sql = (
            "SELECT r.id, max(u.taken_on), u.results FROM resident r "
            "CROSS JOIN urine_test u ON u.resident_id = r.id AND u.deleted_at IS NULL "
            "WHERE r.left_on IS NULL AND r.deleted_at IS NULL GROUP BY r.id"
        )
        found: dict[int, tuple[date, dict[str, str]]] = {}
        for resident, day, results in self._store.rows(sql):
            found[_int(resident)] = (date.fromisoformat(str(day)), dict(json.loads(str(results))))
        return found

    def loads(self, first: date, last: date) -> dict[int, tuple[int, int]]:
        """By counselor: residents cared for, and groups led in sessions between two days."""
        residents = self._store.rows(
            "SELECT counselor_id, count(*) FROM resident WHERE left_on IS NULL AND deleted_at IS NULL "
            "AND counselor_id IS NOT NULL GROUP BY counselor_id"
        )
        groups = self._store.rows(
            "SELECT counselor_id, count(DISTINCT group_id) FROM session WHERE on_date BETWEEN :first AND :last "
            "AND group_id IS NOT NULL AND counselor_id IS NOT NULL AND deleted_at IS NULL GROUP BY counselor_id",
            _span(first, last),
        )
        led = {_int(staff): _int(count) for staff, count in groups}
        cared = {_int(staff): _int(count) for staff, count in residents}
        return {staff: (cared.get(staff, 0), led.get(staff, 0)) for staff in cared.keys() | led.keys()}

    def session_counts(self, day: date) -> dict[int, tuple[int, int]]:
        """By session of one day: who came and how many marks there are."""
        sql = (
            "SELECT s.id, sum(a.mark IN ('present', 'late')), count(*) FROM session s "
            "JOIN attendance a ON a.session_id = s.id WHERE s.on_date = ? AND s.deleted_at IS NULL GROUP BY s.id"
        )
        found = self._store.rows(sql, (day.isoformat(),))
        return {_int(session): (_int(came), _int(marked)) for session, came, marked in found}

    def last_reports(self) -> dict[int, date]:
        """The day of the newest finalised report of everybody who has one."""
        found = self._store.rows("SELECT resident_id, max(as_of) FROM report_snapshot GROUP BY resident_id")
        return {_int(resident): date.fromisoformat(str(day)) for resident, day in found}

    def instruments_done(self) -> dict[str, frozenset[int]]:
        """By instrument: residents who have not left and have at least one sheet of it."""
        found: dict[str, set[int]] = {}
        sql = (
            "SELECT DISTINCT a.instrument, a.resident_id FROM resident r "
            "CROSS JOIN assessment a ON a.resident_id = r.id AND a.deleted_at IS NULL "
            "WHERE r.left_on IS NULL AND r.deleted_at IS NULL"
        )
        for instrument, resident in self._store.rows(sql):
            found.setdefault(str(instrument), set()).add(_int(resident))
        return {instrument: frozenset(residents) for instrument, residents in found.items()}

    # A month of the house

    def treated(self, first: date, last: date) -> list[Resident]:
        """Everybody who was here on any day between two days, by name."""
        sql = f"SELECT r.* FROM resident r WHERE {_TREATED} ORDER BY r.name, r.id"  # noqa: S608 - our own words
        return self._store.fetch(Resident, sql, _span(first, last))

    def treated_entries(self, first: date, last: date) -> dict[int, list[PhaseEntry]]:
        """The way through the phases of everybody treated, by resident, oldest first."""
        sql = (
            "SELECT e.* FROM resident r CROSS JOIN phase_entry e ON e.resident_id = r.id AND e.deleted_at IS NULL "  # noqa: S608
            f"WHERE {_TREATED} ORDER BY e.resident_id, e.started_on, e.id"
        )
        found: dict[int, list[PhaseEntry]] = {}
        for entry in self._store.fetch(PhaseEntry, sql, _span(first, last)):
            found.setdefault(entry.resident_id, []).append(entry)
        return found

    def treated_substances(self, first: date, last: date) -> dict[int, list[tuple[str, int | None, str]]]:
        """Substances of everybody treated, the main one first: name, age of first use, route."""
        sql = (
            "SELECT u.resident_id, z.name, u.first_age, u.route FROM resident r "  # noqa: S608 - our own words
            "CROSS JOIN resident_substance u ON u.resident_id = r.id JOIN substance z ON z.code = u.substance_code "
            f"WHERE {_TREATED} ORDER BY u.resident_id, u.rank, u.id"
        )
        found: dict[int, list[tuple[str, int | None, str]]] = {}
        for resident, name, age, route in self._store.rows(sql, _span(first, last)):
            use = (str(name), None if age is None else _int(age), str(route))
            found.setdefault(_int(resident), []).append(use)
        return found

    def month_activities(self, first: date, last: date) -> dict[str, tuple[int, int, int, int]]:
        """By activity: sessions held, sessions cancelled, attendances, all marks of those held."""
        found = self._store.rows(_ACTIVITIES, _span(first, last))
        return {
            str(code): (_int(held), _int(cancelled), _int(came), _int(marks))
            for code, held, cancelled, came, marks in found
        }

    def month_marks(self, first: date, last: date) -> dict[int, dict[date, dict[Mark, int]]]:
        """By resident and day: how often each mark was given in sessions that were held."""
        found: dict[int, dict[date, dict[Mark, int]]] = {}
        for resident, day, mark, count in self._store.rows(_MARKS, _span(first, last)):
            days = found.setdefault(_int(resident), {})
            days.setdefault(date.fromisoformat(str(day)), {})[Mark(str(mark))] = _int(count)
        return found

    def month_urine(self, first: date, last: date) -> list[tuple[UrineReason, dict[str, Reading]]]:
        """Reason and readings of every urine test between two days, of those treated."""
        sql = (
            "SELECT u.reason, u.results FROM resident r CROSS JOIN urine_test u ON u.resident_id = r.id "  # noqa: S608
            f"AND u.taken_on BETWEEN :first AND :last AND u.deleted_at IS NULL WHERE {_TREATED}"
        )
        return [
            (UrineReason(str(reason)), {key: Reading(value) for key, value in json.loads(str(results)).items()})
            for reason, results in self._store.rows(sql, _span(first, last))
        ]

    def month_tools(self, first: date, last: date) -> dict[Tool, int]:
        """By tool: entries of the behaviour ledger between two days, of those treated."""
        sql = (
            "SELECT b.tool, count(*) FROM resident r CROSS JOIN behaviour b ON b.resident_id = r.id "  # noqa: S608
            f"AND b.on_date BETWEEN :first AND :last AND b.deleted_at IS NULL WHERE {_TREATED} GROUP BY b.tool"
        )
        return {Tool(str(tool)): _int(count) for tool, count in self._store.rows(sql, _span(first, last))}

    def month_instruments(self, first: date, last: date) -> dict[str, int]:
        """By instrument: sheets filled in between two days, of those treated."""
        sql = (
            "SELECT a.instrument, count(*) FROM resident r CROSS JOIN assessment a ON a.resident_id = r.id "  # noqa: S608
            f"AND a.on_date BETWEEN :first AND :last AND a.deleted_at IS NULL WHERE {_TREATED} "
            "GROUP BY a.instrument ORDER BY a.instrument"
        )
        return {str(code): _int(count) for code, count in self._store.rows(sql, _span(first, last))}

    def month_reports(self, first: date, last: date) -> int:
        """Reports as of a day between two days that were made final, of those treated."""
        sql = (
            "SELECT count(*) FROM resident r CROSS JOIN report_snapshot s ON s.resident_id = r.id "  # noqa: S608
            f"AND s.as_of BETWEEN :first AND :last WHERE {_TREATED}"
        )
        return _int(self._store.value(sql, _span(first, last)))


def _int(value: Value) -> int:
    return cast("int", value)  # counts and ids of STRICT tables are whole numbers


def _span(first: date, last: date) -> dict[str, str | int]:
    return {"first": first.isoformat(), "last": last.isoformat()}
