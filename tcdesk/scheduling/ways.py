"""Which ways out of an obstacle are worth a try, by what it lacks: counselors, rooms, seats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tcdesk.domain.week.alterations import BiggerGroups, CounselorBack, MoreGroups, RoomOpen, SmallerGroups
from tcdesk.domain.week.explanation import Obstacle
from tcdesk.domain.week.problem import WeekCounselor, WeekRoom
from tcdesk.domain.week.wording import Named, joined, listed, named, said
from tcdesk.i18n import N_
from tcdesk.scheduling.tables import free_id
from tcdesk.scheduling.trial import Trial
from tcdesk.scheduling.way import Setting, Way
from tcdesk.scheduling.ways_people import allowed, appointments, pairs, qualified, unlocked, waived

BIGGER_BY = (1, 2)
MOST_BACK = 4


def ways_out(setting: Setting, obstacle: Obstacle) -> Iterator[Way]:
    """Ways that fit the obstacle, the least of a change first; whether they help is for a trial to say."""
    away = [c for c in setting.problem.counselors if c.on_leave is not None]
    match obstacle.code:
        case "counselors":
            yield from _back(setting, away)
            yield from _seats(setting)
        case "rooms":
            yield from _rooms(setting, obstacle.count)
            yield from _bigger(setting)
        case "hours":
            yield from _back(setting, away)
            yield from _rooms(setting, obstacle.count)
            yield from _seats(setting)
        case "qualification":
            named_here = {thing.id for thing in obstacle.who if thing.kind == "counselor"}
            yield from _back(setting, [c for c in away if c.id in named_here])
            yield from qualified(setting, obstacle)
            yield from waived(setting, obstacle)
        case "no_free_hour":
            yield from appointments(setting, obstacle.residents)
        case "kept_apart":
            yield from pairs(setting, {thing.id for thing in obstacle.who})
            yield from _more_meetings(setting, obstacle, away)
        case "no_counselor":
            yield from allowed(setting, obstacle)
            yield from _back(setting, away)
        case "locked":
            yield from unlocked(obstacle)
        case "too_few":
            yield from _smaller(setting, obstacle.count)
        case _:
            yield from pairs(setting, set(setting.base.unassigned))
            yield from appointments(setting, setting.base.unassigned)
            yield from _back(setting, away)
            yield from _seats(setting)
            yield from _rooms(setting, obstacle.count)


def _more_meetings(setting: Setting, obstacle: Obstacle, away: list[WeekCounselor]) -> Iterator[Way]:
    """More groups, by whatever limits them."""
    if "H2" in obstacle.rules:
        yield from _smaller(setting, max(1, len(setting.problem.eligible) // max(1, len(obstacle.who))))
    if "H3" in obstacle.rules:
        yield from _back(setting, away)
        yield from _each_one_more(setting)
    if "H4" in obstacle.rules:
        yield from _rooms(setting, obstacle.count * setting.problem.max_size)


def _back(setting: Setting, away: Iterable[WeekCounselor]) -> Iterator[Way]:
    """Each counselor who is away leads groups after all; those who had a group last week first."""
    led = {group.counselor: group.slot for group in setting.problem.previous}
    able: dict[str, frozenset[str]] = {}
    for counselor in sorted(away, key=lambda c: (c.id not in led, -c.max_groups)):
        own = setting.problem.slot_by_id.get(led.get(counselor.id, ""))
        hours = setting.hours | ({own.id} if own is not None and own.blocked is None else set[str]())
        if counselor.max_groups > 0 and not hours <= counselor.slots:
            able[counselor.id] = frozenset(hours - counselor.slots)
            yield _counselors_back(setting, {counselor.id: able[counselor.id]})
    # Where one is not enough: two, three, ... together.
    for count in range(2, min(len(able), MOST_BACK) + 1):
        yield _counselors_back(setting, dict(list(able.items())[:count]))


def _counselors_back(setting: Setting, hours: dict[str, frozenset[str]]) -> Way:
    """These counselors lead groups in these hours; narrowed to those they lead in the plan found."""

    def narrowed(trial: Trial) -> Way:
        led = {
            id_: frozenset(g.slot for g in trial.plan.groups if g.counselor == id_) & slots
            for id_, slots in hours.items()
        }
        return way({id_: slots for id_, slots in led.items() if slots} or hours)

    def way(hours: dict[str, frozenset[str]]) -> Way:
        pieces = [
            said(
                N_("{who} leads groups after all: {slots}"),
                who=Named(kind="counselor", id=id_),
                slots=listed(named("slot", setting.in_order(slots))),
            )
            for id_, slots in hours.items()
        ]
        return Way(
            kind=CounselorBack.kind if len(hours) == 1 else "counselors_back",
            label=joined(pieces),
            patch=tuple(CounselorBack(counselor=id_, slots=slots) for id_, slots in hours.items()),
            narrowed=narrowed,
            last_resort=len(hours) > 1,
        )

    return way(hours)


def _seats(setting: Setting) -> Iterator[Way]:
    yield from _bigger(setting)
    yield from _each_one_more(setting)


def _bigger(setting: Setting) -> Iterator[Way]:
    biggest = max((room.capacity for room in setting.problem.rooms), default=0)
    for more in BIGGER_BY:
        size = setting.problem.max_size + more
        if size <= biggest:
            label = said(N_("Groups of up to {size} this week"), size=size)
            yield Way(kind=BiggerGroups.kind, label=label, patch=(BiggerGroups(max_size=size),))


def _smaller(setting: Setting, size: int) -> Iterator[Way]:
    if 0 < size < setting.problem.min_size:
        label = said(N_("Groups as small as {size} this week"), size=size)
        yield Way(kind=SmallerGroups.kind, label=label, patch=(SmallerGroups(min_size=size),))


def _each_one_more(setting: Setting) -> Iterator[Way]:
    here = tuple(c.id for c in setting.problem.counselors if c.slots)
    if here:
        label = said(N_("Every counselor leads one group more this week"))
        yield Way(
            kind=MoreGroups.kind,
            label=label,
            patch=(MoreGroups(counselors=here),),
            narrowed=lambda trial: _overworked(setting, trial, here),
        )


def _overworked(setting: Setting, trial: Trial, here: tuple[str, ...]) -> Way:
    """Only those counselors lead one group more who need to."""
    load = {id_: sum(group.counselor == id_ for group in trial.plan.groups) for id_ in here}
    over = tuple(id_ for id_ in here if load[id_] > setting.problem.counselor_by_id[id_].max_groups) or here
    label = said(N_("One group more this week for {who}"), who=listed(named("counselor", over)))
    return Way(kind=MoreGroups.kind, label=label, patch=(MoreGroups(counselors=over),))


def _rooms(setting: Setting, seats: int) -> Iterator[Way]:
    """Known rooms in more hours, the biggest first, then one room more; each also in as few hours as give `seats`."""
    hours, size = setting.hours, setting.problem.max_size
    least = max(1, setting.problem.min_size)
    for room in sorted(setting.problem.rooms, key=lambda room: (-min(room.capacity, size), room.id)):
        if room.capacity >= least and not hours <= room.slots:
            yield from _room_hours(setting, room, hours - room.slots, seats)
    id_ = free_id("+1", set(setting.problem.room_by_id))
    yield from _room_hours(setting, WeekRoom(id=id_, capacity=size, slots=frozenset()), hours, seats)


def _room_hours(setting: Setting, room: WeekRoom, slots: frozenset[str], seats: int) -> Iterator[Way]:
    wide = _room(setting, room, slots)
    meet = [g for g in setting.trial(wide.patch).plan.groups if g.room == room.id and g.slot in slots]
    few = -(-seats // min(room.capacity, setting.problem.max_size))
    if few < len(meet):
        biggest = sorted(meet, key=lambda group: (-len(group.members), group.id))[:few]
        yield _room(setting, room, frozenset(group.slot for group in biggest))
    yield wide


def _room(setting: Setting, room: WeekRoom, slots: frozenset[str]) -> Way:
    def narrowed(trial: Trial) -> Way:
        used = frozenset(g.slot for g in trial.plan.groups if g.room == room.id)
        return way(used & slots or slots)

    def way(slots: frozenset[str]) -> Way:
        hours = listed(named("slot", setting.in_order(slots)))
        known = room.id in setting.problem.room_by_id
        label = (
            said(N_("Open {room} at these hours too: {slots}"), room=Named(kind="room", id=room.id), slots=hours)
            if known
            else said(N_("One more room for {size} residents: {slots}"), size=room.capacity, slots=hours)
        )
        return Way(
            kind=RoomOpen.kind,
            label=label,
            patch=(RoomOpen(room=room.id, slots=slots, capacity=room.capacity),),
            narrowed=narrowed,
        )

    return way(slots)
