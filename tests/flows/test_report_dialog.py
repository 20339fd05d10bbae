"""Flow 3 in the window: the print dialog over a real facility, by keyboard."""

from __future__ import annotations

import paper_reader
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tcdesk.domain.refusals import Trouble
from tcdesk.domain.roles import Role
from tcdesk.i18n import N_
from tcdesk.ui.dialogs.printing import dialog as print_dialog
from tcdesk.ui.dialogs.printing import outgoing
from tcdesk.ui.dialogs.report import open_final, open_report
from tcdesk.ui.pages._base import Page, PageSpec
from tcdesk.ui.printing.queues import Queue
from tcdesk.ui.printing.send import NO_PRINTER, PrintJob, lp_command

Key, Mod = Qt.Key, Qt.KeyboardModifier
SPECS = (PageSpec(code="blank", title=N_("Residents"), icon="residents", factory=Page, order=1),)


def texts_of(pdf: bytes) -> list[str]:
    return [" ".join(paper_reader.text(pdf, number).split()) for number in range(paper_reader.count(pdf))]


@pytest.fixture
def printed(monkeypatch):
    """A computer with one printer; gives what was sent to it."""
    sent: list[PrintJob] = []
    monkeypatch.setattr(print_dialog, "printers", lambda: ("Kantor",))
    monkeypatch.setattr(print_dialog, "look", lambda name: Queue(name=name))
    monkeypatch.setattr(outgoing, "send", sent.append)
    return sent


@pytest.fixture
def opened(services, context_for, window_for, qtbot):
    def make(number: int = 0, *, language: str = "id", ready: bool = True, size=(1366, 697)):
        context = context_for(services, roles={Role.MANAGER, Role.ADMIN}, language=language, is_demo=True)
        window = window_for(context, SPECS, "blank", size=size)
        rows = [
            row
            for row in services.residents.rows()
            if services.reporting.readiness(services.reporting.gather(row.id), row.id).is_ready is ready
        ]
        dialog = open_report(context, window, rows[number].id)
        assert dialog is not None
        qtbot.waitUntil(lambda: dialog.preview.is_sharp, timeout=20_000)
        return dialog, context, rows[number].id

    return make


@pytest.fixture
def gone(qtbot):
    """Waits until the dialog has sent or saved what it was told to."""
    return lambda dialog: qtbot.waitUntil(lambda: not dialog.is_open, timeout=20_000)


def test_enter_prints_a_draft_and_writes_it_down(opened, printed, gone, services) -> None:
    dialog, _context, resident = opened()
    assert QApplication.focusWidget() is dialog.print
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)
    gone(dialog)
    assert [job.printer for job in printed] == ["Kantor"]
    assert paper_reader.count(printed[0].pdf) == 2
    assert "DRAF" in paper_reader.text(printed[0].pdf, 0)
    assert services.reporting.snapshots(resident) == ()
    assert services.audit.newest()[0].verb == "print.progress"


def test_alt_f_and_enter_make_it_final_and_number_it(opened, printed, gone, services) -> None:
    dialog, _context, resident = opened()
    QTest.keyClick(QApplication.focusWidget(), Key.Key_F, Mod.AltModifier)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)
    gone(dialog)
    (snapshot,) = services.reporting.snapshots(resident)
    text = paper_reader.text(printed[0].pdf, 0)
    assert snapshot.number in text
    assert snapshot.code in text
    assert "DRAF" not in text


def test_every_copy_of_a_final_report_is_sent_with_its_own_number(opened, printed, gone, services) -> None:
    dialog, _context, resident = opened()
    dialog.options.copies.load("2")
    QTest.keyClick(QApplication.focusWidget(), Key.Key_F, Mod.AltModifier)
    QTest.keyClick(dialog.print, Key.Key_Return)
    gone(dialog)
    assert [job.copies for job in printed] == [1, 1]
    for number, job in enumerate(printed, start=1):
        assert all(f"Salinan ke-{number} · 9 Mar 2026" in text for text in texts_of(job.pdf))
    (snapshot,) = services.reporting.snapshots(resident)
    (line,) = services.final_reports.prints(snapshot.id)
    assert (line.first_copy, line.copies) == (1, 2)


def test_a_printer_that_stops_after_the_first_copy_uses_one_number(opened, printed, monkeypatch, qtbot, services):
    dialog, _context, resident = opened()
    dialog.options.copies.load("3")

    def stops(job):
        if printed:
            raise Trouble(NO_PRINTER)
        printed.append(job)

    monkeypatch.setattr(outgoing, "send", stops)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_F, Mod.AltModifier)
    QTest.keyClick(dialog.print, Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.outgoing.is_busy, timeout=20_000)
    assert dialog.is_open
    (snapshot,) = services.reporting.snapshots(resident)
    assert services.final_reports.reprint(snapshot.id).stamps[0].startswith("Salinan ke-2 ")
    dialog.cancel()


def test_a_final_report_is_printed_again_as_it_was(opened, printed, gone, services, qtbot) -> None:
    dialog, context, resident = opened()
    window = dialog.window()
    QTest.keyClick(QApplication.focusWidget(), Key.Key_F, Mod.AltModifier)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)
    gone(dialog)
    (snapshot,) = services.reporting.snapshots(resident)
    again = open_final(context, window, snapshot.id)
    qtbot.waitUntil(lambda: again.preview.is_sharp, timeout=20_000)
    assert "2" in again.remark.words
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)
    gone(again)
    first, second = (texts_of(job.pdf) for job in printed)
    assert [text.replace("ke-1", "ke-2") for text in first] == second
    assert services.audit.newest()[0].verb == "print.progress"


def test_closing_the_dialog_uses_no_number(opened, printed, services) -> None:
    dialog, _context, resident = opened()
    QTest.keyClick(QApplication.focusWidget(), Key.Key_F, Mod.AltModifier)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    assert not dialog.is_open
    assert services.reporting.snapshots(resident) == ()
    assert printed == []


def test_an_incomplete_report_can_only_be_a_draft(opened, printed) -> None:
    dialog, _context, _resident = opened(ready=False)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_F, Mod.AltModifier)
    assert dialog.options.status.draft.isChecked()
    assert not dialog.options.status.final.isEnabled()
    assert dialog.options.status.final.toolTip()


def test_saving_writes_the_file_that_was_chosen(opened, printed, gone, ask, tmp_path, services) -> None:
    dialog, _context, _resident = opened()
    target = tmp_path / "laporan.pdf"
    ask.answers.append(target)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_S, Mod.ControlModifier)
    gone(dialog)
    assert target.read_bytes().startswith(b"%PDF")
    assert services.audit.newest()[0].detail["target"] == "file"
    assert printed == []


def test_a_folder_that_is_gone_is_said_and_the_dialog_stays(opened, printed, ask, tmp_path, qtbot) -> None:
    dialog, _context, _resident = opened()
    ask.answers.append(tmp_path / "tidak ada" / "laporan.pdf")
    QTest.keyClick(QApplication.focusWidget(), Key.Key_S, Mod.ControlModifier)
    qtbot.waitUntil(lambda: "laporan.pdf" in dialog.remark.words)
    assert dialog.is_open
    assert dialog.print.isEnabled()
    dialog.cancel()


def test_without_a_printer_the_sentence_says_what_to_do(opened, monkeypatch, qtbot) -> None:
    monkeypatch.setattr(print_dialog, "printers", lambda: ())
    dialog, context, _resident = opened()
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)
    qtbot.waitUntil(lambda: context.texts.t(NO_PRINTER) in dialog.remark.words)
    assert dialog.is_open
    dialog.cancel()


def test_what_was_chosen_is_remembered_for_the_person(opened, printed, gone) -> None:
    dialog, context, _resident = opened()
    paper = dialog.options.paper.control
    paper.setFocus()
    paper.selectAll()
    QTest.keyClicks(paper, "F4")
    QTest.keyClick(dialog.print, Key.Key_Return)
    gone(dialog)
    assert printed[0].paper == "F4"
    assert context.memory["print.choice"].startswith("F4|")


def test_lp_gets_the_size_of_the_paper_and_no_name_of_a_resident() -> None:
    words = lp_command("/usr/bin/lp", PrintJob(pdf=b"", printer="Kantor", paper="F4", copies=2), Queue(name="Kantor"))
    assert "media=Custom.215x330mm" in words
    assert words[words.index("-n") + 1] == "2"
    assert words[-1] == "-"


def test_the_dialog_looks_as_drawn(opened, printed, look, shot, qtbot) -> None:
    dialog, _context, _resident = opened(language=look.language, size=look.size)
    qtbot.waitUntil(lambda: dialog.options.chosen().printer == "Kantor")
    qtbot.waitUntil(lambda: dialog.preview.is_sharp, timeout=20_000)
    shot(dialog.window(), f"report-dialog-{look.name}")
    dialog.cancel()
