"""Flow: Ctrl P on a published week opens all its prints; what goes out is written down and names nobody unasked."""

from __future__ import annotations

import openpyxl
import paper_reader
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tcdesk.domain.calendar import Week
from tcdesk.domain.roles import Role
from tcdesk.ui.dialogs.printing import PrintDialog, outgoing
from tcdesk.ui.dialogs.printing import dialog as print_dialog
from tcdesk.ui.pages.week import SPEC
from tcdesk.ui.printing.queues import Queue
from tcdesk.ui.printing.send import PrintJob

Key, Mod = Qt.Key, Qt.KeyboardModifier
WEEK = Week(2026, 12)


@pytest.fixture
def sent(monkeypatch):
    """A computer with one printer; gives what was sent to it."""
    found: list[PrintJob] = []
    monkeypatch.setattr(print_dialog, "printers", lambda: ("Kantor",))
    monkeypatch.setattr(print_dialog, "look", lambda name: Queue(name=name))
    monkeypatch.setattr(outgoing, "send", found.append)
    return found


@pytest.fixture
def board(services):
    book = services.scheduling.book(WEEK)
    proposal = services.scheduling.solve(book.problem, effort=0.05)
    services.scheduling.publish(book, proposal.plan, reason="uji papan")
    return services.scheduling.paper(WEEK)


@pytest.fixture
def opened(services, board, sent, context_for, window_for, qtbot):
    """Opens the week, presses Ctrl P and waits until the pages are drawn."""

    def make(language="id", size=(1366, 697)):
        context = context_for(services, roles={Role.MANAGER, Role.ADMIN}, language=language, is_demo=True)
        window = window_for(context, (SPEC,), "week", size=size, week=str(WEEK))
        QTest.keyClick(QApplication.focusWidget(), Key.Key_P, Mod.ControlModifier)
        dialog = window.findChild(PrintDialog)
        assert dialog is not None
        qtbot.waitUntil(lambda: dialog.preview.is_sharp and bool(dialog.options.chosen().printer), timeout=20_000)
        return dialog

    return make


@pytest.fixture
def drawn(qtbot):
    """Waits until the preview shows what `pages` says."""
    return lambda dialog, pages: qtbot.waitUntil(
        lambda: dialog.preview.pages == pages and dialog.preview.is_sharp, timeout=20_000
    )


@pytest.fixture
def gone(qtbot):
    return lambda dialog: qtbot.waitUntil(lambda: not dialog.is_open, timeout=20_000)


def type_into(field, words):
    control = field.control
    control.setFocus()
    control.selectAll()
    QTest.keyClicks(control, words)


def names_on(board):
    return {member.name for group in board.groups for member in group.members}


def test_ctrl_p_and_enter_print_the_board(opened, sent, gone, board, services) -> None:
    dialog = opened()
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)
    gone(dialog)
    text = paper_reader.text(sent[0].pdf)
    assert all(group.code in text for group in board.groups)
    assert sent[0].duplex
    assert services.audit.newest()[0].verb == "print.week_board"


def test_alt_4_prints_the_sheets_of_all_groups_each_on_a_leaf(opened, sent, drawn, gone, board, services) -> None:
    dialog = opened()
    QTest.keyClick(QApplication.focusWidget(), Key.Key_4, Mod.AltModifier)
    drawn(dialog, len(board.groups))
    QTest.keyClick(dialog.print, Key.Key_Return)
    gone(dialog)
    assert paper_reader.count(sent[0].pdf) == len(board.groups)
    assert not sent[0].duplex, "the sheet of another group stood on its back"
    assert services.audit.newest()[0].verb == "print.sign_in_sheets"


def test_a_counselor_is_chosen_by_typing_and_only_his_board_comes(opened, sent, drawn, gone, board) -> None:
    dialog = opened()
    QTest.keyClick(QApplication.focusWidget(), Key.Key_2, Mod.AltModifier)
    drawn(dialog, len(board.counselors))
    name = board.counselors[1]
    type_into(dialog.options.of, name)
    drawn(dialog, 1)
    QTest.keyClick(dialog.print, Key.Key_Return)
    gone(dialog)
    own = board.of_counselor(name)
    text = paper_reader.text(sent[0].pdf)
    assert all(group.code in text for group in own.groups)
    assert not [group.code for group in board.groups if group not in own.groups and group.code in text]


def test_only_the_pages_that_were_named_are_printed(opened, sent, drawn, gone, board) -> None:
    dialog = opened()
    QTest.keyClick(QApplication.focusWidget(), Key.Key_4, Mod.AltModifier)
    drawn(dialog, len(board.groups))
    type_into(dialog.options.pages, "99")
    QTest.keyClick(dialog.print, Key.Key_Return)
    assert dialog.options.pages.problem is not None
    assert sent == []
    type_into(dialog.options.pages, "1-2")
    QTest.keyClick(dialog.print, Key.Key_Return)
    gone(dialog)
    assert sent[0].pages == (1, 2)


def save_as(dialog, words):
    type_into(dialog.options.saving.form, words)
    QTest.keyClick(dialog.print, Key.Key_S, Mod.ControlModifier)


def test_the_workbook_is_saved_and_the_dialog_says_what_it_means(opened, ask, gone, board, tmp_path, services) -> None:
    dialog = opened()
    target = tmp_path / "minggu.xlsx"
    ask.answers.append(target)
    save_as(dialog, "Lembar kerja (XLSX)")
    assert "nama setiap residen" in dialog.options.saving.note.text()
    gone(dialog)
    assert openpyxl.load_workbook(target).worksheets[0].max_row > len(board.groups)
    entry = services.audit.newest()[0]
    assert entry.detail["target"] == "file"


def test_a_calendar_names_nobody_unless_the_box_is_ticked(opened, ask, gone, board, tmp_path) -> None:
    for ticked in (False, True):
        dialog = opened()
        target = tmp_path / f"minggu-{ticked}.ics"
        ask.answers.append(target)
        type_into(dialog.options.saving.form, "Kalender (iCalendar)")
        box = dialog.options.saving.tick.box
        assert box.isVisible()
        assert not box.isChecked()
        if ticked:
            box.setFocus()
            QTest.keyClick(box, Key.Key_Space)
            assert "UU 27/2022" in dialog.options.saving.note.text()
        QTest.keyClick(dialog.print, Key.Key_S, Mod.ControlModifier)
        gone(dialog)
        text = target.read_bytes().decode().replace("\r\n ", "")
        assert {name for name in names_on(board) if name in text} == (names_on(board) if ticked else set())


def test_the_prints_of_the_week_look_as_drawn(opened, look, shot, drawn, board) -> None:
    dialog = opened(look.language, look.size)
    shot(dialog.box, f"week-print-{look.name}")
    if look.name == "id-light-1366":
        QTest.keyClick(QApplication.focusWidget(), Key.Key_4, Mod.AltModifier)
        drawn(dialog, len(board.groups))
        type_into(dialog.options.saving.form, "Kalender (iCalendar)")
        dialog.print.setFocus()
        shot(dialog.box, "week-print-sheets-id-light-1366")
    dialog.cancel()
