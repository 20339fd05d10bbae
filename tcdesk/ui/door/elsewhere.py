"""At the door: another program has the facility open, who and since when, for as long as it does."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal

from tcdesk.domain.refusals import Refusal
from tcdesk.i18n import Texts
from tcdesk.ui.kit.banner import Banner
from tcdesk.ui.refusal_words import banner_words
from tcdesk.ui.theme import Theme

Held = Callable[[], Refusal | None]

_EVERY = 2000
"""Milliseconds between two looks, so that the door opens by itself once the other window is closed."""


def by_nobody() -> Refusal | None:
    """The facility is free."""
    return None


class Elsewhere(Banner):
    """Stands where `held` gives a refusal and goes when it gives none; `changed` fires when it comes or goes.

    What the door shows beside it (the house, its people, the age of the backup) is only read, so it may stay.
    """

    changed = Signal(bool)

    def __init__(self, theme: Theme, texts: Texts, held: Held) -> None:
        super().__init__(theme, "", tone="warn", icon="lock")
        self._texts, self._held = texts, held
        self._is_held = False
        self.hide()
        self._tick = QTimer(self)
        self._tick.setInterval(_EVERY)
        self._tick.timeout.connect(self.look)
        self._tick.start()

    @property
    def is_held(self) -> bool:
        """What the last look found."""
        return self._is_held

    def look(self) -> bool:
        """Ask now, and show what is found; whether another program holds the facility."""
        refusal = self._held()
        if refusal is not None:
            self.say(*banner_words(refusal, self._texts))
        if (refusal is not None) != self._is_held:
            self._is_held = refusal is not None
            self.setVisible(self._is_held)
            self.changed.emit(self._is_held)
        return self._is_held
