"""The technical log: where it went wrong, never about whom.

An exception's own text can carry a resident's words (a driver quotes the value it could not decode), so only the kinds
of the exceptions and the places in our code are written.
"""

from __future__ import annotations

import faulthandler
import logging
import logging.handlers
import traceback
from pathlib import Path
from types import TracebackType

_FAULTS = "crash.log"


def places(error: BaseException) -> str:
    """Kind and code places of `error` and its causes, without any text of the exceptions."""
    parts: list[str] = []
    seen: BaseException | None = error
    while seen is not None and len(parts) < 5:
        frames = traceback.extract_tb(seen.__traceback__)
        trail = " < ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in reversed(frames))
        parts.append(f"{type(seen).__name__} at {trail or 'unknown place'}")
        seen = seen.__cause__ or seen.__context__
    return " | caused by ".join(parts)


class PlainFormatter(logging.Formatter):
    """Formats a record with the places of its exception in place of its text."""

    def formatException(  # noqa: N802 - the name is logging's
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        """The exception as kinds and places only."""
        return places(ei[1]) if ei[1] is not None else ""


def start(folder: Path) -> logging.Handler | None:
    """Write log and crash trail into `folder`; gives the handler, or None when the folder cannot be written.

    A program that cannot log still has to run: the facility's data are safe without it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            folder / "tcdesk.log", maxBytes=500_000, backupCount=3, encoding="utf-8"
        )
        faults = (folder / _FAULTS).open("a", encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(PlainFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    faulthandler.enable(faults)
    return handler


def last_crash(folder: Path) -> str | None:
    """The text a hard crash left behind, or None; reading it clears it."""
    path = folder / _FAULTS
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
        if text:
            path.write_text("", encoding="utf-8")
    except OSError:
        return None
    return text or None
