"""The board of a plan and the difference between two plans: pure functions, quick enough for every edit."""

from __future__ import annotations

from collections import Counter

from tcdesk.domain.resident import MainProblem
from tcdesk.domain.views.week import (
    BlockedCell,
    Card,
    CardState,
    Change,
    ChangeKind,
    Comparison,
    ExtraGroup,
    GroupName,
    Measure,
    Seat,
    SlotRow,
    WeekBook,
    WeekView,
)
from tcdesk.domain.week.plan import GroupPlan, Plan, Violation
from tcdesk.domain.week.problem import WeekProblem, WeekSlot
from tcdesk.scheduling.check import violations as broken_rules
from tcdesk.services.week_paper import extra_code

_PLACED = {"H2", "H3", "H4", "H5", "H6", "H7", "H8", "H9"}


def minutes_of(slot: WeekSlot) -> int:
    """The start of a slot in minutes after midnight."""
    hours, _, minutes = slot.start.partition(":")
    return int(hours) * 60 + int(minutes)


def view_of(book: WeekBook, plan: Plan) -> WeekView:
    """The board of `plan` in the week of `book`."""
    problem = book.problem
    found = broken_rules(problem, plan)
    wrong: dict[str, list[Violation]] = {}
    for violation in found:
        if violation.group is not None and violation.rule in _PLACED:
            wrong.setdefault(violation.group, []).append(violation)
    cards = tuple(
        _card(book, group, wrong=bool(wrong.get(group.id)))
        for group in sorted(plan.groups, key=lambda g: code_of(book, g.id))
        if group.slot in problem.slot_by_id
    )
    extras = tuple(_extra(book, extra, number) for number, extra in enumerate(book.extras, start=1))
    seated = {member for group in plan.groups for member in group.members}
    unseated = tuple(
        book.names.residents[resident.id]
        for resident in problem.eligible
        if resident.id not in seated and resident.id in book.names.residents
    )
    return WeekView(
        cards=(*cards, *extras),
        rows=_rows(problem, book.extras),
        weekdays=tuple(sorted({slot.day for slot in problem.slots} | {one.weekday for one in extras} | set(range(5)))),
        blocked=tuple(
            BlockedCell(weekday=slot.day, starts_at=minutes_of(slot), label=slot.blocked)
            for slot in problem.slots
            if slot.blocked is not None
        ),
        free=_free(problem, plan),
        unseated=unseated,
        violations=found,
        seated=len(problem.eligible) - len(unseated),
        total=len(problem.eligible),
    )


def code_of(book: WeekBook, group: str) -> str:
    """What a group is called; one that is not in the store yet is called by its own id."""
    named = book.names.groups.get(group)
    return named.code if named is not None else group


def _card(book: WeekBook, group: GroupPlan, *, wrong: bool) -> Card:
    problem = book.problem
    slot = problem.slot_by_id[group.slot]
    seats = tuple(book.names.residents[member] for member in group.members if member in book.names.residents)
    name = book.names.groups.get(group.id, GroupName(code=group.id))
    before = book.base.by_id.get(group.id)
    room = problem.room_by_id.get(group.room)
    return Card(
        group=group.id,
        code=name.code,
        theme=name.theme,
        counselor=book.names.counselors.get(group.counselor, ""),
        room=book.names.rooms.get(group.room, ""),
        weekday=slot.day,
        starts_at=minutes_of(slot),
        members=tuple(sorted(seats, key=lambda seat: (list(MainProblem).index(seat.problem), seat.name))),
        capacity=min(problem.max_size, room.capacity if room is not None else problem.max_size),
        same=_same_share(seats),
        stayed=len(set(group.members) & set(before.members)) if before is not None else 0,
        topic=name.topic,
        meeting_no=name.meeting_no,
        is_locked=any(lock.group == group.id for lock in book.locks.groups),
        is_held=group.id in book.held | book.past,
        is_once=(group.id in book.once) != (group.id in book.locks.once),
        state=CardState.CANCELLED if group.id in book.cancelled else CardState.ERROR if wrong else CardState.NORMAL,
        note=book.cancelled.get(group.id, ""),
    )


def _extra(book: WeekBook, extra: ExtraGroup, number: int) -> Card:
    """The card of a session that residents are called to."""
    seats = tuple(book.names.residents[member] for member in extra.members if member in book.names.residents)
    return Card(
        group=extra.id,
        code=extra_code(number),
        theme=extra.topic,
        counselor=book.names.counselors.get(extra.counselor, ""),
        room=book.names.rooms.get(extra.room, ""),
        weekday=extra.weekday,
        starts_at=extra.starts_at,
        members=tuple(sorted(seats, key=lambda seat: (list(MainProblem).index(seat.problem), seat.name))),
        capacity=max(len(seats), 1),
        same=_same_share(seats),
        stayed=0,
        is_held=extra.is_held,
        is_extra=True,
    )


def _same_share(seats: tuple[Seat, ...]) -> float:
    if not seats:
        return 0.0
    return Counter(seat.problem for seat in seats).most_common(1)[0][1] / len(seats)


def _rows(problem: WeekProblem, extras: tuple[ExtraGroup, ...]) -> tuple[SlotRow, ...]:
    lengths: dict[int, int] = {extra.starts_at: extra.minutes for extra in extras}
    for slot in problem.slots:
        start = minutes_of(slot)
        lengths[start] = max(lengths.get(start, 0), slot.minutes)
    return tuple(SlotRow(starts_at=start, minutes=lengths[start]) for start in sorted(lengths))


def _free(problem: WeekProblem, plan: Plan) -> tuple[tuple[int, int], ...]:
    """(weekday, start) of open slots in which no group meets but a room and a counselor are free."""
    used = {group.slot for group in plan.groups}
    return tuple(
        (slot.day, minutes_of(slot))
        for slot in problem.slots
        if slot.blocked is None
        and slot.id not in used
        and any(slot.id in room.slots for room in problem.rooms)
        and any(slot.id in counselor.slots for counselor in problem.counselors)
    )


def compare(book: WeekBook, before: Plan, after: Plan) -> Comparison:
    """What `after` changes against `before`: groups first, then residents, then the measures."""
    changes = [*_group_changes(before, after), *_resident_changes(book, before, after)]
    touched = {change.group for change in changes if change.group} | {
        group for change in changes if change.resident for group in (change.before, change.after)
    }
    kept = [group for group in after.groups if group.id in before.by_id and group.id not in touched]
    locked = {lock.group for lock in book.locks.groups} | book.settled
    return Comparison(
        changes=tuple(changes),
        unchanged=len(kept),
        locked=sum(1 for group in kept if group.id in locked),
        measures=_measures(book, before, after),
    )


def _group_changes(before: Plan, after: Plan) -> list[Change]:
    changes: list[Change] = []
    for group in after.groups:
        old = before.by_id.get(group.id)
        size = len(group.members)
        if old is None:
            changes.append(Change(kind=ChangeKind.OPENED, group=group.id, after=group.slot, size=size))
            continue
        stayed = len(set(old.members) & set(group.members))
        for kind, was, now in (
            (ChangeKind.MOVED, old.slot, group.slot),
            (ChangeKind.COUNSELOR, old.counselor, group.counselor),
            (ChangeKind.ROOM, old.room, group.room),
        ):
            if was != now:
                changes.append(Change(kind=kind, group=group.id, before=was, after=now, stayed=stayed, size=size))
    gone = [group for group in before.groups if group.id not in after.by_id]
    changes += [
        Change(kind=ChangeKind.CLOSED, group=group.id, before=group.slot, size=len(group.members)) for group in gone
    ]
    return changes


def _resident_changes(book: WeekBook, before: Plan, after: Plan) -> list[Change]:
    changes: list[Change] = []
    for resident in book.problem.eligible:
        was, now = before.group_of.get(resident.id, ""), after.group_of.get(resident.id, "")
        if was == now:
            continue
        kind = ChangeKind.CHANGED_GROUP if was and now else ChangeKind.SEATED if now else ChangeKind.UNSEATED
        changes.append(Change(kind=kind, resident=resident.id, before=was, after=now))
    return sorted(changes, key=lambda change: (change.kind is ChangeKind.SEATED, change.resident))


def _measures(book: WeekBook, before: Plan, after: Plan) -> tuple[Measure, ...]:
    problem = book.problem
    here = {resident.id for resident in problem.eligible}

    def unseated(plan: Plan) -> int:
        return len(here - set(plan.group_of))

    def together(plan: Plan) -> int:
        return sum(1 for pair in problem.keep_apart if _meet(plan, pair.a, pair.b))

    def same(plan: Plan) -> float:
        seats = [[book.names.residents[m] for m in group.members if m in book.names.residents] for group in plan.groups]
        seated = sum(map(len, seats))
        return sum(_same_share(tuple(group)) * len(group) for group in seats) / seated if seated else 0.0

    def load(plan: Plan) -> int:
        return max(Counter(group.counselor for group in plan.groups).values(), default=0)

    changed = sum(1 for one in here if before.group_of.get(one) not in (None, after.group_of.get(one)))
    stayed = sum(1 for one in here if one in after.group_of and before.group_of.get(one) == after.group_of[one])
    return (
        Measure(code="unseated", before=unseated(before), after=unseated(after)),
        Measure(code="apart", before=together(before), after=together(after)),
        Measure(code="same", before=same(before), after=same(after), is_share=True, lower_is_better=False),
        Measure(code="stayed", before=None, after=stayed, lower_is_better=False),
        Measure(code="changed", before=None, after=changed),
        Measure(code="load", before=load(before), after=load(after)),
    )


def _meet(plan: Plan, one: str, other: str) -> bool:
    group = plan.group_of.get(one)
    return group is not None and group == plan.group_of.get(other)
