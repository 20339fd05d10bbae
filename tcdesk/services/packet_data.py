"""What the store knows of a case conference, gathered for its packet."""

from __future__ import annotations

from datetime import date, timedelta

from tcdesk.domain.conference import Conference, ConferenceItem
from tcdesk.domain.packet import AgreedAction, Packet, PacketItem
from tcdesk.domain.progress import ProgressReport
from tcdesk.domain.progress_parts import Signatory
from tcdesk.domain.refusals import Conflict
from tcdesk.domain.settings import IS_DEMO, PACKET_TITLE, REPORT_DAYS
from tcdesk.domain.staff import Staff
from tcdesk.i18n import N_
from tcdesk.services.final_reports import frozen_report
from tcdesk.services.gathering import letterhead
from tcdesk.services.guard import Work
from tcdesk.services.reporting import PROGRESS, Reporting

NO_CONFERENCE = N_("There is no case conference on {day}, so there is no packet. Plan the conference first.")


def head(work: Work, day: date, *, is_padded: bool) -> tuple[Packet, tuple[int, ...]]:
    """The packet without its reports, and the items of the agenda in order. Raises Conflict."""
    records, settings = work.records, work.settings
    conference = records.conferences.on(day)
    if conference is None:
        raise Conflict(NO_CONFERENCE, day=day)
    chair, secretary = (_person(work, number) for number in (conference.chair_id, conference.secretary_id))
    packet = Packet(
        title=settings[PACKET_TITLE],
        letterhead=letterhead(settings),
        on_date=conference.on_date,
        starts_at=conference.starts_at,
        place=conference.place,
        chair=chair.full_name if chair else "",
        secretary=secretary.full_name if secretary else "",
        people=tuple(
            Signatory(position=one.position, name=one.full_name, employee_no=one.employee_no)
            for one in (chair, secretary)
            if one is not None
        ),
        minutes_text=conference.minutes_text,
        is_padded=is_padded,
        demo=settings[IS_DEMO],
    )
    return packet, tuple(one.id for one in records.conferences.agenda(conference.id))


def item(work: Work, item_id: int) -> PacketItem:
    """One resident of an agenda with his report. Raises Conflict for an item that is gone."""
    records = work.records.conferences
    found = records.items.get(item_id)
    names = work.records.people.staff_names()
    return PacketItem(
        report=_report(work, found, records.conferences.get(found.conference_id)),
        proposal=found.proposal,
        decision=found.decision,
        discussion=found.discussion,
        reason=found.reason,
        review_on=found.review_on,
        actions=tuple(
            AgreedAction(what=one.what, who=names.get(one.staff_id or 0, ""), due_on=one.due_on)
            for one in records.actions_of(item_id)
        ),
    )


def _report(work: Work, found: ConferenceItem, conference: Conference) -> ProgressReport:
    """The report the conference was given, else the final one of the weeks before it, else a draft."""
    if found.snapshot_id is not None:
        return frozen_report(work, found.snapshot_id)
    since = conference.on_date - timedelta(days=work.settings[REPORT_DAYS])
    for snapshot in work.records.conferences.snapshots_of(found.resident_id):
        if snapshot.document == PROGRESS and since <= snapshot.as_of <= conference.on_date:
            return frozen_report(work, snapshot.id)
    return Reporting(work).gather(found.resident_id, min(work.today, conference.on_date))


def _person(work: Work, staff_id: int | None) -> Staff | None:
    return work.records.people.staff.find(staff_id) if staff_id is not None else None
