"""Residents who can sit nowhere, one by one: no free hour, no counselor allowed, or a lock that cannot be kept."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np

from tcdesk.domain.week.explanation import Obstacle
from tcdesk.domain.week.wording import Named, counted, listed, named, said
from tcdesk.i18n import N_
from tcdesk.scheduling.seats import Sessions
from tcdesk.scheduling.tables import Bools

_RULES = ("H3", "H4", "H5", "H7")


def nowhere_to_go(sessions: Sessions, known: set[str]) -> tuple[Obstacle, ...]:
    """Residents, but for `known`, for whom no hour of any counselor will do; those with the same reasons together."""
    tables = sessions.tables
    open_hours = sessions.leads & sessions.has_room
    if not open_hours.any():
        return ()
    free = (tables.may_sit.astype(np.int64) @ open_hours.astype(np.int64) > 0) & ~tables.busy
    stuck = [r for r in np.flatnonzero(~free.any(axis=1)) if tables.residents[r].id not in known]
    no_hour: dict[tuple[tuple[str, int], ...], list[int]] = defaultdict(list)
    alone: dict[tuple[bytes, tuple[str, ...], int], list[int]] = defaultdict(list)
    for r in stuck:
        hours = (open_hours & tables.may_sit[r][:, None]).any(axis=0)
        if hours.any():
            no_hour[_reasons(sessions, int(r), hours)].append(int(r))
        else:
            barred = _barred(sessions, int(r))
            # Who is barred from somebody stands alone: what would help is his own matter.
            alone[tables.may_sit[r].tobytes(), barred, int(r) if barred else -1].append(int(r))
    hourless = [_no_hour(sessions, people, reasons) for reasons, people in no_hour.items()]
    loners = [_no_counselor(sessions, people, barred) for (_, barred, _), people in alone.items()]
    return (*hourless, *loners, *_locked(sessions, open_hours, known | {tables.residents[r].id for r in stuck}))


def _reasons(sessions: Sessions, resident: int, hours: Bools) -> tuple[tuple[str, int], ...]:
    """What fills these hours of the resident, and how many of them, the most frequent first."""
    index = sessions.tables.slot_index
    busy = sessions.tables.residents[resident].busy
    counts = Counter(b.why for b in {b.slot: b for b in busy}.values() if hours[index[b.slot]])
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def rules_against(
    sessions: Sessions, resident: int, group: int | None = None, given_up: Sequence[str] = _RULES
) -> tuple[str, ...]:
    """The codes of a smallest set of rules that together leave the resident no place at all, or none in `group`.

    Where there are several such sets it is the one left when rules are `given_up` in this order.
    """
    tables = sessions.tables
    usable = np.array([slot.blocked is None for slot in tables.slots], dtype=bool)

    def reachable(kept: set[str]) -> bool:
        leads = sessions.leads if "H3" in kept else np.broadcast_to(usable, sessions.leads.shape)
        if "H7" in kept:
            leads = leads & tables.may_sit[resident][:, None]
        if group is not None and "H9" in kept:
            leads = leads & tables.may_run[group][:, None] & tables.may_meet[group] & tables.may_join[resident, group]
        hours = leads.any(axis=0) & (sessions.has_room if "H4" in kept else usable)
        return bool((hours & ~tables.busy[resident]).any() if "H5" in kept else hours.any())

    kept = {*_RULES, *(("H9",) if group is not None else ())}
    for rule in given_up:
        if not reachable(kept - {rule}):
            kept.discard(rule)
    return ("H1", *sorted(kept))


def _no_hour(sessions: Sessions, people: list[int], reasons: tuple[tuple[str, int], ...]) -> Obstacle:
    tables = sessions.tables
    ids = [tables.residents[r].id for r in people]
    words = [said(N_("{why} {count}×"), why=why, count=count) for why, count in reasons]
    return Obstacle(
        code="no_free_hour",
        title=counted(
            N_("{who} has no free hour this week: {n} resident has no group."),
            N_("{who} have no free hour this week: {n} residents have no group."),
            len(ids),
            who=listed(named("resident", ids)),
        ),
        why=counted(
            N_("The only hour with a counselor and a room is filled: {reasons}."),
            N_("All {n} hours with a counselor and a room are filled: {reasons}."),
            sum(count for _, count in reasons),
            reasons=listed(words),
        ),
        count=len(ids),
        who=named("resident", ids),
        residents=tuple(ids),
        slots=tuple(b.slot for b in tables.residents[people[0]].busy),
        rules=rules_against(sessions, people[0]),
    )


def _no_counselor(sessions: Sessions, people: list[int], barred: tuple[str, ...]) -> Obstacle:
    """Residents whom the same counselors may take, none of whom can lead; `barred` are those they may not be with."""
    tables = sessions.tables
    ids = [tables.residents[r].id for r in people]
    allowed = np.flatnonzero(tables.may_sit[people[0]])
    if len(allowed):
        why = counted(
            N_("Only {who} may take this resident, and can lead no group this week."),
            N_("Only {who} may take these residents, and can lead no group this week."),
            len(ids),
            who=listed(named("counselor", (tables.counselors[c].id for c in allowed))),
        )
    elif barred:
        why = said(N_("Not allowed with: {who}."), who=listed(named("counselor", barred)))
    else:
        why = counted(N_("No counselor fits this resident."), N_("No counselor fits these residents."), len(ids))
    return Obstacle(
        code="no_counselor",
        title=counted(
            N_("{who} can be with no counselor who is here this week: {n} resident has no group."),
            N_("{who} can be with no counselor who is here this week: {n} residents have no group."),
            len(ids),
            who=listed(named("resident", ids)),
        ),
        why=why,
        count=len(ids),
        who=(*named("resident", ids), *named("counselor", barred)),
        residents=tuple(ids),
        # What is said holds whatever their appointments are.
        rules=rules_against(sessions, people[0], given_up=("H5", "H3", "H4", "H7")),
    )


def _barred(sessions: Sessions, resident: int) -> tuple[str, ...]:
    """The counselors whom the resident may not be with."""
    id_ = sessions.tables.residents[resident].id
    return tuple(pair.counselor for pair in sessions.tables.problem.not_with if pair.resident == id_)


def _locked(sessions: Sessions, open_hours: Bools, known: set[str]) -> list[Obstacle]:
    """Residents locked to a group that cannot take them: none of its hours and counselors will do, or it is full."""
    tables = sessions.tables
    inside: dict[str, list[str]] = defaultdict(list)
    found: list[Obstacle] = []
    for lock in {lock.resident: lock for lock in tables.problem.member_locks}.values():
        r, g = tables.resident_index.get(lock.resident), tables.group_index.get(lock.group)
        if r is None or lock.resident in known:
            continue
        if g is not None and tables.may_join[r, g]:
            counselors = tables.may_sit[r] & tables.may_run[g]
            if (open_hours[counselors] & tables.may_meet[g] & ~tables.busy[r]).any():
                inside[lock.group].append(lock.resident)
                continue
        rules = ("H1", "H9") if g is None else rules_against(sessions, r, g)
        found.append(_lock(sessions, lock.group, [lock.resident], rules))
    for group, residents in inside.items():
        if len(residents) > tables.problem.max_size:
            found.append(_lock(sessions, group, residents, ("H1", "H2", "H9")))
    return found


def _lock(sessions: Sessions, group: str, residents: list[str], rules: tuple[str, ...]) -> Obstacle:
    over = len(residents) > sessions.tables.problem.max_size
    short = len(residents) - sessions.tables.problem.max_size if over else len(residents)
    return Obstacle(
        code="locked",
        title=counted(
            N_("{who} locked to {group}, which cannot take everybody this week: {n} resident has no group."),
            N_("{who} locked to {group}, which cannot take everybody this week: {n} residents have no group."),
            short,
            who=listed(named("resident", residents)),
            group=Named(kind="group", id=group),
        ),
        why=said(N_("At most {limit} may sit in a group."), limit=sessions.tables.problem.max_size)
        if over
        else said(N_("None of its hours and counselors suits, or the group does not meet.")),
        count=short,
        who=(*named("resident", residents), Named(kind="group", id=group)),
        residents=tuple(residents) if not over else (),
        rules=rules,
    )
