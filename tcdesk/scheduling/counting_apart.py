"""Residents who may not share a group with one another, and the groups that can meet."""

from __future__ import annotations

import numpy as np

from tcdesk.domain.week.explanation import Obstacle
from tcdesk.domain.week.wording import Sentence, counted, listed, named, said
from tcdesk.i18n import N_
from tcdesk.scheduling.counting_needs import need_sets
from tcdesk.scheduling.rules.keep_apart import apart_cliques
from tcdesk.scheduling.seats import Sessions
from tcdesk.scheduling.tables import Bools


def parted_too_often(sessions: Sessions) -> tuple[Obstacle, ...]:
    """Sets of residents, all apart from each other, that are larger than the number of groups for them."""
    found: list[Obstacle] = []
    seen: set[frozenset[int]] = set()
    residents = sessions.tables.residents
    for clique in sorted(apart_cliques(sessions.tables), key=lambda members: (-len(members), members)):
        for needs in (frozenset[str](), *need_sets(sessions)):
            members = frozenset(r for r in clique if needs <= residents[r].needs)
            if len(members) < 2 or any(members <= other for other in seen):
                continue
            mask = np.array([needs <= c.quals for c in sessions.tables.counselors], dtype=bool)
            groups = _groups(sessions, mask)
            # With no group at all for them the lack of a counselor is said, not this.
            if 0 < groups < len(members):
                seen.add(members)
                rules = _rules(sessions, mask, len(members), needed=bool(needs))
                found.append(_obstacle(sessions, sorted(members), groups, rules))
    return tuple(found)


def _by_size(sessions: Sessions) -> int:
    """The groups that can meet before one is too small."""
    return len(sessions.tables.residents) // max(1, sessions.tables.problem.min_size)


def _groups(sessions: Sessions, mask: Bools) -> int:
    return min(sessions.offered(mask).groups, _by_size(sessions))


def _rules(sessions: Sessions, mask: Bools, members: int, *, needed: bool) -> tuple[str, ...]:
    """Which limit on the groups is too low: their smallest size, the rooms, the counselors, or both of these."""
    if _by_size(sessions) < members:
        return ("H1", "H2", "H6")
    if sessions.room_sessions < members:
        return ("H1", "H4", "H6")
    limits = ("H3",) if sessions.can_lead_with(mask) < members else ("H3", "H4")
    return tuple(sorted({"H1", "H6", *limits, *(("H7",) if needed else ())}))


def _obstacle(sessions: Sessions, members: list[int], groups: int, rules: tuple[str, ...]) -> Obstacle:
    ids = [sessions.tables.residents[r].id for r in members]
    return Obstacle(
        code="kept_apart",
        title=counted(
            N_(
                "{size} residents may not share a group with each other, but at most {groups} can meet this "
                "week: {n} resident has no group."
            ),
            N_(
                "{size} residents may not share a group with each other, but at most {groups} can meet this "
                "week: {n} residents have no group."
            ),
            len(ids) - groups,
            size=len(ids),
            groups=groups_in_words(groups),
        ),
        why=said(N_("Each of them needs a different group: {residents}."), residents=listed(named("resident", ids))),
        count=len(ids) - groups,
        who=named("resident", ids),
        rules=rules,
        discreet=True,
    )


def groups_in_words(count: int) -> Sentence:
    """`1 group`, `7 groups`."""
    return counted(N_("{n} group"), N_("{n} groups"), count)
