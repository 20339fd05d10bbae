"""Phases: where a resident stands, when a review is due, what the checklist says; and working days."""

from __future__ import annotations

from datetime import date

import pytest

from tcdesk.domain.defaults import PHASES, criteria
from tcdesk.domain.phase import PhaseEntry
from tcdesk.domain.progression import CriterionState, Facts, checklist, neighbour, programme_end, standing
from tcdesk.domain.working_days import is_working_day, working_day_after, working_days_between

YOUNGER = PHASES[3]


def entry(phase: int, start: date, end: date | None = None) -> PhaseEntry:
    return PhaseEntry(resident_id=1, phase_id=phase, started_on=start, ended_on=end)


def test_a_resident_stands_in_the_last_phase_begun():
    way = [entry(4, date(2026, 2, 1)), entry(3, date(2026, 1, 1), date(2026, 2, 1))]
    now = standing(way, PHASES, date(2026, 3, 14))
    assert now is not None
    assert (now.phase.code, now.day, now.is_due) == ("younger", 42, True)
    before = standing(way, PHASES, date(2026, 3, 13))
    assert before is not None
    assert not before.is_due
    earlier = standing(way, PHASES, date(2026, 1, 15))
    assert earlier is not None
    assert earlier.phase.code == "entry"
    assert standing(way, PHASES, date(2025, 12, 31)) is None


def test_the_ladder_has_an_end_on_both_sides():
    assert neighbour(PHASES, YOUNGER, 1) == PHASES[4]
    assert neighbour(PHASES, YOUNGER, -1) == PHASES[2]
    assert neighbour(PHASES, PHASES[0], -1) is None
    assert neighbour(PHASES, PHASES[-1], 1) is None


def test_a_programme_lasts_as_long_as_its_phases_or_as_the_setting_says():
    assert programme_end(date(2026, 3, 9), PHASES) == date(2026, 11, 24)
    assert programme_end(date(2026, 3, 9), PHASES, 180) == date(2026, 9, 4)


def test_the_checklist_counts_what_it_can_and_leaves_the_rest_to_staff():
    lines = [
        line.__class__(id=number, phase_id=4, code=line.code, text=line.text, threshold=line.threshold, position=number)
        for number, line in enumerate((one for one in criteria() if one.phase_id == YOUNGER.id), start=1)
    ]
    facts = Facts(days=20, attendance=0.9, days_without_breach=None, urine_negative=None, rating=2.5)
    found = {one.criterion.code: one for one in checklist(lines, {7: date(2026, 3, 1)}, facts)}
    assert found["min_days"].state is CriterionState.FAILED
    assert found["min_days"].value == 20
    assert found["attendance"].state is CriterionState.MET
    assert found["no_breach"].state is CriterionState.MET
    assert found["urine_negative"].state is CriterionState.OPEN
    assert found["rating"].state is CriterionState.FAILED
    ticked = next(one for one in found.values() if one.criterion.id == 7)
    assert (ticked.state, ticked.met_on) == (CriterionState.MET, date(2026, 3, 1))
    assert found["life_story"].state in {CriterionState.OPEN, CriterionState.MET}


@pytest.mark.parametrize("code", ["younger", "middle", "older"])
def test_every_primary_phase_asks_for_attendance_and_a_negative_test(code):
    phase = next(one for one in PHASES if one.code == code)
    assert {"attendance", "urine_negative", "min_days"} <= {one.code for one in criteria() if one.phase_id == phase.id}


def test_fourteen_working_days_leave_out_weekends_and_holidays():
    off = {date(2026, 3, 19), date(2026, 3, 20), date(2026, 3, 23), date(2026, 3, 24)}
    assert working_day_after(date(2026, 3, 9), 14, off) == date(2026, 4, 2)
    assert working_day_after(date(2026, 3, 9), 0, off) == date(2026, 3, 9)
    assert working_days_between(date(2026, 3, 9), date(2026, 4, 2), off) == 14
    assert working_days_between(date(2026, 3, 9), date(2026, 3, 1), off) == 0
    assert not is_working_day(date(2026, 3, 8))
