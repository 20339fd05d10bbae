"""Ctrl K with real keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tcdesk.ui.found import Found
from tcdesk.ui.palette import MOST, Palette, choose

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def context(context_for):
    return context_for(language="en")


@pytest.fixture
def desk(window_for, context, specs):
    return window_for(context, specs).desk


@pytest.fixture
def palette(desk):
    QTest.keyClick(desk.page.list, Key.Key_K, Mod.ControlModifier)
    return desk.window().findChild(Palette)


def lines(palette):
    model = palette.results.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_ctrl_k_and_a_click_on_the_field_open_it(desk, palette):
    assert palette.is_open
    assert QApplication.focusWidget() is palette.field
    assert lines(palette)[:3] == ["Screens", "Home", "Residents"]
    QTest.keyClick(palette.field, Key.Key_Escape)
    assert not palette.is_open
    assert QApplication.focusWidget() is desk.page.list
    QTest.mouseClick(desk.sidebar._search, Qt.MouseButton.LeftButton)
    assert any(other.is_open for other in desk.window().findChildren(Palette))


def test_it_opens_from_a_text_field_too(desk):
    desk.page.field.setFocus()
    QTest.keyClicks(desk.page.field, "half a word")
    QTest.keyClick(desk.page.field, Key.Key_K, Mod.ControlModifier)
    assert desk.window().findChild(Palette).is_open
    assert desk.page.field.text() == "half a word"


def test_people_come_first_and_enter_opens(desk, palette):
    QTest.keyClicks(palette.field, "eko")
    assert lines(palette) == ["Residents", "Eko Simanjuntak, BI.N 105/2024", "Eko Prasetyo, BI.N 044/2024"]
    QTest.keyClick(palette.field, Key.Key_Down)
    QTest.keyClick(palette.field, Key.Key_Return)
    assert (desk.code, desk.page.opened) == ("file", [{"number": "BI.N 044/2024"}])


def test_another_key_does_the_other_thing(desk, palette):
    QTest.keyClicks(palette.field, "eko")
    assert [hint.words for hint in palette._hints.shown()] == ["choose", "open", "print", "commands only"]
    QTest.keyClick(palette.field, Key.Key_Return, Mod.AltModifier)
    assert palette.is_open, "nobody offered a note here"
    QTest.keyClick(palette.field, Key.Key_Return, Mod.ControlModifier)
    assert desk.page.opened == [{"print_of": "BI.N 105/2024"}]


def test_after_a_bracket_only_commands(desk, palette):
    page = desk.page
    QTest.keyClicks(palette.field, ">atten")
    assert lines(palette) == ["Commands", "Take attendance"]
    QTest.keyClick(palette.field, Key.Key_Enter, Mod.KeypadModifier)
    assert page.ran == ["fill"]
    assert QApplication.focusWidget() is page.list


def test_words_in_any_order_with_a_slip_and_a_click(desk, palette):
    QTest.keyClicks(palette.field, "conferemces")
    assert lines(palette) == ["Screens", "Conferences"]
    view = palette.results
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(1, 0)).center())
    assert desk.code == "conference"


def test_nothing_found_says_what_to_try(palette):
    QTest.keyClicks(palette.field, "zzzz")
    assert palette.nothing.isVisible()
    QTest.keyClick(palette.field, Key.Key_Return)
    assert palette.is_open


def test_arrows_go_round_and_skip_headings(palette):
    first = palette.results.chosen()
    QTest.keyClick(palette.field, Key.Key_Up)
    last = palette.results.chosen()
    assert last.group == "Commands"
    QTest.keyClick(palette.field, Key.Key_Down)
    assert palette.results.chosen() == first


def test_the_keys_of_the_screen_sleep_while_it_is_open(desk, palette):
    QTest.keyClick(palette.field, Key.Key_F9)
    QTest.keyClick(palette.field, Key.Key_2, Mod.AltModifier)
    assert (desk.page.ran, desk.code) == ([], "home")
    desk.page.list.setFocus()
    QTest.keyClick(desk.page.list, Key.Key_F9)
    assert desk.page.ran == []
    assert palette.isAncestorOf(QApplication.focusWidget()) or QApplication.focusWidget() is palette


def test_it_fits_the_smallest_window(window_for, context, specs):
    window = window_for(context, specs, size=(960, 469))
    QTest.keyClick(window.desk.page.list, Key.Key_K, Mod.ControlModifier)
    palette = window.findChild(Palette)
    assert window.rect().contains(palette.box.geometry())


def _found(group, number):
    return [Found(group=group, title=f"{group} {n}", run=lambda: None) for n in range(number)]


@given(st.lists(st.integers(0, 30), max_size=5))
def test_every_group_that_found_something_gets_a_place(counts):
    groups = [_found(f"g{place}", count) for place, count in enumerate(counts)]
    chosen = choose(groups)
    assert len(chosen) == min(MOST, sum(counts))
    assert list(dict.fromkeys(one.group for one in chosen)) == [f"g{p}" for p, count in enumerate(counts) if count]
    for place, group in enumerate(groups):
        mine = [one for one in chosen if one.group == f"g{place}"]
        assert mine == group[: len(mine)]
