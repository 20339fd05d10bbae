"""Changes to a week's problem: what happens in the middle of a week, and what staff can do about a week that fails.

Each gives a new problem (`on`) and can be written down (`record`). Unknown ids change nothing.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from typing import ClassVar, TypeAlias, TypeVar, cast

from attrs import asdict, evolve, frozen

from tcdesk.domain.week.problem import (
    PRIMARY,
    Busy,
    KeepApart,
    WeekCounselor,
    WeekProblem,
    WeekResident,
    WeekRoom,
)

Record = TypeVar("Record")
Change: TypeAlias = Callable[[Record], Record]


@frozen(kw_only=True)
class Alteration(ABC):
    """One change. `kind` names it in files."""

    kind: ClassVar[str]

    @abstractmethod
    def on(self, problem: WeekProblem) -> WeekProblem:
        """The problem with the change made."""

    def record(self) -> dict[str, object]:
        """The change as plain values for a file."""
        return {"kind": self.kind, **asdict(self, value_serializer=_plain)}


def _plain(_record: type, _field: object, value: object) -> object:
    """Sets as sorted lists."""
    return sorted(cast("frozenset[str]", value)) if isinstance(value, frozenset) else value


def altered(problem: WeekProblem, patch: Iterable[Alteration]) -> WeekProblem:
    """The problem with every change of `patch` made, in order."""
    for change in patch:
        problem = change.on(problem)
    return problem


def _counselors(problem: WeekProblem, ids: Iterable[str], change: Change[WeekCounselor]) -> WeekProblem:
    wanted = set(ids)
    return evolve(problem, counselors=tuple(change(c) if c.id in wanted else c for c in problem.counselors))


def _rooms(problem: WeekProblem, id_: str, change: Change[WeekRoom]) -> WeekProblem:
    return evolve(problem, rooms=tuple(change(room) if room.id == id_ else room for room in problem.rooms))


def _residents(problem: WeekProblem, ids: Iterable[str], change: Change[WeekResident]) -> WeekProblem:
    wanted = set(ids)
    return evolve(problem, residents=tuple(change(r) if r.id in wanted else r for r in problem.residents))


@frozen(kw_only=True)
class CounselorAway(Alteration):
    """The counselor leads nothing in these slots; `why` is told to staff."""

    kind: ClassVar[str] = "counselor_away"
    counselor: str
    slots: frozenset[str]
    why: str

    def on(self, problem: WeekProblem) -> WeekProblem:
        """Without the slots."""
        return _counselors(
            problem,
            (self.counselor,),
            lambda c: evolve(
                c, slots=c.slots - self.slots, preferred_slots=c.preferred_slots - self.slots, on_leave=self.why
            ),
        )


@frozen(kw_only=True)
class CounselorBack(Alteration):
    """The counselor leads groups again in these slots."""

    kind: ClassVar[str] = "counselor_back"
    counselor: str
    slots: frozenset[str]

    def on(self, problem: WeekProblem) -> WeekProblem:
        """With the slots, and no longer on leave."""
        return _counselors(problem, (self.counselor,), lambda c: evolve(c, slots=c.slots | self.slots, on_leave=None))


@frozen(kw_only=True)
class MoreGroups(Alteration):
    """Each of these counselors may lead `more` groups more this week."""

    kind: ClassVar[str] = "more_groups"
    counselors: tuple[str, ...]
    more: int = 1

    def on(self, problem: WeekProblem) -> WeekProblem:
        """With the higher limits."""
        return _counselors(problem, self.counselors, lambda c: evolve(c, max_groups=c.max_groups + self.more))


@frozen(kw_only=True)
class Qualified(Alteration):
    """The counselor counts as qualified for `need` this week."""

    kind: ClassVar[str] = "qualified"
    counselor: str
    need: str

    def on(self, problem: WeekProblem) -> WeekProblem:
        """With the qualification."""
        return _counselors(problem, (self.counselor,), lambda c: evolve(c, quals=c.quals | {self.need}))


@frozen(kw_only=True)
class NeedWaived(Alteration):
    """These residents do without a counselor qualified for `needs` this week."""

    kind: ClassVar[str] = "need_waived"
    residents: tuple[str, ...]
    needs: frozenset[str]

    def on(self, problem: WeekProblem) -> WeekProblem:
        """Without the needs."""
        return _residents(problem, self.residents, lambda r: evolve(r, needs=r.needs - self.needs))


@frozen(kw_only=True)
class BiggerGroups(Alteration):
    """Groups of up to `max_size` residents this week."""

    kind: ClassVar[str] = "bigger_groups"
    max_size: int

    def on(self, problem: WeekProblem) -> WeekProblem:
        """With the higher limit."""
        return evolve(problem, max_size=max(problem.max_size, self.max_size))


@frozen(kw_only=True)
class SmallerGroups(Alteration):
    """Groups of as few as `min_size` residents this week."""

    kind: ClassVar[str] = "smaller_groups"
    min_size: int

    def on(self, problem: WeekProblem) -> WeekProblem:
        """With the lower limit."""
        return evolve(problem, min_size=min(problem.min_size, self.min_size))


@frozen(kw_only=True)
class RoomLost(Alteration):
    """The room cannot be used in these slots."""

    kind: ClassVar[str] = "room_lost"
    room: str
    slots: frozenset[str]

    def on(self, problem: WeekProblem) -> WeekProblem:
        """Without the slots."""
        return _rooms(problem, self.room, lambda room: evolve(room, slots=room.slots - self.slots))


@frozen(kw_only=True)
class RoomOpen(Alteration):
    """The room may be used in these slots too; a room that is not known yet is added with `capacity` seats."""

    kind: ClassVar[str] = "room_open"
    room: str
    slots: frozenset[str]
    capacity: int

    def on(self, problem: WeekProblem) -> WeekProblem:
        """With the slots."""
        if self.room in problem.room_by_id:
            return _rooms(problem, self.room, lambda room: evolve(room, slots=room.slots | self.slots))
        return evolve(problem, rooms=(*problem.rooms, WeekRoom(id=self.room, capacity=self.capacity, slots=self.slots)))


@frozen(kw_only=True)
class Arrived(Alteration):
    """The resident takes part from now on."""

    kind: ClassVar[str] = "arrived"
    resident: WeekResident

    def on(self, problem: WeekProblem) -> WeekProblem:
        """With the resident; one who is known already is replaced."""
        others = tuple(r for r in problem.residents if r.id != self.resident.id)
        return evolve(problem, residents=(*others, self.resident))


@frozen(kw_only=True)
class Departed(Alteration):
    """The resident takes part no longer; `phase` is where he is now."""

    kind: ClassVar[str] = "departed"
    resident: str
    phase: str = "left"

    def on(self, problem: WeekProblem) -> WeekProblem:
        """With the resident in another phase, and no lock that holds him."""
        phase = self.phase if self.phase != PRIMARY else "left"
        left = _residents(problem, (self.resident,), lambda r: evolve(r, phase=phase))
        return evolve(left, member_locks=tuple(k for k in problem.member_locks if k.resident != self.resident))


@frozen(kw_only=True)
class AppointmentMade(Alteration):
    """The resident has a fixed appointment in these slots."""

    kind: ClassVar[str] = "appointment_made"
    resident: str
    slots: frozenset[str]
    why: str

    def on(self, problem: WeekProblem) -> WeekProblem:
        """With the appointment."""

        def change(resident: WeekResident) -> WeekResident:
            known = {busy.slot for busy in resident.busy}
            new = tuple(Busy(slot=slot, why=self.why) for slot in sorted(self.slots - known))
            return evolve(resident, busy=(*resident.busy, *new))

        return _residents(problem, (self.resident,), change)


@frozen(kw_only=True)
class AppointmentMoved(Alteration):
    """The resident is free in this slot: his appointment there is moved to another time."""

    kind: ClassVar[str] = "appointment_moved"
    resident: str
    slot: str

    def on(self, problem: WeekProblem) -> WeekProblem:
        """Without the appointment."""
        return _residents(
            problem, (self.resident,), lambda r: evolve(r, busy=tuple(b for b in r.busy if b.slot != self.slot))
        )


@frozen(kw_only=True)
class Parted(Alteration):
    """The two residents may not sit in one group."""

    kind: ClassVar[str] = "parted"
    a: str
    b: str
    why: str

    def on(self, problem: WeekProblem) -> WeekProblem:
        """With the pair."""
        return evolve(problem, keep_apart=(*problem.keep_apart, KeepApart(a=self.a, b=self.b, why=self.why)))


@frozen(kw_only=True)
class PairLifted(Alteration):
    """The two residents may share a group this week."""

    kind: ClassVar[str] = "pair_lifted"
    a: str
    b: str

    def on(self, problem: WeekProblem) -> WeekProblem:
        """Without the pair, whichever way round it is written."""
        gone = {self.a, self.b}
        return evolve(problem, keep_apart=tuple(pair for pair in problem.keep_apart if {pair.a, pair.b} != gone))


@frozen(kw_only=True)
class CounselorAllowed(Alteration):
    """The resident may be with this counselor this week."""

    kind: ClassVar[str] = "counselor_allowed"
    resident: str
    counselor: str

    def on(self, problem: WeekProblem) -> WeekProblem:
        """Without the ban."""
        gone = (self.resident, self.counselor)
        return evolve(problem, not_with=tuple(n for n in problem.not_with if (n.resident, n.counselor) != gone))


@frozen(kw_only=True)
class GroupUnlocked(Alteration):
    """The locks of the group are taken away, unless its session was held already."""

    kind: ClassVar[str] = "group_unlocked"
    group: str

    def on(self, problem: WeekProblem) -> WeekProblem:
        """Without the open locks of the group."""
        return evolve(problem, group_locks=tuple(k for k in problem.group_locks if k.group != self.group or k.closed))


@frozen(kw_only=True)
class ResidentUnlocked(Alteration):
    """The resident may sit in any group."""

    kind: ClassVar[str] = "resident_unlocked"
    resident: str

    def on(self, problem: WeekProblem) -> WeekProblem:
        """Without his lock."""
        return evolve(problem, member_locks=tuple(k for k in problem.member_locks if k.resident != self.resident))
