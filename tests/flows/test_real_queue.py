"""Through a real print queue: what comes out is what was sent, where it was, and only the pages that were asked for."""

from __future__ import annotations

import io
import re

import attrs
import numpy as np
import paper_shift
import pdf_queue
import pypdfium2
import pytest
import qt_printer

from tcdesk.domain.refusals import Trouble
from tcdesk.i18n import texts
from tcdesk.reports._base import DOCUMENTS, PageOptions
from tcdesk.ui.printing.queues import State, look, printers, sentence
from tcdesk.ui.printing.send import CLOSED_NOW, PRINTER_GONE, PrintJob, send

HALF_A_MILLIMETRE = 0.5


@pytest.fixture(scope="module")
def running():
    """A print server for the tests of this file."""
    missing = pdf_queue.lacks()
    if missing:
        pytest.skip(missing)
    with pdf_queue.server() as made:
        yield made


@pytest.fixture
def server(running, monkeypatch):
    """That server, seen by the program."""
    for name, value in running.variables.items():
        monkeypatch.setenv(name, value)
    return running


@pytest.fixture(scope="module")
def report() -> bytes:
    document = DOCUMENTS["progress"]
    return document.render(document.samples()["typical"], PageOptions(paper="F4"))


@pytest.fixture
def job(report) -> PrintJob:
    return PrintJob(pdf=report, printer=pdf_queue.NAME, paper="F4")


def shifts(one: bytes, other: bytes) -> list[paper_shift.Shift]:
    pages = (paper_shift.pictures(one), paper_shift.pictures(other))
    assert len(pages[0]) == len(pages[1])
    return [paper_shift.shift(a, b) for a, b in zip(*pages, strict=True)]


def test_every_mark_is_where_the_report_has_it(server, job, report) -> None:
    out = server.printed_by(lambda: send(job))
    for found in shifts(report, out):
        assert found.patches > 300
        assert found.largest < HALF_A_MILLIMETRE
        assert found.lost < 0.02


def test_only_the_pages_that_were_asked_for_come_out(server, job, report) -> None:
    out = server.printed_by(lambda: send(attrs.evolve(job, pages=(2,))))
    with pypdfium2.PdfDocument(report) as document:
        second = pypdfium2.PdfDocument.new()
        second.import_pages(document, [1])
        content = io.BytesIO()
        second.save(content)
        second.close()
    (found,) = shifts(content.getvalue(), out)
    assert found.lost < 0.02
    assert found.largest < HALF_A_MILLIMETRE


def test_pictures_come_out_where_the_report_has_its_marks(server, job, report, tmp_path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(report)
    out = server.printed_by(lambda: qt_printer.print_pictures(file, job.printer, job.paper, server.variables))
    assert max(found.largest for found in shifts(report, out)) < HALF_A_MILLIMETRE


def test_what_was_chosen_reaches_the_printer(server, job) -> None:
    chosen = attrs.evolve(job, copies=3, duplex=True, colour=True, pages=(1, 2))
    server.printed_by(lambda: send(chosen))
    wanted = {"copies": "3", "sides": "two-sided-long-edge", "media": "Custom.215x330mm", "print-color-mode": "color"}
    assert pdf_queue.waited_for(lambda: wanted in server.jobs())


def test_the_queue_is_found_and_stands_ready(server) -> None:
    assert pdf_queue.NAME in printers()
    found = look(pdf_queue.NAME)
    assert found.state is State.READY
    assert found.knows("A4")
    assert found.knows("F4")


@pytest.mark.parametrize(
    ("program", "state"), [("cupsdisable", State.PAUSED), ("cupsreject", State.REFUSING)], ids=["paused", "refusing"]
)
def test_a_closed_printer_says_so_and_gets_nothing(server, job, program, state) -> None:
    server.add("Tutup")
    server.admin(program, "Tutup")
    found = look("Tutup")
    assert found.state is state
    assert sentence(found, "A4", texts("id")).startswith("Pencetak Tutup")
    with pytest.raises(Trouble) as refused:
        send(attrs.evolve(job, printer="Tutup"))
    assert refused.value.args[0] == CLOSED_NOW


def test_a_printer_that_was_taken_away_is_named(server, job) -> None:
    server.add("Pergi")
    assert "Pergi" in printers()
    server.admin("lpadmin", "-x", "Pergi")
    assert look("Pergi").state is State.GONE
    with pytest.raises(Trouble) as refused:
        send(attrs.evolve(job, printer="Pergi"))
    assert refused.value.args[0] == PRINTER_GONE


def test_a_printer_that_does_not_answer_is_said_to_be_offline(server, job) -> None:
    server.add("Mati", device="socket://127.0.0.1:1")
    send(attrs.evolve(job, printer="Mati"))
    seen = []  # CUPS says so between two tries only

    def is_said() -> bool:
        seen.append(look("Mati"))
        return seen[-1].state is State.OFFLINE

    pdf_queue.waited_for(is_said)
    assert "Mati" in sentence(seen[-1], "F4", texts("id"))
    server.admin("lpadmin", "-x", "Mati")


def test_a_printer_without_the_sheet_is_known_before_anything_is_sent(server, tmp_path) -> None:
    described = pdf_queue.PPD.read_text(encoding="latin-1")
    custom = r"^\*CustomPageSize (?s:.*?)\*End\n|^\*(?:ParamCustomPageSize|VariablePaperSize).*\n"
    small = tmp_path / "small.ppd"
    small.write_text(re.sub(custom, "", described, flags=re.MULTILINE), encoding="latin-1")
    server.add("Kecil", ppd=small)
    found = look("Kecil")
    assert found.knows("A4")
    assert not found.knows("F4")
    assert "F4" in sentence(found, "F4", texts("id"))


def test_a_page_moved_by_a_millimetre_and_one_with_other_words_are_found_out(report) -> None:
    """The measure itself measures."""
    page, other = paper_shift.pictures(report)
    dots = round(paper_shift.DPI / 25.4)
    moved = paper_shift.shift(page, np.roll(page, dots, axis=0))
    assert moved.mean == pytest.approx(1.0, abs=0.15)
    assert moved.largest > HALF_A_MILLIMETRE
    assert paper_shift.shift(page, other).lost > 0.3
