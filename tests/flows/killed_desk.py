"""A window over a real facility in a process of its own, in which somebody types until the machine goes off."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tcdesk.i18n import texts
from tcdesk.services.clock import SetClock
from tcdesk.services.demo.build import PASSWORD, USER
from tcdesk.services.desk import Desk
from tcdesk.store.kdf import Profile
from tcdesk.ui.ask import ScriptedAsk
from tcdesk.ui.breakpoint import Breakpoint
from tcdesk.ui.context import Bus, Context, Navigation
from tcdesk.ui.errors import Errors
from tcdesk.ui.jobs import Jobs
from tcdesk.ui.notices import Notices
from tcdesk.ui.theme import Theme
from tcdesk.ui.window import Window

CHEAP = Profile(memory_kib=64, passes=1, lanes=1)
MORNING = datetime(2026, 3, 9, 2, 42, tzinfo=UTC)
KEPT = "kept\n"
"""What the process says when a draft is on the disk."""


def window_in(app: QApplication, folder: str, specs: object, code: str, **args: object) -> Window:
    """Inside the process: sign in and show a screen, active as a window is that one types in."""
    clock = SetClock(MORNING)
    theme = Theme(motion=False)
    theme.apply(app)
    services = Desk(Path(folder), clock, kdf=CHEAP).sign_in(USER, PASSWORD)
    errors = Errors()
    context = Context(
        services=services, jobs=Jobs(errors.take), ask=ScriptedAsk(), texts=texts("id"), bus=Bus(), theme=theme,
        errors=errors, notices=Notices(), breakpoint=Breakpoint(), navigation=Navigation(), clock=clock.now,
        who=services.who, facility="Lapas Contoh", is_demo=True,
    )  # fmt: skip
    window = Window(theme, context.texts, errors)
    window.show_desk(context, specs, code, **args)
    window.show()
    QTest.qWaitForWindowActive(window)
    return window


def killed_while_typing(script: str, folder: Path) -> int:
    """Run `script` with the folder as its argument and kill it once it says `kept`; gives how it ended."""
    here = Path(__file__).parent
    paths = os.pathsep.join([str(here), str(here.parent), str(here.parents[1])])
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": paths, "QT_QPA_PLATFORM": "offscreen"},
    )
    try:
        told = process.stdout.readline()
    finally:
        process.kill()
        process.stdout.close()
        ended = process.wait()
    assert told == KEPT
    return ended
