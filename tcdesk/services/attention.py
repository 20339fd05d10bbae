"""What needs attention today, the heaviest first; an item that is solved is simply no longer found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

import attrs

from tcdesk.domain import settings
from tcdesk.domain.calendar import Week
from tcdesk.domain.instruments._base import INSTRUMENTS
from tcdesk.domain.legal import first_cut, next_date
from tcdesk.domain.phase import Stage
from tcdesk.domain.roles import Action
from tcdesk.domain.session import SessionState
from tcdesk.domain.views.home import Attention, AttentionKind, BackupState, Concern
from tcdesk.domain.views.residents import ResidentRow
from tcdesk.domain.working_days import working_day_after, working_days_between
from tcdesk.services import resident_rows
from tcdesk.services.clock import local
from tcdesk.services.guard import Work
from tcdesk.services.resident_rows import Around
from tcdesk.store.statistics import ListRow

HOLIDAYS_AHEAD = timedelta(days=14)
CONFERENCE_AHEAD = timedelta(days=7)
BACKUP_LATE = timedelta(days=3)
_IN_PROGRAMME = frozenset({Stage.ENTRY, Stage.PRIMARY, Stage.REENTRY})


@attrs.frozen(kw_only=True)
class Scene:
    """Everybody as the list has them, for looking at from all sides; `listed` are the same residents, same order.

    `stages` counts all residents, also those that are not in `rows`.
    """

    work: Work
    rows: tuple[ResidentRow, ...]
    listed: tuple[ListRow, ...]
    around: Around
    backup: BackupState
    stages: Mapping[Stage | None, int]

    @property
    def today(self) -> date:
        """The day it is."""
        return self.around.today


def scene(work: Work, backup: BackupState, *, own: bool) -> Scene:
    """Gather it; only the person's own residents where `own`."""
    around = resident_rows.around(work)
    pairs = [(one, resident_rows.row(one, around)) for one in work.records.statistics.list_rows()]
    kept = [(one, row) for one, row in pairs if row.is_own or not own]
    return Scene(
        work=work,
        rows=tuple(row for _, row in kept),
        listed=tuple(one for one, _ in kept),
        around=around,
        backup=backup,
        stages=Counter(row.stage for _, row in pairs),
    )


def attention(given: Scene) -> tuple[Attention, ...]:
    """Every item that is open, by risk."""
    found = [item for look in _LOOKS for item in look(given)]
    return tuple(sorted(found, key=lambda item: list(AttentionKind).index(item.kind)))


def _legal(given: Scene) -> Iterator[Attention]:
    if not given.around.sees_legal:
        return
    concerns: list[Concern] = []
    for one in given.listed:
        marks = resident_rows.marks_of(one, given.around.recorded.get(one.id, ()))
        cut = first_cut(marks, one.programme_end)
        if cut is not None:
            legal = next_date([cut], one.programme_end, given.today)
            concerns.append(Concern(resident_id=one.id, name=one.name, on_date=one.programme_end, legal=legal))
    yield from _item(AttentionKind.LEGAL, sorted(concerns, key=_legal_day))


def _legal_day(concern: Concern) -> date:
    return concern.legal.on_date if concern.legal is not None else date.max


def _item(kind: AttentionKind, concerns: Sequence[Concern]) -> Iterable[Attention]:
    return (Attention(kind=kind, count=len(concerns), concerns=tuple(concerns)),) if concerns else ()


def _groups(given: Scene) -> Iterator[Attention]:
    """Primary residents in no group, or in one whose counselor is away at its hour this week."""
    work, week = given.work, Week.of(given.today)
    if not work.can(Action.WEEK_READ):
        return
    last = week.day(6)
    records = work.records
    away = records.people.away(given.today, last)
    names = {person.id: person.short_name for person in records.people.staff.all()}
    stopped: dict[int, str] = {}
    first: date | None = None
    for session in records.sessions.between(given.today, last):
        covers = any(
            leave.staff_id == session.counselor_id and leave.covers(session.on_date, session.starts_at, session.minutes)
            for leave in away
        )
        if session.group_id is not None and session.state is SessionState.PLANNED and covers:
            stopped[session.group_id] = names.get(session.counselor_id or 0, "")
            first = first or session.on_date
    without = {member.resident_id for member in records.groups.members_on(given.today) if member.group_id in stopped}
    concerns = [
        Concern(resident_id=row.id, name=row.name) for row in given.rows if row.needs_group or row.id in without
    ]
    for item in _item(AttentionKind.NO_GROUP, concerns):
        yield attrs.evolve(item, notes=tuple(sorted(set(stopped.values()))), on_date=first)
    if work.can(Action.WEEK_PROPOSE) and not records.weeks.is_published(week):
        count = sum(row.stage is Stage.PRIMARY for row in given.rows)
        if count:
            yield Attention(kind=AttentionKind.WEEK_OPEN, count=count, on_date=week.monday)


def _phases(given: Scene) -> Iterator[Attention]:
    due = sorted((row for row in given.rows if row.is_due), key=lambda row: (row.target - row.day, row.name))
    concerns = [Concern(resident_id=row.id, name=row.name, figure=row.day, of=row.target) for row in due]
    yield from _item(AttentionKind.PHASE_DUE, concerns)


def _reports(given: Scene) -> Iterator[Attention]:
    """Residents on the agenda of the next conference without a finalised report of these weeks."""
    work = given.work
    if not work.can(Action.REPORT_DRAFT):
        return
    conferences = work.records.conferences
    coming = conferences.between(given.today, given.today + CONFERENCE_AHEAD)
    if not coming:
        return
    since = given.today - timedelta(days=work.settings[settings.REPORT_DAYS])
    done = work.records.statistics.last_reports()
    names = {row.id: row.name for row in given.rows}
    concerns = [
        Concern(resident_id=item.resident_id, name=names[item.resident_id], on_date=done.get(item.resident_id))
        for item in conferences.agenda(coming[0].id)
        if item.resident_id in names and done.get(item.resident_id, date.min) < since
    ]
    for found in _item(AttentionKind.REPORT_LATE, concerns):
        yield attrs.evolve(found, on_date=coming[0].on_date)


def _assessments(given: Scene) -> Iterator[Attention]:
    """Residents past the time of an intake without a sheet of an instrument of the house."""
    work = given.work
    if not work.can(Action.CARE_READ):
        return
    done = work.records.statistics.instruments_done()
    days = work.settings[settings.INTAKE_DAYS]
    oldest = min((one.admitted_on for one in given.listed), default=given.today)
    off = work.records.house.days_off(oldest, given.today)
    late = [
        (one, row)
        for one, row in zip(given.listed, given.rows, strict=True)
        if row.stage in _IN_PROGRAMME
        and one.admitted_on + timedelta(days=days) < given.today
        and working_days_between(
            one.admitted_on, min(given.today, one.admitted_on + timedelta(days=2 * days + 14)), off
        )
        > days
    ]
    missing = {
        code: [one for one, _ in late if one.id not in done.get(code, frozenset())] for code in INSTRUMENTS.codes()
    }
    people = {one.id: one for found in missing.values() for one in found}
    concerns = [
        Concern(resident_id=one.id, name=one.name, on_date=one.admitted_on)
        for one in sorted(people.values(), key=lambda one: (one.admitted_on, one.name))
    ]
    for item in _item(AttentionKind.ASSESSMENT_MISSING, concerns):
        yield attrs.evolve(item, others={code: len(found) for code, found in missing.items() if found})


def _holidays(given: Scene) -> Iterator[Attention]:
    """Holidays of the next two weeks on which groups would meet."""
    work = given.work
    if not work.can(Action.WEEK_READ):
        return
    house = work.records.house
    first, last = given.today + timedelta(days=1), given.today + HOLIDAYS_AHEAD
    ahead = [day for day in house.holidays_between(first, last) if day.is_off]
    if not ahead:
        return
    slots = house.slots.all()
    weekdays = {day.on_date.weekday() for day in ahead}
    met = work.records.sessions.between(given.today - timedelta(days=6), given.today)
    groups = {one.group_id for one in met if one.group_id is not None and one.on_date.weekday() in weekdays}
    if any(slot.weekday in weekdays for slot in slots):
        yield Attention(
            kind=AttentionKind.HOLIDAY_AHEAD,
            count=len(ahead),
            on_date=ahead[0].on_date,
            notes=tuple(dict.fromkeys(day.name for day in ahead)),
            others={"groups": len(groups)},
        )


def _lock_downs(given: Scene) -> Iterator[Attention]:
    """Lock-downs of today and the next two weeks, with the groups that are planned in them."""
    work = given.work
    if not work.can(Action.WEEK_READ):
        return
    first, last = given.today, given.today + HOLIDAYS_AHEAD
    ahead = work.records.house.locked_down(first, last)
    if not ahead:
        return
    planned = [
        one
        for one in work.records.sessions.between(first, last)
        if one.group_id is not None and one.state is SessionState.PLANNED
    ]
    hit = {one.group_id for one in planned if any(row.blocks(one.on_date, one.starts_at, one.minutes) for row in ahead)}
    yield Attention(
        kind=AttentionKind.LOCK_DOWN_AHEAD,
        count=len(ahead),
        on_date=max(first, ahead[0].starts_on),
        notes=tuple(dict.fromkeys(row.reason for row in ahead)),
        others={"groups": len(hit)},
    )


def _backup(given: Scene) -> Iterator[Attention]:
    work = given.work
    if not work.can(Action.BACKUP_MAKE):
        return
    state, today = given.backup, given.today
    if state.at is None:
        yield Attention(kind=AttentionKind.BACKUP_DUE, count=0)
        return
    made = local(state.at).date()
    off = work.records.house.days_off(made, today) if made <= today else frozenset[date]()
    if today - made > BACKUP_LATE:
        yield Attention(kind=AttentionKind.BACKUP_LATE, count=(today - made).days, on_date=made)
    elif today > working_day_after(made, 1, off):
        yield Attention(kind=AttentionKind.BACKUP_DUE, count=(today - made).days, on_date=made)


_LOOKS: tuple[Callable[[Scene], Iterable[Attention]], ...] = (
    _legal,
    _groups,
    _phases,
    _reports,
    _assessments,
    _lock_downs,
    _holidays,
    _backup,
)


def put_off_until(raw: object, now: datetime) -> bool:
    """Whether an item that was put off until `raw` (an ISO moment) still is at `now`."""
    try:
        return datetime.fromisoformat(str(raw)) > now
    except (ValueError, TypeError):
        return False
