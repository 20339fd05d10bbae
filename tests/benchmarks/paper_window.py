"""How the window fares while a packet is made, for `paper.py`.

The standstill is the longest time between two ticks of a timer of 1 ms in the window's thread while a worker of the
program makes a packet, and for half a second after it; the same with no work shows what the machine itself does.
"""

from __future__ import annotations

import sys
import time
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, Qt, QTimer

from tcdesk.domain.packet import Packet
from tcdesk.domain.views.prints import PrintChoice
from tcdesk.services.papers import build_packet
from tcdesk.ui.jobs import Jobs


def stood_still(made: Packet | None) -> dict[str, float]:
    """Milliseconds the window's thread stood still while a worker made a packet, and those a cancel would have waited.

    Without a packet the worker sleeps a second.
    """
    app = QCoreApplication([])
    jobs, timer = Jobs(failed=sys.excepthook), QTimer()
    ticks, asked, steps = [], [], []

    def work(progress, cancelled) -> None:
        def is_cancelled() -> bool:
            asked.append(time.perf_counter())
            return cancelled()

        if made is None:
            time.sleep(1)
        else:
            build_packet(made, PrintChoice(), progress=progress, cancelled=is_cancelled)

    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    timer.start(1)
    jobs.start(work, done=lambda _: QTimer.singleShot(500, app.quit), progressed=steps.append)
    app.exec()

    def longest(times: list[float]) -> float:
        return max((after - before for before, after in pairwise(times)), default=0.0) * 1000

    return {"still": longest(ticks), "cancel": longest(asked), "steps": len(steps)}
