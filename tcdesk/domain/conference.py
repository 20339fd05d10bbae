"""Case conferences, what they decided, frozen reports and prints."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import attrs


class ConferenceState(StrEnum):
    """Where a conference stands."""

    PLANNED = "planned"
    RUNNING = "running"
    CLOSED = "closed"


class Decision(StrEnum):
    """What a conference decides on one resident."""

    OPEN = ""
    REGRESS = "regress"
    STAY = "stay"
    ADVANCE = "advance"
    COMPLETE = "complete"
    DROP = "drop"


@attrs.frozen(kw_only=True)
class Conference:
    """A case conference; `starts_at` in minutes after midnight."""

    id: int = 0
    on_date: date
    starts_at: int = 600
    place: str = ""
    chair_id: int | None = None
    secretary_id: int | None = None
    state: ConferenceState = ConferenceState.PLANNED
    minutes_text: str = ""
    closed_at: datetime | None = None
    version: int = 1


@attrs.frozen(kw_only=True)
class ConferenceItem:
    """One resident on the agenda, with proposal and decision."""

    id: int = 0
    conference_id: int
    resident_id: int
    position: int
    proposal: str = ""
    decision: Decision = Decision.OPEN
    discussion: str = ""
    reason: str = ""
    review_on: date | None = None
    snapshot_id: int | None = None
    version: int = 1


@attrs.frozen(kw_only=True)
class ConferenceAction:
    """Something to do that the conference agreed on: what, who, until when."""

    id: int = 0
    item_id: int
    what: str
    staff_id: int | None = None
    due_on: date | None = None
    done_on: date | None = None
    version: int = 1


@attrs.frozen(kw_only=True)
class ReportSnapshot:
    """A finalised report: its canonical data, the template that drew it, its number and verification code."""

    id: int = 0
    resident_id: int
    document: str
    number: str
    version: int = 1
    template_version: int
    as_of: date
    data: bytes
    options: dict[str, str]
    code: str
    finalised_at: datetime
    finalised_by: str


@attrs.frozen(kw_only=True)
class KeptFile:
    """The PDF of a final report as it was first drawn, its SHA-256, and the seal that binds it to the report."""

    snapshot_id: int
    pdf: bytes
    digest: str
    seal: str


@attrs.frozen(kw_only=True)
class PrintEntry:
    """One print or export: who, what, how many, and the SHA-256 of the bytes."""

    id: int = 0
    at: datetime
    user_id: str
    document: str
    resident_id: int | None = None
    snapshot_id: int | None = None
    target: str
    copies: int = 1
    first_copy: int = 1
    pages: int
    digest: str
