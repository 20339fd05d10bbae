"""The week board: what the page draws, as plain data worked out from a problem and a plan."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum

import attrs

from tcdesk.domain.calendar import Week
from tcdesk.domain.resident import MainProblem
from tcdesk.domain.week.plan import Plan, Violation
from tcdesk.domain.week.problem import GroupLock, MemberLock, WeekProblem
from tcdesk.domain.week_days import DayHour


@attrs.frozen(kw_only=True)
class Seat:
    """One member of a group, or somebody still without one; `own_group` is the code of his group last week.

    `has_left` marks who is not in the programme to the end of the week.
    """

    resident_id: int
    name: str
    problem: MainProblem
    own_group: str = ""
    has_left: bool = False


@attrs.frozen(kw_only=True)
class GoneMember:
    """Somebody who sat in `group` (its code) and takes no part any more: he left the programme, or another phase.

    `resident` is his id as in the problem.
    """

    resident: str
    name: str
    group: str
    has_left: bool


@attrs.frozen(kw_only=True)
class GroupName:
    """How a group is called on the board."""

    code: str
    theme: str = ""
    topic: str = ""
    meeting_no: int = 0


@attrs.frozen(kw_only=True)
class WeekNames:
    """Names by the problem's ids: residents, groups, counselors (short and full) and rooms."""

    residents: dict[str, Seat]
    groups: dict[str, GroupName]
    counselors: dict[str, str]
    counselors_full: dict[str, str]
    rooms: dict[str, str]


@attrs.frozen(kw_only=True)
class Locks:
    """What staff pinned in this week's draft; `once` are groups whose hour, room and counselor are for this week only:
    the week after goes back to what it was."""

    groups: tuple[GroupLock, ...] = ()
    members: tuple[MemberLock, ...] = ()
    once: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class DayHead:
    """A day of the board; `notes` says who is away or which holiday it is."""

    weekday: int
    on_date: date
    is_today: bool = False
    holiday: str = ""
    away: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Band:
    """Hours of the programme that run through the whole board (midday break)."""

    starts_at: int
    ends_at: int
    label: str


@attrs.frozen(kw_only=True)
class ExtraGroup:
    """A group that is called for once, beside the weekly groups: who, with whom, when and where. Ids as in the problem.

    `id` is that of a card on the board and no group's; `starts_at` is in minutes after midnight.
    """

    id: str
    session_id: int
    topic: str
    members: tuple[str, ...]
    counselor: str
    room: str
    weekday: int
    starts_at: int
    minutes: int
    is_held: bool = False


@attrs.frozen(kw_only=True)
class Source:
    """The published week an arrangement starts from."""

    week: Week
    number: int


@attrs.frozen(kw_only=True)
class WeekBook:
    """One week as the store knows it: the problem, the plan it starts from, and the names of all in it.

    `base` is what stands now: the published plan, or last week's as far as it still holds (`source` says which).
    `number` is the newest published version, 0 while there is none. `held` are groups that met this week already,
    `past` those of a published plan whose day is over, `cancelled` those whose session was called off, with the reason;
    none of them is moved. Days before `first_day` (0 = Monday) are over. `once` are groups of the
    published plan that are as they are for this week only, `hours` the hours that are others on one day. `gone` have a
    seat in the published plan the week stands on, but take no part any more.
    """

    week: Week
    problem: WeekProblem
    base: Plan
    number: int
    published_at: datetime | None
    names: WeekNames
    days: tuple[DayHead, ...]
    bands: tuple[Band, ...]
    held: frozenset[str] = frozenset()
    past: frozenset[str] = frozenset()
    first_day: int = 0
    locks: Locks = attrs.field(factory=Locks)
    source: Source | None = None
    cancelled: Mapping[str, str] = attrs.field(factory=dict[str, str])
    extras: tuple[ExtraGroup, ...] = ()
    once: frozenset[str] = frozenset()
    hours: tuple[DayHour, ...] = ()
    gone: tuple[GoneMember, ...] = ()

    @property
    def settled(self) -> frozenset[str]:
        """Groups that stay as they are: they have met, their day is over, or their session was called off."""
        return self.held | self.past | self.cancelled.keys()


class CardState(StrEnum):
    """How a card stands out."""

    NORMAL = "normal"
    ERROR = "error"
    NEW = "new"
    MOVED = "moved"
    SWAPPED = "swapped"
    GHOST = "ghost"
    CANCELLED = "cancelled"


@attrs.frozen(kw_only=True)
class Card:
    """One group on the board.

    `weekday` and `starts_at` place it; `same` is the share of members with the group's most common (or declared) main
    problem, `stayed` how many sat in it before. `is_once` marks what is so for this week only, `is_extra` a group that
    is called for once.
    """

    group: str
    code: str
    theme: str
    counselor: str
    room: str
    weekday: int
    starts_at: int
    members: tuple[Seat, ...]
    capacity: int
    same: float
    stayed: int
    topic: str = ""
    meeting_no: int = 0
    is_locked: bool = False
    is_held: bool = False
    is_once: bool = False
    is_extra: bool = False
    state: CardState = CardState.NORMAL
    note: str = ""


@attrs.frozen(kw_only=True)
class SlotRow:
    """A row of the board: an hour that some day has a slot in."""

    starts_at: int
    minutes: int


@attrs.frozen(kw_only=True)
class BlockedCell:
    """A slot that cannot be used, and why."""

    weekday: int
    starts_at: int
    label: str


@attrs.frozen(kw_only=True)
class WeekView:
    """The board of one plan: cards, empty and blocked places, people without a group, and what is wrong."""

    cards: tuple[Card, ...]
    rows: tuple[SlotRow, ...]
    weekdays: tuple[int, ...]
    blocked: tuple[BlockedCell, ...]
    free: tuple[tuple[int, int], ...]
    unseated: tuple[Seat, ...]
    violations: tuple[Violation, ...]
    seated: int
    total: int

    @property
    def hard(self) -> tuple[Violation, ...]:
        """What is wrong beyond residents without a group."""
        return tuple(found for found in self.violations if found.rule != "H1")


class ChangeKind(StrEnum):
    """What happened to a group or a resident between two plans."""

    MOVED = "moved"
    COUNSELOR = "counselor"
    ROOM = "room"
    OPENED = "opened"
    CLOSED = "closed"
    SEATED = "seated"
    CHANGED_GROUP = "changed_group"
    UNSEATED = "unseated"


@attrs.frozen(kw_only=True)
class Change:
    """One change: of a group (slots, counselors, rooms by id) or of a resident (groups by id)."""

    kind: ChangeKind
    group: str = ""
    resident: str = ""
    before: str = ""
    after: str = ""
    stayed: int = 0
    size: int = 0


@attrs.frozen(kw_only=True)
class Measure:
    """A number before and after; None where there is nothing to compare."""

    code: str
    before: float | None
    after: float
    is_share: bool = False
    lower_is_better: bool = True


@attrs.frozen(kw_only=True)
class Comparison:
    """What a proposal changes against the plan that stands."""

    changes: tuple[Change, ...]
    unchanged: int
    locked: int
    measures: tuple[Measure, ...]
