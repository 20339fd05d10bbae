"""An hour of the weekly grid that is another on one day."""

from __future__ import annotations

import attrs

from tcdesk.domain.refusals import Conflict, Invalid
from tcdesk.domain.session import SessionState
from tcdesk.domain.week.plan import Violation
from tcdesk.domain.week_days import DayHour
from tcdesk.i18n import N_, texts
from tcdesk.scheduling import check
from tcdesk.services.clock import local
from tcdesk.services.guard import Work
from tcdesk.services.week_data import WeekInput, build
from tcdesk.services.week_given import Given
from tcdesk.services.week_places import differing
from tcdesk.services.week_plan import plan_of

NO_TIME = N_("An hour of the week takes from 15 minutes to 4 hours and ends before midnight. Nothing was changed.")
NO_REASON = N_("Write why this hour is another on this day. Nothing was changed.")
TAKEN = N_("That time is taken: {label}. Nothing was changed. Choose another time.")
OVERLAPS = N_("Another hour of this day begins at {time}. Nothing was changed. Choose another time.")
HELD = N_("A group has met in this hour already. Nothing was changed.")
OVER = N_("This day is over. Nothing was changed.")
BREAKS = N_(
    "A published group cannot meet at that time: somebody is away, busy, or the room is taken. Nothing was changed. "
    "Choose another time, or move the group first."
)
LEAST, MOST, DAY = 15, 240, 24 * 60


@attrs.frozen(kw_only=True)
class HourWish:
    """What an hour shall be on its day: `slot` of the grid, start in minutes after midnight, length, and why."""

    slot: str
    starts_at: int
    minutes: int
    reason: str


def save(work: Work, given: Given, wish: HourWish) -> None:
    """Write the hour down, or take it back where it is that of every week. Raises as `Weeks.set_hour`."""
    usual = work.records.house.slots.get(int(wish.slot))
    day = given.input.week.day(usual.weekday)
    _check(work, given, wish, usual.weekday)
    hours = work.records.weeks.hours
    old = next((row for row in given.hours if row.slot_id == usual.id and row.on_date == day), None)
    is_usual = (wish.starts_at, wish.minutes) == (usual.starts_at, usual.minutes)
    if is_usual and old is not None:
        hours.remove(old.id, now=work.now, version=old.version)
    elif old is not None:
        changed = attrs.evolve(old, starts_at=wish.starts_at, minutes=wish.minutes, reason=wish.reason.strip())
        hours.update(changed)
    elif not is_usual:
        hours.insert(
            DayHour(
                slot_id=usual.id,
                on_date=day,
                starts_at=wish.starts_at,
                minutes=wish.minutes,
                reason=wish.reason.strip(),
            )
        )


def broken_by(given: Given, wish: HourWish) -> tuple[Violation, ...]:
    """What the published plan breaks with the hour as wished and does not break now; empty without such a plan."""
    if given.newest is None:
        return ()
    plan = plan_of(given.newest.plan)
    now, then = (build(one, texts("id")) for one in (given.input, _with(given, wish)))
    return differing(check.violations(now, plan), check.violations(then, plan))


def _with(given: Given, wish: HourWish) -> WeekInput:
    slots = tuple(
        attrs.evolve(slot, starts_at=wish.starts_at, minutes=wish.minutes) if str(slot.id) == wish.slot else slot
        for slot in given.input.slots
    )
    return attrs.evolve(given.input, slots=slots)


def _check(work: Work, given: Given, wish: HourWish, weekday: int) -> None:
    if not (LEAST <= wish.minutes <= MOST and wish.starts_at >= 0 and wish.starts_at + wish.minutes <= DAY):
        raise Invalid(NO_TIME)
    if not wish.reason.strip():
        raise Invalid(NO_REASON)
    day = given.input.week.day(weekday)
    if day < local(work.now).date():
        raise Conflict(OVER)
    sessions = work.records.sessions.between(day, day)
    if any(one.slot_id == int(wish.slot) and one.state is SessionState.HELD for one in sessions):
        raise Conflict(HELD)
    ends = wish.starts_at + wish.minutes
    for slot in given.input.slots:
        is_other = slot.weekday == weekday and str(slot.id) != wish.slot
        if is_other and slot.starts_at < ends and wish.starts_at < slot.ends_at:
            raise Conflict(OVERLAPS, time=texts("id").minutes(slot.starts_at))
    label = build(_with(given, wish), texts("id")).slot_by_id[wish.slot].blocked
    if label is not None:
        raise Conflict(TAKEN, label=label)
