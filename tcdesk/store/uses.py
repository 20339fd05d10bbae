"""How often a row of the facility's lists is still in use: before one is removed."""

from __future__ import annotations

from tcdesk.store.db import Store

_STATEMENTS = {
    "staff": "SELECT count(*) FROM resident WHERE counselor_id = :key AND left_on IS NULL AND deleted_at IS NULL",
    "account": "SELECT count(*) FROM user WHERE staff_id = :key AND deleted_at IS NULL",
    "room": "SELECT count(*) FROM session WHERE room_id = :key AND on_date >= :today AND deleted_at IS NULL",
    "slot": "SELECT count(*) FROM session WHERE slot_id = :key AND on_date >= :today AND deleted_at IS NULL",
    "phase": "SELECT count(*) FROM phase_entry WHERE phase_id = :key AND ended_on IS NULL AND deleted_at IS NULL",
    "cohort": "SELECT count(*) FROM resident WHERE cohort_id = :key AND left_on IS NULL AND deleted_at IS NULL",
    "substance": "SELECT count(*) FROM resident_substance WHERE substance_code = :key",
    "activity": "SELECT count(*) FROM session WHERE activity_code = :key AND deleted_at IS NULL",
    "department": "SELECT count(*) FROM job_function WHERE department_code = :key AND ended_on IS NULL "
    "AND deleted_at IS NULL",
}


def count(store: Store, kind: str, key: int | str, today: str) -> int:
    """How many records use the row `key` of a list; `today` as ISO text."""
    return int(str(store.value(_STATEMENTS[kind], {"key": key, "today": today})))
