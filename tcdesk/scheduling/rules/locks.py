"""H9: what staff have locked stays: a group with its counselor, hour, room or members, a resident in his group."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from tcdesk.domain.week.plan import GroupPlan, Violation
from tcdesk.domain.week.problem import GroupLock
from tcdesk.i18n import N_
from tcdesk.scheduling.model import Model, pairs
from tcdesk.scheduling.rules._base import RULES, Rule
from tcdesk.scheduling.sheet import Sheet
from tcdesk.scheduling.tables import Bools, Tables


class Locks(Rule):
    """In the programme: a locked group runs, with its values only; a closed one takes nobody else."""

    code = "H9"
    place = 9
    name = N_("What is locked")

    def weigh(self, tables: Tables) -> None:
        """Strike everything that differs from a lock."""
        for lock in tables.problem.group_locks:
            g = tables.group_index.get(lock.group)
            if g is None:
                continue
            if lock.counselor is not None:
                tables.may_run[g] &= np.array([c.id == lock.counselor for c in tables.counselors], dtype=bool)
            if lock.slot is not None:
                tables.may_meet[g] &= np.array([slot.id == lock.slot for slot in tables.slots], dtype=bool)
            if lock.room is not None and lock.room in tables.room_index:
                tables.may_meet[g] &= tables.room_free[tables.room_index[lock.room]]
            if lock.closed:
                self._close(tables, g, lock.group)
        for lock in tables.problem.member_locks:
            r = tables.resident_index.get(lock.resident)
            if r is not None:
                tables.may_join[r] &= _only(len(tables.groups), tables.group_index.get(lock.group))

    @staticmethod
    def _close(tables: Tables, g: int, id_: str) -> None:
        """Nobody but the members of last week joins, and they join nothing else."""
        previous = tables.problem.previous_by_id.get(id_)
        inside = {tables.resident_index.get(r) for r in (previous.members if previous else ())}
        for r in range(len(tables.residents)):
            if r in inside:
                tables.may_join[r] &= _only(len(tables.groups), g)
            else:
                tables.may_join[r, g] = False

    def extend(self, model: Model) -> None:
        """open lines of a locked group + missed = 1; a locked room is used in whatever slot the group meets."""
        programme, tables = model.programme, model.tables
        locked = np.array([group.lock is not None for group in tables.groups], dtype=bool)
        rows = programme.add_rows("H9", len(tables.groups), low=np.where(locked, 1.0, 0.0), high=1.0)
        model.count_groups(rows)
        programme.add_entries(rows, model.missed)
        pins = np.flatnonzero(model.room_locked[model.pin_group])
        if not len(pins):
            return
        equal = programme.add_rows("H9 rooms", len(pins), key=model.pin_key[pins], low=0.0, high=0.0)
        programme.add_entries(equal, model.pinned[pins], -1.0)
        slots = len(tables.slots)
        key = model.pin_group[pins] * slots + model.pin_slot[pins]
        meet_key = model.line_group[model.meet_line] * slots + model.meet_slot
        meet, pin = pairs(meet_key, key)
        programme.add_entries(equal[pin], model.meet[meet])
        kind = model.room_kind[model.own_room[model.pin_group[pins]]]
        model.meet_rows.append((model.pin_group[pins], model.pin_slot[pins], kind, equal, 1.0))

    def breaches(self, sheet: Sheet) -> Iterator[Violation]:
        """Locks that the plan does not keep."""
        by_id = {group.id: group for group in sheet.groups}
        for lock in sheet.problem.group_locks:
            group = by_id.get(lock.group)
            if group is None:
                text = N_("The locked group {group} is missing.")
                yield Violation(rule=self.code, text=text, group=lock.group)
                continue
            yield from self._values(sheet, lock, group)
        for lock in sheet.problem.member_locks:
            if lock.resident in sheet.eligible and sheet.where.get(lock.resident) != [lock.group]:
                text = N_("{resident} is locked to group {group}.")
                yield Violation(rule=self.code, text=text, resident=lock.resident, group=lock.group)

    def _values(self, sheet: Sheet, lock: GroupLock, group: GroupPlan) -> Iterator[Violation]:
        code, id_ = self.code, group.id
        if lock.counselor is not None and group.counselor != lock.counselor:
            text = N_("Group {group} is locked to {counselor} but has another counselor.")
            yield Violation(rule=code, text=text, group=id_, counselor=lock.counselor)
        if lock.slot is not None and group.slot != lock.slot:
            text = N_("Group {group} is locked to {slot} but meets at another hour.")
            yield Violation(rule=code, text=text, group=id_, slot=lock.slot)
        if lock.room is not None and group.room != lock.room:
            text = N_("Group {group} is locked to room {room} but meets in another.")
            yield Violation(rule=code, text=text, group=id_, room=lock.room)
        if lock.closed:
            previous = sheet.problem.previous_by_id.get(lock.group)
            wanted = {r for r in (previous.members if previous else ()) if r in sheet.eligible}
            if wanted != set(group.members):
                text = N_("The members of group {group}, which is closed, were changed.")
                yield Violation(rule=code, text=text, group=id_)


def _only(count: int, place: int | None) -> Bools:
    """True at `place` alone; False everywhere when there is none."""
    mask = np.zeros(count, dtype=bool)
    if place is not None:
        mask[place] = True
    return mask


RULES.add(Locks())
