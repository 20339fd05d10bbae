"""A facility that lives for half a year: what happens from week to week, the same for every planner; and first fit.

Not collected by pytest; imported by `rolling.py`. Weeks are the dictionaries of the instance format.
"""

from __future__ import annotations

import copy
import random
from collections import Counter
from types import ModuleType

HOLIDAYS = {5: 2, 9: 4, 14: 0, 18: 3, 23: 1}
"""Week to day: a public holiday, on which no group meets."""
TURNOVER = 0.04
"""Part of the residents who leave in a week; as many arrive."""


class World:
    """Residents, counselors and rooms as they stand, and what happened in the present week."""

    def __init__(self, tcgen: ModuleType, people: int, seed: int) -> None:
        self._tcgen = tcgen
        self._now = tcgen.weekly(people, seed)[0]
        self._now["locks"] = {"groups": [], "members": []}
        self._random = random.Random(f"world/{people}/{seed}")
        self.start = self._now["previous"]["groups"]
        self.events: Counter[str] = Counter()
        usable = [slot["id"] for slot in self._now["slots"] if not slot["blocked"]]
        for counselor in self._now["counselors"]:
            if counselor["on_leave"]:
                counselor.update(on_leave=None, slots=[t for t in usable if self._random.random() < 0.75])
                counselor["preferred_slots"] = counselor["slots"][::2]

    def week(self, number: int) -> dict:
        """What the next week looks like, but for the groups of last week; the facility itself lives on."""
        self.events = Counter()
        self._turn_over(number)
        self._progress()
        week = copy.deepcopy(self._now)
        week.update(name=f"week-{number}", kind="weekly")
        self._holiday(week, number)
        self._absences(week)
        self._appointments(week)
        return week

    def _primary(self) -> list[dict]:
        return [r for r in self._now["residents"] if r["phase"] == "primary"]

    def _turn_over(self, number: int) -> None:
        """Some leave, as many arrive; one in ten who arrive has somebody to be kept apart from."""
        here, chance = self._primary(), self._random
        gone = {r["id"] for r in chance.sample(here, max(1, round(TURNOVER * len(here))))}
        self._now["residents"] = [r for r in self._now["residents"] if r["id"] not in gone]
        self._now["keep_apart"] = [p for p in self._now["keep_apart"] if not gone & {p["a"], p["b"]}]
        self._now["not_with"] = [p for p in self._now["not_with"] if p["resident"] not in gone]
        stock = [r for r in here if r["id"] not in gone]
        for i in range(len(gone)):
            came = copy.deepcopy(chance.choice(stock))
            came.update(id=f"W{number:02d}{i + 1:03d}", needs=[], stage="younger", primary_counselor=None)
            came["problem"] = chance.choice(self._tcgen.PROBLEMS)
            self._now["residents"].append(came)
            if chance.random() < 0.1:
                other = chance.choice(stock)["id"]
                self._now["keep_apart"].append({"a": came["id"], "b": other, "why": "co-defendants"})
        self.events.update(departures=len(gone), arrivals=len(gone))

    def _progress(self) -> None:
        further = {"younger": "middle", "middle": "older", "older": "older"}
        here = self._primary()
        for resident in self._random.sample(here, max(1, len(here) // 20)):
            resident["stage"] = further[resident["stage"]]

    def _holiday(self, week: dict, number: int) -> None:
        if number in HOLIDAYS:
            for slot in week["slots"]:
                if slot["day"] == HOLIDAYS[number]:
                    slot["blocked"] = "public holiday"
            self.events["holidays"] = 1

    def _absences(self, week: dict) -> None:
        """One counselor in twelve is on leave for the week, one in fifteen ill for two days."""
        day = {slot["id"]: slot["day"] for slot in week["slots"]}
        chance, counselors = self._random, week["counselors"]
        away, ill = max(1, len(counselors) // 12), max(1, len(counselors) // 15)
        chosen = chance.sample(counselors, away + ill)
        for counselor in chosen[:away]:
            counselor.update(on_leave="annual leave", slots=[], preferred_slots=[])
        for counselor in chosen[away:]:
            days = set(chance.sample(range(6), 2))
            for key in ("slots", "preferred_slots"):
                counselor[key] = [t for t in counselor[key] if day[t] not in days]
        self.events.update(leave=away, sick=ill)

    def _appointments(self, week: dict) -> None:
        usable = [slot["id"] for slot in week["slots"] if not slot["blocked"]]
        here = [r for r in week["residents"] if r["phase"] == "primary"]
        for resident in self._random.sample(here, max(1, len(here) // 12)):
            slot = self._random.choice(usable)
            if slot not in {busy["slot"] for busy in resident["busy"]}:
                resident["busy"].append({"slot": slot, "why": self._random.choice(("clinic", "court", "lawyer"))})
                self.events["appointments"] += 1


class FirstFit:
    """A plan as somebody with a list makes it: everything stays where it can, the rest takes the first free place."""

    def __init__(self, week: dict) -> None:
        self.week = week
        self._counselors = {c["id"]: c for c in week["counselors"]}
        self._residents = {r["id"]: r for r in week["residents"] if r["phase"] == "primary"}
        self._slots = [slot["id"] for slot in week["slots"] if not slot["blocked"]]
        self._apart: dict[str, set[str]] = {id_: set() for id_ in self._residents}
        for pair in week["keep_apart"]:
            self._apart.setdefault(pair["a"], set()).add(pair["b"])
            self._apart.setdefault(pair["b"], set()).add(pair["a"])
        self._not_with = {(pair["resident"], pair["counselor"]) for pair in week["not_with"]}
        self._groups: list[dict] = []
        self._seated: set[str] = set()

    def plan(self) -> dict:
        """Groups, and who has none."""
        least = self.week["params"]["min_size"]
        for old in self.week["previous"]["groups"]:
            here = [r for r in old["members"] if r in self._residents]
            if len(here) >= least:
                self._open(old["id"], old["counselor"], old["slot"], old["room"], here)
        self._seat()
        while self._waiting() and self._open_new():
            self._seat()
        for group in [g for g in self._groups if len(g["members"]) < least]:
            self._groups.remove(group)
            self._seated -= set(group["members"])
        self._seat()
        return {"groups": self._groups, "unassigned": self._waiting()}

    def _waiting(self) -> list[str]:
        return [r for r in self._residents if r not in self._seated]

    def _places(self) -> list[tuple[str, str, str]]:
        """Every free counselor, slot and room, in the order of the lists."""
        load = Counter(group["counselor"] for group in self._groups)
        led = {(group["counselor"], group["slot"]) for group in self._groups}
        used = {(group["room"], group["slot"]) for group in self._groups}
        return [
            (c["id"], slot, room["id"])
            for c in self.week["counselors"]
            if load[c["id"]] < c["max_groups"]
            for slot in self._slots
            if slot in c["slots"] and (c["id"], slot) not in led
            for room in self.week["rooms"]
            if slot in room["slots"] and (room["id"], slot) not in used
        ]

    def _open(self, id_: str, counselor: str, slot: str, room: str, members: list[str]) -> None:
        """At its old place if that is free, else the same counselor, else the first place there is."""
        places = self._places()
        best = max(places, key=lambda p: (p[0] == counselor, p[1] == slot, p[2] == room), default=None)
        if best is None:
            return
        group = {"id": id_, "counselor": best[0], "slot": best[1], "room": best[2], "members": []}
        self._groups.append(group)
        for resident in members:
            self._add(resident, group)

    def _add(self, id_: str, group: dict) -> bool:
        resident, counselor = self._residents[id_], self._counselors[group["counselor"]]
        capacity = next(room["capacity"] for room in self.week["rooms"] if room["id"] == group["room"])
        fits = (
            id_ not in self._seated
            and len(group["members"]) < min(capacity, self.week["params"]["max_size"])
            and group["slot"] not in {busy["slot"] for busy in resident["busy"]}
            and set(resident["needs"]) <= set(counselor["quals"])
            and (id_, counselor["id"]) not in self._not_with
            and self._apart[id_].isdisjoint(group["members"])
        )
        if fits:
            group["members"].append(id_)
            self._seated.add(id_)
        return fits

    def _seat(self) -> None:
        for resident in self._waiting():
            any(self._add(resident, group) for group in self._groups)

    def _open_new(self) -> bool:
        """A new group at the first place that brings enough of those who wait together; whether there is one."""
        taken = {g["id"] for g in self._groups} | {g["id"] for g in self.week["previous"]["groups"]}
        number = next(f"N{i}" for i in range(1, 10_000) if f"N{i}" not in taken)
        for counselor, slot, room in self._places():
            group = {"id": number, "counselor": counselor, "slot": slot, "room": room, "members": []}
            for resident in self._waiting():
                self._add(resident, group)
            if len(group["members"]) >= self.week["params"]["min_size"]:
                self._groups.append(group)
                return True
            self._seated -= set(group["members"])
        return False
