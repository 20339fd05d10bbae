"""The columns of the weekly programme, to which the rules add rows and costs.

A *line* is "this variant of this group led by this counselor". Columns, all 0 or 1 in a plan:

    open[line]              the line runs
    meet[line, slot, kind]  it meets in this slot in a room of this kind (rooms that hold equally many)
    sit[resident, line]     the resident is a member; split in two where he asked to avoid some slots of the line:
                            `unwanted` columns sit him in those slots, the others only in the rest
    unseated[resident]      he has no group (costs more than any wish: the programme always has an answer)
    missed[group]           a locked group does not run (the same for locks that contradict a rule)
    pinned[group, slot]     the group meets in its own room: the locked one, or last week's
"""

from __future__ import annotations

from functools import cached_property

import numpy as np
from attrs import frozen

from tcdesk.scheduling.programme import Programme
from tcdesk.scheduling.tables import Bools, Ints, Tables


@frozen(kw_only=True)
class Choice:
    """Which lines and which memberships the programme may use: `lines[v, c]` and `members[r, v]`, v a variant."""

    lines: Bools
    members: Bools


class Model:
    """The columns over the chosen lines and memberships; `programme` holds everything the rules add."""

    def __init__(self, tables: Tables, choice: Choice) -> None:
        self.tables = tables
        self.programme = Programme()
        self._rooms()
        self._lines(choice)
        self._meetings()
        self._seats(choice)
        programme = self.programme
        self.open: Ints = programme.add_columns("open", np.zeros(len(self.line_group)), key=self.line_key)
        self.meet: Ints = programme.add_columns(
            "meet",
            tables.lead_cost[self.line_counselor[self.meet_line], self.meet_slot]
            + tables.meet_cost[self.line_group[self.meet_line], self.meet_slot],
            key=(self.line_key[self.meet_line] * len(tables.slots) + self.meet_slot) * len(self.kinds) + self.meet_kind,
        )
        self.sit: Ints = programme.add_columns(
            "sit",
            tables.variant_cost[self.sit_resident, self.line_variant[self.sit_line]]
            + tables.sit_cost[self.sit_resident, self.line_counselor[self.sit_line]],
            key=self.sit_key,
        )
        cost = tables.problem.unseated_cost
        self.unseated: Ints = programme.add_columns("unseated", np.full(len(tables.residents), cost), integer=False)
        self.missed: Ints = programme.add_columns("missed", np.full(len(tables.groups), 20 * cost), integer=False)
        self.pinned: Ints = programme.add_columns(
            "pinned", np.zeros(len(self.pin_group)), key=self.pin_key, integer=False
        )
        # Rows that lines share, so that lines and members outside the programme can be priced by their duals.
        self.resident_rows: list[Ints] = []
        self.group_rows: list[Ints] = []
        self.counselor_rows: list[Ints] = []
        self.slot_rows: list[tuple[Ints, Ints, Ints]] = []
        """(counselor, slot, row): one for each meeting of the counselor in the slot."""
        self.kind_rows: list[Ints] = []
        """One row for each slot and kind of room, slot by slot."""
        self.meet_rows: list[tuple[Ints, Ints, Ints, Ints, float]] = []
        """(group, slot, kind, row, number): entries of every meeting of a group in a slot and kind of room."""
        self.member_rows: list[tuple[Ints, Ints, Ints]] = []
        """(resident, group, row): one for each membership of the resident in the group."""
        # Rows and columns that belong to one line alone.
        self.own_rows: list[Ints] = []
        self.own_columns: list[Ints] = [self.open, self.meet, self.sit]

    def _rooms(self) -> None:
        """Sort the rooms by how many members they hold; `room_kind` is -1 for a room too small for any group."""
        tables = self.tables
        held = np.minimum([room.capacity for room in tables.rooms], tables.problem.max_size).astype(np.int64)
        useful = held[held >= max(1, tables.problem.min_size)]
        sizes = sorted(set(useful.tolist()), reverse=True)
        self.kinds: Ints = np.array(sizes or [tables.problem.max_size], dtype=np.int64)
        kind = np.full(len(tables.rooms), -1, dtype=np.int64)
        for k, size in enumerate(self.kinds):
            kind[held == size] = k
        self.room_kind: Ints = kind
        self.kind_rooms: Ints = np.zeros((len(self.kinds), len(tables.slots)), dtype=np.int64)
        for m in range(len(tables.rooms)):
            if kind[m] >= 0:
                self.kind_rooms[kind[m]] += tables.room_free[m]
        own = np.full(len(tables.groups), -1, dtype=np.int64)
        locked = np.zeros(len(tables.groups), dtype=bool)
        for g, group in enumerate(tables.groups):
            room = (group.lock and group.lock.room) or (group.previous and group.previous.room)
            locked[g] = bool(group.lock and group.lock.room)
            own[g] = tables.room_index.get(room or "", -1)
        self.own_room: Ints = own
        self.room_locked: Bools = locked

    def _lines(self, choice: Choice) -> None:
        tables = self.tables
        self.line_variant, self.line_counselor = np.nonzero(choice.lines & possible_lines(tables)[tables.variant_group])
        self.line_group: Ints = tables.variant_group[self.line_variant]

    def _meetings(self) -> None:
        tables = self.tables
        slots = tables.may_lead[self.line_counselor] & tables.may_meet[self.line_group]
        kinds = np.broadcast_to(
            (self.kind_rooms > 0).T[None, :, :], (len(slots), len(tables.slots), len(self.kinds))
        ).copy()
        for g in np.flatnonzero(self.room_locked):
            m = self.own_room[g]
            only = np.zeros((len(tables.slots), len(self.kinds)), dtype=bool)
            if m >= 0 and self.room_kind[m] >= 0:
                only[:, self.room_kind[m]] = tables.room_free[m]
            kinds[self.line_group == g] &= only
        self.meet_line, self.meet_slot, self.meet_kind = np.nonzero(slots[:, :, None] & kinds)
        self.line_slots: Bools = np.zeros((len(self.line_group), len(tables.slots)), dtype=bool)
        self.line_slots[self.meet_line, self.meet_slot] = True
        # Also where no chosen line meets yet, so that lines outside the programme are priced rightly.
        pins = np.zeros((len(tables.groups), len(tables.slots)), dtype=bool)
        for g, m in enumerate(self.own_room.tolist()):
            if m >= 0 and self.room_kind[m] >= 0:
                pins[g] = tables.may_meet[g] & tables.room_free[m]
        self.pin_group, self.pin_slot = np.nonzero(pins)

    def _seats(self, choice: Choice) -> None:
        """A membership exists where the resident is free in some slot of the line; twice where he avoids some."""
        tables = self.tables
        may = choice.members[:, self.line_variant] & tables.may_join[:, self.line_group]
        may &= tables.may_sit[:, self.line_counselor]
        slots = self.line_slots.astype(np.float32).T
        free = ~tables.busy
        wanted = may & (((free & ~tables.avoid).astype(np.float32) @ slots) > 0)
        unwanted = may & (((free & tables.avoid).astype(np.float32) @ slots) > 0)
        first, second = np.nonzero(wanted), np.nonzero(unwanted)
        resident = np.concatenate([first[0], second[0]])
        line = np.concatenate([first[1], second[1]])
        bad = np.concatenate([np.zeros(len(first[0]), dtype=bool), np.ones(len(second[0]), dtype=bool)])
        order = np.lexsort((bad, resident, line))
        self.sit_resident: Ints = resident[order]
        self.sit_line: Ints = line[order]
        self.sit_unwanted: Bools = bad[order]

    @cached_property
    def line_key(self) -> Ints:
        """What names each line in every programme of the problem: variants keep their numbers."""
        return self.line_variant * len(self.tables.counselors) + self.line_counselor

    @cached_property
    def sit_key(self) -> Ints:
        """What names each membership."""
        seat = self.line_key[self.sit_line] * len(self.tables.residents) + self.sit_resident
        return 2 * seat + self.sit_unwanted

    @cached_property
    def pin_key(self) -> Ints:
        """What names each group and slot."""
        return self.pin_group * len(self.tables.slots) + self.pin_slot

    @cached_property
    def sit_group(self) -> Ints:
        """The group of each membership."""
        return self.line_group[self.sit_line]

    def count_members(self, rows: Ints) -> None:
        """Add to `rows`, one for each line, the members of the line."""
        self.programme.add_entries(rows[self.sit_line], self.sit)
        self.own_rows.append(rows)

    def count_groups(self, rows: Ints) -> None:
        """Add to `rows`, one for each group, whether it runs."""
        self.programme.add_entries(rows[self.line_group], self.open)
        self.group_rows.append(rows)

    def count_lines(self, rows: Ints) -> None:
        """Add to `rows`, one for each counselor, how many lines he leads."""
        self.programme.add_entries(rows[self.line_counselor], self.open)
        self.counselor_rows.append(rows)


def possible_lines(tables: Tables) -> Bools:
    """Which group and counselor may go together at all, [g, c]: allowed, a place left, and a slot that suits both."""
    together = (tables.may_meet.astype(np.int64) @ tables.may_lead.astype(np.int64).T) > 0
    return tables.may_run & together & (tables.places > 0)[None, :]


def pairs(left: Ints, right: Ints) -> tuple[Ints, Ints]:
    """All (i, j) with left[i] == right[j]; `right` must be sorted."""
    start = np.searchsorted(right, left, side="left")
    stop = np.searchsorted(right, left, side="right")
    count = stop - start
    i = np.repeat(np.arange(len(left)), count)
    offset = np.arange(len(i)) - np.repeat(np.cumsum(count) - count, count)
    return i, np.repeat(start, count) + offset
