"""Flow: weeks one after another: their history, their prints, and the last one as the start of the next."""

from __future__ import annotations

from datetime import date

import attrs
import pytest
from demo_house import MORNING
from factories import records_of
from week_steps import NEXT, WEEK, a_group, publish

from tcdesk.domain.calendar import Holiday, Week
from tcdesk.domain.refusals import Conflict
from tcdesk.domain.staff import Leave
from tcdesk.domain.views.week import Source
from tcdesk.services.week_hours import HourWish
from tcdesk.services.week_plan import plan_of


def test_the_history_says_what_each_version_changed_who_made_it_and_whom_it_left_out(services):
    book, first = publish(services)
    group = book.base.groups[0]
    gone = group.members[-1]
    smaller = book.base.with_group(attrs.evolve(group, members=group.members[:-1]))
    services.scheduling.publish(book, smaller, reason="Sidang")
    second, oldest = services.weeks.history(WEEK)
    assert (second.version.number, oldest.version.number) == (2, 1)
    assert second.who == services.who.name
    assert second.left_out == (book.names.residents[gone].name,)
    assert second.version.reason == "Sidang"
    assert second.before.group_of[gone] == group.id
    assert gone not in second.after.group_of
    assert oldest.has_before, "the first is compared with the week before"
    assert second.is_frozen
    assert services.weeks.history(Week(2026, 30)) == ()
    assert first.id == oldest.version.id


def test_a_version_is_printed_again_as_it_was(services):
    book, first = publish(services)
    choice = services.reporting.choice()
    before = services.reporting.render("week_board", services.scheduling.paper(WEEK), choice)
    room = services.facility.rooms.all()[0]
    services.facility.rooms.save(attrs.evolve(room, name="Ruang lain"))
    smaller = book.base.without_group(book.base.groups[0].id)
    services.scheduling.publish(services.scheduling.book(WEEK), smaller, reason="Sakit")
    again = services.reporting.render("week_board", services.weeks.reprint(first.id), choice)
    assert again == before
    assert services.scheduling.paper(WEEK).version == 2
    with pytest.raises(Conflict):
        services.weeks.reprint(999_999)


def test_a_version_from_before_boards_were_kept_is_printed_from_its_plan(services):
    last = records_of(services).weeks.newest_before(WEEK)
    assert not services.weeks.history(Week.parse(last.week))[0].is_frozen
    assert services.weeks.reprint(last.id).groups


def test_a_later_week_starts_from_the_last_published_one_and_says_what_no_longer_holds(services):
    book, _ = publish(services)
    group, other = a_group(book, (3,)), a_group(book, (1, 2))
    records = records_of(services)
    leaver = int(group.members[0])
    with records.store.write():
        resident = records.residents.residents.get(leaver)
        records.residents.residents.update(attrs.evolve(resident, left_on=date(2026, 3, 15)))
    services.facility.holidays.save(Holiday(on_date=NEXT.day(3), name="Nyepi"))
    services.facility.leave.save(
        Leave(staff_id=int(other.counselor), starts_on=NEXT.monday, ends_on=NEXT.day(6), reason="Cuti tahunan")
    )
    start = services.weeks.start(NEXT)
    assert start.source == Source(week=WEEK, number=1)
    assert [(one.group, one.has_left) for one in start.gone if one.has_left] == [
        (book.names.groups[group.id].code, True)
    ]
    rules = {(one.rule, one.group) for one in start.broken}
    assert ("H8", group.id) in rules
    assert ("H3", other.id) in rules
    assert str(leaver) not in start.plan.group_of
    with pytest.raises(Conflict):
        services.weeks.start(WEEK)


def test_a_week_starts_from_any_published_week_before_it(services):
    book, _ = publish(services)
    sources = services.weeks.sources(NEXT)
    assert [one.week for one in sources] == sorted((one.week for one in sources), reverse=True)
    assert sources[0].week == WEEK
    older = sources[1].week
    records = records_of(services)
    kept = plan_of(records.weeks.newest(older).plan)
    start = services.weeks.start(NEXT, older)
    assert start.source == Source(week=older, number=sources[1].number)
    here = {resident.id for resident in book.problem.eligible}
    assert {g.id: set(g.members) for g in start.plan.groups} == {g.id: set(g.members) & here for g in kept.groups}
    assert services.weeks.start(NEXT).source.week == WEEK
    for wrong in (NEXT, NEXT.shifted(1), Week(2024, 3)):
        with pytest.raises(Conflict):
            services.weeks.start(NEXT, wrong)


def test_a_group_whose_hour_is_gone_is_not_taken_over_and_said(services):
    book, _ = publish(services)
    group = a_group(book)
    records = records_of(services)
    with records.store.write():  # an hour that only weeks long past used can be taken out of the grid
        records.house.slots.remove(int(group.slot), now=MORNING)
    start = services.weeks.start(NEXT)
    assert book.names.groups[group.id].code in start.without_hour
    assert group.id not in start.plan.by_id


def test_weeks_ahead_are_published_one_after_another_and_an_earlier_one_again(services):
    this, _ = publish(services)
    later, _ = publish(services, NEXT)
    mover = this.base.groups[0].members[0]
    goal = next(g for g in this.base.groups[1:] if len(g.members) < this.problem.max_size
                and not services.scheduling.violations(this, this.base.move(mover, g.id)))  # fmt: skip
    services.scheduling.publish(services.scheduling.book(WEEK), this.base.move(mover, goal.id))
    groups = records_of(services).groups
    on = {day: {row.resident_id: row.group_id for row in groups.members_on(day)} for day in
          (WEEK.monday, WEEK.day(6), NEXT.monday, NEXT.day(6))}  # fmt: skip
    wanted = {int(one): int(group) for one, group in services.scheduling.book(WEEK).base.group_of.items()}
    assert on[WEEK.monday] == on[WEEK.day(6)] == wanted
    assert on[NEXT.monday] == on[NEXT.day(6)] == {int(r): int(g) for r, g in later.base.group_of.items()}
    states = services.weeks.around(WEEK, 1, 2)
    assert [(one.week.number, one.number) for one in states] == [(10, 1), (11, 2), (12, 1), (13, 0)]


def test_a_week_whose_start_was_published_anew_meanwhile_is_not_published_over_it(services):
    publish(services)
    ahead = services.scheduling.book(NEXT)
    plan = services.scheduling.solve(ahead.problem).plan
    again = services.scheduling.book(WEEK)
    services.scheduling.publish(again, again.base.without_group(again.base.groups[0].id), reason="Sakit")
    with pytest.raises(Conflict):
        services.scheduling.publish(ahead, plan)
    assert services.scheduling.versions(NEXT) == ()


def test_a_rule_broken_since_the_week_was_read_stops_publishing_even_with_a_reason(services):
    book = services.scheduling.book(WEEK)
    plan = services.scheduling.solve(book.problem).plan
    group = next(g for g in plan.groups if book.problem.counselor_by_id[g.counselor].on_leave is None)
    services.facility.leave.save(
        Leave(staff_id=int(group.counselor), starts_on=WEEK.monday, ends_on=WEEK.day(6), reason="sakit")
    )
    before = records_of(services).store.head()
    with pytest.raises(Conflict) as refused:
        services.scheduling.publish(book, plan, reason="Alasan untuk hal lain")
    assert "since this week was read" in refused.value.text
    assert records_of(services).store.head() == before
    assert services.scheduling.versions(WEEK) == ()
    version, _ = services.scheduling.publish(services.scheduling.book(WEEK), plan, reason="Pengganti menyusul")
    assert version.reason == "Pengganti menyusul"


def test_the_audit_keeps_who_was_left_out_by_number_and_the_reason(services):
    book = services.scheduling.book(WEEK)
    plan = services.scheduling.solve(book.problem).plan
    gone = plan.groups[0]
    services.scheduling.publish(book, plan.without_group(gone.id), reason="Tidak ada ruang")
    detail = services.audit.newest()[0].detail
    assert detail["residents"] == sorted(map(int, gone.members))
    assert detail["reason"] == "Tidak ada ruang"


def test_the_history_tells_sessions_called_off_called_for_and_at_another_time(services):
    book, _ = publish(services)
    group = a_group(book)
    code = book.names.groups[group.id].code
    services.weeks.call_off(book, group.id, "Rapat")
    book = services.scheduling.book(WEEK)
    residents = tuple(int(one.members[0]) for one in book.base.groups[:2])
    place = services.weeks.call_places(WEEK, book.base, residents, minutes=60).fitting[0]
    services.weeks.call(book, book.base, residents, "Duka", place)
    book = services.scheduling.book(WEEK)
    slots = book.problem.slot_by_id
    other = next(one for one in book.base.groups if one.slot != group.slot and slots[one.slot].day > 0)
    services.weeks.set_hour(book, HourWish(slot=other.slot, starts_at=17 * 60, minutes=60, reason="Kunjungan"))
    book = services.scheduling.book(WEEK)
    services.weeks.dismiss(book, book.extras[0].session_id, "Tidak perlu")
    dismissed, retimed, called, off, first = (one.board for one in services.weeks.history(WEEK))
    assert (first.off, first.called) == ((), ())
    assert (off.off, off.called, off.on) == ((code,), (), ())
    assert [{member.name for member in one.members} for one in called.called] == [
        {book.names.residents[str(one)].name for one in residents}
    ]
    assert called.off == ()
    assert {after.starts_at for _, after in retimed.retimed} == {17 * 60}
    assert dismissed.dismissed == called.called
    assert dismissed.retimed == ()
