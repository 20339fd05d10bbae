"""What a resident's file shows beyond its first page: groups, ledger, assessments, plan, notes, prints."""

from __future__ import annotations

from datetime import date, datetime

import attrs

from tcdesk.domain.care import GoalStatus, Note, Tool
from tcdesk.domain.session import ATTENDED, Mark


@attrs.frozen(kw_only=True)
class GroupStay:
    """A stay in one therapy group, both days included; open while `left_on` is None."""

    id: int
    code: str
    theme: str
    joined_on: date
    left_on: date | None = None
    reason: str = ""


@attrs.frozen(kw_only=True)
class GroupMeeting:
    """One held meeting of a therapy group and how the resident took part; `rating` 1 to 5 for those who came."""

    id: int
    on_date: date
    activity: str
    mark: Mark
    rating: int | None = None


@attrs.frozen(kw_only=True)
class GroupHistory:
    """Stays and meetings, the newest first."""

    stays: tuple[GroupStay, ...] = ()
    meetings: tuple[GroupMeeting, ...] = ()

    @property
    def attended(self) -> int:
        """Meetings the resident came to."""
        return sum(one.mark in ATTENDED for one in self.meetings)

    @property
    def rating(self) -> float | None:
        """The mean of the ratings, None without any."""
        given = [one.rating for one in self.meetings if one.rating is not None]
        return sum(given) / len(given) if given else None


@attrs.frozen(kw_only=True)
class BehaviourEntry:
    """One entry of the ledger; `balance` is what the ledger stood at after it.

    `event` is "" where the reader sees another counselor's resident in short.
    """

    id: int
    on_date: date
    tool: Tool
    event: str
    points: int
    balance: int
    staff: str = ""
    until: date | None = None
    is_done: bool = True


@attrs.frozen(kw_only=True)
class AssessmentEntry:
    """One filled instrument: `title` and the labels of `scores` are English texts marked for translation."""

    id: int
    instrument: str
    title: str
    on_date: date
    rater: str
    scores: tuple[tuple[str, float], ...]
    total: float | None = None
    staff: str = ""
    is_signed: bool = False


@attrs.frozen(kw_only=True)
class GoalEntry:
    """One goal of the treatment plan in full; `progress` 0 to 100."""

    id: int
    position: int
    objective: str
    problem: str = ""
    aim: str = ""
    intervention: str = ""
    staff: str = ""
    due_on: date | None = None
    reviewed_on: date | None = None
    progress: int = 0
    status: GoalStatus = GoalStatus.ON_TRACK


@attrs.frozen(kw_only=True)
class PrintLine:
    """One print or saved file about a resident: when, by whom, where to; `number` of a finalised report."""

    id: int
    at: datetime
    by: str
    document: str
    target: str
    copies: int
    pages: int
    number: str = ""


@attrs.frozen(kw_only=True)
class ReportLine:
    """A finalised report: its number, the day it speaks of, when and by whom it was made final, its code."""

    id: int
    number: str
    as_of: date
    finalised_at: datetime
    by: str
    code: str


@attrs.frozen(kw_only=True)
class Wording:
    """An earlier wording of a note, and when and by whom it was replaced."""

    version: int
    title: str
    body: str
    replaced_at: datetime
    replaced_by: str


@attrs.frozen(kw_only=True)
class OpenNote:
    """A note in full, with its earlier wordings (newest first) and whether this person may correct it."""

    note: Note
    wordings: tuple[Wording, ...] = ()
    may_correct: bool = False
