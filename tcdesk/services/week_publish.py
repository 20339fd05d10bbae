"""Publishing a week: what a plan means for groups, memberships and sessions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date, timedelta

import attrs

from tcdesk.domain.defaults import THERAPY
from tcdesk.domain.group import GroupMember, TherapyGroup, WeekVersion
from tcdesk.domain.resident import PROBLEM_NAMES
from tcdesk.domain.session import Session, SessionState
from tcdesk.domain.week.plan import GroupPlan, Plan
from tcdesk.i18n import texts
from tcdesk.services import week_paper
from tcdesk.services.guard import Work
from tcdesk.services.week_given import Given, names_of
from tcdesk.services.week_plan import Usual, plan_json

MOVED = "Jadwal mingguan"


@attrs.frozen(kw_only=True)
class Wording:
    """What a version carries beside its plan: how good it is, who is left out, and why it was published."""

    score: int = 0
    proven: bool = False
    left_out: tuple[int, ...] = ()
    reason: str = ""


class Publisher:
    """Writes one published week; used within one transaction."""

    def __init__(self, work: Work, given: Given) -> None:
        self._work = work
        self._all = given
        self._given = given.input
        self._slots = {str(slot.id): slot for slot in given.input.slots}

    def publish(self, plan: Plan, wording: Wording, once: Collection[str] = ()) -> WeekVersion:
        """Write groups that are new, memberships that change, sessions of the week, the version and its print.

        Groups of `once` go back to where they were after this week.
        """
        named = self._with_groups(plan)
        self._memberships(named)
        version = self._version(named, wording, self._usual(named, once))
        self._sessions(named, version.id)
        self._freeze(version, named)
        return version

    def _usual(self, plan: Plan, once: Collection[str]) -> dict[str, Usual]:
        """What the groups of `once` go back to, as far as it differs: what it was before this week."""
        found: dict[str, Usual] = {}
        before = {str(row.group_id): row for row in self._given.previous}
        for group in plan.groups:
            row = before.get(group.id)
            if group.id not in once or row is None:
                continue
            was = Usual(counselor=str(row.counselor_id), slot=str(row.slot_id), room=str(row.room_id))
            usual = self._all.usual.get(group.id, was)
            if usual != Usual(counselor=group.counselor, slot=group.slot, room=group.room):
                found[group.id] = usual
        return found

    def _with_groups(self, plan: Plan) -> Plan:
        """The plan with ids of the store: a new group gets its row, its code and its focus now."""
        groups = self._work.records.groups.groups
        known = {str(group.id) for group in self._given.groups}
        used = [group.code for group in groups.all()]
        numbers = [int(code.removeprefix("K-")) for code in used if code.removeprefix("K-").isdigit()]
        following = max(numbers, default=0) + 1
        problems = {resident.id: resident.problem for resident in self._given.residents}
        named: list[GroupPlan] = []
        for group in plan.groups:
            if group.id in known:
                named.append(group)
                continue
            counts = Counter(problems[int(member)] for member in group.members if int(member) in problems)
            focus = counts.most_common(1)[0][0] if counts else None
            new_id = groups.insert(
                TherapyGroup(
                    code=f"K-{following:02d}",
                    theme=texts("id").t(PROBLEM_NAMES[focus]) if focus is not None else "",
                    focus={"problem": focus.value} if focus is not None else {},
                    opened_on=self._given.week.monday,
                )
            )
            following += 1
            named.append(attrs.evolve(group, id=str(new_id)))
        return Plan(groups=tuple(named))

    def _change_day(self) -> date:
        """Memberships change on Monday, or today when the week has begun."""
        return max(self._given.week.monday, min(self._work.today, self._given.week.day(6)))

    def _memberships(self, plan: Plan) -> None:
        """From the day of the change until the next week that is published already, or on without an end."""
        members = self._work.records.groups.members
        day = self._change_day()
        later = self._work.records.weeks.next_published(self._given.week)
        until = later.monday - timedelta(days=1) if later is not None else None
        leaves = {one.id: one.left_on for one in (*self._given.residents, *self._given.left) if one.left_on is not None}
        wanted = {
            int(resident): int(group)
            for resident, group in plan.group_of.items()
            if leaves.get(int(resident), day) >= day  # who had his session and left is a member no more
        }
        ends = {resident: _first(until, leaves.get(resident)) for resident in wanted}
        last = until.isoformat() if until is not None else "9999-12-31"
        for row in members.all("joined_on <= ? AND (left_on IS NULL OR left_on >= ?)", (last, day.isoformat())):
            end = ends.get(row.resident_id, until)
            is_whole = row.left_on is None or (end is not None and row.left_on >= end)
            if wanted.get(row.resident_id) == row.group_id and row.joined_on <= day and is_whole:
                del wanted[row.resident_id]
            else:
                self._cut(row, day, until)
        members.insert_all(
            GroupMember(group_id=group, resident_id=resident, joined_on=day, left_on=ends[resident])
            for resident, group in sorted(wanted.items())
        )

    def _cut(self, row: GroupMember, day: date, until: date | None) -> None:
        """Take the days from `day` to `until` out of a membership; what lies before and after them stays."""
        members = self._work.records.groups.members
        has_after = until is not None and (row.left_on is None or row.left_on > until)
        if row.joined_on < day:
            members.update(attrs.evolve(row, left_on=day - timedelta(days=1), reason=MOVED))
        else:
            members.remove(row.id, now=self._work.now)
        if has_after and until is not None:
            members.insert(attrs.evolve(row, id=0, joined_on=until + timedelta(days=1)))

    def _version(self, plan: Plan, wording: Wording, usual: Mapping[str, Usual]) -> WeekVersion:
        version = WeekVersion(
            week=str(self._given.week),
            number=self._all.number + 1,
            plan=plan_json(plan, usual),
            score=wording.score,
            is_proven=wording.proven,
            left_out=wording.left_out,
            reason=wording.reason,
            published_at=self._work.now,
            published_by=self._work.who.uid,
        )
        return attrs.evolve(version, id=self._work.records.weeks.versions.insert(version))

    def _freeze(self, version: WeekVersion, plan: Plan) -> None:
        """Keep the board as it hangs on the wall from now on."""
        groups = tuple(self._work.records.groups.open_groups())
        given = attrs.evolve(self._given, groups=groups)
        cancelled = self._all.cancelled.keys()
        hanging = Plan(groups=tuple(group for group in plan.groups if group.id not in cancelled))
        names = names_of(self._work, given, plan)
        board = week_paper.board(self._work, given, version, hanging, names, self._all.extras)
        self._work.records.weeks.freeze(version.id, board)

    def _sessions(self, plan: Plan, version_id: int) -> None:
        """One planned session a group; what was planned before is changed in place, and what met already stays.

        A session that was called off stays called off; a group that meets after all gets another one.
        """
        house, week = self._work.records, self._given.week
        sessions = house.sessions.sessions
        known = [
            session
            for session in house.sessions.between(week.monday, week.day(6))
            if session.activity_code == THERAPY and session.group_id is not None
        ]
        counted = {session.group_id for session in known}
        found = {session.group_id: session for session in known if session.state is not SessionState.CANCELLED}
        for group in plan.groups:
            old = found.pop(int(group.id), None)
            if group.id in self._all.cancelled or (old is not None and old.state is SessionState.HELD):
                continue
            slot = self._slots[group.slot]
            session = Session(
                activity_code=THERAPY,
                group_id=int(group.id),
                week_version_id=version_id,
                slot_id=slot.id,
                on_date=week.day(slot.weekday),
                starts_at=slot.starts_at,
                minutes=slot.minutes,
                room_id=int(group.room),
                counselor_id=int(group.counselor),
                meeting_no=self._meeting(int(group.id)),
            )
            if old is None:
                sessions.insert(session)
                if session.group_id not in counted:
                    self._count_on(int(group.id))
            else:
                sessions.update(
                    attrs.evolve(session, id=old.id, version=old.version, meeting_no=old.meeting_no, topic=old.topic)
                )
        for session in found.values():
            if session.state is SessionState.PLANNED:
                sessions.update(attrs.evolve(session, state=SessionState.CANCELLED, cancel_reason=MOVED))

    def _meeting(self, group_id: int) -> int:
        """The number of a group's next meeting; one that was called off does not count."""
        last = self._work.store.value(
            "SELECT max(meeting_no) FROM session WHERE group_id = ? AND state <> 'cancelled' AND on_date < ?",
            (group_id, self._given.week.monday.isoformat()),
        )
        return int(str(last or 0)) + 1

    def _count_on(self, group_id: int) -> None:
        """One meeting more before those of later weeks that are planned already."""
        self._work.store.change(
            "UPDATE session SET meeting_no = meeting_no + 1 WHERE group_id = ? AND state = 'planned' AND on_date > ?",
            (group_id, self._given.week.day(6).isoformat()),
        )


def _first(*days: date | None) -> date | None:
    """The earliest of the days there are."""
    return min((day for day in days if day is not None), default=None)
