"""Why somebody has no group, what helps, and a week planned again after something happened: by keys alone."""

from __future__ import annotations

import attrs
import pytest
from demo_house import TODAY
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tcdesk.domain.calendar import Week
from tcdesk.domain.staff import Leave
from tcdesk.domain.week.explanation import Explanation
from tcdesk.domain.week.plan import Proposal, Scope, Score
from tcdesk.services.week_explanations import Event
from tcdesk.services.week_view import view_of
from tcdesk.ui.pages.week.why.event_dialog import EVENT_NAMES

WEEK = Week.of(TODAY)
CTRL = Qt.KeyboardModifier.ControlModifier


def short_of_counselors(services, keep: int) -> None:
    """All but `keep` counselors are ill this week."""
    people = [person for person in services.facility.staff.all() if person.is_counselor]
    for row in services.facility.leave.all():
        services.facility.leave.remove(row.id)
    for person in people[keep:]:
        row = Leave(staff_id=person.id, starts_on=WEEK.monday, ends_on=WEEK.day(6), reason="sakit")
        services.facility.leave.save(row)


@pytest.fixture
def impossible(open_house, large_house, show, qtbot):
    """The large house in a week in which most counselors are ill, in the language asked for."""

    def make_(language="en", **more):
        shown = show(open_house(large_house), language=language, **more)
        short_of_counselors(shown.services, 2)
        shown.page.refresh()
        qtbot.waitUntil(lambda: shown.page.ways.is_done, timeout=30_000)
        return shown

    return make_


def fill(shown, field, value):
    field.load(value)
    field.settle()


def tell(shown, qtbot, event: Event, **values):
    """Open the dialog by its key, choose what happened, fill the rest and send it off by keys."""
    page = shown.page
    page.board.setFocus()
    shown.press(Qt.Key.Key_E)
    dialog = page.again.dialog
    assert dialog is not None
    dialog.what.load(event.value)
    dialog.what.changed.emit()
    for name, value in values.items():
        assert dialog.fields[name].isVisible()
        fill(shown, dialog.fields[name], value)
    return dialog


def sent(shown, qtbot, dialog):
    shown.press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: shown.page.beside.shown is not None, timeout=20_000)
    return shown.page.beside.shown


def spoken(shown):
    return [f"{line.title} {line.detail}" for line in shown.lines]


def test_a_counselor_is_ill_the_proposal_says_why_and_who_could_stand_in(large, qtbot):
    page, plan = large.page, large.page.draft.plan
    counselor = next(g.counselor for g in plan.groups if page.draft.book.problem.slot_by_id[g.slot].day >= 2)
    dialog = tell(large, qtbot, Event.AWAY, counselor=counselor, day="2", reason="sakit")
    dialog.write.setChecked(False)
    shown = sent(large, qtbot, dialog)
    assert page.draft.plan == plan
    assert any("cannot lead" in words for words in spoken(shown))
    assert any(words.startswith("Who could lead") for words in spoken(shown))
    large.press(Qt.Key.Key_Return)
    assert page.draft.plan != plan
    later = {s.id for s in page.draft.book.problem.slots if s.day >= 2}
    assert not any(g.counselor == counselor and g.slot in later for g in page.draft.plan.groups)
    page.commands.undo.trigger()
    assert page.draft.plan == plan
    assert large.services.facility.leave.all() == [] or all(
        row.staff_id != int(counselor) or row.starts_on != WEEK.day(2) for row in large.services.facility.leave.all()
    )


def test_what_is_written_down_stands_in_the_house_and_the_draft_waits_for_a_yes(large, qtbot):
    page, plan = large.page, large.page.draft.plan
    group = next(g for g in plan.groups if page.draft.book.problem.slot_by_id[g.slot].day >= 2)
    sent(large, qtbot, tell(large, qtbot, Event.CLOSED, room=group.room, day="2", reason="bocor"))
    rows = large.services.facility.closures.all()
    assert any((row.room_id, row.starts_on) == (int(group.room), WEEK.day(2)) for row in rows)
    large.press(Qt.Key.Key_Escape)
    assert page.beside.shown is None
    assert page.draft.plan.by_id[group.id].room == group.room
    assert any(issue.rule == "H4" for issue in page.issues)


def test_somebody_called_away_and_two_to_be_parted(large, qtbot):
    page, plan = large.page, large.page.draft.plan
    group = next(g for g in plan.groups if page.draft.book.problem.slot_by_id[g.slot].day >= 3)
    who, other = group.members[:2]
    shown = sent(large, qtbot, tell(large, qtbot, Event.CALLED, resident=who, hour=group.slot, kind="court"))
    assert any("sidang" in words for words in spoken(shown))
    large.press(Qt.Key.Key_Return)
    slot = page.draft.plan.by_id[page.draft.plan.group_of[who]].slot
    assert slot != group.slot
    sent(large, qtbot, tell(large, qtbot, Event.PARTED, resident=who, other=other, reason="berselisih"))
    large.press(Qt.Key.Key_Return)
    where = page.draft.plan.group_of
    assert where[who] != where[other]
    assert not [one for one in page.draft.view.hard if one.rule in {"H5", "H6"}]


def test_a_refusal_is_told_in_the_dialog_and_nothing_is_planned(large, qtbot):
    who = large.page.draft.plan.groups[0].members[0]
    tell(large, qtbot, Event.PARTED, resident=who, other=who, reason="berselisih")
    large.press(Qt.Key.Key_Return, CTRL)
    dialog = large.page.again.dialog
    assert dialog is not None
    assert dialog.is_open
    assert not large.page.again.is_busy
    large.press(Qt.Key.Key_Escape)
    assert large.page.again.dialog is None


def test_what_is_missing_keeps_the_focus_in_the_dialog(large, qtbot):
    tell(large, qtbot, Event.AWAY, day="2")
    large.press(Qt.Key.Key_Return, CTRL)
    dialog = large.page.again.dialog
    assert dialog is not None
    assert dialog.fields["counselor"].problem is not None
    assert dialog.isAncestorOf(QApplication.focusWidget())


@pytest.mark.parametrize("event", Event)
def test_every_event_has_its_name(event):
    assert event in EVENT_NAMES


def test_an_impossible_week_is_explained_with_ways_that_do_what_they_say(impossible, qtbot):
    shown = impossible()
    page = shown.page
    issue = next(issue for issue in page.issues if issue.code == "counselors")
    assert "away this week" in issue.title
    card = next(card for card in page.panel.problems.cards if card.issue.key == issue.key)
    assert 1 <= len(card.fixes) <= 3
    before, waiting = page.draft.plan, len(page.draft.view.unseated)
    page.panel.problems.choose(issue.key)
    page.board.setFocus()
    fix = card.fixes[0]
    assert fix.plan is not None
    assert len(view_of(page.draft.book, fix.plan).unseated) < waiting
    shown.press(Qt.Key.Key_1)
    assert page.draft.plan == fix.plan
    page.commands.undo.trigger()
    assert page.draft.plan == before


def test_an_edit_ends_the_search_for_ways(impossible, qtbot):
    shown = impossible()
    page = shown.page
    group = page.draft.plan.groups[0]
    page.edits.unseat(group.members[0])
    assert not page.ways.is_done
    page.edits.unseat(group.members[1])
    qtbot.waitUntil(lambda: page.ways.is_done, timeout=30_000)
    keys = {issue.key for issue in page.issues if issue.code}
    assert all(card.fixes for card in page.panel.problems.cards if card.issue.key in keys)


def test_whom_the_best_plan_leaves_out_has_a_card_until_it_is_known_why(large, qtbot):
    page = large.page
    waiting = tuple(str(seat.resident_id) for seat in page.draft.view.unseated)
    group = page.draft.plan.groups[0]
    plan = page.draft.plan.with_group(attrs.evolve(group, members=group.members[::-1]))
    page.arranger.proposal = Proposal(
        plan=plan, unassigned=waiting, score=Score(terms={}, counts={}), cost=1, bound=1, scope=Scope.ALL,
        violations=(), moves=(), seconds=0.1, seed=1,
    )  # fmt: skip
    page.arranger.proposed.emit()
    large.press(Qt.Key.Key_Return)
    (card,) = [issue for issue in page.issues if issue.code == "left_out"]
    assert f"{len(waiting)} residents have no group" in card.title
    assert "being worked out" in card.why
    qtbot.waitUntil(lambda: page.ways.is_done, timeout=30_000)
    # There are seats for all of them, so nothing stands in the way but that they were not seated.
    assert [issue.code for issue in page.issues if issue.rule == "H1"] == [""]


def test_a_lost_room_is_told_by_keys_alone(large, qtbot):
    page = large.page
    page.board.setFocus()
    large.press(Qt.Key.Key_E)
    dialog = page.again.dialog
    large.press(Qt.Key.Key_2)
    assert dialog.chosen is Event.CLOSED
    large.press(Qt.Key.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget(), "Dahlia")
    large.press(Qt.Key.Key_Tab)
    large.press(Qt.Key.Key_Right)
    large.press(Qt.Key.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget(), "bocor")
    shown = sent(large, qtbot, dialog)
    # Without a window manager no window is active after the list of answers went; the focus in ours is what counts.
    assert large.window.focusWidget() is page.panel.proposal.accept
    QTest.keyClick(large.window.focusWidget(), Qt.Key.Key_Return)
    assert page.beside.shown is None
    problem = page.draft.book.problem
    room = next(one.id for one in problem.rooms if page.names().room(one.id) == "Dahlia")
    later = {slot.id for slot in problem.slots if slot.day >= 1}
    assert not any(group.room == room and group.slot in later for group in page.draft.plan.groups)
    assert any("has lost its room" in words for words in spoken(shown))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "None of these ways, alone or together, seats everybody: 2 residents stay without a group."),
        ("id", "2 residen tetap belum mendapat kelompok."),
    ],
)
def test_where_no_way_seats_everybody_the_panel_says_how_many_stay(impossible, language, words):
    page = impossible(language).page
    rest = page.panel.problems.rest
    assert rest.isHidden(), "the ways of this week seat everybody"
    page.reasons._told = Explanation(unassigned=("1", "2"), complete=True)
    page.ways.found.emit({})
    assert not rest.isHidden()
    assert rest.text().endswith(words)
    page.ways.look(())
    page.reasons._told = None
    page.ways.found.emit({})
    assert rest.isHidden()
