"""Cards whose heading leads to the tab that shows the same in full."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tcdesk.ui.kit.facts import LockLine
from tcdesk.ui.kit.labels import ElidedLabel
from tcdesk.ui.kit.paint import draw_focus, draw_text, text_width
from tcdesk.ui.theme import Theme

_EDGE = 4


class HeadingLink(QAbstractButton):
    """A heading one can press; Enter and Space do too. It is underlined under the mouse."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The words and room for the ring around them."""
        width = text_width(self.accessibleName(), self._theme.font("heading")) + 2 * _EDGE
        return QSize(round(width + 0.5), self._theme.line_height("heading"))

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
        """Draw the words."""
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(_EDGE, 0, -_EDGE, 0)
        color = "accent" if self.underMouse() else "ink"
        taken = draw_text(painter, box, self.accessibleName(), self._theme.font("heading"), color, self._theme)
        if self.underMouse():
            painter.setPen(QPen(self._theme.color("accent"), 1))
            foot = round(box.bottom()) - 2.5
            painter.drawLine(round(box.left()), round(foot), round(box.left() + taken), round(foot))
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()), 5, self._theme)


class LinkCard(QFrame):
    """A card of the file's first page. `linked` fires when its heading is pressed.

    `say_note` sets the quiet words at the right of the heading; `lock` shows a lock in place of the content.
    """

    linked = Signal()

    def __init__(self, theme: Theme, heading: str, content: QWidget) -> None:
        super().__init__()
        self.setObjectName("card")
        self._theme, self.content = theme, content
        self.link = HeadingLink(theme, heading)
        self.link.clicked.connect(self.linked)
        self.note = ElidedLabel("", "caption", "ink3")
        self.note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._lock: LockLine | None = None
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(10)
        head.addWidget(self.link)
        head.addWidget(self.note, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16 - _EDGE, 9, 16, 10)
        self._column.setSpacing(6)
        self._column.addLayout(head)
        self._inner = QVBoxLayout()
        self._inner.setContentsMargins(_EDGE, 0, 0, 0)
        self._inner.addWidget(content)
        self._column.addLayout(self._inner, 1)

    def say_note(self, words: str) -> None:
        """Show other words beside the heading."""
        self.note.setText(words)

    def lock(self, words: str) -> None:
        """Show that there is something here which this reader may not see; "" shows the content again."""
        if self._lock is not None:
            self._inner.removeWidget(self._lock)
            self._lock.hide()
            self._lock.deleteLater()
            self._lock = None
        self.content.setVisible(not words)
        if words:
            self._lock = LockLine(self._theme, words, "small")
            self._inner.addWidget(self._lock, 0, Qt.AlignmentFlag.AlignTop)
