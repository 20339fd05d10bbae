"""Questions over the window, with real keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from tcdesk.ui.ask import FileKind, Question
from tcdesk.ui.dialogs.asking import WindowAsk
from tcdesk.ui.dialogs.confirm import ConfirmDialog, ReasonDialog, TellDialog
from tcdesk.ui.dialogs.crash import CrashDialog
from tcdesk.ui.kit.buttons import Button

Key, Mod = Qt.Key, Qt.KeyboardModifier
OUT = Question(
    title="Keluarkan Fajar Nugroho dari program?",
    text="Catatan lama tetap tersimpan dan dapat dibatalkan sampai 16 Mar.",
    yes="Keluarkan dari program",
    danger=True,
    must_type="BI.N 198/2024",
    icon="delete",
)


@pytest.fixture
def window(window_for, context, specs):
    return window_for(context, specs)


@pytest.fixture
def asking(window, context):
    return WindowAsk(window, context.theme, context.texts)


def test_the_verb_opens_when_the_number_was_typed(window, asking):
    done = []
    asking.confirm(OUT, lambda: done.append(1))
    dialog = window.findChild(ConfirmDialog)
    assert QApplication.focusWidget() is dialog.typed
    QTest.keyClicks(dialog.typed, "BI.N 198/202")
    assert not dialog.yes.isEnabled()
    QTest.keyClicks(dialog.typed, "4")
    assert dialog.yes.isEnabled()
    QTest.keyClick(dialog.typed, Key.Key_Return)
    assert done == [], "Enter presses the focused button only"
    QTest.keyClick(dialog.typed, Key.Key_Tab)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)
    assert done == [1]
    assert not dialog.is_open


def test_a_dangerous_question_starts_on_the_safe_button(window, asking):
    done = []
    asking.confirm(
        Question(title="Buang draf?", text="Isinya hilang.", yes="Buang", danger=True), lambda: done.append(1)
    )
    dialog = window.findChild(ConfirmDialog)
    assert QApplication.focusWidget() is dialog.no
    QTest.keyClick(dialog.no, Key.Key_Return)
    assert (dialog.is_open, done) == (False, [])


@pytest.mark.parametrize("danger", [False, True])
def test_escape_is_always_no_and_gives_the_focus_back(window, asking, danger):
    before = QApplication.focusWidget()
    asking.confirm(
        Question(title="Terbitkan?", text="Jadwal terkunci.", yes="Terbitkan", danger=danger),
        lambda: pytest.fail("yes"),
    )
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    assert QApplication.focusWidget() is before


def test_tab_stays_in_the_dialog(window, asking):
    asking.confirm(Question(title="Terbitkan?", text="Jadwal terkunci.", yes="Terbitkan"), lambda: None)
    dialog = window.findChild(ConfirmDialog)
    seen = []
    for _ in range(4):
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert seen == [dialog.no, dialog.yes, dialog.no, dialog.yes]
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Backtab, Mod.ShiftModifier)
    assert QApplication.focusWidget() is dialog.no


def test_a_reason_is_never_empty(window, asking):
    given = []
    asking.reason(Question(title="Terbitkan dengan masalah?", text="2 residen.", yes="Terbitkan"), given.append)
    dialog = window.findChild(ReasonDialog)
    assert not dialog.yes.isEnabled()
    QTest.keyClicks(dialog.reason, "  ")
    QTest.keyClick(dialog.reason, Key.Key_Return, Mod.ControlModifier)
    assert given == []
    QTest.keyClicks(dialog.reason, "Konselor sakit")
    QTest.keyClick(dialog.reason, Key.Key_Return, Mod.ControlModifier)
    assert given == ["Konselor sakit"]


def test_telling_goes_on_when_it_was_seen(window, asking):
    seen = []
    asking.tell("Kode pemulihan", "Simpan lembar ini.", lambda: seen.append(1))
    dialog = window.findChild(TellDialog)
    QTest.mouseClick(dialog.seen, Qt.MouseButton.LeftButton)
    assert seen == [1]


def test_a_question_over_a_question_takes_the_keys(window, asking):
    first = Question(title="Satu?", text="", yes="Ya")
    answered = []
    asking.confirm(first, lambda: answered.append("first"))
    asking.confirm(Question(title="Dua?", text="", yes="Ya"), lambda: answered.append("second"))
    one, two = window.findChildren(ConfirmDialog)
    assert two.isAncestorOf(QApplication.focusWidget())
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)
    assert answered == ["second"]
    assert one.isAncestorOf(QApplication.focusWidget())
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)
    assert answered == ["second", "first"]


def test_a_long_text_fits_the_smallest_window(window_for, context, specs):
    window = window_for(context, specs, size=(960, 469))
    asking = WindowAsk(window, context.theme, context.texts)
    asking.confirm(Question(title="Panjang " * 12, text="Kalimat yang panjang sekali. " * 20, yes="Ya"), lambda: None)
    dialog = window.findChild(ConfirmDialog)
    QApplication.processEvents()
    assert window.rect().contains(dialog.box.geometry())
    assert dialog.box.rect().contains(dialog.yes.mapTo(dialog.box, dialog.yes.rect().bottomRight()))


def test_files_are_picked_by_a_dialog_in_our_words(window, asking, tmp_path):
    picked = []
    kind = FileKind(words="Laporan", endings=("pdf",))
    asking.pick_save_file("Simpan laporan", "laporan.pdf", kind, picked.append)
    dialog = window.findChild(QFileDialog)
    assert dialog.windowTitle() == "Simpan laporan"
    assert dialog.nameFilters() == ["Laporan (*.pdf)"]
    dialog.fileSelected.emit(str(tmp_path / "a.pdf"))
    dialog.done(1)
    assert picked == [tmp_path / "a.pdf"]
    assert isinstance(picked[0], Path)


def test_a_bug_shows_what_is_safe_and_its_trail(window, context, caplog):
    try:
        {}["Fajar Nugroho"]
    except KeyError as error:
        context.errors.take(error)
    (dialog,) = window.findChildren(CrashDialog)
    copy = next(button for button in dialog.findChildren(Button) if "rincian" in button.accessibleName())
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    trail = QGuiApplication.clipboard().text()
    assert trail.startswith("KeyError at test_dialogs.py:")
    assert "Fajar" not in trail + caplog.text
    assert "KeyError" in caplog.text
    context.errors.broke.emit("again")
    assert window.findChildren(CrashDialog) == [dialog]
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    assert not dialog.is_open
    caplog.clear()
