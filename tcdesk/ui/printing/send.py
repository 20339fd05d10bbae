"""Sending a PDF to a printer.

On Linux through `lp`, which keeps text and lines as they are; elsewhere, and where `lp` is missing, as pictures of
300 dpi through Qt, which needs no PDF reader on the computer.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import attrs
from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from tcdesk.domain.refusals import Trouble
from tcdesk.i18n import N_
from tcdesk.ui.printing.pages import page_image, page_sizes

DPI = 300
_SECONDS = 30

NO_PRINTER = N_("No printer is set up on this computer. The report is not lost: save it as PDF, or set up a printer.")
PRINTER_GONE = N_("The printer {printer} is not there any more. Nothing was printed: choose another one.")
REFUSED = N_("The printer {printer} did not take the document. Nothing was printed: check it, then print again.")
_MEDIA = {"A4": "A4", "F4": "Custom.215x330mm"}
_MILLIMETRES = {"A4": (210.0, 297.0), "F4": (215.0, 330.0)}


@attrs.frozen(kw_only=True)
class PrintJob:
    """What is sent: the document, how many copies, on which paper; `title` names no resident."""

    pdf: bytes
    printer: str
    paper: str = "A4"
    copies: int = 1
    duplex: bool = False
    title: str = "TC Desk"


def printers() -> tuple[str, ...]:
    """Names of the printers of this computer, the usual one first."""
    names = [info.printerName() for info in QPrinterInfo.availablePrinters()]
    usual = QPrinterInfo.defaultPrinterName()
    return tuple(sorted(names, key=lambda name: (name != usual, name.casefold())))


def send(job: PrintJob) -> None:
    """Print; returns when the system took the document. Raises Trouble with what to do."""
    if not job.printer:
        raise Trouble(NO_PRINTER)
    if job.printer not in printers():
        raise Trouble(PRINTER_GONE, printer=job.printer)
    spooler = shutil.which("lp") if sys.platform != "win32" else None
    if spooler is not None:
        _spool(spooler, job)
    else:
        _draw(job)


def lp_command(spooler: str, job: PrintJob) -> list[str]:
    """The call of `lp` for a job; the document goes in by standard input, so that no copy lies on the disk."""
    sides = "two-sided-long-edge" if job.duplex else "one-sided"
    options = ["-o", f"media={_MEDIA[job.paper]}", "-o", f"sides={sides}", "-o", "print-scaling=none"]
    return [spooler, "-d", job.printer, "-n", str(job.copies), "-t", job.title, *options, "-"]


def _spool(spooler: str, job: PrintJob) -> None:
    environment = dict(os.environ)
    # The frozen program points the loader at its own libraries; the system's lp needs the system's.
    original = environment.pop("LD_LIBRARY_PATH_ORIG", None)
    environment.pop("LD_LIBRARY_PATH", None)
    if original:
        environment["LD_LIBRARY_PATH"] = original
    try:
        done = subprocess.run(  # noqa: S603 - the system's own lp, with arguments that no shell reads
            lp_command(spooler, job), input=job.pdf, env=environment, capture_output=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        raise Trouble(REFUSED, printer=job.printer) from None
    if done.returncode != 0:
        raise Trouble(REFUSED, printer=job.printer)


def _draw(job: PrintJob) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(job.printer)
    prepare(printer, job)
    paint(printer, job)


def prepare(printer: QPrinter, job: PrintJob) -> None:
    """Set paper, resolution and copies; F4 is a size of its own, since Qt's folio is 5 mm narrower."""
    printer.setResolution(DPI)
    printer.setFullPage(True)
    printer.setCopyCount(job.copies)
    printer.setDocName(job.title)
    size = QPageSize(QSizeF(*_MILLIMETRES[job.paper]), QPageSize.Unit.Millimeter, job.paper)
    printer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))


def paint(printer: QPrinter, job: PrintJob) -> None:
    """Draw every page at its true size onto a prepared printer. Raises Trouble when it does not begin."""
    sizes = page_sizes(job.pdf)
    if sizes and sizes[0].width > sizes[0].height:
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    painter = QPainter()
    if not painter.begin(printer):
        raise Trouble(REFUSED, printer=job.printer)
    try:
        for number, size in enumerate(sizes):
            if number:
                printer.newPage()
            dots = printer.resolution() / 25.4
            box = QRectF(0, 0, size.width * dots, size.height * dots)
            painter.drawImage(box, page_image(job.pdf, number, round(box.width())))
    finally:
        painter.end()
