"""Sessions and who came."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import attrs

from tcdesk.i18n import N_


class Mark(StrEnum):
    """Attendance of one resident in one session."""

    PRESENT = "present"
    EXCUSED = "excused"
    SICK = "sick"
    ABSENT = "absent"
    LATE = "late"


MARK_NAMES = {
    Mark.PRESENT: N_("Present"),
    Mark.EXCUSED: N_("Excused"),
    Mark.SICK: N_("Sick"),
    Mark.ABSENT: N_("Absent"),
    Mark.LATE: N_("Late"),
}
ATTENDED = frozenset({Mark.PRESENT, Mark.LATE})


class SessionState(StrEnum):
    """Where a session stands."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


@attrs.frozen(kw_only=True)
class Session:
    """One meeting of a group or of the house; `starts_at` in minutes after midnight."""

    id: int = 0
    activity_code: str
    group_id: int | None = None
    week_version_id: int | None = None
    slot_id: int | None = None
    on_date: date
    starts_at: int
    minutes: int
    room_id: int | None = None
    counselor_id: int | None = None
    meeting_no: int = 0
    topic: str = ""
    state: SessionState = SessionState.PLANNED
    cancel_reason: str = ""
    group_note: str = ""
    techniques: tuple[str, ...] = ()
    climate: str = ""
    version: int = 1


@attrs.frozen(kw_only=True)
class Attendance:
    """One resident in one session; only those who came can be rated (participation 1 to 5)."""

    session_id: int
    resident_id: int
    mark: Mark
    rating: int | None = None
    remark: str = ""


@attrs.frozen(kw_only=True)
class AttendedSession:
    """One resident in one session that was held: which activity, when, what mark and rating."""

    activity_code: str
    on_date: date
    mark: Mark
    rating: int | None = None
