"""The weeks as a person looks back and ahead: versions, weeks to come, what no longer holds, and free places."""

from __future__ import annotations

from datetime import datetime

import attrs

from tcdesk.domain.calendar import Week
from tcdesk.domain.group import WeekVersion
from tcdesk.domain.views.week import GoneMember, Source, WeekBook
from tcdesk.domain.week.plan import Plan, Violation
from tcdesk.domain.week_board import BoardGroup


@attrs.frozen(kw_only=True)
class BoardChanges:
    """What differs on two boards beside the plan: codes of groups whose session was called off or meets after all,
    groups called for once that came or went, and groups at another time of the same hour (before, after)."""

    off: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
    called: tuple[BoardGroup, ...] = ()
    dismissed: tuple[BoardGroup, ...] = ()
    retimed: tuple[tuple[BoardGroup, BoardGroup], ...] = ()


@attrs.frozen(kw_only=True)
class VersionEntry:
    """One published version of a week beside the one before it (or the week before, for the first).

    `who` published it, `left_out` are names, `book` names everybody and everything in both plans. `has_before` is
    False where there is nothing to compare with, `is_frozen` where its board was kept.
    """

    version: WeekVersion
    who: str
    left_out: tuple[str, ...]
    book: WeekBook
    before: Plan
    after: Plan
    has_before: bool
    is_frozen: bool
    board: BoardChanges = attrs.field(factory=BoardChanges)


@attrs.frozen(kw_only=True)
class WeekState:
    """How a week stands: its newest version (0: none), when it was published, whether somebody keeps a draft of it."""

    week: Week
    number: int = 0
    published_at: datetime | None = None
    has_draft: bool = False


@attrs.frozen(kw_only=True)
class WeekStart:
    """A published week taken as the beginning of a later one, and what of it no longer holds there.

    `plan` is what still holds, `gone` those who take no part any more, `closed` the codes of groups that are closed,
    `without_hour` of those whose hour is not in the grid any more, `broken` what the rules of the later week find wrong
    with the rest.
    """

    source: Source
    plan: Plan
    gone: tuple[GoneMember, ...]
    closed: tuple[str, ...]
    without_hour: tuple[str, ...]
    broken: tuple[Violation, ...]


@attrs.frozen(kw_only=True)
class Place:
    """An hour of the week for one group: where and with whom, and what speaks against it.

    `starts_at` is in minutes after midnight. `reasons` is empty where it fits; `cost` is in points of the week's
    wishes, the lower the better, `unmet` how many wishes it does not meet.
    """

    slot: str
    weekday: int
    starts_at: int
    minutes: int
    room: str
    counselor: str
    reasons: tuple[Violation, ...] = ()
    cost: int = 0
    unmet: int = 0

    @property
    def fits(self) -> bool:
        """Whether nothing speaks against it."""
        return not self.reasons


@attrs.frozen(kw_only=True)
class Places:
    """What was looked for: the best hours that fit, and the others with their reasons. `book` names all in them."""

    book: WeekBook
    fitting: tuple[Place, ...]
    others: tuple[Place, ...]
