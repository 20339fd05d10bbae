"""The left side of the door: the circle of the house, whose house it is, and what holds for its data."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from tcdesk.i18n import Texts
from tcdesk.ui.frame.sidebar import draw_demo
from tcdesk.ui.kit.paint import CENTER, draw_text, text_width
from tcdesk.ui.theme import Theme

WIDTH = 470
_RING, _SEAT, _COUNSELOR = 104, 11, 13.5

Fact = tuple[str, str, str]
"""Icon, its colour, words."""


class Panel(QWidget):
    """Ten seats and the counselor's in a ring around the program's name; below it the facility and some facts.

    `note` stands under the facility's name; `demo` are the words that mark invented people, "" for none.
    """

    def __init__(self, theme: Theme, texts: Texts, facility: str, facts: tuple[Fact, ...], *, demo: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._facility, self._facts, self._demo = facility, facts, demo
        self._words = texts.t("Therapeutic Community")
        self._demo_mark = texts.t("DEMO")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(" · ".join(filter(None, ("TC Desk", facility, demo, *(fact[2] for fact in facts)))))

    def sizeHint(self) -> QSize:
        """A third of the window."""
        return QSize(WIDTH, 400)

    def minimumSizeHint(self) -> QSize:
        """The ring with the program's name in it."""
        return QSize(320, 240)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.color("sidebar"))
        painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), theme.color("line"))
        facts = self._draw_facts(painter)
        below = theme.px(100)
        radius = min(_RING * theme.text_size / 100, (facts - below - 80) / 2, self.width() / 2 - 50)
        middle = QPointF(self.width() / 2, max(radius + 40, (facts - below) / 2 + 8))
        if radius > 60:
            self._draw_ring(painter, middle, radius)
            self._draw_house(painter, middle.y() + radius + theme.px(74))
        else:
            self._draw_house(painter, facts / 2 - theme.px(24))

    def _draw_ring(self, painter: QPainter, middle: QPointF, radius: float) -> None:
        theme = self._theme
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("line2"), 1))
        painter.drawEllipse(middle, radius, radius)
        for place in range(11):
            angle = math.radians(360 / 11 * place - 90)
            at = QPointF(middle.x() + radius * math.cos(angle), middle.y() + radius * math.sin(angle))
            if place == 0:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("accent"))
                painter.drawEllipse(at, _COUNSELOR, _COUNSELOR)
            else:
                painter.setPen(QPen(theme.color("accent"), 1.5))
                painter.setBrush(theme.color("surface"))
                painter.drawEllipse(at, _SEAT, _SEAT)
        name = QFont(theme.font("display", 700))
        line = theme.px(32)
        box = QRectF(middle.x() - radius, middle.y() - line + 8, 2 * radius, line)
        draw_text(painter, box, "TC Desk", name, "ink", theme, CENTER)
        words = QRectF(box.left() + 18, box.bottom() - 2, box.width() - 36, theme.line_height("small"))
        draw_text(painter, words, self._words, theme.font("small"), "ink3", theme, CENTER)

    def _draw_house(self, painter: QPainter, top: float) -> None:
        theme = self._theme
        box = QRectF(24, top, self.width() - 48, theme.line_height("heading"))
        draw_text(painter, box, self._facility, theme.font("heading"), "ink", theme, CENTER)
        if not self._demo:
            return
        font = theme.font("small")
        mark = text_width(self._demo_mark, theme.font("micro", 700)) + 12
        width = min(mark + 8 + text_width(self._demo, font), box.width())
        left, line = (self.width() - width) / 2, QRectF(box.left(), box.bottom() + 4, box.width(), theme.px(18))
        draw_demo(painter, QRectF(left, line.center().y() - 8, mark, 16), theme, self._demo_mark)
        words = QRectF(left + mark + 8, line.top(), width - mark - 8, line.height())
        draw_text(painter, words, self._demo, font, "ink2", theme)

    def _draw_facts(self, painter: QPainter) -> float:
        """The facts at the foot; gives where they begin."""
        theme, font = self._theme, self._theme.font("small")
        pitch, size = theme.px(24), theme.px(14)
        top = self.height() - 40 - pitch * len(self._facts)
        for place, (icon, color, words) in enumerate(self._facts):
            line = QRectF(24, top + place * pitch, self.width() - 48, pitch)
            width = min(size + 7 + text_width(words, font), line.width())
            left = (self.width() - width) / 2
            theme.icons.paint(painter, QRectF(left, line.center().y() - size / 2, size, size), icon, color)
            draw_text(painter, QRectF(left + size + 7, line.top(), width - size - 6, pitch), words, font, "ink2", theme)
        return top
