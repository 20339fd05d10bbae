"""Measures what a real print queue (cups-pdf) makes of our documents: how far marks move, how long sending takes.

    python tests/benchmarks/bench_printing.py

Prints each document through the program's own way to the printer, on a print server of its own (root, and what
`tests/pdf_queue.py` names), and compares pictures of what came out with the source. Ends with 1 where a mark moved by
more than half a millimetre or a page changed.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

import paper_shift  # noqa: E402 - found through the path above
import pdf_queue  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from tcdesk.reports._base import DOCUMENTS, PageOptions  # noqa: E402
from tcdesk.ui.printing.send import PrintJob, draw_pages, send  # noqa: E402

MOST, SHEET = 0.5, 1.0
"""Millimetres a mark may move, and the sheet itself may differ (folio is sold as 215 x 330 and as 8.5 x 13 inch)."""
CASES = (
    ("progress", "A4", "mono", "lp"),
    ("progress", "F4", "mono", "lp"),
    ("progress", "A4", "colour", "lp"),
    ("week_board", "A4", "mono", "lp"),
    ("week_board", "F4", "mono", "lp"),
    ("sign_in_sheet", "A4", "mono", "lp"),
    ("progress", "A4", "mono", "pictures"),
    ("progress", "F4", "mono", "pictures"),
    ("week_board", "A4", "mono", "pictures"),
)
"""Document, paper, ink, and the way: `lp`, or pictures of 300 dpi through Qt as where there is no `lp`."""
WAYS = {"lp": send, "pictures": draw_pages}


def say(text: str) -> None:
    """Tell the reader at once."""
    print(text, flush=True)  # noqa: T201 - a benchmark speaks


def main() -> int:
    """Measure with a print server of its own; 2 where there can be none."""
    missing = pdf_queue.lacks()
    if missing:
        say(missing)
        return 2
    with pdf_queue.server() as server:
        os.environ.update(server.variables)
        return measure(server)


def measure(server: pdf_queue.PrintServer) -> int:
    """Print every case on the server's queue and say what was measured; 1 where a case fails."""
    application = QApplication([])
    bad = 0
    say(f"{'document':<16}{'paper':<7}{'ink':<8}{'way':<10}{'pages':>6}{'patches':>9}{'largest mm':>12}{'mean mm':>9}"
          f"{'lost':>7}{'size mm':>9}{'send s':>8}")  # fmt: skip
    for code, paper, theme, way in CASES:
        document = DOCUMENTS[code]
        pdf = document.render(document.samples()["typical"], PageOptions(paper=paper, theme=theme))
        begun = time.perf_counter()
        taken = [0.0]

        def sent(pdf=pdf, paper=paper, theme=theme, begun=begun, taken=taken, way=way) -> None:
            WAYS[way](PrintJob(pdf=pdf, printer=pdf_queue.NAME, paper=paper, colour=theme == "colour"))
            taken[0] = time.perf_counter() - begun

        out = server.printed_by(sent)
        source, printed = paper_shift.pictures(pdf), paper_shift.pictures(out)
        shifts = [paper_shift.shift(a, b) for a, b in zip(source, printed, strict=False)]
        largest, size, lost = (max(getattr(one, what) for one in shifts) for what in ("largest", "size", "lost"))
        mean = sum(one.mean for one in shifts) / len(shifts)
        patches = sum(one.patches for one in shifts)
        fails = len(source) != len(printed) or largest > MOST or lost > 0.02 or size > SHEET
        bad += fails
        say(f"{code:<16}{paper:<7}{theme:<8}{way:<10}{len(printed):>6}{patches:>9}{largest:>12.2f}{mean:>9.3f}"
              f"{lost:>7.1%}{size:>9.2f}{taken[0]:>8.2f}{'  FAILS' if fails else ''}")  # fmt: skip
    application.quit()
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
