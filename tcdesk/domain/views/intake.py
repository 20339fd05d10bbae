"""What the intake form is given beside the draft."""

from __future__ import annotations

from datetime import date, datetime

import attrs

from tcdesk.domain.custody import LegalDateKind
from tcdesk.domain.health import Substance
from tcdesk.domain.likeness import Reason


@attrs.frozen(kw_only=True)
class Duplicate:
    """Somebody already known who may be the same person; `score` 0 to 1 and what they have in common."""

    resident_id: int
    name: str
    register_no: str
    tc_no: str
    birth_date: date
    mother_name: str
    admitted_on: date
    left_on: date | None
    exit_kind: str
    score: float
    reasons: tuple[Reason, ...]

    @property
    def is_here(self) -> bool:
        """Whether that person is in the programme now."""
        return self.left_on is None


@attrs.frozen(kw_only=True)
class Choice:
    """Something to choose by its number: a counselor, a cohort, a co-defendant; `detail` stands behind the name."""

    id: int
    name: str
    detail: str = ""


@attrs.frozen(kw_only=True)
class IntakeChoices:
    """What the form offers: facility data, and people to choose."""

    articles: tuple[str, ...]
    courts: tuple[str, ...]
    religions: tuple[str, ...]
    educations: tuple[str, ...]
    marital: tuple[str, ...]
    relations: tuple[str, ...]
    substances: tuple[Substance, ...]
    counselors: tuple[Choice, ...]
    cohorts: tuple[Choice, ...]
    residents: tuple[Choice, ...]


@attrs.frozen(kw_only=True)
class IntakeEstimate:
    """The program's own estimate of the legal dates, and what follows for the programme.

    Empty `dates` where there is no term. `deadline` is the last working day to complete the intake, `working_days`
    how many there are for it.
    """

    dates: dict[LegalDateKind, date]
    programme_end: date
    deadline: date
    working_days: int
    cut: LegalDateKind | None = None


@attrs.frozen(kw_only=True)
class KeptDraft:
    """A half-filled form found again: which form, under which key, what was typed, and when it was kept (UTC)."""

    form: str
    key: str
    raw: dict[str, object]
    at: datetime
