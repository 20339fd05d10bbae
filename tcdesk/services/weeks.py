"""Weeks past and to come, and what becomes different within one: an hour of one day, a session called off or added."""

from __future__ import annotations

from datetime import timedelta

import attrs

from tcdesk.domain.calendar import Slot, Week
from tcdesk.domain.changes import Changes
from tcdesk.domain.defaults import GROUP_COUNSELLING, THERAPY
from tcdesk.domain.group import WeekVersion
from tcdesk.domain.refusals import Conflict, Invalid
from tcdesk.domain.roles import Action
from tcdesk.domain.session import Session, SessionState
from tcdesk.domain.views.week import Locks, WeekBook
from tcdesk.domain.views.week_days import Place, Places, VersionEntry, WeekStart, WeekState
from tcdesk.domain.week.plan import Plan, Violation
from tcdesk.domain.week_board import WeekBoard
from tcdesk.i18n import N_, texts
from tcdesk.scheduling import check
from tcdesk.services import week_ahead, week_history, week_hours, week_paper, week_places
from tcdesk.services.clock import local
from tcdesk.services.guard import Guarded, allowed, verb
from tcdesk.services.week_data import build
from tcdesk.services.week_given import Given, book_of, names_of, read
from tcdesk.services.week_hours import HourWish
from tcdesk.services.week_plan import plan_of
from tcdesk.services.week_publish import Publisher, Wording

CHANGED = N_(
    "This week changed meanwhile, so nothing was done. What was saved is safe. Look at the week as it is now, then try "
    "again."
)
NOT_PUBLISHED = N_("This week is not published yet, so no session can be called off. Leave the group out instead.")
OVER = N_("This day is over. Its sessions stay as they were recorded.")
MET = N_("This group has met this week already. Its session stays as it was recorded.")
NO_REASON = N_("Write why. The reason is kept with the session. Nothing was changed.")
NO_PLACE = N_(
    "This hour does not fit any more: somebody or something took it meanwhile. Nothing was changed. Look for another."
)
FEW = N_("A group needs at least two residents. Nothing was placed.")
NO_TOPIC = N_("Write what the group is called for. Nothing was placed.")
LENGTH = N_("A session takes from 15 minutes to 4 hours. Nothing was placed.")
NOT_FROZEN = N_("This version is not there any more.")
MINUTES = (15, 240)
MOST_PLACES = 5
CALLED_OFF, CALLED, NOT_CALLED = "Sesi dibatalkan", "Konseling kelompok", "Konseling kelompok dibatalkan"
"""How a version says why it was made: data of the house, as it stands in its books."""


class Weeks(Guarded):
    """Use cases around the week board. A change of a published week is a version of its own."""

    # looking back and ahead

    @allowed(Action.WEEK_READ)
    def history(self, week: Week) -> tuple[VersionEntry, ...]:
        """All versions of a week with what each changed, newest first."""
        return week_history.entries(self._work, week)

    @allowed(Action.WEEK_READ)
    def reprint(self, version_id: int) -> WeekBoard:
        """The board of a version as it was published.

        One from before boards were kept is made from its plan, with the names of today. Raises Conflict for a version
        that is not there.
        """
        work = self._work
        frozen = work.records.weeks.frozen(version_id)
        if frozen is not None:
            return frozen
        version = work.records.weeks.versions.find(version_id)
        if version is None:
            raise Conflict(NOT_FROZEN)
        given = read(work, Week.parse(version.week)).input
        plan = plan_of(version.plan)
        return week_paper.board(work, given, version, plan, names_of(work, given, plan))

    @allowed(Action.WEEK_READ)
    def around(self, week: Week, before: int = 4, after: int = 8) -> tuple[WeekState, ...]:
        """How the weeks around one stand, the earliest first."""
        return week_ahead.states(self._work, week.shifted(-before), week.shifted(after))

    @allowed(Action.WEEK_READ)
    def sources(self, week: Week) -> tuple[WeekState, ...]:
        """The published weeks of the year before `week` that it could start from, the last first."""
        return week_ahead.sources(self._work, week)

    @allowed(Action.WEEK_READ)
    def start(self, week: Week, source: Week | None = None) -> WeekStart:
        """A published week (the last one) as the beginning of `week`, and what of it no longer holds.

        Raises Conflict for a week that is published itself, for a `source` that is not or does not come before it, and
        where nothing was published before.
        """
        return week_ahead.start(self._work, week, source)

    # another hour on one day

    @allowed(Action.WEEK_READ)
    def usual_hour(self, slot: str) -> Slot:
        """An hour of the grid as it is in every week. Raises Conflict when it is not there."""
        return self._work.records.house.slots.get(int(slot))

    @allowed(Action.WEEK_READ)
    def hour_breaks(self, week: Week, wish: HourWish) -> tuple[Violation, ...]:
        """What the published plan would break if an hour became another; empty while nothing is published."""
        return week_hours.broken_by(read(self._work, week), wish)

    @verb(Action.WEEK_PUBLISH)
    def set_hour(self, book: WeekBook, wish: HourWish) -> Changes:
        """Let an hour begin at another time, or be of another length, on its day in the week of `book` only.

        The time of every week takes it back. A published week gets a version of its own. Raises Invalid for a time
        that cannot be, Conflict where groups cannot meet then, or when the week changed meanwhile.
        """
        work = self._work
        before = self._fresh(book)
        week_hours.save(work, before, wish)
        if before.newest is not None:
            if week_hours.broken_by(before, wish):
                raise Conflict(week_hours.BREAKS)
            self._again(read(work, book.week), plan_of(before.newest.plan), wish.reason)
        detail = {"slot": int(wish.slot), "starts_at": wish.starts_at, "minutes": wish.minutes, "reason": wish.reason}
        work.record("week.hour", "week", str(book.week), detail)
        return Changes.of("week", "session")

    # a session that is called off

    @allowed(Action.WEEK_READ)
    def other_places(self, week: Week, group: str) -> Places:
        """Where a group of the published plan could meet in this week instead, from now on."""
        work = self._work
        given = read(work, week, freed=frozenset({group}))
        problem, plan = build(given.input, texts("id")), _published(given)
        if group not in plan.by_id:
            raise Conflict(CHANGED)
        own = plan.by_id[group]
        later = [slot for slot in problem.slots if slot.id != own.slot and self._is_ahead(given, slot.day, slot.id)]
        return self._places(given, week_places.for_group(problem, plan, own, later))

    @verb(Action.WEEK_PUBLISH)
    def call_off(
        self, book: WeekBook, group: str, reason: str, place: Place | None = None
    ) -> tuple[WeekVersion, Changes]:
        """Call a group's session off, with the reason, and let it meet at `place` instead, in this week only.

        A session called off earlier can be made up for the same way. Raises Invalid without a reason, Conflict when
        the group has met, the week changed meanwhile, or `place` does not fit any more.
        """
        work = self._work
        if not reason.strip():
            raise Invalid(NO_REASON)
        given = self._fresh(book)
        if given.newest is None:
            raise Conflict(NOT_PUBLISHED)
        if group in given.held:
            raise Conflict(MET)
        plan = _published(given)
        if group not in plan.by_id or (place is None and group in given.cancelled):
            raise Conflict(CHANGED)
        self._cancel(book.week, int(group), reason.strip())
        freed = frozenset({group}) if place is not None else frozenset[str]()
        given = read(work, book.week, freed=freed)
        if place is not None:
            plan = self._moved(given, plan, group, place)
        version = self._again(given, plan, f"{CALLED_OFF}: {reason.strip()}", once=freed)
        detail = {"group": int(group), "reason": reason.strip(), "made_up": place.slot if place is not None else ""}
        work.record("session.call_off", "week", str(book.week), detail)
        return version, Changes.of("week", "session", "group")

    def _cancel(self, week: Week, group: int, reason: str) -> None:
        sessions = self._work.records.sessions
        for session in sessions.of_group(group, week.monday, week.day(6)):
            if session.activity_code == THERAPY and session.state is SessionState.PLANNED:
                sessions.sessions.update(attrs.evolve(session, state=SessionState.CANCELLED, cancel_reason=reason))

    def _moved(self, given: Given, plan: Plan, group: str, place: Place) -> Plan:
        problem = build(given.input, texts("id"))
        moved = plan.with_group(
            attrs.evolve(plan.by_id[group], slot=place.slot, room=place.room, counselor=place.counselor)
        )
        if place.slot not in problem.slot_by_id or not self._is_ahead(given, place.weekday, place.slot):
            raise Conflict(NO_PLACE)
        if week_places.new_violations(problem, plan, moved):
            raise Conflict(NO_PLACE)
        return moved

    # a group that is called for once

    @allowed(Action.WEEK_READ)
    def call_places(
        self, week: Week, plan: Plan, residents: tuple[int, ...], *, minutes: int, counselor: str = ""
    ) -> Places:
        """The best hours for a session with `residents` beside the groups of `plan`, led by `counselor` or anybody."""
        given = read(self._work, week)
        people = [one for one in given.input.residents if one.id in set(residents)]
        codes = {str(group.id): group.code for group in given.input.groups}
        found = week_places.for_called(given.input, plan, people, codes, minutes=minutes, counselor=counselor)
        return self._places(given, tuple(place for place in found if self._is_ahead(given, place.weekday, place.slot)))

    @verb(Action.WEEK_PROPOSE)
    def call(
        self, book: WeekBook, plan: Plan, residents: tuple[int, ...], topic: str, place: Place
    ) -> tuple[int, Changes]:
        """Call residents to one session at `place`, beside the weekly groups of `plan`; gives the session.

        The place is checked again. Raises Invalid for fewer than two residents or without a topic, Conflict when the
        place does not fit any more or the week changed meanwhile.
        """
        work = self._work
        given = self._fresh(book)
        chosen = [one for one in given.input.residents if one.id in set(residents)]
        _check_call(len(chosen), topic, place)
        stands = _published(given) if given.newest is not None else plan
        codes = {str(group.id): group.code for group in given.input.groups}
        found = week_places.for_called(
            given.input, stands, chosen, codes, minutes=place.minutes, counselor=place.counselor
        )
        now = next((one for one in found if one.slot == place.slot), None)
        if now is None or not now.fits or not self._is_ahead(given, place.weekday, place.slot):
            raise Conflict(NO_PLACE)
        session = Session(
            activity_code=GROUP_COUNSELLING,
            slot_id=int(now.slot),
            on_date=book.week.day(now.weekday),
            starts_at=now.starts_at,
            minutes=now.minutes,
            room_id=int(now.room),
            counselor_id=int(now.counselor),
            topic=topic.strip(),
        )
        number = work.records.sessions.sessions.insert(session)
        work.records.weeks.call(number, (one.id for one in chosen))
        if given.newest is not None:
            self._again(read(work, book.week), stands, f"{CALLED}: {topic.strip()}")
        detail = {"week": str(book.week), "residents": sorted(one.id for one in chosen), "minutes": now.minutes}
        work.record("session.call", "session", number, detail)
        return number, Changes.of("week", "session", "resident")

    @verb(Action.WEEK_PROPOSE)
    def dismiss(self, book: WeekBook, session_id: int, reason: str) -> Changes:
        """Call off a session that residents were called to. Raises Invalid without a reason, Conflict when it was held
        or is over, or the week changed meanwhile."""
        work = self._work
        if not reason.strip():
            raise Invalid(NO_REASON)
        given = self._fresh(book)
        session = work.records.sessions.sessions.get(session_id)
        if session.state is not SessionState.PLANNED:
            raise Conflict(MET if session.state is SessionState.HELD else CHANGED)
        changed = attrs.evolve(session, state=SessionState.CANCELLED, cancel_reason=reason.strip())
        work.records.sessions.sessions.update(changed)
        if given.newest is not None:
            self._again(read(work, book.week), _published(given), f"{NOT_CALLED}: {reason.strip()}")
        work.record("session.dismiss", "session", session_id, {"week": str(book.week), "reason": reason.strip()})
        return Changes.of("week", "session", "resident")

    # common to all

    def _fresh(self, book: WeekBook) -> Given:
        """The week as the store holds it now. Raises Conflict when it is over or was published anew since `book`."""
        given = read(self._work, book.week)
        if book.week < Week.of(self._work.today):
            raise Conflict(OVER)
        if given.number != book.number:
            raise Conflict(CHANGED)
        return given

    def _again(self, given: Given, plan: Plan, reason: str, once: frozenset[str] = frozenset()) -> WeekVersion:
        """The same week as its next version."""
        problem = build(given.input, texts("id"))
        newest = given.newest
        wording = Wording(
            score=newest.score if newest is not None else 0,
            left_out=tuple(int(one) for one in check.unassigned(problem, plan)),
            reason=reason,
        )
        return Publisher(self._work, given).publish(plan, wording, frozenset(given.usual) | once)

    def _is_ahead(self, given: Given, weekday: int, slot: str) -> bool:
        """Whether an hour of the week has not begun yet."""
        start = next((one.starts_at for one in given.input.slots if str(one.id) == slot), 0)
        now = local(self._work.now)
        begin = now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(minutes=start)
        day = given.input.week.day(weekday)
        return day > now.date() or (day == now.date() and begin > now)

    def _places(self, given: Given, found: tuple[Place, ...]) -> Places:
        fitting = sorted((one for one in found if one.fits), key=lambda one: (one.cost, one.weekday, one.starts_at))
        return Places(
            book=book_of(self._work, given, Locks()),
            fitting=tuple(fitting[:MOST_PLACES]),
            others=tuple(one for one in found if not one.fits),
        )


def _published(given: Given) -> Plan:
    """The published plan; an empty one while there is none."""
    return plan_of(given.newest.plan) if given.newest is not None else Plan()


def _check_call(count: int, topic: str, place: Place) -> None:
    if count < week_places.LEAST_CALLED:
        raise Invalid(FEW)
    if not topic.strip():
        raise Invalid(NO_TOPIC)
    if not MINUTES[0] <= place.minutes <= MINUTES[1]:
        raise Invalid(LENGTH)
