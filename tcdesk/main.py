"""Composition root of the window: which facility, is there a screen, and then Qt."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

from tcdesk.domain.refusals import Trouble
from tcdesk.i18n import N_


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
    return 0


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
