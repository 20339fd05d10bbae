"""How many groups and seats counselors, hours and rooms give at most, whoever the residents are.

A session needs a slot, a room free in it and a counselor free in it; a counselor leads one group in a slot and no more
in the week than agreed. The sets of rooms and slots that can be in use together form a matroid, so taking the biggest
rooms first, and rearranging the counselors where one is needed elsewhere, gives the most seats there are.
"""

from __future__ import annotations

import numpy as np
from attrs import frozen

from tcdesk.scheduling.tables import Bools, Tables


@frozen(kw_only=True)
class Offered:
    """The most groups that can meet, and the most residents who can sit in them."""

    groups: int
    seats: int


class Sessions:
    """The hours, rooms and counselors of one week; with `any_size` as if groups might be as large as their room."""

    def __init__(self, tables: Tables, *, any_size: bool = False) -> None:
        self.tables = tables
        least = 1 if any_size else max(1, tables.problem.min_size)
        most = max(1, len(tables.residents)) if any_size else tables.problem.max_size
        held = [min(room.capacity, most) for room in tables.rooms]
        self.rooms_at: list[list[int]] = [
            sorted((held[m] for m in np.flatnonzero(tables.room_free[:, t]) if held[m] >= least), reverse=True)
            for t in range(len(tables.slots))
        ]
        """For each slot how many residents its free rooms hold, biggest first."""
        self.leads: Bools = tables.may_lead & (tables.places > 0)[:, None]
        """Counselor and slot: he is there, and has a place left in the week."""
        self.has_room: Bools = np.array([bool(rooms) for rooms in self.rooms_at], dtype=bool)
        self._known: dict[bytes, Offered] = {}

    @property
    def can_lead(self) -> int:
        """The groups that the counselors can lead, were there always a room."""
        return self.can_lead_with(np.ones(len(self.tables.counselors), dtype=bool))

    def can_lead_with(self, counselors: Bools) -> int:
        """The groups that these counselors can lead, were there always a room."""
        return int(np.minimum(self.tables.places, self.leads.sum(axis=1))[counselors].sum())

    @property
    def room_sessions(self) -> int:
        """The sessions that the rooms can hold, were there always a counselor."""
        return sum(len(rooms) for rooms in self.rooms_at)

    @property
    def room_seats(self) -> int:
        """The residents that the rooms can hold, were there always a counselor."""
        return sum(sum(rooms) for rooms in self.rooms_at)

    def offered(self, counselors: Bools | None = None) -> Offered:
        """The most groups and seats with these counselors (None: all)."""
        mask = np.ones(len(self.tables.counselors), dtype=bool) if counselors is None else counselors
        key = mask.tobytes()
        if key not in self._known:
            self._known[key] = _Match(self, mask).offered()
        return self._known[key]


class _Match:
    """Counselors given to slots, one room at a time."""

    def __init__(self, sessions: Sessions, mask: Bools) -> None:
        self._rooms = sessions.rooms_at
        leads = sessions.leads & mask[:, None]
        self._able: list[list[int]] = [np.flatnonzero(leads[:, t]).tolist() for t in range(leads.shape[1])]
        self._left: list[int] = sessions.tables.places.tolist()
        self._at: list[set[int]] = [set() for _ in self._able]
        self._slots: list[set[int]] = [set() for _ in self._left]

    def offered(self) -> Offered:
        cells = sorted((-size, t) for t, rooms in enumerate(self._rooms) if self._able[t] for size in rooms)
        groups = seats = 0
        closed: set[int] = set()
        for size, t in cells:
            if t in closed:
                continue
            if self._open(t):
                groups, seats = groups + 1, seats - size
            else:
                closed.add(t)
        return Offered(groups=groups, seats=seats)

    def _open(self, slot: int) -> bool:
        """Bring one more counselor to `slot`, moving others where that frees one; whether it went."""
        moves: dict[int, tuple[int, int]] = {}  # from a slot: who leaves it, and for which slot
        seen = {slot}
        queue = [slot]
        for at in queue:
            for counselor in self._able[at]:
                if counselor in self._at[at]:
                    continue
                if self._left[counselor] > 0:
                    self._left[counselor] -= 1
                    self._bring(counselor, at, moves)
                    return True
                for other in sorted(self._slots[counselor] - seen):
                    moves[other] = (counselor, at)
                    seen.add(other)
                    queue.append(other)
        return False

    def _bring(self, counselor: int, at: int, moves: dict[int, tuple[int, int]]) -> None:
        """Bring `counselor` to slot `at`, and whoever has to leave it for another slot to that one, and so on."""
        while True:
            self._at[at].add(counselor)
            self._slots[counselor].add(at)
            if at not in moves:
                return
            counselor, target = moves[at]
            self._at[at].discard(counselor)
            self._slots[counselor].discard(at)
            at = target
