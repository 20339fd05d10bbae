"""Care: notes, behaviour, treatment goals, assessments and the counselor's narrative."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import attrs

from tcdesk.domain.calendar import Structure
from tcdesk.i18n import N_


class NoteKind(StrEnum):
    """What a note is about."""

    COUNSELLING = "counselling"
    GROUP = "group"
    FAMILY = "family"
    MEDICAL = "medical"
    PSYCHOLOGY = "psychology"
    INCIDENT = "incident"
    OTHER = "other"


NOTE_NAMES = {
    NoteKind.COUNSELLING: N_("Individual counselling"),
    NoteKind.GROUP: N_("Group"),
    NoteKind.FAMILY: N_("Family"),
    NoteKind.MEDICAL: N_("Medical"),
    NoteKind.PSYCHOLOGY: N_("Psychology"),
    NoteKind.INCIDENT: N_("Incident"),
    NoteKind.OTHER: N_("Other"),
}


@attrs.frozen(kw_only=True)
class Note:
    """A progress note; earlier wordings are kept as versions. `is_medical` hides it from non-medical roles."""

    id: int = 0
    resident_id: int
    session_id: int | None = None
    kind: NoteKind = NoteKind.COUNSELLING
    format: str = "free"
    title: str = ""
    body: str
    at: datetime
    written_by: str
    is_medical: bool = False
    version: int = 1


class Tool(StrEnum):
    """Tools of the house, mildest to heaviest, and their rewards."""

    TALKING_TO = "talking_to"
    PULL_UP = "pull_up"
    DEALT_WITH = "dealt_with"
    HAIRCUT = "haircut"
    LEARNING_EXPERIENCE = "learning_experience"
    BAN = "ban"
    DEMOTION = "demotion"
    GENERAL_MEETING = "general_meeting"
    AFFIRMATION = "affirmation"
    PRIVILEGE = "privilege"
    PROMOTION = "promotion"
    VIOLATION = "violation"


TOOL_NAMES = {
    Tool.TALKING_TO: N_("Talking-to"),
    Tool.PULL_UP: N_("Pull-up"),
    Tool.DEALT_WITH: N_("Dealt with"),
    Tool.HAIRCUT: N_("Haircut"),
    Tool.LEARNING_EXPERIENCE: N_("Learning exp."),
    Tool.BAN: N_("Ban"),
    Tool.DEMOTION: N_("Demotion"),
    Tool.GENERAL_MEETING: N_("General meeting"),
    Tool.AFFIRMATION: N_("Appreciation"),
    Tool.PRIVILEGE: N_("Privilege"),
    Tool.PROMOTION: N_("Promotion"),
    Tool.VIOLATION: N_("Violation"),
}
REWARDS = frozenset({Tool.AFFIRMATION, Tool.PRIVILEGE, Tool.PROMOTION})


@attrs.frozen(kw_only=True)
class Behaviour:
    """One entry of the behaviour ledger; a learning experience has an aim and an end."""

    id: int = 0
    resident_id: int
    on_date: date
    tool: Tool
    event: str
    points: int
    aim: str = ""
    response: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    is_done: bool = True
    staff_id: int | None = None
    version: int = 1


class GoalStatus(StrEnum):
    """Where a treatment goal stands."""

    MET = "met"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    LATE = "late"
    DROPPED = "dropped"


GOAL_NAMES = {
    GoalStatus.MET: N_("Met"),
    GoalStatus.ON_TRACK: N_("On track"),
    GoalStatus.AT_RISK: N_("At risk"),
    GoalStatus.LATE: N_("Late"),
    GoalStatus.DROPPED: N_("Dropped"),
}


@attrs.frozen(kw_only=True)
class Goal:
    """A treatment goal with its objective; `progress` 0 to 100."""

    id: int = 0
    resident_id: int
    position: int
    domain: Structure = Structure.EMOTIONAL
    problem: str = ""
    aim: str = ""
    objective: str
    intervention: str = ""
    staff_id: int | None = None
    due_on: date | None = None
    progress: int = 0
    status: GoalStatus = GoalStatus.ON_TRACK
    reviewed_on: date | None = None
    plan_version: int = 1
    version: int = 1


@attrs.frozen(kw_only=True)
class Assessment:
    """One filled instrument: answers by item, scores by scale, as the instrument's own version scored them."""

    id: int = 0
    resident_id: int
    instrument: str
    instrument_version: int = 1
    on_date: date
    rater: str = "staff"
    window: str = ""
    answers: dict[str, int]
    scores: dict[str, float]
    staff_id: int | None = None
    signed_at: datetime | None = None
    version: int = 1


@attrs.frozen(kw_only=True)
class Narrative:
    """The counselor's words for one progress report and what is proposed (codes of `PROPOSALS`)."""

    id: int = 0
    resident_id: int
    as_of: date
    observation: str = ""
    judgement: str = ""
    family: str = ""
    plan: str = ""
    proposals: tuple[str, ...] = ()
    written_by: str
    version: int = 1


PROPOSALS = {
    "stay": N_("Continue the {phase} phase"),
    "advance": N_("Advance to the {next} phase"),
    "reentry": N_("Enter the Re-entry phase"),
    "integration": N_("Propose an integration programme (PB/CB/CMB)"),
    "psychology": N_("Clinical psychology re-assessment"),
    "contract": N_("Written behaviour contract for 30 days"),
    "referral": N_("Referral to health services"),
    "review": N_("Review again at the next conference"),
}
"""The eight recommendations of the progress report, in print order (two columns of four)."""
