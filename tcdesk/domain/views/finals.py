"""Final reports as they are found, printed again and checked by the code on them."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import attrs

from tcdesk.domain.views.prints import PrintChoice
from tcdesk.i18n import N_


@attrs.frozen(kw_only=True)
class DrawnReport:
    """What a worker drew of a prepared report: the code the report carries, and the file."""

    code: str
    pdf: bytes


@attrs.frozen(kw_only=True)
class FinalLine:
    """One final report: whose, which, who made it final, and how often it went out (0 where that is not shown).

    `may_print` says whether this person may open it and print it again.
    """

    id: int
    resident_id: int
    name: str
    register_no: str
    tc_no: str
    number: str
    version: int
    as_of: date
    code: str
    finalised_at: datetime
    by: str
    copies: int = 0
    last_at: datetime | None = None
    may_print: bool = False


@attrs.frozen(kw_only=True)
class KeptReport:
    """A final report to print again: the file as it was first drawn, and what the copies of it say in their margin.

    `is_redrawn` where no file was kept and this one is drawn anew from the frozen data; `has_other_form` where the form
    of the report has changed since, so that the file shows the form of then.
    """

    line: FinalLine
    pdf: bytes
    choice: PrintChoice
    stamps: tuple[str, ...]
    is_redrawn: bool = False
    has_other_form: bool = False


class Verdict(StrEnum):
    """What becomes of a code that was typed."""

    GENUINE = "genuine"
    ALTERED_RECORD = "altered_record"
    ALTERED_PAPER = "altered_paper"
    UNKNOWN = "unknown"


VERDICT_NAMES = {
    Verdict.GENUINE: N_("Genuine"),
    Verdict.ALTERED_RECORD: N_("Altered in the program"),
    Verdict.ALTERED_PAPER: N_("Altered on paper"),
    Verdict.UNKNOWN: N_("Unknown"),
}
VERDICT_TEXTS = {
    Verdict.GENUINE: N_(
        "This facility made this report final, and what it keeps of it is unchanged. Compare the paper with the kept "
        "report: the code tells of the report, not of what somebody may have written over it."
    ),
    Verdict.ALTERED_RECORD: N_(
        "There is a final report with this code, but what is kept of it was changed after it was made final. Do not "
        "rely on it. Tell the administrator, who restores it from a backup."
    ),
    Verdict.ALTERED_PAPER: N_(
        "Number and code on this paper do not belong together. This facility did not make it like this. Keep the paper "
        "and tell the programme manager."
    ),
    Verdict.UNKNOWN: N_(
        "No final report of this facility has this code. Look whether it was typed as it stands on the paper; if it "
        "was, the paper was not made here."
    ),
}


@attrs.frozen(kw_only=True)
class PrintedLine:
    """One time a final report went out: when, by whom, on paper or into a file, and which copies."""

    at: datetime
    by: str
    target: str
    first_copy: int
    copies: int


@attrs.frozen(kw_only=True)
class CodeAnswer:
    """What the facility says to a code; `line` where there is a report, with its prints where this person sees them."""

    typed: str
    verdict: Verdict
    line: FinalLine | None = None
    prints: tuple[PrintedLine, ...] = ()
