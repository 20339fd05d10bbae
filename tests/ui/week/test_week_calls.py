"""Residents called to a session of their own, with real keys and clicks."""

from demo_house import MEDICAL, TODAY
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tcdesk.domain.calendar import Week
from tcdesk.ui.pages.week.days.call import CallDialog
from tcdesk.ui.pages.week.targets import Spot

Key, Mod = Qt.Key, Qt.KeyboardModifier
WEEK = Week.of(TODAY)


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def card(shown, group):
    return next(one for one in shown.page.board.data.view.cards if one.group == group)


def choose(dialog, count):
    """Choose some residents of the list, of different groups, by Space."""
    dialog.people.setFocus()
    keys = [row.key for row in dialog.people.rows][:count]
    for key in keys:
        dialog.people.choose(key)
        QTest.keyClick(dialog.people, Key.Key_Space)
    return keys


def test_residents_are_called_by_keys_into_the_best_hour(published, dialog_of):
    page = published.page
    page.board.setFocus()
    published.press(Key.Key_K)
    dialog = dialog_of(published, CallDialog)
    assert not dialog.yes.isEnabled()
    keys = choose(dialog, 2)
    dialog.look()
    assert dialog.residents == tuple(map(int, keys))
    best = dialog._places.fitting[0]
    assert dialog.places.key == "yes-0"
    dialog.topic.restore("Duka")
    dialog.topic.on_edited()
    published.press(Key.Key_Return, Mod.ControlModifier)
    (extra,) = page.draft.book.extras
    assert (extra.topic, extra.members, extra.counselor) == ("Duka", tuple(sorted(keys, key=int)), best.counselor)
    assert card(published, extra.id).code == "KK-1"
    assert page.board.spot == Spot(extra.id)
    assert page.draft.view.violations == ()


def test_search_and_clicks_choose_who_is_called(published, dialog_of, qtbot):
    page = published.page
    click(page.tray.call)
    dialog = dialog_of(published, CallDialog)
    name = next(iter(dialog._people.values())).name
    QTest.keyClicks(dialog.search, name)
    assert dialog.people.rows[0].title == name
    box = dialog.people.visualRect(dialog.people.model().index(0)).center()
    QTest.mouseClick(dialog.people.viewport(), Qt.MouseButton.LeftButton, pos=box)
    dialog.search.clear()
    assert dialog.people.rows[0].ticked
    second = dialog.people.visualRect(dialog.people.model().index(1)).center()
    QTest.mouseClick(dialog.people.viewport(), Qt.MouseButton.LeftButton, pos=second)
    qtbot.waitUntil(lambda: dialog.places.rows != ())
    assert len(dialog.residents) == 2
    published.press(Key.Key_Escape)
    assert page.draft.book.extras == ()


def test_hours_that_do_not_fit_say_why_and_cannot_be_taken(published, dialog_of):
    page = published.page
    pair = page.draft.book.problem.keep_apart[0]
    page.board.setFocus()
    published.press(Key.Key_K)
    dialog = dialog_of(published, CallDialog)
    for key in (pair.a, pair.b):
        dialog._on_ticked(key)
    dialog.topic.restore("Konflik")
    dialog.look()
    assert dialog.places.rows
    assert not any(row.is_open for row in dialog.places.rows)
    assert all(row.detail for row in dialog.places.rows)
    assert not dialog.yes.isEnabled()
    assert "None of the" in dialog.said.text()


def test_a_session_that_is_called_for_is_shown_not_moved_and_called_off(published, dialog_of):
    page = published.page
    plan, residents = page.draft.plan, tuple(int(g.members[0]) for g in page.draft.plan.groups[:2])
    weeks = published.services.weeks
    place = weeks.call_places(WEEK, plan, residents, minutes=60).fitting[0]
    number, _ = weeks.call(page.draft.book, plan, residents, "Duka", place)
    page.refresh()
    page.board.setFocus()
    page.board.go_to(Spot(f"session-{number}"))
    published.press(Key.Key_M)
    assert not page.mover.is_moving
    assert "called for once" in published.banner
    for key in (Key.Key_L, Key.Key_Delete):
        published.press(key)
    assert page.draft.undo_stack.count() == 0
    published.context.ask.answers = ["Tidak perlu lagi"]
    published.press(Key.Key_Return)
    question = published.context.ask.asked[-1]
    assert page.draft.book.names.residents[str(residents[0])].name in question.text
    assert page.draft.book.extras == ()


def test_who_may_only_look_sees_versions_and_weeks_and_nothing_else(open_house, small_house, show):
    shown = show(open_house(small_house), user=MEDICAL)
    days = shown.page.days
    open_now = {action.text() for action in (days.weeks, days.versions, days.start, days.once, days.off, days.call)
                if action.isEnabled()}  # fmt: skip
    assert open_now == {"Weeks"}
    assert not shown.page.tray.call.isVisible()
