"""When a resident is due on the agenda of a case conference, and why.

The rule: a treatment plan is reviewed every month and at each change of phase, a conference may set a day of its own to
look again, and what cannot wait for that comes at once: a legal date that falls before the programme ends, and a
urine test that was not negative. (Facts of the field: plans are reviewed monthly or at each phase change; phases have
target lengths; legal dates are what must not be missed.)
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

import attrs

from tcdesk.domain.phase import Stage
from tcdesk.i18n import N_

REVIEW_DAYS = 28
"""A resident in the programme is discussed at least every four weeks: conferences stand on one day of the week."""
LEGAL_AHEAD = timedelta(days=30)
"""How far ahead a legal date brings somebody on the agenda."""
URGENT_GAP = timedelta(days=6)
"""What was looked at in the last days is not urgent again, though it is still so."""
_REVIEWED = frozenset({Stage.ENTRY, Stage.PRIMARY, Stage.REENTRY})


class ReviewReason(StrEnum):
    """Why somebody is due, the heaviest first."""

    LEGAL = "legal"
    URINE = "urine"
    SET = "set"
    PHASE = "phase"
    NEVER = "never"
    MONTH = "month"


REVIEW_REASONS = {
    ReviewReason.LEGAL: N_("legal date near"),
    ReviewReason.URINE: N_("urine test"),
    ReviewReason.SET: N_("review set"),
    ReviewReason.PHASE: N_("phase is full"),
    ReviewReason.NEVER: N_("not discussed yet"),
    ReviewReason.MONTH: N_("a month ago"),
}
"""Reasons in a few words, for a column."""


@attrs.frozen(kw_only=True)
class ReviewFacts:
    """What the rule asks of one resident.

    `phase_day` is the day in the phase on the day of the conference, `target` the length of the phase (0 without one).
    `legal_on` is the nearest legal date before the programme ends. `tested_on` is the day of the last urine test where
    that was not negative on every panel and this person may see it. `discussed_on` is the last conference that was held
    with the resident on its agenda, `review_on` the day it set to look again.
    """

    stage: Stage | None
    phase_day: int = 0
    target: int = 0
    legal_on: date | None = None
    tested_on: date | None = None
    discussed_on: date | None = None
    review_on: date | None = None


def reasons(facts: ReviewFacts, on: date) -> tuple[ReviewReason, ...]:
    """Why a resident is due at a conference on a day, the heaviest first; nothing when he is not."""
    seen = facts.discussed_on
    found: list[ReviewReason] = []
    is_recent = seen is not None and on - seen <= URGENT_GAP
    if facts.legal_on is not None and on <= facts.legal_on <= on + LEGAL_AHEAD and not is_recent:
        found.append(ReviewReason.LEGAL)
    if facts.tested_on is not None and (seen is None or facts.tested_on > seen):
        found.append(ReviewReason.URINE)
    if facts.review_on is not None:
        if facts.review_on <= on:
            found.append(ReviewReason.SET)
        return tuple(found)
    if facts.target and facts.phase_day >= facts.target:
        found.append(ReviewReason.PHASE)
    if facts.stage in _REVIEWED:
        if seen is None:
            found.append(ReviewReason.NEVER)
        elif (on - seen).days >= REVIEW_DAYS:
            found.append(ReviewReason.MONTH)
    return tuple(found)


def weight(found: tuple[ReviewReason, ...]) -> int:
    """The place of the heaviest reason, for putting an agenda in order; the last for none."""
    order = list(ReviewReason)
    return min((order.index(one) for one in found), default=len(order))
