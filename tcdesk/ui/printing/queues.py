"""The printers of this computer, and how the one that was chosen stands.

Where CUPS is, its own programs are asked: they can be slow (a printer in the network), so they are for a worker.
Without them Qt is asked, which answers from what the system knows.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from enum import Enum

import attrs
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from tcdesk.i18n import N_, Marked, Texts

SECONDS = 10
MILLIMETRES = {"A4": (210.0, 297.0), "F4": (215.0, 330.0)}
_SAME = 2.0
"""Millimetres two sizes of paper may differ and still be the same sheet."""
_NAMES = {"A4": ("A4",), "F4": ("F4", "FanFoldGermanLegal", "Oficio")}
"""Names a printer may know a sheet by; 8.5 x 13 inch, sold as German fanfold legal, is 216 x 330 mm."""
_CUSTOM = {"A4": "Custom.210x297mm", "F4": "Custom.215x330mm"}
_UNANSWERED = re.compile(
    r"may not exist or is unavailable|Waiting for printer to become available|Unable to locate printer|"
    r"is unreachable|is not responding|is not connected"
)
"""What CUPS says below a printer that it waits for: one that is switched off or unplugged gives no alert."""


class State(Enum):
    """How a printer stands."""

    READY = "ready"
    PAUSED = "paused"
    REFUSING = "refusing"
    OFFLINE = "offline"
    NO_PAPER = "no_paper"
    GONE = "gone"


@attrs.frozen(kw_only=True)
class Queue:
    """A printer: `papers` are the names of the sheets it knows by name, or `sizes` in millimetres; None: not known."""

    name: str
    state: State = State.READY
    papers: frozenset[str] | None = None
    sizes: tuple[tuple[float, float], ...] | None = None

    def knows(self, paper: str) -> bool:
        """Whether it can print on this paper; True where nobody knows."""
        if self.papers is not None:
            return bool(media(self, paper))
        if self.sizes is not None:
            wide, high = MILLIMETRES[paper]
            return any(abs(w - wide) <= _SAME and abs(h - high) <= _SAME for w, h in self.sizes)
        return True


def media(queue: Queue, paper: str) -> str:
    """What the printer calls this paper; "" where it knows no such sheet, the plain size where nobody knows."""
    if queue.papers is None:
        return "A4" if paper == "A4" else _CUSTOM[paper]
    for name in _NAMES[paper]:
        if name in queue.papers:
            return name
    return _CUSTOM[paper] if any(known.startswith("Custom.") for known in queue.papers) else ""


_SENTENCES: dict[State, Marked] = {
    State.PAUSED: N_("The printer {printer} is paused, so nothing is sent to it. Start it in the system's settings."),
    State.REFUSING: N_("The printer {printer} takes no documents now. Choose another one, or save a PDF."),
    State.OFFLINE: N_("The printer {printer} does not answer. Check that it is switched on and connected."),
    State.NO_PAPER: N_("The printer {printer} has no paper."),
    State.GONE: N_("The printer {printer} is not there any more. Nothing was printed: choose another one."),
}
OTHER_PAPER = N_(
    "The printer {printer} knows no sheet of {paper}: the page would come out cut or smaller. Choose another paper or"
    " another printer."
)
CLOSED = (State.PAUSED, State.REFUSING, State.GONE)
"""Nothing is sent to such a printer: a resident's paper must not come out later, when nobody stands there."""


def sentence(queue: Queue, paper: str, texts: Texts) -> str:
    """What is to be known of a printer before something is printed on this paper; "" where all is well."""
    said = _SENTENCES.get(queue.state)
    if said is not None:
        return texts.t(said, printer=queue.name)
    return "" if queue.knows(paper) else texts.t(OTHER_PAPER, printer=queue.name, paper=paper)


def spooler(program: str) -> str | None:
    """Where the system's `lp` or one of its kin lies; None on Windows and where there is none."""
    return shutil.which(program) if sys.platform != "win32" else None


def environment() -> dict[str, str]:
    """What the system's programs need: their own libraries and plain English, whatever this program runs with."""
    found = dict(os.environ) | {"LC_ALL": "C"}
    # The frozen program points the loader at its own libraries; the system's programs need the system's.
    original = found.pop("LD_LIBRARY_PATH_ORIG", None)
    found.pop("LD_LIBRARY_PATH", None)
    if original:
        found["LD_LIBRARY_PATH"] = original
    return found


def _ask(program: str, *words: str) -> str:
    """What one of the system's programs says; "" where it does not answer in time."""
    path = spooler(program)
    if path is None:
        return ""
    try:
        done = subprocess.run(  # noqa: S603 - the system's own program, with arguments that no shell reads
            [path, *words], env=environment(), capture_output=True, timeout=SECONDS, check=False, text=True
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout


def printers() -> tuple[str, ...]:
    """Names of the printers of this computer, the usual one first."""
    if spooler("lpstat") is not None:
        names = _ask("lpstat", "-e").split()
        usual = _ask("lpstat", "-d").rpartition(": ")[2].strip()
    else:
        names = [info.printerName() for info in QPrinterInfo.availablePrinters()]
        usual = QPrinterInfo.defaultPrinterName()
    return tuple(sorted(names, key=lambda name: (name != usual, name.casefold())))


def look(name: str) -> Queue:
    """How the printer `name` stands now."""
    if spooler("lpstat") is None:
        return _by_qt(name)
    state = parse_state(_ask("lpstat", "-l", "-p", name), _ask("lpstat", "-a", name))
    return Queue(name=name, state=state, papers=parse_papers(_ask("lpoptions", "-p", name, "-l")))


def parse_state(printer: str, accepting: str) -> State:
    """The state in what `lpstat -l -p` and `lpstat -a` say (in English)."""
    if not printer:
        return State.GONE
    first, _, further = printer.partition("\n")
    if " disabled since" in first:
        return State.PAUSED
    if "not accepting requests" in accepting:
        return State.REFUSING
    alerts = re.search(r"^\s*Alerts:(.*)$", printer, re.MULTILINE)
    reasons = alerts[1] if alerts is not None else ""
    if "offline" in reasons or "shutdown" in reasons or "connecting-to-device" in reasons:
        return State.OFFLINE
    if " now printing " in first and _UNANSWERED.search(further):
        return State.OFFLINE
    return State.NO_PAPER if "media-empty" in reasons or "media-needed" in reasons else State.READY


def parse_papers(options: str) -> frozenset[str] | None:
    """The sheets in what `lpoptions -l` says; None where it names none."""
    line = re.search(r"^(?:PageSize|media)/[^:]*:(.*)$", options, re.MULTILINE)
    return frozenset(name.lstrip("*") for name in line[1].split()) if line is not None else None


def _by_qt(name: str) -> Queue:
    info = QPrinterInfo.printerInfo(name)
    if info.isNull():
        return Queue(name=name, state=State.GONE)
    states = {QPrinter.PrinterState.Aborted: State.PAUSED, QPrinter.PrinterState.Error: State.OFFLINE}
    found = [size.size(size.Unit.Millimeter) for size in info.supportedPageSizes()]
    sizes = None if info.supportsCustomPageSizes() or not found else tuple((s.width(), s.height()) for s in found)
    return Queue(name=name, state=states.get(info.state(), State.READY), sizes=sizes)
