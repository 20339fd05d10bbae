"""The resident list, its preview pane, and one resident's file as its first page shows it."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import attrs

from tcdesk.domain.care import Tool
from tcdesk.domain.custody import Custody, LegalDate
from tcdesk.domain.legal import DatedMark, NextDate
from tcdesk.domain.phase import PhaseEntry, Stage
from tcdesk.domain.progress_parts import ActivityRow, DomainGroup, Goals, Programme, Sentence, Urine
from tcdesk.domain.resident import MainProblem, Resident
from tcdesk.i18n import N_

WEEKS = 8
"""Whole weeks before this one that the list counts attendance over."""


class Flag(StrEnum):
    """What a resident needs looking at, heaviest first."""

    LEGAL = "legal"
    NO_GROUP = "no_group"
    PHASE_DUE = "phase_due"
    URINE = "urine"
    ATTENDANCE = "attendance"
    INTAKE = "intake"
    MEDICAL = "medical"


FLAG_NAMES = {
    Flag.LEGAL: N_("legal date"),
    Flag.NO_GROUP: N_("without a group"),
    Flag.PHASE_DUE: N_("phase review"),
    Flag.URINE: N_("urine test"),
    Flag.ATTENDANCE: N_("attendance"),
    Flag.INTAKE: N_("intake incomplete"),
    Flag.MEDICAL: N_("detox"),
}


@attrs.frozen(kw_only=True)
class ResidentRow:
    """One row of the list.

    `attendance` has the share attended in each of the last `WEEKS` whole weeks, oldest first, None in a week without
    meetings; `share` is that of all of them. `group` is None where the resident sits in no therapy group; only then,
    and only in a phase that has groups, `needs_group` is true.
    """

    id: int
    name: str
    alias: str = ""
    register_no: str
    tc_no: str
    national_no: str = ""
    place: str = ""
    problem: MainProblem
    substance: str = ""
    phase: str = ""
    stage: Stage | None = None
    day: int = 0
    target: int = 0
    counselor_id: int | None = None
    counselor: str = ""
    cohort_id: int | None = None
    group: str | None = None
    needs_group: bool = False
    attendance: tuple[float | None, ...] = ()
    share: float | None = None
    legal: NextDate | None = None
    flags: tuple[Flag, ...] = ()
    has_photo: bool = False
    is_own: bool = False

    @property
    def is_due(self) -> bool:
        """Whether the phase has reached its target length."""
        return self.target > 0 and self.day >= self.target


@attrs.frozen(kw_only=True)
class SearchEntry:
    """A resident as the palette finds one; `fields` are what is searched, the name first."""

    id: int
    name: str
    detail: str
    fields: tuple[str, ...]


@attrs.frozen(kw_only=True)
class GroupPlace:
    """Where a resident's therapy group meets; weekday 0 is Monday, `starts_at` minutes of the day, None if unknown."""

    code: str
    weekday: int | None = None
    starts_at: int | None = None
    room: str = ""
    counselor: str = ""


@attrs.frozen(kw_only=True)
class JobLine:
    """A house function: department, rank (a code of `JobRank`), and since when."""

    department: str
    rank: str
    since: date


@attrs.frozen(kw_only=True)
class NoteLine:
    """The head of a note; `text` is "" where the reader may not see it (`is_locked`: medical staff only)."""

    id: int
    at: datetime
    title: str
    text: str
    writer: str = ""
    kind: str = ""
    is_locked: bool = False


@attrs.frozen(kw_only=True)
class BehaviourLine:
    """One entry of the behaviour ledger."""

    on_date: date
    tool: Tool
    event: str
    points: int
    is_done: bool = True


@attrs.frozen(kw_only=True)
class ResidentCard:
    """The preview pane: the row, the sentence and programme bars, and seven facts.

    `sentence` and `urine_on` are None, `marks` empty and `note` None where the reader may not see them. `absent` counts
    absences without leave in this month. `cut` is the first date that may end the stay before the programme.
    """

    row: ResidentRow
    sentence: Sentence | None
    marks: tuple[DatedMark, ...]
    cut: DatedMark | None
    programme: Programme
    counselor: str
    group: GroupPlace | None
    place: str
    job: JobLine | None
    absent: int
    urine_on: date | None
    urine_negative: bool | None
    urine_panels: int
    note: NoteLine | None


@attrs.frozen(kw_only=True)
class ResidentRecord:
    """One resident's own records; `custody` is None and `legal_dates` empty where the reader may not see them."""

    resident: Resident
    custody: Custody | None
    legal_dates: tuple[LegalDate, ...]
    entries: tuple[PhaseEntry, ...]
    substances: tuple[str, ...]
    may_edit: bool
    is_own: bool


@attrs.frozen(kw_only=True)
class ResidentFile:
    """The first page of a resident's file, of the same parts as the printed report.

    What the reader may not see is None (`sentence`), withheld (`urine`) or a locked line (`notes`). `points` is the
    ledger's balance, `day` and `days` where the resident is in the programme. `assessed` gives the first and the last
    day of the assessment in `domains`; `is_summary` says that care data are shown in short because the resident is
    another counselor's.
    """

    row: ResidentRow
    record: ResidentRecord
    counselor: str
    group: GroupPlace | None
    job: JobLine | None
    sentence: Sentence | None
    cut: DatedMark | None
    programme: Programme
    domains: tuple[DomainGroup, ...]
    assessed: tuple[date, date] | None
    activities: tuple[ActivityRow, ...]
    starts_on: date
    ends_on: date
    goals: Goals
    urine: Urine
    notes: tuple[NoteLine, ...]
    behaviour: tuple[BehaviourLine, ...]
    points: int
    day: int
    days: int
    is_summary: bool = False


@attrs.frozen(kw_only=True)
class Neighbours:
    """The residents before and after one in the list's order, and its place in it (from 1)."""

    place: int
    count: int
    previous: int | None
    following: int | None
