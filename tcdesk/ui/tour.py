"""A walk through every screen, for the self-test: each is opened, filled and drawn once."""

from __future__ import annotations

from collections.abc import Sequence

from tcdesk.domain.refusals import Refusal
from tcdesk.ui.context import Context
from tcdesk.ui.pages._base import PageSpec
from tcdesk.ui.window import Window


class Tour:
    """Walks `specs` in a window and keeps what went wrong at each."""

    def __init__(self, window: Window, context: Context, specs: Sequence[PageSpec]) -> None:
        self._window, self._context, self._specs = window, context, specs
        self._code = ""
        self._troubles: list[str] = []

    def walk(self) -> tuple[str, ...]:
        """Show every screen the person may open; gives a line for each that broke, refused, or did not come up."""
        errors = self._context.errors
        errors.broke.connect(self._on_broke)
        errors.refused.connect(self._on_refused)
        desk = self._window.show_desk(self._context, self._specs)
        for spec in self._specs:
            if not spec.open_to(self._context):
                continue
            self._code = spec.code
            self._context.go(spec.code)
            if desk.code != spec.code:
                self._troubles.append(f"{spec.code} did not open")
            elif desk.stage.failure is not None:
                self._troubles.append(f"{spec.code} could not read its data")
            elif self._window.grab().isNull():
                self._troubles.append(f"{spec.code} drew nothing")
        errors.broke.disconnect(self._on_broke)
        errors.refused.disconnect(self._on_refused)
        return tuple(self._troubles)

    def _on_broke(self, trail: str) -> None:
        self._troubles.append(f"{self._code}: {trail}")

    def _on_refused(self, refusal: Refusal) -> None:
        self._troubles.append(f"{self._code}: {refusal.sentence(self._context.texts)}")
