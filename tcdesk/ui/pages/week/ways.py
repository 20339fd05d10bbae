"""Works out the ways out of every problem, one problem at a time, so that no edit waits for them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from tcdesk.ui.pages.week.fixes import Fix, fixes_for
from tcdesk.ui.pages.week.issues import Issue
from tcdesk.ui.pages.week.targets import Targets


class Ways(QObject):
    """`found` fires with all ways known so far, by the key of their problem."""

    found = Signal(object)

    def __init__(self, parent: QObject, targets: Callable[[], Targets]) -> None:
        super().__init__(parent)
        self._targets = targets
        self._left: list[Issue] = []
        self._known: dict[str, tuple[Fix, ...]] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._on_turn)

    @property
    def is_done(self) -> bool:
        """Whether every problem was looked at."""
        return not self._left

    def look(self, issues: tuple[Issue, ...]) -> None:
        """Look at other problems; those before are forgotten."""
        self._left, self._known = list(issues), {}
        self.found.emit({})
        if self._left:
            self._timer.start()

    def _on_turn(self) -> None:
        if not self._left:
            self._timer.stop()
            return
        issue = self._left.pop(0)
        self._known[issue.key] = fixes_for(issue, self._targets())
        self.found.emit(dict(self._known))
