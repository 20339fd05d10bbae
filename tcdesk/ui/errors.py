"""The one place where a "no" and a bug become words on the screen.

A refusal is shown by the screen that met it (under a field, in a banner) or by the frame; anything else is a bug: it is
written to the log as kinds and places only, and the crash dialog says what is safe.
"""

from __future__ import annotations

import contextlib
import logging
import sys
from collections.abc import Callable, Iterator
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from tcdesk.domain.refusals import Refusal
from tcdesk.log import places

_log = logging.getLogger(__name__)


class Errors(QObject):
    """Takes every exception that reached the window: `refused` carries a Refusal, `broke` the places of a bug."""

    refused = Signal(object)
    broke = Signal(str)

    @contextlib.contextmanager
    def guard(self, refused: Callable[[Refusal], object] | None = None) -> Iterator[None]:
        """Run a block; a refusal in it goes to `refused`, or to the frame's banner. A bug passes on."""
        try:
            yield
        except Refusal as refusal:
            if refused is not None:
                refused(refusal)
            else:
                self.refused.emit(refusal)

    def take(self, error: BaseException) -> None:
        """Show `error` where it belongs: a refusal as words, anything else as a crash."""
        if isinstance(error, Refusal):
            self.refused.emit(error)
            return
        trail = places(error)
        _log.error("unexpected: %s", trail)
        self.broke.emit(trail)

    def install(self) -> None:
        """Take what no caller caught, from now on."""
        sys.excepthook = self._on_uncaught

    def _on_uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.take(error)
