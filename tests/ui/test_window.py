"""The window with real keys and clicks."""

import attrs
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from tcdesk.domain.changes import Changes
from tcdesk.domain.problem import Problem
from tcdesk.domain.refusals import Invalid
from tcdesk.domain.roles import Role
from tcdesk.ui.breakpoint import Room
from tcdesk.ui.commands import clashes
from tcdesk.ui.dialogs.help.sheet import HelpSheet
from tcdesk.ui.hints import Hint, caps
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.palette import Palette

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def context(context_for):
    return context_for(language="en")


@pytest.fixture
def window(window_for, context, specs):
    return window_for(context, specs)


@pytest.fixture
def desk(window):
    return window.desk


def press(window, key, modifier=Mod.NoModifier):
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)


def item(desk, code):
    return next(item for item in desk.sidebar.items if item.code == code)


def test_the_first_screen_is_shown_and_has_the_focus(desk):
    assert (desk.code, desk.page.refreshed, desk.page.opened) == ("home", 1, [{}])
    assert desk.head.bar.title == "Home"
    assert QApplication.focusWidget() is desk.page.list
    assert item(desk, "home").isChecked()


def test_screens_open_by_click_and_by_key_and_are_kept(desk, window):
    home = desk.page
    QTest.mouseClick(item(desk, "sessions"), Qt.MouseButton.LeftButton)
    assert desk.code == "sessions"
    press(window, Key.Key_2, Mod.AltModifier)
    assert desk.code == "residents"
    assert QApplication.focusWidget() is desk.page.list
    press(window, Key.Key_1, Mod.AltModifier)
    assert desk.page is home
    assert home.refreshed == 1, "nothing changed, so nothing is read again"


def test_a_role_sees_only_its_screens(desk, window, window_for, context_for, specs):
    assert "medical" not in [item.code for item in desk.sidebar.items]
    desk._context.go("medical")
    assert desk.code == "home"
    assert "role" in desk.banner.words
    nurse = window_for(context_for(roles=(Role.MEDICAL,), language="en"), specs)
    assert "medical" in [item.code for item in nurse.desk.sidebar.items]


def test_a_screen_that_does_not_let_go_stays(desk, window):
    desk.page.lets_go = False
    QTest.mouseClick(item(desk, "week"), Qt.MouseButton.LeftButton)
    assert desk.code == "home"
    assert item(desk, "home").isChecked()
    assert not window.close()
    desk.page.lets_go = True
    assert window.close()


def test_arguments_reach_the_screen_and_the_hidden_one_lights_its_parent(desk, context):
    context.go("file", number="BI.N 105/2024")
    assert desk.page.opened == [{"number": "BI.N 105/2024"}]
    assert item(desk, "residents").isChecked()
    context.go("file", number="BI.N 044/2024")
    assert desk.page.refreshed == 2
    assert desk.place() == ("file", {"number": "BI.N 105/2024"})


def test_changes_reach_whom_they_concern(desk, context):
    home = desk.page
    context.go("sessions")
    sessions = desk.page
    context.bus.tell(Changes.of("staff"))
    context.bus.tell(Changes())
    assert (home.refreshed, sessions.refreshed) == (1, 1)
    context.bus.tell(Changes.of("resident"), sessions)
    assert (home.refreshed, sessions.refreshed) == (1, 1), "the initiator knows, the hidden one waits"
    context.bus.tell(Changes.of("resident"))
    assert sessions.refreshed == 2
    context.go("home")
    assert home.refreshed == 2


def test_a_screen_that_cannot_read_says_so_and_tries_again(desk, context, disk_full):
    context.go("sessions")
    page = desk.page
    page.refusal = disk_full
    context.bus.tell(Changes.of("resident"))
    failure = desk.stage.failure
    assert desk.stage.currentWidget() is failure
    assert (failure.title.text(), failure.text.text()) == (
        "The disk is full.",
        "What you typed is kept. Free some space and save again.",
    )
    page.refusal = None
    again = next(button for button in failure.findChildren(Button) if button.accessibleName() == "Try again")
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    assert desk.stage.currentWidget() is page
    assert desk.stage.failure is None


def test_a_refusal_becomes_a_banner_until_it_is_closed(desk, context, window, disk_full):
    with desk.page.guard():
        raise disk_full
    assert desk.banner.words.startswith("The disk is full.")
    press(window, Key.Key_Escape)
    assert desk.banner is None
    problem = Problem(field="name", text="The name is missing.")
    context.errors.take(Invalid("Not saved yet.", (problem,)))
    assert desk.banner.words == "Not saved yet. The name is missing."
    context.go("week")
    assert desk.banner is None


def test_page_keys_work_wherever_the_focus_is_and_grid_keys_only_in_the_grid(desk, window):
    page = desk.page
    press(window, Key.Key_F9)
    page.field.setFocus()
    press(window, Key.Key_F9)
    QTest.keyClicks(page.field, "jJ")
    assert page.field.text() == "jJ"
    item(desk, "home").setFocus()
    press(window, Key.Key_F9)
    assert page.ran == ["fill", "fill", "fill"]
    page.list.setFocus()
    press(window, Key.Key_J)
    assert page.ran[-1] == "down"
    desk._context.go("week")
    press(window, Key.Key_F9)
    assert page.ran.count("fill") == 3
    assert desk.page.ran == ["fill"]


def test_a_global_key_opens_its_screen_with_its_arguments(desk, window):
    press(window, Key.Key_N, Mod.ControlModifier)
    assert (desk.code, desk.page.opened) == ("residents", [{"new": True}])


def test_top_bar_shows_the_actions_with_keys_and_state(desk, qtbot):
    new, fill = desk.head.bar.buttons
    assert (new.accessibleName(), new.kind, fill.kind) == ("New resident", "", "primary")
    QTest.mouseClick(fill, Qt.MouseButton.LeftButton)
    assert desk.page.ran == ["fill"]
    desk.page.fill.setEnabled(False)
    assert not fill.isEnabled()
    desk.page.top_bar_changed.emit()
    assert desk.head.bar.buttons == (new, fill), "the same actions keep their buttons, and with them the focus"


def test_f6_goes_round_the_panes_and_back(desk, window):
    left, right = desk.page.panes
    seen = []
    for _ in range(5):
        focused = QApplication.focusWidget()
        seen.append(next(area for area in (left, right, desk.head, desk.sidebar) if area.isAncestorOf(focused)))
        press(window, Key.Key_F6)
    assert seen == [left, right, desk.head, desk.sidebar, left]
    press(window, Key.Key_F6, Mod.ShiftModifier)
    assert left.isAncestorOf(QApplication.focusWidget())


def test_tab_leaves_the_screen_to_the_top_bar_and_then_to_the_sidebar(desk, window):
    desk.page.field.setFocus()
    order = []
    for _ in range(4):
        press(window, Key.Key_Tab)
        order.append(QApplication.focusWidget())
    new, fill = desk.head.bar.buttons
    assert order[:2] == [new, fill]
    assert all(desk.sidebar.isAncestorOf(widget) for widget in order[2:])


def test_no_two_actions_of_one_screen_share_a_key(desk, context):
    for code in ("home", "residents", "week"):
        context.go(code)
        assert clashes([*desk.global_actions, *desk.page.actions()]) == []


def test_the_sheet_of_keys_lists_every_action_with_a_key(desk, window):
    press(window, Key.Key_F1)
    sheet = window.findChild(HelpSheet)
    shown = {hint.words for hint in sheet.keys.lines}
    with_keys = [a for a in (*desk.global_actions, *desk.page.actions()) if not a.shortcut().isEmpty()]
    assert {str(action.property("words")) for action in with_keys} <= shown
    assert len(with_keys) > 12
    press(window, Key.Key_F9)
    assert desk.page.ran == [], "the keys of the screen below sleep"
    press(window, Key.Key_Escape)
    assert not sheet.is_open
    assert QApplication.focusWidget() is desk.page.list


def test_a_long_sheet_scrolls_by_key(window_for, context, specs):
    window = window_for(context, specs, size=(960, 469))
    press(window, Key.Key_F1)
    sheet = window.findChild(HelpSheet)
    press(window, Key.Key_F1)
    assert sheet.stack.currentWidget() is sheet.keys
    bar = sheet.keys.verticalScrollBar()
    assert bar.maximum() > 0
    press(window, Key.Key_PageDown)
    assert bar.value() == min(bar.pageStep(), bar.maximum())
    press(window, Key.Key_PageUp)
    assert bar.value() == 0


def test_the_hint_bar_follows_the_screen(desk):
    shown = desk.hint_bar.hints.shown()
    assert shown[:3] == (Hint(("Ctrl", "N"), "New resident"), Hint(("F9",), "Take attendance"), Hint(("J",), "down"))
    assert Hint(("Ctrl", "K"), "find anything") in shown
    desk.page.fill.setEnabled(False)
    desk.page.hints_changed.emit()
    assert Hint(("F9",), "Take attendance") not in desk.hint_bar.hints.shown()


def test_hints_are_never_cut(desk, window, qtbot):
    window.resize(960, 469)
    QApplication.processEvents()
    hints = [Hint(("F2",), "a rather long hint number " + "x" * n) for n in range(12)]
    desk.hint_bar.hints.show_hints(hints)
    shown = desk.hint_bar.hints.shown()
    assert 0 < len(shown) <= 6
    assert sum(desk.hint_bar.hints._width(hint) for hint in shown) <= desk.hint_bar.hints.width()


@pytest.mark.parametrize(
    ("width", "height", "room", "tight", "narrow"),
    [
        (1920, 1009, Room.XL, False, False),
        (1366, 697, Room.L, False, False),
        (1280, 649, Room.M, False, True),
        (960, 469, Room.S, True, True),
    ],
)
def test_the_frame_follows_the_room(window_for, context, specs, width, height, room, tight, narrow):
    desk = window_for(context, specs, size=(width, height)).desk
    assert (context.breakpoint.room, context.breakpoint.tight) == (room, tight)
    assert desk.sidebar.width() == (56 if narrow else 196)
    assert desk.head.height() == 52
    assert desk.hint_bar.height() == 28
    assert desk.stage.height() == height - 80


def test_the_rail_is_remembered_for_each_screen(desk, window, context):
    press(window, Key.Key_Backslash, Mod.ControlModifier)
    assert desk.sidebar.width() == 56
    context.go("sessions")
    assert desk.sidebar.width() == 196
    context.go("week")
    assert desk.sidebar.width() == 56
    press(window, Key.Key_Backslash, Mod.ControlModifier)
    assert desk.sidebar.width() == 196
    assert context.memory == {"rail.home": "1", "rail.week": "0"}


def test_badges_count_again_after_a_change(window_for, context, specs):
    waiting = [2]
    counting = [spec if spec.code != "week" else _with_badge(spec, waiting) for spec in specs]
    desk = window_for(context, counting).desk
    assert item(desk, "week").badge == 2
    assert item(desk, "week").accessibleDescription() == "2 things wait for you"
    waiting[0] = 0
    context.bus.tell(Changes.of("plan"))
    assert item(desk, "week").badge == 0


def _with_badge(spec, waiting):
    return attrs.evolve(spec, badge=lambda context: waiting[0])


def test_a_demo_says_so_on_every_screen(window_for, context_for, specs):
    context = context_for(language="en", is_demo=True)
    desk = window_for(context, specs).desk
    brand = desk.sidebar._brand
    assert "invented" in brand.accessibleName()
    for code in ("home", "week"):  # wide and narrow
        context.go(code)
        QApplication.processEvents()
        image = brand.grab().toImage()
        fill = context.theme.color("warn_s")
        inside = [(x, y) for x in range(image.width()) for y in range(image.height())]
        assert sum(image.pixelColor(x, y) == fill for x, y in inside) > 100


def test_lock_and_text_size_by_key(desk, window, context, qtbot):
    with qtbot.waitSignal(context.navigation.lock_asked):
        press(window, Key.Key_L, Mod.ControlModifier)
    with qtbot.waitSignal(context.navigation.lock_asked):
        QTest.mouseClick(desk.sidebar._person, Qt.MouseButton.LeftButton)
    press(window, Key.Key_Plus, Mod.ControlModifier)
    assert context.theme.text_size == 112
    assert desk.hint_bar.height() == context.theme.px(28)
    assert desk.head.height() == context.theme.px(52)
    press(window, Key.Key_0, Mod.ControlModifier)
    assert context.theme.text_size == 100


def test_the_screen_alone_leaves_nothing_behind(window, desk, qtbot, context):
    context.go("week")
    desk.open_palette()
    with qtbot.waitSignal(desk.destroyed):
        window.show_alone(QLabel("Sign in"))
    assert window.desk is None
    assert not any(palette.is_open for palette in window.findChildren(Palette))
    assert window.windowTitle() == "TC Desk"


def test_every_line_of_the_sidebar_can_be_reached_and_has_a_name(desk, window):
    desk.sidebar.items[0].setFocus()
    for wanted in desk.sidebar.items[1:]:
        press(window, Key.Key_Down)
        assert QApplication.focusWidget() is wanted
    assert all(item.accessibleName() for item in desk.sidebar.items)


def test_shortcut_of_a_plus_key_is_shown_whole():
    assert caps("Ctrl++") == ("Ctrl", "+")
    assert caps("Ctrl+Return") == ("Ctrl", "Enter")
    assert caps("") == ()
    assert caps(QKeySequence("Alt+1").toString(QKeySequence.SequenceFormat.PortableText)) == ("Alt", "1")


def test_a_mouse_press_on_a_nav_item_does_not_move_the_sidebar(desk):
    before = desk.sidebar.geometry()
    QTest.mouseClick(item(desk, "reports"), Qt.MouseButton.LeftButton, pos=QPoint(30, 10))
    assert desk.sidebar.geometry() == before
    assert desk.code == "reports"
