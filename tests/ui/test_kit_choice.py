"""Choices: side by side, from a list, and several at once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tcdesk.ui.kit.choice import PickField, SegmentedField
from tcdesk.ui.kit.field import Kind, Option

# A list opens as a window of its own; the platform without screen says that it cannot raise it.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)", extend=True)

Key = Qt.Key


def options(*words):
    return tuple(Option(word.lower(), word) for word in words)


def say(field):
    return field.message.kind, field.message.words


def test_few_answers_stand_side_by_side_and_are_chosen_by_digit_arrow_and_click(stand, qtbot):
    field, _ = stand(kind=Kind.CHOICE, options=options("Rendah", "Sedang", "Tinggi"))
    assert isinstance(field, SegmentedField)
    heard = []
    field.changed.connect(lambda: heard.append(field.value()))
    QTest.keyClicks(field.segments, "2")
    QTest.keyClick(field.segments, Key.Key_Right)
    QTest.mouseClick(field.segments.buttons()[0], Qt.MouseButton.LeftButton)
    QTest.keyClick(field.segments, Key.Key_Delete)
    QTest.keyClicks(field.segments, "7")
    assert heard == ["sedang", "tinggi", "rendah", None]
    field.load("tinggi")
    assert field.raw() == "tinggi"
    with qtbot.waitSignal(field.next_asked):
        QTest.keyClick(field.segments, Key.Key_Return)


def test_a_required_choice_cannot_be_taken_back(stand):
    field, _ = stand(kind=Kind.CHOICE, options=options("Ya", "Tidak"), required=True)
    QTest.keyClicks(field.segments, "1")
    QTest.keyClick(field.segments, Key.Key_Backspace)
    assert field.value() == "ya"
    field.lock("Hanya Registrasi")
    QTest.keyClicks(field.segments, "2")
    assert field.value() == "ya"


SUBSTANCES = options("Sabu", "Ganja", "Putaw", "Ekstasi", "Tramadol", "Obat keras", "Obat tidur")


def test_answers_that_do_not_fit_side_by_side_stand_in_a_list(stand):
    field, _ = stand(kind=Kind.CHOICE, options=options("Tidak pernah sekolah", "Sekolah dasar", "Sekolah menengah"))
    assert isinstance(field, PickField)


def test_many_answers_are_found_by_two_letters_and_enter(stand, qtbot):
    field, _ = stand(kind=Kind.CHOICE, options=SUBSTANCES)
    QTest.keyClicks(field.edit, "sa")
    assert field.edit.list.isVisible()
    with qtbot.waitSignal(field.next_asked):
        QTest.keyClick(field.edit.list, Key.Key_Return)
    assert not field.edit.list.isVisible()
    field.settle()
    assert (field.value(), field.edit.text()) == ("sabu", "Sabu")


def test_an_answer_is_picked_from_the_list_by_arrow_and_click(stand, qtbot):
    field, other = stand(kind=Kind.CHOICE, options=SUBSTANCES)
    QTest.keyClick(field.edit, Key.Key_Down)
    shown = field.edit.list
    assert shown.model().rowCount() == 7
    heard = []
    field.next_asked.connect(lambda: heard.append("next"))
    field.changed.connect(lambda: heard.append(field.value()))
    QTest.keyClick(shown, Key.Key_Down)
    QTest.keyClick(shown, Key.Key_Down)
    QTest.keyClick(shown, Key.Key_Return)
    other.setFocus()
    assert heard == ["next", "ganja"]
    field.edit.setFocus()
    QTest.keyClick(field.edit, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    at = shown.visualRect(shown.model().index(3, 0)).center()
    with qtbot.waitSignal(field.next_asked):
        QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert field.value() == "ekstasi"


@pytest.mark.parametrize(
    ("typed", "words", "suggestion"),
    [
        ("obat", "Tidak ada dalam daftar. Maksud Anda Obat keras?", "Obat keras"),
        ("xyz", "Pilih salah satu dari daftar.", None),
    ],
)
def test_what_fits_no_answer_stays_and_is_told(stand, typed, words, suggestion):
    field, other = stand(kind=Kind.CHOICE, options=SUBSTANCES)
    QTest.keyClicks(field.edit, typed)
    field.edit.list.hide()
    other.setFocus()
    assert (say(field), field.problem.suggestion) == (("bad", words), suggestion)
    assert field.raw() == typed
    assert field.value() is None


def test_a_slip_finds_the_answer(stand):
    field, other = stand(kind=Kind.CHOICE, options=SUBSTANCES)
    QTest.keyClicks(field.edit, "ekstsi")
    field.edit.list.hide()
    other.setFocus()
    assert field.edit.text() == "Ekstasi"


def test_a_box_is_checked_by_space(stand):
    field, _ = stand(kind=Kind.CHECK)
    assert field.value() is False
    QTest.keyClick(field.box, Key.Key_Space)
    assert (field.value(), field.raw()) == (True, "yes")


def test_chips_are_added_by_enter_and_taken_away(stand, qtbot):
    field, other = stand(kind=Kind.TAGS)
    for article in ("112 ayat (1)", "132", "132", "127"):
        QTest.keyClicks(field.entry, article)
        if article != "127":
            QTest.keyClick(field.entry, Key.Key_Return)
    assert field.value() == ("112 ayat (1)", "132", "127"), "what still stands in the line counts"
    assert field.raw() == ["112 ayat (1)", "132", "?127"]
    other.setFocus()
    assert field.tags == ("112 ayat (1)", "132", "127")
    field.entry.setFocus()
    QTest.keyClick(field.entry, Key.Key_Backspace)
    assert field.tags == ("112 ayat (1)", "132")
    cross = next(child for child in field.findChildren(QWidget) if child.accessibleName() == "Hapus 112 ayat (1)")
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert field.tags == ("132",)
    with qtbot.waitSignal(field.next_asked):
        QTest.keyClick(field.entry, Key.Key_Return)
    field.load(("1", "2"))
    assert field.value() == ("1", "2")


def test_chips_of_given_answers(stand):
    field, other = stand(kind=Kind.TAGS, options=SUBSTANCES)
    QTest.keyClicks(field.entry, "gan")
    field.entry.list.hide()
    QTest.keyClick(field.entry, Key.Key_Return)
    assert field.tags == ("ganja",)
    QTest.keyClicks(field.entry, "xyz")
    other.setFocus()
    assert say(field) == ("bad", "Pilih salah satu dari daftar.")
    assert field.raw() == ["ganja", "?xyz"]


def test_a_chip_is_picked_from_the_list(stand, qtbot):
    field, _ = stand(kind=Kind.TAGS, options=SUBSTANCES)
    QTest.keyClick(field.entry, Key.Key_Down)
    QTest.keyClick(field.entry.list, Key.Key_Down)
    QTest.keyClick(field.entry.list, Key.Key_Return)
    assert field.tags == ("sabu",)
    assert field.entry.text() == ""
    QTest.keyClick(field.entry, Key.Key_Down)
    shown = field.entry.list
    at = shown.visualRect(shown.model().index(3, 0)).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(lambda: field.entry.text() == "")
    assert field.tags == ("sabu", "ekstasi")
