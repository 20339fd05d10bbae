"""What of a resident may leave the house on paper, by role and by the facility's own rule."""

from __future__ import annotations

from tcdesk.domain.progress import ProgressReport
from tcdesk.domain.refusals import Denied
from tcdesk.domain.roles import Action, Role
from tcdesk.domain.settings import URINE_ON_PAPER
from tcdesk.i18n import N_
from tcdesk.services import ownership
from tcdesk.services.guard import Work

NOT_OWN_PAPER = N_(
    "This resident is in the care of another counselor, so the report was not made. "
    "Ask that counselor or the programme manager."
)
URINE_KEPT_BACK = N_(
    "This final report shows urine results, which your role does not put on paper here. Nothing was printed. "
    "Ask the programme manager or medical staff."
)
URINE_BY_NOBODY = N_("this house puts no results on paper")
URINE_BY_MEDICAL = N_("only the manager and medical staff put results on paper")
_MEDICAL = frozenset({Role.MANAGER, Role.MEDICAL})


def shows_urine(work: Work) -> bool:
    """Whether papers made by this person carry urine results: the role must see them, and the facility allow it."""
    rule = work.settings[URINE_ON_PAPER]
    if rule == "none" or not work.can(Action.URINE_READ):
        return False
    return rule == "all" or not _MEDICAL.isdisjoint(work.who.roles)


def urine_reason(work: Work) -> str:
    """Why papers made by this person carry no urine results, marked for translation; "" where they do."""
    if shows_urine(work):
        return ""
    return URINE_BY_NOBODY if work.settings[URINE_ON_PAPER] == "none" else URINE_BY_MEDICAL


def is_others(work: Work, resident_id: int) -> bool:
    """Whether the person at the desk sees only the heads of this resident's file, so that no paper is made of it."""
    return ownership.only_own(work, Action.REPORT_PRINT) and resident_id not in ownership.owned(work)


def insist_own(work: Work, resident_id: int) -> None:
    """Raise Denied where the person at the desk sees only the heads of this resident's file."""
    if is_others(work, resident_id):
        raise Denied(NOT_OWN_PAPER)


def insist_printable(work: Work, report: ProgressReport, resident_id: int) -> None:
    """Raise Denied where a frozen report says more than this person may put on paper."""
    insist_own(work, resident_id)
    if report.urine.rows and not report.urine.is_withheld and not shows_urine(work):
        raise Denied(URINE_KEPT_BACK)
