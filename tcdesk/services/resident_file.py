"""One resident in full: the preview pane and the first page of the file, out of the parts of the printed report."""

from __future__ import annotations

from datetime import date

import attrs

from tcdesk.domain.calendar import Week
from tcdesk.domain.legal import DatedMark, first_cut
from tcdesk.domain.progress_parts import Urine
from tcdesk.domain.roles import Action
from tcdesk.domain.views.residents import (
    BehaviourLine,
    GroupPlace,
    JobLine,
    NoteLine,
    ResidentCard,
    ResidentFile,
    ResidentRecord,
    ResidentRow,
)
from tcdesk.services import notes, ownership, progress_data, resident_rows
from tcdesk.services.gathering import progress_input
from tcdesk.services.guard import Work

SHOWN_LINES = 3


@attrs.frozen(kw_only=True)
class Seen:
    """One resident as a row of the list, with the legal dates behind it."""

    row: ResidentRow
    marks: tuple[DatedMark, ...]
    cut: DatedMark | None


def seen(work: Work, resident_id: int) -> Seen | None:
    """The row of one resident, whether here or gone; None where there is no such resident."""
    records, today = work.records, work.today
    found = records.statistics.list_rows(resident_id)
    if not found:
        return None
    first, last = resident_rows.span(today)
    given = resident_rows.around_one(work, resident_id, records.statistics.weekly_of(resident_id, first, last))
    marks = resident_rows.marks_of(found[0], given.recorded.get(resident_id, ())) if given.sees_legal else ()
    return Seen(row=resident_rows.row(found[0], given), marks=marks, cut=first_cut(marks, found[0].programme_end))


def _group(work: Work, resident_id: int) -> GroupPlace | None:
    records, today = work.records, work.today
    group = records.groups.of_resident(resident_id, today)
    if group is None:
        return None
    session = records.sessions.nearest_of_group(group.id, Week.of(today).monday)
    if session is None:
        return GroupPlace(code=group.code)
    room = records.house.rooms.find(session.room_id) if session.room_id is not None else None
    counselor = records.people.staff.find(session.counselor_id) if session.counselor_id is not None else None
    return GroupPlace(
        code=group.code,
        weekday=session.on_date.weekday(),
        starts_at=session.starts_at,
        room=room.name if room else "",
        counselor=counselor.short_name if counselor else "",
    )


def _job(work: Work, resident_id: int) -> JobLine | None:
    found = work.records.residents.job_on(resident_id, work.today)
    if found is None:
        return None
    job, department = found
    return JobLine(department=department, rank=job.rank, since=job.started_on)


def _note_lines(work: Work, resident_id: int, count: int, *, is_summary: bool) -> tuple[NoteLine, ...]:
    if not work.can(Action.CARE_READ):
        return ()
    names = work.records.people.writer_names()
    found = work.records.care.notes_of(resident_id, count)
    return tuple(notes.line(work, note, names, is_summary=is_summary) for note in found)


def is_summary(work: Work, row: ResidentRow) -> bool:
    """Whether the person sees this resident's care only in short: a counselor another's resident."""
    return ownership.only_own(work, Action.CARE_WRITE) and not row.is_own


def card(work: Work, resident_id: int) -> ResidentCard | None:
    """The preview pane; None where there is no such resident."""
    found = seen(work, resident_id)
    if found is None:
        return None
    records, today = work.records, work.today
    given = progress_input(work, resident_id, today)
    tests = given.urine[:1]
    lines = _note_lines(work, resident_id, 1, is_summary=is_summary(work, found.row))
    return ResidentCard(
        row=found.row,
        sentence=progress_data.sentence_of(given.custody, given.legal_dates) if given.custody else None,
        marks=found.marks,
        cut=found.cut,
        programme=progress_data.programme_of(given),
        counselor=given.counselor,
        group=_group(work, resident_id),
        place=given.resident.place,
        job=_job(work, resident_id),
        absent=records.sessions.absences(resident_id, today.replace(day=1), today),
        urine_on=tests[0].taken_on if tests else None,
        urine_negative=tests[0].is_negative if tests else None,
        urine_panels=len(tests[0].results) if tests else 0,
        note=lines[0] if lines else None,
    )


def record(work: Work, resident_id: int) -> ResidentRecord:
    """One resident's own records as this person may see them; raises Conflict where there is none."""
    residents = work.records.residents
    sees_legal = work.can(Action.LEGAL_READ)
    is_own = resident_id in ownership.owned(work)
    may_edit = work.can(Action.RESIDENT_WRITE) and (is_own or not ownership.only_own(work, Action.RESIDENT_WRITE))
    return ResidentRecord(
        resident=residents.residents.get(resident_id),
        custody=residents.custody_of(resident_id) if sees_legal else None,
        legal_dates=tuple(residents.dates_of(resident_id)) if sees_legal else (),
        entries=tuple(residents.entries_of(resident_id)),
        substances=residents.substance_names(resident_id),
        may_edit=may_edit,
        is_own=is_own,
    )


def file(work: Work, resident_id: int) -> ResidentFile | None:
    """The first page of the file; None where there is no such resident."""
    found = seen(work, resident_id)
    if found is None:
        return None
    today = work.today
    given = progress_input(work, resident_id, today)
    report = progress_data.assemble(given)
    summary = is_summary(work, found.row)
    return ResidentFile(
        row=found.row,
        record=record(work, resident_id),
        counselor=given.counselor,
        group=_group(work, resident_id),
        job=_job(work, resident_id),
        sentence=report.sentence if given.custody else None,
        cut=found.cut,
        programme=report.programme,
        domains=report.domains,
        assessed=_assessed(given),
        activities=report.activities,
        starts_on=report.starts_on,
        ends_on=report.ends_on,
        goals=report.goals,
        urine=report.urine if given.show_urine else Urine(is_withheld=True),
        notes=_note_lines(work, resident_id, SHOWN_LINES, is_summary=summary),
        behaviour=tuple(
            BehaviourLine(
                on_date=row.on_date,
                tool=row.tool,
                event="" if summary else row.event,
                points=row.points,
                is_done=row.is_done,
            )
            for row in given.behaviour[:SHOWN_LINES]
        ),
        points=sum(row.points for row in given.behaviour),
        day=report.programme.day_number(today) or 0,
        days=report.programme.days or 0,
        is_summary=summary,
    )


def _assessed(given: progress_data.ProgressInput) -> tuple[date, date] | None:
    days = [one.on_date for one in given.assessments if one.instrument == RUBRIC and one.rater == "staff"]
    return (min(days), max(days)) if days else None


RUBRIC = "tc_rubric"
