"""What leaves the print dialog: behind a password, after a refusal, and with the dialog closed over it."""

from __future__ import annotations

import hashlib
import io
import threading

import paper_reader
import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tcdesk.domain.refusals import Trouble
from tcdesk.domain.roles import Role
from tcdesk.i18n import N_
from tcdesk.services.files import locked_copy
from tcdesk.ui.dialogs.printing import dialog as print_dialog
from tcdesk.ui.dialogs.printing import outgoing
from tcdesk.ui.dialogs.printing.saving import NOT_THE_SAME, TOO_SHORT
from tcdesk.ui.dialogs.report import open_report
from tcdesk.ui.pages._base import Page, PageSpec
from tcdesk.ui.printing.queues import Queue
from tcdesk.ui.printing.send import REFUSED, PrintJob

Key, Mod = Qt.Key, Qt.KeyboardModifier
SPECS = (PageSpec(code="blank", title=N_("Residents"), icon="residents", factory=Page),)
PASSWORD = "kata sandi usb 71"


class Printer:
    """A printer that takes what it is given, refuses it, or keeps one waiting."""

    def __init__(self) -> None:
        self.jobs: list[PrintJob] = []
        self.refuses = False
        self.may_take = threading.Event()
        self.may_take.set()

    def take(self, job: PrintJob) -> None:
        self.may_take.wait(20)
        if self.refuses:
            raise Trouble(REFUSED, printer=job.printer)
        self.jobs.append(job)


@pytest.fixture
def printer(monkeypatch):
    found = Printer()
    monkeypatch.setattr(print_dialog, "printers", lambda: ("Kantor",))
    monkeypatch.setattr(print_dialog, "look", lambda name: Queue(name=name))
    monkeypatch.setattr(outgoing, "send", found.take)
    yield found
    found.may_take.set()


@pytest.fixture
def opened(services, context_for, window_for, qtbot, printer):
    """The report of a resident whose report is complete, in the dialog: `dialog, context, resident`."""
    context = context_for(services, roles={Role.MANAGER, Role.ADMIN}, is_demo=True)
    window = window_for(context, SPECS, "blank")
    reporting = services.reporting
    number = next(
        row.id for row in services.residents.rows() if reporting.readiness(reporting.gather(row.id), row.id).is_ready
    )
    dialog = open_report(context, window, number)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.preview.is_sharp and dialog._queue is not None, timeout=20_000)
    return dialog, context, number


@pytest.fixture
def gone(qtbot):
    return lambda dialog: qtbot.waitUntil(lambda: not dialog.is_open, timeout=20_000)


def type_into(field, words):
    control = field.control
    control.setFocus()
    control.selectAll()
    QTest.keyClicks(control, words)


def press(key, modifier=Mod.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def lock_with(dialog, first, second):
    type_into(dialog.options.saving.form, "PDF berkata sandi")
    type_into(dialog.options.saving.password, first)
    type_into(dialog.options.saving.again, second)
    press(Key.Key_S, Mod.ControlModifier)


def test_a_locked_copy_opens_with_its_password_only_and_is_written_down(opened, ask, gone, tmp_path, services) -> None:
    dialog, _context, _resident = opened
    plain = dialog._drawn.pdf
    target = tmp_path / "laporan.pdf"
    ask.answers.append(target)
    lock_with(dialog, PASSWORD, PASSWORD)
    gone(dialog)
    locked = target.read_bytes()
    for wrong in ("", "kata sandi lain"):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(io.BytesIO(locked), password=wrong)
    with pikepdf.open(io.BytesIO(locked), password=PASSWORD) as file:
        assert (file.encryption.R, file.encryption.bits) == (6, 256)
        assert file.encryption.stream_method == pikepdf.models.EncryptionMethod.aesv3
        assert len(file.pages) == 2
    assert paper_reader.text(locked, password=PASSWORD) == paper_reader.text(plain)
    assert PASSWORD.encode() not in locked
    entry = services.audit.newest()[0]
    assert (entry.verb, entry.detail["target"]) == ("print.progress", "file")
    assert entry.detail["digest"] == hashlib.sha256(plain).hexdigest(), (
        "of the document: a locked copy never comes twice"
    )
    assert PASSWORD not in str(entry.detail)
    assert list(tmp_path.glob("*.part")) == []


@pytest.mark.parametrize(
    ("first", "second", "sentence"), [("pendek", "pendek", TOO_SHORT), (PASSWORD, PASSWORD + "x", NOT_THE_SAME)]
)
def test_a_password_that_is_short_or_typed_otherwise_saves_nothing(opened, ask, first, second, sentence) -> None:
    dialog, context, _resident = opened
    lock_with(dialog, first, second)
    saving = dialog.options.saving
    field = saving.password if sentence is TOO_SHORT else saving.again
    assert field.problem is not None
    assert field.problem.text == sentence
    assert QApplication.focusWidget() is field.control
    assert ask.asked == [], "no place is asked for before the password stands"
    assert context.texts.t(sentence, n=8) in field.message.words
    dialog.cancel()


def test_the_fields_of_the_password_stand_only_where_one_is_wanted(opened) -> None:
    dialog, _context, _resident = opened
    saving = dialog.options.saving
    assert not saving.password.isVisible()
    type_into(saving.form, "PDF berkata sandi")
    assert saving.password.isVisible()
    assert saving.again.isVisible()
    assert "AES-256" in saving.note.text()
    type_into(saving.form, "Dokumen PDF")
    assert not saving.password.isVisible()
    dialog.cancel()


def test_a_refused_printer_costs_no_second_number(opened, printer, gone, services, qtbot) -> None:
    dialog, context, resident = opened
    printer.refuses = True
    press(Key.Key_F, Mod.AltModifier)
    QTest.keyClick(dialog.print, Key.Key_Return)
    qtbot.waitUntil(lambda: context.texts.t(REFUSED, printer="Kantor") in dialog.remark.words, timeout=20_000)
    (first,) = services.reporting.snapshots(resident)
    assert not dialog.options.status.draft.isEnabled(), "it is final now"
    before = services.audit.newest()[0].verb
    assert before == "report.finalise", "nothing came out, so nothing is in the log of prints"
    printer.refuses = False
    QTest.keyClick(dialog.print, Key.Key_Return)
    gone(dialog)
    (again,) = services.reporting.snapshots(resident)
    assert again.id == first.id
    assert first.number in paper_reader.text(printer.jobs[0].pdf, 0)


def test_what_was_sent_is_written_down_though_the_dialog_was_closed(
    opened, printer, services, qtbot, context_for
) -> None:
    dialog, context, _resident = opened
    printer.may_take.clear()
    press(Key.Key_Return)
    assert not dialog.print.isEnabled(), "one press, one print"
    press(Key.Key_Escape)
    assert not dialog.is_open
    with qtbot.waitSignal(context.notices.message_given, timeout=20_000):
        printer.may_take.set()
    assert len(printer.jobs) == 1
    assert services.audit.newest()[0].verb == "print.progress"


def test_the_window_lives_while_the_printer_keeps_one_waiting(opened, printer, gone, qtbot) -> None:
    dialog, _context, _resident = opened
    printer.may_take.clear()
    press(Key.Key_Return)
    QTest.keyClick(dialog, Key.Key_PageDown)
    assert dialog.preview.thumbs.chosen == 1
    qtbot.waitUntil(lambda: dialog.preview.is_sharp, timeout=20_000)
    printer.may_take.set()
    gone(dialog)


def test_a_copy_without_a_password_is_no_locked_copy() -> None:
    with pytest.raises(ValueError, match="password"):
        locked_copy(b"%PDF", "")


def shown(dialog, qtbot) -> str:
    """The words of the document in the preview, once it is drawn."""
    qtbot.waitUntil(lambda: not dialog._drawing.is_busy and dialog.preview.is_sharp, timeout=20_000)
    return paper_reader.text(dialog._drawn.pdf)


def test_alt_and_a_number_bring_the_other_papers_of_the_resident(opened, printer, gone, qtbot, services) -> None:
    dialog, _context, resident = opened
    name = services.residents.get(resident).resident.name
    titles = {2: "Februari 2026", 3: "Ringkasan Penerimaan Residen", 4: "Lembar Asesmen"}
    for number, title in titles.items():
        press(Key.Key_0 + number, Mod.AltModifier)
        if number == 2:
            type_into(dialog.options.of, "Februari 2026")
            press(Key.Key_Return)  # takes it from the list
        assert not dialog.options.status.isVisible(), "only the report is a draft or final"
        text = " ".join(shown(dialog, qtbot).split())
        assert title in text, text[:900]
        assert name in text
    QTest.keyClick(dialog.print, Key.Key_Return)
    gone(dialog)
    assert services.audit.newest()[0].verb == "print.assessment_sheet"
    assert services.reporting.snapshots(resident) == ()


def test_final_is_said_of_the_report_alone(opened) -> None:
    dialog, _context, _resident = opened
    press(Key.Key_1, Mod.AltModifier)
    press(Key.Key_F, Mod.AltModifier)
    assert dialog.options.chosen().final
    press(Key.Key_3, Mod.AltModifier)
    assert not dialog.options.chosen().final, "what is no report is never made final"
    press(Key.Key_1, Mod.AltModifier)
    assert dialog.options.chosen().final
    dialog.cancel()
