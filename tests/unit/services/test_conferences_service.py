"""Planning a conference: its day, who is due, the order, and what a held one refuses."""

from datetime import timedelta

import attrs
import pytest
from factories import NOW, OTHERS, OWN, TODAY, records_of

from tcdesk.domain.conference import Conference, ConferenceItem, ConferenceState, Decision
from tcdesk.domain.refusals import Conflict, Denied, Invalid
from tcdesk.domain.review import ReviewReason
from tcdesk.domain.roles import Role
from tcdesk.services import conferences

THURSDAY = TODAY + timedelta(days=3)


@pytest.fixture
def manager(sign_in):
    return sign_in(Role.MANAGER)


def planned(services, day=THURSDAY, **changes):
    return services.conferences.plan(Conference(on_date=day, **changes))[0]


def held(services, day, resident_id=OWN, review_on=None, decision=Decision.STAY):
    records = records_of(services)
    with records.store.write():
        number = records.conferences.conferences.insert(
            Conference(on_date=day, state=ConferenceState.CLOSED, closed_at=NOW)
        )
        item = records.conferences.items.insert(
            ConferenceItem(
                conference_id=number, resident_id=resident_id, position=1, decision=decision, review_on=review_on
            )
        )
    return number, item


def on_agenda(services, number):
    return [line.resident_id for line in services.conferences.agenda(number)]


def test_a_conference_is_planned_changed_and_listed(manager):
    number = planned(manager, place=" Ruang rapat ", chair_id=1)
    (line,) = manager.conferences.lines()
    assert (line.conference.id, line.conference.place, line.count) == (number, "Ruang rapat", 0)
    assert line.chair
    later = attrs.evolve(line.conference, on_date=THURSDAY + timedelta(days=1))
    assert manager.conferences.plan(later)[0] == number
    assert manager.conferences.lines()[0].conference.on_date == later.on_date
    with pytest.raises(Conflict):
        manager.conferences.plan(later)  # the version that was read is not the newest any more


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"on_date": TODAY - timedelta(days=1)}, "on_date"),
        ({"starts_at": 1440}, "starts_at"),
        ({"place": "x" * 81}, "place"),
    ],
)
def test_what_is_wrong_is_said_by_field(manager, changes, field):
    with pytest.raises(Invalid) as refused:
        manager.conferences.plan(attrs.evolve(Conference(on_date=THURSDAY), **changes))
    assert [problem.field for problem in refused.value.problems] == [field]
    assert manager.conferences.lines() == ()


def test_a_day_has_one_conference(manager):
    planned(manager)
    with pytest.raises(Conflict) as refused:
        planned(manager)
    assert refused.value.text == conferences.DAY_TAKEN


def test_the_agenda_is_drawn_from_who_is_due_the_heaviest_first(manager):
    number = planned(manager)
    count, _ = manager.conferences.draw(number)
    lines = manager.conferences.agenda(number)
    assert count == len(lines) > 0
    assert [line.place for line in lines] == list(range(1, count + 1))
    assert all(line.reasons for line in lines)
    order = [list(ReviewReason).index(line.reasons[0]) for line in lines]
    assert order == sorted(order)
    positive = next(line for line in lines if line.resident_id == OTHERS)
    assert ReviewReason.URINE in positive.reasons
    assert manager.conferences.draw(number)[0] == 0
    assert not any(line.reasons for line in manager.conferences.waiting(number))


def test_who_was_discussed_comes_back_on_the_day_that_was_set(manager):
    held(manager, TODAY - timedelta(days=5), review_on=THURSDAY + timedelta(days=7))
    early, late = planned(manager), planned(manager, THURSDAY + timedelta(days=7))
    reasons = [
        {line.resident_id: line.reasons for line in manager.conferences.waiting(number)}[OWN]
        for number in (early, late)
    ]
    assert reasons == [(), (ReviewReason.SET,)]


def test_the_order_is_changed_by_hand_and_only_as_a_whole(manager):
    number = planned(manager)
    manager.conferences.draw(number)
    items = [line.id for line in manager.conferences.agenda(number)]
    turned = tuple(reversed(items))
    manager.conferences.reorder(number, turned)
    assert tuple(line.id for line in manager.conferences.agenda(number)) == turned
    for wrong in (turned[1:], (*turned, 999), turned[:1] * len(turned)):
        with pytest.raises(Conflict) as refused:
            manager.conferences.reorder(number, wrong)
        assert refused.value.text == conferences.OTHER_AGENDA


def test_one_more_at_a_place_and_one_less(manager):
    number = planned(manager)
    for resident in (1, 2, 3):
        manager.conferences.add(number, resident)
    item, _ = manager.conferences.add(number, OWN, place=2, proposal="advance")
    assert on_agenda(manager, number) == [1, OWN, 2, 3]
    assert manager.conferences.agenda(number)[1].proposed == "advance"
    with pytest.raises(Conflict) as refused:
        manager.conferences.add(number, OWN)
    assert refused.value.text == conferences.ON_IT
    manager.conferences.remove(item)
    assert on_agenda(manager, number) == [1, 2, 3]


def test_a_proposal_is_one_of_those_offered(manager):
    number = planned(manager)
    item, _ = manager.conferences.add(number, OWN)
    manager.conferences.propose(item, "reentry")
    assert manager.conferences.agenda(number)[0].proposed == "reentry"
    with pytest.raises(Invalid):
        manager.conferences.propose(item, "nirgends")
    manager.conferences.propose(item, "")
    assert manager.conferences.agenda(number)[0].proposed == ""


def test_what_was_held_is_a_record(manager):
    number, item = held(manager, TODAY - timedelta(days=5))
    for attempt in (
        lambda: manager.conferences.draw(number),
        lambda: manager.conferences.add(number, OTHERS),
        lambda: manager.conferences.remove(item),
        lambda: manager.conferences.reorder(number, (item,)),
        lambda: manager.conferences.propose(item, "stay"),
        lambda: manager.conferences.cancel(number),
    ):
        with pytest.raises(Conflict) as refused:
            attempt()
        assert refused.value.text == conferences.HELD


def test_a_conference_is_taken_back_with_its_agenda_until_it_decides(manager):
    number = planned(manager)
    manager.conferences.draw(number)
    manager.conferences.cancel(number)
    assert manager.conferences.lines() == ()
    again = planned(manager)
    item, _ = manager.conferences.add(again, OWN)
    records = records_of(manager)
    with records.store.write():
        records.conferences.items.update(attrs.evolve(records.conferences.items.get(item), decision=Decision.ADVANCE))
    for attempt in (lambda: manager.conferences.cancel(again), lambda: manager.conferences.remove(item)):
        with pytest.raises(Conflict) as refused:
            attempt()
        assert refused.value.text == conferences.DECIDED


def test_a_counselor_drafts_for_his_own_and_plans_nothing(sign_in):
    number = planned(sign_in(Role.MANAGER))
    counselor = sign_in(Role.COUNSELOR)
    item, _ = counselor.conferences.add(number, OWN)
    counselor.conferences.propose(item, "stay")
    for attempt in (
        lambda: counselor.conferences.add(number, OTHERS),
        lambda: counselor.conferences.plan(Conference(on_date=TODAY)),
        lambda: counselor.conferences.draw(number),
        lambda: counselor.conferences.reorder(number, (item,)),
    ):
        with pytest.raises(Denied):
            attempt()
    assert [line.is_own for line in counselor.conferences.agenda(number)] == [True]


def test_a_registrar_reads_the_agenda_without_urine_results(sign_in):
    manager = sign_in(Role.MANAGER)
    number = planned(manager)
    manager.conferences.draw(number)
    lines = sign_in(Role.REGISTRAR).conferences.agenda(number)
    assert lines
    assert not any(ReviewReason.URINE in line.reasons for line in lines)
    assert not any(line.is_own or line.proposed for line in lines)


def test_a_resident_who_left_stays_on_the_agenda_and_comes_on_no_other(manager):
    number, other = planned(manager), planned(manager, THURSDAY + timedelta(days=7))
    manager.conferences.add(number, OWN)
    records = records_of(manager)
    with records.store.write():
        resident = records.residents.residents.get(OWN)
        records.residents.residents.update(attrs.evolve(resident, left_on=TODAY))
    assert on_agenda(manager, number) == [OWN]
    with pytest.raises(Conflict) as refused:
        manager.conferences.add(other, OWN)
    assert refused.value.text == conferences.LEFT
