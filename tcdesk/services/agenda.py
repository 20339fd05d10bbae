"""Who is on the agenda of a conference and who should be, from a fixed number of statements."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import attrs

from tcdesk.domain.care import PROPOSALS
from tcdesk.domain.conference import Conference
from tcdesk.domain.health import Reading
from tcdesk.domain.legal import cuts_short
from tcdesk.domain.packet import PROPOSAL_NAMES
from tcdesk.domain.review import ReviewFacts, ReviewReason, reasons, weight
from tcdesk.domain.roles import Action
from tcdesk.domain.settings import REPORT_DAYS
from tcdesk.domain.staff import short_name
from tcdesk.domain.views.conferences import AgendaLine, DueLine
from tcdesk.services import ownership, resident_rows
from tcdesk.services.guard import Work
from tcdesk.store.conferences import DiscussedRow
from tcdesk.store.statistics import ListRow


@attrs.frozen(kw_only=True)
class _House:
    """Everybody who is here, and what the rule asks about them all."""

    on: date
    listed: Mapping[int, ListRow]
    around: resident_rows.Around
    discussed: Mapping[int, DiscussedRow]

    def reasons(self, one: ListRow) -> tuple[ReviewReason, ...]:
        """Why this resident is due on the day of the conference."""
        seen = self.discussed.get(one.id)
        marks = resident_rows.marks_of(one, self.around.recorded.get(one.id, ())) if self.around.sees_legal else ()
        cuts = [mark.on_date for mark in marks if cuts_short(mark, one.programme_end) and mark.on_date >= self.on]
        tested = self.around.urine.get(one.id)
        is_open = tested is not None and any(reading != Reading.NEGATIVE for reading in tested[1].values())
        facts = ReviewFacts(
            stage=one.stage,
            phase_day=self.day(one),
            target=one.target or 0,
            legal_on=min(cuts, default=None),
            tested_on=tested[0] if tested is not None and is_open else None,
            discussed_on=seen.on_date if seen is not None else None,
            review_on=seen.review_on if seen is not None else None,
        )
        return reasons(facts, self.on)

    def day(self, one: ListRow) -> int:
        """The day in the phase on the day of the conference, 0 without a phase."""
        return 0 if one.started_on is None else max(0, (self.on - one.started_on).days + 1)


def _house(work: Work, conference: Conference) -> _House:
    return _House(
        on=conference.on_date,
        listed={one.id: one for one in work.records.statistics.list_rows()},
        around=resident_rows.around(work),
        discussed=work.records.conferences.discussed_before(conference.on_date),
    )


def lines(work: Work, conference: Conference) -> tuple[AgendaLine, ...]:
    """The agenda of a conference in order; who has left meanwhile still stands on it."""
    house, records = _house(work, conference), work.records
    since = conference.on_date - timedelta(days=work.settings[REPORT_DAYS])
    finals = records.conferences.finals_between(since, conference.on_date)
    own = ownership.owned(work) if ownership.only_own(work, Action.REPORT_PRINT) else None
    may_draft = work.can(Action.REPORT_DRAFT)
    items = records.conferences.agenda(conference.id)
    residents = [item.resident_id for item in items] if work.can(Action.CARE_READ) else []
    proposals = records.care.proposals_on(residents, conference.on_date)
    found: list[AgendaLine] = []
    for place, item in enumerate(items, start=1):
        one = house.listed.get(item.resident_id)
        if one is None:
            left = records.statistics.list_rows(item.resident_id)
            if not left:
                continue
            one = left[0]
        final = records.conferences.final(item.snapshot_id) if item.snapshot_id is not None else None
        snapshot = (final.id, final.number) if final is not None else finals.get(item.resident_id)
        found.append(
            AgendaLine(
                id=item.id,
                resident_id=one.id,
                place=place,
                name=one.name,
                register_no=one.register_no,
                tc_no=one.tc_no,
                phase=one.phase or "",
                stage=one.stage,
                day=house.day(one),
                target=one.target or 0,
                counselor=short_name(one.counselor or ""),
                reasons=house.reasons(one),
                proposed=item.proposal if item.proposal in PROPOSAL_NAMES else _first(proposals.get(one.id, ())),
                decision=item.decision,
                snapshot_id=snapshot[0] if snapshot is not None else None,
                number=snapshot[1] if snapshot is not None else "",
                is_own=may_draft and (own is None or one.id in own),
            )
        )
    return tuple(found)


def _first(proposed: tuple[str, ...]) -> str:
    """The proposal that stands first on paper."""
    return next((code for code in PROPOSALS if code in proposed), "")


def waiting(work: Work, conference: Conference) -> tuple[DueLine, ...]:
    """Everybody who is here and not on the agenda, who is due first."""
    house = _house(work, conference)
    taken = {item.resident_id for item in work.records.conferences.agenda(conference.id)}
    found = [
        DueLine(
            resident_id=one.id,
            name=one.name,
            detail=" · ".join(part for part in (one.register_no, one.phase or "") if part),
            reasons=house.reasons(one),
        )
        for one in house.listed.values()
        if one.id not in taken
    ]
    return tuple(sorted(found, key=lambda line: (weight(line.reasons), line.name.casefold(), line.resident_id)))
