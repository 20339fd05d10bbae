"""What each report of an agenda lacks and what changed in it, read one resident after the other.

One report takes some milliseconds to gather, a hundred of them would hold the window: so each has a turn of its own.
"""

from __future__ import annotations

from collections.abc import Iterable

import attrs
from PySide6.QtCore import QObject, QTimer, Signal

from tcdesk.domain.refusals import Refusal
from tcdesk.domain.report_changes import ReportChanges
from tcdesk.domain.views.conferences import AgendaLine
from tcdesk.domain.views.prints import Lack
from tcdesk.services.suite import Services


@attrs.frozen(kw_only=True)
class Known:
    """What is known of one resident's report: what it lacks to be made final, and what changed since the last one.

    `refusal` is why this person does not see it.
    """

    missing: tuple[Lack, ...] = ()
    changed: ReportChanges | None = None
    refusal: Refusal | None = None


class Knowing(QObject):
    """Reads `Known` for every line of an agenda. `learned` fires with a resident, `done` when all are known."""

    learned = Signal(int)
    done = Signal()

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._known: dict[int, Known] = {}
        self._waiting: list[int] = []
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._on_turn)

    def of(self, resident_id: int) -> Known | None:
        """What is known already."""
        return self._known.get(resident_id)

    @property
    def is_done(self) -> bool:
        """Whether nothing is waited for."""
        return not self._waiting

    def begin(self, lines: Iterable[AgendaLine]) -> None:
        """Read anew for these lines; lines whose report this person does not make are passed over."""
        self._known.clear()
        self._waiting = [line.resident_id for line in lines if line.is_own]
        if self._waiting:
            self._turn.start()
        else:
            self._turn.stop()
            self.done.emit()

    def first(self, resident_id: int) -> None:
        """Read this one next, because somebody looks at it."""
        if resident_id in self._waiting:
            self._waiting.remove(resident_id)
            self._waiting.insert(0, resident_id)

    def stop(self) -> None:
        """Read no more."""
        self._waiting.clear()
        self._turn.stop()

    def _on_turn(self) -> None:
        if not self._waiting:
            self._turn.stop()
            self.done.emit()
            return
        resident = self._waiting.pop(0)
        reporting = self._services.reporting
        try:
            report = reporting.gather(resident)
            known = Known(
                missing=reporting.readiness(report, resident).missing, changed=reporting.changed_since(report, resident)
            )
        except Refusal as refusal:
            known = Known(refusal=refusal)
        self._known[resident] = known
        self.learned.emit(resident)
