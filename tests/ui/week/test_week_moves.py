"""Moving, locking and leaving out on the board, by keys and by mouse."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tcdesk.ui.pages.week.card_names import _CardName
from tcdesk.ui.pages.week.targets import Spot

Key, Mod = Qt.Key, Qt.KeyboardModifier


def focus_card(shown, group):
    shown.page.board.setFocus()
    shown.page.board.go_to(Spot(group))


def middle_of(board, box):
    return board.viewport().mapToGlobal(box.center().toPoint())


def place_of(board, spot):
    """The middle of a place where something can be dropped, on the screen."""
    layout = board._layout
    box = layout.rect(spot).translated(0, board._offset())
    return board.viewport().mapToGlobal(box.center().toPoint())


def movable(page):
    """A group with one place that says yes and one that says no."""
    targets = page.targets()
    for group in page.draft.plan.groups:
        found = targets.for_group(group)
        yes = [spot for spot, target in found.items() if target.allowed]
        no = [spot for spot, target in found.items() if not target.allowed]
        if yes and no:
            return group.id, yes[0], no[0]
    raise AssertionError


def test_arrows_go_from_card_to_card(large):
    board = large.page.board
    board.setFocus()
    seen = {board.spot}
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Down, Key.Key_Left, Key.Key_Down, Key.Key_Up):
        before = board.spot
        large.press(key)
        seen.add(board.spot)
        assert board.spot != before
    assert len(seen) >= 4


def test_every_card_and_the_focus_have_a_name(large):
    board = large.page.board
    names = [one.accessibleName() for one in board.viewport().findChildren(_CardName)]
    assert len(names) == 12
    assert any(name.startswith("K-05, Wednesday 11:00, Maria S., Anggrek, 10 of 10, problem: ") for name in names)
    focus_card(large, "3")
    assert board.accessibleName().startswith("K-03, ")


def test_a_group_is_moved_with_m_arrows_and_enter(large):
    page = large.page
    group, yes, _ = movable(page)
    before = page.draft.plan.by_id[group]
    focus_card(large, group)
    large.press(Key.Key_M)
    assert page.mover.is_moving
    assert page.board.carry.over == yes
    large.press(Key.Key_Right)
    large.press(Key.Key_Left)
    large.press(Key.Key_Escape)
    large.press(Key.Key_M)
    large.press(Key.Key_Return)
    after = page.draft.plan.by_id[group]
    assert after.slot != before.slot
    assert (after.members, after.counselor) == (before.members, before.counselor)
    assert not page.mover.is_moving
    large.press(Key.Key_Z, Mod.ControlModifier)
    assert page.draft.plan.by_id[group] == before


def test_escape_puts_a_group_back(large):
    page = large.page
    before = page.draft.standing
    focus_card(large, movable(page)[0])
    large.press(Key.Key_M)
    large.press(Key.Key_Escape)
    assert not page.mover.is_moving
    assert page.draft.standing == before


def test_a_place_that_says_no_says_why(large):
    page = large.page
    group, _, no = movable(page)
    reason = page.targets().for_group(page.draft.plan.by_id[group])[no].reason
    before = page.draft.standing
    page.mover.lift_group(group, by_keys=True)
    carry = page.board.carry
    page.board.show_carry(type(carry)(group=group, targets=carry.targets, over=no))
    large.press(Key.Key_Return)
    assert reason in large.banner
    assert page.draft.standing == before


def test_a_person_goes_to_a_group_by_two_digits(large):
    page = large.page
    page.tray.list.setFocus()
    who = page.tray.list.person
    spot = next(s for s, target in page.targets().for_resident(who).items() if target.allowed)
    digits = page.names().group(spot.group)[-2:]
    large.press(Key.Key_M)
    for digit in digits:
        QTest.keyClicks(QApplication.focusWidget(), digit)
    assert page.draft.plan.group_of[who] == spot.group
    assert who not in [one.id for one in page.tray.list.people]


def test_a_number_nobody_has_is_said(large):
    page = large.page
    page.tray.list.setFocus()
    large.press(Key.Key_M)
    QTest.keyClicks(QApplication.focusWidget(), "99")
    assert "no other group number 99" in large.banner
    assert page.mover.is_moving


def test_a_person_is_dragged_from_the_tray(large, drag):
    page = large.page
    people = page.tray.list
    who = people.people[0].id
    spot = next(s for s, target in page.targets().for_resident(who).items() if target.allowed)
    start = people.visualRect(people.model().index(0)).center()
    goal = middle_of(page.board, page.board.card_box(spot.group))
    drag(people.viewport(), start, [people.viewport().mapToGlobal(start) + QPoint(30, 10), goal], drop=False)
    assert page.board.carry.over == spot
    assert page.mover.layer.isVisible()
    QTest.mouseRelease(people.viewport(), Qt.MouseButton.LeftButton, pos=people.viewport().mapFromGlobal(goal))
    assert page.draft.plan.group_of[who] == spot.group
    assert not page.mover.layer.isVisible()


def test_a_card_is_dragged_to_another_hour(large, drag):
    page, board = large.page, large.page.board
    group, yes, no = movable(page)
    before = page.draft.standing
    start = board.card_box(group).center().toPoint()
    drag(board.viewport(), start, [board.viewport().mapToGlobal(start) + QPoint(20, 0), place_of(board, no)])
    assert page.draft.standing == before
    assert "Not" in large.banner or "not" in large.banner
    drag(board.viewport(), start, [board.viewport().mapToGlobal(start) + QPoint(20, 0), place_of(board, yes)])
    slot = page.draft.book.problem.slot_by_id[page.draft.plan.by_id[group].slot]
    assert slot.day == yes.weekday


def test_a_card_dropped_where_no_group_can_meet_returns_and_says_why(large, drag):
    page, board = large.page, large.page.board
    group, _, _ = movable(page)
    before = page.draft.standing
    (day, start), words = next((key, words) for key, words in board.data.closed.items() if words)
    cell = board._layout.cells[day, start].translated(0, board._offset())
    goal = board.viewport().mapToGlobal(cell.center().toPoint())
    begin = board.card_box(group).center().toPoint()
    drag(board.viewport(), begin, [board.viewport().mapToGlobal(begin) + QPoint(20, 0), goal], drop=False)
    assert board.carry.answer.reason == words
    QTest.mouseRelease(board.viewport(), Qt.MouseButton.LeftButton, pos=board.viewport().mapFromGlobal(goal))
    assert page.draft.standing == before
    assert words in large.banner
    assert not page.mover.is_moving


def test_escape_ends_a_drag(large, drag):
    page, board = large.page, large.page.board
    group, yes, _ = movable(page)
    before = page.draft.standing
    start = board.card_box(group).center().toPoint()
    places = [board.viewport().mapToGlobal(start) + QPoint(20, 0), place_of(board, yes)]
    drag(board.viewport(), start, places, drop=False)
    large.press(Key.Key_Escape)
    QTest.mouseRelease(board.viewport(), Qt.MouseButton.LeftButton, pos=board.viewport().mapFromGlobal(places[-1]))
    assert page.draft.standing == before
    assert not page.mover.is_moving


def test_a_locked_group_stays_where_it_is(large):
    page = large.page
    group = movable(page)[0]
    focus_card(large, group)
    large.press(Key.Key_L)
    plan = page.draft.plan.by_id[group]
    (lock,) = page.draft.book.problem.group_locks
    assert (lock.group, lock.counselor, lock.slot, lock.room) == (group, plan.counselor, plan.slot, plan.room)
    large.press(Key.Key_M)
    assert "is locked" in large.banner
    large.press(Key.Key_Z, Mod.ControlModifier)
    assert page.draft.book.problem.group_locks == ()


def test_a_group_can_be_left_out_and_comes_back(large):
    page = large.page
    group = page.draft.plan.groups[0].id
    members = page.draft.plan.by_id[group].members
    focus_card(large, group)
    large.press(Key.Key_Delete)
    assert group not in page.draft.plan.by_id
    assert set(members) <= {one.id for one in page.tray.list.people}
    large.press(Key.Key_Z, Mod.ControlModifier)
    assert page.draft.plan.by_id[group].members == members


def test_a_new_group_opens_at_a_free_hour(large):
    page = large.page
    day, at = page.draft.view.free[0]
    page.board.setFocus()
    page.board.go_to(Spot(weekday=day, starts_at=at))
    large.press(Key.Key_Return)
    new = page.draft.plan.groups[-1]
    slot = page.draft.book.problem.slot_by_id[new.slot]
    assert slot.day == day
    assert new.members == ()
    assert page.names().group(new.id) == "New 1"
    assert [issue.rule for issue in page.issues if issue.group == new.id] == ["H2"]
    assert page.board.spot == Spot(new.id)


def test_an_opened_group_shows_its_members_and_acts_on_them(large):
    page, panel = large.page, large.page.panel.group
    group = page.draft.plan.groups[1]
    focus_card(large, group.id)
    large.press(Key.Key_Return)
    assert page.panel.shown is panel
    assert {one.id for one in panel.list.people} == set(group.members)
    who = panel.list.person
    large.press(Key.Key_L)
    assert page.draft.book.problem.member_locks[0].resident == who
    large.press(Key.Key_Delete)
    assert "locked to his group" in large.banner
    large.press(Key.Key_L)
    large.press(Key.Key_Delete)
    assert who not in page.draft.plan.group_of
    large.press(Key.Key_Escape)
    large.press(Key.Key_Escape)
    assert page.panel.shown is page.panel.problems


@pytest.mark.parametrize("part", ["counselor", "slot", "room"])
def test_single_parts_of_a_group_are_locked(large, part):
    page, panel = large.page, large.page.panel.group
    group = page.draft.plan.groups[1]
    focus_card(large, group.id)
    large.press(Key.Key_Return)
    QTest.mouseClick(panel._pins[part], Qt.MouseButton.LeftButton)
    (lock,) = page.draft.book.problem.group_locks
    held = {name for name in ("counselor", "slot", "room") if getattr(lock, name)}
    assert held == {part}
    QTest.mouseClick(panel._pins[part], Qt.MouseButton.LeftButton)
    assert page.draft.book.problem.group_locks == ()


def test_f6_goes_round_tray_board_and_panel(large):
    page = large.page
    page.board.setFocus()
    seen = []
    for _ in range(3):
        large.press(Key.Key_F6)
        focused = QApplication.focusWidget()
        seen.append(next((area for area in page.areas() if area.isAncestorOf(focused)), None))
    assert page.areas()[2] is seen[0]


def test_in_a_small_window_tray_and_panel_are_drawers(open_house, large_house, show):
    shown = show(open_house(large_house), size=(960, 469))
    page = shown.page
    tray, board, panel = page.areas()
    assert (tray.is_folding, tray.is_open, panel.is_open) == (True, False, False)
    wide = board.width()
    shown.press(Key.Key_F6)
    assert panel.is_open
    assert page.panel.isVisible()
    assert board.width() == wide
    page.board.setFocus()
    assert not panel.is_open
    QTest.mouseClick(tray.handle, Qt.MouseButton.LeftButton)
    assert tray.is_open
    assert QApplication.focusWidget() is page.tray.list


def test_no_two_commands_share_a_key(large):
    keys = [action.shortcut().toString() for action in large.page.actions() if not action.shortcut().isEmpty()]
    assert len(keys) == len(set(keys))
    assert {"M", "L", "Del", "+", "D", "1", "2", "3", "F9", "F10", "Ctrl+Z", "Ctrl+Y", "Ctrl+P"} <= set(keys)


def test_everything_that_takes_the_focus_has_a_name(large):
    stops = [one for one in large.page.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops
    nameless = [one for one in stops if one.isVisible() and not one.accessibleName()]
    assert nameless == []


def test_with_large_text_the_other_days_are_a_key_or_a_press_away(large):
    board = large.page.board
    assert not board.is_paged
    large.context.theme.change(text_size=125)
    QApplication.processEvents()
    board.setFocus()
    shown = [day for day, _, _ in board._layout.columns]
    assert board.is_paged
    assert shown == [0, 1, 2, 3]
    large.press(Key.Key_PageDown)
    assert [day for day, _, _ in board._layout.columns] == [1, 2, 3, 4]
    assert board._layout.more == (True, False)
    at = QPoint(int(board._layout.gutter / 4), int(board._layout.head / 2))
    QTest.mouseClick(board.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert [day for day, _, _ in board._layout.columns] == shown
    board.go_to(Spot(next(card.group for card in board.data.view.cards if card.weekday == 4)))
    assert [day for day, _, _ in board._layout.columns][-1] == 4
