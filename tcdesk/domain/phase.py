"""Phases of the programme and a resident's way through them."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import attrs

from tcdesk.i18n import N_


class Stage(StrEnum):
    """The five phases of the programme; a stage may have sub-phases (Primary: Younger, Middle, Older)."""

    INTAKE = "intake"
    DETOX = "detox"
    ENTRY = "entry"
    PRIMARY = "primary"
    REENTRY = "reentry"


STAGE_NAMES = {
    Stage.INTAKE: N_("Intake"),
    Stage.DETOX: N_("Detox"),
    Stage.ENTRY: N_("Entry"),
    Stage.PRIMARY: N_("Primary"),
    Stage.REENTRY: N_("Re-entry"),
}


class PhaseDecision(StrEnum):
    """Why a resident is in a phase."""

    ADMISSION = "admission"
    ADVANCE = "advance"
    REGRESS = "regress"
    RESTART = "restart"


@attrs.frozen(kw_only=True)
class Phase:
    """A phase or sub-phase: facility data, in order of `position`; lengths in days."""

    id: int = 0
    code: str
    name: str
    stage: Stage
    position: int
    min_days: int = 0
    target_days: int
    version: int = 1


@attrs.frozen(kw_only=True)
class Criterion:
    """One line of a phase's checklist; `threshold` for those the program can count (attendance share, days)."""

    id: int = 0
    phase_id: int
    code: str
    text: str
    threshold: float | None = None
    position: int = 0


@attrs.frozen(kw_only=True)
class PhaseEntry:
    """A stay in one phase; open while `ended_on` is None, and the day it ends is the first day of the next."""

    id: int = 0
    resident_id: int
    phase_id: int
    started_on: date
    ended_on: date | None = None
    decision: PhaseDecision = PhaseDecision.ADMISSION
    decided_by: str | None = None
    reason: str = ""
    version: int = 1

    def day_number(self, today: date) -> int:
        """1 on the first day; counts to the last day of a closed stay."""
        return ((self.ended_on or today) - self.started_on).days + 1
