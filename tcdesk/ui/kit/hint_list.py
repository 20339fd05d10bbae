"""A row of keys and what they do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tcdesk.ui.hints import Hint
from tcdesk.ui.kit.paint import caps_width, draw_caps, draw_text, text_width
from tcdesk.ui.theme import Theme

MOST = 8
_CAP_TO_WORDS, _BETWEEN = 6, 14


class HintList(QWidget):
    """As many hints as fit, the first ones first; none is cut."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._hints: tuple[Hint, ...] = ()
        self.most = MOST
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def show_hints(self, hints: Sequence[Hint]) -> None:
        """Show other hints."""
        self._hints = tuple(hint for hint in hints if hint.keys)
        self.setAccessibleName(", ".join(f"{'+'.join(hint.keys)} {hint.words}" for hint in self.shown()))
        self.update()

    def _width(self, hint: Hint) -> float:
        words = text_width(hint.words, self._theme.font("caption"))
        return caps_width(hint.keys, self._theme) + _CAP_TO_WORDS + words

    def shown(self) -> tuple[Hint, ...]:
        """The hints there is room for."""
        room = float(self.width())
        fitting: list[Hint] = []
        for hint in self._hints[: self.most]:
            room -= self._width(hint)
            if room < 0:
                break
            fitting.append(hint)
            room -= _BETWEEN
        return tuple(fitting)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw caps and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        at, middle = 0.0, self.height() / 2
        font = self._theme.font("caption")
        for hint in self.shown():
            at += draw_caps(painter, at, middle, hint.keys, self._theme) + _CAP_TO_WORDS
            box = QRectF(at, 0, text_width(hint.words, font) + 1, self.height())
            at += draw_text(painter, box, hint.words, font, "ink3", self._theme) + _BETWEEN
