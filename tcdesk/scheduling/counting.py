"""Why a week cannot seat everybody, by counting: some milliseconds, run on every edit.

Each finder looks for one kind of shortage and says how many residents go without at least. What counting cannot see
is left to the programme (`explain`).
"""

from __future__ import annotations

import numpy as np

from tcdesk.domain.week.explanation import Obstacle
from tcdesk.domain.week.problem import WeekCounselor, WeekProblem
from tcdesk.domain.week.wording import Named, Sentence, counted, listed, named, said
from tcdesk.i18n import N_
from tcdesk.scheduling.build import weighed
from tcdesk.scheduling.counting_apart import groups_in_words, parted_too_often
from tcdesk.scheduling.counting_needs import unqualified
from tcdesk.scheduling.counting_people import nowhere_to_go
from tcdesk.scheduling.seats import Sessions


def obstacles(problem: WeekProblem) -> tuple[Obstacle, ...]:
    """What stands in the way of the week whatever its plan, the shortages of many first; fixes are not worked out."""
    sessions = Sessions(weighed(problem))
    people = len(sessions.tables.residents)
    if not people:
        return ()
    if people < problem.min_size:
        return (_too_few(sessions),)
    unfit = unqualified(sessions)
    return (
        *_too_few_seats(sessions),
        *unfit,
        *parted_too_often(sessions),
        *nowhere_to_go(sessions, known={r for o in unfit for r in o.residents}),
    )


def _too_few(sessions: Sessions) -> Obstacle:
    people = sessions.tables.residents
    return Obstacle(
        code="too_few",
        title=counted(
            N_("Only {n} resident takes part this week: no group can meet."),
            N_("Only {n} residents take part this week: no group can meet."),
            len(people),
        ),
        why=said(N_("A group needs at least {limit} residents."), limit=sessions.tables.problem.min_size),
        count=len(people),
        who=named("resident", (r.id for r in people)),
        residents=tuple(r.id for r in people),
        rules=("H1", "H2"),
    )


def _too_few_seats(sessions: Sessions) -> tuple[Obstacle, ...]:
    """Fewer seats than residents: because of the counselors, the rooms, or because their hours do not meet."""
    total = len(sessions.tables.residents)
    found: list[Obstacle] = []
    counselors = total - sessions.can_lead * sessions.tables.problem.max_size
    if counselors > 0:
        found.append(_by_counselors(sessions, counselors))
    rooms = total - sessions.room_seats
    if rooms > 0:
        found.append(_by_rooms(sessions, rooms))
    together = total - sessions.offered().seats
    if together > max(counselors, rooms, 0):
        found.append(_by_hours(sessions, together))
    return tuple(found)


def _by_counselors(sessions: Sessions, short: int) -> Obstacle:
    problem, groups = sessions.tables.problem, sessions.can_lead
    away = [c for c in problem.counselors if c.on_leave is not None]
    if away:
        title = counted(
            N_("{who} away this week: {n} resident has no seat."),
            N_("{who} away this week: {n} residents have no seat."),
            short,
            who=listed(away_counselor(c) for c in away),
        )
    else:
        title = counted(
            N_("The counselors may lead too few groups this week: {n} resident has no seat."),
            N_("The counselors may lead too few groups this week: {n} residents have no seat."),
            short,
        )
    return Obstacle(
        code="counselors",
        title=title,
        why=counted(
            N_("The counselors who are here can lead {n} group of {size}: {seats} seats for {total} residents."),
            N_("The counselors who are here can lead {n} groups of {size}: {seats} seats for {total} residents."),
            groups,
            size=problem.max_size,
            seats=groups * problem.max_size,
            total=len(sessions.tables.residents),
        ),
        count=short,
        who=named("counselor", (c.id for c in away)),
        # Where nobody can lead a group at all, its size does not matter.
        rules=("H1", "H2", "H3") if groups else ("H1", "H3"),
    )


def away_counselor(counselor: WeekCounselor) -> Sentence:
    """A counselor, why he is away and how many groups he would lead."""
    return counted(
        N_("{who} ({why}, {n} group)"),
        N_("{who} ({why}, {n} groups)"),
        counselor.max_groups,
        who=Named(kind="counselor", id=counselor.id),
        why=counselor.on_leave or "",
    )


def _by_rooms(sessions: Sessions, short: int) -> Obstacle:
    tables = sessions.tables
    hours = tables.room_free.sum(axis=1).tolist()
    rooms = [
        counted(N_("{room} ({n} hour)"), N_("{room} ({n} hours)"), n, room=Named(kind="room", id=room.id))
        for room, n in zip(tables.rooms, hours, strict=True)
    ]
    return Obstacle(
        code="rooms",
        title=counted(
            N_("The rooms are free for too few hours this week: {n} resident has no seat."),
            N_("The rooms are free for too few hours this week: {n} residents have no seat."),
            short,
        ),
        why=said(
            N_("{rooms}: {seats} seats in the week for {total} residents."),
            rooms=listed(rooms) or said(N_("No room")),
            seats=sessions.room_seats,
            total=len(tables.residents),
        ),
        count=short,
        who=named("room", (room.id for room in tables.rooms)),
        rules=_with_size(sessions, Sessions(tables, any_size=True).room_seats, "H4"),
    )


def _by_hours(sessions: Sessions, short: int) -> Obstacle:
    tables, offered = sessions.tables, sessions.offered()
    hours = [tables.slots[t].id for t in np.flatnonzero(sessions.leads.any(axis=0) & ~sessions.has_room)]
    reckoning = counted(
        N_("Counselors could lead {groups} and rooms hold {sessions}, but only {n} fits both: {seats} for {total}."),
        N_("Counselors could lead {groups} and rooms hold {sessions}, but only {n} fit both: {seats} for {total}."),
        offered.groups,
        groups=groups_in_words(sessions.can_lead),
        sessions=counted(N_("{n} session"), N_("{n} sessions"), sessions.room_sessions),
        seats=counted(N_("{n} seat"), N_("{n} seats"), offered.seats),
        total=counted(N_("{n} resident"), N_("{n} residents"), len(tables.residents)),
    )
    return Obstacle(
        code="hours",
        title=counted(
            N_("Counselors and rooms are free at different hours this week: {n} resident has no seat."),
            N_("Counselors and rooms are free at different hours this week: {n} residents have no seat."),
            short,
        ),
        why=said(N_("{reckoning} No room is free: {slots}."), reckoning=reckoning, slots=listed(named("slot", hours)))
        if hours
        else reckoning,
        count=short,
        who=named("slot", hours),
        slots=tuple(hours),
        rules=_with_size(sessions, Sessions(tables, any_size=True).offered().seats, "H3", "H4"),
    )


def _with_size(sessions: Sessions, seats: int, *rules: str) -> tuple[str, ...]:
    """The size of groups is part of the conflict only where groups as large as their rooms would seat everybody."""
    return tuple(sorted({"H1", *rules, *(("H2",) if seats >= len(sessions.tables.residents) else ())}))
