"""A resident: who, where, with whom, since when."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import attrs

from tcdesk.i18n import N_


class MainProblem(StrEnum):
    """The main problem a resident's therapy group works on; colours and letters as in the week board."""

    STIMULANT = "stimulant"
    OPIOID = "opioid"
    CANNABIS = "cannabis"
    FAMILY = "family"
    EMOTION = "emotion"
    RELAPSE = "relapse"
    CRIME = "crime"


PROBLEM_NAMES = {
    MainProblem.STIMULANT: N_("Meth / stimulants"),
    MainProblem.OPIOID: N_("Heroin / opioids"),
    MainProblem.CANNABIS: N_("Cannabis"),
    MainProblem.FAMILY: N_("Family"),
    MainProblem.EMOTION: N_("Emotion"),
    MainProblem.RELAPSE: N_("Relapse"),
    MainProblem.CRIME: N_("Economy / crime"),
}
PROBLEM_LETTERS = {
    MainProblem.STIMULANT: "S",
    MainProblem.OPIOID: "P",
    MainProblem.CANNABIS: "G",
    MainProblem.FAMILY: "K",
    MainProblem.EMOTION: "E",
    MainProblem.RELAPSE: "R",
    MainProblem.CRIME: "X",
}


class Severity(StrEnum):
    """How severe the use was, from the assessment at intake."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


SEVERITY_NAMES = {Severity.LOW: N_("Mild"), Severity.MODERATE: N_("Moderate"), Severity.HIGH: N_("Severe")}


class ExitKind(StrEnum):
    """How a stay ended; neutral is nobody's fault (transfer, release, illness)."""

    STAYS = ""
    COMPLETED = "completed"
    DROPPED = "dropped"
    NEUTRAL = "neutral"


@attrs.frozen(kw_only=True)
class Resident:
    """One stay of one person in the programme. `left_on` is None while the person is here."""

    id: int = 0
    name: str
    alias: str = ""
    register_no: str
    register_key: str
    tc_no: str
    national_no: str = ""
    birth_date: date
    birth_place: str = ""
    sex: str = "M"
    mother_name: str = ""
    religion: str = ""
    education: str = ""
    occupation: str = ""
    marital_status: str = ""
    nationality: str = "Indonesia"
    language: str = "id"
    address: str = ""
    block: str = ""
    house: str = ""
    cohort_id: int | None = None
    counselor_id: int | None = None
    case_officer: str = ""
    problem: MainProblem = MainProblem.STIMULANT
    severity: Severity = Severity.MODERATE
    needs: tuple[str, ...] = ()
    avoid_slots: tuple[int, ...] = ()
    guarantor_name: str = ""
    guarantor_relation: str = ""
    guarantor_phone: str = ""
    consent_on: date | None = None
    consent_witness: str = ""
    consent_withdrawn_on: date | None = None
    belongings: str = ""
    admitted_on: date
    programme_end: date
    left_on: date | None = None
    exit_kind: ExitKind = ExitKind.STAYS
    exit_reason: str = ""
    former_id: int | None = None
    created_at: datetime
    created_by: str
    version: int = 1

    def present_on(self, day: date) -> bool:
        """Whether the resident is in the programme on `day`; the day of leaving still counts."""
        return self.admitted_on <= day and (self.left_on is None or day <= self.left_on)

    def age(self, today: date) -> int:
        """Completed years."""
        return (
            today.year
            - self.birth_date.year
            - ((today.month, today.day) < (self.birth_date.month, self.birth_date.day))
        )

    @property
    def place(self) -> str:
        """Where the resident lives: `Blok C · Rumah 5`, or what is known of it."""
        return " · ".join(part for part in (self.block, self.house) if part)


@attrs.frozen(kw_only=True)
class Photo:
    """A resident's portrait: JPEG bytes, 3:4, at list size and at print size (300x400)."""

    resident_id: int
    thumbnail: bytes
    portrait: bytes
    taken_on: date | None = None
