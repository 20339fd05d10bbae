"""Rules over phases: where a resident stands, when a review is due, and what the checklist says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum

import attrs

from tcdesk.domain.phase import Criterion, Phase, PhaseEntry, Stage

GROUP_STAGES = frozenset({Stage.PRIMARY})
"""Therapy groups are held in the primary phase."""


class CriterionState(StrEnum):
    """What is known of one line of the checklist."""

    MET = "met"
    OPEN = "open"
    FAILED = "failed"


@attrs.frozen(kw_only=True)
class CheckedCriterion:
    """A line of the checklist with its state; `value` is what the program counted, where it can."""

    criterion: Criterion
    state: CriterionState
    value: float | None = None
    met_on: date | None = None


@attrs.frozen(kw_only=True)
class Standing:
    """Where a resident is in the programme: phase, day in it (from 1), and days left to its target."""

    phase: Phase
    entry: PhaseEntry
    day: int

    @property
    def is_due(self) -> bool:
        """Whether the phase has reached its target length and the next case conference should look at it."""
        return self.day >= self.phase.target_days

    @property
    def may_advance_by_time(self) -> bool:
        """Whether the least number of days in the phase has passed."""
        return self.day > self.phase.min_days


@attrs.frozen(kw_only=True)
class Facts:
    """What the program can count for a checklist: days in phase, attendance share, days since a breach, last urine."""

    days: int
    attendance: float | None = None
    days_without_breach: int | None = None
    urine_negative: bool | None = None
    rating: float | None = None


def standing(entries: Iterable[PhaseEntry], phases: Iterable[Phase], today: date) -> Standing | None:
    """The phase a resident is in on `today`, from the whole history; None before the first entry."""
    by_id = {phase.id: phase for phase in phases}
    current: PhaseEntry | None = None
    for entry in sorted(entries, key=lambda one: one.started_on):
        if entry.started_on <= today:
            current = entry
    if current is None or current.phase_id not in by_id:
        return None
    return Standing(phase=by_id[current.phase_id], entry=current, day=current.day_number(today))


def neighbour(phases: Sequence[Phase], phase: Phase, step: int) -> Phase | None:
    """The phase `step` places later (earlier when negative) in the ladder; None past its ends."""
    ordered = sorted(phases, key=lambda one: one.position)
    place = next((index for index, one in enumerate(ordered) if one.id == phase.id), None)
    if place is None or not 0 <= place + step < len(ordered):
        return None
    return ordered[place + step]


def programme_end(started_on: date, phases: Iterable[Phase], days: int = 0) -> date:
    """The planned last day of a programme: `days` long, or as long as all phases together where that is 0."""
    length = days or sum(phase.target_days for phase in phases)
    return started_on + timedelta(days=max(length, 1) - 1)


COUNTED = ("min_days", "attendance", "no_breach", "urine_negative", "rating")
"""Codes of criteria the program counts by itself; every other line is ticked by staff."""


def _counted(criterion: Criterion, facts: Facts) -> tuple[bool | None, float | None]:
    """Whether a counted criterion holds (None where nothing is known yet) and the figure behind it."""
    value: float | None
    if criterion.code == "urine_negative":
        return facts.urine_negative, None
    if criterion.code == "min_days":
        value = float(facts.days)
    elif criterion.code == "attendance":
        value = facts.attendance
    elif criterion.code == "no_breach":
        value = None if facts.days_without_breach is None else float(facts.days_without_breach)
        if value is None:
            return True, None
    else:
        value = facts.rating
    return (None if value is None else value >= (criterion.threshold or 0)), value


def checklist(criteria: Iterable[Criterion], marks: dict[int, date], facts: Facts) -> tuple[CheckedCriterion, ...]:
    """The checklist of one phase in order; `marks` gives the day staff ticked a criterion, by its id."""
    found: list[CheckedCriterion] = []
    for criterion in sorted(criteria, key=lambda one: one.position):
        met_on = marks.get(criterion.id)
        if met_on is not None:
            found.append(CheckedCriterion(criterion=criterion, state=CriterionState.MET, met_on=met_on))
            continue
        if criterion.code not in COUNTED:
            found.append(CheckedCriterion(criterion=criterion, state=CriterionState.OPEN))
            continue
        holds, value = _counted(criterion, facts)
        state = CriterionState.OPEN if holds is None else CriterionState.MET if holds else CriterionState.FAILED
        found.append(CheckedCriterion(criterion=criterion, state=state, value=value))
    return tuple(found)
