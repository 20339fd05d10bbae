"""The panes beside the board, and how they become drawers where there is no room for them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QSizePolicy, QWidget

from tcdesk.ui.kit.paint import CENTER, draw_focus, draw_text
from tcdesk.ui.theme import Theme

HANDLE = 30


class _Handle(QAbstractButton):
    """The edge of a closed drawer: its name, turned, and a count. Focus opens it."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self.count = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedWidth(HANDLE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the name from bottom to top."""
        theme = self._theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("hover" if self.underMouse() else "sunken"))
        words = f"{self._words} · {self.count}" if self.count else self._words
        painter.save()
        painter.translate(0, self.height())
        painter.rotate(-90)
        box = QRectF(0, 0, self.height(), self.width())
        draw_text(painter, box, words, theme.font("small", 600), "danger" if self.count else "ink2", theme, CENTER)
        painter.restore()
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()), 4, theme)


class Drawer(QWidget):
    """Holds a pane. Folded, only its edge is there; it opens over the board while the focus is in it."""

    def __init__(self, theme: Theme, words: str, content: QWidget, *, left: bool) -> None:
        super().__init__()
        self.content, self._left = content, left
        self._folding = False
        self.handle = _Handle(theme, words)
        self.handle.clicked.connect(self.open)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for widget in (self.handle, content) if left else (content, self.handle):
            row.addWidget(widget)
        self.handle.hide()
        self.handle.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    @property
    def is_folding(self) -> bool:
        """Whether there is no room for it beside the board."""
        return self._folding

    @property
    def is_open(self) -> bool:
        """Whether its content is there."""
        return not self.content.isHidden()

    def set_folding(self, folding: bool) -> None:
        """Become a drawer, or stand beside the board."""
        if folding == self._folding:
            return
        self._folding = folding
        self.handle.setVisible(folding)
        self.content.setVisible(not folding)

    def open(self) -> None:
        """Show the content and bring the focus into it."""
        if self._folding:
            self.content.show()
            self._fit()
            self.raise_()
        stops = [one for one in self.content.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        target = next((one for one in stops if one.isVisible() and one.isEnabled()), None)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_up(self) -> None:
        """Show only the edge, where it is a drawer."""
        if self._folding and self.is_open:
            self.content.hide()
            self._fit()

    def _fit(self) -> None:
        width = HANDLE + (self.content.minimumWidth() if self.is_open else 0)
        right = self.geometry().right() + 1
        self.setGeometry(self.x() if self._left else right - width, self.y(), width, self.height())

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        inside = new is not None and (new is self or self.isAncestorOf(new))
        if self._folding and not inside and new is not None and new.window() is self.window():
            self.close_up()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The focus on the edge opens the drawer."""
        if watched is self.handle and event.type() == QEvent.Type.FocusIn and self._folding and not self.is_open:
            self.open()
        return False
