"""What the store knows, gathered for the papers of one resident or one session."""

from __future__ import annotations

from datetime import date

import attrs

from tcdesk.domain.assessment_sheet import AssessmentSheet, SheetItem, SheetSection
from tcdesk.domain.calendar import Week
from tcdesk.domain.care import Assessment
from tcdesk.domain.defaults import GROUP_COUNSELLING
from tcdesk.domain.instruments._base import INSTRUMENTS, Instrument, Item
from tcdesk.domain.intake_summary import IntakeSummary, UsedSubstance, fit_for_paper
from tcdesk.domain.progress_parts import Identity, Ledger, LedgerRow, Signatory
from tcdesk.domain.refusals import Conflict
from tcdesk.domain.resident import Resident
from tcdesk.domain.resident_month import MonthActivity, ResidentMonth, month_end
from tcdesk.domain.roles import Action
from tcdesk.domain.session import Mark, Session, SessionState
from tcdesk.domain.settings import IS_DEMO
from tcdesk.domain.sign_in_sheet import Expected, SignInSheet, SignInSheets
from tcdesk.i18n import N_
from tcdesk.services import completion, ownership
from tcdesk.services.gathering import letterhead, progress_input
from tcdesk.services.guard import Work
from tcdesk.services.progress_data import assemble
from tcdesk.services.recap_data import span

NO_INSTRUMENT = N_("There is no instrument of this name here. Choose another one.")
NO_SESSIONS = N_("No group meets in this week, so there is no sheet to print. Publish the week first.")
NO_SHEET = N_("This instrument was not filled in on {day}. Choose another day, or print a blank sheet.")
PREPARED = N_("Prepared by")
COUNSELOR, CASE_OFFICER, RESIDENT = N_("Addiction counselor"), N_("Case officer"), N_("Resident")


def resident_month(work: Work, resident_id: int, month: date) -> ResidentMonth:
    """The month of one resident; of another counselor's without the words of staff.

    Raises Invalid for a month that has not begun, Conflict for nobody.
    """
    first, last = span(month, work.today)
    records, settings = work.records, work.settings
    identity, resident = _identity(work, resident_id, last)
    rows = records.care.behaviour_of(resident_id) if work.can(Action.CARE_READ) else []
    is_other = ownership.only_own(work, Action.CARE_WRITE) and resident_id not in ownership.owned(work)
    staff = records.people.staff_names()
    counselor = staff.get(resident.counselor_id or 0, "")
    return ResidentMonth(
        letterhead=letterhead(settings),
        identity=identity,
        month=first,
        ends_on=last,
        made_on=work.today,
        case_officer=resident.case_officer,
        activities=_activities(work, resident_id, first, last),
        ledger=Ledger(
            opening=sum(row.points for row in rows if row.on_date < first),
            rows=tuple(
                LedgerRow(
                    on_date=row.on_date,
                    tool=row.tool,
                    event="" if is_other else row.event,
                    staff=staff.get(row.staff_id or 0, ""),
                    points=row.points,
                )
                for row in rows
                if first <= row.on_date <= last
            ),
        ),
        signatories=(
            Signatory(heading=PREPARED, position=COUNSELOR, name=counselor),
            Signatory(position=CASE_OFFICER, name=resident.case_officer),
        ),
        demo=settings[IS_DEMO],
    )


def _identity(work: Work, resident_id: int, day: date) -> tuple[Identity, Resident]:
    given = progress_input(work, resident_id, day)
    return assemble(given).identity, given.resident


def _activities(work: Work, resident_id: int, first: date, last: date) -> tuple[MonthActivity, ...]:
    days = month_end(first).day
    found: dict[str, list[list[Mark]]] = {}
    for one in work.records.sessions.attended(resident_id, first, last):
        rows = found.setdefault(one.activity_code, [[] for _ in range(days)])
        rows[one.on_date.day - 1].append(one.mark)
    return tuple(
        MonthActivity(name=kind.name, days=tuple(tuple(day) for day in found.get(kind.code, [[]] * days)))
        for kind in work.records.house.activities.all(order="position, code")
    )


def sign_in_sheet(work: Work, session_id: int) -> SignInSheet:
    """The sheet of one session: members of its group, else those marked already, else everybody here that day."""
    records, settings = work.records, work.settings
    session = records.sessions.sessions.get(session_id)
    group = records.groups.groups.find(session.group_id) if session.group_id is not None else None
    room = records.house.rooms.find(session.room_id) if session.room_id is not None else None
    kind = records.house.activities.find(session.activity_code)
    return SignInSheet(
        letterhead=letterhead(settings),
        activity=kind.name if kind is not None else session.activity_code,
        group=" · ".join(part for part in (group.code, group.theme) if part) if group is not None else "",
        topic=session.topic,
        on_date=session.on_date,
        starts_at=session.starts_at,
        minutes=session.minutes,
        room=room.name if room is not None else "",
        counselor=records.people.staff_names().get(session.counselor_id or 0, ""),
        meeting_no=session.meeting_no,
        expected=_expected(work, session),
        demo=settings[IS_DEMO],
    )


def sign_in_sheets(work: Work, week: Week) -> SignInSheets:
    """The sheets of the groups of a week and of those called together, by day and hour. Raises Conflict for none."""
    found = [
        session
        for session in work.records.sessions.between(week.monday, week.day(6))
        if session.state is not SessionState.CANCELLED
        and (session.group_id is not None or session.activity_code == GROUP_COUNSELLING)
    ]
    if not found:
        raise Conflict(NO_SESSIONS)
    found.sort(key=lambda one: (one.on_date, one.starts_at, one.id))
    return SignInSheets(sheets=tuple(sign_in_sheet(work, one.id) for one in found), demo=work.settings[IS_DEMO])


def _expected(work: Work, session: Session) -> tuple[Expected, ...]:
    records, day = work.records, session.on_date
    wanted = {one.resident_id for one in records.sessions.marks_of(session.id)}
    if not wanted and session.group_id is not None:
        wanted = {one.resident_id for one in records.groups.members_on(day) if one.group_id == session.group_id}
    called = set(records.weeks.called_to(session.id))
    wanted = wanted or called
    here = records.residents.present(day)
    chosen = [one for one in here if one.id in wanted] if wanted or session.group_id is not None else here
    return tuple(Expected(name=one.name, tc_no=one.tc_no, place=one.place) for one in chosen)


def intake_summary(work: Work, resident_id: int) -> IntakeSummary:
    """The intake of one resident as far as this person may see it. Raises Conflict for nobody."""
    records, settings = work.records, work.settings
    draft = fit_for_paper(completion.draft_of(work, resident_id))
    resident = records.residents.residents.get(resident_id)
    names = {one.code: one.name for one in records.house.substances.all()}
    cohort = records.house.cohorts.find(resident.cohort_id) if resident.cohort_id is not None else None
    counselor = records.people.staff_names().get(resident.counselor_id or 0, "")
    return IntakeSummary(
        letterhead=letterhead(settings),
        tc_no=resident.tc_no,
        intake=draft,
        substances=tuple(
            UsedSubstance(
                name=names.get(use.code, use.code),
                first_age=use.first_age,
                last_used=use.last_used,
                route=use.route,
                remark=use.remark,
            )
            for use in draft.substances
        ),
        counselor=counselor,
        cohort=cohort.name if cohort is not None else "",
        made_on=work.today,
        signatories=(
            Signatory(heading=PREPARED, position=COUNSELOR, name=counselor),
            Signatory(position=RESIDENT, name=resident.name),
        ),
        sees_legal=work.can(Action.LEGAL_READ),
        sees_health=work.can(Action.MEDICAL_READ),
        demo=settings[IS_DEMO],
    )


def assessment_sheet(work: Work, resident_id: int, instrument: str, on_date: date | None) -> AssessmentSheet:
    """The sheet of one instrument filled in on a day, beside the one before; blank without a day. Raises Conflict."""
    if instrument not in INSTRUMENTS:
        raise Conflict(NO_INSTRUMENT)
    kind = INSTRUMENTS[instrument]
    now, before = _sheets(work, resident_id, instrument, on_date)
    identity, resident = _identity(work, resident_id, work.today)
    staff = work.records.people.staff_names()
    rater = staff.get(now.staff_id or 0, "") if now is not None else ""
    return AssessmentSheet(
        letterhead=letterhead(work.settings),
        identity=attrs.evolve(identity, photo=None),
        title=kind.title,
        licence=kind.licence,
        version=now.instrument_version if now is not None else kind.version,
        on_date=now.on_date if now is not None else None,
        before_on=before.on_date if before is not None else None,
        rater=rater,
        window=now.window if now is not None else "",
        sections=_sections(kind, now, before),
        total=now.scores.get("total") if now is not None else None,
        total_before=before.scores.get("total") if before is not None else None,
        made_on=work.today,
        signatories=(Signatory(position=COUNSELOR, name=rater or staff.get(resident.counselor_id or 0, "")),),
        demo=work.settings[IS_DEMO],
    )


def _sheets(
    work: Work, resident_id: int, instrument: str, on_date: date | None
) -> tuple[Assessment | None, Assessment | None]:
    """The sheet of a day and the one before it by the same kind of rater."""
    if on_date is None:
        return None, None
    found = work.records.care.assessments_of(resident_id, instrument)
    now = next((one for one in reversed(found) if one.on_date == on_date), None)
    if now is None:
        raise Conflict(NO_SHEET, day=on_date)
    earlier = [one for one in found if one.on_date < on_date and one.rater == now.rater]
    return now, earlier[-1] if earlier else None


def _sections(kind: Instrument, now: Assessment | None, before: Assessment | None) -> tuple[SheetSection, ...]:
    groups: dict[str, list[Item]] = {}
    for item in kind.items:
        groups.setdefault(item.scale, []).append(item)
    return tuple(
        SheetSection(
            label=kind.scales.get(scale, ""),
            items=tuple(_item(kind, item, now, before) for item in items),
            score=now.scores.get(scale) if now is not None else None,
        )
        for scale, items in groups.items()
    )


def _item(kind: Instrument, item: Item, now: Assessment | None, before: Assessment | None) -> SheetItem:
    """A row in the unit people read: where an item is a scale of its own, its score instead of the stored answer."""
    base = {one.code: one.allowed[0] for one in kind.items}

    def shown(answer: int) -> float:
        return kind.score({**base, item.code: answer})[item.code] if item.code in kind.scales else float(answer)

    def given(sheet: Assessment | None) -> float | None:
        answer = sheet.answers.get(item.code) if sheet is not None else None
        return shown(answer) if answer is not None and answer in item.allowed else None

    return SheetItem(
        label=item.label,
        choices=tuple(shown(answer) for answer in item.allowed),
        answer=given(now),
        before=given(before),
    )
