"""What lies around a week, with real keys and clicks: versions, weeks ahead, single days, calls."""

import attrs
from demo_house import COUNSELOR, TODAY
from factories import records_of
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tcdesk.domain.calendar import Week
from tcdesk.domain.group import Appointment
from tcdesk.domain.views.week import CardState
from tcdesk.ui.kit.banner import Banner
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.pages.week.days.ahead import WeeksDialog
from tcdesk.ui.pages.week.days.call import CallDialog
from tcdesk.ui.pages.week.days.off import NONE, OffDialog
from tcdesk.ui.pages.week.days.once import OnceDialog
from tcdesk.ui.pages.week.days.start import StartDialog
from tcdesk.ui.pages.week.days.versions import VersionsDialog
from tcdesk.ui.pages.week.targets import Spot

Key, Mod = Qt.Key, Qt.KeyboardModifier
WEEK = Week.of(TODAY)


def go_to_group(shown, weekdays=range(1, 5)):
    """Bring the focus to a group that meets on a day to come, and give its id."""
    page = shown.page
    slots = page.draft.book.problem.slot_by_id
    group = next(g.id for g in page.draft.plan.groups if slots[g.slot].day in weekdays)
    page.board.setFocus()
    page.board.go_to(Spot(group))
    return group


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def card(shown, group):
    return next(one for one in shown.page.board.data.view.cards if one.group == group)


# versions


def test_the_versions_are_a_key_and_a_click_away_and_say_what_changed(published, dialog_of):
    page, scheduling = published.page, published.services.scheduling
    book = scheduling.book(WEEK)
    gone = book.base.groups[0]
    scheduling.publish(book, book.base.without_group(gone.id), reason="Konselor sakit")
    page.refresh()
    published.press(Key.Key_V)
    dialog = dialog_of(published, VersionsDialog)
    assert [row.title[:2] for row in dialog.list.rows] == ["v2", "v1"]
    words = " ".join(label.text() for label in dialog.findChildren(Label))
    assert "Konselor sakit" in words
    assert book.names.residents[gone.members[0]].name in words
    assert f"{book.names.groups[gone.id].code} does not meet" in words
    published.press(Key.Key_Down)
    assert dialog._heading.text().startswith("Version 1")
    published.press(Key.Key_Escape)
    assert not dialog.is_open
    click(page.head.versions)
    assert dialog_of(published, VersionsDialog).is_open


def test_a_version_is_saved_once_more_as_it_was(published, dialog_of, tmp_path, qtbot):
    page, scheduling = published.page, published.services.scheduling
    book = scheduling.book(WEEK)
    scheduling.publish(book, book.base.without_group(book.base.groups[0].id), reason="Sakit")
    page.refresh()
    target = tmp_path / "again.pdf"
    published.context.ask.answers = [target]
    published.press(Key.Key_V)
    published.press(Key.Key_Down)
    with qtbot.waitSignal(published.context.notices.message_given, timeout=20_000):
        published.press(Key.Key_P, Mod.ControlModifier)
        published.press(Key.Key_S, Mod.ControlModifier)
    assert "v1.pdf" in published.context.ask.asked[0]
    assert target.read_bytes().startswith(b"%PDF")
    dialog_of(published, VersionsDialog).cancel()


def test_a_week_that_was_never_published_has_no_versions_to_show(small):
    assert not small.page.head.versions.isVisible()
    small.page.board.setFocus()
    small.press(Key.Key_V)
    assert small.window.findChildren(VersionsDialog) == []


# weeks ahead


def test_the_weeks_are_listed_and_one_is_gone_to_by_key_and_by_mouse(published, dialog_of):
    page = published.page
    published.press(Key.Key_W)
    dialog = dialog_of(published, WeeksDialog)
    assert dialog.list.key == str(WEEK)
    row = next(row for row in dialog.list.rows if row.key == str(WEEK))
    assert "this week" in row.title
    assert row.detail.startswith("Published v1")
    published.press(Key.Key_Down)
    published.press(Key.Key_Return)
    assert page.place() == {"week": str(WEEK.shifted(1))}
    click(page.head.week)
    dialog = dialog_of(published, WeeksDialog)
    dialog.list.choose(str(WEEK))
    click(dialog.open)
    assert page.place() == {"week": str(WEEK)}


def test_a_kept_draft_stands_in_the_list_of_weeks(small, dialog_of):
    small.page.edits.lock_group(small.page.draft.plan.groups[0].id)
    small.page.board.setFocus()
    small.press(Key.Key_W)
    row = next(row for row in dialog_of(small, WeeksDialog).list.rows if row.key == str(WEEK))
    assert "your draft is kept" in row.detail


def test_the_start_of_a_week_is_asked_for_from_the_list_of_weeks(small, dialog_of):
    small.page.board.setFocus()
    for ask in (lambda dialog: click(dialog.start), lambda _dialog: small.press(Key.Key_S)):
        small.press(Key.Key_W)
        ask(dialog_of(small, WeeksDialog))
        dialog_of(small, StartDialog).cancel()


def test_a_week_ahead_says_what_it_starts_from_and_what_no_longer_holds(published, dialog_of, qtbot):
    page = published.page
    published.press(Key.Key_Right, Mod.AltModifier)
    (banner,) = page.findChildren(Banner)
    assert "starts from week 11, version 1" in banner.words
    group = page.draft.plan.groups[0].id
    page.edits.leave_out(group)
    page.board.setFocus()
    published.press(Key.Key_S)
    dialog = dialog_of(published, StartDialog)
    assert "It takes the place of your draft" in " ".join(
        one.text() for one in dialog.findChildren(type(page.panel.proposal._title))
    )
    published.press(Key.Key_Return, Mod.ControlModifier)
    assert page.draft.plan == page.draft.book.base
    published.press(Key.Key_Z, Mod.ControlModifier)
    assert group not in page.draft.plan.by_id
    published.press(Key.Key_S)
    published.press(Key.Key_F9)
    qtbot.waitUntil(lambda: page.beside.shown is not None, timeout=30_000)
    assert page.beside.shown.view.unseated == ()


def test_another_published_week_is_chosen_to_start_from_by_keys_and_by_the_mouse(published, dialog_of):
    page = published.page
    published.press(Key.Key_Right, Mod.AltModifier)
    page.board.setFocus()
    published.press(Key.Key_S)
    dialog = dialog_of(published, StartDialog)
    sources = [row.key for row in dialog.list.rows]
    assert dialog.start.source.week == WEEK
    published.press(Key.Key_Down)
    assert str(dialog.start.source.week) == sources[1]
    older = dialog.start.plan
    published.press(Key.Key_Return, Mod.ControlModifier)
    assert page.draft.plan == older
    assert page.draft.undo_stack.undoText() == f"Start from week {Week.parse(sources[1]).number}"
    page.board.setFocus()
    published.press(Key.Key_S)
    dialog = dialog_of(published, StartDialog)
    rows = dialog.list
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualRect(rows.model().index(1, 0)).center())
    assert str(dialog.start.source.week) == sources[1]
    dialog.cancel()


def test_a_week_that_cannot_be_started_from_is_refused_in_the_dialog(published, dialog_of):
    page = published.page
    published.press(Key.Key_Right, Mod.AltModifier)
    page.board.setFocus()
    published.press(Key.Key_S)
    dialog = dialog_of(published, StartDialog)
    book = published.services.scheduling.book(WEEK.shifted(1))
    published.services.scheduling.publish(book, published.services.scheduling.solve(book.problem).plan)
    published.press(Key.Key_Down)
    assert any("published already" in label.text() for label in dialog.findChildren(Label))
    assert not dialog.take.isEnabled()
    published.press(Key.Key_F9)
    assert dialog.is_open


def test_a_published_week_has_nothing_to_start_from(published):
    assert not published.page.days.start.isEnabled()


# this week only


def test_room_and_counselor_of_one_week_are_a_step_of_the_draft_and_marked(published, dialog_of):
    page = published.page
    group = go_to_group(published)
    published.press(Key.Key_O)
    dialog = dialog_of(published, OnceDialog)
    room = dialog.room.options[-1]
    dialog.room.restore(room.value)
    dialog.room.settle()
    published.press(Key.Key_Return, Mod.ControlModifier)
    assert not dialog.is_open
    assert page.draft.plan.by_id[group].room == room.value
    assert card(published, group).is_once
    assert page.commands.publish.isEnabled()
    published.press(Key.Key_Z, Mod.ControlModifier)
    assert not card(published, group).is_once
    assert page.draft.plan == page.draft.book.base


def test_another_hour_on_one_day_is_written_at_once_or_refused_in_the_dialog(published, dialog_of):
    page = published.page
    group = go_to_group(published)
    slot = page.draft.plan.by_id[group].slot
    published.press(Key.Key_O)
    dialog = dialog_of(published, OnceDialog)
    dialog.start.restore("12.00")
    click(dialog.yes)
    assert dialog.is_open
    assert "Write why" in " ".join(one.words for one in dialog.findChildren(Banner))
    dialog.start.restore("17.30")
    dialog.reason.restore("Kunjungan")
    click(dialog.yes)
    assert not dialog.is_open
    assert page.draft.book.problem.slot_by_id[slot].start == "17:30"
    assert page.draft.book.number == 2
    assert not page.draft.is_changed
    assert card(published, group).starts_at == 17 * 60 + 30
    go_to_group(published, range(5))
    page.board.go_to(Spot(group))
    published.press(Key.Key_O)
    dialog = dialog_of(published, OnceDialog)
    assert "In every week: " in " ".join(label.text() for label in dialog.findChildren(Label))
    dialog.cancel()


def test_who_stands_in_the_way_of_another_hour_is_named(published, dialog_of):
    page = published.page
    group = go_to_group(published)
    plan = page.draft.plan.by_id[group]
    day = WEEK.day(page.draft.book.problem.slot_by_id[plan.slot].day)
    records = records_of(published.services)
    with records.store.write():
        records.groups.appointments.insert(
            Appointment(resident_id=int(plan.members[0]), on_date=day, starts_at=17 * 60 + 30, minutes=30)
        )
    published.press(Key.Key_O)
    dialog = dialog_of(published, OnceDialog)
    dialog.start.restore("17.30")
    dialog.reason.restore("Kunjungan")
    click(dialog.yes)
    words = " ".join(one.words for one in dialog.findChildren(Banner))
    assert page.draft.book.names.residents[plan.members[0]].name in words
    assert page.draft.book.number == 1
    dialog.cancel()


def test_a_counselor_sets_room_and_counselor_but_not_the_hour(open_house, small_house, show, dialog_of):
    shown = show(open_house(small_house), user=COUNSELOR)
    go_to_group(shown)
    shown.press(Key.Key_O)
    dialog = dialog_of(shown, OnceDialog)
    assert dialog.start.locked
    assert not dialog.room.locked
    assert not shown.page.days.off.isEnabled()


def test_what_is_for_once_stays_so_when_asked(published, dialog_of):
    page = published.page
    group = go_to_group(published)
    published.press(Key.Key_O)
    dialog = dialog_of(published, OnceDialog)
    dialog.room.restore(dialog.room.options[-1].value)
    click(dialog.yes)
    published.press(Key.Key_O)
    dialog = dialog_of(published, OnceDialog)
    click(dialog.usual)
    assert not card(published, group).is_once
    assert page.draft.plan != page.draft.book.base


# called off


def test_a_session_is_called_off_and_made_up_for_by_keys(published, dialog_of):
    page = published.page
    group = go_to_group(published)
    published.press(Key.Key_C)
    dialog = dialog_of(published, OffDialog)
    assert not dialog.yes.isEnabled(), "a reason is needed"
    QTest.keyClicks(QApplication.focusWidget(), "Ruang bocor")
    place = dialog._places["1"]
    published.press(Key.Key_Return, Mod.ControlModifier)
    assert page.draft.plan.by_id[group].slot == place.slot
    assert (page.draft.book.number, card(published, group).is_once) == (2, True)
    assert card(published, group).state is CardState.NORMAL


def test_a_session_is_called_off_by_mouse_and_made_up_for_later(published, dialog_of):
    page = published.page
    group = go_to_group(published)
    page.opened.open(group)
    click(page.panel.group.off)
    dialog = dialog_of(published, OffDialog)
    dialog.reason.setPlainText("Konselor dipanggil")
    dialog.list.choose(NONE)
    click(dialog.yes)
    shown = card(published, group)
    assert (shown.state, shown.note) == (CardState.CANCELLED, "Konselor dipanggil")
    assert page.draft.view.unseated == ()
    published.press(Key.Key_Escape)
    go_to_group(published)
    published.press(Key.Key_M)
    assert not page.mover.is_moving
    assert "called off" in published.banner
    published.press(Key.Key_C)
    dialog = dialog_of(published, OffDialog)
    assert dialog.reason.toPlainText() == "Konselor dipanggil"
    assert NONE not in {row.key for row in dialog.list.rows}
    click(dialog.yes)
    assert card(published, group).state is CardState.NORMAL


def test_a_draft_stands_in_the_way_of_what_changes_the_published_week_at_once(published):
    go_to_group(published)
    published.press(Key.Key_L)
    for key in (Key.Key_C, Key.Key_K):
        published.press(key)
        assert "Publish your draft first" in published.banner
    assert published.window.findChildren(OffDialog) == []
    assert published.window.findChildren(CallDialog) == []


def test_what_broke_meanwhile_stands_on_the_board_after_publishing_was_refused(small, qtbot):
    page = small.page
    small.press(Key.Key_F9)
    qtbot.waitUntil(lambda: page.beside.shown is not None, timeout=30_000)
    small.press(Key.Key_Return)
    group = page.draft.plan.groups[0]
    room = next(one for one in small.services.facility.rooms.all() if str(one.id) == group.room)
    small.services.facility.rooms.save(attrs.evolve(room, capacity=1))
    small.press(Key.Key_F10)
    assert "since this week was read" in small.banner
    assert small.services.scheduling.versions(WEEK) == ()
    assert any(issue.rule == "H4" for issue in page.issues)
    assert page.draft.plan.by_id[group.id].members == group.members
