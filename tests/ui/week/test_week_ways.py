"""Targets, problems and ways out agree with the rules of the solver."""

import attrs
import pytest

from tcdesk.domain.week.plan import Plan
from tcdesk.domain.week.problem import KeepApart
from tcdesk.i18n import texts
from tcdesk.services.week_view import view_of
from tcdesk.ui.pages.week.fixes import MOST, fixes_for
from tcdesk.ui.pages.week.issues import issues
from tcdesk.ui.pages.week.names import Names, with_new_groups
from tcdesk.ui.pages.week.targets import Targets


def broken(book, plan):
    """What is wrong with a plan, as comparable breaches, without those who have no group."""
    return {
        (v.rule, v.group, v.resident, v.other, v.counselor, v.room, v.slot)
        for v in view_of(book, plan).violations
        if v.rule not in {"H1", "H2"}
    }


def at(targets, plan, book=None):
    """The same week with another plan."""
    return Targets(book or targets.book, plan, targets.names)


def found_in(targets):
    book, plan = targets.book, targets.plan
    return issues(book, plan, view_of(book, plan), targets.names)


def test_a_group_may_go_exactly_where_no_rule_is_broken_anew(large_targets):
    book, plan = large_targets.book, large_targets.plan
    before = broken(book, plan)
    seen = set()
    for group in plan.groups:
        of_others = {one for one in before if one[1] != group.id}
        for spot, target in large_targets.for_group(group).items():
            seen.add(target.allowed)
            if target.plan is not None:
                now = {one for one in broken(book, target.plan) if one[1] != group.id or one[0] != "H7"}
                assert now <= of_others, spot
            else:
                assert target.reason
                slot = next(s for s in book.problem.slots if (s.day, int(s.start[:2]) * 60 + int(s.start[3:])) ==
                            (spot.weekday, spot.starts_at))  # fmt: skip
                rooms = [attrs.evolve(group, slot=slot.id, room=room.id) for room in book.problem.rooms]
                assert all(broken(book, plan.with_group(moved)) - before for moved in rooms), (group.id, spot)
    assert seen == {True, False}


def test_a_resident_may_go_exactly_where_no_rule_is_broken_anew(large_targets):
    book, plan = large_targets.book, large_targets.plan
    sizes = {group.id: len(group.members) for group in plan.groups}
    for resident in [r.id for r in book.problem.eligible][::7]:
        alone = plan.move(resident, None)
        before = broken(book, alone)
        for spot, target in large_targets.for_resident(resident).items():
            after = broken(book, alone.move(resident, spot.group)) - before
            too_many = sizes[spot.group] >= 10
            assert target.allowed == (not after and not too_many), (resident, spot, target.reason)


def test_every_way_lessens_what_is_wrong(large_targets):
    ways = {issue.key: fixes_for(issue, large_targets) for issue in found_in(large_targets)}
    before = len(view_of(large_targets.book, large_targets.plan).violations)
    assert sum(map(len, ways.values())) > 6
    for fixes in ways.values():
        assert len(fixes) <= MOST
        for fix in fixes:
            if fix.plan is not None:
                assert len(view_of(large_targets.book, fix.plan).violations) < before


def with_leave(targets, group):
    """The week with the counselor of a group away at its hour."""
    problem = targets.book.problem
    plan = targets.plan.by_id[group]
    day = problem.slot_by_id[plan.slot].day
    gone = {slot.id for slot in problem.slots if slot.day == day}
    counselors = tuple(
        attrs.evolve(one, slots=one.slots - gone, on_leave="cuti") if one.id == plan.counselor else one
        for one in problem.counselors
    )
    book = attrs.evolve(targets.book, problem=attrs.evolve(problem, counselors=counselors))
    return Targets(book, targets.plan, Names(book, texts("id"), may_see_pairs=True))


def test_a_counselor_away_is_said_with_who_what_when_and_how_many(large_targets):
    group = large_targets.plan.groups[1]
    away = with_leave(large_targets, group.id)
    issue = next(i for i in found_in(away) if i.rule == "H3" and i.group == group.id)
    size, name = len(group.members), away.names.first_name(group.counselor)
    slot = away.names.slot(group.slot)
    code = away.names.group(group.id)
    assert issue.title == f"Konselor {name} cuti {slot}: {size} residen {code} tanpa sesi"
    labels = [fix.label for fix in fixes_for(issue, away)]
    assert labels
    assert any(label.startswith(f"Pindah {code} ke ") for label in labels) or any("menggantikan" in x for x in labels)
    assert labels[-1].startswith(("Tiadakan", "Pindah")) or "menggantikan" in labels[-1]


def test_the_cover_a_leave_names_is_the_first_who_is_proposed(large_targets):
    plan = large_targets.plan
    group = next(one for one in plan.groups if len(with_leave(large_targets, one.id).counselors_for(one)) > 1)
    away = with_leave(large_targets, group.id)
    last = away.counselors_for(group)[-1]
    counselors = tuple(
        attrs.evolve(one, covers={group.slot: last}) if one.id == group.counselor else one
        for one in away.book.problem.counselors
    )
    book = attrs.evolve(away.book, problem=attrs.evolve(away.book.problem, counselors=counselors))
    covered = Targets(book, plan, Names(book, texts("id"), may_see_pairs=True))
    assert covered.counselors_for(group)[0] == last
    issue = next(i for i in found_in(covered) if i.rule == "H3" and i.group == group.id)
    fixes = [fix for fix in fixes_for(issue, covered) if fix.cost == "ditunjuk sebagai pengganti · jam tetap"]
    assert [fix.plan.by_id[group.id].counselor for fix in fixes] == [last]


def test_two_groups_in_one_room_are_told_and_parted(large_targets):
    plan = large_targets.plan
    groups = [g for g in plan.groups if g.slot == plan.groups[0].slot]
    first = groups[0]
    other = next(g for g in plan.groups if g.id != first.id and g.counselor != first.counselor)
    clash = plan.with_group(attrs.evolve(other, slot=first.slot, room=first.room))
    targets = at(large_targets, clash)
    issue = next(i for i in found_in(targets) if i.rule == "H4" and i.groups)
    assert {first.id, other.id} <= set(issue.groups)
    assert issue.title.startswith(f"Room {targets.names.room(first.room)} is used by ")
    fixes = fixes_for(issue, targets)
    assert fixes
    assert " in room " in fixes[0].label


def planted_pair(targets, *, may_see):
    one, other = targets.plan.groups[0].members[:2]
    pair = KeepApart(a=one, b=other, why="Ancaman tercatat")
    problem = attrs.evolve(targets.book.problem, keep_apart=(*targets.book.problem.keep_apart, pair))
    book = attrs.evolve(targets.book, problem=problem)
    return Targets(book, targets.plan, Names(book, texts("en"), may_see_pairs=may_see)), one, other


def test_a_pair_to_be_parted_is_named_only_to_who_may_know(large_targets):
    targets, one, other = planted_pair(large_targets, may_see=True)
    issue = next(i for i in found_in(targets) if i.rule == "H6" and one in i.residents)
    assert "Ancaman tercatat" in issue.why
    assert targets.names.resident(other) in issue.why
    assert any(fix.label.startswith("Swap") or "→" in fix.label for fix in fixes_for(issue, targets))
    blind, *_ = planted_pair(large_targets, may_see=False)
    issue = next(i for i in found_in(blind) if i.rule == "H6" and one in i.residents)
    words = f"{issue.title} {issue.why} {issue.short}"
    assert "Ancaman" not in words
    assert targets.names.resident(one) not in words
    moved = blind.plan.move(one, None)
    refusal = Targets(blind.book, moved, blind.names).seat_refusal(moved.groups[0], one)
    assert targets.names.resident(other) not in refusal


def test_too_many_and_too_few_are_told(large_targets):
    plan = large_targets.plan
    big, small = plan.groups[0], plan.groups[1]
    crowd = [r.id for r in large_targets.book.problem.eligible][:12]
    for one in crowd:
        plan = plan.move(one, big.id)
    plan = plan.with_group(attrs.evolve(plan.by_id[small.id], members=small.members[:1]))
    targets = at(large_targets, plan)
    sizes = {i.group: i for i in found_in(targets) if i.rule == "H2"}
    assert "at most 10" in sizes[big.id].title
    assert "at least 4" in sizes[small.id].title
    assert all(fixes_for(issue, targets) for issue in sizes.values())


def test_nobody_anywhere_is_one_card_with_a_way(large_targets):
    targets = at(large_targets, Plan())
    (issue,) = found_in(targets)
    assert (issue.rule, len(issue.residents)) == ("H1", 112)
    assert issue.why == "There is no group this week yet."
    (fix,) = fixes_for(issue, targets)
    assert fix.plan is None


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_new_group_gets_a_name_and_its_theme(large_targets, language):
    group = attrs.evolve(large_targets.plan.groups[0], id="new-1")
    plan = Plan(groups=(group,))
    book = with_new_groups(large_targets.book, plan, texts(language))
    assert book.names.groups["new-1"].code == {"id": "Baru 1", "en": "New 1"}[language]
    assert book.names.groups["new-1"].theme
    assert with_new_groups(large_targets.book, large_targets.plan, texts(language)) is large_targets.book


def test_days_that_are_over_take_no_group_and_give_none_away(large_targets):
    targets = large_targets
    days = {slot.id: slot.day for slot in targets.problem.slots}
    early = next(g for g in targets.plan.groups if days[g.slot] < 2)
    late = next(g for g in targets.plan.groups if days[g.slot] >= 2)
    book = attrs.evolve(targets.book, first_day=2, past=frozenset({early.id}))
    now = at(targets, targets.plan, book)
    assert all(not t.allowed for spot, t in now.for_group(late).items() if spot.weekday < 2)
    assert "this day is over" in {t.reason for spot, t in now.for_group(late).items() if spot.weekday < 2}
    assert "is over" in now.fixed(early.id)
    assert "is over" in now.fixed_resident(early.members[0])
    assert now.seat_refusal(early, late.members[0]) == "its day is over"


def test_a_need_is_told_in_words_and_not_as_it_is_kept(large_targets):
    targets = large_targets
    group = targets.plan.groups[0]
    resident = targets.problem.resident_by_id[group.members[0]]
    in_need = attrs.evolve(resident, needs=frozenset({"sign_language"}))
    residents = tuple(in_need if one.id == resident.id else one for one in targets.problem.residents)
    book = attrs.evolve(targets.book, problem=attrs.evolve(targets.problem, residents=residents))
    wrong = view_of(book, targets.plan).violations
    (found,) = [one for one in wrong if (one.rule, one.resident) == ("H7", resident.id)]
    assert "qualified for sign language" in found.sentence(texts("en"), targets.names.call)
