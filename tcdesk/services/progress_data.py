"""From the records of one resident to the record of his progress report: counting, never asking."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import attrs

from tcdesk.domain.calendar import ActivityKind
from tcdesk.domain.care import Assessment, Behaviour, Goal, GoalStatus, Narrative
from tcdesk.domain.custody import Custody, CustodyStatus, LegalDate
from tcdesk.domain.defaults import GROUP_COUNSELLING
from tcdesk.domain.health import PANELS, UrineTest
from tcdesk.domain.instruments.tc_rubric import GROUPS
from tcdesk.domain.phase import Phase, PhaseEntry, Stage
from tcdesk.domain.progress import ProgressReport, ReportStatus
from tcdesk.domain.progress_parts import (
    ActivityRow,
    DomainGroup,
    DomainRow,
    GoalRow,
    Goals,
    Identity,
    Ledger,
    LedgerRow,
    LegalMark,
    Letterhead,
    PhaseSpan,
    Programme,
    Sentence,
    Signatory,
    SpanState,
    Urine,
    UrineRow,
    narrative_parts,
)
from tcdesk.domain.resident import Resident
from tcdesk.domain.session import ATTENDED, AttendedSession

PERIOD_WEEKS = 12


@attrs.frozen(kw_only=True)
class ProgressInput:
    """Everything the store knows that a progress report of one resident may say, as of one day.

    `attendance` covers at least the period; `behaviour` is the whole ledger, `urine` all tests; `staff_names` gives the
    printed short name of a member of staff. `photo` is None where there is none.
    """

    as_of: date
    resident: Resident
    custody: Custody | None
    legal_dates: tuple[LegalDate, ...]
    phases: tuple[Phase, ...]
    entries: tuple[PhaseEntry, ...]
    substances: tuple[str, ...]
    counselor: str
    work: str
    photo: bytes | None
    activities: tuple[ActivityKind, ...]
    attendance: tuple[AttendedSession, ...]
    urine: tuple[UrineTest, ...]
    behaviour: tuple[Behaviour, ...]
    goals: tuple[Goal, ...]
    assessments: tuple[Assessment, ...]
    narrative: Narrative | None
    writer: str
    staff_names: Mapping[int, str]
    letterhead: Letterhead
    signatories: tuple[Signatory, ...]
    conference_on: date | None
    show_urine: bool
    demo: bool


def period(as_of: date) -> tuple[date, date]:
    """The twelve whole weeks, Monday to Sunday, that ended before `as_of`."""
    last_sunday = as_of - timedelta(days=as_of.weekday() + 1)
    return last_sunday - timedelta(days=7 * PERIOD_WEEKS - 1), last_sunday


def assemble(given: ProgressInput, *, number: str = "", status: ReportStatus = ReportStatus.DRAFT) -> ProgressReport:
    """The progress report of the twelve weeks before `given.as_of`."""
    starts_on, ends_on = period(given.as_of)
    programme = programme_of(given)
    return ProgressReport(
        number=number,
        status=status,
        starts_on=starts_on,
        ends_on=ends_on,
        as_of=given.as_of,
        demo=given.demo,
        letterhead=given.letterhead,
        signatories=given.signatories,
        identity=_identity(given, programme),
        sentence=sentence_of(given.custody, given.legal_dates),
        programme=programme,
        domains=domains_of(given.assessments, given.as_of),
        activities=_activities(given, starts_on),
        participation=_participation(given, starts_on),
        urine=_urine(given),
        ledger=_ledger(given, starts_on, ends_on),
        goals=_goals(given),
        writer=given.writer,
        narrative=narrative_parts(given.narrative),
        proposed=given.narrative.proposals if given.narrative else (),
        conference_on=given.conference_on,
    )


def _identity(given: ProgressInput, programme: Programme) -> Identity:
    resident = given.resident
    current = next((span.name for span in programme.phases if span.state is SpanState.CURRENT), "")
    return Identity(
        name=resident.name,
        register_no=resident.register_no,
        tc_no=resident.tc_no,
        birth_place=resident.birth_place,
        birth_date=resident.birth_date,
        articles=given.custody.articles if given.custody else (),
        substances=given.substances,
        place=resident.place,
        counselor=given.counselor,
        work=given.work,
        phase=current,
        photo=given.photo,
    )


def sentence_of(custody: Custody | None, dates: tuple[LegalDate, ...]) -> Sentence:
    """The sentence as the timeline draws it."""
    if custody is None:
        return Sentence(status=CustodyStatus.REMAND)
    return Sentence(
        status=custody.status,
        detained_on=custody.detained_on,
        years=custody.years,
        months=custody.months,
        days=custody.days,
        marks=tuple(
            LegalMark(kind=found.kind, on_date=found.on_date, source=found.source, data_date=found.data_date)
            for found in sorted(dates, key=lambda row: (row.on_date, row.kind))
        ),
    )


def programme_of(given: ProgressInput) -> Programme:
    """The resident's way through the phases: what is done, where he is, what is planned until the programme ends."""
    by_id = {phase.id: phase for phase in given.phases}
    today = given.as_of
    spans: list[tuple[Phase, PhaseSpan]] = []
    for entry in sorted(given.entries, key=lambda row: row.started_on):
        phase = by_id[entry.phase_id]
        if entry.started_on > today:
            continue
        if entry.ended_on is not None and entry.ended_on <= today:
            end, state = max(entry.started_on, entry.ended_on - timedelta(days=1)), SpanState.DONE
        else:
            end, state = max(entry.started_on + timedelta(days=phase.target_days - 1), today), SpanState.CURRENT
        spans.append((phase, PhaseSpan(name=phase.name, starts_on=entry.started_on, ends_on=end, state=state)))
    if not spans:
        return Programme(starts_on=given.resident.admitted_on, ends_on=given.resident.programme_end)
    last_phase, last = spans[-1]
    following = [phase for phase in given.phases if phase.position > last_phase.position]
    if given.resident.left_on is None:
        day = last.ends_on + timedelta(days=1)
        for phase in following:
            end = day + timedelta(days=phase.target_days - 1)
            span = PhaseSpan(name=phase.name, starts_on=day, ends_on=end, state=SpanState.PLANNED)
            spans.append((phase, span))
            day = end + timedelta(days=1)
    return Programme(
        starts_on=given.resident.admitted_on,
        ends_on=max(given.resident.programme_end, given.resident.admitted_on),
        phases=_merged(spans),
        next_phase=following[0].name if following else "",
    )


def _merged(spans: list[tuple[Phase, PhaseSpan]]) -> tuple[PhaseSpan, ...]:
    """Phases before Primary that are over stand as one span: days of intake are too short to be drawn."""
    early = {Stage.INTAKE, Stage.DETOX, Stage.ENTRY}
    opening = 0
    while opening < len(spans) and spans[opening][0].stage in early and spans[opening][1].state is SpanState.DONE:
        opening += 1
    kept = [span for _, span in spans]
    if opening < 2:
        return tuple(kept)
    name = f"{kept[0].name}–{kept[opening - 1].name}"
    whole = PhaseSpan(name=name, starts_on=kept[0].starts_on, ends_on=kept[opening - 1].ends_on, state=SpanState.DONE)
    return (whole, *kept[opening:])


def domains_of(assessments: tuple[Assessment, ...], as_of: date) -> tuple[DomainGroup, ...]:
    """First and latest staff rating of every domain; without any rating every row is empty."""
    rated = sorted(
        (one for one in assessments if one.instrument == "tc_rubric" and one.rater == "staff" and one.on_date <= as_of),
        key=lambda one: (one.on_date, one.id),
    )
    first = rated[0].scores if len(rated) > 1 else {}
    last = rated[-1].scores if rated else {}
    return tuple(
        DomainGroup(
            label=name,
            rows=tuple(DomainRow(label=label, baseline=first.get(code), now=last.get(code)) for code, label in rows),
        )
        for name, rows in GROUPS.values()
    )


def _week_index(day: date, starts_on: date) -> int | None:
    index = (day - starts_on).days // 7
    return index if 0 <= index < PERIOD_WEEKS else None


def _activities(given: ProgressInput, starts_on: date) -> tuple[ActivityRow, ...]:
    """By activity; what is held on demand has a row only where the resident was called."""
    counts = {kind.code: [[0, 0] for _ in range(PERIOD_WEEKS)] for kind in given.activities}
    for row in given.attendance:
        week = _week_index(row.on_date, starts_on)
        if week is not None and row.activity_code in counts:
            cell = counts[row.activity_code][week]
            cell[0] += row.mark in ATTENDED
            cell[1] += 1
    return tuple(
        ActivityRow(name=kind.name, weeks=tuple((cell[0], cell[1]) for cell in counts[kind.code]))
        for kind in given.activities
        if kind.code != GROUP_COUNSELLING or any(expected for _, expected in counts[kind.code])
    )


def _participation(given: ProgressInput, starts_on: date) -> tuple[float | None, ...]:
    ratings: list[list[int]] = [[] for _ in range(PERIOD_WEEKS)]
    for row in given.attendance:
        week = _week_index(row.on_date, starts_on)
        if week is not None and row.rating is not None:
            ratings[week].append(row.rating)
    return tuple(sum(week) / len(week) if week else None for week in ratings)


def _urine(given: ProgressInput) -> Urine:
    if not given.show_urine:
        return Urine(is_withheld=True)
    tests = sorted(
        (test for test in given.urine if test.taken_on <= given.as_of), key=lambda row: row.taken_on, reverse=True
    )
    return Urine(
        rows=tuple(
            UrineRow(
                taken_on=test.taken_on,
                reason=test.reason,
                readings=tuple(test.results.get(panel) for panel in PANELS),
            )
            for test in tests
        )
    )


def _ledger(given: ProgressInput, starts_on: date, ends_on: date) -> Ledger:
    rows = sorted(given.behaviour, key=lambda row: (row.on_date, row.id), reverse=True)
    return Ledger(
        opening=sum(row.points for row in rows if row.on_date < starts_on),
        rows=tuple(
            LedgerRow(
                on_date=row.on_date,
                tool=row.tool,
                event=row.event,
                staff=given.staff_names.get(row.staff_id or 0, ""),
                points=row.points,
            )
            for row in rows
            if starts_on <= row.on_date <= ends_on
        ),
    )


def _goals(given: ProgressInput) -> Goals:
    kept = [goal for goal in given.goals if goal.status is not GoalStatus.DROPPED]
    reviewed = [goal.reviewed_on for goal in kept if goal.reviewed_on is not None]
    return Goals(
        rows=tuple(
            GoalRow(
                objective=goal.objective, intervention=goal.intervention, progress=goal.progress, status=goal.status
            )
            for goal in sorted(kept, key=lambda row: row.position)
        ),
        plan_version=max((goal.plan_version for goal in kept), default=1),
        reviewed_on=max(reviewed) if reviewed else None,
    )
