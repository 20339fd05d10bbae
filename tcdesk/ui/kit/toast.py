"""A toast says for some seconds that something worked, and takes it back on one press."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QPoint, QPropertyAnimation, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tcdesk.i18n import Texts
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.labels import ElidedLabel, Label
from tcdesk.ui.kit.paint import draw_shadow
from tcdesk.ui.notices import Message
from tcdesk.ui.theme import Theme

SECONDS = 8
_MARGIN = 20
"""Room around the box for its shadow."""
_HEIGHT = 40
_FROM_RIGHT, _FROM_BOTTOM = 20, 8
_MOVE_MS = 120


class Toast(QWidget):
    """One message at the bottom right of `parent`, with a countdown; `ended` fires when it has gone.

    `undone` fires when its message was taken back. The countdown ticks once a second.
    """

    ended = Signal()
    undone = Signal()

    def __init__(self, theme: Theme, texts: Texts, message: Message, parent: QWidget, above: int = 0) -> None:
        super().__init__(parent)
        self._theme, self._texts = theme, texts
        self.message = message
        self._host = parent
        self._above = above
        self._left = SECONDS
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN + 42, _MARGIN, _MARGIN + 14, _MARGIN)
        row.setSpacing(8)
        row.addWidget(Label(message.text, "small", weight=600))
        row.addWidget(ElidedLabel(message.detail, "small", "ink2"), 1)
        if message.undo is not None:
            row.addSpacing(4)
            row.addWidget(Button(theme, texts.t("Undo"), "link", clicked=self.take_back))
        self._countdown = Label("", "caption", "ink3")
        row.addWidget(self._countdown)
        self._show_countdown()
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(f"{message.text} {message.detail}".strip())
        self._move = QPropertyAnimation(self, b"pos", self)

    def sizeHint(self) -> QSize:
        """The box with its shadow."""
        return QSize(super().sizeHint().width(), self._theme.px(_HEIGHT) + 2 * _MARGIN)

    def _show_countdown(self) -> None:
        self._countdown.setText(self._texts.t("{n} s", n=self._left))

    def _place(self) -> QPoint:
        width = min(self.sizeHint().width(), self._host.width())
        self.resize(width, self.sizeHint().height())
        x = self._host.width() - width + _MARGIN - _FROM_RIGHT
        y = self._host.height() - self._above - self.height() + _MARGIN - _FROM_BOTTOM
        return QPoint(x, y)

    def settle(self) -> None:
        """Stand where it belongs, after its parent took another size."""
        self._move.stop()
        self.move(self._place())

    def appear(self) -> None:
        """Come in from below."""
        end = self._place()
        self.show()
        self.raise_()
        milliseconds = self._theme.duration(_MOVE_MS)
        if not milliseconds:
            self.move(end)
            return
        self._move.setDuration(milliseconds)
        self._move.setStartValue(end + QPoint(0, 16))
        self._move.setEndValue(end)
        self._move.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._move.start()

    def tick(self) -> None:
        """One second is over. While the mouse is on it, it stays."""
        if self.underMouse():
            return
        self._left -= 1
        if self._left <= 0:
            self.dismiss()
        else:
            self._show_countdown()

    def take_back(self) -> None:
        """Undo what the message told of."""
        undo = self.message.undo
        self.dismiss()
        if undo is not None:
            self.undone.emit()
            undo()

    def dismiss(self) -> None:
        """Go."""
        self._timer.stop()
        self.ended.emit()
        self.close()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, its shadow and the tick."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        draw_shadow(painter, box.adjusted(4, 0, -4, -4), 8, self._theme)
        painter.setPen(QPen(self._theme.color("line2"), 1))
        painter.setBrush(self._theme.color("surface"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        size = self._theme.px(16)
        self._theme.icons.paint(
            painter, QRectF(box.left() + 16, box.center().y() - size / 2, size, size), "done", "ok_m", fill=True
        )
