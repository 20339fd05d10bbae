"""The line under the list: how many there are, how they are sorted, and what the flags mean."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tcdesk.domain.views.residents import FLAG_NAMES, Flag
from tcdesk.ui.context import Context
from tcdesk.ui.kit.paint import draw_text, text_width
from tcdesk.ui.resident_words import FLAG_LOOKS

_HEIGHT, _ICON, _GAP, _APART, _MARGIN = 27, 14, 6, 10, 16
_LEGEND = (Flag.LEGAL, Flag.NO_GROUP, Flag.PHASE_DUE, Flag.URINE, Flag.ATTENDANCE, Flag.INTAKE, Flag.MEDICAL)


class Foot(QWidget):
    """Count at the left, legend at the right, as much of it as there is room for."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def say(self, words: str) -> None:
        """Show another count."""
        self._words = words
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(200, self._context.theme.px(_HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        """Measure again after a change of text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def _legend(self) -> list[tuple[Flag, str, float]]:
        """Flags, their words and widths, as many as fit."""
        theme, texts = self._context.theme, self._context.texts
        font = theme.font("small")
        room = self.width() - 2 * _MARGIN - text_width(self._words, font) - 2 * _APART
        shown: list[tuple[Flag, str, float]] = []
        for flag in _LEGEND:
            words = texts.t(FLAG_NAMES[flag])
            width = theme.px(_ICON) + _GAP + text_width(words, font) + _APART
            room -= width
            if room < 0:
                break
            shown.append((flag, words, width))
        return shown

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both."""
        painter = QPainter(self)
        theme = self._context.theme
        painter.fillRect(self.rect(), theme.color("surface"))
        font, size = theme.font("small"), theme.px(_ICON)
        box = QRectF(self.rect()).adjusted(_MARGIN, 0, -_MARGIN, 0)
        draw_text(painter, box, self._words, font, "ink2", theme)
        legend = self._legend()
        left = box.right() + _APART - sum(width for _flag, _words, width in legend)
        for flag, words, width in legend:
            icon = QRectF(left, (self.height() - size) / 2, size, size)
            theme.icons.paint(painter, icon, FLAG_LOOKS[flag][0], FLAG_LOOKS[flag][2])
            area = QRectF(icon.right() + _GAP, 0, width, self.height())
            draw_text(painter, area, words, font, "ink2", theme)
            left += width
