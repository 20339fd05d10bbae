"""The bar above a screen: title, one line of context, at most three actions."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QWidget

from tcdesk.ui.kit.buttons import ActionButton
from tcdesk.ui.kit.labels import ElidedLabel, Label
from tcdesk.ui.pages._base import TopBar
from tcdesk.ui.theme import Theme

HEIGHT = 52


class TopBarView(QWidget):
    """Shows a screen's `TopBar`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._beside: QWidget | None = None
        self._actions: tuple[QAction, ...] = ()
        self._buttons: list[ActionButton] = []
        self._title = Label("", "title")
        self._line = ElidedLabel("", "small", "ink2")
        self._line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 0, 16, 1)
        self._row.setSpacing(8)
        self._row.addWidget(self._title)
        self._row.addSpacing(4)
        self._row.addWidget(self._line, 1)

    @property
    def buttons(self) -> tuple[ActionButton, ...]:
        """The buttons of the actions, left to right."""
        return tuple(self._buttons)

    @property
    def title(self) -> str:
        """The title shown."""
        return self._title.text()

    def show_bar(self, bar: TopBar) -> None:
        """Show another content."""
        self._title.setText(bar.title)
        self._line.setText(bar.line)
        if self._beside is not None and self._beside is not bar.beside:
            self._row.removeWidget(self._beside)
            self._beside.hide()
        if bar.beside is not None:
            self._row.insertWidget(2, bar.beside)
            bar.beside.show()
        self._beside = bar.beside
        if bar.actions == self._actions:
            return
        self._actions = bar.actions
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        last = len(bar.actions) - 1
        self._buttons = [
            ActionButton(self._theme, action, "primary" if place == last else "")
            for place, action in enumerate(bar.actions)
        ]
        for button in self._buttons:
            self._row.addWidget(button)


class HeadStack(QWidget):
    """Holds the top bar, or in its place the header a screen brings itself."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.bar = TopBarView(theme)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self.bar)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_header(None)

    def show_header(self, header: QWidget | None) -> None:
        """Show a header of its own, as high as it asks to be, or the bar."""
        shown = self.bar if header is None else header
        if self._stack.indexOf(shown) < 0:
            self._stack.addWidget(shown)
        self._stack.setCurrentWidget(shown)
        self.fit()

    def fit(self) -> None:
        """Take the height of what is shown."""
        shown = self._stack.currentWidget() or self.bar
        height = self._theme.px(HEIGHT) if shown is self.bar else shown.sizeHint().height() + 1
        self.setFixedHeight(height)

    def drop(self, header: QWidget) -> None:
        """Forget a header whose screen is gone."""
        self._stack.removeWidget(header)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and the hairline below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("surface"))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), self._theme.color("line"))
