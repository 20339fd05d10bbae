"""Prints a file through Qt as where there is no `lp`, in a process of its own: CUPS keeps the first server it was told.

python tests/qt_printer.py FILE PRINTER PAPER [colour]
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def print_pictures(file: Path, printer: str, paper: str, server: dict[str, str], *, colour: bool = False) -> None:
    """Print `file` as pictures through Qt on a printer of the server that the variables lead to.

    Raises CalledProcessError.
    """
    environ = {**os.environ, **server, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    words = [str(file), printer, paper, *(["colour"] if colour else [])]
    subprocess.run([sys.executable, __file__, *words], env=environ, check=True)


def main(file: str, printer: str, paper: str, *ink: str) -> None:
    """Print."""
    from PySide6.QtWidgets import QApplication

    from tcdesk.ui.printing.send import PrintJob, draw_pages

    application = QApplication([])
    draw_pages(PrintJob(pdf=Path(file).read_bytes(), printer=printer, paper=paper, colour="colour" in ink))
    application.quit()


if __name__ == "__main__":
    main(*sys.argv[1:])
