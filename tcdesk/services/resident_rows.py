"""The rows of the resident list, out of six counting queries, whatever the number of residents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

import attrs

from tcdesk.domain.calendar import Week
from tcdesk.domain.custody import CustodyStatus, DateSource, LegalDateKind
from tcdesk.domain.health import Reading
from tcdesk.domain.legal import DatedMark, dates, first_cut, is_overdue, next_date
from tcdesk.domain.phase import Stage
from tcdesk.domain.progression import GROUP_STAGES
from tcdesk.domain.roles import Action
from tcdesk.domain.settings import ATTENDANCE_LIMIT
from tcdesk.domain.staff import short_name
from tcdesk.domain.views.residents import WEEKS, Flag, ResidentRow
from tcdesk.services import ownership
from tcdesk.services.guard import Work
from tcdesk.store.statistics import ListRow

Recorded = tuple[LegalDateKind, date, bool]


@attrs.frozen(kw_only=True)
class Around:
    """What is known about everybody at once, for making rows."""

    today: date
    weekly: Mapping[int, Mapping[int, tuple[int, int]]]
    recorded: Mapping[int, tuple[Recorded, ...]]
    groups: Mapping[int, str]
    urine: Mapping[int, tuple[date, Mapping[str, str]]]
    own: frozenset[int]
    limit: float
    sees_legal: bool


def span(today: date) -> tuple[date, date]:
    """The whole weeks, Monday to Sunday, that the list counts attendance over."""
    monday = Week.of(today).monday
    return monday - timedelta(weeks=WEEKS), monday - timedelta(days=1)


def around(work: Work) -> Around:
    """Gather it for the person at the desk."""
    records, today = work.records, work.today
    first, last = span(today)
    recorded: dict[int, list[Recorded]] = {}
    if work.can(Action.LEGAL_READ):
        for resident, kind, day, source in records.residents.dates_of_present():
            recorded.setdefault(resident, []).append((kind, day, source is DateSource.ESTIMATE))
    return Around(
        today=today,
        weekly=records.statistics.weekly(first, last),
        recorded={resident: tuple(found) for resident, found in recorded.items()},
        groups=records.groups.codes_on(today),
        urine=records.statistics.last_urine() if work.can(Action.URINE_READ) else {},
        own=ownership.owned(work),
        limit=work.settings[ATTENDANCE_LIMIT] / 100,
        sees_legal=work.can(Action.LEGAL_READ),
    )


def around_one(work: Work, resident_id: int, weeks: Mapping[int, tuple[int, int]]) -> Around:
    """Gather it for one resident only, whether here or gone."""
    records, today = work.records, work.today
    group = records.groups.of_resident(resident_id, today)
    tests = records.care.urine_of(resident_id)[:1] if work.can(Action.URINE_READ) else []
    sees_legal = work.can(Action.LEGAL_READ)
    found = records.residents.dates_of(resident_id) if sees_legal else []
    return Around(
        today=today,
        weekly={resident_id: weeks},
        recorded={resident_id: tuple((one.kind, one.on_date, one.source is DateSource.ESTIMATE) for one in found)},
        groups={} if group is None else {resident_id: group.code},
        urine={resident_id: (tests[0].taken_on, tests[0].results)} if tests else {},
        own=ownership.owned(work),
        limit=work.settings[ATTENDANCE_LIMIT] / 100,
        sees_legal=sees_legal,
    )


def marks_of(found: ListRow, recorded: Iterable[Recorded]) -> tuple[DatedMark, ...]:
    """The legal dates of one resident: recorded ones, and estimates where there is none."""
    return dates(
        recorded,
        status=CustodyStatus(found.status or CustodyStatus.CONVICTED),
        detained_on=found.detained_on,
        term=(found.years, found.months, found.days),
    )


def row(found: ListRow, given: Around) -> ResidentRow:
    """One row of the list."""
    marks = marks_of(found, given.recorded.get(found.id, ())) if given.sees_legal else ()
    weeks = given.weekly.get(found.id, {})
    held = sum(total for _, total in weeks.values())
    share = sum(came for came, _ in weeks.values()) / held if held else None
    day = 0 if found.started_on is None else max(0, (given.today - found.started_on).days + 1)
    group = given.groups.get(found.id)
    return ResidentRow(
        id=found.id,
        name=found.name,
        alias=found.alias,
        register_no=found.register_no,
        tc_no=found.tc_no,
        national_no=found.national_no,
        place=" · ".join(part for part in (found.block, found.house) if part),
        problem=found.problem,
        substance=found.substance or "",
        phase=found.phase or "",
        stage=found.stage,
        day=day,
        target=found.target or 0,
        counselor_id=found.counselor_id,
        counselor=short_name(found.counselor or ""),
        cohort_id=found.cohort_id,
        group=group,
        needs_group=group is None and found.stage in GROUP_STAGES,
        attendance=tuple(_share(weeks.get(number)) for number in range(WEEKS)),
        share=share,
        legal=next_date(marks, found.programme_end, given.today),
        flags=tuple(flag for flag, is_up in _flags(found, marks, day, share, given) if is_up),
        has_photo=found.has_photo,
        is_own=found.id in given.own,
    )


def _share(week: tuple[int, int] | None) -> float | None:
    return week[0] / week[1] if week and week[1] else None


def _flags(
    found: ListRow, marks: tuple[DatedMark, ...], day: int, share: float | None, given: Around
) -> tuple[tuple[Flag, bool], ...]:
    """Every flag, the heaviest first, and whether it is up."""
    is_cut = first_cut(marks, found.programme_end) is not None
    is_complete = bool(found.consent_on and found.mother_name and found.birth_place and found.guarantor_name)
    return (
        (Flag.LEGAL, is_cut or is_overdue(marks, given.today)),
        (Flag.NO_GROUP, found.id not in given.groups and found.stage in GROUP_STAGES),
        (Flag.PHASE_DUE, bool(found.target) and day >= (found.target or 0)),
        (Flag.URINE, _is_urine_open(given.urine.get(found.id))),
        (Flag.ATTENDANCE, share is not None and share < given.limit),
        (Flag.INTAKE, not is_complete),
        (Flag.MEDICAL, found.stage is Stage.DETOX),
    )


def _is_urine_open(last: tuple[date, Mapping[str, str]] | None) -> bool:
    """Whether the last test was not negative on every panel."""
    return last is not None and any(reading != Reading.NEGATIVE for reading in last[1].values())


_FAR = date(9999, 12, 31)


def by_legal_date(made: ResidentRow) -> tuple[date, str, int]:
    """The default order: the date that must not be missed first, then by name."""
    passed = made.legal is None or made.legal.days < 0
    return (_FAR if passed or made.legal is None else made.legal.on_date, made.name.casefold(), made.id)
