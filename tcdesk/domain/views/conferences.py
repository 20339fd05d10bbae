"""Conferences and their agendas as the reports page shows them."""

from __future__ import annotations

import attrs

from tcdesk.domain.conference import Conference, Decision
from tcdesk.domain.phase import Stage
from tcdesk.domain.review import ReviewReason


@attrs.frozen(kw_only=True)
class ConferenceLine:
    """A conference with how many stand on its agenda; chair and secretary by name, "" where nobody is named."""

    conference: Conference
    count: int = 0
    chair: str = ""
    secretary: str = ""


@attrs.frozen(kw_only=True)
class AgendaLine:
    """One resident on an agenda.

    `place` counts from 1. `day` is the day in the phase on the day of the conference. `proposed` is a code of
    `PROPOSAL_NAMES`, "" without any; `number` that of the final report of these weeks, "" while there is none.
    `is_own` says whether this person may make and print the report.
    """

    id: int
    resident_id: int
    place: int
    name: str
    register_no: str
    tc_no: str
    phase: str
    stage: Stage | None = None
    day: int = 0
    target: int = 0
    counselor: str = ""
    reasons: tuple[ReviewReason, ...] = ()
    proposed: str = ""
    decision: Decision = Decision.OPEN
    number: str = ""
    snapshot_id: int | None = None
    is_own: bool = False


@attrs.frozen(kw_only=True)
class DueLine:
    """Somebody who is due and not on the agenda, or who may be put on it."""

    resident_id: int
    name: str
    detail: str
    reasons: tuple[ReviewReason, ...] = ()
