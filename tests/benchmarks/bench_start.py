"""Start to a usable window, beside a bare Qt window with a table of 10,000 rows, in the same run.

    python tests/benchmarks/bench_start.py FACILITY [RUNS]

Both are separate processes on the offscreen platform; each says when its window has been painted. FACILITY is a folder
with a facility (`tcdesk demo FACILITY` makes one); its sign-in page is the usable window, since that is where work
begins. Prints minimum and median in milliseconds.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

BARE = """
import sys
from PySide6.QtCore import QAbstractTableModel, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

class Rows(QAbstractTableModel):
    def rowCount(self, parent=None): return 10_000
    def columnCount(self, parent=None): return 5
    def data(self, index, role=0): return f"{index.row()} {index.column()}" if role == Qt.DisplayRole else None

app = QApplication(sys.argv)
window, table, model = QMainWindow(), QTableView(), Rows()
table.setModel(model)
window.setCentralWidget(table)
window.resize(1366, 697)
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
print("painted", flush=True)
"""
OURS = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from tcdesk.main import start
from tcdesk.ui.memory import Memory

program = start(Memory(None))
program.show()
program.open(Path(sys.argv[1]), chosen=True)
QTimer.singleShot(0, program.window.close)
program.run()
print("painted", flush=True)
"""


def milliseconds(code: str, folder: Path) -> float:
    """From the start of a process to the line that says its window was painted."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    start = time.perf_counter()
    command = [sys.executable, "-c", code, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        for line in process.stdout or ():
            if line.startswith("painted"):
                return (time.perf_counter() - start) * 1000
    msg = "the window was not painted"
    raise SystemExit(msg)


def main() -> None:
    """Measure both, turn about, and print."""
    folder, runs = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 7
    times: dict[str, list[float]] = {"bare Qt window": [], "TC Desk": []}
    for _ in range(runs):
        times["bare Qt window"].append(milliseconds(BARE, folder))
        times["TC Desk"].append(milliseconds(OURS, folder))
    for name, found in times.items():
        print(f"{name:16} min {min(found):6.0f} ms  median {statistics.median(found):6.0f} ms")  # noqa: T201


if __name__ == "__main__":
    main()
