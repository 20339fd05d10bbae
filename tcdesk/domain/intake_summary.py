"""The summary of an intake: what was recorded at admission, as far as its reader may see it.

Co-defendants are part of an intake but never of a paper: they say who must be kept apart. Neither is the national
number (NIK), as on every paper of the house.
"""

from __future__ import annotations

from datetime import date

import attrs

from tcdesk.domain.intake import IntakeDraft
from tcdesk.domain.progress_parts import Letterhead, Signatory

NEVER_ON_PAPER = ("co_defendants", "national_no", "thumbnail")
"""Fields of an intake that are emptied before it reaches paper."""


@attrs.frozen(kw_only=True)
class UsedSubstance:
    """One substance of the history; the first is the main one."""

    name: str
    first_age: int | None = None
    last_used: str = ""
    route: str = ""
    remark: str = ""


@attrs.frozen(kw_only=True)
class IntakeSummary:
    """One intake. `intake` holds what was filled in, without `NEVER_ON_PAPER`; names come from the house's lists.

    `sees_legal` and `sees_health` say whether the reader may see those sections at all.
    """

    letterhead: Letterhead = attrs.field(factory=Letterhead)
    tc_no: str
    intake: IntakeDraft
    substances: tuple[UsedSubstance, ...] = ()
    counselor: str = ""
    cohort: str = ""
    made_on: date
    signatories: tuple[Signatory, ...] = ()
    sees_legal: bool = True
    sees_health: bool = True
    demo: bool = False


def fit_for_paper(draft: IntakeDraft) -> IntakeDraft:
    """`draft` without what never stands on paper."""
    return attrs.evolve(draft, co_defendants=(), national_no="", thumbnail=None)
