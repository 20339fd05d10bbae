"""Therapy groups, their members, and what the scheduler must respect about residents."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import attrs

from tcdesk.i18n import N_


class GroupKind(StrEnum):
    """The five treatment groups (Toseland & Rivas) and counselling on demand."""

    GROWTH = "growth"
    THERAPY = "therapy"
    EDUCATION = "education"
    SOCIALIZATION = "socialization"
    SUPPORT = "support"
    COUNSELLING = "counselling"


class AppointmentKind(StrEnum):
    """A resident's fixed appointment."""

    COURT = "court"
    CLINIC = "clinic"
    VISIT = "visit"
    SCHOOL = "school"
    WORK = "work"
    ISOLATION = "isolation"
    OTHER = "other"


APPOINTMENT_NAMES = {
    AppointmentKind.COURT: N_("court"),
    AppointmentKind.CLINIC: N_("clinic"),
    AppointmentKind.VISIT: N_("visit"),
    AppointmentKind.SCHOOL: N_("school"),
    AppointmentKind.WORK: N_("work"),
    AppointmentKind.ISOLATION: N_("isolation cell"),
    AppointmentKind.OTHER: N_("appointment"),
}


@attrs.frozen(kw_only=True)
class TherapyGroup:
    """A group identity that lives over weeks; `focus` is declared by staff: attribute to value."""

    id: int = 0
    code: str
    theme: str = ""
    kind: GroupKind = GroupKind.THERAPY
    focus: dict[str, str] = attrs.field(factory=dict[str, str])
    opened_on: date
    closed_on: date | None = None
    version: int = 1


@attrs.frozen(kw_only=True)
class GroupMember:
    """Dated membership, both ends included; open while `left_on` is None."""

    id: int = 0
    group_id: int
    resident_id: int
    joined_on: date
    left_on: date | None = None
    reason: str = ""


@attrs.frozen(kw_only=True)
class KeepApart:
    """Two residents never in the same group, with the reason and until when. Never on paper."""

    id: int = 0
    resident_id: int
    other_id: int
    reason: str
    starts_on: date
    ends_on: date | None = None
    decided_by: str
    version: int = 1


@attrs.frozen(kw_only=True)
class NotWith:
    """A resident never with this counselor. Never on paper."""

    id: int = 0
    resident_id: int
    staff_id: int
    reason: str
    starts_on: date
    ends_on: date | None = None
    version: int = 1


@attrs.frozen(kw_only=True)
class Appointment:
    """A resident's own fixed appointment; `starts_at` in minutes after midnight."""

    id: int = 0
    resident_id: int
    on_date: date
    starts_at: int
    minutes: int
    kind: AppointmentKind = AppointmentKind.OTHER
    remark: str = ""
    version: int = 1


@attrs.frozen(kw_only=True)
class WeekVersion:
    """A published week: plan as canonical JSON, its number counts from 1 in each week."""

    id: int = 0
    week: str
    number: int
    plan: str
    score: int = 0
    is_proven: bool = False
    left_out: tuple[int, ...] = ()
    reason: str = ""
    published_at: datetime
    published_by: str
