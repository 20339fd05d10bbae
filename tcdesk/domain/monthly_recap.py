"""The month of the house in numbers, and the seven aspects of data that PP 25/2011, article 18, asks for."""

from __future__ import annotations

from datetime import date

import attrs

from tcdesk.domain.health import UrineReason
from tcdesk.domain.progress_parts import Letterhead, Signatory
from tcdesk.domain.resident import ExitKind, MainProblem, Severity
from tcdesk.domain.session import Mark
from tcdesk.i18n import N_

EXIT_NAMES = {
    ExitKind.COMPLETED: N_("Completed the programme"),
    ExitKind.DROPPED: N_("Left early"),
    ExitKind.NEUTRAL: N_("Transferred, released or ill"),
}
AGE_BANDS = ((18, 20), (21, 25), (26, 30), (31, 40), (41, 200))
"""First and last year of each band, as the field reports them."""


@attrs.frozen(kw_only=True)
class Count:
    """How many of one kind; `label` is an English text marked for translation or the facility's own word."""

    label: str
    n: int


@attrs.frozen(kw_only=True)
class PhaseFlow:
    """A phase over the month: residents at its start, who entered, who left, residents at its end."""

    name: str
    at_start: int = 0
    entered: int = 0
    left: int = 0

    @property
    def at_end(self) -> int:
        """Residents in the phase at the end."""
        return self.at_start + self.entered - self.left


@attrs.frozen(kw_only=True)
class ActivityMonth:
    """An activity over the month: sessions held and cancelled, marks that are attendances, and all marks."""

    name: str
    held: int = 0
    cancelled: int = 0
    attended: int = 0
    expected: int = 0

    @property
    def share(self) -> float | None:
        """The share attended, None without a mark."""
        return self.attended / self.expected if self.expected else None


@attrs.frozen(kw_only=True)
class Presence:
    """A resident's month: the worst mark of each day (None without a session), and his sessions."""

    name: str
    tc_no: str
    phase: str = ""
    days: tuple[Mark | None, ...] = ()
    attended: int = 0
    expected: int = 0


@attrs.frozen(kw_only=True)
class Person:
    """The aspects of one person treated: identity, substances, years and route of use, diagnosis, treatment."""

    name: str
    register_no: str = ""
    tc_no: str = ""
    sex: str = "M"
    age: int | None = None
    education: str = ""
    occupation: str = ""
    substances: tuple[str, ...] = ()
    years_of_use: int | None = None
    route: str = ""
    severity: Severity = Severity.MODERATE
    problem: MainProblem = MainProblem.STIMULANT
    phase: str = ""
    admitted_on: date
    left_on: date | None = None
    exit_kind: ExitKind = ExitKind.STAYS
    was_here_before: bool = False


@attrs.frozen(kw_only=True)
class UrineMonth:
    """Urine tests of the month: how many, how many positive in any panel, by reason, positive by panel."""

    tests: int = 0
    positive: int = 0
    reasons: tuple[tuple[UrineReason, int], ...] = ()
    panels: tuple[Count, ...] = ()
    is_withheld: bool = False


@attrs.frozen(kw_only=True)
class MonthlyRecap:
    """The month that begins on `month`, counted up to `ends_on`, both days included.

    Those treated are all who were here on any day of it. `people` and `presences` may bear initials for names.
    """

    letterhead: Letterhead = attrs.field(factory=Letterhead)
    month: date
    ends_on: date
    made_on: date
    capacity: int = 0
    at_start: int = 0
    admitted: int = 0
    exits: tuple[tuple[ExitKind, int], ...] = ()
    phases: tuple[PhaseFlow, ...] = ()
    ages: tuple[Count, ...] = ()
    educations: tuple[Count, ...] = ()
    substances: tuple[Count, ...] = ()
    severities: tuple[Count, ...] = ()
    activities: tuple[ActivityMonth, ...] = ()
    urine: UrineMonth = attrs.field(factory=UrineMonth)
    rewards: int = 0
    sanctions: int = 0
    instruments: tuple[Count, ...] = ()
    final_reports: int = 0
    presences: tuple[Presence, ...] = ()
    people: tuple[Person, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    demo: bool = False

    @property
    def left(self) -> int:
        """Everybody who left in the month."""
        return sum(n for _, n in self.exits)

    @property
    def at_end(self) -> int:
        """Residents at the end of the last day."""
        return self.at_start + self.admitted - self.left

    @property
    def treated(self) -> int:
        """Everybody who was here on any day of the month."""
        return self.at_start + self.admitted

    @property
    def attended(self) -> int:
        """Attendances, over all activities."""
        return sum(row.attended for row in self.activities)

    @property
    def expected(self) -> int:
        """Marks, over all activities."""
        return sum(row.expected for row in self.activities)


def initials(name: str) -> str:
    """`E. S.` for `Eko Simanjuntak`: a person without his name, for papers that leave the house."""
    return " ".join(f"{word[0].upper()}." for word in name.split() if word[0].isalpha())
