"""Chips say a state in a word; a badge counts."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.paint import CENTER, draw_text, text_width
from tcdesk.ui.theme import Theme

TONES = {
    "neutral": ("hover", "ink2", "line"),
    "accent": ("accent_s", "accent_si", ""),
    "solid": ("accent", "on_accent", ""),
    "outline": ("surface", "ink2", "line2"),
    "ok": ("ok_s", "ok", ""),
    "warn": ("warn_s", "warn", ""),
    "danger": ("danger_s", "danger", ""),
}
"""Fill, text and border of each tone."""

_HEIGHT, _PADDING, _ICON = 22, 10, 13


def chip_width(theme: Theme, text: str, icon: str = "") -> float:
    """How wide a chip is."""
    return text_width(text, theme.font("caption", 600)) + 2 * _PADDING + (theme.px(_ICON) + 5 if icon else 0)


def draw_chip(
    painter: QPainter, left: float, middle: float, text: str, theme: Theme, tone: str = "neutral", icon: str = ""
) -> float:
    """A chip from `left` on, centred on the line `middle`; gives its width. For delegates and painted headers."""
    fill, ink, border = TONES[tone]
    height = theme.px(_HEIGHT)
    width = chip_width(theme, text, icon)
    box = QRectF(left, round(middle - height / 2), round(width), height).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color(border), 1) if border else Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(fill))
    painter.drawRoundedRect(box, height / 2, height / 2)
    inner = box.adjusted(_PADDING, 0, -_PADDING + 1, 0)
    if icon:
        size = theme.px(_ICON)
        theme.icons.paint(painter, QRectF(inner.left(), box.center().y() - size / 2, size, size), icon, ink)
        inner.setLeft(inner.left() + size + 5)
    draw_text(painter, inner, text, theme.font("caption", 600), ink, theme)
    return width


class Chip(QWidget):
    """A word in a rounded box: information, never a button. `tone` is one of `TONES`, `icon` a meaning."""

    def __init__(self, theme: Theme, text: str, tone: str = "neutral", icon: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._text, self._tone, self._icon = text, tone, icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    @property
    def tone(self) -> str:
        """One of `TONES`."""
        return self._tone

    def show_state(self, text: str, tone: str = "neutral", icon: str = "") -> None:
        """Say another state."""
        self._text, self._tone, self._icon = text, tone, icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its word."""
        return QSize(round(chip_width(self._theme, self._text, self._icon)), self._theme.px(_HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        """Measure again after a change of text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        draw_chip(painter, 0, self.height() / 2, self._text, self._theme, self._tone, self._icon)


class RemovableChip(QWidget):
    """A chip that ends in a cross; pressed, it fires `removed`. `remove_words` name the cross."""

    removed = Signal()

    def __init__(self, theme: Theme, text: str, remove_words: str, tone: str = "outline") -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(Chip(theme, text, tone))
        cross = Button(theme, remove_words, "quiet", icon="close", size="small", clicked=self.removed.emit)
        row.addWidget(cross)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


def badge_width(theme: Theme, text: str) -> float:
    """How wide a badge is."""
    return max(text_width(text, theme.font("caption", 600)) + 16, theme.px(26))


def draw_badge(painter: QPainter, right: float, middle: float, text: str, theme: Theme) -> float:
    """A count that asks for something, ending at `right`; gives its width."""
    width, height = badge_width(theme, text), theme.px(18)
    box = QRectF(right - width, round(middle - height / 2), width, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("warn_s"))
    painter.drawRoundedRect(box, height / 2, height / 2)
    draw_text(painter, box, text, theme.font("caption", 600), "warn", theme, CENTER)
    return width
