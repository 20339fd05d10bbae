"""Surfaces content lies on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from tcdesk.ui.kit.labels import ElidedLabel, Label


class Card(QFrame):
    """A surface with a heading, a note beside or at the right, and what is added to `body`. Never a card in a card."""

    def __init__(self, heading: str = "", note: str = "", *, note_right: bool = False) -> None:
        super().__init__()
        self.setObjectName("card")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(8)
        self.heading = Label(heading, "heading")
        self.note = ElidedLabel(note, "caption", "ink3")
        self._row = QHBoxLayout()
        self._row.setSpacing(9)
        self._row.addWidget(self.heading)
        if note_right:
            self._row.addStretch(1)
            self._row.addWidget(self.note)
        else:
            self._row.addWidget(self.note)
            self._row.addStretch(1)
        if heading:
            column.addLayout(self._row)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        column.addLayout(self.body, 1)

    def add_to_heading(self, widget: QWidget) -> None:
        """Put `widget` at the right end of the heading row."""
        self._row.addWidget(widget)


class Sunken(QFrame):
    """A quieter panel inside a card."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sunken")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(12, 10, 12, 10)
        self.body.setSpacing(6)


class Rule(QFrame):
    """A hairline."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rule")


class Scrolled(QScrollArea):
    """A screen's body that scrolls up and down when the window is too low, and never sideways."""

    def __init__(self, body: QWidget) -> None:
        super().__init__()
        body.setObjectName("scrolled")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.viewport().setBackgroundRole(QPalette.ColorRole.NoRole)
        self.viewport().setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(body)
        body.setAutoFillBackground(False)
