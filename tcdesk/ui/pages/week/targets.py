"""Where a group or a resident may go, and in words why not: quick enough to ask for every place at once.

The rules themselves are the solver's; here they are asked place by place so that each "no" has its reason. A test
holds both together.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from tcdesk.domain.views.week import WeekBook
from tcdesk.domain.week.plan import GroupPlan, Plan
from tcdesk.domain.week.problem import WeekCounselor, WeekResident, WeekSlot
from tcdesk.i18n import N_
from tcdesk.ui.pages.week.names import Names, start_of

_CALLED_ONCE = N_(
    "This group is called for once and is not moved. Enter shows it; call it off there and call the residents again."
)


@attrs.frozen
class Spot:
    """A place on the board: a group's card, or else an hour of a day (minutes after midnight)."""

    group: str = ""
    weekday: int = -1
    starts_at: int = -1


@attrs.frozen(kw_only=True)
class Target:
    """Whether something may go to a place; `reason` says why or why not, `plan` what stands after it went there."""

    reason: str
    plan: Plan | None = None

    @property
    def allowed(self) -> bool:
        """Whether it may."""
        return self.plan is not None


class Targets:
    """Asks for one plan of one week."""

    def __init__(self, book: WeekBook, plan: Plan, names: Names) -> None:
        self.book, self.plan, self.names = book, plan, names
        self.problem = book.problem
        self.t = names.texts.t

    # what cannot be moved at all

    def fixed(self, group: str) -> str:
        """Why a group stays where it is: it met already or is locked; "" where it may move."""
        if any(one.id == group for one in self.book.extras):
            return self.t(_CALLED_ONCE)
        if group in self.book.held:
            return self.t("{group} has met this week already and stays as it was.", group=self.names.group(group))
        if group in self.book.past:
            return self.t("The day of {group} is over. Press C to call its session off and make up for it.",
                          group=self.names.group(group))  # fmt: skip
        if group in self.book.cancelled:
            return self.t("The session of {group} is called off. Press C to make up for it.",
                          group=self.names.group(group))  # fmt: skip
        if any(lock.group == group and (lock.slot or lock.room or lock.counselor) for lock in self.book.locks.groups):
            return self.t("{group} is locked. Press L on it to unlock it.", group=self.names.group(group))
        return ""

    def fixed_resident(self, resident: str) -> str:
        """Why a resident stays where he sits; "" where he may move."""
        group = self.plan.group_of.get(resident, "")
        who = self.names.resident(resident)
        if group in self.book.held:
            return self.t("{who} sits in {group}, which has met already.", who=who, group=self.names.group(group))
        if group in self.book.past:
            return self.t("{who} sits in {group}, whose day is over.", who=who, group=self.names.group(group))
        if group in self.book.cancelled:
            return self.t("{who} sits in {group}, whose session is called off.", who=who,
                          group=self.names.group(group))  # fmt: skip
        if any(lock.resident == resident for lock in self.book.locks.members):
            return self.t("{who} is locked to his group. Unlock him first.", who=who)
        return ""

    # groups to hours

    def for_group(self, group: GroupPlan) -> dict[Spot, Target]:
        """Every hour but its own, with the room it would take."""
        return {
            Spot(weekday=slot.day, starts_at=start_of(slot)): self.to_slot(group, slot)
            for slot in self.problem.slots
            if slot.id != group.slot
        }

    def to_slot(self, group: GroupPlan, slot: WeekSlot) -> Target:
        """Whether `group` may meet at `slot`: the hour, its counselor, its members, a room."""
        refusal = self._hour_refusal(group, slot) or self._busy_members(group, slot)
        room = "" if refusal else self.free_room(group, slot)
        if not refusal and not room:
            refusal = self.t("no room is free")
        if refusal:
            return Target(reason=refusal)
        moved = attrs.evolve(group, slot=slot.id, room=room)
        reason = self.t("room {room}", room=self.names.room(room))
        return Target(reason=reason, plan=self.plan.with_group(moved))

    def _hour_refusal(self, group: GroupPlan, slot: WeekSlot) -> str:
        if slot.blocked is not None:
            return slot.blocked
        if slot.day < self.book.first_day:
            return self.t("this day is over")
        counselor = self.problem.counselor_by_id.get(group.counselor)
        return self.t("no counselor") if counselor is None else self.counselor_refusal(counselor, slot, group.id)

    def counselor_refusal(self, counselor: WeekCounselor, slot: WeekSlot, group: str) -> str:
        """Why a counselor cannot lead `group` at `slot`; "" where he can."""
        name = self.names.first_name(counselor.id)
        if slot.id not in counselor.slots:
            whole_day = not any(s.id in counselor.slots for s in self.problem.slots if s.day == slot.day)
            if whole_day and counselor.on_leave is not None:
                return self.t("{who} is away on {day}", who=name, day=self.names.day(slot.id))
            return self.t("{who} is not there at that hour", who=name)
        other = next((g for g in self.others(group) if g.slot == slot.id and g.counselor == counselor.id), None)
        if other is not None:
            return self.t("{who} leads {group} then", who=name, group=self.names.group(other.id))
        return ""

    def _busy_members(self, group: GroupPlan, slot: WeekSlot) -> str:
        busy = [
            (member, next(one.why for one in known.busy if one.slot == slot.id))
            for member in group.members
            if (known := self.problem.resident_by_id.get(member)) is not None
            and any(one.slot == slot.id for one in known.busy)
        ]
        if not busy:
            return ""
        if len(busy) == 1:
            return f"{self.names.resident(busy[0][0])}: {busy[0][1]}"
        return self.names.texts.n("{n} member cannot come", "{n} members cannot come", len(busy))

    def free_room(self, group: GroupPlan, slot: WeekSlot) -> str:
        """A room for `group` at `slot`, its own if that is free; "" where there is none."""
        taken = {other.room for other in self.others(group.id) if other.slot == slot.id}
        fitting = [
            room.id
            for room in self.problem.rooms
            if slot.id in room.slots and room.id not in taken and room.capacity >= len(group.members)
        ]
        return group.room if group.room in fitting else next(iter(fitting), "")

    def others(self, group: str) -> Iterator[GroupPlan]:
        """The groups of the plan without one."""
        return (other for other in self.plan.groups if other.id != group)

    # residents to groups

    def for_resident(self, resident: str) -> dict[Spot, Target]:
        """Every group but his own."""
        found: dict[Spot, Target] = {}
        for group in self.plan.groups:
            if resident in group.members:
                continue
            refusal = self.seat_refusal(group, resident)
            if refusal:
                found[Spot(group.id)] = Target(reason=refusal)
                continue
            size = len(group.members) + 1
            reason = self.t("{same} alike · {size}/{seats}", same=self.alike(group, resident), size=size,
                            seats=self.seats(group))  # fmt: skip
            found[Spot(group.id)] = Target(reason=reason, plan=self.plan.move(resident, group.id))
        return found

    def alike(self, group: GroupPlan, resident: str) -> int:
        """How many members have the resident's main problem."""
        seats = self.book.names.residents
        return sum(1 for one in group.members if one in seats and seats[one].problem == seats[resident].problem)

    def seats(self, group: GroupPlan) -> int:
        """How many the group may hold where it meets."""
        room = self.problem.room_by_id.get(group.room)
        return min(self.problem.max_size, room.capacity if room is not None else self.problem.max_size)

    def seat_refusal(self, group: GroupPlan, resident: str) -> str:
        """Why a resident cannot sit in `group`; "" where he can."""
        known = self.problem.resident_by_id.get(resident)
        if known is None:
            return self.t("not in the Primary phase this week")
        if group.id in self.book.held:
            return self.t("has met already")
        if group.id in self.book.past:
            return self.t("its day is over")
        if group.id in self.book.cancelled:
            return self.t("its session is called off")
        if len(group.members) >= self.seats(group):
            return self.t("full, {n}/{seats}", n=len(group.members), seats=self.seats(group))
        busy = next((one.why for one in known.busy if one.slot == group.slot), "")
        return busy or self._apart(group, resident) or self._not_qualified(group, known)

    def _apart(self, group: GroupPlan, resident: str) -> str:
        for pair in self.problem.keep_apart:
            if resident in (pair.a, pair.b):
                other = pair.b if resident == pair.a else pair.a
                if other in group.members and other != resident:
                    if not self.names.may_see_pairs:
                        return self.t("may not be in this group")
                    return self.t("kept apart from {who}", who=self.names.resident(other))
        return ""

    def _not_qualified(self, group: GroupPlan, resident: WeekResident) -> str:
        counselor = self.problem.counselor_by_id.get(group.counselor)
        if counselor is None:
            return self.t("no counselor")
        missing = sorted(resident.needs - counselor.quals)
        if missing:
            return self.t("needs {need}", need=missing[0].replace("_", " "))
        if any(p.resident == resident.id and p.counselor == counselor.id for p in self.problem.not_with):
            return self.t("not with {who}", who=self.names.first_name(counselor.id))
        if self.problem.same_sex:
            sexes = {counselor.sex, resident.sex}
            sexes |= {
                self.problem.resident_by_id[one].sex for one in group.members if one in self.problem.resident_by_id
            }
            if len(sexes) > 1:
                return self.t("men and women sit apart")
        return ""

    # counselors and rooms of a group where it meets

    def counselors_for(self, group: GroupPlan) -> list[str]:
        """Other counselors who could lead `group` at its hour: the named cover, then who knows it, then by load."""
        slot = self.problem.slot_by_id[group.slot]
        load = {one.id: sum(1 for g in self.plan.groups if g.counselor == one.id) for one in self.problem.counselors}
        found = [
            one.id
            for one in self.problem.counselors
            if one.id != group.counselor
            and load[one.id] < one.max_groups
            and not self.counselor_refusal(one, slot, group.id)
            and all(self.may_lead(one.id, member, group) for member in group.members)
        ]
        known = [r for member in group.members if (r := self.problem.resident_by_id.get(member)) is not None]
        knows = {one: sum(1 for resident in known if resident.primary_counselor == one) for one in found}
        cover = self.cover_of(group)
        return sorted(found, key=lambda one: (one != cover, -knows[one], load[one], one))

    def cover_of(self, group: GroupPlan) -> str | None:
        """Whom the leave of the group's counselor names as cover in its hour."""
        absent = self.problem.counselor_by_id.get(group.counselor)
        return absent.covers.get(group.slot) if absent is not None else None

    def may_lead(self, counselor: str, resident: str, group: GroupPlan) -> bool:
        """Whether a counselor suits a resident in `group`."""
        known = self.problem.resident_by_id.get(resident)
        alone = attrs.evolve(group, counselor=counselor, members=())
        return known is None or not self._not_qualified(alone, known)

    def rooms_for(self, group: GroupPlan) -> list[str]:
        """Other rooms that are free at the group's hour and big enough."""
        slot = self.problem.slot_by_id[group.slot]
        taken = {other.room for other in self.others(group.id) if other.slot == slot.id}
        return [
            room.id
            for room in self.problem.rooms
            if room.id != group.room
            and slot.id in room.slots
            and room.id not in taken
            and room.capacity >= len(group.members)
        ]
