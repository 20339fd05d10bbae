"""The published week as it is printed: never who must be kept apart, nor why anybody sits where he sits."""

from __future__ import annotations

from tcdesk.domain.group import WeekVersion
from tcdesk.domain.settings import FACILITY_NAME, INSTITUTION, IS_DEMO
from tcdesk.domain.views.week import WeekNames
from tcdesk.domain.week.plan import Plan
from tcdesk.domain.week_board import BoardGroup, BoardMember, DayNote, WeekBoard
from tcdesk.i18n import N_
from tcdesk.services.clock import local
from tcdesk.services.guard import Work
from tcdesk.services.week_data import WeekInput
from tcdesk.services.week_plan import plan_of

NOT_PUBLISHED = N_("This week is not published yet, so there is nothing to print. Publish it first.")


def board(work: Work, given: WeekInput, version: WeekVersion, plan: Plan, names: WeekNames) -> WeekBoard:
    """The board of one published version."""
    settings = work.settings
    slots = {str(slot.id): slot for slot in given.slots}
    residents = {str(resident.id): resident for resident in given.residents}
    last = work.records.weeks.newest_before(given.week)
    before = set(plan_of(last.plan).group_of) if last is not None else set[str]()
    groups = tuple(
        BoardGroup(
            code=names.groups[group.id].code if group.id in names.groups else group.id,
            theme=names.groups[group.id].theme if group.id in names.groups else "",
            weekday=slots[group.slot].weekday,
            starts_at=slots[group.slot].starts_at,
            minutes=slots[group.slot].minutes,
            room=names.rooms.get(group.room, ""),
            counselor=names.counselors_full.get(group.counselor, ""),
            members=tuple(
                BoardMember(
                    name=residents[member].name,
                    tc_no=residents[member].tc_no,
                    block=residents[member].block,
                    is_new=bool(before) and member not in before,
                )
                for member in sorted(group.members, key=lambda one: residents[one].name if one in residents else "")
                if member in residents
            ),
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
        groups=groups,
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
