"""Ways out that concern single residents: an appointment moved, a pair that may share a group, a need waived."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from tcdesk.domain.week.alterations import (
    Alteration,
    AppointmentMoved,
    CounselorAllowed,
    MoreGroups,
    NeedWaived,
    PairLifted,
    Qualified,
    ResidentUnlocked,
)
from tcdesk.domain.week.explanation import Obstacle
from tcdesk.domain.week.plan import Plan
from tcdesk.domain.week.wording import Named, listed, named, said
from tcdesk.i18n import N_
from tcdesk.scheduling import check
from tcdesk.scheduling.trial import Trial
from tcdesk.scheduling.way import Setting, Way

PAIR_WAYS = 2
MOST_PAIRS = 4
MOST_MOVED = 12
"""Nobody moves more appointments than this for one week."""


def appointments(setting: Setting, residents: Sequence[str]) -> Iterator[Way]:
    """One appointment of each resident moved, to where he then sits; and the same with other hours."""
    problem, hours = setting.problem, setting.hours
    busy = {r: {b.slot for b in problem.resident_by_id[r].busy} & hours for r in residents}
    wide = {r: slots for r, slots in busy.items() if slots}
    if not wide or len(wide) > MOST_MOVED:
        return
    first = _moved(setting, wide)
    yield first
    taken = {(change.resident, change.slot) for change in _freed(setting, setting.trial(first.patch), wide)}
    others = {r: {slot for slot in slots if (r, slot) not in taken} for r, slots in wide.items()}
    if all(others.values()):
        yield _moved(setting, others)


def _moved(setting: Setting, slots: dict[str, set[str]]) -> Way:
    def narrowed(trial: Trial) -> Way:
        return way(_freed(setting, trial, slots))

    def way(patch: tuple[AppointmentMoved, ...]) -> Way:
        pieces = [
            said(
                N_("{who} ({slot})"), who=Named(kind="resident", id=one.resident), slot=Named(kind="slot", id=one.slot)
            )
            for one in patch
        ]
        return Way(
            kind=AppointmentMoved.kind,
            label=said(N_("Move an appointment: {which}"), which=listed(pieces)),
            patch=patch,
            narrowed=narrowed,
        )

    wide = [(r, slot) for r, free in slots.items() for slot in setting.in_order(frozenset(free))]
    return way(tuple(AppointmentMoved(resident=r, slot=slot) for r, slot in wide))


def _freed(setting: Setting, trial: Trial, slots: dict[str, set[str]]) -> tuple[AppointmentMoved, ...]:
    """For each resident the hour of his group in the plan; where he has none, the hour in which most groups meet."""
    meets = Counter(group.slot for group in trial.plan.groups)
    patch: list[AppointmentMoved] = []
    for resident, free in slots.items():
        group = trial.plan.by_id.get(trial.plan.group_of.get(resident, ""))
        if group is None:
            slot = max(setting.in_order(frozenset(free)), key=lambda slot: meets[slot])
            patch.append(AppointmentMoved(resident=resident, slot=slot))
        elif group.slot in free:
            patch.append(AppointmentMoved(resident=resident, slot=group.slot))
    return tuple(patch)


def pairs(setting: Setting, concerned: set[str]) -> Iterator[Way]:
    """Let a resident without a group share one with the single member who bars him; everybody else stays."""
    waiting = [r for r in setting.base.unassigned if r in concerned]
    barred: set[tuple[str, str]] = set()
    for _ in range(PAIR_WAYS if waiting else 0):
        plan, patch = setting.base.plan, list[PairLifted]()
        for resident in waiting[:MOST_PAIRS]:
            found = _bars_alone(setting, plan, resident, barred)
            if found is not None:
                member, group = found
                plan = plan.move(resident, group)
                patch.append(PairLifted(a=resident, b=member))
        if not patch:
            return
        barred |= {(change.a, change.b) for change in patch}
        yield _lifted(tuple(patch))


def _lifted(patch: tuple[PairLifted, ...]) -> Way:
    pieces = [
        said(N_("{a} and {b}"), a=Named(kind="resident", id=one.a), b=Named(kind="resident", id=one.b)) for one in patch
    ]
    label = said(N_("Let these share a group this week: {pairs}"), pairs=listed(pieces))
    return Way(kind=PairLifted.kind, label=label, patch=patch)


def _bars_alone(setting: Setting, plan: Plan, resident: str, barred: set[tuple[str, str]]) -> tuple[str, str] | None:
    """A member, and his group, who is all that keeps the resident out of it; smallest group first."""
    problem = setting.problem
    before = len(check.violations(problem, plan))
    apart = {pair.b if pair.a == resident else pair.a for pair in problem.keep_apart if resident in (pair.a, pair.b)}
    for group in sorted(plan.groups, key=lambda group: (len(group.members), group.id)):
        against = [member for member in group.members if member in apart]
        if len(against) != 1 or (resident, against[0]) in barred or len(group.members) >= problem.max_size:
            continue
        # One breach less (he has a group) and one more (the pair): anything else would show.
        after = check.violations(problem, plan.move(resident, group.id))
        if len(after) == before and sum(found.resident == resident for found in after if found.rule != "H6") == 0:
            return against[0], group.id
    return None


def qualified(setting: Setting, obstacle: Obstacle) -> Iterator[Way]:
    """A counselor who is here takes those who need a qualification; who knows most of them first."""
    needs = [thing.id for thing in obstacle.who if thing.kind == "need"]
    people = {thing.id for thing in obstacle.who if thing.kind == "resident"}
    able = [c.id for c in setting.problem.counselors if set(needs) <= c.quals and c.slots]
    known = Counter(r.primary_counselor for r in setting.problem.eligible if r.id in people)
    others = [c for c in setting.problem.counselors if c.slots and not set(needs) <= c.quals and c.max_groups]
    for counselor in sorted(others, key=lambda c: (-known[c.id], -c.max_groups, c.id)):
        missing = [need for need in needs if need not in counselor.quals]
        yield Way(
            kind=Qualified.kind,
            label=said(
                N_("Let {who} lead those who need {need} this week"),
                who=Named(kind="counselor", id=counselor.id),
                need=named("need", missing),
            ),
            patch=tuple(Qualified(counselor=counselor.id, need=need) for need in missing),
        )
    if able:
        label = said(N_("One group more this week for {who}"), who=listed(named("counselor", able)))
        yield Way(kind=MoreGroups.kind, label=label, patch=(MoreGroups(counselors=tuple(able)),))


def waived(setting: Setting, obstacle: Obstacle) -> Iterator[Way]:
    """Those who need a qualification do without it this week; where there are seats for some, only the others."""
    needs = frozenset(thing.id for thing in obstacle.who if thing.kind == "need")
    people = tuple(thing.id for thing in obstacle.who if thing.kind == "resident")
    without = set(setting.base.unassigned)
    left = tuple(r for r in people if r in without)
    chosen = left if len(left) >= obstacle.count else people
    yield Way(
        kind=NeedWaived.kind,
        label=said(
            N_("Without {need} this week: {residents}"),
            need=named("need", sorted(needs)),
            residents=listed(named("resident", chosen)),
        ),
        patch=(NeedWaived(residents=chosen, needs=needs),),
    )


def allowed(setting: Setting, obstacle: Obstacle) -> Iterator[Way]:
    """Let a resident be with a counselor whom he may not be with."""
    for resident in obstacle.residents:
        for pair in setting.problem.not_with:
            if pair.resident == resident and setting.problem.counselor_by_id[pair.counselor].slots:
                yield Way(
                    kind=CounselorAllowed.kind,
                    label=said(
                        N_("Let {who} be with {counselor} this week"),
                        who=Named(kind="resident", id=resident),
                        counselor=Named(kind="counselor", id=pair.counselor),
                    ),
                    patch=(CounselorAllowed(resident=resident, counselor=pair.counselor),),
                )


def unlocked(obstacle: Obstacle) -> Iterator[Way]:
    """Take the locks off as many residents as the group cannot take."""
    locked = [thing.id for thing in obstacle.who if thing.kind == "resident"]
    chosen = locked[len(locked) - obstacle.count :]
    patch: tuple[Alteration, ...] = tuple(ResidentUnlocked(resident=r) for r in chosen)
    label = said(N_("Take the lock off {who}"), who=listed(named("resident", chosen)))
    yield Way(kind=ResidentUnlocked.kind, label=label, patch=patch)
