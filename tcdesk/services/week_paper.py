"""The published week as it is printed: never who must be kept apart, nor why anybody sits where he sits."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import attrs

from tcdesk.domain.defaults import GROUP_COUNSELLING
from tcdesk.domain.group import WeekVersion
from tcdesk.domain.resident import Resident
from tcdesk.domain.settings import FACILITY_NAME, INSTITUTION, IS_DEMO
from tcdesk.domain.views.week import ExtraGroup, WeekNames
from tcdesk.domain.week.plan import Plan
from tcdesk.domain.week_board import BoardGroup, BoardMember, DayNote, WeekBoard
from tcdesk.i18n import N_
from tcdesk.services.clock import local
from tcdesk.services.guard import Work
from tcdesk.services.week_data import WeekInput
from tcdesk.services.week_plan import plan_of

NOT_PUBLISHED = N_("This week is not published yet, so there is nothing to print. Publish it first.")


def extra_code(number: int) -> str:
    """What the `number`-th group counselling of a week is called, as groups are called K-01: a code of the house."""
    return f"KK-{number}"


@attrs.frozen(kw_only=True)
class _Hall:
    """Who there is, who sat in a group the week before, and what everything is called.

    `called_as` names a session that residents are called to: what it is for never stands on the wall beside them.
    """

    residents: Mapping[str, Resident]
    before: Collection[str]
    names: WeekNames
    called_as: str

    def members(self, seated: Iterable[str], *, is_weekly: bool) -> tuple[BoardMember, ...]:
        found = sorted((self.residents[one] for one in seated if one in self.residents), key=lambda one: one.name)
        return tuple(
            BoardMember(
                name=one.name,
                tc_no=one.tc_no,
                block=one.block,
                is_new=is_weekly and bool(self.before) and str(one.id) not in self.before,
            )
            for one in found
        )

    def called(self, number: int, extra: ExtraGroup) -> BoardGroup:
        return BoardGroup(
            code=extra_code(number),
            theme=self.called_as,
            weekday=extra.weekday,
            starts_at=extra.starts_at,
            minutes=extra.minutes,
            room=self.names.rooms.get(extra.room, ""),
            counselor=self.names.counselors_full.get(extra.counselor, ""),
            members=self.members(extra.members, is_weekly=False),
        )


def board(
    work: Work,
    given: WeekInput,
    version: WeekVersion,
    plan: Plan,
    names: WeekNames,
    extras: tuple[ExtraGroup, ...] = (),
) -> WeekBoard:
    """The board of one published version; `extras` are the sessions that are called for some residents."""
    settings = work.settings
    slots = {str(slot.id): slot for slot in given.slots}
    residents = {str(resident.id): resident for resident in (*given.residents, *given.left)}
    last = work.records.weeks.newest_before(given.week)
    before = set(plan_of(last.plan).group_of) if last is not None else set[str]()
    kind = work.records.house.activities.find(GROUP_COUNSELLING)
    hall = _Hall(residents=residents, before=before, names=names, called_as=kind.name if kind is not None else "")
    groups = tuple(
        BoardGroup(
            code=names.groups[group.id].code if group.id in names.groups else group.id,
            theme=names.groups[group.id].theme if group.id in names.groups else "",
            weekday=slots[group.slot].weekday,
            starts_at=slots[group.slot].starts_at,
            minutes=slots[group.slot].minutes,
            room=names.rooms.get(group.room, ""),
            counselor=names.counselors_full.get(group.counselor, ""),
            members=hall.members(group.members, is_weekly=True),
        )
        for group in plan.groups
        if group.slot in slots
    )
    return WeekBoard(
        institution=settings[INSTITUTION] or settings[FACILITY_NAME],
        week=given.week,
        version=version.number,
        published_on=local(version.published_at).date(),
        published_by=work.records.people.writer_names().get(version.published_by, ""),
        groups=(*groups, *(hall.called(number, extra) for number, extra in enumerate(extras, start=1))),
        notes=tuple(DayNote(weekday=day.on_date.weekday(), text=day.name) for day in given.holidays if day.is_off),
        without_group=tuple(
            BoardMember(name=one.name, tc_no=one.tc_no, block=one.block)
            for one in sorted(
                (residents[str(number)] for number in version.left_out if str(number) in residents),
                key=lambda one: one.name,
            )
        ),
        demo=settings[IS_DEMO],
    )
