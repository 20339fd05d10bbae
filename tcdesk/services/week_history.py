"""The versions of a week, each beside the one before it, with names also for who and what is gone by now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from tcdesk.domain.calendar import Slot, Week
from tcdesk.domain.views.week import GroupName, Seat, WeekBook, WeekNames
from tcdesk.domain.views.week_days import BoardChanges, VersionEntry
from tcdesk.domain.week.plan import Plan
from tcdesk.domain.week.problem import WeekProblem, WeekResident, WeekSlot
from tcdesk.domain.week_board import BoardGroup, WeekBoard
from tcdesk.domain.week_days import hours_of_week
from tcdesk.services.guard import Work
from tcdesk.services.week_plan import plan_of


def entries(work: Work, week: Week) -> tuple[VersionEntry, ...]:
    """All versions of a week, newest first; the first is compared with the week before."""
    weeks = work.records.weeks
    versions = weeks.of(week)
    if not versions:
        return ()
    earlier = weeks.newest_before(week)
    plans = [plan_of(version.plan) for version in versions]
    start = plan_of(earlier.plan) if earlier is not None else Plan()
    befores = [*plans[1:], start]
    left_out = {number for version in versions for number in version.left_out}
    book = _book(work, week, (*plans, start), left_out)
    boards = [weeks.frozen(version.id) for version in versions]
    writers = work.records.people.writer_names()
    return tuple(
        VersionEntry(
            version=version,
            who=writers.get(version.published_by, ""),
            left_out=tuple(
                book.names.residents[str(number)].name
                for number in version.left_out
                if str(number) in book.names.residents
            ),
            book=attrs.evolve(book, number=version.number),
            before=before,
            after=after,
            has_before=place < len(versions) - 1 or earlier is not None,
            is_frozen=boards[place] is not None,
            board=_board_changes(
                boards[place + 1] if place + 1 < len(boards) else None, boards[place], before, after, book.names
            ),
        )
        for place, (version, before, after) in enumerate(zip(versions, befores, plans, strict=True))
    )


def _board_changes(
    old: WeekBoard | None, new: WeekBoard | None, before: Plan, after: Plan, names: WeekNames
) -> BoardChanges:
    """What differs on two boards of one week beside the plan; the first board is compared with an empty one."""
    if new is None:
        return BoardChanges()
    was = {group.code: group for group in old.groups} if old is not None else {}
    now = {group.code: group for group in new.groups}
    planned = {names.groups[group.id].code: group.slot for group in after.groups if group.id in names.groups}
    earlier = {names.groups[group.id].code: group.slot for group in before.groups if group.id in names.groups}
    off_before = earlier.keys() - was.keys() if old is not None else set[str]()
    off_now = planned.keys() - now.keys()
    called, called_before = _called(now, planned), _called(was, earlier)
    retimed = [
        (was[code], group)
        for code, group in now.items()
        if code in was and planned.get(code) == earlier.get(code)
        and (was[code].starts_at, was[code].minutes) != (group.starts_at, group.minutes)
    ]  # fmt: skip
    return BoardChanges(
        off=tuple(sorted(off_now - off_before)),
        on=tuple(sorted((off_before - off_now) & planned.keys())),
        called=tuple(group for group in called if group not in called_before),
        dismissed=tuple(group for group in called_before if group not in called),
        retimed=tuple(retimed),
    )


def _called(board: Mapping[str, BoardGroup], planned: Mapping[str, str]) -> list[BoardGroup]:
    """The groups of a board that are in no plan, without their numbers: those are given anew in each version."""
    return [attrs.evolve(group, code="") for code, group in board.items() if code not in planned]


def names_ever(work: Work, numbers: Iterable[int]) -> WeekNames:
    """Names of some residents and of everything else, also of what is gone."""
    weeks = work.records.weeks
    people = weeks.staff_ever()
    return WeekNames(
        residents={
            str(one.id): Seat(resident_id=one.id, name=one.name, problem=one.problem)
            for one in weeks.residents_ever(numbers)
        },
        groups={str(group.id): GroupName(code=group.code, theme=group.theme) for group in weeks.groups_ever()},
        counselors={str(person.id): person.short_name for person in people},
        counselors_full={str(person.id): person.full_name for person in people},
        rooms={str(room.id): room.name for room in weeks.rooms_ever()},
    )


def _book(work: Work, week: Week, plans: tuple[Plan, ...], left_out: Iterable[int]) -> WeekBook:
    """A book that only names: no rule is asked of it."""
    members = {int(member) for plan in plans for member in plan.group_of}
    names = names_ever(work, members | set(left_out))
    weeks = work.records.weeks
    slots = hours_of_week(weeks.slots_ever(), weeks.hours_of(week), week)
    residents = tuple(WeekResident(id=one, sex="", language="") for one in names.residents)
    return WeekBook(
        week=week,
        problem=WeekProblem(
            name=str(week), slots=tuple(map(_slot, slots)), rooms=(), counselors=(), residents=residents
        ),
        base=Plan(),
        number=0,
        published_at=None,
        names=names,
        days=(),
        bands=(),
    )


def _slot(slot: Slot) -> WeekSlot:
    start = f"{slot.starts_at // 60:02d}:{slot.starts_at % 60:02d}"
    return WeekSlot(id=str(slot.id), day=slot.weekday, start=start, minutes=slot.minutes)
