"""Keeping the process's memory, where keys and records lie open, out of files and other programs."""

from __future__ import annotations

import ctypes
import sys

if sys.platform == "win32":

    def harden() -> None:
        """Nothing to do: Windows writes such files only where somebody asked it to."""

else:
    import resource

    _PR_SET_DUMPABLE = 4

    def harden() -> None:
        """Write no core file, and on Linux let no other program of this account read the memory.

        Called once at the start of the program. An encrypted disk and no hibernation are the facility's part.
        """
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
