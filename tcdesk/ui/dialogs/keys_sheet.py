"""F1: every key that works here, made from the actions themselves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from tcdesk.i18n import Texts
from tcdesk.ui.dialogs._overlay import Overlay
from tcdesk.ui.hints import Hint
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.cards import Scrolled
from tcdesk.ui.kit.labels import KeyCaps, Label
from tcdesk.ui.theme import Theme

_AROUND = 92
"""What the heading and the edges of the box take."""

Section = tuple[str, Sequence[Hint]]


def _once(hints: Sequence[Hint]) -> list[Hint]:
    return list({hint.keys: hint for hint in reversed(hints)}.values())[::-1]


class KeysSheet(Overlay):
    """Shows sections of keys side by side; within a section each key once, with the words that come first."""

    def __init__(self, host: QWidget, theme: Theme, texts: Texts, sections: Sequence[Section]) -> None:
        super().__init__(host, theme, width=820)
        self._sections = [(title, _once(hints)) for title, hints in sections if hints]
        self.setAccessibleName(texts.t("Keys of this screen"))
        head = QHBoxLayout()
        head.addWidget(Label(texts.t("Keys of this screen"), "heading"))
        head.addStretch(1)
        self._close = Button(theme, texts.t("Close"), keys=("Esc",), clicked=self.cancel)
        head.addWidget(self._close)
        self.content.addLayout(head)
        body = QWidget()
        columns = QHBoxLayout(body)
        columns.setContentsMargins(0, 0, 8, 0)
        columns.setSpacing(32)
        for title, hints in self._sections:
            columns.addWidget(self._column(title, hints), 1, Qt.AlignmentFlag.AlignTop)
        self._scroll = Scrolled(body)
        self.content.addWidget(self._scroll, 1)
        self.set_height(round((body.sizeHint().height() + _AROUND) * 100 / theme.text_size))

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
            grid.addWidget(KeyCaps(self.theme, hint.keys), row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(Label(hint.words, wrap=True), row, 1)
        return column

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, Down and the page keys scroll."""
        bar = self._scroll.verticalScrollBar()
        steps = {
            Qt.Key.Key_Down: bar.singleStep(),
            Qt.Key.Key_Up: -bar.singleStep(),
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(bar.value() + step)

    def first_focus(self) -> QWidget:
        """The way out."""
        return self._close
