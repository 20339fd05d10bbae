"""One week to be planned, as frozen records: who, with whom, when, where, and what may not be.

Every id is a string and unique among its kind. Weights are points, whole numbers from 0; a lower score is better.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from attrs import asdict, field, frozen

Trait = str | int
PRIMARY = "primary"


@frozen(kw_only=True)
class WeekSlot:
    """One hour of the weekly grid; `blocked` is the name of the fixed programme block that fills it."""

    id: str
    day: int
    """0 = Monday to 6 = Sunday."""
    start: str
    """`HH:MM`."""
    minutes: int
    blocked: str | None = None


@frozen(kw_only=True)
class WeekRoom:
    """A room, how many residents it holds and the slots in which it may be used."""

    id: str
    capacity: int
    slots: frozenset[str]


@frozen(kw_only=True)
class WeekCounselor:
    """A counselor this week; `slots` already leaves out leave, `on_leave` only says why.

    `covers` names who stands in meanwhile, by hour: proposed to staff first, and wished for by a weight.
    """

    id: str
    sex: str
    quals: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    max_groups: int = 2
    slots: frozenset[str] = frozenset()
    preferred_slots: frozenset[str] = frozenset()
    on_leave: str | None = None
    covers: Mapping[str, str] = field(factory=dict[str, str])


@frozen(kw_only=True)
class Busy:
    """A fixed appointment of one resident."""

    slot: str
    why: str


@frozen(kw_only=True)
class WeekResident:
    """A resident this week; only the primary phase takes part.

    `traits` are the values that a group may share (`problem`, `substance`, `stage`, `severity`, ...).
    """

    id: str
    phase: str = PRIMARY
    sex: str
    traits: Mapping[str, Trait] = field(factory=dict[str, Trait])
    language: str
    needs: frozenset[str] = frozenset()
    busy: tuple[Busy, ...] = ()
    avoid_slots: frozenset[str] = frozenset()
    primary_counselor: str | None = None


@frozen(kw_only=True)
class KeepApart:
    """Two residents who may never sit in one group. Never shown on paper or to a resident."""

    a: str
    b: str
    why: str


@frozen(kw_only=True)
class NotWith:
    """A resident who may never be with this counselor."""

    resident: str
    counselor: str
    why: str


@frozen(kw_only=True)
class PreviousGroup:
    """A group of last week's (or the published) plan; `members` may name people who have left.

    `profile` is the declared focus: the trait values the group stands for. None where no focus is declared.
    """

    id: str
    counselor: str
    slot: str
    room: str
    members: tuple[str, ...] = ()
    profile: Mapping[str, Trait] | None = None


@frozen(kw_only=True)
class GroupLock:
    """The group must exist with these values; `closed` keeps its members exactly as they were."""

    group: str
    counselor: str | None = None
    slot: str | None = None
    room: str | None = None
    closed: bool = False


@frozen(kw_only=True)
class MemberLock:
    """The resident must be in this group."""

    resident: str
    group: str


@frozen(kw_only=True)
class Weights:
    """What each wish costs when it is not met, in points; a setting of the facility."""

    group_change: int = 5
    counselor_change: int = 4
    primary_mismatch: int = 2
    language: int = 4
    size_short: int = 3
    open_group: int = 6
    load: int = 3
    avoid_slot: int = 2
    counselor_slot: int = 2
    slot_change: int = 3
    room_change: int = 1
    named_cover: int = 1


REPAIR_WEIGHTS = Weights(group_change=60, counselor_change=4, slot_change=25, room_change=5, open_group=10)
"""For a change in the middle of the week: the published plan is worth more than a better one."""

HOMOGENEITY: Mapping[str, int] = {"problem": 6, "substance": 3, "stage": 2, "severity": 1}


@frozen(kw_only=True)
class WeekProblem:
    """Everything that decides one week. `kind` is `weekly`, `cold`, `repair` or a label of a test file."""

    name: str
    seed: int = 1
    kind: str = "weekly"
    max_size: int = 10
    min_size: int = 4
    comfort_min: int = 7
    same_sex: bool = False
    weights: Weights = Weights()
    homogeneity: Mapping[str, int] = HOMOGENEITY
    slots: tuple[WeekSlot, ...]
    rooms: tuple[WeekRoom, ...]
    counselors: tuple[WeekCounselor, ...]
    residents: tuple[WeekResident, ...]
    keep_apart: tuple[KeepApart, ...] = ()
    not_with: tuple[NotWith, ...] = ()
    previous: tuple[PreviousGroup, ...] = ()
    group_locks: tuple[GroupLock, ...] = ()
    member_locks: tuple[MemberLock, ...] = ()

    @cached_property
    def slot_by_id(self) -> Mapping[str, WeekSlot]:
        """The slots by id."""
        return {slot.id: slot for slot in self.slots}

    @cached_property
    def room_by_id(self) -> Mapping[str, WeekRoom]:
        """The rooms by id."""
        return {room.id: room for room in self.rooms}

    @cached_property
    def counselor_by_id(self) -> Mapping[str, WeekCounselor]:
        """The counselors by id."""
        return {counselor.id: counselor for counselor in self.counselors}

    @cached_property
    def resident_by_id(self) -> Mapping[str, WeekResident]:
        """All residents by id, whatever their phase."""
        return {resident.id: resident for resident in self.residents}

    @cached_property
    def eligible(self) -> tuple[WeekResident, ...]:
        """The residents who take part: those in the primary phase."""
        return tuple(resident for resident in self.residents if resident.phase == PRIMARY)

    @cached_property
    def previous_by_id(self) -> Mapping[str, PreviousGroup]:
        """Last week's groups by id."""
        return {group.id: group for group in self.previous}

    @cached_property
    def previous_of(self) -> Mapping[str, PreviousGroup]:
        """The group each resident came from, by resident id."""
        return {resident: group for group in self.previous for resident in group.members}

    @property
    def unseated_cost(self) -> int:
        """What leaving one resident without a group costs: more than any wish, so that seats come first."""
        return max(1000, 10 * max(asdict(self.weights).values()))
