"""Residents who came and who left, told to a published week by keys and by the mouse, in both languages."""

from __future__ import annotations

import pytest
from demo_house import TODAY
from factories import newcomer
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from tcdesk.domain.calendar import Week
from tcdesk.domain.resident import ExitKind
from tcdesk.services.week_explanations import Event
from tcdesk.ui.kit.banner import Banner

WEEK = Week.of(TODAY)
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def published_in(open_house, small_house, show, qtbot):
    """The small house with its week published, in a language: `published_in("id")`."""

    def make_(language="en", **more):
        shown = show(open_house(small_house), language=language, **more)
        scheduling = shown.services.scheduling
        book = scheduling.book(WEEK)
        scheduling.publish(book, scheduling.solve(book.problem).plan)
        again(shown, qtbot)
        return shown

    return make_


def again(shown, qtbot):
    shown.page.refresh()
    qtbot.waitUntil(lambda: shown.page.ways.is_done)
    QApplication.processEvents()


def words_of(shown):
    return [f"{line.title} {line.detail}" for line in shown.page.beside.shown.lines]


def wait_for_proposal(shown, qtbot):
    qtbot.waitUntil(lambda: shown.page.beside.shown is not None, timeout=20_000)


def click_row(rows, at):
    index = rows.model().index(at, 0)
    QTest.mouseClick(rows.viewport(), LEFT, pos=rows.visualRect(index).center())


def click_segment(dialog, event):
    button = dialog.what.segments.buttons()[list(Event).index(event)]
    QTest.mouseClick(button, LEFT)


def banner_of(shown):
    found = [one for one in shown.page.findChildren(Banner) if one.isVisible()]
    return found[0] if found else None


@pytest.mark.parametrize(
    ("language", "said", "event"),
    [("en", "had no group", "Residen masuk"), ("id", "sebelumnya tanpa kelompok", "Residen masuk")],
)
def test_who_came_gets_a_seat_by_keys_alone_and_the_week_is_published_again(published_in, qtbot, language, said, event):
    shown = published_in(language)
    new = [str(newcomer(shown.services, f"Baru {n}", n)) for n in (1, 2)]
    again(shown, qtbot)
    page = shown.page
    before = page.draft.plan
    page.board.setFocus()
    shown.press(Qt.Key.Key_E)
    dialog = page.again.dialog
    shown.press(Qt.Key.Key_5)
    assert dialog.chosen is Event.ARRIVED
    assert dialog.people.chosen == tuple(new)
    assert not dialog.write.isVisible()
    assert not dialog.only.isVisible()
    shown.press(Qt.Key.Key_Tab)
    shown.press(Qt.Key.Key_Down)
    shown.press(Qt.Key.Key_Space)
    assert dialog.people.chosen == (new[0],)
    shown.press(Qt.Key.Key_Space)
    assert dialog.people.chosen == tuple(new)
    shown.press(Qt.Key.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget(), "baru dari Entry")
    shown.press(Qt.Key.Key_Return, CTRL)
    wait_for_proposal(shown, qtbot)
    lines = words_of(shown)
    assert sum(said in line and "baru dari Entry" in line for line in lines) == 2
    assert page.draft.plan == before
    QTest.keyClick(shown.window.focusWidget(), Qt.Key.Key_Return)
    where = page.draft.plan.group_of
    assert set(new) <= where.keys()
    assert all(where[one] == before.group_of[one] for one in before.group_of)
    QTest.keyClick(shown.window.focusWidget(), Qt.Key.Key_F10)
    newest, first = shown.services.scheduling.versions(WEEK)
    assert (newest.number, first.number) == (2, 1)
    assert newest.reason == f"{event}: baru dari Entry"
    assert shown.context.ask.asked == []


def test_who_came_and_waits_stays_without_a_seat_by_the_mouse(published_in, qtbot):
    shown = published_in()
    new = [str(newcomer(shown.services, f"Baru {n}", n)) for n in (1, 2)]
    again(shown, qtbot)
    page = shown.page
    QTest.mouseClick(page.panel.problems.changed, LEFT)
    dialog = page.again.dialog
    click_segment(dialog, Event.ARRIVED)
    click_row(dialog.people.list, 1)
    assert dialog.people.waiting == (new[1],)
    dialog.fields["reason"].load("Masuk Primary")
    dialog.fields["reason"].settle()
    QTest.mouseClick(dialog.yes, LEFT)
    wait_for_proposal(shown, qtbot)
    QTest.mouseClick(page.panel.proposal.accept, LEFT)
    assert new[0] in page.draft.plan.group_of
    assert [str(seat.resident_id) for seat in page.draft.view.unseated] == [new[1]]


def test_where_nobody_came_that_is_said_and_nothing_is_planned(published_in):
    shown = published_in()
    page = shown.page
    page.again.ask(Event.ARRIVED)
    dialog = page.again.dialog
    assert dialog.people.said.text() == "Everybody in the Primary phase has a seat."
    dialog.fields["reason"].load("Coba")
    shown.press(Qt.Key.Key_Return, CTRL)
    assert dialog.is_open
    assert "Nobody is chosen" in " ".join(one.words for one in dialog.findChildren(Banner))
    assert not page.again.is_busy


@pytest.mark.parametrize(("language", "title", "said"), [
    ("en", "1 resident with a seat in version 1 is gone", "leaves"),
    ("id", "1 residen dengan kursi di versi 1 sudah tidak ada", "keluar dari"),
])  # fmt: skip
def test_who_is_gone_is_seen_from_the_records_and_the_week_is_published_without_him(
    published_in, qtbot, language, title, said
):
    shown = published_in(language)
    page = shown.page
    slots = page.draft.book.problem.slot_by_id
    group = next(g for g in page.draft.plan.groups if slots[g.slot].day >= 1)
    leaver = group.members[0]
    name = page.names().resident(leaver)
    shown.services.scheduling.depart(int(leaver), left_on=TODAY, kind=ExitKind.NEUTRAL, reason="Pindah")
    again(shown, qtbot)
    banner = banner_of(shown)
    assert banner.words.startswith(title)
    (button,) = [one for one in banner.findChildren(QPushButton) if one.isVisible() and one.text()]
    QTest.mouseClick(button, LEFT)
    dialog = page.again.dialog
    assert dialog.chosen is Event.LEFT
    assert [(row.key, row.ticked) for row in dialog.people.list.rows] == [(leaver, True)]
    click_row(dialog.people.list, 0)
    assert dialog.people.list.rows[0].ticked
    dialog.fields["reason"].control.setFocus()
    QTest.keyClicks(QApplication.focusWidget(), "pindah lapas")
    shown.press(Qt.Key.Key_Return, CTRL)
    wait_for_proposal(shown, qtbot)
    assert any(name in line and said in line and "pindah lapas" in line for line in words_of(shown))
    QTest.keyClick(shown.window.focusWidget(), Qt.Key.Key_Return)
    QTest.keyClick(shown.window.focusWidget(), Qt.Key.Key_F10)
    newest = shown.services.scheduling.versions(WEEK)[0]
    assert (newest.number, newest.reason) == (2, "Residen keluar: pindah lapas")
    assert page.draft.book.gone == ()
    assert banner_of(shown) is None


def test_a_leave_told_here_is_written_down_in_the_house_by_keys(published_in, qtbot):
    shown = published_in()
    page = shown.page
    slots = page.draft.book.problem.slot_by_id
    leaver = next(g for g in page.draft.plan.groups if slots[g.slot].day >= 1).members[0]
    page.board.setFocus()
    shown.press(Qt.Key.Key_E)
    shown.press(Qt.Key.Key_6)
    shown.press(Qt.Key.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget(), page.names().resident(leaver))
    for _ in range(3):
        shown.press(Qt.Key.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget(), "selesai")
    dialog = page.again.dialog
    dialog.fields["exit"].load(ExitKind.COMPLETED.value)
    assert dialog.write.isChecked()
    shown.press(Qt.Key.Key_Return, CTRL)
    wait_for_proposal(shown, qtbot)
    left = shown.services.residents.get(int(leaver)).resident
    assert (left.left_on, left.exit_kind) == (WEEK.monday.replace(day=WEEK.monday.day - 1), ExitKind.COMPLETED)
    assert leaver not in page.draft.plan.group_of
    assert any("selesai" in line and "leaves" in line for line in words_of(shown))


def test_a_leave_that_is_only_tried_out_is_not_written_down(published_in, qtbot):
    shown = published_in()
    page = shown.page
    slots = page.draft.book.problem.slot_by_id
    leaver = next(g for g in page.draft.plan.groups if slots[g.slot].day >= 1).members[0]
    page.again.ask(Event.LEFT)
    dialog = page.again.dialog
    dialog.fields["leaver"].load(leaver)
    dialog.fields["reason"].load("selesai")
    dialog.write.setFocus()
    shown.press(Qt.Key.Key_Space)
    assert not dialog.write.isChecked()
    QTest.mouseClick(dialog.yes, LEFT)
    wait_for_proposal(shown, qtbot)
    assert shown.services.residents.get(int(leaver)).resident.left_on is None
    assert any("leaves" in line for line in words_of(shown))
    shown.press(Qt.Key.Key_Escape)
    assert leaver in page.draft.plan.group_of


def test_what_happened_is_kept_with_the_draft_and_undone_with_it(published_in, qtbot):
    shown = published_in()
    new = str(newcomer(shown.services, "Baru 1", 1))
    again(shown, qtbot)
    page = shown.page
    page.again.ask(Event.ARRIVED)
    page.again.dialog.fields["reason"].load("Masuk Primary")
    shown.press(Qt.Key.Key_Return, CTRL)
    wait_for_proposal(shown, qtbot)
    QTest.keyClick(shown.window.focusWidget(), Qt.Key.Key_Return)
    again(shown, qtbot)
    assert page.draft.standing.why == "Residen masuk: Masuk Primary"
    assert new in page.draft.plan.group_of
    page.edits.unseat(new)
    page.commands.undo.trigger()
    assert new in page.draft.plan.group_of
    assert page.draft.standing.why == "Residen masuk: Masuk Primary"
