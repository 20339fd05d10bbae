"""The first plan, at once: keep every group that can run, cover the others, seat the most constrained residents first.

Plain Python, no search: it gives a valid plan in some milliseconds, though seldom the best, and may leave people
without a group that the programme can seat.
"""

from __future__ import annotations

import numpy as np

from tcdesk.domain.week.plan import Plan
from tcdesk.scheduling.draft import Draft, DraftGroup
from tcdesk.scheduling.tables import Tables

AWAY = 40
"""Points for a member who cannot come to his group: more than all wishes of one resident together."""
OWN = 1000
"""Points for the group's own counselor."""


def first_plan(tables: Tables) -> Plan:
    """A plan without a hard violation except residents without a group (and locks that contradict a rule)."""
    draft = Draft(tables)
    _keep_groups(draft)
    _seat(draft, sorted(set(range(len(tables.residents))) - draft.seat.keys()))
    _open_new(draft)
    _close_small(draft)
    return draft.plan()


def _keep_groups(draft: Draft) -> None:
    """Open last week's groups, locked ones first, then those whose counselor is here, with whoever can stay."""
    tables = draft.tables
    home = _home_members(tables)
    own = [
        tables.counselor_index.get(group.previous.counselor, -1) if group.previous else -1 for group in tables.groups
    ]
    variant_of = {int(tables.variant_group[v]): v for v in reversed(range(len(tables.variant_focus)))}

    def order(g: int) -> tuple[bool, bool, int, int]:
        lock = tables.groups[g].lock
        stays = own[g] >= 0 and bool(tables.may_run[g, own[g]]) and bool(draft.slots(g, own[g]))
        return (lock is None, not stays, -len(home[g]), g)

    for g in sorted((g for g in range(len(tables.groups)) if tables.groups[g].only is None), key=order):
        wanted = tables.groups[g].lock is not None
        if len(home[g]) < tables.problem.min_size and not wanted:
            continue
        found = _place(draft, g, home[g], own[g])
        if found is not None:
            group = draft.open(g, variant_of[g], *found)
            for r in sorted(home[g], key=lambda r: (draft.cost(r, group), r)):
                if r not in draft.seat and draft.may_add(r, group):
                    draft.add(r, group)


def _home_members(tables: Tables) -> list[list[int]]:
    """For every group the residents who belong there: locked to it, or members of last week who may stay."""
    home: list[list[int]] = [[] for _ in tables.groups]
    locked = {lock.resident: lock.group for lock in tables.problem.member_locks}
    for r, resident in enumerate(tables.residents):
        previous = tables.problem.previous_of.get(resident.id)
        g = tables.group_index.get(locked.get(resident.id) or (previous.id if previous else ""))
        if g is not None and tables.may_join[r, g]:
            home[g].append(r)
    return home


def _place(draft: Draft, g: int, home: list[int], own: int) -> tuple[int, int, int] | None:
    """The cheapest counselor, slot and room for group `g`: who cannot come counts most; None where nothing fits."""
    tables = draft.tables
    led = np.zeros(tables.may_lead.shape, dtype=bool)
    for c, t in draft.led:
        led[c, t] = True
    able = tables.may_sit[home]
    cost = AWAY * (len(home) - able.sum(axis=0)) + (tables.sit_cost[home] * able).sum(axis=0)
    cost += tables.load_cost * np.array(draft.load, dtype=np.int64)
    if own >= 0:
        cost[own] -= OWN
    rooms = [draft.room(g, t) for t in range(len(tables.slots))]
    seats = np.array([draft.seats(room) if room >= 0 else 0 for room in rooms], dtype=np.int64)
    away = able.T.astype(np.int64) @ tables.busy[home].astype(np.int64)
    away += np.maximum(0, able.sum(axis=0)[:, None] - seats)
    total = cost[:, None] + AWAY * away + tables.meet_cost[g] + tables.lead_cost
    may = tables.may_lead & ~led & tables.may_meet[g] & (np.array(rooms, dtype=np.int64) >= 0)
    may &= (tables.may_run[g] & (np.array(draft.load, dtype=np.int64) < tables.places))[:, None]
    if not may.any():
        return None
    c, t = np.unravel_index(int(np.where(may, total, np.iinfo(np.int64).max).argmin()), total.shape)
    return int(c), int(t), rooms[int(t)]


def _seat(draft: Draft, residents: list[int]) -> None:
    """Seat residents in open groups, those with the fewest groups first; full groups may pass one on."""
    fits = {r: [group for group in draft.groups if draft.may_add(r, group)] for r in residents}
    for r in sorted(residents, key=lambda r: (len(fits[r]), r)):
        open_to = [group for group in fits[r] if draft.may_add(r, group)]
        if open_to:
            draft.add(r, min(open_to, key=lambda group: (draft.cost(r, group), group.id)))
    for r in residents:
        if r not in draft.seat:
            make_room(draft, r)


def make_room(draft: Draft, resident: int) -> bool:
    """Seat the resident where one member can go elsewhere for him, at the least cost; whether that was possible."""
    best: tuple[int, str, int] | None = None
    chosen: tuple[DraftGroup, DraftGroup] | None = None
    for group in draft.groups:
        for member in sorted(group.members):
            draft.remove(member)
            if draft.may_add(resident, group):
                for other in draft.groups:
                    if other is not group and draft.may_add(member, other):
                        cost = draft.cost(resident, group) + draft.cost(member, other) - draft.cost(member, group)
                        if best is None or (cost, other.id, member) < best:
                            best, chosen = (cost, other.id, member), (group, other)
            draft.add(member, group)
    if best is None or chosen is None:
        return False
    draft.remove(best[2])
    draft.add(best[2], chosen[1])
    draft.add(resident, chosen[0])
    return True


def _open_new(draft: Draft) -> None:
    """Open new groups for residents who are still without one, the hour and counselor that suit most of them first."""
    tables = draft.tables
    while True:
        waiting = [r for r in range(len(tables.residents)) if r not in draft.seat and not draft.locked(r)]
        best: tuple[int, int, int, int, int] | None = None
        for c in range(len(tables.counselors)):
            if draft.load[c] >= tables.places[c]:
                continue
            able = [r for r in waiting if draft.may_sit[r][c]]
            for t in draft.slots(-1, c):
                room = draft.room(-1, t)
                if room >= 0:
                    free = _compatible(draft, [r for r in able if not draft.busy[r][t]], draft.seats(room))
                    key = (-len(free), draft.load[c], c, t, room)
                    if best is None or key < best:
                        best = key
        if best is None or best[0] == 0:
            return
        _, _, c, t, room = best
        group = draft.open(-1, -1, c, t, room)
        able = [r for r in waiting if draft.may_sit[r][c] and not draft.busy[r][t]]
        for r in _compatible(draft, able, group.seats):
            draft.add(r, group)
        if not _fill_up(draft, group):
            draft.close(group)
            return
        _seat(draft, [r for r in waiting if r not in draft.seat])


def _compatible(draft: Draft, residents: list[int], seats: int) -> list[int]:
    """Residents from the list, in order, none of whom is kept apart from another."""
    chosen: set[int] = set()
    for r in residents:
        if len(chosen) < seats and draft.apart[r].isdisjoint(chosen):
            chosen.add(r)
    return sorted(chosen)


def _fill_up(draft: Draft, group: DraftGroup) -> bool:
    """Bring the group to its smallest size with members of groups that can spare them; whether that succeeded."""
    least = draft.tables.problem.min_size
    spare = [
        (draft.cost(r, group) - draft.cost(r, seat), r)
        for r, seat in draft.seat.items()
        if seat is not group and not draft.locked(r)
    ]
    for _, r in sorted(spare):
        if len(group.members) >= least:
            break
        seat = draft.seat[r]
        if len(seat.members) > least and draft.may_add(r, group):
            draft.remove(r)
            draft.add(r, group)
    return len(group.members) >= least


def _close_small(draft: Draft) -> None:
    """Close groups that are too small and seat their members elsewhere where possible."""
    for group in sorted(draft.groups, key=lambda group: (len(group.members), group.id)):
        if len(group.members) < draft.tables.problem.min_size:
            members = sorted(group.members)
            draft.close(group)
            _seat(draft, members)
