"""Ways out of an issue that need no solver: each is a whole plan, tried against the rules before it is offered."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from tcdesk.domain.views.week import Locks
from tcdesk.domain.week.plan import GroupPlan, Plan
from tcdesk.services.week_view import view_of
from tcdesk.ui.pages.week.issues import Issue
from tcdesk.ui.pages.week.targets import Targets

MOST = 3
_TRIES = 24
"""How many plans are tried against the rules for one issue; the rest would come too late to help."""


@attrs.frozen(kw_only=True)
class Fix:
    """What to do in words, what it costs in words, and the plan that stands after it.

    Without a plan the fix is to arrange the week anew; with `locks` they are changed too.
    """

    label: str
    cost: str
    plan: Plan | None = None
    locks: Locks | None = None


def fixes_for(issue: Issue, targets: Targets) -> tuple[Fix, ...]:
    """At most three ways out of one issue, the one that disturbs fewest first. Each lessens what is wrong."""
    before = len(view_of(targets.book, targets.plan).violations)
    found: list[Fix] = []
    for tried, fix in enumerate(_candidates(issue, targets)):
        if len(found) == MOST or tried == _TRIES:
            break
        book = targets.book if fix.locks is None else attrs.evolve(targets.book, locks=fix.locks)
        after = before if fix.plan is None else len(view_of(book, fix.plan).violations)
        if fix.plan is None or fix.locks is not None or after < before or _is_closing(fix, targets):
            found.append(fix)
    return tuple(found)


def _is_closing(fix: Fix, targets: Targets) -> bool:
    """Whether the fix leaves a group out: then its members are without a group, and that is said."""
    return fix.plan is not None and len(fix.plan.groups) < len(targets.plan.groups)


def _candidates(issue: Issue, targets: Targets) -> Iterator[Fix]:
    groups = [targets.plan.by_id[g] for g in (issue.group, *issue.groups) if g in targets.plan.by_id]
    match issue.rule:
        case "H1":
            yield from _seat_all(issue, targets)
        case "H2":
            for group in groups:
                yield from _resize(group, targets)
        case "H3" | "H4" | "H8":
            for group in groups:
                yield from _elsewhere(issue, group, targets)
            for group in groups[:1]:
                yield _closed(group, targets)
        case "H5" | "H6" | "H7":
            for group in groups:
                yield from _someone_else(issue, group, targets)
        case "H9":
            yield from _unlocked(issue, targets)
        case _:
            return


def _seat_all(issue: Issue, targets: Targets) -> Iterator[Fix]:
    """Put everybody on a free seat that suits him; the rest is for the solver."""
    plan, seated, t = targets.plan, 0, targets.t
    for resident in issue.residents:
        now = Targets(targets.book, plan, targets.names)
        fitting = [g for g in plan.groups if not now.seat_refusal(g, resident)]
        if fitting:
            best = max(fitting, key=lambda g: (now.alike(g, resident), -len(g.members)))
            plan, seated = plan.move(resident, best.id), seated + 1
    count = len(issue.residents)
    if seated == 1 == count:
        group = plan.group_of[issue.residents[0]]
        label = t("{who} → {group}", who=targets.names.resident(issue.residents[0]), group=targets.names.group(group))
        yield Fix(label=label, cost=t("a free seat, nobody else moves"), plan=plan)
    elif seated:
        label = t("Seat {n} of {count} on free seats", n=seated, count=count)
        yield Fix(label=label, cost=t("nobody else moves"), plan=plan)
    yield Fix(label=t("Arrange the week anew"), cost=t("looks at every way, F9"))


def _resize(group: GroupPlan, targets: Targets) -> Iterator[Fix]:
    problem = targets.problem
    if len(group.members) > problem.max_size:
        yield from _thinned(group, targets)
        return
    lonely = [r.id for r in problem.eligible if r.id not in targets.plan.group_of]
    fitting = [one for one in lonely if not targets.seat_refusal(group, one)]
    missing = problem.min_size - len(group.members)
    if len(fitting) >= missing:
        best = sorted(fitting, key=lambda one: -targets.alike(group, one))[:missing]
        plan = targets.plan
        for one in best:
            plan = plan.move(one, group.id)
        cost = targets.t("from those without a group")
        yield Fix(label=targets.t("{who} join", who=targets.names.some(best)), cost=cost, plan=plan)
    yield _closed(group, targets)


def _thinned(group: GroupPlan, targets: Targets) -> Iterator[Fix]:
    """As many as are too many go to free seats elsewhere, those least alike with their group first."""
    plan, left = targets.plan, len(group.members) - targets.problem.max_size
    moved: list[str] = []
    for resident in sorted(group.members, key=lambda one: targets.alike(group, one)):
        now = Targets(targets.book, plan, targets.names)
        fitting = [g for g in now.others(group.id) if not now.seat_refusal(g, resident)]
        if fitting and len(moved) < left and not targets.fixed_resident(resident):
            best = max(fitting, key=lambda g: now.alike(g, resident))
            plan = plan.move(resident, best.id)
            moved.append(resident)
    if len(moved) == left:
        label = targets.t("{who} → other groups", who=targets.names.some(moved))
        yield Fix(label=label, cost=targets.t("free seats, nobody else moves"), plan=plan)


def _elsewhere(issue: Issue, group: GroupPlan, targets: Targets) -> Iterator[Fix]:
    """Another room or counselor in the same hour, or another hour."""
    names, t = targets.names, targets.t
    size = len(group.members)
    kept = t("members stay {n}/{n}", n=size)
    if issue.rule == "H4":
        for room in targets.rooms_for(group)[:2]:
            plan = targets.plan.with_group(attrs.evolve(group, room=room))
            yield Fix(label=t("{group} in room {room}", group=names.group(group.id), room=names.room(room)),
                      cost=t("hour and counselor stay"), plan=plan)  # fmt: skip
    moves = [(slot, targets.to_slot(group, slot)) for slot in targets.problem.slots if slot.id != group.slot]
    open_moves = [(slot, target) for slot, target in moves if target.plan is not None]
    used = {g.slot for g in targets.plan.groups}
    for slot, target in sorted(open_moves, key=lambda move: (move[0].id in used, move[0].day))[:1]:
        label = t("Move {group} to {slot}", group=names.group(group.id), slot=names.slot(slot.id))
        yield Fix(label=label, cost=t("counselor and {members}", members=kept), plan=target.plan)
    if issue.rule == "H3":
        for counselor in targets.counselors_for(group)[:2]:
            plan = targets.plan.with_group(attrs.evolve(group, counselor=counselor))
            label = t("{who} takes {group}, {day}", who=names.counselor(counselor), group=names.group(group.id),
                      day=names.day(group.slot))  # fmt: skip
            is_cover = counselor == targets.cover_of(group)
            cost = t("named as cover · hour stays") if is_cover else t("hour stays · counselor changes")
            yield Fix(label=label, cost=cost, plan=plan)


def _closed(group: GroupPlan, targets: Targets) -> Fix:
    count = targets.names.texts.n("{n} resident without therapy", "{n} residents without therapy", len(group.members))
    label = targets.t("No {group} this week", group=targets.names.group(group.id))
    return Fix(label=label, cost=count, plan=targets.plan.without_group(group.id))


def _moves_out(group: GroupPlan, residents: tuple[str, ...], targets: Targets) -> Iterator[Fix]:
    """Single residents to a free seat elsewhere: those least alike with their group first."""
    names, t = targets.names, targets.t
    for resident in sorted(residents, key=lambda one: targets.alike(group, one)):
        fitting = [g for g in targets.others(group.id) if not targets.seat_refusal(g, resident)]
        for best in sorted(fitting, key=lambda g: -targets.alike(g, resident))[:1]:
            label = t("{who} → {group}", who=names.resident(resident), group=names.group(best.id))
            alike = names.texts.n("{n} alike there", "{n} alike there", targets.alike(best, resident))
            yield Fix(label=label, cost=alike, plan=targets.plan.move(resident, best.id))


def _someone_else(issue: Issue, group: GroupPlan, targets: Targets) -> Iterator[Fix]:
    """Somebody whom it concerns changes places with one elsewhere, or takes a free seat elsewhere."""
    concerned = tuple(one for one in issue.residents if one in group.members)
    moves = list(_moves_out(group, concerned, targets))
    swaps = _swaps(group, concerned, targets)
    for _ in range(2):
        swap = next(swaps, None)
        if moves:
            yield moves.pop(0)
        if swap is not None:
            yield swap
    if issue.rule == "H7":
        for counselor in targets.counselors_for(group)[:1]:
            plan = targets.plan.with_group(attrs.evolve(group, counselor=counselor))
            label = targets.t("{who} leads {group}", who=targets.names.counselor(counselor),
                              group=targets.names.group(group.id))  # fmt: skip
            yield Fix(label=label, cost=targets.t("hour stays · counselor changes"), plan=plan)


def _swaps(group: GroupPlan, concerned: tuple[str, ...], targets: Targets) -> Iterator[Fix]:
    """Two residents in each other's place: those with the same problem first."""
    names, t = targets.names, targets.t
    seats = targets.book.names.residents
    for resident in concerned:
        here = attrs.evolve(group, members=tuple(one for one in group.members if one != resident))
        found: list[tuple[bool, str, GroupPlan]] = []
        for other in targets.others(group.id):
            for member in other.members:
                there = attrs.evolve(other, members=tuple(one for one in other.members if one != member))
                refused = targets.seat_refusal(here, member) or targets.seat_refusal(there, resident)
                if member in seats and not refused and not targets.fixed_resident(member):
                    found.append((seats[member].problem != seats[resident].problem, member, other))
        for differs, member, other in sorted(found, key=lambda one: (one[0], one[1]))[:2]:
            label = t("Swap {one} ↔ {other} ({group})", one=names.resident(resident).split()[0],
                      other=names.resident(member).split()[0], group=names.group(other.id))  # fmt: skip
            cost = t("2 residents change group") if differs else t("same problem, 2 residents change group")
            yield Fix(label=label, cost=cost, plan=targets.plan.swap(resident, member))


def _unlocked(issue: Issue, targets: Targets) -> Iterator[Fix]:
    """Take the lock away that the plan does not keep."""
    locks = targets.book.locks
    without = Locks(
        groups=tuple(lock for lock in locks.groups if lock.group != issue.group),
        members=tuple(lock for lock in locks.members if lock.resident not in issue.residents),
    )
    if without != locks:
        yield Fix(
            label=targets.t("Take the lock away"), cost=targets.t("nobody moves"), plan=targets.plan, locks=without
        )
