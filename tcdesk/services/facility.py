"""The facility's own data: settings, staff, rooms, hours, holidays, phases and lists."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import attrs

from tcdesk.domain.calendar import ActivityKind, BlockedBand, Cohort, Holiday, LockDown, Room, RoomClosure, Slot
from tcdesk.domain.changes import Changes
from tcdesk.domain.health import Substance
from tcdesk.domain.job import JobDepartment
from tcdesk.domain.letterhead_proof import DrawnProof, LetterheadProof
from tcdesk.domain.phase import Criterion, Phase
from tcdesk.domain.problem import Problem
from tcdesk.domain.refusals import Invalid
from tcdesk.domain.roles import Action
from tcdesk.domain.settings import (
    FACILITY_NAME,
    HIDDEN,
    IS_DEMO,
    REPORT_NUMBER,
    RESIDENT_NUMBER,
    SETTINGS,
    SIGNATORIES,
    Settings,
)
from tcdesk.domain.staff import Leave, Staff
from tcdesk.domain.views.calendar import YearCalendar
from tcdesk.domain.views.prints import PrintChoice
from tcdesk.services import drawing, gathering, letterheads, marks, numbers
from tcdesk.services import facility_checks as checks
from tcdesk.services.founding import add_national_days, holidays_between
from tcdesk.services.guard import Guarded, Work, allowed, verb
from tcdesk.services.lists import NOT_RIGHT, FacilityList, ListSpec
from tcdesk.store import keyring, uses
from tcdesk.store import settings as stored


def _used(kind: str) -> Callable[[Work, attrs.AttrsInstance], int]:
    """How often a row of list `kind` is in use."""

    def count(work: Work, record: attrs.AttrsInstance) -> int:
        key = record.code if isinstance(record, ActivityKind | Substance | JobDepartment) else _number(record)
        found = uses.count(work.store, kind, key, work.today.isoformat())
        if kind == "staff":
            found += uses.count(work.store, "account", key, work.today.isoformat())
        return found

    return count


def _number(record: attrs.AttrsInstance) -> int:
    return int(str(getattr(record, "id", 0)))


def _drop_holiday(work: Work, holiday: Holiday) -> None:
    work.records.house.remove_holiday(holiday.on_date)


STAFF = ListSpec[Staff](
    kind="staff",
    table=lambda work: work.records.people.staff,
    order="name, id",
    action=Action.STAFF_WRITE,
    check=checks.staff,
    uses=_used("staff"),
)
LEAVE = ListSpec[Leave](
    kind="leave",
    table=lambda work: work.records.people.leave,
    order="starts_on DESC, id",
    action=Action.STAFF_WRITE,
    check=checks.leave,
)
ROOMS = ListSpec[Room](
    kind="room", table=lambda work: work.records.house.rooms, order="name, id", check=checks.room, uses=_used("room")
)
CLOSURES = ListSpec[RoomClosure](
    kind="closure",
    table=lambda work: work.records.house.closures,
    order="starts_on DESC, id",
    check=checks.closure,
)
SLOTS = ListSpec[Slot](
    kind="slot",
    table=lambda work: work.records.house.slots,
    order="weekday, starts_at, id",
    check=checks.slot,
    uses=_used("slot"),
)
BANDS = ListSpec[BlockedBand](
    kind="band",
    table=lambda work: work.records.house.bands,
    order="on_date, weekday, starts_at, id",
    check=checks.band,
)
HOLIDAYS = ListSpec[Holiday](
    kind="holiday",
    table=lambda work: work.records.house.holidays,
    key="on_date",
    check=checks.holiday,
    drop=_drop_holiday,
)
LOCK_DOWNS = ListSpec[LockDown](
    kind="lock_down",
    table=lambda work: work.records.house.lock_downs,
    order="starts_on DESC, id",
    check=checks.lock_down,
)
PHASES = ListSpec[Phase](
    kind="phase",
    table=lambda work: work.records.house.phases,
    order="position, id",
    check=checks.phase,
    uses=_used("phase"),
)
CRITERIA = ListSpec[Criterion](
    kind="criterion",
    table=lambda work: work.records.house.criteria,
    order="phase_id, position, id",
    check=checks.criterion,
)
COHORTS = ListSpec[Cohort](
    kind="cohort",
    table=lambda work: work.records.house.cohorts,
    order="starts_on DESC, id",
    check=checks.cohort,
    uses=_used("cohort"),
)
ACTIVITIES = ListSpec[ActivityKind](
    kind="activity",
    table=lambda work: work.records.house.activities,
    key="code",
    order="position, code",
    check=checks.coded,
    uses=_used("activity"),
)
SUBSTANCES = ListSpec[Substance](
    kind="substance",
    table=lambda work: work.records.house.substances,
    key="code",
    order="position, code",
    check=checks.coded,
    uses=_used("substance"),
)
DEPARTMENTS = ListSpec[JobDepartment](
    kind="department",
    table=lambda work: work.records.house.departments,
    key="code",
    order="position, code",
    check=checks.coded,
    uses=_used("department"),
)


class Facility(Guarded):
    """Settings and lists. Each list (`rooms`, `staff`, ...) has `all`, `get`, `check`, `save` and `remove`."""

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self.staff = FacilityList(work, STAFF)
        self.leave = FacilityList(work, LEAVE)
        self.rooms = FacilityList(work, ROOMS)
        self.closures = FacilityList(work, CLOSURES)
        self.slots = FacilityList(work, SLOTS)
        self.bands = FacilityList(work, BANDS)
        self.holidays = FacilityList(work, HOLIDAYS)
        self.lock_downs = FacilityList(work, LOCK_DOWNS)
        self.phases = FacilityList(work, PHASES)
        self.criteria = FacilityList(work, CRITERIA)
        self.cohorts = FacilityList(work, COHORTS)
        self.activities = FacilityList(work, ACTIVITIES)
        self.substances = FacilityList(work, SUBSTANCES)
        self.departments = FacilityList(work, DEPARTMENTS)

    @allowed(Action.SETTING_READ)
    def settings(self) -> Settings:
        """The settings as they stand."""
        return self._work.settings

    @allowed(Action.SETTING_READ)
    def check_settings(self, values: Mapping[str, object]) -> tuple[Problem, ...]:
        """What is wrong with new values, by key; a key that is no setting is left out."""
        found = [SETTINGS[key].problem(value) for key, value in values.items() if key in SETTINGS]
        problems = [problem for problem in found if problem is not None]
        return (*problems, *checks.group_sizes(self._work.settings, values))

    @property
    def read_mark(self) -> Callable[[bytes], bytes]:
        """`read_mark(content)`: a file as a mark of the letterhead, for a worker; it touches no store."""
        return marks.read_mark

    @property
    def draw_proof(self) -> Callable[[LetterheadProof, PrintChoice], DrawnProof]:
        """`draw_proof(proof, choice)`: for a worker; it touches no store."""
        return letterheads.draw_proof

    @allowed(Action.SETTING_READ)
    def paper_choice(self) -> PrintChoice:
        """How the facility's papers are printed unless somebody says otherwise."""
        return drawing.usual_choice(self._work.settings)

    @allowed(Action.SETTING_READ)
    def letterhead_proof(self, values: Mapping[str, object] | None = None) -> LetterheadProof:
        """The head, the next number and the signature blocks, with settings that are typed and not saved yet.

        What does not fit its setting is left out: what was saved stands there.
        """
        fitting = {
            key: one for key, one in (values or {}).items() if key in SETTINGS and not SETTINGS[key].problem(one)
        }
        found = Settings({**self._work.settings.values, **fitting})
        return LetterheadProof(
            letterhead=gathering.letterhead(found),
            signatories=found[SIGNATORIES],
            number=numbers.next_report(self._work, found, self._work.today),
            made_on=self._work.today,
            demo=found[IS_DEMO],
        )

    @allowed(Action.SETTING_READ)
    def next_numbers(self, values: Mapping[str, object] | None = None) -> Mapping[str, str]:
        """The next number by the key of its scheme, with settings that are typed and not saved yet.

        A scheme that does not fit has none.
        """
        found, today = Settings({**self._work.settings.values, **(values or {})}), self._work.today
        makers = {REPORT_NUMBER: numbers.next_report, RESIDENT_NUMBER: numbers.next_resident}
        return {
            scheme.key: make(self._work, found, today)
            for scheme, make in makers.items()
            if scheme.problem(found[scheme]) is None
        }

    @verb(Action.SETTING_WRITE)
    def save_settings(self, values: Mapping[str, object]) -> Changes:
        """Save settings by key. Raises Denied, Invalid with the problems by key."""
        work = self._work
        problems = self.check_settings(values)
        if problems:
            raise Invalid(NOT_RIGHT, problems)
        before = work.settings
        changed: dict[str, list[object]] = {}
        for key, value in values.items():
            setting = SETTINGS.get(key)
            if setting is None or key in HIDDEN or before[setting] == value:
                continue
            stored.save(work.store, setting, value)
            changed[key] = [_shown(setting.plain(before[setting])), _shown(setting.plain(value))]
        work.record("setting.save", "setting", "", {"fields": changed})
        if FACILITY_NAME.key in changed:
            keyring.set_label(work.store.folder, work.store.keys, str(values[FACILITY_NAME.key]))
        return Changes.of("setting") if changed else Changes()

    @verb(Action.SETTING_WRITE)
    def take_over_holidays(self, first: date, last: date) -> tuple[int, Changes]:
        """Take over the national holidays of the years between two days; gives how many days were new."""
        days = add_national_days(self._work, first, last)
        self._work.record("holiday.take_over", "holiday", "", {"days": days})
        return days, Changes.of("holiday") if days else Changes()

    @allowed(Action.SETTING_READ)
    def calendar(self, year: int) -> YearCalendar:
        """Holidays, lock-downs, leave, closures and single blocked hours of a year."""
        work, first, last = self._work, date(year, 1, 1), date(year, 12, 31)
        house, people = work.records.house, work.records.people
        return YearCalendar(
            year=year,
            has_law=house.has_holidays(year),
            holidays=holidays_between(work, first, last),
            lock_downs=tuple(house.locked_down(first, last)),
            leave=tuple(people.away(first, last)),
            closures=tuple(house.closed(first, last)),
            overrides=tuple(house.overrides(first, last)),
            slots=tuple(house.slots.all()),
            staff={person.id: person.name for person in people.staff.all()},
            rooms={room.id: room.name for room in house.rooms.all()},
        )

    @allowed(Action.SETTING_READ)
    def counselors(self) -> tuple[Staff, ...]:
        """Counselors employed today, by name."""
        return tuple(self._work.records.people.counselors(self._work.today))


def _shown(value: object) -> object:
    """A value as the audit keeps it: a picture by its size only."""
    return f"{len(value)} characters" if isinstance(value, str) and len(value) > 500 else value
