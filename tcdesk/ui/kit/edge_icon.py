"""An icon at an edge inside a line edit, pressed or only looked at."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

from tcdesk.ui.theme import Theme

Side = QLineEdit.ActionPosition


class EdgeIcon(QAction):
    """Stands at one side of `edit`, says `words` in its tooltip, and keeps to the colours of the theme."""

    def __init__(
        self, theme: Theme, edit: QLineEdit, meaning: str, words: str = "", side: Side = Side.TrailingPosition
    ) -> None:
        super().__init__(edit)
        self._theme, self._meaning = theme, meaning
        self.setText(words)
        self.setToolTip(words)
        self._draw()
        edit.addAction(self, side)
        theme.changed.connect(self._draw)

    def set_meaning(self, meaning: str, words: str) -> None:
        """Show another icon and say other words."""
        self._meaning = meaning
        self.setText(words)
        self.setToolTip(words)
        self._draw()

    def _draw(self) -> None:
        self.setIcon(self._theme.icons.icon(self._meaning, "ink2", self._theme.px(16)))
