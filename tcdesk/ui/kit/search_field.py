"""The line one searches a list with."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from tcdesk.ui.kit.edge_icon import EdgeIcon, Side
from tcdesk.ui.theme import Theme


class SearchField(QLineEdit):
    """Searches at every key: `searched` gives the text. Esc empties it; Down and Enter fire `list_asked`.

    `words` is placeholder and name, `clear_words` names the cross that empties it, `width` its width in pixels at 100 %
    (0: it takes what there is).
    """

    searched = Signal(str)
    list_asked = Signal()

    def __init__(self, theme: Theme, words: str, clear_words: str, width: int = 228) -> None:
        super().__init__()
        self._theme, self._width = theme, width
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self._glass = EdgeIcon(theme, self, "search", "", Side.LeadingPosition)
        self._cross = EdgeIcon(theme, self, "close", clear_words)
        self._cross.setVisible(False)
        self._cross.triggered.connect(self.clear)
        self.textChanged.connect(self._on_text_changed)
        self._measure()
        theme.changed.connect(self._measure)

    def _measure(self) -> None:
        if self._width:
            self.setFixedWidth(self._theme.px(self._width))
        else:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _on_text_changed(self, text: str) -> None:
        self._cross.setVisible(bool(text))
        self.searched.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties, Down and Enter go to the list."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter) and not (
            event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            self.list_asked.emit()
        else:
            super().keyPressEvent(event)
