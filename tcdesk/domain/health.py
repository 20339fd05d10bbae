"""Substances, examinations and urine tests."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import attrs

from tcdesk.i18n import N_

PANELS = ("AMP", "MET", "THC", "MOP", "BZO", "COC")


class Reading(StrEnum):
    """What one panel of a rapid test shows; positive is presumptive until a laboratory confirms it."""

    NEGATIVE = "negative"
    POSITIVE = "positive"
    INVALID = "invalid"


class UrineReason(StrEnum):
    """Why a test was taken."""

    INTAKE = "intake"
    PERIODIC = "periodic"
    RANDOM = "random"
    SUSPICION = "suspicion"
    ADVANCE = "advance"


REASON_NAMES = {
    UrineReason.INTAKE: N_("intake"),
    UrineReason.PERIODIC: N_("periodic"),
    UrineReason.RANDOM: N_("random"),
    UrineReason.SUSPICION: N_("suspicion"),
    UrineReason.ADVANCE: N_("phase advance"),
}


@attrs.frozen(kw_only=True)
class Substance:
    """A substance of the facility's list."""

    code: str
    name: str
    family: str
    position: int = 0


@attrs.frozen(kw_only=True)
class ResidentSubstance:
    """A substance a resident used; rank 1 is the main one."""

    id: int = 0
    resident_id: int
    substance_code: str
    rank: int = 1
    first_age: int | None = None
    last_used: str = ""
    route: str = ""
    remark: str = ""


@attrs.frozen(kw_only=True)
class Examination:
    """A physical examination or detox observation; measures None where not taken (mmHg, /min, °C, %, kg)."""

    id: int = 0
    resident_id: int
    kind: str
    at: datetime
    systolic: int | None = None
    diastolic: int | None = None
    pulse: int | None = None
    breathing: int | None = None
    temperature: float | None = None
    oxygen: int | None = None
    weight: float | None = None
    findings: str = ""
    medication: str = ""
    plan: str = ""
    by_staff: int | None = None
    version: int = 1


@attrs.frozen(kw_only=True)
class UrineTest:
    """One urine (or hair) test: a reading for each panel that was tested."""

    id: int = 0
    resident_id: int
    taken_on: date
    reason: UrineReason
    specimen: str = "urine"
    kit: str = ""
    lot: str = ""
    witness: str = ""
    medication: str = ""
    results: dict[str, Reading]
    confirmation: str = ""
    by_staff: int | None = None
    version: int = 1

    @property
    def is_negative(self) -> bool:
        """Whether every tested panel is negative."""
        return bool(self.results) and all(reading is Reading.NEGATIVE for reading in self.results.values())
