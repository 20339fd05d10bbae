"""A published week that goes on: every group that can meet does so as before, the others with the least change."""

from __future__ import annotations

import numpy as np

from tcdesk.domain.week.plan import Plan
from tcdesk.scheduling.draft import Draft, DraftGroup
from tcdesk.scheduling.greedy import make_room
from tcdesk.scheduling.tables import Tables

AWAY = 70
"""What a member who cannot come along counts when a group is given another counselor or hour: he must move."""


def standing_plan(tables: Tables) -> Plan | None:
    """The published groups with whoever can stay, newcomers where they cost least; no search.

    None where somebody finds no seat or a group becomes too small: that is for the whole search.
    """
    draft = Draft(tables)
    home = _home(tables)
    first = {int(tables.variant_group[v]): v for v in reversed(range(len(tables.variant_focus)))}
    waiting = [g for g in range(len(tables.groups)) if not _stays(draft, g, first[g], home[g])]
    for g in sorted(waiting, key=lambda g: (tables.groups[g].lock is None, -len(home[g]), g)):
        place = _place(draft, g, home[g])
        if place is None:
            return None
        _fill(draft, draft.open(g, first[g], *place), home[g])
    if not _seat_others(draft):
        return None
    return draft.plan() if all(len(g.members) >= tables.problem.min_size for g in draft.groups) else None


def _home(tables: Tables) -> list[list[int]]:
    """For every group of the tables its published members, or those locked to it."""
    home: list[list[int]] = [[] for _ in tables.groups]
    locked = {lock.resident: lock.group for lock in tables.problem.member_locks}
    for r, resident in enumerate(tables.residents):
        group = tables.problem.previous_of.get(resident.id)
        g = tables.group_index.get(locked.get(resident.id) or (group.id if group else ""))
        if g is not None and tables.may_join[r, g]:
            home[g].append(r)
    return home


def _stays(draft: Draft, g: int, variant: int, home: list[int]) -> bool:
    """Open the group as it was, where that is possible."""
    tables, before = draft.tables, draft.tables.groups[g].previous
    if before is None:
        return False
    c, t = tables.counselor_index.get(before.counselor), tables.slot_index.get(before.slot)
    room = tables.room_index.get(before.room)
    if c is None or t is None or room is None:
        return False
    if tables.busy[home, t].any():
        return False  # perhaps another hour suits everybody
    possible = tables.may_run[g, c] and draft.load[c] < tables.places[c] and t in draft.slots(g, c)
    if not possible or room not in draft.rooms(g, t):
        return False
    _fill(draft, draft.open(g, variant, c, t, room), home)
    return True


def _fill(draft: Draft, group: DraftGroup, home: list[int]) -> None:
    for r in home:
        if r not in draft.seat and draft.may_add(r, group):
            draft.add(r, group)


def _place(draft: Draft, g: int, home: list[int]) -> tuple[int, int, int] | None:
    """The cheapest counselor, slot and room for the group and those of its members who can come along."""
    tables, before = draft.tables, draft.tables.groups[g].previous
    able, busy = tables.may_sit[home], tables.busy[home]
    led = np.zeros(tables.may_lead.shape, dtype=bool)
    for c, t in draft.led:
        led[c, t] = True
    rooms = [draft.room(g, t) for t in range(len(tables.slots))]
    load = np.array(draft.load, dtype=np.int64)
    cost = np.where(able, tables.sit_cost[home], AWAY).sum(axis=0) + tables.load_cost * (load + tables.held_load)
    hour = tables.meet_cost[g] + tables.avoid_cost * tables.avoid[home].sum(axis=0)
    hour += [tables.room_cost * (m >= 0 and before is not None and tables.rooms[m].id != before.room) for m in rooms]
    called_away = AWAY - np.where(able, tables.sit_cost[home], AWAY)
    total = cost[:, None] + hour + tables.lead_cost + called_away.T @ busy.astype(np.int64)
    may = tables.may_lead & ~led & tables.may_meet[g] & (np.array(rooms, dtype=np.int64) >= 0)
    may &= (tables.may_run[g] & (tables.places > load))[:, None]
    if not may.any():
        return None
    c, t = np.unravel_index(int(np.where(may, total, np.iinfo(np.int64).max).argmin()), total.shape)
    return int(c), int(t), rooms[int(t)]


def _seat_others(draft: Draft) -> bool:
    """Seat who has no group yet, those with the fewest choices first; whether all of them found a seat."""
    tables = draft.tables
    waiting = [r for r in range(len(tables.residents)) if r not in draft.seat]
    fits = {r: sum(draft.may_add(r, group) for group in draft.groups) for r in waiting}
    for r in sorted(waiting, key=lambda r: (fits[r], r)):
        open_to = [group for group in draft.groups if draft.may_add(r, group)]
        if open_to:
            draft.add(r, min(open_to, key=lambda group: (draft.cost(r, group), group.id)))
        elif not make_room(draft, r):
            return False
    return True
