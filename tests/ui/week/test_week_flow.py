"""The week from the first look to the printed board, with real keys."""

from datetime import timedelta

import pytest
from demo_house import COUNSELOR, MANAGER, MEDICAL, TODAY, enter
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tcdesk.domain.calendar import Week
from tcdesk.ui.dialogs.printing import PrintDialog
from tcdesk.ui.kit.banner import Banner

Key, Mod = Qt.Key, Qt.KeyboardModifier
WEEK = Week.of(TODAY)


@pytest.fixture
def propose(qtbot):
    """Presses F9 and waits for the proposal."""

    def run(shown):
        shown.press(Key.Key_F9)
        qtbot.waitUntil(lambda: shown.page.beside.shown is not None, timeout=30_000)

    return run


def test_four_keys_publish_the_week(open_house, small_house, show, propose):
    shown = show(open_house(small_house), code="other")
    shown.press(Key.Key_3, Mod.AltModifier)
    assert len(shown.page.draft.view.unseated) == 2
    propose(shown)
    shown.press(Key.Key_Return)
    assert shown.page.draft.view.unseated == ()
    assert shown.page.head.chip.text == "Draft"
    shown.press(Key.Key_F10)
    (version,) = shown.services.scheduling.versions(WEEK)
    assert (version.number, version.left_out, version.reason) == (1, (), "")
    assert version.is_proven
    assert shown.page.head.chip.text == "Published v1"
    assert shown.context.ask.asked == []
    assert shown.services.drafts.find("week") == ()
    assert shown.page.issues == ()


def test_a_proposal_is_nothing_until_it_is_accepted(small, propose):
    page = small.page
    before = page.draft.standing
    propose(small)
    assert page.board.data.is_proposal
    assert page.draft.standing == before
    assert not page.commands.publish.isEnabled()
    small.press(Key.Key_Escape)
    assert page.draft.standing == before
    assert page.draft.undo_stack.count() == 0
    assert page.panel.shown is page.panel.problems
    assert not page.board.data.is_proposal
    assert QApplication.focusWidget() is page.board


def test_accepting_is_one_step_that_can_be_undone_and_done_again(small, propose):
    page = small.page
    before = page.draft.standing
    propose(small)
    plan = page.arranger.proposal.plan
    small.press(Key.Key_Return)
    assert page.draft.plan == plan
    small.press(Key.Key_Z, Mod.ControlModifier)
    assert page.draft.standing == before
    small.press(Key.Key_Y, Mod.ControlModifier)
    assert page.draft.plan == plan


def test_the_draft_is_compared_with_what_stands(small, propose):
    page = small.page
    propose(small)
    small.press(Key.Key_Return)
    small.press(Key.Key_D)
    assert page.beside.is_comparing
    assert not page.panel.proposal.accept.isVisible()
    small.press(Key.Key_Escape)
    assert page.beside.shown is None
    assert page.draft.view.unseated == ()


def test_who_is_left_out_is_named_and_needs_a_reason(small):
    left = sorted(seat.name for seat in small.page.draft.view.unseated)
    small.context.ask.answers = [None, "No free seat this week."]
    small.press(Key.Key_F10)
    question = small.context.ask.asked[0]
    assert all(name in question.text for name in left)
    assert small.services.scheduling.versions(WEEK) == ()
    small.press(Key.Key_F10)
    (version,) = small.services.scheduling.versions(WEEK)
    assert version.reason == "No free seat this week."
    assert len(version.left_out) == 2


def test_a_week_published_meanwhile_is_not_overwritten(small, propose):
    page = small.page
    propose(small)
    small.press(Key.Key_Return)
    plan, book = page.draft.plan, page.draft.book
    small.services.scheduling.publish(book, plan)
    small.press(Key.Key_F10)
    assert "published meanwhile" in small.banner
    assert len(small.services.scheduling.versions(WEEK)) == 1
    assert page.draft.plan == plan


def test_the_published_board_is_saved_and_written_down(small, propose, tmp_path, qtbot):
    page = small.page
    assert not page.commands.save.isEnabled()
    propose(small)
    small.press(Key.Key_Return)
    small.press(Key.Key_F10)
    target = tmp_path / "board.pdf"
    small.context.ask.answers = [target]
    small.press(Key.Key_P, Mod.ControlModifier)
    with qtbot.waitSignal(small.context.notices.message_given, timeout=20_000) as said:
        small.press(Key.Key_S, Mod.ControlModifier)
    assert target.read_bytes().startswith(b"%PDF")
    assert (said.args[0].text, said.args[0].detail) == ("Saved", "board.pdf")


def test_a_board_that_cannot_be_written_says_so(small, propose, tmp_path, qtbot):
    propose(small)
    small.press(Key.Key_Return)
    small.press(Key.Key_F10)
    small.context.ask.answers = [tmp_path / "no such folder" / "board.pdf"]
    small.press(Key.Key_P, Mod.ControlModifier)
    small.press(Key.Key_S, Mod.ControlModifier)
    dialog = small.window.findChild(PrintDialog)
    qtbot.waitUntil(lambda: "could not be written" in dialog.remark.words, timeout=20_000)
    assert dialog.is_open
    dialog.cancel()


def test_a_draft_is_kept_after_two_seconds_and_found_again(open_house, small_house, show):
    door = open_house(small_house)
    shown = show(door)
    page = shown.page
    group = page.draft.plan.groups[0].id
    page.edits.lock_group(group)
    assert not page.draft.is_kept
    assert page.draft._timer.interval() == 2000
    page.draft._timer.timeout.emit()
    assert page.draft.is_kept
    (kept,) = shown.services.drafts.find("week")
    assert kept.key == str(WEEK)
    again = show(door)
    assert again.page.draft.book.locks.groups[0].group == group
    (banner,) = again.page.findChildren(Banner)
    assert "draft is here again" in banner.words
    again.page.throw_away()
    assert again.services.drafts.find("week") == ()
    assert not again.page.draft.is_changed


def test_leaving_the_screen_keeps_what_waits(small):
    small.page.edits.lock_group(small.page.draft.plan.groups[0].id)
    small.press(Key.Key_1, Mod.AltModifier)
    assert small.window.desk.code == "other"
    assert len(small.services.drafts.find("week")) == 1


def test_a_draft_begun_on_an_older_version_says_so(open_house, small_house, show):
    door = open_house(small_house)
    shown = show(door)
    page = shown.page
    page.edits.lock_group(page.draft.plan.groups[0].id)
    page.draft.keep()
    shown.services.scheduling.publish(page.draft.book, page.draft.plan, reason="meanwhile")
    again = show(door)
    assert any("was published after your draft" in banner.words for banner in again.page.findChildren(Banner))


def test_a_draft_that_cannot_be_read_is_left_aside(open_house, small_house, show):
    door = open_house(small_house)
    enter(door, MANAGER).drafts.keep("week", str(WEEK), {"plan": "old"})
    shown = show(door)
    assert not shown.page.draft.is_changed


def test_other_weeks_are_a_key_away(small):
    page = small.page
    small.press(Key.Key_Right, Mod.AltModifier)
    assert page.place() == {"week": str(WEEK.shifted(1))}
    assert "Week 12" in page.head.week.accessibleName()
    small.press(Key.Key_Left, Mod.AltModifier)
    small.press(Key.Key_Left, Mod.AltModifier)
    assert page.place() == {"week": str(WEEK.shifted(-1))}
    assert not page.may_edit, "a week that is over is only looked at"
    assert not page.commands.arrange.isEnabled()
    page.step(0)
    assert page.place() == {"week": str(WEEK)}


def test_a_counselor_arranges_but_does_not_publish(open_house, small_house, show, propose):
    shown = show(open_house(small_house), user=COUNSELOR)
    assert [action.text() for action in shown.page.commands.top] == ["Arrange automatically"]
    propose(shown)
    shown.press(Key.Key_Return)
    shown.press(Key.Key_F10)
    assert shown.services.scheduling.versions(WEEK) == ()


def test_medical_staff_only_look(open_house, small_house, show):
    shown = show(open_house(small_house), user=MEDICAL)
    page = shown.page
    before = page.draft.standing
    assert page.commands.top == ()
    page.board.setFocus()
    for key in (Key.Key_M, Key.Key_L, Key.Key_Delete, Key.Key_Plus, Key.Key_1, Key.Key_F9, Key.Key_F10):
        shown.press(key)
    assert page.draft.standing == before
    assert not page.mover.is_moving
    assert shown.services.scheduling.versions(WEEK) == ()


def test_a_search_that_is_given_up_changes_nothing_and_is_not_lost(large, qtbot):
    page = large.page
    before = page.draft.standing
    large.press(Key.Key_F9)
    assert page.arranger.is_busy
    assert not page.commands.move.isEnabled()
    large.press(Key.Key_Escape)
    assert not page.arranger.is_busy
    qtbot.waitUntil(lambda: not large.context.jobs.active, timeout=30_000)
    assert page.arranger.proposal is None
    assert page.beside.shown is None
    assert page.draft.standing == before
    large.press(Key.Key_F9)
    qtbot.waitUntil(lambda: page.beside.shown is not None, timeout=60_000)
    assert page.beside.shown.view.unseated == ()


def test_what_others_change_is_read_anew_and_the_draft_stays(small):
    page = small.page
    group = page.draft.plan.groups[0].id
    page.edits.lock_group(group)
    day = TODAY + timedelta(days=1)
    slot = next(s for s in small.services.facility.slots.all() if s.weekday == day.weekday())
    changes = small.services.facility.slots.remove(slot.id)
    small.context.bus.tell(changes)
    assert str(slot.id) not in page.draft.book.problem.slot_by_id
    assert page.draft.book.locks.groups[0].group == group
