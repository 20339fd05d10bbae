"""A way out of a problem as a button: what to do, what it costs, and its digit."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from tcdesk.ui.kit.paint import draw_caps, draw_focus, draw_text
from tcdesk.ui.pages.week.fixes import Fix
from tcdesk.ui.theme import Theme

_HEIGHT, _EDGE, _LINE, _CAP = 37, 10, 16, 26
_MOST_LINES = 7
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)


class FixButton(QAbstractButton):
    """Press it, or its digit, to apply the fix. The first of a card is recommended and stands out."""

    def __init__(self, theme: Theme, fix: Fix, number: int, apply: Callable[[], object]) -> None:
        super().__init__()
        self._theme, self._fix, self._number = theme, fix, number
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(f"{fix.label}, {fix.cost}")
        self.setToolTip(f"{fix.label}\n{fix.cost}")
        self.setText(fix.label)
        self.clicked.connect(lambda _checked=False: apply())

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(120, self._theme.px(_HEIGHT))

    def hasHeightForWidth(self) -> bool:
        """Long words take further lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As much as the words need."""
        label, cost = self._heights(width)
        return round(self._theme.px(_HEIGHT) - 2 * self._theme.px(_LINE) + label + cost)

    def _heights(self, width: float) -> tuple[float, float]:
        """How high the label and the cost are in a button of this width."""
        inner = QRectF(0, 0, max(1.0, width - 2 * _EDGE - self._theme.px(_CAP)), 1000)

        def height(words: str, font: str, weight: int) -> float:
            metrics = QFontMetricsF(self._theme.font(font, weight))
            lines = round(metrics.boundingRect(inner, _WRAP, words).height() / metrics.lineSpacing())
            return self._theme.px(_LINE) if lines <= 1 else min(lines, _MOST_LINES) * metrics.lineSpacing()

        return height(self._fix.label, "small", 600), height(self._fix.cost, "caption", 400)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again after a change of text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        theme, first = self._theme, self._number == 1
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        fill = "accent_s" if first else "surface"
        painter.setPen(Qt.PenStyle.NoPen if first else QPen(theme.color("line2"), 1))
        painter.setBrush(
            theme.color("sel" if self.underMouse() else fill) if self.isEnabled() else theme.color("sunken")
        )
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        right = box.right() - _EDGE
        if self._number:
            cap = (str(self._number),)
            draw_caps(painter, right - theme.px(18), box.center().y(), cap, theme)
            right -= theme.px(18) + 8
        label, cost = self._heights(box.width())
        top = box.center().y() - (label + cost) / 2
        single = theme.px(_LINE)
        for words, font, ink, place, height in (
            (self._fix.label, theme.font("small", 600), "accent_si" if first else "ink", top, label),
            (self._fix.cost, theme.font("caption"), "ink2", top + label, cost),
        ):
            area = QRectF(_EDGE, place, right - _EDGE, height)
            if height <= single:
                draw_text(painter, area, words, font, ink, theme)
            else:
                painter.setFont(font)
                painter.setPen(theme.color(ink))
                painter.drawText(area, _WRAP, words)
        if self.hasFocus():
            draw_focus(painter, box, 6, theme)
