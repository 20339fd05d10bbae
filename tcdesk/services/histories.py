"""Histories of one resident: what the tabs of the file show in full."""

from __future__ import annotations

from datetime import date

from tcdesk.domain.care import Assessment, GoalStatus, Note
from tcdesk.domain.instruments._base import INSTRUMENTS
from tcdesk.domain.refusals import Denied
from tcdesk.domain.roles import Action, Role
from tcdesk.domain.views.histories import (
    AssessmentEntry,
    BehaviourEntry,
    GoalEntry,
    GroupHistory,
    GroupMeeting,
    GroupStay,
    OpenNote,
    PrintLine,
    ReportLine,
    Wording,
)
from tcdesk.services import ownership
from tcdesk.services.guard import NOT_YOURS, Guarded, allowed

_TOTAL = "total"
_FIRST_DAY = date(1900, 1, 1)


class Histories(Guarded):
    """What happened with one resident, in full; of another counselor's resident without the words of staff."""

    @allowed(Action.CARE_READ)
    def groups(self, resident_id: int) -> GroupHistory:
        """Therapy groups the resident sat in and their meetings, newest first."""
        records, today = self._work.records, self._work.today
        groups = {group.id: group for group in records.groups.groups.all()}
        kinds = {kind.code: kind.name for kind in records.house.activities.all() if kind.for_group}
        came = [one for one in records.sessions.attended(resident_id, _FIRST_DAY, today) if one.activity_code in kinds]
        stays = [
            GroupStay(
                id=member.id,
                code=groups[member.group_id].code,
                theme=groups[member.group_id].theme,
                joined_on=member.joined_on,
                left_on=member.left_on,
                reason=member.reason,
            )
            for member in records.groups.history(resident_id)
            if member.group_id in groups
        ]
        meetings = [
            GroupMeeting(
                id=place, on_date=one.on_date, activity=kinds[one.activity_code], mark=one.mark, rating=one.rating
            )
            for place, one in enumerate(came)
        ]
        return GroupHistory(stays=tuple(reversed(stays)), meetings=tuple(reversed(meetings)))

    @allowed(Action.CARE_READ)
    def behaviour(self, resident_id: int) -> tuple[BehaviourEntry, ...]:
        """The whole ledger with its balance after each entry, newest first."""
        names = self._work.records.people.staff_names()
        entries = self._work.records.care.behaviour_of(resident_id)
        summary, left = self._is_summary(resident_id), sum(entry.points for entry in entries)
        found: list[BehaviourEntry] = []
        for entry in entries:
            found.append(
                BehaviourEntry(
                    id=entry.id,
                    on_date=entry.on_date,
                    tool=entry.tool,
                    event="" if summary else entry.event,
                    points=entry.points,
                    balance=left,
                    staff=names.get(entry.staff_id or 0, ""),
                    until=entry.ends_on,
                    is_done=entry.is_done,
                )
            )
            left -= entry.points
        return tuple(found)

    @allowed(Action.CARE_READ)
    def assessments(self, resident_id: int) -> tuple[AssessmentEntry, ...]:
        """Every filled instrument, newest first, its scores in the instrument's own order."""
        names = self._work.records.people.staff_names()
        filled = self._work.records.care.assessments_of(resident_id)
        return tuple(_assessment(one, names.get(one.staff_id or 0, "")) for one in reversed(filled))

    @allowed(Action.CARE_READ)
    def goals(self, resident_id: int) -> tuple[GoalEntry, ...]:
        """The goals of the treatment plan in order, dropped ones last."""
        names = self._work.records.people.staff_names()
        goals = self._work.records.care.goals_of(resident_id)
        return tuple(
            GoalEntry(
                id=goal.id,
                position=goal.position,
                objective=goal.objective,
                problem=goal.problem,
                aim=goal.aim,
                intervention=goal.intervention,
                staff=names.get(goal.staff_id or 0, ""),
                due_on=goal.due_on,
                reviewed_on=goal.reviewed_on,
                progress=goal.progress,
                status=goal.status,
            )
            for goal in sorted(goals, key=lambda goal: (goal.status is GoalStatus.DROPPED, goal.position, goal.id))
        )

    @allowed(Action.CARE_READ)
    def note(self, note_id: int) -> OpenNote:
        """A note in full with its earlier wordings.

        Raises Denied where this person sees only its head (medical, or about another counselor's resident), Conflict
        where there is none.
        """
        work = self._work
        note: Note = work.records.care.notes.get(note_id)
        if note.is_medical and not work.can(Action.MEDICAL_READ):
            raise Denied(NOT_YOURS)
        if self._is_summary(note.resident_id):
            raise Denied(ownership.NOT_OWN)
        names = work.records.people.writer_names()
        writes = Action.MEDICAL_WRITE if note.is_medical else Action.CARE_WRITE
        return OpenNote(
            note=note,
            wordings=tuple(
                Wording(version=version, title=title, body=body, replaced_at=at, replaced_by=names.get(by, by))
                for version, title, body, at, by in work.records.care.wordings(note_id)
            ),
            may_correct=work.can(writes) and (note.written_by == work.who.uid or Role.MANAGER in work.who.roles),
        )

    @allowed(Action.REPORT_DRAFT)
    def reports(self, resident_id: int) -> tuple[ReportLine, ...]:
        """The finalised reports of the resident, newest first."""
        records = self._work.records
        names = records.people.writer_names()
        return tuple(
            ReportLine(
                id=one.id,
                number=one.number,
                as_of=one.as_of,
                finalised_at=one.finalised_at,
                by=names.get(one.finalised_by, one.finalised_by),
                code=one.code,
            )
            for one in records.conferences.snapshots_of(resident_id)
        )

    @allowed(Action.REPORT_DRAFT)
    def prints(self, resident_id: int) -> tuple[PrintLine, ...]:
        """Every print and saved file about the resident, newest first."""
        records = self._work.records
        names = records.people.writer_names()
        numbers = {one.id: one.number for one in records.conferences.snapshots_of(resident_id)}
        return tuple(
            PrintLine(
                id=entry.id,
                at=entry.at,
                by=names.get(entry.user_id, entry.user_id),
                document=entry.document,
                target=entry.target,
                copies=entry.copies,
                pages=entry.pages,
                number=numbers.get(entry.snapshot_id or 0, ""),
            )
            for entry in records.conferences.prints_of(resident_id)
        )

    def _is_summary(self, resident_id: int) -> bool:
        """Whether the resident is in another counselor's care, and this person sees only the heads."""
        work = self._work
        return ownership.only_own(work, Action.CARE_WRITE) and resident_id not in ownership.owned(work)


def _assessment(one: Assessment, staff: str) -> AssessmentEntry:
    """A filled instrument; one that is no longer shipped keeps the codes of its scales."""
    known = next((shipped for shipped in INSTRUMENTS if shipped.code == one.instrument), None)
    scales = dict(known.scales) if known is not None else {}
    order = {code: place for place, code in enumerate(scales)}
    codes = sorted((code for code in one.scores if code != _TOTAL), key=lambda code: order.get(code, len(order)))
    return AssessmentEntry(
        id=one.id,
        instrument=one.instrument,
        title=known.title if known is not None else one.instrument,
        on_date=one.on_date,
        rater=one.rater,
        scores=tuple((scales.get(code, code), one.scores[code]) for code in codes),
        total=one.scores.get(_TOTAL),
        staff=staff,
        is_signed=one.signed_at is not None,
    )
