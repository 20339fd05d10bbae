"""Flow 3 in the window: the print dialog over a real facility, by keyboard."""

from __future__ import annotations

import paper_reader
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tcdesk.domain.progress import ReportSection
from tcdesk.domain.refusals import Trouble
from tcdesk.domain.roles import Role
from tcdesk.domain.settings import LETTERHEAD_ADDRESS, URINE_ON_PAPER
from tcdesk.i18n import N_
from tcdesk.services.paper_rights import URINE_BY_NOBODY
from tcdesk.ui.dialogs.help.sheet import HelpSheet
from tcdesk.ui.dialogs.printing import dialog as print_dialog
from tcdesk.ui.dialogs.printing import outgoing
from tcdesk.ui.dialogs.printing.keys import SCREEN
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


def drawn(dialog, qtbot) -> bytes:
    """What the preview shows once it is drawn as it is chosen."""
    chosen = dialog.options.chosen()
    qtbot.waitUntil(lambda: not dialog._drawing.is_busy and dialog.preview.is_sharp, timeout=20_000)
    assert dialog.options.chosen() == chosen
    return dialog._drawn.pdf


def tab_to(widget) -> None:
    for _ in range(40):
        if QApplication.focusWidget() is widget:
            return
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    pytest.fail("Tab does not lead there")


def test_a_section_is_left_out_by_keys_and_that_is_remembered(opened, printed, gone, qtbot) -> None:
    dialog, context, resident = opened()
    window, box = dialog.window(), dialog.options.sections.boxes["urine"]
    tab_to(box)
    assert box.visibleRegion().contains(box.rect().center())
    QTest.keyClick(box, Key.Key_Space)
    assert not box.isChecked()
    assert "Bagian tidak dicetak: Tes urin" in texts_of(drawn(dialog, qtbot))[0]
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)
    gone(dialog)
    first = texts_of(printed[0].pdf)[0]
    assert "Bagian tidak dicetak: Tes urin" in first
    assert "AMP" not in first
    again = open_report(context, window, resident)
    qtbot.waitUntil(lambda: again.preview.is_sharp, timeout=20_000)
    assert [code for code, one in again.options.sections.boxes.items() if not one.isChecked()] == ["urine"]
    again.cancel()


def test_a_click_takes_a_section_off_and_puts_it_back(opened, printed, qtbot) -> None:
    dialog, _context, _resident = opened()
    whole = drawn(dialog, qtbot)
    box = dialog.options.sections.boxes["narrative"]
    for words in (True, False):
        QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(10, box.height() // 2))
        assert ("Bagian tidak dicetak: Narasi konselor" in texts_of(drawn(dialog, qtbot))[0]) is words
    assert drawn(dialog, qtbot) == whole
    dialog.cancel()


def test_a_final_report_has_all_its_sections_whatever_was_left_out(opened, printed, gone, qtbot, services) -> None:
    dialog, context, resident = opened()
    sections = dialog.options.sections
    for code in ("goals", "ledger"):
        QTest.mouseClick(sections.boxes[code], Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    QTest.keyClick(dialog.print, Key.Key_F, Mod.AltModifier)
    assert all(box.isChecked() and not box.isEnabled() for box in sections.boxes.values())
    assert context.texts.t("A final report always has all its sections.") in sections.note.text()
    QTest.keyClick(dialog.print, Key.Key_D, Mod.AltModifier)
    assert sections.without == ("ledger", "goals")
    QTest.keyClick(dialog.print, Key.Key_F, Mod.AltModifier)
    QTest.keyClick(dialog.print, Key.Key_Return)
    gone(dialog)
    (snapshot,) = services.reporting.snapshots(resident)
    assert "tidak dicetak" not in " ".join(texts_of(printed[0].pdf))
    assert "Catatan perilaku" in texts_of(printed[0].pdf)[1]
    assert services.final_reports.reprint(snapshot.id).choice.without == ()
    assert "print.without.progress" not in context.memory


def test_a_section_this_person_may_not_print_is_closed_and_says_why(opened, printed, qtbot, services) -> None:
    services.facility.save_settings({URINE_ON_PAPER.key: "none"})
    dialog, context, _resident = opened()
    sections, t = dialog.options.sections, context.texts.t
    box = sections.boxes["urine"]
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert not box.isEnabled()
    assert not box.isChecked()
    assert t(URINE_BY_NOBODY) in sections.note.text()
    assert t(URINE_BY_NOBODY) in box.accessibleDescription()
    assert sections.without == ()
    assert "Tidak ditampilkan" in texts_of(drawn(dialog, qtbot))[0]
    dialog.cancel()


def test_other_papers_have_no_sections_to_leave_out(opened, printed) -> None:
    dialog, _context, _resident = opened()
    assert dialog.options.sections.isVisible()
    QTest.keyClick(dialog.print, Key.Key_2, Mod.AltModifier)
    assert not dialog.options.sections.isVisible()
    QTest.keyClick(dialog.print, Key.Key_1, Mod.AltModifier)
    assert len(dialog.options.sections.boxes) == len(ReportSection)
    dialog.cancel()


def test_signs_no_face_prints_are_named_for_every_paper_of_a_resident(opened, printed, qtbot, services) -> None:
    services.facility.save_settings({LETTERHEAD_ADDRESS.key: "Jalan 漢 1"})
    dialog, context, _resident = opened()
    for number in range(1, 5):
        QTest.keyClick(dialog.print, Key.Key_0 + number, Mod.AltModifier)
        drawn(dialog, qtbot)
        assert f"{context.texts.t('Letterhead')}: 漢 U+6F22" in dialog.remark.words
    services.facility.save_settings({LETTERHEAD_ADDRESS.key: "Jalan 1"})
    dialog.cancel()


@pytest.mark.parametrize("where", ["print", "paper", "sections"])
def test_f1_opens_the_help_of_printing_and_its_keys_and_goes_back(opened, printed, where) -> None:
    dialog, _context, _resident = opened()
    place = {
        "print": dialog.print,
        "paper": dialog.options.paper.control,
        "sections": dialog.options.sections.boxes["goals"],
    }[where]
    place.setFocus()
    QTest.keyClick(place, Key.Key_F1)
    sheet = dialog.window().findChild(HelpSheet)
    assert sheet.topic.screens == {SCREEN}
    QTest.keyClick(QApplication.focusWidget(), Key.Key_F1)
    assert {("Alt", "F"), ("Ctrl", "S"), ("PgUp", "PgDn")} <= {hint.keys for hint in sheet.keys.lines}
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    assert dialog.is_open
    assert QApplication.focusWidget() is place
    assert printed == []
    dialog.cancel()


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
