"""Fields: what is typed, what is understood, what is said below."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tcdesk.domain.parsing import Duration, Near
from tcdesk.domain.problem import Problem
from tcdesk.domain.register_number import parse_register_number
from tcdesk.i18n import N_
from tcdesk.ui.kit.field import Kind
from tcdesk.ui.kit.password_field import PasswordEdit

# Lists and months open as windows of their own; the platform without screen says that it cannot raise them.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)", extend=True)

TODAY = date(2026, 3, 9)
Key = Qt.Key


def say(field):
    return field.message.kind, field.message.words


def test_a_field_is_as_high_whatever_it_says(stand):
    field, other = stand(required=True)
    heights = [field.sizeHint().height()]
    other.setFocus()
    assert say(field) == ("bad", "Wajib diisi.")
    heights.append(field.sizeHint().height())
    field.confirm("Belum dipakai residen lain")
    heights.append(field.sizeHint().height())
    assert len({*heights}) == 1
    assert field.edit.height() == 32


def test_it_is_checked_on_leaving_and_cleared_at_the_first_right_key(stand):
    field, other = stand(kind=Kind.DATE)
    QTest.keyClicks(field.edit, "31021990")
    assert field.problem is None
    other.setFocus()
    assert say(field) == ("bad", "Februari 1990 hanya sampai tanggal 28.")
    assert field.edit.property("bad") is True
    assert field.edit.text() == "31021990"
    field.edit.setFocus()
    field.edit.setCursorPosition(2)
    QTest.keyClick(field.edit, Key.Key_Backspace)
    QTest.keyClick(field.edit, Key.Key_Backspace)
    assert field.problem is not None
    QTest.keyClicks(field.edit, "2")
    assert field.problem is not None, "2021990 is still no date"
    QTest.keyClicks(field.edit, "8")
    assert field.problem is None
    assert say(field)[1].startswith("Rabu, 28 Februari 1990")
    assert field.edit.property("bad") is False


def test_a_date_is_echoed_while_typing_and_tidied_on_leaving(stand):
    field, other = stand(kind=Kind.DATE)
    QTest.keyClicks(field.edit, "28 mei 26")
    assert say(field) == ("help", "Kamis, 28 Mei 2026 · 80 hari lagi")
    assert field.edit.accessibleDescription() == "Kamis, 28 Mei 2026 · 80 hari lagi"
    other.setFocus()
    assert field.edit.text() == "28-05-2026"
    assert field.value() == date(2026, 5, 28)


@pytest.mark.parametrize(
    ("typed", "near", "words"),
    [
        ("hari ini", Near.ANY, "Senin, 9 Maret 2026 · hari ini"),
        ("280525", Near.PAST, "Rabu, 28 Mei 2025 · 285 hari lalu"),
        ("210582", Near.BIRTH, "21 Mei 1982 · 43 tahun"),
    ],
)
def test_the_line_below_a_date_says_how_far_it_is(stand, typed, near, words):
    field, _ = stand(kind=Kind.DATE, near=near)
    QTest.keyClicks(field.edit, typed)
    assert say(field) == ("help", words)


def test_a_suggestion_is_taken(stand):
    field, other = stand(kind=Kind.DATE)
    QTest.keyClicks(field.edit, "28-13-2028")
    other.setFocus()
    assert field.problem.suggestion == "28-12-2028"
    assert field.take_suggestion()
    assert field.edit.text() == "28-12-2028"
    assert field.problem is None
    assert not field.take_suggestion()


def test_a_month_is_picked_from_by_key(stand):
    field, _ = stand(kind=Kind.DATE)
    QTest.keyClicks(field.edit, "28-05-2026")
    QTest.keyClick(field.edit, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    grid = field.popup.grid
    assert grid.accessibleName() == "Kamis, 28 Mei 2026"
    for key in (Key.Key_Right, Key.Key_Down, Key.Key_PageUp):
        QTest.keyClick(grid, key)
    assert grid.day == date(2026, 5, 5)
    QTest.keyClick(grid, Key.Key_PageDown, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(grid, Key.Key_Return)
    assert field.edit.text() == "05-05-2027"
    assert field.value() == date(2027, 5, 5)


def test_a_month_starts_on_monday_and_is_picked_from_by_click(stand):
    field, _ = stand(kind=Kind.DATE)
    field.open_month()
    grid = field.popup.grid
    assert grid.day == TODAY
    assert grid.day_at(QPoint(5, 40)) == date(2026, 2, 23)
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid.box_of(date(2026, 3, 19)).center().toPoint())
    assert field.value() == date(2026, 3, 19)


def test_the_months_go_on_over_short_ones_and_stop_at_the_ends(stand):
    field, _ = stand(kind=Kind.DATE)
    field.load(date(2026, 1, 31))
    field.open_month()
    grid = field.popup.grid
    grid.go_months(1)
    assert grid.day == date(2026, 2, 28)
    grid.go_months(12 * 500)
    assert grid.day == date(2026, 2, 28)
    grid.go(date(2300, 1, 1))
    grid.grab()
    assert grid.day == date(2199, 12, 31)
    grid.go(date(1900, 1, 1))
    grid.grab()
    QTest.keyClick(grid, Key.Key_Home)
    assert grid.day == TODAY
    field.popup.close()


def test_a_sentence_is_typed_in_digits_alone(stand):
    field, other = stand(kind=Kind.DURATION, required=True)
    QTest.keyClicks(QApplication.focusWidget(), "12")
    assert field.edits[1].hasFocus(), "two digits fill the years"
    QTest.keyClicks(QApplication.focusWidget(), "6")
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)
    QTest.keyClicks(QApplication.focusWidget(), "0")
    assert field.value() == Duration(12, 6, 0)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Backspace)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Backspace)
    assert field.edits[1].hasFocus(), "Backspace in an empty part goes back"
    assert field.message.words == ""
    other.setFocus()
    assert [edit.text() for edit in field.edits] == ["12", "6", "0"]
    assert field.edits[1].accessibleName() == "Nama, bulan, wajib diisi"


def test_moving_between_the_parts_of_a_sentence_is_not_leaving_it(stand, qtbot):
    field, other = stand(kind=Kind.DURATION, required=True)
    field.edits[1].setFocus()
    assert field.problem is None
    with qtbot.waitSignal(field.left):
        other.setFocus()
    assert field.problem is not None


def test_a_whole_sentence_is_read_from_one_part(stand):
    field, _ = stand(kind=Kind.DURATION)
    QTest.keyClicks(field.edits[0], "3 tahun 6 bulan")
    assert [edit.text() for edit in field.edits] == ["3", "6", "0"]
    field.restore(["x", "", ""])
    assert isinstance(field.parse(), Problem)
    assert field.raw() == ["x", "", ""]


@pytest.mark.parametrize(
    ("given", "typed", "value", "shown"),
    [
        ({"kind": Kind.MONEY}, "800 juta", 800_000_000, "Rp800.000.000"),
        ({"kind": Kind.TIME}, "930", 570, "09.30"),
        ({"kind": Kind.NUMBER, "decimals": 1, "unit": N_("°C")}, "36.5", Decimal("36.5"), "36,5"),
        ({"kind": Kind.WHOLE, "least": 0, "most": 5000}, "1234", 1234, "1.234"),
        ({"read": parse_register_number}, "bi.n 342 / 2026", "BI.N 342/2026", "BI.N 342/2026"),
        ({}, "  Agung ", "Agung", "Agung"),
    ],
)
def test_what_is_typed_is_understood_and_written_like_the_house(stand, given, typed, value, shown):
    field, other = stand(**given)
    QTest.keyClicks(field.edit, typed)
    assert field.edit.text() == typed
    other.setFocus()
    assert field.value() == value
    assert field.edit.text() == shown
    field.load(value)
    assert field.value() == value


def test_a_locked_field_says_who_may_change_it(stand):
    field, other = stand(locked_for=N_("Hanya Registrasi yang dapat mengubah"), required=True, help=N_("x"))
    assert say(field) == ("help", "Hanya Registrasi yang dapat mengubah")
    QTest.keyClicks(field.edit, "B.I")
    other.setFocus()
    assert field.edit.text() == ""
    assert field.check() is None
    field.lock("")
    field.edit.setFocus()
    QTest.keyClicks(field.edit, "B.I")
    assert field.value() == "B.I"


def test_a_warning_and_a_confirmation_are_not_errors(stand):
    field, _ = stand(kind=Kind.DATE)
    field.load(date(2026, 5, 28))
    field.show_problem(Problem(field="f", text="43 hari sebelum program selesai", warning=True))
    assert say(field) == ("warn", "43 hari sebelum program selesai")
    assert (field.edit.property("warned"), field.edit.property("bad")) == (True, False)
    assert field.check() is None
    assert say(field)[0] == "warn", "a check of the content alone does not take a warning of others away"
    field.show_problem(None)
    field.confirm("Belum dipakai residen lain")
    assert say(field) == ("ok", "Belum dipakai residen lain")
    QTest.keyClick(field.edit, Key.Key_End)
    QTest.keyClick(field.edit, Key.Key_Backspace)
    assert say(field)[0] == "help"


def test_a_password_is_hidden_warns_of_caps_lock_and_is_in_no_draft(stand):
    field, other = stand(kind=Kind.PASSWORD)
    QTest.keyClicks(field.edit, "ab")
    assert say(field) == ("help", "")
    QTest.keyClick(field.edit, "C")
    assert say(field) == ("warn", "Caps Lock aktif")
    assert field.edit.property("bad") is False
    QTest.keyClick(field.edit, "D", Qt.KeyboardModifier.ShiftModifier)
    assert say(field) == ("help", "")
    field.edit.eye.trigger()
    assert field.edit.echoMode() == PasswordEdit.EchoMode.Normal
    assert (field.value(), field.raw(), field.empty()) == ("abCD", "", False)
    other.setFocus()
    assert field.edit.echoMode() == PasswordEdit.EchoMode.Password


def test_notes_keep_their_lines_and_tell_of_too_many_letters(stand):
    field, other = stand(kind=Kind.NOTES, longest=10)
    QTest.keyClicks(field.edit, "satu")
    QTest.keyClick(field.edit, Key.Key_Return)
    QTest.keyClicks(field.edit, "dua tiga")
    assert field.raw() == "satu\ndua tiga"
    QTest.keyClick(field.edit, Key.Key_Tab)
    assert other.hasFocus()
    assert say(field) == ("bad", "Kelebihan 3 karakter; paling banyak 10.")


def test_a_change_of_theme_is_no_change_of_notes(stand, theme):
    field, _ = stand(kind=Kind.NOTES)
    field.load("satu")
    heard = []
    field.changed.connect(lambda: heard.append(1))
    theme.change(name="dark", text_size=125)
    assert not heard
    field.grab()
