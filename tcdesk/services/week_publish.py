"""Publishing a week: what a plan means for groups, memberships and sessions."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import attrs

from tcdesk.domain.defaults import THERAPY
from tcdesk.domain.group import GroupMember, TherapyGroup, WeekVersion
from tcdesk.domain.resident import PROBLEM_NAMES
from tcdesk.domain.session import Session, SessionState
from tcdesk.domain.week.plan import GroupPlan, Plan
from tcdesk.i18n import texts
from tcdesk.services.guard import Work
from tcdesk.services.week_data import WeekInput
from tcdesk.services.week_plan import plan_json

MOVED = "Jadwal mingguan"


class Publisher:
    """Writes one published week; used within one transaction."""

    def __init__(self, work: Work, given: WeekInput) -> None:
        self._work = work
        self._given = given
        self._slots = {str(slot.id): slot for slot in given.slots}

    def publish(
        self, plan: Plan, *, number: int, score: int, proven: bool, left_out: tuple[int, ...], reason: str
    ) -> WeekVersion:
        """Write groups that are new, memberships that change, sessions of the week, and the version itself."""
        named = self._with_groups(plan)
        self._memberships(named)
        version = self._version(named, number=number, score=score, proven=proven, left_out=left_out, reason=reason)
        self._sessions(named, version.id)
        return version

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
        members = self._work.records.groups.members
        day = self._change_day()
        wanted = {int(resident): int(group) for resident, group in plan.group_of.items()}
        for row in members.all("left_on IS NULL"):
            if wanted.get(row.resident_id) == row.group_id:
                del wanted[row.resident_id]
            else:
                left = max(row.joined_on, day - timedelta(days=1))
                members.update(attrs.evolve(row, left_on=left, reason=MOVED))
        members.insert_all(
            GroupMember(group_id=group, resident_id=resident, joined_on=day)
            for resident, group in sorted(wanted.items())
        )

    def _version(
        self, plan: Plan, *, number: int, score: int, proven: bool, left_out: tuple[int, ...], reason: str
    ) -> WeekVersion:
        version = WeekVersion(
            week=str(self._given.week),
            number=number,
            plan=plan_json(plan),
            score=score,
            is_proven=proven,
            left_out=left_out,
            reason=reason,
            published_at=self._work.now,
            published_by=self._work.who.uid,
        )
        return attrs.evolve(version, id=self._work.records.weeks.versions.insert(version))

    def _sessions(self, plan: Plan, version_id: int) -> None:
        """One planned session a group; what was planned before is changed in place, and what met already stays."""
        house, week = self._work.records, self._given.week
        sessions = house.sessions.sessions
        found = {
            session.group_id: session
            for session in house.sessions.between(week.monday, week.day(6))
            if session.activity_code == THERAPY and session.group_id is not None
        }
        for group in plan.groups:
            old = found.pop(int(group.id), None)
            if old is not None and old.state is SessionState.HELD:
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
            else:
                sessions.update(
                    attrs.evolve(session, id=old.id, version=old.version, meeting_no=old.meeting_no, topic=old.topic)
                )
        for session in found.values():
            if session.state is SessionState.PLANNED:
                sessions.update(attrs.evolve(session, state=SessionState.CANCELLED, cancel_reason=MOVED))

    def _meeting(self, group_id: int) -> int:
        """The number of a group's next meeting."""
        last = self._work.store.value("SELECT max(meeting_no) FROM session WHERE group_id = ?", (group_id,))
        return int(str(last or 0)) + 1
