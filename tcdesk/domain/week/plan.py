"""A plan for a week, what is wrong with it, what it costs, and how it was found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from functools import cached_property

from attrs import evolve, field, frozen

from tcdesk.i18n import N_, Texts


@frozen(kw_only=True)
class GroupPlan:
    """One group this week: who leads it, when, where and with whom."""

    id: str
    counselor: str
    slot: str
    room: str
    members: tuple[str, ...] = ()


@frozen(kw_only=True)
class Plan:
    """All groups of a week; every change gives a new plan.

    A group that keeps the id of last week's group is that group; any other id is a new group.
    """

    groups: tuple[GroupPlan, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, GroupPlan]:
        """The groups by id."""
        return {group.id: group for group in self.groups}

    @cached_property
    def group_of(self) -> Mapping[str, str]:
        """The id of the group in which each resident sits."""
        return {resident: group.id for group in self.groups for resident in group.members}

    def with_group(self, group: GroupPlan) -> Plan:
        """The plan with `group` in the place of the group with its id, or added at the end."""
        if group.id not in self.by_id:
            return Plan(groups=(*self.groups, group))
        return Plan(groups=tuple(group if old.id == group.id else old for old in self.groups))

    def without_group(self, group: str) -> Plan:
        """The plan without this group; its members have no group. Unknown ids change nothing."""
        return Plan(groups=tuple(old for old in self.groups if old.id != group))

    def move(self, resident: str, to: str | None) -> Plan:
        """The plan with `resident` in group `to`, or in no group when `to` is None.

        Raises KeyError when there is no group `to`.
        """
        if to is not None:
            _ = self.by_id[to]
        groups: list[GroupPlan] = []
        for group in self.groups:
            members = tuple(member for member in group.members if member != resident)
            if group.id == to:
                members = group.members if resident in group.members else (*members, resident)
            groups.append(group if members == group.members else evolve(group, members=members))
        return Plan(groups=tuple(groups))

    def swap(self, one: str, other: str) -> Plan:
        """The plan with the two residents in each other's place; a resident without a group gives his to the other."""
        mine, his = self.group_of.get(one), self.group_of.get(other)
        if mine == his:
            return self
        return self.move(one, his).move(other, mine)


@frozen(kw_only=True)
class Violation:
    """One hard rule broken: its code, a sentence marked for translation, and whom and what it concerns."""

    rule: str
    text: str
    group: str | None = None
    resident: str | None = None
    other: str | None = None
    counselor: str | None = None
    slot: str | None = None
    room: str | None = None
    values: Mapping[str, object] = field(factory=dict[str, object])

    def sentence(self, texts: Texts, name: Callable[[str, str], str] = lambda _kind, id_: id_) -> str:
        """The violation in words; `name(kind, id)` names a group, resident, counselor, slot, room or need."""
        named = {
            "group": ("group", self.group),
            "resident": ("resident", self.resident),
            "other": ("resident", self.other),
            "counselor": ("counselor", self.counselor),
            "slot": ("slot", self.slot),
            "room": ("room", self.room),
        }
        words: dict[str, object] = {key: name(kind, id_) for key, (kind, id_) in named.items() if id_ is not None}
        words |= {key: name(key, str(value)) if key == "need" else value for key, value in self.values.items()}
        return texts.t(self.text, **words)


@frozen(kw_only=True)
class Score:
    """The points of a plan by term, and how often each term was counted."""

    terms: Mapping[str, int]
    counts: Mapping[str, int]

    @cached_property
    def total(self) -> int:
        """All points; lower is better."""
        return sum(self.terms.values())


class Scope(Enum):
    """How far a bound reaches; the value is its sentence."""

    ALL = N_("Every plan that the rules allow was taken into account.")
    KNOWN_GROUPS = N_("Plans with the groups considered were taken into account, not new groups of every kind.")
    NONE = N_("The best plan found; how far another could be better is not known.")


@frozen(kw_only=True)
class Move:
    """A resident whose group or counselor is another than before; None where there was or is none."""

    resident: str
    from_group: str | None
    to_group: str | None
    from_counselor: str | None
    to_counselor: str | None


@frozen(kw_only=True)
class Progress:
    """What the solver knows so far: the step it has finished, and the best plan and bound at that moment."""

    step: str
    """An English phrase, marked for translation."""
    seconds: float
    unseated: int
    score: int
    bound: int | None
    plan: Plan


@frozen(kw_only=True)
class Proposal:
    """What the solver gives back. `cost` is the score and `unseated_cost` points for each resident without a group.

    No plan within `scope` costs less than `bound` (None where nothing is known). `violations` is empty unless locks
    or sessions already held contradict a rule. `plan` has been checked again by the plain rules.
    """

    plan: Plan
    unassigned: tuple[str, ...]
    score: Score
    cost: int
    bound: int | None
    scope: Scope
    violations: tuple[Violation, ...]
    moves: tuple[Move, ...]
    seconds: float
    seed: int
    stopped: bool = False
    """Whether somebody stopped the search before it was done."""

    @property
    def proven(self) -> bool:
        """Whether no plan within the scope is better."""
        return self.bound is not None and self.cost <= self.bound

    @property
    def gap(self) -> float | None:
        """How far the cost is above the bound at most, as a share of the cost; None where no bound is known."""
        if self.bound is None:
            return None
        return max(0.0, (self.cost - self.bound) / self.cost) if self.cost else 0.0
