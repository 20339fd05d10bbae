"""A way out of a problem as a button: what to do, what it costs, and its digit."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from tcdesk.ui.kit.paint import draw_caps, draw_focus, draw_text
from tcdesk.ui.pages.week.fixes import Fix
from tcdesk.ui.theme import Theme

_HEIGHT = 37


class FixButton(QAbstractButton):
    """Press it, or its digit, to apply the fix. The first of a card is recommended and stands out."""

    def __init__(self, theme: Theme, fix: Fix, number: int, apply: Callable[[], object]) -> None:
        super().__init__()
        self._theme, self._fix, self._number = theme, fix, number
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{fix.label}, {fix.cost}")
        self.setToolTip(f"{fix.label}\n{fix.cost}")
        self.setText(fix.label)
        self.clicked.connect(lambda _checked=False: apply())

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(120, self._theme.px(_HEIGHT))

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
        right = box.right() - 10
        if self._number:
            cap = (str(self._number),)
            draw_caps(painter, right - theme.px(18), box.center().y(), cap, theme)
            right -= theme.px(18) + 8
        line = theme.px(16)
        top = box.center().y() - line
        ink = "accent_si" if first else "ink"
        draw_text(painter, QRectF(10, top, right - 10, line), self._fix.label, theme.font("small", 600), ink, theme)
        cost = QRectF(10, top + line, right - 10, line)
        draw_text(painter, cost, self._fix.cost, theme.font("caption"), "ink2", theme)
        if self.hasFocus():
            draw_focus(painter, box, 6, theme)
