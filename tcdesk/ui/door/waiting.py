"""Something takes a while before there is a screen to show, or nothing can be shown: what, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from tcdesk.ui.commands import command
from tcdesk.ui.dialogs.help.sheet import HelpSheet
from tcdesk.ui.door._screen import Porch
from tcdesk.ui.hints import Hint
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.kit.paint import draw_seats
from tcdesk.ui.kit.states import ErrorState
from tcdesk.ui.theme import Theme

_WIDTH = 700


class _Seats(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(96, 96)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the circle of the house."""
        draw_seats(QPainter(self), QPointF(48, 48), 38, 7, "accent", "accent", self._theme, hollow=True)


class _Ground(QWidget):
    def __init__(self, porch: Porch) -> None:
        super().__init__()
        self._theme = porch.theme

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        QPainter(self).fillRect(self.rect(), self._theme.color("surface"))


class WaitScreen(_Ground):
    """Says what is being done and what for, with a bar that moves."""

    def __init__(self, porch: Porch, title: str, text: str) -> None:
        super().__init__(porch)
        center = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(_Seats(porch.theme), 0, center)
        column.addSpacing(10)
        for label in (Label(title, "title", wrap=True), Label(text, "body", "ink2", wrap=True)):
            label.setAlignment(center)
            column.addWidget(label)
        column.addSpacing(6)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(240)
        self.bar.setAccessibleName(title)
        column.addWidget(self.bar, 0, center)
        column.addStretch(1)
        self.setAccessibleName(title)


class TroubleScreen(_Ground):
    """Says why there is nothing to show, with the ways out, the best one first. F1 opens the help over `host`."""

    def __init__(self, porch: Porch, host: QWidget, title: str, text: str, ways: Sequence[Button]) -> None:
        super().__init__(porch)
        self._porch, self._host = porch, host
        command(self, porch.texts.t("Help and keys"), self.open_help, keys="F1", everywhere=True)
        self.ways = tuple(ways)
        self.state = ErrorState(porch.theme, porch.texts, title, text, ways, code=porch.texts.time(porch.clock()))
        self.state.setMaximumWidth(porch.theme.px(_WIDTH))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.state, 100)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)
        self.setAccessibleName(f"{title} {text}")

    def open_help(self) -> None:
        """What to do on a bad day, and every other page."""
        texts = self._porch.texts
        sections = [(texts.t("On this screen"), [Hint(("F1",), texts.t("help"))])]
        HelpSheet(self._host, self._porch.theme, texts, sections, "door/trouble").appear()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus belongs to the best way out."""
        self.ways[0].setFocus(Qt.FocusReason.OtherFocusReason)
