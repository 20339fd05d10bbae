"""Draws the small photos of a list ahead of time, a few in each idle moment, so that scrolling never decodes."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QWidget

from tcdesk.ui.kit.photo import photo_pixmap
from tcdesk.ui.pages.residents.columns import PHOTO
from tcdesk.ui.theme import Theme

_AT_ONCE = 8


class Warmer(QTimer):
    """Works for `view`, in its resolution and the look of the theme; begins anew when that changes."""

    def __init__(self, theme: Theme, view: QWidget) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self._all: tuple[bytes, ...] = ()
        self._left: list[bytes] = []
        self.setInterval(0)
        self.timeout.connect(self._on_idle)
        theme.changed.connect(self._on_theme_changed)

    @property
    def left(self) -> int:
        """How many photos are not drawn yet."""
        return len(self._left)

    def warm(self, photos: Iterable[bytes]) -> None:
        """Draw these in the next idle moments."""
        self._all = tuple(photos)
        self._left = list(reversed(self._all))
        self.start()

    def _on_theme_changed(self) -> None:
        self.warm(self._all)

    def _on_idle(self) -> None:
        size = QSize(self._theme.px(PHOTO.width()), self._theme.px(PHOTO.height()))
        dpr = self._view.devicePixelRatioF()
        for _ in range(min(_AT_ONCE, len(self._left))):
            photo_pixmap(self._theme, self._left.pop(), size, dpr=dpr)
        if not self._left:
            self.stop()
