"""Flow: what becomes different within a week, and weeks one after another, from the store to the paper."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import attrs
import paper_reader
import pytest
from factories import records_of
from week_steps import NEXT, WEEK, a_group, audited, publish

from tcdesk.domain.defaults import GROUP_COUNSELLING
from tcdesk.domain.group import Appointment
from tcdesk.domain.refusals import Conflict, Invalid
from tcdesk.domain.session import SessionState
from tcdesk.domain.staff import Leave
from tcdesk.domain.views.week import Locks
from tcdesk.services import week_hours
from tcdesk.services.week_hours import HourWish
from tcdesk.services.week_view import view_of


def an_evening(book, group, minutes=60):
    """The hour of a group, moved to the evening."""
    return HourWish(slot=group.slot, starts_at=17 * 60, minutes=minutes, reason="Kunjungan Kanwil")


def text_of(pdf: bytes) -> str:
    return paper_reader.text(pdf)


# another hour on one day


def test_an_hour_is_another_on_one_day_and_the_grid_of_every_week_stays(services):
    book, _ = publish(services)
    group = a_group(book)
    grid = services.facility.slots.all()
    audited(services, lambda: services.weeks.set_hour(book, an_evening(book, group, 45)))
    again = services.scheduling.book(WEEK)
    slot = again.problem.slot_by_id[group.slot]
    assert (slot.start, slot.minutes) == ("17:00", 45)
    assert again.number == 2
    assert services.facility.slots.all() == grid
    assert services.scheduling.book(NEXT).problem.slot_by_id[group.slot].start != "17:00"
    session = records_of(services).sessions.of_group(int(group.id), WEEK.monday, WEEK.day(6))[0]
    assert (session.starts_at, session.minutes) == (17 * 60, 45)
    on_paper = next(g for g in services.scheduling.paper(WEEK).groups if g.code == again.names.groups[group.id].code)
    assert (on_paper.starts_at, on_paper.minutes) == (17 * 60, 45)


def test_the_usual_time_takes_another_hour_back(services):
    book = services.scheduling.book(WEEK)
    group = a_group(book)
    services.weeks.set_hour(book, an_evening(book, group))
    usual = services.weeks.usual_hour(group.slot)
    services.weeks.set_hour(book, HourWish(slot=group.slot, starts_at=usual.starts_at, minutes=usual.minutes,
                                           reason="Kunjungan batal"))  # fmt: skip
    again = services.scheduling.book(WEEK)
    assert again.hours == ()
    assert again.problem.slot_by_id[group.slot] == book.problem.slot_by_id[group.slot]


@pytest.mark.parametrize(
    ("changes", "refusal", "said"),
    [
        ({"minutes": 5}, Invalid, week_hours.NO_TIME),
        ({"starts_at": 23 * 60 + 30}, Invalid, week_hours.NO_TIME),
        ({"reason": " "}, Invalid, week_hours.NO_REASON),
        ({"starts_at": 12 * 60}, Conflict, week_hours.TAKEN),
    ],
)
def test_an_hour_that_cannot_be_is_refused_in_words_and_nothing_is_written(services, changes, refusal, said):
    book = services.scheduling.book(WEEK)
    wish = attrs.evolve(an_evening(book, a_group(book)), **changes)
    before = records_of(services).store.head()
    with pytest.raises(refusal) as refused:
        services.weeks.set_hour(book, wish)
    assert refused.value.text == said
    assert records_of(services).store.head() == before
    assert services.scheduling.book(WEEK).hours == ()


def test_an_hour_over_another_of_the_day_is_refused(services):
    book = services.scheduling.book(WEEK)
    group = a_group(book)
    day = book.problem.slot_by_id[group.slot].day
    other = next(s for s in services.facility.slots.all() if s.weekday == day and str(s.id) != group.slot)
    with pytest.raises(Conflict) as refused:
        services.weeks.set_hour(book, attrs.evolve(an_evening(book, group), starts_at=other.starts_at + 30))
    assert refused.value.text == week_hours.OVERLAPS


def test_an_hour_in_which_a_published_member_is_busy_is_refused(services):
    book, _ = publish(services)
    group = a_group(book)
    day = WEEK.day(book.problem.slot_by_id[group.slot].day)
    records = records_of(services)
    with records.store.write():
        records.groups.appointments.insert(
            Appointment(resident_id=int(group.members[0]), on_date=day, starts_at=17 * 60, minutes=30)
        )
    with pytest.raises(Conflict) as refused:
        services.weeks.set_hour(book, an_evening(book, group))
    assert refused.value.text == week_hours.BREAKS
    (why,) = services.weeks.hour_breaks(WEEK, an_evening(book, group))
    assert (why.rule, why.resident) == ("H5", group.members[0])
    assert services.scheduling.book(WEEK).number == 1


def test_a_day_that_is_over_keeps_its_hours(services, at):
    book = services.scheduling.book(WEEK)
    at.at = datetime(2026, 3, 13, 2, tzinfo=UTC)
    with pytest.raises(Conflict) as refused:
        services.weeks.set_hour(book, an_evening(book, a_group(book, (1, 2))))
    assert refused.value.text == week_hours.OVER


# this week only


def test_what_is_so_for_one_week_only_goes_back_in_the_next(services):
    book, _ = publish(services)
    group = a_group(book)
    other = next(one for one in services.weeks.other_places(WEEK, group.id).fitting)
    moved = attrs.evolve(group, slot=other.slot, room=other.room, counselor=other.counselor)
    once = attrs.evolve(book, locks=Locks(once=(group.id,)))
    services.scheduling.publish(once, book.base.with_group(moved), reason="satu minggu saja")
    again = services.scheduling.book(WEEK)
    assert again.once == {group.id}
    assert again.base.by_id[group.id].slot == other.slot
    assert next(c for c in view_of(again, again.base).cards if c.group == group.id).is_once
    later = services.scheduling.book(NEXT).base.by_id[group.id]
    assert (later.slot, later.room, later.counselor) == (group.slot, group.room, group.counselor)
    services.scheduling.publish(attrs.evolve(again, locks=Locks(once=(group.id,))), again.base, reason="tetap begitu")
    assert services.scheduling.book(NEXT).base.by_id[group.id].slot == other.slot


# a session that is called off


def test_a_session_is_called_off_and_its_members_keep_their_group(services):
    book, _ = publish(services)
    group = a_group(book)
    version, _changes = audited(services, lambda: services.weeks.call_off(book, group.id, "Konselor dipanggil"))
    assert version.number == 2
    again = services.scheduling.book(WEEK)
    assert again.cancelled == {group.id: "Konselor dipanggil"}
    view = view_of(again, again.base)
    assert view.seated == view.total
    code = again.names.groups[group.id].code
    assert code not in {one.code for one in services.scheduling.paper(WEEK).groups}
    assert code in {one.code for one in services.weeks.reprint(services.weeks.history(WEEK)[1].version.id).groups}
    (session,) = records_of(services).sessions.of_group(int(group.id), WEEK.monday, WEEK.day(6))
    assert (session.state, session.cancel_reason) == (SessionState.CANCELLED, "Konselor dipanggil")
    members = {row.resident_id for row in records_of(services).groups.members_on(WEEK.day(4))
               if row.group_id == int(group.id)}  # fmt: skip
    assert members == set(map(int, group.members))


def test_a_session_called_off_is_made_up_for_in_a_place_that_fits(services):
    book, _ = publish(services)
    group = a_group(book)
    places = services.weeks.other_places(WEEK, group.id)
    best = places.fitting[0]
    assert [p.cost for p in places.fitting] == sorted(p.cost for p in places.fitting)
    services.weeks.call_off(book, group.id, "Ruang bocor", best)
    again = services.scheduling.book(WEEK)
    assert again.cancelled == {}
    assert again.base.by_id[group.id].slot == best.slot
    assert services.scheduling.violations(again, again.base) == ()
    first, second = sorted(records_of(services).sessions.of_group(int(group.id), WEEK.monday, WEEK.day(6)),
                           key=lambda one: one.id)  # fmt: skip
    assert (first.state, second.state) == (SessionState.CANCELLED, SessionState.PLANNED)
    assert first.meeting_no == second.meeting_no
    assert services.scheduling.book(NEXT).base.by_id[group.id].slot == group.slot


def test_a_session_is_made_up_for_some_time_after_it_was_called_off(services):
    book, _ = publish(services)
    group = a_group(book)
    services.weeks.call_off(book, group.id, "Ruang bocor")
    book = services.scheduling.book(WEEK)
    place = services.weeks.other_places(WEEK, group.id).fitting[0]
    services.weeks.call_off(book, group.id, "Ruang bocor", place)
    again = services.scheduling.book(WEEK)
    assert (again.number, again.cancelled) == (3, {})
    assert again.base.by_id[group.id].slot == place.slot


def test_places_that_do_not_fit_say_why_by_the_rules_of_the_week(services):
    book, _ = publish(services)
    group = a_group(book)
    services.facility.leave.save(
        Leave(staff_id=int(group.counselor), starts_on=WEEK.monday, ends_on=WEEK.day(6), reason="sakit")
    )
    busy = attrs.evolve(group, members=group.members)
    records = records_of(services)
    with records.store.write():
        for day in range(7):
            records.groups.appointments.insert(
                Appointment(resident_id=int(busy.members[0]), on_date=WEEK.day(day), starts_at=0, minutes=1440)
            )
    places = services.weeks.other_places(WEEK, group.id)
    assert places.fitting == ()
    assert places.others
    assert all("H5" in {reason.rule for reason in place.reasons} for place in places.others)


def test_calling_off_is_refused_in_words(services, at):
    book = services.scheduling.book(WEEK)
    group = a_group(book)
    with pytest.raises(Conflict):
        services.weeks.call_off(book, group.id, "belum terbit")
    book, _ = publish(services)
    with pytest.raises(Invalid):
        services.weeks.call_off(book, group.id, "  ")
    place = services.weeks.other_places(WEEK, group.id).fitting[0]
    taken = next(g for g in book.base.groups if g.id != group.id)
    with pytest.raises(Conflict):
        services.weeks.call_off(book, group.id, "x", attrs.evolve(place, slot=taken.slot, room=taken.room,
                                                                   counselor=taken.counselor))  # fmt: skip
    assert services.scheduling.book(WEEK).number == 1
    services.weeks.call_off(book, group.id, "x")
    with pytest.raises(Conflict):
        services.weeks.call_off(book, taken.id, "x")  # the week is another version by now
    at.at += timedelta(days=7)
    with pytest.raises(Conflict):
        services.weeks.call_off(services.scheduling.book(WEEK), taken.id, "x")


# group counselling


def test_residents_are_called_to_a_session_that_is_kept_free_for_them(services):
    book, _ = publish(services)
    residents = tuple(int(group.members[0]) for group in book.base.groups[:3])
    places = services.weeks.call_places(WEEK, book.base, residents, minutes=60)
    best = places.fitting[0]
    number, _changes = audited(services, lambda: services.weeks.call(book, book.base, residents, "Duka", best))
    session = records_of(services).sessions.sessions.get(number)
    assert (session.activity_code, session.group_id, session.topic) == (GROUP_COUNSELLING, None, "Duka")
    again = services.scheduling.book(WEEK)
    (extra,) = again.extras
    assert set(extra.members) == set(map(str, residents))
    assert again.number == 2
    assert services.scheduling.violations(again, again.base) == ()
    slot = best.slot
    for resident in residents:
        assert slot in {one.slot for one in again.problem.resident_by_id[str(resident)].busy}
    assert slot not in again.problem.counselor_by_id[best.counselor].slots
    assert slot not in again.problem.room_by_id[best.room].slots
    card = next(card for card in view_of(again, again.base).cards if card.is_extra)
    assert (card.code, card.theme, len(card.members)) == ("KK-1", "Duka", 3)
    board = services.scheduling.paper(WEEK)
    text = text_of(services.reporting.render("week_board", board, services.reporting.choice()))
    assert "KK-1" in text
    assert "Konseling kelompok" in text
    assert "Duka" not in text, "what it is for is nobody's business on the wall"


def test_a_place_fits_only_where_everybody_room_and_counselor_are_free(services):
    book, _ = publish(services)
    first, second = book.base.groups[:2]
    residents = (int(first.members[0]), int(second.members[0]))
    others = services.weeks.call_places(WEEK, book.base, residents, minutes=60, counselor=first.counselor).others
    rules = {place.slot: {reason.rule for reason in place.reasons} for place in others}
    assert "H5" in rules[second.slot]
    assert {"H3", "H5"} <= rules[first.slot]
    long = services.weeks.call_places(WEEK, book.base, residents, minutes=240)
    assert any("H8" in {reason.rule for reason in place.reasons} for place in long.others)


def test_who_may_not_sit_together_is_not_called_together(services):
    book, _ = publish(services)
    pair = book.problem.keep_apart[0]
    places = services.weeks.call_places(WEEK, book.base, (int(pair.a), int(pair.b)), minutes=60)
    assert places.fitting == ()
    assert all("H6" in {reason.rule for reason in place.reasons} for place in places.others)


def test_a_session_is_called_before_the_week_is_published_and_the_week_keeps_clear_of_it(services):
    book = services.scheduling.book(WEEK)
    group = a_group(book)
    residents = tuple(map(int, group.members[:2]))
    without = book.base.without_group(group.id)
    place = services.weeks.call_places(WEEK, without, residents, minutes=60, counselor=group.counselor).fitting[0]
    services.weeks.call(book, without, residents, "Relapse", place)
    again, version = publish(services)
    assert version.number == 1
    assert services.scheduling.violations(again, again.base) == ()
    assert [one.topic for one in again.extras] == ["Relapse"]
    assert "KK-1" in {one.code for one in services.scheduling.paper(WEEK).groups}


def test_a_session_called_for_is_dismissed_with_a_reason(services):
    book, _ = publish(services)
    residents = tuple(int(group.members[0]) for group in book.base.groups[:2])
    place = services.weeks.call_places(WEEK, book.base, residents, minutes=45).fitting[0]
    number, _ = services.weeks.call(book, book.base, residents, "Keluarga", place)
    book = services.scheduling.book(WEEK)
    with pytest.raises(Invalid):
        services.weeks.dismiss(book, number, "")
    audited(services, lambda: services.weeks.dismiss(book, number, "Tidak perlu lagi"))
    again = services.scheduling.book(WEEK)
    assert (again.extras, again.number) == ((), 3)
    with pytest.raises(Conflict):
        services.weeks.dismiss(again, number, "lagi")


def test_a_call_that_does_not_hold_is_refused_in_words(services):
    book, _ = publish(services)
    residents = tuple(int(group.members[0]) for group in book.base.groups[:2])
    place = services.weeks.call_places(WEEK, book.base, residents, minutes=60).fitting[0]
    with pytest.raises(Invalid):
        services.weeks.call(book, book.base, residents[:1], "Duka", place)
    with pytest.raises(Invalid):
        services.weeks.call(book, book.base, residents, " ", place)
    with pytest.raises(Invalid):
        services.weeks.call(book, book.base, residents, "Duka", attrs.evolve(place, minutes=5))
    bad = services.weeks.call_places(WEEK, book.base, residents, minutes=60, counselor=place.counselor).others[0]
    with pytest.raises(Conflict):
        services.weeks.call(book, book.base, residents, "Duka", attrs.evolve(bad, reasons=()))
    assert services.scheduling.book(WEEK).extras == ()


def test_the_day_shows_a_session_with_those_who_are_called(services, at):
    book, _ = publish(services)
    residents = tuple(int(group.members[0]) for group in book.base.groups[:3])
    places = services.weeks.call_places(WEEK, book.base, residents, minutes=60).fitting
    number, _ = services.weeks.call(book, book.base, residents, "Duka", places[0])
    at.at += timedelta(days=places[0].weekday)
    today = next(one for one in services.home.today(own=False).sessions if one.id == number)
    assert (today.activity, today.expected) == ("Konseling kelompok", 3)


def test_why_a_session_was_called_off_stands_on_no_board(services):
    book, _ = publish(services)
    services.weeks.call_off(book, a_group(book).id, "Konselor berkelahi")
    board = services.scheduling.paper(WEEK)
    assert "berkelahi" not in text_of(services.reporting.render("week_board", board, services.reporting.choice()))
