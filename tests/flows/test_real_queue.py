"""Through a real print queue: what comes out is what was sent, where it was, and only the pages that were asked for."""

from __future__ import annotations

import io

import attrs
import numpy as np
import paper_shift
import pdf_queue
import pypdfium2
import pytest

from tcdesk.reports._base import DOCUMENTS, PageOptions
from tcdesk.ui.printing.queues import State, look, printers
from tcdesk.ui.printing.send import PrintJob, draw_pages, send

QUEUE = pdf_queue.queue()
HALF_A_MILLIMETRE = 0.5
needs_queue = pytest.mark.skipif(not QUEUE, reason="no cups-pdf queue here: tests/pdf_queue.py says how to make one")


@pytest.fixture(autouse=True)
def no_printers():
    """These tests print through the queue of this computer."""


@pytest.fixture(scope="module")
def report() -> bytes:
    document = DOCUMENTS["progress"]
    return document.render(document.samples()["typical"], PageOptions(paper="F4"))


@pytest.fixture
def job(report) -> PrintJob:
    return PrintJob(pdf=report, printer=QUEUE, paper="F4")


def shifts(one: bytes, other: bytes) -> list[paper_shift.Shift]:
    pages = (paper_shift.pictures(one), paper_shift.pictures(other))
    assert len(pages[0]) == len(pages[1])
    return [paper_shift.shift(a, b) for a, b in zip(*pages, strict=True)]


@needs_queue
def test_every_mark_is_where_the_report_has_it(job, report) -> None:
    out = pdf_queue.printed_by(lambda: send(job))
    for found in shifts(report, out):
        assert found.patches > 300
        assert found.largest < HALF_A_MILLIMETRE
        assert found.lost < 0.02


@needs_queue
def test_only_the_pages_that_were_asked_for_come_out(job, report) -> None:
    out = pdf_queue.printed_by(lambda: send(attrs.evolve(job, pages=(2,))))
    with pypdfium2.PdfDocument(report) as document:
        second = pypdfium2.PdfDocument.new()
        second.import_pages(document, [1])
        content = io.BytesIO()
        second.save(content)
        second.close()
    (found,) = shifts(content.getvalue(), out)
    assert found.lost < 0.02
    assert found.largest < HALF_A_MILLIMETRE


@needs_queue
def test_pictures_come_out_where_the_report_has_its_marks(job, report, qapp) -> None:
    out = pdf_queue.printed_by(lambda: draw_pages(job))
    assert max(found.largest for found in shifts(report, out)) < HALF_A_MILLIMETRE


@needs_queue
def test_the_queue_is_found_and_stands_ready() -> None:
    assert QUEUE in printers()
    found = look(QUEUE)
    assert found.state is State.READY
    assert found.knows("A4")
    assert found.knows("F4")


def test_a_page_moved_by_a_millimetre_and_one_with_other_words_are_found_out(report) -> None:
    """The measure itself measures."""
    page, other = paper_shift.pictures(report)
    dots = round(paper_shift.DPI / 25.4)
    moved = paper_shift.shift(page, np.roll(page, dots, axis=0))
    assert moved.mean == pytest.approx(1.0, abs=0.15)
    assert moved.largest > HALF_A_MILLIMETRE
    assert paper_shift.shift(page, other).lost > 0.3
