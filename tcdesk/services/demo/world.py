"""The demo facility under construction: what is given, what was drawn so far."""

from __future__ import annotations

import random
from datetime import date, timedelta

import attrs

from tcdesk.domain.calendar import Room, Slot, Week
from tcdesk.domain.phase import Phase, PhaseEntry, Stage
from tcdesk.domain.resident import Resident
from tcdesk.domain.staff import Staff


@attrs.frozen(kw_only=True)
class Frame:
    """What the facility gives: its lists as they stand, the day it is, the size wished for.

    `today` is the last day of the history; `weeks` whole weeks before this week are filled with sessions.
    """

    today: date
    residents: int
    weeks: int
    seed: int
    phases: tuple[Phase, ...]
    slots: tuple[Slot, ...]
    rooms: tuple[Room, ...]
    cohort_id: int
    user_id: str

    @property
    def week(self) -> Week:
        """This week."""
        return Week.of(self.today)

    @property
    def first_day(self) -> date:
        """The Monday the written history begins on."""
        return self.week.monday - timedelta(weeks=self.weeks)


@attrs.define
class World:
    """Rows drawn so far by table name, beside the people that later steps look at."""

    frame: Frame
    rng: random.Random
    staff: list[Staff] = attrs.field(factory=list[Staff])
    residents: list[Resident] = attrs.field(factory=list[Resident])
    entries: dict[int, list[PhaseEntry]] = attrs.field(factory=dict[int, list[PhaseEntry]])
    conflicts: set[frozenset[int]] = attrs.field(factory=set[frozenset[int]])
    rows: dict[str, list[object]] = attrs.field(factory=dict[str, list[object]])

    def add(self, table: str, record: object) -> None:
        """Put one record into a table."""
        self.rows.setdefault(table, []).append(record)

    def count(self, table: str) -> int:
        """How many records a table has, which is also the id of its last one."""
        return len(self.rows.get(table, ()))

    def counselors(self) -> list[Staff]:
        """Staff who lead groups."""
        return [person for person in self.staff if person.is_counselor]

    def stage_on(self, resident_id: int, day: date) -> Stage | None:
        """The stage a resident is in on `day`; None before admission and after leaving."""
        resident = self.residents[resident_id - 1]
        if not resident.present_on(day):
            return None
        stages = {phase.id: phase.stage for phase in self.frame.phases}
        found: Stage | None = None
        for entry in self.entries[resident_id]:
            if entry.started_on <= day:
                found = stages[entry.phase_id]
        return found
