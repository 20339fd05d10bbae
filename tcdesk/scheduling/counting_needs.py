"""Residents who need a qualification, and the seats with counselors who have it."""

from __future__ import annotations

import numpy as np

from tcdesk.domain.week.explanation import Obstacle
from tcdesk.domain.week.problem import WeekCounselor
from tcdesk.domain.week.wording import Named, Piece, Sentence, counted, listed, named, said
from tcdesk.i18n import N_
from tcdesk.scheduling.seats import Sessions


def unqualified(sessions: Sessions) -> tuple[Obstacle, ...]:
    """For every qualification, and every set of them that somebody needs: residents beyond the seats there are."""
    found: list[Obstacle] = []
    short_of: set[str] = set()
    for needs in need_sets(sessions):
        people = [r.id for r in sessions.tables.residents if needs <= r.needs]
        able = [c for c in sessions.tables.counselors if needs <= c.quals]
        mask = np.array([needs <= c.quals for c in sessions.tables.counselors], dtype=bool)
        offered = sessions.offered(mask)
        short = len(people) - offered.seats
        # Where nobody at all can lead a group, that is said of everybody and not again of these.
        everybody = bool(able) and not sessions.offered().groups
        if short <= 0 or everybody or short_of.issuperset(people):
            continue
        short_of.update(people)
        found.append(_obstacle(needs, people, able, short=short, groups=offered.groups, sessions=sessions))
    return tuple(found)


def need_sets(sessions: Sessions) -> list[frozenset[str]]:
    """Every single qualification that is needed, then every larger set that one resident needs."""
    sets = {r.needs for r in sessions.tables.residents if r.needs}
    singles = {frozenset({need}) for needs in sets for need in needs}
    return sorted(sets | singles, key=lambda needs: (len(needs), sorted(needs)))


def _obstacle(
    needs: frozenset[str],
    people: list[str],
    able: list[WeekCounselor],
    *,
    short: int,
    groups: int,
    sessions: Sessions,
) -> Obstacle:
    away = [c for c in able if c.on_leave is not None]
    qualities: tuple[Piece, ...] = named("need", sorted(needs))
    return Obstacle(
        code="qualification",
        title=_title(qualities, able, away, short=short, groups=groups),
        why=_why(people, able, groups=groups, size=sessions.tables.problem.max_size),
        count=short,
        who=(
            *named("counselor", (c.id for c in away)),
            *named("need", sorted(needs)),
            *named("resident", people),
        ),
        residents=tuple(people) if not groups else (),
        rules=_rules(sessions, needs, len(people), groups),
    )


def _rules(sessions: Sessions, needs: frozenset[str], people: int, groups: int) -> tuple[str, ...]:
    """The qualification, and what keeps those who have it from giving more seats: their hours, the rooms, the size."""
    mask = np.array([needs <= c.quals for c in sessions.tables.counselors], dtype=bool)
    if not mask.any():
        return ("H1", "H7")
    led = sessions.can_lead_with(mask)
    if not led:
        return ("H1", "H3", "H7")
    if groups and led * sessions.tables.problem.max_size < people:
        return ("H1", "H2", "H3", "H7")
    unlimited = Sessions(sessions.tables, any_size=True).offered(mask)
    sized = unlimited.seats >= people if groups else unlimited.groups > 0
    return ("H1", "H2", "H3", "H4", "H7") if sized else ("H1", "H3", "H4", "H7")


def _title(
    needs: tuple[Piece, ...], able: list[WeekCounselor], away: list[WeekCounselor], *, short: int, groups: int
) -> Sentence:
    if not able:
        return counted(
            N_("No counselor is qualified for {need} this week: {n} resident who needs it has no group."),
            N_("No counselor is qualified for {need} this week: {n} residents who need it have no group."),
            short,
            need=needs,
        )
    if away:
        return counted(
            N_("{who} away this week: {n} resident who needs {need} has no group."),
            N_("{who} away this week: {n} residents who need {need} have no group."),
            short,
            who=listed(
                said(N_("{who} ({why})"), who=Named(kind="counselor", id=c.id), why=c.on_leave or "") for c in away
            ),
            need=needs,
        )
    if groups:
        return counted(
            N_("Too few seats with a counselor qualified for {need} this week: {n} resident has no group."),
            N_("Too few seats with a counselor qualified for {need} this week: {n} residents have no group."),
            short,
            need=needs,
        )
    return counted(
        N_("{who} can lead no group this week: {n} resident who needs {need} has no group."),
        N_("{who} can lead no group this week: {n} residents who need {need} have no group."),
        short,
        who=listed(named("counselor", (c.id for c in able))),
        need=needs,
    )


def _why(people: list[str], able: list[WeekCounselor], *, groups: int, size: int) -> Sentence:
    concerned = listed(named("resident", people))
    if not able:
        return said(N_("Concerned: {residents}."), residents=concerned)
    return counted(
        N_("Qualified: {who}; together {n} group of {size}, needed by {total}: {residents}."),
        N_("Qualified: {who}; together {n} groups of {size}, needed by {total}: {residents}."),
        groups,
        who=listed(named("counselor", (c.id for c in able))),
        size=size,
        total=len(people),
        residents=concerned,
    )
