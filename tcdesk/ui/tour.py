"""A walk through every screen, for the self-test: each is opened, filled and drawn once."""

from __future__ import annotations

from collections.abc import Iterable

from tcdesk.domain.refusals import Refusal
from tcdesk.i18n import texts
from tcdesk.ui.errors import Errors
from tcdesk.ui.pages._base import PageSpec
from tcdesk.ui.window import Window


class Tour:
    """Walks through screens of the desk that `window` shows, and keeps what went wrong at each."""

    def __init__(self, window: Window, errors: Errors) -> None:
        self._window, self._errors = window, errors
        self._code = ""
        self._troubles: list[str] = []

    def walk(self, specs: Iterable[PageSpec]) -> tuple[str, ...]:
        """Choose each screen as the sidebar does; gives a line for each that broke, refused, or did not come up.

        Somebody who may open them all has to be signed in.
        """
        self._errors.broke.connect(self._on_broke)
        self._errors.refused.connect(self._on_refused)
        for spec in specs:
            self._code = spec.code
            self._visit()
        self._errors.broke.disconnect(self._on_broke)
        self._errors.refused.disconnect(self._on_refused)
        return tuple(self._troubles)

    def _visit(self) -> None:
        desk = self._window.desk
        if desk is None:
            self._troubles.append(f"{self._code}: nobody is signed in")
            return
        desk.sidebar.chosen.emit(self._code)
        if desk.code != self._code:
            self._troubles.append(f"{self._code} did not open")
        elif desk.stage.failure is not None:
            self._troubles.append(f"{self._code} could not read its data")
        elif self._window.grab().isNull():
            self._troubles.append(f"{self._code} drew nothing")

    def _on_broke(self, trail: str) -> None:
        self._troubles.append(f"{self._code}: {trail}")

    def _on_refused(self, refusal: Refusal) -> None:
        self._troubles.append(f"{self._code}: {refusal.sentence(texts('en'))}")
