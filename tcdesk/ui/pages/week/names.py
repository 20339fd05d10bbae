"""What groups, hours, people and rooms of one week are called on the screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import attrs

from tcdesk.domain.resident import PROBLEM_NAMES
from tcdesk.domain.views.week import GroupName, WeekBook
from tcdesk.domain.week.plan import Plan
from tcdesk.domain.week.problem import WeekSlot
from tcdesk.i18n import N_, Texts

_MOST_NAMES = 3
CO_DEFENDANTS = "co-defendants"
_CO_DEFENDANTS_WORDS = N_("same case")


def start_of(slot: WeekSlot) -> int:
    """The start of a slot in minutes after midnight."""
    hours, _, minutes = slot.start.partition(":")
    return int(hours) * 60 + int(minutes)


class Names:
    """Names by the problem's ids. `may_see_pairs`: whether this person may read who is kept apart and why."""

    def __init__(self, book: WeekBook, texts: Texts, *, may_see_pairs: bool) -> None:
        self._book, self.texts, self.may_see_pairs = book, texts, may_see_pairs

    def group(self, group: str) -> str:
        """The code of a group."""
        known = self._book.names.groups.get(group)
        return known.code if known is not None else group

    def resident(self, resident: str) -> str:
        """The name of a resident."""
        known = self._book.names.residents.get(resident)
        return known.name if known is not None else resident

    def counselor(self, counselor: str) -> str:
        """The short name of a counselor, "—" for nobody."""
        return self._book.names.counselors.get(counselor) or "—"

    def first_name(self, counselor: str) -> str:
        """The first name of a counselor."""
        return self.counselor(counselor).split()[0]

    def room(self, room: str) -> str:
        """The name of a room, "—" for none."""
        return self._book.names.rooms.get(room) or "—"

    def day(self, slot: str) -> str:
        """The weekday of a slot in words."""
        return self.texts.weekday(self._book.problem.slot_by_id[slot].day)

    def slot(self, slot: str, *, short: bool = False) -> str:
        """`Rabu 10.00`, or `Rab 10.00`."""
        known = self._book.problem.slot_by_id.get(slot)
        if known is None:
            return slot
        return f"{self.texts.weekday(known.day, short=short)} {self.texts.minutes(start_of(known))}"

    def some(self, residents: Sequence[str]) -> str:
        """The first names on a list of residents and how many follow."""
        names = [self.resident(resident) for resident in residents]
        if len(names) <= _MOST_NAMES:
            return ", ".join(names)
        left = len(names) - _MOST_NAMES + 1
        return self.texts.t("{names} and {n} others", names=", ".join(names[: _MOST_NAMES - 1]), n=left)

    def why(self, reason: str) -> str:
        """The reason of a pair kept apart, for who may read it, else nothing."""
        if not self.may_see_pairs:
            return ""
        return self.texts.t(_CO_DEFENDANTS_WORDS) if reason == CO_DEFENDANTS else reason

    def call(self, kind: str, id_: str) -> str:
        """The name of a `group`, `resident`, `counselor`, `slot`, `room` or `need`, as sentences ask for it."""
        if kind == "need":
            return id_.replace("_", " ")
        callers = {"group": self.group, "resident": self.resident, "counselor": self.counselor, "room": self.room}
        return callers[kind](id_) if kind in callers else self.slot(id_)


def with_new_groups(book: WeekBook, plan: Plan, texts: Texts) -> WeekBook:
    """The book as it was read, with a name for every group of `plan` that it does not know: `Baru 1`.

    Its code in the house is given when the week is published.
    """
    known = dict(book.names.groups)
    new = [group for group in plan.groups if group.id not in known]
    for place, group in enumerate(new, start=1):
        seats = [book.names.residents[member] for member in group.members if member in book.names.residents]
        counted = Counter(seat.problem for seat in seats).most_common(1)
        theme = texts.t(PROBLEM_NAMES[counted[0][0]]) if counted else ""
        known[group.id] = GroupName(code=texts.t("New {n}", n=place), theme=theme)
    return attrs.evolve(book, names=attrs.evolve(book.names, groups=known)) if new else book
