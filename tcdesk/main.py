"""Composition root of the window: is there a screen, which facility, and then Qt."""

from __future__ import annotations

import ctypes
import os
import sys
import tempfile
from pathlib import Path

from tcdesk import log
from tcdesk.domain.refusals import Trouble
from tcdesk.i18n import N_, texts
from tcdesk.i18n.texts import LANGUAGES
from tcdesk.paths import data_dir, facility_dir, log_dir
from tcdesk.store.hardening import harden
from tcdesk.ui import memory
from tcdesk.ui.app import make_application
from tcdesk.ui.memory import LANGUAGE, LOOK, SIZE, Memory
from tcdesk.ui.program import Program
from tcdesk.ui.theme import NAMES, TEXT_SIZES


def window(facility: Path | None, *, demo: bool) -> int:
    """Open the window on the facility in `facility`, on this machine's own when None, or on a throw-away demo.

    Gives the exit code; raises Trouble where there is no screen to open it on.
    """
    if not has_screen():
        raise Trouble(
            N_(
                "There is no screen here to open the window on, so nothing was opened. Start the program from a "
                "desktop session; its commands work without a screen, see tcdesk --help."
            )
        )
    harden()
    crash = log.last_crash(log_dir())
    log.start(log_dir())
    with tempfile.TemporaryDirectory(prefix="tcdesk-demo-", ignore_cleanup_errors=True) as folder:
        program = start(Memory(None if demo else data_dir() / memory.NAME))
        program.show()
        if demo:
            program.open_demo(Path(folder))
        else:
            program.open(facility or facility_dir(), chosen=facility is not None)
        if crash is not None:
            program.window.show_crash(crash, at_start=True)
        return program.run()


def start(habits: Memory) -> Program:
    """Make the application and the program in it, in the look and language that were used last."""
    screen = habits.scope(memory.SCREEN)
    size, look, language = screen.get(SIZE, ""), screen.get(LOOK, ""), screen.get(LANGUAGE, "")
    application = make_application(
        texts(language if language in LANGUAGES else LANGUAGES[0]),
        [],
        theme=look if look in NAMES else NAMES[0],
        text_size=int(size) if size in map(str, TEXT_SIZES) else TEXT_SIZES[0],
    )
    return Program(application, habits)


def has_screen() -> bool:
    """Whether Qt can open a window here; without one it would end the whole process with no word to the user."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM") or os.environ.get("WAYLAND_DISPLAY"):
        return True
    if not os.environ.get("DISPLAY"):
        return False
    try:
        x11 = ctypes.CDLL("libX11.so.6")
    except OSError:
        return False
    x11.XOpenDisplay.restype = ctypes.c_void_p
    return bool(x11.XOpenDisplay(None))
