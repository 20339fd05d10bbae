"""The packet of a case conference: who is discussed in which order, each one's report, and what was decided."""

from __future__ import annotations

from datetime import date

import attrs

from tcdesk.domain.care import PROPOSALS
from tcdesk.domain.conference import Decision
from tcdesk.domain.progress import ProgressReport
from tcdesk.domain.progress_parts import Letterhead, Signatory
from tcdesk.i18n import N_

BOXES = ((Decision.STAY,), (Decision.ADVANCE,), (Decision.REGRESS,), (Decision.COMPLETE, Decision.DROP))
"""What each of the four boxes of the agenda stands for: stay, advance, back, other."""
PROPOSAL_NAMES = {
    "stay": N_("Continue phase"),
    "advance": N_("Advance a phase"),
    "regress": N_("Back a phase"),
    "complete": N_("Complete programme"),
    "drop": N_("Leave programme"),
    "reentry": N_("Enter Re-entry"),
    "integration": N_("Integration programme"),
    "psychology": N_("Psychologist"),
    "contract": N_("Behaviour contract"),
    "referral": N_("Health services"),
    "review": N_("Review again"),
}
"""Proposals in a few words, for a column of the agenda; codes of `PROPOSALS` and of `Decision`."""
DECISION_NAMES = {
    Decision.OPEN: N_("Not decided"),
    Decision.REGRESS: N_("Back a phase"),
    Decision.STAY: N_("Continue phase"),
    Decision.ADVANCE: N_("Advance a phase"),
    Decision.COMPLETE: N_("Complete programme"),
    Decision.DROP: N_("Leave programme"),
}


@attrs.frozen(kw_only=True)
class AgreedAction:
    """Something the conference agreed on: what, who does it, until when."""

    what: str
    who: str = ""
    due_on: date | None = None


@attrs.frozen(kw_only=True)
class PacketItem:
    """One resident on the agenda: his report, what is proposed, and what was decided where it was already."""

    report: ProgressReport
    proposal: str = ""
    decision: Decision = Decision.OPEN
    discussion: str = ""
    reason: str = ""
    review_on: date | None = None
    actions: tuple[AgreedAction, ...] = ()

    @property
    def proposed(self) -> str:
        """The code of what stands in the agenda: the item's own proposal, else the report's first; "" without any."""
        if self.proposal in PROPOSAL_NAMES:
            return self.proposal
        return next((code for code in PROPOSALS if code in self.report.proposed), "")

    @property
    def is_decided(self) -> bool:
        """Whether the conference has left anything in writing on this resident."""
        return self.decision is not Decision.OPEN or bool(self.reason or self.discussion or self.actions)


@attrs.frozen(kw_only=True)
class Packet:
    """One case conference as one document.

    `title` is the facility's own word for it, empty for the usual one; `starts_at` in minutes after midnight; `people`
    stand first on the sign-off sheet. A padded packet begins every report on a right-hand page, for printing on both
    sides.
    """

    title: str = ""
    letterhead: Letterhead = attrs.field(factory=Letterhead)
    on_date: date
    starts_at: int | None = None
    place: str = ""
    chair: str = ""
    secretary: str = ""
    people: tuple[Signatory, ...] = ()
    items: tuple[PacketItem, ...] = ()
    minutes_text: str = ""
    is_padded: bool = False
    demo: bool = False


@attrs.frozen(kw_only=True)
class PacketStep:
    """How far the drawing of a packet is: `done` of `total` residents."""

    done: int
    total: int
