"""Sending a PDF to a printer.

On Linux through `lp`, which keeps text and lines as they are; elsewhere, and where `lp` is missing, as pictures of
300 dpi through Qt, which needs no PDF reader on the computer. Both are for a worker.
"""

from __future__ import annotations

import subprocess

import attrs
from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from tcdesk.domain.refusals import Trouble
from tcdesk.i18n import N_
from tcdesk.ui.printing.pages import PageSize, page_image, page_sizes
from tcdesk.ui.printing.queues import (
    CLOSED,
    MILLIMETRES,
    Queue,
    State,
    environment,
    look,
    media,
    printers,
    spooler,
)

DPI = 300
_SECONDS = 30

NO_PRINTER = N_("No printer is set up on this computer. The report is not lost: save it as PDF, or set up a printer.")
PRINTER_GONE = N_("The printer {printer} is not there any more. Nothing was printed: choose another one.")
CLOSED_NOW = N_(
    "The printer {printer} is paused or takes no documents. Nothing was printed: start it, or choose another."
)
REFUSED = N_("The printer {printer} did not take the document. Nothing was printed: check it, then print again.")


@attrs.frozen(kw_only=True)
class PrintJob:
    """What is sent: the document, how many copies, on which paper; `title` names no resident.

    `pages` are numbers from 1, in order; empty means all of them. `duplex` is on both sides, along the edge that makes
    a book of it.
    """

    pdf: bytes
    printer: str
    paper: str = "A4"
    copies: int = 1
    duplex: bool = False
    colour: bool = False
    pages: tuple[int, ...] = ()
    title: str = "TC Desk"


def send(job: PrintJob) -> None:
    """Print; returns when the system took the document. Raises Trouble with what to do."""
    if not job.printer:
        raise Trouble(NO_PRINTER)
    if job.printer not in printers():
        raise Trouble(PRINTER_GONE, printer=job.printer)
    queue = look(job.printer)
    if queue.state in CLOSED:
        raise Trouble(PRINTER_GONE if queue.state is State.GONE else CLOSED_NOW, printer=job.printer)
    program = spooler("lp")
    if program is not None:
        _spool(lp_command(program, job, queue), job)
    else:
        draw_pages(job)


def is_landscape(sizes: tuple[PageSize, ...]) -> bool:
    """Whether a document lies on its side: its first page decides."""
    return bool(sizes) and sizes[0].width > sizes[0].height


def ranges(pages: tuple[int, ...]) -> str:
    """Page numbers as CUPS takes them: `1-3,5`."""
    found: list[list[int]] = []
    for page in sorted(set(pages)):
        if found and page == found[-1][1] + 1:
            found[-1][1] = page
        else:
            found.append([page, page])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in found)


def lp_command(program: str, job: PrintJob, queue: Queue) -> list[str]:
    """The call of `lp` for a job; the document goes in by standard input, so that no copy lies on the disk.

    A page that lies on its side is turned on the sheet, so its book is bound along the sheet's short edge.
    """
    sides = "one-sided"
    if job.duplex:
        sides = "two-sided-short-edge" if is_landscape(page_sizes(job.pdf)) else "two-sided-long-edge"
    options = {
        "media": media(queue, job.paper) or media(Queue(name=job.printer), job.paper),
        "sides": sides,
        "print-scaling": "none",
        "print-color-mode": "color" if job.colour else "monochrome",
        "collate": "true",
    }
    if job.pages:
        options["page-ranges"] = ranges(job.pages)
    words = [word for name, value in options.items() for word in ("-o", f"{name}={value}")]
    return [program, "-d", job.printer, "-n", str(job.copies), "-t", job.title, *words, "-"]


def _spool(command: list[str], job: PrintJob) -> None:
    try:
        done = subprocess.run(  # noqa: S603 - the system's own lp, with arguments that no shell reads
            command, input=job.pdf, env=environment(), capture_output=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        raise Trouble(REFUSED, printer=job.printer) from None
    if done.returncode != 0:
        raise Trouble(REFUSED, printer=job.printer)


def draw_pages(job: PrintJob) -> None:
    """Print by pictures of `DPI` through Qt. Raises Trouble when the printer does not begin."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(job.printer)
    prepare(printer, job)
    paint(printer, job)


def prepare(printer: QPrinter, job: PrintJob) -> None:
    """Set paper, resolution and copies; F4 is a size of its own, since Qt's folio is 5 mm narrower."""
    printer.setResolution(DPI)
    printer.setFullPage(True)
    printer.setCopyCount(job.copies)
    printer.setCollateCopies(True)
    printer.setDocName(job.title)
    printer.setColorMode(QPrinter.ColorMode.Color if job.colour else QPrinter.ColorMode.GrayScale)
    lies = is_landscape(page_sizes(job.pdf))
    both = QPrinter.DuplexMode.DuplexShortSide if lies else QPrinter.DuplexMode.DuplexLongSide
    printer.setDuplex(both if job.duplex else QPrinter.DuplexMode.DuplexNone)
    size = QPageSize(QSizeF(*MILLIMETRES[job.paper]), QPageSize.Unit.Millimeter, job.paper)
    way = QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(size, way, QMarginsF()))


def paint(printer: QPrinter, job: PrintJob) -> None:
    """Draw every page at its true size onto a prepared printer. Raises Trouble when it does not begin."""
    sizes = page_sizes(job.pdf)
    wanted = [page - 1 for page in job.pages if page <= len(sizes)] or range(len(sizes))
    painter = QPainter()
    if not painter.begin(printer):
        raise Trouble(REFUSED, printer=job.printer)
    try:
        for place, number in enumerate(wanted):
            if place:
                printer.newPage()
            dots = printer.resolution() / 25.4
            box = QRectF(0, 0, sizes[number].width * dots, sizes[number].height * dots)
            painter.drawImage(box, page_image(job.pdf, number, round(box.width())))
    finally:
        painter.end()
