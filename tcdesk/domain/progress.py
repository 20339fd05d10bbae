"""What a progress report says of one resident: numbers and dates, never formatted strings.

A finalised report is this record, frozen as canonical JSON. What can be counted from its parts is counted here or in
the parts and nowhere else, so that a figure and a sentence cannot disagree.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

import attrs

from tcdesk.domain import canonical as _canonical
from tcdesk.domain.care import PROPOSALS
from tcdesk.domain.progress_parts import (
    ActivityRow,
    DomainGroup,
    DomainRow,
    Goals,
    Identity,
    Ledger,
    Letterhead,
    NarrativePart,
    Programme,
    Sentence,
    Signatory,
    Urine,
    UrineRow,
)
from tcdesk.i18n import N_

ATTENDANCE_LIMIT = 0.85
"""Share of attendance below which a week or an activity is marked."""
PARTICIPATION_TARGET = (3.5, 5.0)
"""The band of participation ratings the house aims at."""
VOLATILE = ("code",)
"""Fields that are not part of the canonical data: the code is computed over it."""


class ReportStatus(StrEnum):
    """Whether a report may be used: a draft says on every page that it is one."""

    DRAFT = "draft"
    FINAL = "final"


class ReportSection(StrEnum):
    """A section of the two pages, in the order in which they stand there; a draft may be printed without some."""

    SUMMARY = "summary"
    SENTENCE = "sentence"
    ASSESSMENT = "assessment"
    ATTENDANCE = "attendance"
    URINE = "urine"
    LEDGER = "ledger"
    GOALS = "goals"
    NARRATIVE = "narrative"
    DECISION = "decision"


SECTION_NAMES = {
    ReportSection.SUMMARY: N_("Summary"),
    ReportSection.SENTENCE: N_("Sentence & programme phases"),
    ReportSection.ASSESSMENT: N_("Assessment by domain"),
    ReportSection.ATTENDANCE: N_("Attendance by activity"),
    ReportSection.URINE: N_("Urine tests"),
    ReportSection.LEDGER: N_("Behaviour ledger"),
    ReportSection.GOALS: N_("Treatment goals"),
    ReportSection.NARRATIVE: N_("Counselor's narrative"),
    ReportSection.DECISION: N_("Recommendations & signatures"),
}
SHORT_SECTION_NAMES = {
    **SECTION_NAMES,
    ReportSection.SENTENCE: N_("Sentence & phases"),
    ReportSection.DECISION: N_("Decision & signatures"),
}
"""What stands beside a box."""


@attrs.frozen(kw_only=True)
class ProgressReport:
    """Everything the two pages of a progress report say.

    The period runs from `starts_on` to `ends_on`, both included, in weeks from Monday; `as_of` is the day the report
    is made on. `participation` has the mean rating (1 to 5) of each week, oldest first. `proposed` holds codes of
    `PROPOSALS`. `code` is not part of the canonical data.
    """

    number: str = ""
    version: int = 1
    status: ReportStatus = ReportStatus.DRAFT
    starts_on: date
    ends_on: date
    as_of: date
    demo: bool = False
    letterhead: Letterhead = attrs.field(factory=Letterhead)
    signatories: tuple[Signatory, ...] = ()
    identity: Identity
    sentence: Sentence = attrs.field(factory=Sentence)
    programme: Programme = attrs.field(factory=Programme)
    domains: tuple[DomainGroup, ...] = ()
    activities: tuple[ActivityRow, ...] = ()
    participation: tuple[float | None, ...] = ()
    urine: Urine = attrs.field(factory=Urine)
    ledger: Ledger = attrs.field(factory=Ledger)
    goals: Goals = attrs.field(factory=Goals)
    writer: str = ""
    narrative: tuple[NarrativePart, ...] = ()
    proposed: tuple[str, ...] = ()
    conference_on: date | None = None
    code: str = ""

    @property
    def weeks(self) -> int:
        """Weeks of the period, at least one."""
        return max(1, ((self.ends_on - self.starts_on).days + 7) // 7)

    @property
    def attended(self) -> int:
        """Meetings attended, over all activities."""
        return sum(row.attended for row in self.activities)

    @property
    def scheduled(self) -> int:
        """Meetings scheduled, over all activities."""
        return sum(row.scheduled for row in self.activities)

    @property
    def weekly_attendance(self) -> tuple[float | None, ...]:
        """The share attended in each week, None in a week without meetings."""
        count = max((len(row.weeks) for row in self.activities), default=0)
        sums = [
            [sum(row.weeks[week][which] for row in self.activities if week < len(row.weeks)) for which in (0, 1)]
            for week in range(count)
        ]
        return tuple(attended / scheduled if scheduled else None for attended, scheduled in sums)

    @property
    def attendance_change(self) -> float | None:
        """Share attended in the last half of the period less that of the first half; None without both."""
        count = max((len(row.weeks) for row in self.activities), default=0)
        half = count // 2
        first = [week for row in self.activities for week in row.weeks[:half]]
        last = [week for row in self.activities for week in row.weeks[count - half :]]
        if not half or not sum(planned for _, planned in first) or not sum(planned for _, planned in last):
            return None
        shares = [sum(came for came, _ in part) / sum(planned for _, planned in part) for part in (first, last)]
        return shares[1] - shares[0]

    @property
    def weekly_balance(self) -> tuple[int, ...]:
        """The ledger's balance at the end of each week of the period."""
        ends = [self.starts_on + timedelta(days=7 * week + 6) for week in range(self.weeks)]
        return tuple(self.ledger.balance_on(day) for day in ends)

    @property
    def urine_in_period(self) -> tuple[UrineRow, ...]:
        """The urine tests of the period, newest first."""
        return self.urine.within(self.starts_on, self.ends_on)

    @property
    def domain_rows(self) -> tuple[DomainRow, ...]:
        """All domains, in order."""
        return tuple(row for group in self.domains for row in group.rows)

    @property
    def proposals(self) -> tuple[str, ...]:
        """The proposed codes, in the order in which they stand on paper."""
        return tuple(code for code in PROPOSALS if code in self.proposed)


def canonical(report: ProgressReport) -> bytes:
    """The canonical JSON of a report: what its verification code is computed over and what a snapshot keeps."""
    return _canonical.canonical(report, without=VOLATILE)


def restored(data: bytes) -> ProgressReport:
    """The report a snapshot keeps; raises ValueError for bytes that are none."""
    return _canonical.restored(ProgressReport, data)
