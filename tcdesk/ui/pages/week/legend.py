"""Which colour is which problem."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tcdesk.i18n import Texts
from tcdesk.ui.kit.paint import draw_text, text_width
from tcdesk.ui.pages.week.board_data import legend_words
from tcdesk.ui.pages.week.card_paint import TAG_TOKENS
from tcdesk.ui.theme import Theme

_HEIGHT = 25


class Legend(QWidget):
    """One line below the board."""

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__()
        self._theme = theme
        self._words = legend_words(texts)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(_HEIGHT))
        self.setAccessibleName(", ".join(words for _, words in self._words))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        theme, font = self._theme, self._theme.font("caption")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.color("surface"))
        dot, at = theme.px(9), 12.0
        for problem, words in self._words:
            width = text_width(words, font)
            if at + dot + 5 + width > self.width():
                break
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(TAG_TOKENS[problem]))
            painter.drawRoundedRect(QRectF(at, (self.height() - dot) / 2, dot, dot), 2, 2)
            at += dot + 5
            draw_text(painter, QRectF(at, 0, width + 1, self.height()), words, font, "ink2", theme)
            at += width + 13
