"""Notes of a resident: written, kept as drafts, corrected, and hidden where they are medical."""

import attrs
import pytest
from demo_house import COUNSELOR, MANAGER, MEDICAL, enter
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tcdesk.domain.care import NoteKind
from tcdesk.ui.pages.resident.templates import skeleton

Key = Qt.Key
Control, Alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def ids(door):
    """Everybody's number, as the list gives them."""
    return tuple(row.id for row in enter(door, MANAGER).residents.rows())


@pytest.fixture
def file(show, ids):
    """The file of the third resident of the list, as the programme manager sees it."""
    return show("resident", id=ids[2], order=ids)


def press(shown, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(shown.window.focusWidget(), key, modifier)


def type_(shown, text):
    QTest.keyClicks(shown.window.focusWidget(), text)


def drafts_of(shown):
    return {draft.key: draft.raw for draft in shown.services.drafts.find("note")}


def test_a_note_is_written_by_key_alone_and_stands_first(file, ids):
    before = len(file.services.notes.of(ids[2]))
    press(file, Key.Key_T, Control)
    composer = file.page.panel.composer
    assert composer.edit.hasFocus()
    type_(file, "Mampu menamai tiga pemicu.")
    press(file, Key.Key_Return, Control)
    notes = file.services.notes.of(ids[2])
    assert len(notes) == before + 1
    assert notes[0].text == "Mampu menamai tiga pemicu."
    assert notes[0].kind == NoteKind.COUNSELLING
    panel = file.page.panel
    assert not panel.is_composing
    assert panel.list.table.current().id == notes[0].id
    assert panel.reader.note_shown.body == notes[0].text
    assert file.window.desk.toast is not None
    assert drafts_of(file) == {}
    assert file.services.audit.newest()[0].verb == "note.add"


def test_a_template_puts_its_headings_and_the_note_keeps_its_form(file, ids):
    press(file, Key.Key_T, Control)
    composer = file.page.panel.composer
    QTest.mouseClick(composer.templates.buttons()[1], Qt.MouseButton.LeftButton)
    assert composer.edit.hasFocus()
    assert composer.edit.toPlainText() == skeleton("soap", file.context.texts)
    type_(file, "Tenang.")
    assert composer.edit.toPlainText().splitlines()[:2] == ["Subjektif:", "Tenang."]
    press(file, Key.Key_Return, Control)
    note = file.services.histories.note(file.services.notes.of(ids[2])[0].id).note
    assert note.format == "soap"


def test_what_was_typed_is_kept_when_the_composer_is_put_away_and_when_one_goes_on(file, ids):
    press(file, Key.Key_T, Control)
    type_(file, "Setengah")
    press(file, Key.Key_Escape)
    assert not file.page.panel.is_composing
    assert file.code == "resident"
    assert drafts_of(file)[str(ids[2])]["body"] == "Setengah"
    press(file, Key.Key_T, Control)
    assert file.page.panel.composer.edit.toPlainText() == "Setengah"
    assert "draf" in file.page.panel.composer.note.text()
    type_(file, " jalan")
    press(file, Key.Key_Right, Alt)
    assert file.page.resident_id == ids[3]
    assert not file.page.panel.is_composing
    assert drafts_of(file)[str(ids[2])]["body"] == "Setengah jalan"
    press(file, Key.Key_T, Control)
    assert file.page.panel.composer.edit.toPlainText() == ""


def test_a_draft_that_was_emptied_is_thrown_away(file, ids):
    press(file, Key.Key_T, Control)
    type_(file, "Salah tulis")
    file.page.panel.composer.keep()
    assert str(ids[2]) in drafts_of(file)
    press(file, Key.Key_A, Control)
    press(file, Key.Key_Delete)
    press(file, Key.Key_Escape)
    assert drafts_of(file) == {}


def test_a_draft_is_kept_when_another_screen_is_opened(file, ids):
    press(file, Key.Key_T, Control)
    type_(file, "Ditinggal")
    file.context.go("residents")
    assert drafts_of(file)[str(ids[2])]["body"] == "Ditinggal"


def test_an_empty_note_is_not_saved_and_says_why(file, ids):
    before = len(file.services.notes.of(ids[2]))
    press(file, Key.Key_T, Control)
    press(file, Key.Key_Return, Control)
    panel = file.page.panel
    assert panel.is_composing
    assert panel.composer.form["body"].problem is not None
    assert panel.composer.edit.hasFocus()
    assert len(file.services.notes.of(ids[2])) == before


def test_a_corrected_note_keeps_its_earlier_wording(file, qtbot):
    press(file, Key.Key_T, Control)
    type_(file, "Datang terlambat.")
    press(file, Key.Key_Return, Control)
    panel = file.page.panel
    QTest.mouseClick(panel.reader.correct_button, Qt.MouseButton.LeftButton)
    assert panel.composer.form["kind"].locked
    assert panel.composer.edit.toPlainText() == "Datang terlambat."
    press(file, Key.Key_A, Control)
    type_(file, "Datang tepat waktu.")
    press(file, Key.Key_Return, Control)
    assert panel.reader.note_shown.body == "Datang tepat waktu."

    def words():
        return [label.text() for label in panel.reader.findChildren(QLabel) if label.isVisible()]

    qtbot.waitUntil(lambda: "Datang terlambat." in words())
    assert "Datang tepat waktu." in words()
    assert any("Versi sebelumnya" in word for word in words())


def test_a_note_that_was_changed_meanwhile_is_not_overwritten_and_what_was_typed_stays(file):
    press(file, Key.Key_T, Control)
    type_(file, "Awal.")
    press(file, Key.Key_Return, Control)
    panel = file.page.panel
    press(file, Key.Key_Return)
    assert panel.is_composing
    type_(file, " Milik saya.")
    note = panel.reader.note_shown
    file.services.notes.correct(attrs.evolve(note, body="Milik orang lain."))
    press(file, Key.Key_Return, Control)
    assert panel.is_composing
    assert panel.composer.edit.toPlainText() == "Awal. Milik saya."
    assert file.window.desk.banner is not None
    assert file.services.histories.note(note.id).note.body == "Milik orang lain."


def test_a_medical_note_is_a_locked_line_for_everybody_else(show, door, ids):
    medical = show("resident", user=MEDICAL, id=ids[2])
    press(medical, Key.Key_T, Control)
    type_(medical, "Tekanan darah 120/80.")
    press(medical, Key.Key_Return, Control)
    written = medical.services.notes.of(ids[2])[0]
    assert written.kind == NoteKind.MEDICAL
    assert not written.is_locked
    manager = show("resident", id=ids[2], tab="notes")
    line = manager.page.panel.list.table.current()
    assert line.id == written.id
    assert line.is_locked
    assert manager.page.panel.reader.note_shown is None
    words = " ".join(label.text() for label in manager.window.findChildren(QLabel))
    assert "Khusus medis" in words
    assert "120/80" not in words


def test_no_note_is_begun_about_another_counselors_resident(show):
    file = show("residents", user=COUNSELOR)
    other = next(row.id for row in file.services.residents.rows() if not row.is_own)
    own = next(row.id for row in file.services.residents.rows() if row.is_own)
    file.context.go("resident", id=other)
    press(file, Key.Key_T, Control)
    assert not file.page.panel.is_composing
    assert "konselor lain" in file.window.desk.banner.words
    file.context.go("resident", id=own)
    press(file, Key.Key_T, Control)
    assert file.page.panel.is_composing


def test_the_keys_of_the_composer_stand_in_the_hint_bar_while_it_is_open(file):
    assert "simpan" not in {hint.words for hint in file.page.hints()}
    press(file, Key.Key_T, Control)
    assert {hint.words: hint.keys for hint in file.page.hints()}["simpan"] == ("Ctrl", "Enter")
    press(file, Key.Key_Escape)
    assert "simpan" not in {hint.words for hint in file.page.hints()}
