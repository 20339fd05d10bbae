"""What the store knows of one resident, gathered for the progress report and for the first page of the file."""

from __future__ import annotations

from datetime import date

from tcdesk.domain import settings
from tcdesk.domain.job import JOB_RANK_NAMES
from tcdesk.domain.progress_parts import Letterhead
from tcdesk.domain.roles import Action
from tcdesk.domain.settings import Settings
from tcdesk.i18n import texts
from tcdesk.services.guard import Work
from tcdesk.services.progress_data import ProgressInput, period


def letterhead(found: Settings) -> Letterhead:
    """The head of the facility's papers."""
    return Letterhead(
        lines=found[settings.LETTERHEAD_LINES],
        institution=found[settings.INSTITUTION] or found[settings.FACILITY_NAME],
        address=found[settings.LETTERHEAD_ADDRESS],
        city=found[settings.CITY],
        left_mark=found[settings.LEFT_MARK],
        right_mark=found[settings.RIGHT_MARK],
    )


def progress_input(work: Work, resident_id: int, as_of: date) -> ProgressInput:
    """Everything a progress report of one resident may say up to `as_of`, as far as this person may see it.

    A fixed number of statements. Raises Conflict where there is no such resident.
    """
    records = work.records
    resident = records.residents.residents.get(resident_id)
    found = work.settings
    names = records.people.staff_names()
    starts_on, _ = period(as_of)
    sees_legal, sees_care = work.can(Action.LEGAL_READ), work.can(Action.CARE_READ)
    narrative = records.care.narrative_on(resident_id, as_of) if sees_care else None
    job = records.residents.job_on(resident_id, as_of)
    care, words = records.care, texts(found[settings.PAPER_LANGUAGE])
    return ProgressInput(
        as_of=as_of,
        resident=resident,
        custody=records.residents.custody_of(resident_id) if sees_legal else None,
        legal_dates=tuple(records.residents.dates_of(resident_id)) if sees_legal else (),
        phases=records.house.ladder(),
        entries=tuple(records.residents.entries_of(resident_id)),
        substances=records.residents.substance_names(resident_id),
        counselor=names.get(resident.counselor_id or 0, ""),
        work=f"{words.t(JOB_RANK_NAMES[job[0].rank])} · {job[1]}" if job else "",
        photo=records.residents.portrait(resident_id),
        activities=tuple(records.house.activities.all(order="position, code")),
        attendance=tuple(records.sessions.attended(resident_id, starts_on, as_of)),
        urine=tuple(care.urine_of(resident_id)) if work.can(Action.URINE_READ) else (),
        behaviour=tuple(care.behaviour_of(resident_id)) if sees_care else (),
        goals=tuple(care.goals_of(resident_id)) if sees_care else (),
        assessments=tuple(care.assessments_of(resident_id)) if sees_care else (),
        narrative=narrative,
        writer=records.people.writer_names().get(narrative.written_by, "") if narrative else "",
        staff_names=names,
        letterhead=letterhead(found),
        signatories=found[settings.SIGNATORIES],
        conference_on=records.conferences.next_for(resident_id, as_of),
        show_urine=work.can(Action.URINE_READ),
        demo=found[settings.IS_DEMO],
    )
