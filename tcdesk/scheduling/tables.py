"""The week as index arrays: what may go together and what it costs, before any column of the programme exists.

Rows and columns stand for residents, groups, counselors and slots in the order of the problem. The rules strike out
what they forbid and add what they charge (`Rule.weigh`); the greedy plan, the programme and the search read the result.
Sessions already held (closed, with counselor, slot and room) are not in the tables: they are facts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypeAlias

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from tcdesk.domain.week.plan import GroupPlan, Plan
from tcdesk.domain.week.problem import GroupLock, PreviousGroup, Trait, WeekProblem, WeekResident

Bools: TypeAlias = NDArray[np.bool_]
Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]


Focus: TypeAlias = tuple[tuple[str, Trait], ...]
"""Trait values in the order of the problem's traits: what the members of a group are compared with."""


@frozen(kw_only=True)
class Identity:
    """A group that may run: last week's (`previous`), one that a lock demands, or a new one of counselor `only`."""

    id: str
    previous: PreviousGroup | None = None
    lock: GroupLock | None = None
    only: str | None = None


@frozen(kw_only=True)
class Candidate:
    """A further focus for `group`, or for a new group of `counselor`: found by the search when it could pay."""

    group: str | None = None
    counselor: str | None = None
    focus: Focus
    copy: int = 0
    """Tells apart new groups of one counselor with one focus."""


def held_groups(problem: WeekProblem) -> tuple[GroupPlan, ...]:
    """The sessions already held: closed locks that name counselor, slot and room; their members stay as they were."""
    eligible = {resident.id for resident in problem.eligible}
    held: list[GroupPlan] = []
    for lock in problem.group_locks:
        previous = problem.previous_by_id.get(lock.group)
        known = (
            lock.counselor in problem.counselor_by_id
            and lock.slot in problem.slot_by_id
            and lock.room in problem.room_by_id
        )
        if lock.closed and previous and known and lock.counselor and lock.slot and lock.room:
            members = tuple(dict.fromkeys(r for r in previous.members if r in eligible))
            group = GroupPlan(id=lock.group, counselor=lock.counselor, slot=lock.slot, room=lock.room, members=members)
            if group.id not in {other.id for other in held}:
                held.append(group)
    return tuple(held)


def merged_locks(problem: WeekProblem) -> dict[str, GroupLock]:
    """One lock for each group; where several speak of one group, the last word on each value stands."""
    locks: dict[str, GroupLock] = {}
    for lock in problem.group_locks:
        old = locks.get(lock.group)
        if old is not None:
            lock = evolve(  # noqa: PLW2901 - the merged lock takes the place of the single one
                lock,
                counselor=lock.counselor or old.counselor,
                slot=lock.slot or old.slot,
                room=lock.room or old.room,
                closed=lock.closed or old.closed,
            )
        locks[lock.group] = lock
    return locks


class Tables:
    """All matrices of one problem; weighed by the rules once, read-only afterwards.

    A group whose focus is not declared stands in several *variants*, one for each focus it might take: the most common
    values in a group are the focus that costs least, so the cheapest variant costs exactly what the rule charges.
    """

    def __init__(self, problem: WeekProblem, candidates: tuple[Candidate, ...] = ()) -> None:
        self.problem = problem
        self.candidates = candidates
        self.held = held_groups(problem)
        seated = {resident for group in self.held for resident in group.members}
        self.residents = tuple(resident for resident in problem.eligible if resident.id not in seated)
        self.counselors = problem.counselors
        self.slots = problem.slots
        self.rooms = problem.rooms
        self.resident_index = {resident.id: i for i, resident in enumerate(self.residents)}
        self.counselor_index = {counselor.id: i for i, counselor in enumerate(self.counselors)}
        self.slot_index = {slot.id: i for i, slot in enumerate(self.slots)}
        self.room_index = {room.id: i for i, room in enumerate(self.rooms)}
        held_load = np.zeros(len(self.counselors), dtype=np.int64)
        for group in self.held:
            held_load[self.counselor_index[group.counselor]] += 1
        self.held_load: Ints = held_load
        self.places: Ints = np.maximum(np.array([c.max_groups for c in self.counselors], dtype=np.int64) - held_load, 0)
        self.groups: tuple[Identity, ...] = self._identities()
        self.group_index = {group.id: i for i, group in enumerate(self.groups)}
        self._variants()
        self._matrices()

    def _matrices(self) -> None:
        """Everything allowed and free of charge; the rules strike and charge."""
        n, g, c = len(self.residents), len(self.groups), len(self.counselors)
        t, m, v = len(self.slots), len(self.rooms), len(self.variant_focus)
        self.may_sit: Bools = np.ones((n, c), dtype=bool)
        self.may_join: Bools = np.ones((n, g), dtype=bool)
        self.may_lead: Bools = np.ones((c, t), dtype=bool)
        self.may_run: Bools = np.ones((g, c), dtype=bool)
        self.may_meet: Bools = np.ones((g, t), dtype=bool)
        self.room_free: Bools = np.ones((m, t), dtype=bool)
        self.busy: Bools = np.zeros((n, t), dtype=bool)
        self.avoid: Bools = np.zeros((n, t), dtype=bool)
        self.join_cost: Ints = np.zeros((n, g), dtype=np.int64)
        self.focus_cost: Ints = np.zeros((n, v), dtype=np.int64)
        self.sit_cost: Ints = np.zeros((n, c), dtype=np.int64)
        self.lead_cost: Ints = np.zeros((c, t), dtype=np.int64)
        self.meet_cost: Ints = np.zeros((g, t), dtype=np.int64)
        self.open_cost = 0
        self.room_cost = 0
        self.short_cost = 0
        self.load_cost = 0
        self.avoid_cost = 0
        for i, group in enumerate(self.groups):
            if group.only is not None:
                self.may_run[i] = False
                self.may_run[i, self.counselor_index[group.only]] = True

    def _identities(self) -> tuple[Identity, ...]:
        """Last week's groups, groups that only a lock names, then the new groups among the candidates."""
        problem = self.problem
        held = {group.id for group in self.held}
        locks = merged_locks(problem)
        groups = [
            Identity(id=p.id, previous=p, lock=locks.get(p.id))
            for p in problem.previous_by_id.values()
            if p.id not in held
        ]
        taken = {group.id for group in groups} | held
        for id_ in dict.fromkeys([*locks, *(lock.group for lock in problem.member_locks)]):
            if id_ not in taken:
                groups.append(Identity(id=id_, lock=locks.get(id_)))
                taken.add(id_)
        for candidate in self.candidates:
            if candidate.counselor is not None:
                id_ = free_id(candidate.counselor, taken)
                groups.append(Identity(id=id_, only=candidate.counselor))
                taken.add(id_)
        return tuple(groups)

    def _variants(self) -> None:
        """The first focus of every known group, then the candidates in order."""
        group_of: list[int] = []
        focus: list[Focus] = []
        new = sum(candidate.counselor is not None for candidate in self.candidates)
        for g, group in enumerate(self.groups[: len(self.groups) - new]):
            group_of.append(g)
            focus.append(self._focus(group))
        fresh = len(self.groups) - new
        for candidate in self.candidates:
            if candidate.counselor is not None:
                group_of.append(fresh)
                fresh += 1
            else:
                group_of.append(self.group_index[candidate.group or ""])
            focus.append(candidate.focus)
        self.variant_group: Ints = np.array(group_of, dtype=np.int64)
        self.variant_focus: tuple[Focus, ...] = tuple(focus)

    def has_home(self, resident: str) -> bool:
        """Whether the resident's group of last week has its counselor this week."""
        group = self.problem.previous_of.get(resident)
        if group is None:
            return False
        counselor = self.problem.counselor_by_id.get(group.counselor)
        return counselor is not None and bool(counselor.slots) and counselor.max_groups > 0

    def _focus(self, group: Identity) -> Focus:
        """The declared focus, completed by the most common value among the members still here, or locked to it."""
        locked = {lock.resident for lock in self.problem.member_locks if lock.group == group.id}
        ids = (*(group.previous.members if group.previous else ()), *sorted(locked))
        members = [self.residents[i] for i in (self.resident_index.get(r) for r in ids) if i is not None]
        declared = self.declared(group)
        return tuple(
            (trait, declared[trait] if trait in declared else common_value(members or list(self.residents), trait))
            for trait in self.problem.homogeneity
        )

    @staticmethod
    def declared(group: Identity) -> Mapping[str, Trait]:
        """The trait values that the group stands for by declaration."""
        return (group.previous and group.previous.profile) or {}

    @property
    def variant_cost(self) -> Ints:
        """What membership in each variant costs each resident, whoever leads it: [r, v]."""
        return self.join_cost[:, self.variant_group] + self.focus_cost

    def plan(self, groups: list[GroupPlan]) -> Plan:
        """A whole plan: the held sessions and `groups`, in the order of the problem's groups."""
        return Plan(groups=(*self.held, *groups))


def free_id(wanted: str, taken: set[str]) -> str:
    """`wanted`, or with a number behind it when it is taken. A new group must not take the id of an old one."""
    id_, k = wanted, 1
    while id_ in taken:
        k += 1
        id_ = f"{wanted}-{k}"
    return id_


def common_value(residents: Sequence[WeekResident], trait: str) -> Trait:
    """The most common value of `trait`; of equally common ones the first in order of type and text."""
    counts = Counter(resident.traits.get(trait, "") for resident in residents)
    return min(counts, key=lambda value: (-counts[value], type(value).__name__, str(value)), default="")
