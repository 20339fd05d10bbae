"""H4: the room may be used, is big enough, and holds one group at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np

from tcdesk.domain.week.plan import Violation
from tcdesk.i18n import N_
from tcdesk.scheduling.model import Model
from tcdesk.scheduling.rules._base import RULES, Rule
from tcdesk.scheduling.sheet import Sheet
from tcdesk.scheduling.tables import Tables


class RoomFree(Rule):
    """In the programme rooms are counted by kind; the real room is given out afterwards, which always succeeds."""

    code = "H4"
    place = 4
    name = N_("Rooms")

    def weigh(self, tables: Tables) -> None:
        """Strike the hours in which a room is closed or holds a session that stands already."""
        for m, room in enumerate(tables.rooms):
            tables.room_free[m] &= np.array([slot.id in room.slots for slot in tables.slots], dtype=bool)
        for group in tables.held:
            if group.slot in tables.slot_index:
                tables.room_free[tables.room_index[group.room], tables.slot_index[group.slot]] = False

    def extend(self, model: Model) -> None:
        """Meetings per slot and kind <= rooms; members <= seats of the kind; a group's own room is used once a slot."""
        programme, tables = model.programme, model.tables
        slots, kinds = len(tables.slots), len(model.kinds)
        rows = programme.add_rows("H4 kinds", slots * kinds, high=model.kind_rooms.T.ravel().astype(np.float64))
        programme.add_entries(rows[model.meet_slot * kinds + model.meet_kind], model.meet)
        model.kind_rows.append(rows)
        if kinds and (model.kinds < tables.problem.max_size).any():
            seats = programme.add_rows("H4 seats", len(model.open), key=model.line_key, high=0.0)
            model.count_members(seats)
            programme.add_entries(seats[model.meet_line], model.meet, -model.kinds[model.meet_kind].astype(np.float64))
        self._own_rooms(model)

    @staticmethod
    def _own_rooms(model: Model) -> None:
        """pinned[g, t] <= meetings of g at t in a room of that kind; sum over groups with the same own room <= 1."""
        programme, slots = model.programme, len(model.tables.slots)
        if not len(model.pinned):
            return
        pin_key = model.pin_group * slots + model.pin_slot
        rows = programme.add_rows("H4 own", len(model.pinned), key=model.pin_key, high=0.0)
        programme.add_entries(rows, model.pinned)
        group = model.line_group[model.meet_line]
        right_kind = model.room_kind[model.own_room[group]] == model.meet_kind
        meet = np.flatnonzero((model.own_room[group] >= 0) & right_kind)
        place = np.searchsorted(pin_key, group[meet] * slots + model.meet_slot[meet])
        place = np.minimum(place, len(pin_key) - 1)
        found = pin_key[place] == group[meet] * slots + model.meet_slot[meet]
        programme.add_entries(rows[place[found]], model.meet[meet[found]], -1.0)
        kind = model.room_kind[model.own_room[model.pin_group]]
        model.meet_rows.append((model.pin_group, model.pin_slot, kind, rows, -1.0))
        used, number = np.unique(model.own_room[model.pin_group] * slots + model.pin_slot, return_inverse=True)
        once = programme.add_rows("H4 once", len(used), key=used, high=1.0)
        programme.add_entries(once[number], model.pinned)

    def breaches(self, sheet: Sheet) -> Iterator[Violation]:
        """Rooms that are closed, too small or used twice."""
        at: Counter[tuple[str, str]] = Counter()
        for group in sheet.groups:
            room = sheet.problem.room_by_id.get(group.room)
            if room is None:
                continue
            at[group.room, group.slot] += 1
            if group.slot not in room.slots:
                text = N_("Group {group}: room {room} cannot be used at {slot}.")
                yield Violation(rule=self.code, text=text, group=group.id, room=group.room, slot=group.slot)
            if len(group.members) > room.capacity:
                text = N_("Group {group} has {size} residents; room {room} holds {limit}.")
                values = {"size": len(group.members), "limit": room.capacity}
                yield Violation(rule=self.code, text=text, group=group.id, room=group.room, values=values)
        for (id_, slot), count in at.items():
            if count > 1:
                text = N_("Room {room} has {count} groups at {slot}.")
                yield Violation(rule=self.code, text=text, room=id_, slot=slot, values={"count": count})


RULES.add(RoomFree())
