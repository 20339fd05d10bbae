"""Flow: somebody comes or goes while a week is published: who sits where, whose session stays, and the next version."""

from __future__ import annotations

from datetime import timedelta

import attrs
import pytest
from factories import newcomer, records_of
from week_steps import WEEK, publish

from tcdesk.domain.resident import ExitKind
from tcdesk.services.week_explanations import Event, Happening, alterations_of, planned_again
from tcdesk.services.week_view import view_of

MONDAY, WEDNESDAY = 0, 2


def depart(services, resident: str, day: int) -> None:
    """His last day is `day` of the week."""
    services.scheduling.depart(int(resident), left_on=WEEK.day(day), kind=ExitKind.NEUTRAL, reason="Pindah lapas")


def member_of(book, days, at: int = 0) -> str:
    """A member of a group that meets on one of these days and has members to spare."""
    slots = book.problem.slot_by_id
    group = next(g for g in book.base.groups if slots[g.slot].day in days and len(g.members) > book.problem.min_size)
    return group.members[at]


def test_who_came_is_seated_with_as_few_moves_as_can_be_and_published_as_the_next_version(services):
    before, _ = publish(services)
    new = [str(newcomer(services, f"Baru {n}", n)) for n in (1, 2)]
    book = services.scheduling.book(WEEK)
    assert not set(new) & book.base.group_of.keys()
    told = Happening(event=Event.ARRIVED, who="", residents=(new[0],), waiting=(new[1],), why="Masuk Primary")
    done = planned_again(book.problem, book.base, (told,), MONDAY)
    after = done.proposal.plan.group_of
    assert new[0] in after
    assert new[1] not in after
    assert {one: after[one] for one in before.base.group_of} == dict(before.base.group_of)
    version, _ = services.scheduling.publish(book, done.proposal.plan, reason="Satu menunggu")
    assert version.number == 2
    assert version.left_out == (int(new[1]),)
    assert services.scheduling.book(WEEK).base.group_of[new[0]] == after[new[0]]


def test_who_left_before_his_session_is_gone_from_the_plan_and_said_to_be(services):
    before, _ = publish(services)
    leaver = member_of(before, (3, 4))
    depart(services, leaver, 1)
    book = services.scheduling.book(WEEK)
    (gone,) = book.gone
    code = before.names.groups[before.base.group_of[leaver]].code
    assert (gone.resident, gone.group, gone.has_left) == (leaver, code, True)
    assert leaver not in book.base.group_of
    done = planned_again(book.problem, book.base, (), WEDNESDAY)
    assert done.regrouped == ()
    version, _ = services.scheduling.publish(book, done.proposal.plan)
    assert version.number == 2
    assert services.scheduling.book(WEEK).gone == ()


def test_a_session_that_is_over_keeps_the_one_who_left_after_it(services, at):
    before, _ = publish(services)
    leaver = member_of(before, (0,))
    group = before.base.group_of[leaver]
    depart(services, leaver, 1)
    at.at += timedelta(days=WEDNESDAY)
    book = services.scheduling.book(WEEK)
    assert book.gone == ()
    assert book.base.by_id[group].members == before.base.by_id[group].members
    done = planned_again(book.problem, book.base, (), WEDNESDAY)
    assert done.proposal.violations == ()
    assert done.proposal.plan.by_id[group] == book.base.by_id[group]
    services.scheduling.publish(book, done.proposal.plan)
    board = services.scheduling.paper(WEEK)
    name = book.names.residents[leaver].name
    assert name in {member.name for one in board.groups for member in one.members}
    members = records_of(services).groups.members.all("resident_id = ?", (int(leaver),))
    assert max(row.left_on for row in members) == WEEK.day(1)
    assert leaver not in services.scheduling.book(WEEK.shifted(1)).base.group_of


def test_who_leaves_after_his_session_is_not_moved_to_one_he_is_not_here_for(services):
    before, _ = publish(services)
    leaver = member_of(before, (1,))
    depart(services, leaver, 2)
    problem = services.scheduling.book(WEEK).problem
    here = {slot.id for slot in problem.slots if slot.day <= WEDNESDAY}
    busy = {one.slot for one in problem.resident_by_id[leaver].busy}
    assert busy >= {slot.id for slot in problem.slots} - here


def test_who_is_in_another_phase_by_now_has_no_seat_and_is_said_to_be(services):
    before, _ = publish(services)
    mover = member_of(before, (3, 4))
    records = records_of(services)
    entry = records.residents.open_entry(int(mover))
    other = next(one for one in records.house.ladder() if one.code == "reentry_a")
    with records.store.write():
        records.residents.entries.update(attrs.evolve(entry, ended_on=WEEK.day(1)))
        moved = attrs.evolve(entry, id=0, phase_id=other.id, started_on=WEEK.day(1), version=1)
        records.residents.entries.insert(moved)
    book = services.scheduling.book(WEEK)
    assert [(one.resident, one.has_left) for one in book.gone] == [(mover, False)]


@pytest.mark.parametrize("day", [0, 4])
def test_what_is_only_tried_out_lets_him_have_a_session_that_comes_before(services, day):
    book, _ = publish(services)
    leaver = member_of(book, (1, 2))
    told = Happening(event=Event.LEFT, who=leaver, weekday=day, why="Pindah")
    assert bool(alterations_of(told, book.problem, book.base)) == (day == 0)


# days that are over


def test_nothing_is_put_into_days_that_are_over(services, at):
    at.at += timedelta(days=WEDNESDAY)
    book = services.scheduling.book(WEEK)
    days = {slot.id: slot.day for slot in book.problem.slots}
    plan = services.scheduling.solve(book.problem).plan
    assert plan.groups
    assert {days[group.slot] for group in plan.groups} <= {2, 3, 4, 5}
    assert not [hour for hour in view_of(book, plan).free if hour[0] < WEDNESDAY]


def test_published_sessions_of_days_that_are_over_stay_untouched(services, at):
    before, _ = publish(services)
    days = {slot.id: slot.day for slot in before.problem.slots}
    over = {group.id: group for group in before.base.groups if days[group.slot] < WEDNESDAY}
    at.at += timedelta(days=WEDNESDAY)
    book = services.scheduling.book(WEEK)
    assert book.past == over.keys()
    assert services.scheduling.violations(book, book.base) == ()
    plan = services.scheduling.solve(book.problem).plan
    assert {id_: plan.by_id[id_] for id_ in over} == over
    assert {id_ for id_, group in plan.by_id.items() if days[group.slot] < WEDNESDAY} == over.keys()


def test_a_session_that_did_not_take_place_is_made_up_for_after_its_day(services, at):
    book, _ = publish(services)
    group = next(g.id for g in book.base.groups if book.problem.slot_by_id[g.slot].day == 0)
    at.at += timedelta(days=1)
    book = services.scheduling.book(WEEK)
    place = services.weeks.other_places(WEEK, group).fitting[0]
    version, _ = services.weeks.call_off(book, group, "Konselor dipanggil", place)
    assert version.number == 2
    again = services.scheduling.book(WEEK)
    assert again.base.by_id[group].slot == place.slot
    assert group not in again.settled
