"""Works out the ways out of every problem, one problem at a time, so that no edit waits for them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from tcdesk.ui.pages.week.fixes import Fix, fixes_for
from tcdesk.ui.pages.week.issues import Issue
from tcdesk.ui.pages.week.targets import Targets
from tcdesk.ui.pages.week.why.reasons import Reasons


class Ways(QObject):
    """`found` fires with all ways known so far, by the key of their problem. Obstacles that no arrangement gets around
    are looked at last, by a job."""

    found = Signal(object)

    def __init__(self, parent: QObject, targets: Callable[[], Targets], reasons: Reasons) -> None:
        super().__init__(parent)
        self._targets, self._reasons = targets, reasons
        self._left: list[Issue] = []
        self._hard: tuple[Issue, ...] = ()
        self._known: dict[str, tuple[Fix, ...]] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._on_turn)

    @property
    def is_done(self) -> bool:
        """Whether every problem was looked at."""
        return not self._left and not self._hard and not self._reasons.is_busy

    def look(self, issues: tuple[Issue, ...]) -> None:
        """Look at other problems; those before are forgotten."""
        self._reasons.stop()
        self._left, self._known = [issue for issue in issues if not issue.code], {}
        self._hard = tuple(issue for issue in issues if issue.code)
        self.found.emit({})
        if self._left or self._hard:
            self._timer.start()

    def _on_turn(self) -> None:
        if self._left:
            issue = self._left.pop(0)
            self._known[issue.key] = fixes_for(issue, self._targets())
            self.found.emit(dict(self._known))
            return
        self._timer.stop()
        hard, self._hard = self._hard, ()
        if hard:
            self._reasons.look(hard, self._targets(), self._on_told)

    def _on_told(self, ways: dict[str, tuple[Fix, ...]]) -> None:
        self._known |= ways
        self.found.emit(dict(self._known))
