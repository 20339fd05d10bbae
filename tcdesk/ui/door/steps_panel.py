"""The left side of the set-up: what it is, and which of its steps is in hand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tcdesk.ui.door.panel import WIDTH
from tcdesk.ui.frame.sidebar import draw_mark as draw_brand
from tcdesk.ui.kit.paint import draw_text
from tcdesk.ui.kit.stepper import Mark, draw_mark
from tcdesk.ui.theme import Theme

_MARGIN = 56


class StepsPanel(QWidget):
    """A brand, a title, and the steps with their marks; `go_to` says which one is in hand."""

    def __init__(self, theme: Theme, title: str, text: str, steps: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._theme, self._title, self._text = theme, title, text
        self._steps = tuple(steps)
        self._now = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.go_to(0)

    def go_to(self, step: int) -> None:
        """The step at this place is in hand; those before it are done."""
        self._now = step
        self.setAccessibleName(f"{self._title}: {step + 1}/{len(self._steps)} {self._steps[step][0]}")
        self.update()

    def sizeHint(self) -> QSize:
        """A third of the window."""
        return QSize(WIDTH, 400)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.color("sidebar"))
        painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), theme.color("line"))
        left, wide = min(_MARGIN, self.width() / 8), self.width() - 2 * min(_MARGIN, self.width() / 8)
        top = max(40.0, self.height() / 2 - theme.px(240))
        draw_brand(painter, QRectF(left, top, 36, 36), theme)
        box = QRectF(left + 50, top, wide - 50, 36)
        draw_text(painter, box, "TC Desk", theme.font("title", 700), "ink", theme)
        top += 36 + theme.px(28)
        draw_text(painter, QRectF(left, top, wide, theme.px(26)), self._title, theme.font("title"), "ink", theme)
        top += theme.px(30)
        words = QRectF(left, top, wide, theme.px(80))
        painter.setFont(theme.font())
        painter.setPen(theme.color("ink2"))
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        taken = painter.boundingRect(words, flags, self._text)
        painter.drawText(words, flags, self._text)
        top += taken.height() + theme.px(24)
        for place, (title, note) in enumerate(self._steps):
            self._draw_step(painter, QRectF(left, top, wide, theme.px(50)), place, title, note)
            top += theme.px(54)

    def _draw_step(self, painter: QPainter, box: QRectF, place: int, title: str, note: str) -> None:
        theme, now = self._theme, place == self._now
        if now:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("surface"))
            painter.drawRoundedRect(box, 8, 8)
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(QRectF(box.left(), box.center().y() - 13, 3, 26), 1.5, 1.5)
        size = theme.px(18)
        mark = Mark.DONE if place < self._now else Mark.PARTLY if now else Mark.UNTOUCHED
        draw_mark(painter, QRectF(box.left() + 14, box.center().y() - size / 2, size, size), mark, 0.5, theme)
        line = QRectF(box.left() + 26 + size, 0, box.width() - size - 36, theme.line_height("body"))
        line.moveTop(box.center().y() - (theme.line_height("body") + theme.line_height("small")) / 2 + 1)
        draw_text(painter, line, title, theme.font("body", 600), "ink" if place <= self._now else "ink2", theme)
        below = QRectF(line.left(), line.bottom() - 2, line.width(), theme.line_height("small"))
        draw_text(painter, below, note, theme.font("small"), "ink2" if now else "ink3", theme)
