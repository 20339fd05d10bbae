"""The first page: today's sessions, what needs attention, and the state of the house."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import attrs

from tcdesk.domain.legal import NextDate
from tcdesk.domain.phase import Stage
from tcdesk.domain.session import SessionState
from tcdesk.domain.views.people import Cohort


class TodayState(StrEnum):
    """Where a session of today stands at this hour."""

    HELD = "held"
    RUNNING = "running"
    LATER = "later"
    UNRECORDED = "unrecorded"
    CANCELLED = "cancelled"


@attrs.frozen(kw_only=True)
class TodaySession:
    """One session of today; `minutes_left` until it begins, 0 when it has begun. Group and room are "" without."""

    id: int
    starts_at: int
    ends_at: int
    activity: str
    group: str = ""
    room: str = ""
    topic: str = ""
    expected: int = 0
    present: int = 0
    resident: str = ""
    state: SessionState = SessionState.PLANNED
    now: TodayState = TodayState.LATER
    minutes_left: int = 0
    is_next: bool = False


class AttentionKind(StrEnum):
    """What needs attention, heaviest first."""

    BACKUP_LATE = "backup_late"
    LEGAL = "legal"
    NO_GROUP = "no_group"
    WEEK_OPEN = "week_open"
    PHASE_DUE = "phase_due"
    REPORT_LATE = "report_late"
    ASSESSMENT_MISSING = "assessment_missing"
    LOCK_DOWN_AHEAD = "lock_down_ahead"
    HOLIDAY_AHEAD = "holiday_ahead"
    BACKUP_DUE = "backup_due"


@attrs.frozen(kw_only=True)
class Concern:
    """One resident behind an item: name, and the figure or day that matters (`of` is its target)."""

    resident_id: int
    name: str
    figure: int | None = None
    of: int | None = None
    on_date: date | None = None
    legal: NextDate | None = None


@attrs.frozen(kw_only=True)
class Attention:
    """One item: its kind, how many it is about, all of them with the most pressing first, and what else is needed.

    `on_date` is the day the item is about (a conference, the first holiday, a leave, the backup), `notes` names that
    are no resident's (holidays, lock-downs, counselors away), `others` figures by name (sheets missing, groups that
    fall on a holiday or a lock-down).
    """

    kind: AttentionKind
    count: int
    concerns: tuple[Concern, ...] = ()
    on_date: date | None = None
    notes: tuple[str, ...] = ()
    others: dict[str, int] = attrs.field(factory=dict[str, int])


@attrs.frozen(kw_only=True)
class StageCount:
    """How many residents are in a stage."""

    stage: Stage
    count: int


@attrs.frozen(kw_only=True)
class CounselorLoad:
    """How many residents a counselor cares for, against the limit, and how many groups he leads this week."""

    staff_id: int
    name: str
    residents: int
    limit: int
    groups: int
    is_me: bool = False

    @property
    def is_over(self) -> bool:
        """Whether the load is above the limit."""
        return self.residents > self.limit


@attrs.frozen(kw_only=True)
class WeekShare:
    """The share of marks in one week that are attendances; None in a week without meetings."""

    number: int
    share: float | None


@attrs.frozen(kw_only=True)
class BackupState:
    """The newest backup: when it was made and whether it was checked; None where there is none."""

    at: datetime | None
    is_verified: bool = False
    is_space_short: bool = False


@attrs.frozen(kw_only=True)
class LegalAhead:
    """A legal date within the next ninety days."""

    resident_id: int
    name: str
    date: NextDate


@attrs.frozen(kw_only=True)
class OpenAction:
    """Something a case conference agreed on that is still to be done."""

    id: int
    what: str
    resident_id: int
    resident: str
    who: str
    due_on: date | None


@attrs.frozen(kw_only=True)
class HomeView:
    """Everything the first page shows, as of `now` (aware, in the zone of the house).

    `weeks` are the last eight with this one, oldest first. `is_own` says that sessions and attention are the person's
    own only. What the person's role does not see is empty.
    """

    now: datetime
    name: str
    is_own: bool
    cohort: Cohort | None
    sessions: tuple[TodaySession, ...]
    attention: tuple[Attention, ...]
    stages: tuple[StageCount, ...]
    residents: int
    capacity: int
    loads: tuple[CounselorLoad, ...]
    weeks: tuple[WeekShare, ...]
    limit: float
    backup: BackupState
    legal: tuple[LegalAhead, ...] = ()
    actions: tuple[OpenAction, ...] = ()
