"""The parts of a progress report: plain records of numbers and dates.

What can be counted from a part (balance of the ledger, share of a goal) is counted here, so that a figure and a
sentence cannot disagree.
"""

from __future__ import annotations

import functools
from datetime import date
from enum import StrEnum

import attrs

from tcdesk.domain.care import REWARDS, GoalStatus, Narrative, Tool
from tcdesk.domain.custody import CustodyStatus, DateSource, LegalDateKind
from tcdesk.domain.health import PANELS, Reading, UrineReason
from tcdesk.i18n import N_


class SpanState(StrEnum):
    """Where a phase stands."""

    DONE = "done"
    CURRENT = "current"
    PLANNED = "planned"


@attrs.frozen(kw_only=True)
class Letterhead:
    """The head of every paper of the facility.

    `lines` stand above the institution (ministry, office), `institution` is the largest line, `address` the last;
    `city` is where papers are signed. The marks are image files (PNG or JPEG), already sized for print.
    """

    lines: tuple[str, ...] = ()
    institution: str = ""
    address: str = ""
    city: str = ""
    left_mark: bytes | None = None
    right_mark: bytes | None = None


class Acting(StrEnum):
    """In whose right somebody signs: his own, a.n. (on behalf), Plt. (acting) or Plh. (acting for a day)."""

    SELF = ""
    BEHALF = "an"
    ACTING = "plt"
    DAILY = "plh"


ACTING_OFFICES = {
    Acting.BEHALF: N_("On behalf of {office}"),
    Acting.ACTING: N_("Acting {office}"),
    Acting.DAILY: N_("Daily acting {office}"),
}
"""How the office of somebody who does not sign in his own right stands on paper."""


@attrs.frozen(kw_only=True)
class Signatory:
    """One signature block; without a `heading` the block carries place and date.

    `position` is the office that answers; who signs on its behalf has an `own_position`, which stands below it. A block
    `by_counselor` is signed by the counselor of the resident the paper is about.
    """

    heading: str = ""
    position: str
    name: str = ""
    employee_no: str = ""
    acting: Acting = attrs.field(default=Acting.SELF, converter=Acting)
    own_position: str = ""
    by_counselor: bool = False


@attrs.frozen(kw_only=True)
class Identity:
    """Who the report is about. Empty text and None mean that it is not known; `photo` is a JPEG or PNG."""

    name: str
    register_no: str = ""
    tc_no: str = ""
    birth_place: str = ""
    birth_date: date | None = None
    articles: tuple[str, ...] = ()
    substances: tuple[str, ...] = ()
    place: str = ""
    counselor: str = ""
    work: str = ""
    phase: str = ""
    photo: bytes | None = None

    def age(self, today: date) -> int | None:
        """Completed years on `today`."""
        born = self.birth_date
        if born is None or born > today:
            return None
        return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


@attrs.frozen(kw_only=True)
class LegalMark:
    """One legal date of the sentence, with where it was taken from and when."""

    kind: LegalDateKind
    on_date: date
    source: DateSource = DateSource.ESTIMATE
    data_date: date | None = None


@attrs.frozen(kw_only=True)
class Sentence:
    """Custody as the timeline needs it; the term is None while there is no final verdict."""

    status: CustodyStatus = CustodyStatus.CONVICTED
    detained_on: date | None = None
    years: int | None = None
    months: int | None = None
    days: int | None = None
    marks: tuple[LegalMark, ...] = ()

    def on(self, kind: LegalDateKind) -> date | None:
        """The date of `kind`, or None."""
        return next((mark.on_date for mark in self.marks if mark.kind is kind), None)

    @property
    def is_estimate(self) -> bool:
        """Whether any of the dates was only computed by the program."""
        return any(mark.source is DateSource.ESTIMATE for mark in self.marks)

    @property
    def data_date(self) -> date | None:
        """The day on which the oldest of the recorded dates was taken."""
        taken = [mark.data_date for mark in self.marks if mark.data_date is not None]
        return min(taken) if taken else None


@attrs.frozen(kw_only=True)
class PhaseSpan:
    """A phase on the programme's own scale; `ends_on` is the planned end until the phase is done."""

    name: str
    starts_on: date
    ends_on: date
    state: SpanState


@attrs.frozen(kw_only=True)
class Programme:
    """The programme from admission to its planned end, both ends included, and its phases in order."""

    starts_on: date | None = None
    ends_on: date | None = None
    phases: tuple[PhaseSpan, ...] = ()
    next_phase: str = ""

    def day_number(self, today: date) -> int | None:
        """1 on the day of admission; None before it."""
        if self.starts_on is None or today < self.starts_on:
            return None
        return (today - self.starts_on).days + 1

    @property
    def days(self) -> int | None:
        """Days of the whole programme, its first and last day included."""
        if self.starts_on is None or self.ends_on is None or self.ends_on < self.starts_on:
            return None
        return (self.ends_on - self.starts_on).days + 1


@attrs.frozen(kw_only=True)
class DomainRow:
    """One domain of the assessment on its scale of 1 to 5: first value and value now, None where not assessed."""

    label: str
    baseline: float | None = None
    now: float | None = None

    @property
    def change(self) -> float | None:
        """How far the domain moved."""
        return None if self.baseline is None or self.now is None else self.now - self.baseline


@attrs.frozen(kw_only=True)
class DomainGroup:
    """Domains under one heading; labels are English texts marked for translation, or the facility's own words."""

    label: str
    rows: tuple[DomainRow, ...]


@attrs.frozen(kw_only=True)
class ActivityRow:
    """Attendance of one activity: (attended, scheduled) for each week of the period, oldest first."""

    name: str
    weeks: tuple[tuple[int, int], ...]

    @functools.cached_property
    def attended(self) -> int:
        """Meetings the resident came to."""
        return sum(attended for attended, _ in self.weeks)

    @functools.cached_property
    def scheduled(self) -> int:
        """Meetings the resident was expected at."""
        return sum(scheduled for _, scheduled in self.weeks)


@attrs.frozen(kw_only=True)
class UrineRow:
    """One urine test: a reading for each panel of the report (None where the panel was not tested)."""

    taken_on: date
    reason: UrineReason
    readings: tuple[Reading | None, ...]

    @property
    def is_negative(self) -> bool:
        """Whether something was tested and every reading is negative."""
        read = [one for one in self.readings if one is not None]
        return bool(read) and all(one is Reading.NEGATIVE for one in read)

    @property
    def is_positive(self) -> bool:
        """Whether any reading is positive."""
        return Reading.POSITIVE in self.readings


@attrs.frozen(kw_only=True)
class Urine:
    """Urine tests, newest first; `is_withheld` where the reader of this paper may not see them."""

    panels: tuple[str, ...] = PANELS
    rows: tuple[UrineRow, ...] = ()
    is_withheld: bool = False

    def within(self, starts_on: date, ends_on: date) -> tuple[UrineRow, ...]:
        """The tests of a period, both ends included, newest first."""
        return tuple(row for row in self.rows if starts_on <= row.taken_on <= ends_on)


@attrs.frozen(kw_only=True)
class LedgerRow:
    """One entry of the behaviour ledger."""

    on_date: date
    tool: Tool
    event: str
    staff: str = ""
    points: int = 0

    @property
    def is_reward(self) -> bool:
        """Whether the entry is a reward; everything else is a sanction."""
        return self.tool in REWARDS


@attrs.frozen(kw_only=True)
class Ledger:
    """The ledger of the period, newest entry first, upon the balance the period opened with."""

    opening: int = 0
    rows: tuple[LedgerRow, ...] = ()

    @property
    def balance(self) -> int:
        """Points at the end of the period."""
        return self.opening + sum(row.points for row in self.rows)

    @property
    def balances(self) -> tuple[int, ...]:
        """The balance after each entry, in the order of `rows`."""
        found: list[int] = []
        left = self.balance
        for row in self.rows:
            found.append(left)
            left -= row.points
        return tuple(found)

    def balance_on(self, day: date) -> int:
        """The balance at the end of `day`."""
        return self.opening + sum(row.points for row in self.rows if row.on_date <= day)


@attrs.frozen(kw_only=True)
class GoalRow:
    """A treatment goal; `progress` 0 to 100."""

    objective: str
    intervention: str = ""
    progress: int = 0
    status: GoalStatus = GoalStatus.ON_TRACK


@attrs.frozen(kw_only=True)
class Goals:
    """The treatment plan's goals in order, the version of the plan and when it was last reviewed."""

    rows: tuple[GoalRow, ...] = ()
    plan_version: int = 1
    reviewed_on: date | None = None


@attrs.frozen(kw_only=True)
class NarrativePart:
    """One section of the counselor's narrative; `heading` is one of `NARRATIVE_HEADINGS` or the facility's own."""

    heading: str
    text: str


NARRATIVE_HEADINGS = (
    N_("Data & observation"),
    N_("Clinical judgement"),
    N_("Family & support"),
    N_("Plan"),
)
NARRATIVE_FIELDS = ("observation", "judgement", "family", "plan")
"""The sections of a `Narrative`, in the order of their headings."""


def narrative_parts(found: Narrative | None) -> tuple[NarrativePart, ...]:
    """The sections of a narrative that say something, as they stand on paper."""
    return tuple(
        NarrativePart(heading=heading, text=text)
        for heading, field in zip(NARRATIVE_HEADINGS, NARRATIVE_FIELDS, strict=True)
        if found is not None and (text := str(getattr(found, field))).strip()
    )
