"""From a point of the programme to a plan, and from a plan to the columns that describe it."""

from __future__ import annotations

import numpy as np
from attrs import frozen

from tcdesk.domain.week.plan import GroupPlan, Plan
from tcdesk.scheduling.model import Model
from tcdesk.scheduling.tables import Floats, Ints, free_id


@frozen(kw_only=True)
class _Meeting:
    """A line that runs: where in the tables it stands, and its members."""

    group: int
    counselor: int
    slot: int
    kind: int
    members: tuple[int, ...]


def plan_of(model: Model, values: Floats) -> Plan:
    """The plan that a whole-number point describes; real rooms are given out here, own rooms first."""
    tables = model.tables
    when = {int(model.meet_line[i]): i for i in np.flatnonzero(values[model.meet] > 0.5)}
    members: dict[int, list[int]] = {}
    for i in np.flatnonzero(values[model.sit] > 0.5):
        members.setdefault(int(model.sit_line[i]), []).append(int(model.sit_resident[i]))
    meetings = [
        _Meeting(
            group=int(model.line_group[line]),
            counselor=int(model.line_counselor[line]),
            slot=int(model.meet_slot[when[line]]),
            kind=int(model.meet_kind[when[line]]),
            members=tuple(sorted(members.get(line, ()))),
        )
        for line in sorted(when)
    ]
    rooms = _rooms(model, meetings, values)
    taken = {group.id for group in tables.problem.previous} | {group.id for group in tables.held}
    taken |= {group.id for group in tables.groups if group.only is None}
    groups: list[GroupPlan] = []
    for meeting, room in zip(meetings, rooms, strict=True):
        counselor = tables.counselors[meeting.counselor].id
        identity = tables.groups[meeting.group]
        id_ = identity.id if identity.only is None else free_id(f"{counselor}-1", taken)
        taken.add(id_)
        groups.append(
            GroupPlan(
                id=id_,
                counselor=counselor,
                slot=tables.slots[meeting.slot].id,
                room=tables.rooms[room].id,
                members=tuple(tables.residents[r].id for r in meeting.members),
            )
        )
    return tables.plan(groups)


def _rooms(model: Model, meetings: list[_Meeting], values: Floats) -> list[int]:
    """A real room for every meeting: pinned ones first, then own rooms that are left, then any of the kind."""
    tables = model.tables
    pinned = {(int(model.pin_group[i]), int(model.pin_slot[i])) for i in np.flatnonzero(values[model.pinned] > 0.5)}
    used: set[tuple[int, int]] = set()
    given = [-1] * len(meetings)

    def give(i: int, room: int) -> None:
        meeting = meetings[i]
        fits = room >= 0 and model.room_kind[room] == meeting.kind and tables.room_free[room, meeting.slot]
        if given[i] < 0 and fits and (room, meeting.slot) not in used:
            given[i] = room
            used.add((room, meeting.slot))

    for i, meeting in enumerate(meetings):
        if (meeting.group, meeting.slot) in pinned:
            give(i, int(model.own_room[meeting.group]))
    for i, meeting in enumerate(meetings):
        give(i, int(model.own_room[meeting.group]))
    for i in range(len(meetings)):
        for room in range(len(tables.rooms)):
            give(i, room)
    return given


def columns_of(model: Model, plan: Plan) -> tuple[Ints, Floats] | None:
    """The whole-number columns of the programme for `plan`; None where the programme cannot say it."""
    tables = model.tables
    line_at = {(int(model.line_variant[i]), int(model.line_counselor[i])): i for i in range(len(model.line_group))}
    meet_at = {
        (int(model.meet_line[i]), int(model.meet_slot[i]), int(model.meet_kind[i])): i for i in range(len(model.meet))
    }
    sit_at = {
        (int(model.sit_line[i]), int(model.sit_resident[i]), bool(model.sit_unwanted[i])): i
        for i in range(len(model.sit))
    }
    held = {group.id for group in tables.held}
    values = np.zeros(len(model.open) + len(model.meet) + len(model.sit))
    columns = np.concatenate([model.open, model.meet, model.sit])
    taken: set[int] = set()
    for group in plan.groups:
        if group.id in held:
            continue
        c, t = tables.counselor_index[group.counselor], tables.slot_index[group.slot]
        kind = int(model.room_kind[tables.room_index[group.room]])
        people = [tables.resident_index[r] for r in group.members]
        line = -1
        for v in _variants(model, group, people, taken):
            line = line_at.get((v, c), -1)
            if line >= 0:
                taken.add(int(tables.variant_group[v]))
                break
        meet = meet_at.get((line, t, kind))
        seats = [sit_at.get((line, r, bool(tables.avoid[r, t]))) for r in people]
        if line < 0 or meet is None or None in seats:
            return None
        values[line] = 1.0
        values[len(model.open) + meet] = 1.0
        for seat in seats:
            values[len(model.open) + len(model.meet) + int(seat or 0)] = 1.0
    return columns, values


def _variants(model: Model, group: GroupPlan, people: list[int], taken: set[int]) -> list[int]:
    """Variants that can stand for `group`, cheapest for its members first."""
    tables = model.tables
    g = tables.group_index.get(group.id)
    known = g is not None and tables.groups[g].only is None
    if known:
        fits = [int(v) for v in np.flatnonzero(tables.variant_group == g)]
    else:
        fits = [
            v
            for v in range(len(tables.variant_focus))
            if tables.groups[int(tables.variant_group[v])].only == group.counselor
            and int(tables.variant_group[v]) not in taken
        ]
    cost = tables.focus_cost[people].sum(axis=0) if people else np.zeros(len(tables.variant_focus))
    return sorted(fits, key=lambda v: (int(cost[v]), v))
