"""The first page over a real facility, by key and by mouse."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tcdesk.domain.roles import Role
from tcdesk.domain.views.home import AttentionKind
from tcdesk.i18n import N_
from tcdesk.ui.commands import clashes
from tcdesk.ui.pages._base import PAGES, Page, PageSpec
from tcdesk.ui.pages.home.attention import AttentionRow

Key, Button = Qt.Key, Qt.MouseButton


class Target(Page):
    """A screen that remembers what it was opened with."""

    def __init__(self, context):
        super().__init__(context)
        self.opened = []

    def open(self, **args):
        self.opened.append(args)


def specs():
    lines = (("residents", N_("Residents"), "residents"), ("week", N_("Schedule"), "schedule"))
    others = (*lines, *((code, N_("Settings"), "settings") for code in ("resident", "intake", "settings", "session")))
    stand_ins = tuple(
        PageSpec(
            code=code,
            title=title,
            icon=icon,
            factory=Target,
            order=9,
            group="main" if icon != "settings" else "foot" if code == "settings" else "hidden",
        )
        for code, title, icon in others
    )
    return (PAGES["home"], *stand_ins)


@pytest.fixture
def opened(services, context_for, window_for):
    def make(*, roles=(Role.MANAGER, Role.ADMIN), language="id", size=(1366, 697)):
        context = context_for(services, roles=set(roles), language=language, name=services.who.name, is_demo=True)
        window = window_for(context, specs(), "home", size=size)
        return window.desk.page, window, context

    return make


@pytest.fixture
def sheet(monkeypatch):
    """There is a screen for the attendance of a session."""
    spec = PageSpec(code="session", title=N_("Home"), icon="sessions", factory=Page, order=99, group="hidden")
    assert "home" in PAGES
    monkeypatch.setitem(PAGES._items, "session", spec)


def press(key):
    QTest.keyClick(QApplication.focusWidget(), key)


def test_the_heaviest_item_has_the_focus_and_keys_go_along(opened) -> None:
    page, _window, _context = opened()
    rows = page.attention.rows
    kinds = [row.item.kind for row in rows]
    assert kinds == sorted(kinds, key=list(AttentionKind).index)
    assert QApplication.focusWidget() is rows[0]
    press(Key.Key_J)
    assert QApplication.focusWidget() is rows[1]
    press(Key.Key_Down)
    assert QApplication.focusWidget() is rows[2]
    press(Key.Key_K)
    press(Key.Key_Up)
    press(Key.Key_Up)
    assert QApplication.focusWidget() is rows[0]


@pytest.mark.parametrize("by", ["enter", "mouse"])
def test_an_item_goes_where_it_is_solved(opened, by) -> None:
    page, window, _context = opened()
    row = next(row for row in page.attention.rows if row.item.kind is AttentionKind.PHASE_DUE)
    row.setFocus()
    if by == "enter":
        press(Key.Key_Return)
    else:
        QTest.mouseClick(row, Button.LeftButton)
    assert window.desk.code == "residents"
    assert window.desk.page.opened == [{"flag": "phase_due"}]


@pytest.mark.parametrize("by", ["key", "mouse"])
def test_an_item_is_put_off_until_tomorrow_and_comes_back(opened, services, at, by) -> None:
    page, window, _context = opened()
    row = page.attention.rows[1]
    kind = row.item.kind
    row.setFocus()
    if by == "key":
        press(Key.Key_Z)
    else:
        QTest.mouseClick(row.later, Button.LeftButton)
    assert kind not in [row.item.kind for row in page.attention.rows]
    assert isinstance(QApplication.focusWidget(), AttentionRow)
    assert window.desk.toast is not None
    assert services.audit.newest()[0].verb == "attention.put_off"
    at.at += timedelta(days=1)
    page.refresh()
    assert kind in [row.item.kind for row in page.attention.rows]


def test_an_item_that_is_solved_is_gone(opened, services) -> None:
    page, _window, context = opened()
    assert AttentionKind.BACKUP_DUE in [row.item.kind for row in page.attention.rows]
    changes = services.backups.record(services.backups.job()())
    context.bus.tell(changes)
    assert AttentionKind.BACKUP_DUE not in [row.item.kind for row in page.attention.rows]
    assert page.backup.title.text() == "Cadangan aman"


def test_sessions_say_what_runs_and_offer_no_attendance_where_there_is_no_sheet(opened, services) -> None:
    page, _window, _context = opened()
    assert len(page.sessions.rows) == len(services.home.today().sessions)
    assert all(row.button is None for row in page.sessions.rows)
    assert "Isi kehadiran" not in [action.property("words") for action in page.actions()]


def test_the_session_that_comes_next_opens_its_sheet(opened, sheet) -> None:
    page, window, _context = opened()
    with_button = [row for row in page.sessions.rows if row.button is not None]
    assert [row.one.is_next for row in with_button] == [True]
    QTest.mouseClick(with_button[0].button, Button.LeftButton)
    assert window.desk.page.opened == [{"id": with_button[0].one.id}]


def test_the_hour_moves_the_sessions_on(opened, at) -> None:
    page, _window, _context = opened()
    before = [row.one.now for row in page.sessions.rows]
    at.at += timedelta(hours=12)
    page._clock.timeout.emit()
    assert [row.one.now for row in page.sessions.rows] != before
    assert page.top_bar().title.startswith("Selamat malam")


def test_ones_own_tasks_or_all_and_the_choice_is_remembered(opened) -> None:
    page, _window, context = opened()
    everything = len(page.attention.rows)
    QTest.mouseClick(page.attention.whose, Button.LeftButton)
    assert context.memory["home.mine"] == "1"
    assert "tugas saya" in page.attention.note.text()
    assert len(page.attention.rows) <= everything
    assert QApplication.focusWidget() is page.attention.whose
    press(Key.Key_Return)
    assert context.memory["home.mine"] == "0"


def test_an_administrator_alone_sees_no_session_but_the_backup(opened) -> None:
    page, _window, _context = opened(roles=(Role.ADMIN,))
    assert page.sessions.isHidden()
    assert not page.backup.isHidden()


def test_a_high_window_shows_what_lies_ahead(opened) -> None:
    page, window, _context = opened(size=(1920, 1009))
    assert page.legal.isVisible()
    window.resize(1366, 697)
    QApplication.processEvents()
    assert page.legal.isHidden()


def test_no_key_is_given_twice(opened) -> None:
    page, window, _context = opened()
    assert clashes([*page.actions(), *window.desk.global_actions]) == []


def test_the_first_page_looks_as_drawn(opened, look, shot) -> None:
    _page, window, _context = opened(language=look.language, size=look.size)
    shot(window, f"home-{look.name}")


def test_the_first_page_looks_as_drawn_on_a_large_screen(opened, shot) -> None:
    _page, window, _context = opened(size=(1920, 1009))
    shot(window, "home-id-light-1920")


def test_the_first_page_looks_right_in_larger_text(opened, theme, shot) -> None:
    theme.change(text_size=125)
    _page, window, _context = opened()
    shot(window, "home-id-light-125")
