"""Words on the screen: labels by role, labels that end in an ellipsis, key caps."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from tcdesk.ui.kit.paint import caps_width, draw_caps
from tcdesk.ui.theme import Theme, set_state


class Label(QLabel):
    """Plain text in a role of the type scale (`theme.ROLES`) and a tone (`ink2`, `ink3`, `accent`, `danger`, ...).

    `weight` overrides the role's; with `wrap` it takes as many lines as it needs. Markup in the text is shown as it is.
    """

    def __init__(
        self, text: str = "", role: str = "body", tone: str = "", weight: int = 0, *, wrap: bool = False
    ) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setProperty("tone", tone)
        self.setProperty("weight", str(weight or ""))
        self.setWordWrap(wrap)
        self.setText(text)

    def set_tone(self, tone: str) -> None:
        """Take another colour."""
        set_state(self, "tone", tone)


class ElidedLabel(Label):
    """A label of one line that gives way: what does not fit ends in an ellipsis and stands in the tooltip."""

    def __init__(self, text: str = "", role: str = "body", tone: str = "", weight: int = 0) -> None:
        super().__init__(text, role, tone, weight)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Room for an ellipsis and a few letters."""
        return QSize(min(super().minimumSizeHint().width(), 32), super().minimumSizeHint().height())

    def _shown(self) -> str:
        metrics = QFontMetricsF(self.font())
        return metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width() + 0.5)

    def elided(self) -> bool:
        """Whether a part of the text is not shown."""
        return self._shown() != self.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the tooltip in step."""
        super().resizeEvent(event)
        self.setToolTip(self.text() if self.elided() else "")

    def setText(self, text: str) -> None:
        """Show `text`."""
        super().setText(text)
        self.setToolTip(self.text() if self.elided() else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the part that fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.setFont(self.font())
        painter.drawText(QRectF(self.contentsRect()), self.alignment() | Qt.TextFlag.TextSingleLine, self._shown())


class KeyCaps(QWidget):
    """Keys as caps, side by side."""

    def __init__(self, theme: Theme, keys: Sequence[str]) -> None:
        super().__init__()
        self._theme = theme
        self._keys = tuple(keys)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("+".join(self._keys))

    def sizeHint(self) -> QSize:
        """As wide as the caps."""
        return QSize(round(caps_width(self._keys, self._theme)) + 1, self._theme.px(20))

    def changeEvent(self, event: QEvent) -> None:
        """Measure again after a change of text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the caps."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_caps(painter, 0, self.height() / 2, self._keys, self._theme)
