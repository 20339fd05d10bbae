"""Every key that works on a screen, made from the actions themselves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from tcdesk.ui.hints import Hint
from tcdesk.ui.kit.cards import Scrolled
from tcdesk.ui.kit.labels import KeyCaps, Label
from tcdesk.ui.theme import Theme

Section = tuple[str, Sequence[Hint]]


def _once(hints: Sequence[Hint]) -> list[Hint]:
    return list({hint.keys: hint for hint in reversed(hints)}.values())[::-1]


class KeysView(Scrolled):
    """Sections of keys side by side; within a section each key once, with the words that come first."""

    def __init__(self, theme: Theme, name: str, sections: Sequence[Section]) -> None:
        body = QWidget()
        super().__init__(body)
        self._theme = theme
        self._sections = [(title, _once(hints)) for title, hints in sections if hints]
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        columns = QHBoxLayout(body)
        columns.setContentsMargins(14, 6, 8, 0)
        columns.setSpacing(28)
        for title, hints in self._sections:
            columns.addWidget(self._column(title, hints), 1, Qt.AlignmentFlag.AlignTop)

    @property
    def lines(self) -> list[Hint]:
        """Every key shown."""
        return [hint for _, hints in self._sections for hint in hints]

    def _column(self, title: str, hints: Sequence[Hint]) -> QWidget:
        column = QWidget()
        grid = QGridLayout(column)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.addWidget(Label(title, "small", "ink3", 600), 0, 0, 1, 2)
        for row, hint in enumerate(hints, start=1):
            grid.addWidget(KeyCaps(self._theme, hint.keys), row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(Label(hint.words, wrap=True), row, 1)
        return column
