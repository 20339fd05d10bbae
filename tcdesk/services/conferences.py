"""Case conferences: planned, their agenda drawn from who is due, put in order, and taken back.

A conference that was held is a record: nothing here changes it any more. The chair's own work (minutes, decisions) is
not here.
"""

from __future__ import annotations

from datetime import date

import attrs

from tcdesk.domain.changes import Changes
from tcdesk.domain.conference import Conference, ConferenceItem, ConferenceState, Decision
from tcdesk.domain.packet import PROPOSAL_NAMES
from tcdesk.domain.problem import Problem
from tcdesk.domain.refusals import Conflict, Invalid
from tcdesk.domain.roles import Action
from tcdesk.domain.views.conferences import AgendaLine, ConferenceLine, DueLine
from tcdesk.i18n import N_
from tcdesk.services import agenda, ownership
from tcdesk.services.guard import Guarded, Work, allowed, verb
from tcdesk.store import rows

LONGEST_PLACE = 80

PAST = N_("This day is over. Choose today or a day to come.")
TIME = N_("A time of the day, please.")
TOO_LONG = N_("At most {high} characters.")
NOT_PLANNED = N_("The conference was not saved. Look at the fields below.")
DAY_TAKEN = N_("There is a conference on {day} already. Nothing was saved. Choose another day, or change that one.")
HELD = N_("This conference was held, so its agenda is a record and stays as it is. Plan the next one instead.")
DECIDED = N_("The conference has decided on somebody of this agenda already, so it cannot be taken back.")
OTHER_AGENDA = N_("The agenda changed meanwhile, so its order was not saved. Look at it once more, then move again.")
ON_IT = N_("This resident is on the agenda already. Nothing was changed.")
LEFT = N_("This resident has left the programme, so nobody discusses him here. Nothing was changed.")
NO_PROPOSAL = N_("Choose one of the proposals offered. Nothing was changed.")


class Conferences(Guarded):
    """Use cases of planning a conference."""

    @allowed(Action.CONFERENCE_READ)
    def lines(self) -> tuple[ConferenceLine, ...]:
        """All conferences in the order of their days."""
        work = self._work
        names, counts = work.records.people.staff_names(), work.records.conferences.counts()
        return tuple(
            ConferenceLine(
                conference=one,
                count=counts.get(one.id, 0),
                chair=names.get(one.chair_id or 0, ""),
                secretary=names.get(one.secretary_id or 0, ""),
            )
            for one in work.records.conferences.conferences.all(order="on_date, id")
        )

    @allowed(Action.CONFERENCE_READ)
    def agenda(self, conference_id: int) -> tuple[AgendaLine, ...]:
        """Who is on the agenda of a conference, in order. Raises Conflict where there is no such conference."""
        return agenda.lines(self._work, self._work.records.conferences.conferences.get(conference_id))

    @allowed(Action.CONFERENCE_READ)
    def waiting(self, conference_id: int) -> tuple[DueLine, ...]:
        """Everybody who is not on the agenda, who is due first and by the heaviest reason. Raises Conflict."""
        return agenda.waiting(self._work, self._work.records.conferences.conferences.get(conference_id))

    @verb(Action.CONFERENCE_RUN)
    def plan(self, conference: Conference) -> tuple[int, Changes]:
        """Save a conference, a new one with id 0; gives its id.

        Raises Invalid by field, Conflict for a day that has one, for one that was held, or for an older version.
        """
        work, table = self._work, self._work.records.conferences.conferences
        _check(conference, work.today)
        other = work.records.conferences.on(conference.on_date)
        if other is not None and other.id != conference.id:
            raise Conflict(DAY_TAKEN, day=conference.on_date)
        before = table.get(conference.id) if conference.id else None
        conference = attrs.evolve(
            conference, place=conference.place.strip(), state=before.state if before else ConferenceState.PLANNED
        )
        if before is None:
            conference = attrs.evolve(conference, id=table.insert(conference))
        else:
            _insist_open(before)
            table.update(conference)
        work.record("conference.plan", "conference", conference.id, rows.difference(before, conference))
        return conference.id, Changes.of("conference")

    @verb(Action.CONFERENCE_RUN)
    def cancel(self, conference_id: int) -> Changes:
        """Take a conference back with its agenda. Raises Conflict where it was held or has decided on somebody."""
        work, records = self._work, self._work.records.conferences
        conference = records.conferences.get(conference_id)
        _insist_open(conference)
        items = records.agenda(conference_id)
        if any(item.decision is not Decision.OPEN for item in items):
            raise Conflict(DECIDED)
        for item in items:
            records.items.remove(item.id, now=work.now)
        records.conferences.remove(conference_id, now=work.now)
        work.record("conference.cancel", "conference", conference_id, {"on_date": conference.on_date.isoformat()})
        return Changes.of("conference")

    @verb(Action.CONFERENCE_RUN)
    def draw(self, conference_id: int) -> tuple[int, Changes]:
        """Put everybody who is due behind those who are on the agenda; gives how many. Raises Conflict."""
        work, records = self._work, self._work.records.conferences
        conference = records.conferences.get(conference_id)
        _insist_open(conference)
        due = [line for line in agenda.waiting(work, conference) if line.reasons]
        place = _last(records.agenda(conference_id))
        records.items.insert_all(
            ConferenceItem(conference_id=conference_id, resident_id=line.resident_id, position=position)
            for position, line in enumerate(due, start=place + 1)
        )
        work.record("conference.draw", "conference", conference_id, {"residents": [line.resident_id for line in due]})
        return len(due), Changes.of("conference")

    @verb(Action.CONFERENCE_DRAFT)
    def add(
        self, conference_id: int, resident_id: int, place: int | None = None, proposal: str = ""
    ) -> tuple[int, Changes]:
        """Put one resident on an agenda: last, or at a place counted from 1; gives the item's id.

        Raises Conflict for somebody who is on it or has left, Denied for another counselor's resident.
        """
        work, records = self._work, self._work.records.conferences
        ownership.insist(work, Action.CONFERENCE_DRAFT, resident_id)
        _insist_open(records.conferences.get(conference_id))
        if work.records.residents.residents.get(resident_id).left_on is not None:
            raise Conflict(LEFT)
        items = records.agenda(conference_id)
        if any(item.resident_id == resident_id for item in items):
            raise Conflict(ON_IT)
        item = records.items.insert(
            ConferenceItem(
                conference_id=conference_id, resident_id=resident_id, position=_last(items) + 1, proposal=proposal
            )
        )
        if place is not None:
            ids = [one.id for one in items]
            _put_in_order(work, [*ids[: place - 1], item, *ids[place - 1 :]])
        work.record("conference.add", "resident", resident_id, {"conference": conference_id})
        return item, Changes.of("conference")

    @verb(Action.CONFERENCE_DRAFT)
    def remove(self, item_id: int) -> Changes:
        """Take one resident off an agenda. Raises Conflict where it was held or decided, Denied as `add`."""
        work, records = self._work, self._work.records.conferences
        item = records.items.get(item_id)
        ownership.insist(work, Action.CONFERENCE_DRAFT, item.resident_id)
        _insist_open(records.conferences.get(item.conference_id))
        if item.decision is not Decision.OPEN:
            raise Conflict(DECIDED)
        records.items.remove(item_id, now=work.now)
        work.record("conference.remove", "resident", item.resident_id, {"conference": item.conference_id})
        return Changes.of("conference")

    @verb(Action.CONFERENCE_RUN)
    def reorder(self, conference_id: int, item_ids: tuple[int, ...]) -> Changes:
        """Put an agenda in this order, all of it. Raises Conflict where it is another agenda by now."""
        work, records = self._work, self._work.records.conferences
        _insist_open(records.conferences.get(conference_id))
        before = [item.id for item in records.agenda(conference_id)]
        if sorted(before) != sorted(item_ids):
            raise Conflict(OTHER_AGENDA)
        _put_in_order(work, list(item_ids))
        work.record("conference.reorder", "conference", conference_id, {"before": before, "after": list(item_ids)})
        return Changes.of("conference")

    @verb(Action.CONFERENCE_DRAFT)
    def propose(self, item_id: int, proposal: str) -> Changes:
        """Write what is proposed for one resident, a code of `PROPOSAL_NAMES`; "" leaves it to the counselor's words.

        Raises Invalid for another code, Conflict where the conference was held, Denied as `add`.
        """
        work, records = self._work, self._work.records.conferences
        item = records.items.get(item_id)
        ownership.insist(work, Action.CONFERENCE_DRAFT, item.resident_id)
        _insist_open(records.conferences.get(item.conference_id))
        if proposal and proposal not in PROPOSAL_NAMES:
            raise Invalid(NO_PROPOSAL)
        records.items.update(attrs.evolve(item, proposal=proposal))
        work.record("conference.propose", "resident", item.resident_id, {"proposal": [item.proposal, proposal]})
        return Changes.of("conference")


def _check(conference: Conference, today: date) -> None:
    problems: list[Problem] = []
    if conference.on_date < today:
        problems.append(Problem(field="on_date", text=PAST))
    if not 0 <= conference.starts_at < 24 * 60:
        problems.append(Problem(field="starts_at", text=TIME))
    if len(conference.place.strip()) > LONGEST_PLACE:
        problems.append(Problem(field="place", text=TOO_LONG, values={"high": LONGEST_PLACE}))
    if problems:
        raise Invalid(NOT_PLANNED, tuple(problems))


def _insist_open(conference: Conference) -> None:
    if conference.state is ConferenceState.CLOSED:
        raise Conflict(HELD)


def _last(items: list[ConferenceItem]) -> int:
    return max((item.position for item in items), default=0)


def _put_in_order(work: Work, ids: list[int]) -> None:
    items = work.records.conferences.items
    for position, number in enumerate(ids, start=1):
        item = items.get(number)
        if item.position != position:
            items.update(attrs.evolve(item, position=position))
