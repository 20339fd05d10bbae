"""The house itself: rooms, hours, holidays, activities, cohorts, phases and the lists the facility edits."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property

from tcdesk.domain.calendar import ActivityKind, BlockedBand, Cohort, Holiday, LockDown, Room, RoomClosure, Slot
from tcdesk.domain.health import Substance
from tcdesk.domain.job import JobDepartment
from tcdesk.domain.phase import Criterion, Phase
from tcdesk.store.db import Store
from tcdesk.store.tables import Table


class House:
    """What the facility is made of."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def rooms(self) -> Table[Room]:
        """Rooms."""
        return Table(self._store, "room", Room)

    @cached_property
    def closures(self) -> Table[RoomClosure]:
        """Days on which a room is closed."""
        return Table(self._store, "room_closure", RoomClosure)

    @cached_property
    def slots(self) -> Table[Slot]:
        """Hours in which therapy groups may meet."""
        return Table(self._store, "slot", Slot)

    @cached_property
    def bands(self) -> Table[BlockedBand]:
        """Hours kept for something else."""
        return Table(self._store, "blocked_band", BlockedBand)

    @cached_property
    def holidays(self) -> Table[Holiday]:
        """Holidays by day."""
        return Table(self._store, "holiday", Holiday, key=("on_date",))

    @cached_property
    def lock_downs(self) -> Table[LockDown]:
        """Spans without any session."""
        return Table(self._store, "lock_down", LockDown)

    @cached_property
    def activities(self) -> Table[ActivityKind]:
        """Kinds of activity by code."""
        return Table(self._store, "activity_kind", ActivityKind, key=("code",))

    @cached_property
    def cohorts(self) -> Table[Cohort]:
        """Cohorts."""
        return Table(self._store, "cohort", Cohort)

    @cached_property
    def phases(self) -> Table[Phase]:
        """Phases of the programme."""
        return Table(self._store, "phase", Phase)

    @cached_property
    def criteria(self) -> Table[Criterion]:
        """The checklists of the phases."""
        return Table(self._store, "phase_criterion", Criterion)

    @cached_property
    def substances(self) -> Table[Substance]:
        """Substances by code."""
        return Table(self._store, "substance", Substance, key=("code",))

    @cached_property
    def departments(self) -> Table[JobDepartment]:
        """Departments by code."""
        return Table(self._store, "job_department", JobDepartment, key=("code",))

    def ladder(self) -> tuple[Phase, ...]:
        """The phases in order."""
        return tuple(self.phases.all(order="position, id"))

    def days_off(self, first: date, last: date) -> frozenset[date]:
        """Holidays between two days, both included, on which the house does not work."""
        rows = self.holidays.all("on_date BETWEEN ? AND ? AND is_off = 1", (first.isoformat(), last.isoformat()))
        return frozenset(row.on_date for row in rows)

    def holidays_between(self, first: date, last: date) -> list[Holiday]:
        """All holidays between two days, both included."""
        return self.holidays.all("on_date BETWEEN ? AND ?", (first.isoformat(), last.isoformat()))

    def has_holidays(self, year: int) -> bool:
        """Whether the calendar of this year was already taken over."""
        found = self._store.value(
            "SELECT count(*) FROM holiday WHERE source <> 'manual' AND on_date BETWEEN ? AND ?",
            (f"{year:04d}-01-01", f"{year:04d}-12-31"),
        )
        return bool(found)

    def add_holidays(self, holidays: Iterable[Holiday]) -> None:
        """Take over holidays; a day that is there already stays as it is."""
        self._store.execute_many(
            "INSERT INTO holiday (on_date, name, is_off, source) VALUES (?, ?, ?, ?) ON CONFLICT (on_date) DO NOTHING",
            ((day.on_date.isoformat(), day.name, int(day.is_off), day.source.value) for day in holidays),
        )

    def remove_holiday(self, day: date) -> None:
        """Take a day out of the holidays."""
        self._store.change("DELETE FROM holiday WHERE on_date = ?", (day.isoformat(),))

    def cohort_on(self, day: date) -> Cohort | None:
        """The cohort that is running on `day`, the youngest where two overlap; else the last before it."""
        running = self.cohorts.all("starts_on <= ?", (day.isoformat(),), order="starts_on DESC, id DESC")
        return next((cohort for cohort in running if cohort.ends_on >= day), running[0] if running else None)

    def closed(self, first: date, last: date) -> list[RoomClosure]:
        """Closures of rooms that touch the days from `first` to `last`, both included."""
        return self.closures.all("starts_on <= ? AND ends_on >= ?", (last.isoformat(), first.isoformat()))

    def locked_down(self, first: date, last: date) -> list[LockDown]:
        """Lock-downs that touch the days from `first` to `last`, both included."""
        return self.lock_downs.all(
            "starts_on <= ? AND ends_on >= ?", (last.isoformat(), first.isoformat()), order="starts_on, id"
        )

    def overrides(self, first: date, last: date) -> list[BlockedBand]:
        """Blocked hours of one date between two days, both included."""
        return self.bands.all(
            "on_date BETWEEN ? AND ?", (first.isoformat(), last.isoformat()), order="on_date, starts_at, id"
        )

    def days_off_after(self, day: date, days: int = 120) -> frozenset[date]:
        """Holidays in the days after `day`, for counting working days."""
        return self.days_off(day, day + timedelta(days=days))
