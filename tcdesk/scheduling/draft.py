"""A plan in the making: groups with counselor, slot and room, members added only where every rule allows it."""

from __future__ import annotations

from attrs import define, field

from tcdesk.domain.week.plan import GroupPlan, Plan
from tcdesk.scheduling.rules.keep_apart import apart_neighbours
from tcdesk.scheduling.tables import Tables, free_id


@define
class DraftGroup:
    """One group of a draft, in index numbers; `group` is -1 for a new group."""

    id: str
    group: int
    variant: int
    counselor: int
    slot: int
    room: int
    seats: int
    members: set[int] = field(factory=set[int])


class Draft:
    """Groups and members so far, and the questions that decide what may be added."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.apart = apart_neighbours(tables)
        self.groups: list[DraftGroup] = []
        self.seat: dict[int, DraftGroup] = {}
        self.load = [0] * len(tables.counselors)
        self.led: set[tuple[int, int]] = set()
        self.used: set[tuple[int, int]] = set()
        self._orders: dict[int, list[int]] = {}
        self.may_lead = tables.may_lead.tolist()
        self.may_meet = tables.may_meet.tolist()
        self.room_free = tables.room_free.tolist()
        self.busy = tables.busy.tolist()
        self.may_sit = tables.may_sit.tolist()
        self.may_join = tables.may_join.tolist()
        self.sit_cost = tables.sit_cost.tolist()
        self.variant_cost = tables.variant_cost.tolist()
        self.stay_cost = tables.join_cost.tolist()

    def rooms(self, group: int, slot: int) -> list[int]:
        """Rooms free in the slot that hold a group, the group's own first, then the biggest."""
        return [m for m in self._order(group) if self.room_free[m][slot] and (m, slot) not in self.used]

    def room(self, group: int, slot: int) -> int:
        """The first of `rooms`, -1 where there is none."""
        for m in self._order(group):
            if self.room_free[m][slot] and (m, slot) not in self.used:
                return m
        return -1

    def _order(self, group: int) -> list[int]:
        """The rooms that a group may use at all, its own first, then the biggest; -1 for a new group."""
        if group not in self._orders:
            identity = self.tables.groups[group] if group >= 0 else None
            locked = identity.lock.room if identity is not None and identity.lock is not None else None
            own = identity.previous.room if identity is not None and identity.previous is not None else None
            rooms = self.tables.rooms
            fits = [
                m
                for m, room in enumerate(rooms)
                if room.capacity >= max(1, self.tables.problem.min_size) and locked in (None, room.id)
            ]
            self._orders[group] = sorted(fits, key=lambda m: (rooms[m].id != own, -self.seats(m), m))
        return self._orders[group]

    def seats(self, room: int) -> int:
        """How many members a group in this room may have."""
        return min(self.tables.rooms[room].capacity, self.tables.problem.max_size)

    def slots(self, group: int, counselor: int) -> list[int]:
        """Slots in which the counselor may lead the group, as the draft stands."""
        return [
            t
            for t in range(len(self.tables.slots))
            if self.may_lead[counselor][t] and (group < 0 or self.may_meet[group][t]) and (counselor, t) not in self.led
        ]

    def open(self, group: int, variant: int, counselor: int, slot: int, room: int) -> DraftGroup:
        """Open a group; the caller has asked whether it may."""
        identity = self.tables.groups[group].id if group >= 0 else self.new_id(counselor)
        made = DraftGroup(identity, group, variant, counselor, slot, room, self.seats(room))
        self.groups.append(made)
        self.load[counselor] += 1
        self.led.add((counselor, slot))
        self.used.add((room, slot))
        return made

    def close(self, group: DraftGroup) -> None:
        """Take the group out; its members have no group."""
        self.groups.remove(group)
        self.load[group.counselor] -= 1
        self.led.discard((group.counselor, group.slot))
        self.used.discard((group.room, group.slot))
        for member in group.members:
            del self.seat[member]

    def new_id(self, counselor: int) -> str:
        """A name for a new group of the counselor that no group had last week or has now."""
        tables = self.tables
        taken = {group.id for group in tables.problem.previous} | {group.id for group in self.groups}
        taken |= {group.id for group in tables.groups if group.only is None} | {group.id for group in tables.held}
        return free_id(f"{tables.counselors[counselor].id}-1", taken)

    def may_add(self, resident: int, group: DraftGroup) -> bool:
        """Whether the resident may join the group as the draft stands."""
        return (
            len(group.members) < group.seats
            and not self.busy[resident][group.slot]
            and self.may_sit[resident][group.counselor]
            and self._may_join(resident, group.group)
            and self.apart[resident].isdisjoint(group.members)
        )

    def _may_join(self, resident: int, group: int) -> bool:
        if group >= 0:
            return self.may_join[resident][group]
        return not self.locked(resident)

    def locked(self, resident: int) -> bool:
        """Whether a lock binds the resident to groups of the tables."""
        return sum(self.may_join[resident]) <= 1 < len(self.tables.groups)

    def add(self, resident: int, group: DraftGroup) -> None:
        """Add the resident; the caller has asked whether he may."""
        group.members.add(resident)
        self.seat[resident] = group

    def remove(self, resident: int) -> None:
        """Take the resident out of his group."""
        self.seat.pop(resident).members.discard(resident)

    def cost(self, resident: int, group: DraftGroup) -> int:
        """What the membership costs in points."""
        join = self.variant_cost[resident][group.variant] if group.variant >= 0 else self.fresh_cost(resident)
        avoided = bool(self.tables.avoid[resident, group.slot]) * self.tables.avoid_cost
        return join + self.sit_cost[resident][group.counselor] + avoided

    def fresh_cost(self, resident: int) -> int:
        """What leaving for a new group costs the resident."""
        home = resident_home(self.tables, resident)
        return self.tables.problem.weights.group_change if home else 0

    def plan(self) -> Plan:
        """The draft as a plan, members in the order of the problem."""
        tables = self.tables
        return tables.plan(
            [
                GroupPlan(
                    id=group.id,
                    counselor=tables.counselors[group.counselor].id,
                    slot=tables.slots[group.slot].id,
                    room=tables.rooms[group.room].id,
                    members=tuple(tables.residents[r].id for r in sorted(group.members)),
                )
                for group in self.groups
            ]
        )


def resident_home(tables: Tables, resident: int) -> bool:
    """Whether the resident had a group last week."""
    return tables.residents[resident].id in tables.problem.previous_of
