"""Facts in two columns: what it is, and its value."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from tcdesk.ui.kit.labels import Label
from tcdesk.ui.kit.table import NOTHING
from tcdesk.ui.theme import Theme

_LABEL_WIDTH, _ROW_GAP = 90, 7


@attrs.frozen(kw_only=True)
class Fact:
    """One fact in words of the screen; an empty value is shown as a dash.

    `tone` colours the value; a `locked` value stands back behind a lock: there is one, but not for this reader.
    """

    label: str
    value: str = ""
    tone: str = ""
    locked: bool = False


class LockLine(QWidget):
    """A lock and why something is not shown: hidden is not missing."""

    def __init__(self, theme: Theme, words: str, role: str = "body") -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(_Lock(theme), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(words, role, "ink3", wrap=True), 1)


class _Lock(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A line high."""
        return QSize(self._theme.px(14), self._theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lock in the middle of the line."""
        self._theme.icons.paint(QPainter(self), QRectF(self.rect()), "lock", "ink3")


class FactList(QWidget):
    """Facts beneath each other; long values go on in the next line. `label_width` in pixels at 100 %."""

    def __init__(self, theme: Theme, label_width: int = _LABEL_WIDTH, gap: int = _ROW_GAP) -> None:
        super().__init__()
        self._theme, self._label_width = theme, label_width
        self._facts: tuple[Fact, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(gap)
        self._grid.setColumnStretch(1, 1)
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What is shown."""
        return self._facts

    def _measure(self) -> None:
        self._grid.setColumnMinimumWidth(0, self._theme.px(self._label_width))

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show other facts."""
        if tuple(facts) == self._facts:
            return
        self._facts = tuple(facts)
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, fact in enumerate(self._facts):
            label = Label(fact.label, "small", "ink3")
            self._grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(self._value(fact), place, 1)

    def _value(self, fact: Fact) -> QWidget:
        if fact.locked:
            return LockLine(self._theme, fact.value, "small")
        value = Label(fact.value or NOTHING, "small", fact.tone or ("" if fact.value else "ink3"), wrap=True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        value.setAccessibleName(f"{fact.label}: {fact.value or NOTHING}")
        return value
