"""Flow: the week from the store to the solver, to a published version and the board on paper."""

from __future__ import annotations

import attrs
import paper_reader
import pytest

from tcdesk.domain.calendar import Week
from tcdesk.domain.refusals import Conflict, Invalid
from tcdesk.domain.week.plan import Plan
from tcdesk.services.week_view import compare, view_of

WEEK = Week(2026, 11)


def solved(services):
    book = services.scheduling.book(WEEK)
    return book, services.scheduling.solve(book.problem)


def published(services, reason: str = ""):
    book, proposal = solved(services)
    version, changes = services.scheduling.publish(book, proposal.plan, score=proposal.score.total, reason=reason)
    return book, proposal, version, changes


def text_of(pdf: bytes) -> str:
    return paper_reader.text(pdf)


def test_a_proposal_seats_everybody_without_breaking_a_rule(services) -> None:
    book, proposal = solved(services)
    view = view_of(book, proposal.plan)
    assert view.total > 20
    assert view.seated == view.total
    assert view.violations == ()
    assert all(len(card.members) <= card.capacity for card in view.cards)


def test_publishing_writes_groups_members_sessions_version_and_audit(services) -> None:
    _book, proposal, version, changes = published(services)
    assert version.number == 1
    assert changes.meets(frozenset({"week"}))
    again = services.scheduling.book(WEEK)
    assert again.number == 1
    assert {frozenset(group.members) for group in again.base.groups} == {
        frozenset(group.members) for group in proposal.plan.groups
    }
    rows = {row.id: row for row in services.residents.rows()}
    seated = {int(resident) for group in again.base.groups for resident in group.members}
    assert seated
    assert all(rows[number].group is not None for number in seated)
    newest = services.audit.newest()[0]
    assert newest.verb == "week.publish"
    assert newest.detail["groups"] == len(proposal.plan.groups)


def test_a_stale_board_is_refused_in_words_and_writes_nothing(services) -> None:
    book, proposal = solved(services)
    services.scheduling.publish(book, proposal.plan)
    before = len(services.audit.newest())
    with pytest.raises(Conflict) as refused:
        services.scheduling.publish(book, proposal.plan)
    assert refused.value.values == {"number": 1}
    assert [version.number for version in services.scheduling.versions(WEEK)] == [1]
    assert len(services.audit.newest()) == before


def test_residents_left_out_need_a_written_reason_and_are_named(services) -> None:
    book, proposal = solved(services)
    smaller = Plan(groups=proposal.plan.groups[1:])
    with pytest.raises(Invalid):
        services.scheduling.publish(book, smaller)
    version, _changes = services.scheduling.publish(book, smaller, reason="Konselor sakit, tidak ada pengganti")
    assert set(map(str, version.left_out)) == set(proposal.plan.groups[0].members)
    assert services.scheduling.paper(WEEK).without_group


def test_a_second_version_keeps_the_groups_and_counts_on(services) -> None:
    _book, proposal, _version, _changes = published(services)
    book = services.scheduling.book(WEEK)
    assert book.problem.kind == "repair"
    group = book.base.groups[0]
    rest = attrs.evolve(group, members=group.members[:-1])
    version, _changes = services.scheduling.publish(book, book.base.with_group(rest), reason="Sidang pengadilan")
    assert version.number == 2
    assert version.left_out == (int(group.members[-1]),)
    assert len(services.scheduling.book(WEEK).base.groups) == len(proposal.plan.groups)


def test_an_empty_arrangement_or_a_past_week_is_not_published(services) -> None:
    book, proposal = solved(services)
    with pytest.raises(Invalid):
        services.scheduling.publish(book, Plan(), reason="x")
    past = services.scheduling.book(Week(2026, 10))
    with pytest.raises(Conflict):
        services.scheduling.publish(past, proposal.plan, reason="x")


def test_the_board_on_paper_names_everybody_and_never_says_who_is_kept_apart(services) -> None:
    book, proposal, _version, _changes = published(services)
    board = services.scheduling.paper(WEEK)
    text = text_of(services.reporting.render("week_board", board, services.reporting.choice()))
    for seat in book.names.residents.values():
        if any(str(seat.resident_id) in group.members for group in proposal.plan.groups):
            assert seat.name.split()[0] in text
    reasons = {pair.why for pair in book.problem.keep_apart} | {row.why for row in book.problem.not_with}
    assert len(reasons) > 1
    assert not [reason for reason in reasons if reason in text]


def test_the_comparison_counts_what_a_proposal_changes(services) -> None:
    book, proposal = solved(services)
    same = compare(book, book.base, book.base)
    assert same.changes == ()
    difference = compare(book, book.base, proposal.plan)
    unseated = next(measure for measure in difference.measures if measure.code == "unseated")
    assert unseated.before > unseated.after == 0
