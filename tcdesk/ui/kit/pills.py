"""Filters with counts: one pill of a row is pressed."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from tcdesk.ui.kit.flow import FlowLayout
from tcdesk.ui.kit.paint import draw_focus, draw_text, text_width
from tcdesk.ui.theme import Theme

_HEIGHT, _PADDING, _GAP = 28, 12, 8


@attrs.frozen
class Pill:
    """A filter: its code, its words and how many things it lets through, as written ("": not counted)."""

    code: str
    words: str
    count: str = ""


class PillButton(QAbstractButton):
    """A filter that is on or off, with a count. Enter and Space press it."""

    def __init__(self, theme: Theme, words: str, count: str = "") -> None:
        super().__init__()
        self._theme = theme
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.say(words, count)

    def say(self, words: str, count: str = "") -> None:
        """Say other words or another count."""
        self._words, self._count = words, count
        self.setAccessibleName(f"{words} {count}".strip())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Words and count."""
        width = text_width(self._words, self._theme.font("body", 600)) + 2 * _PADDING
        if self._count:
            width += text_width(self._count, self._theme.font("small")) + _GAP
        return QSize(round(width + 0.5), self._theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """A pill is never cut."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again after a change of text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it filled when it is on."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        box = QRectF(self.rect())
        painter.setPen(QPen(self._theme.color("accent" if on else "line2"), 1))
        painter.setBrush(self._theme.color("accent" if on else "hover" if self.underMouse() else "surface"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), box.height() / 2, box.height() / 2)
        inner = box.adjusted(_PADDING, 0, -_PADDING + 1, 0)
        ink = "on_accent" if on else "ink"
        taken = draw_text(painter, inner, self._words, self._theme.font("body", 600), ink, self._theme)
        if self._count:
            inner.setLeft(inner.left() + taken + _GAP)
            small = self._theme.font("small")
            draw_text(painter, inner, self._count, small, ink if on else "ink3", self._theme)
        if self.hasFocus():
            draw_focus(painter, box, box.height() / 2 - 1, self._theme)
            if on:
                painter.setPen(QPen(self._theme.color("surface"), 1.5))
                ring = box.adjusted(2.75, 2.75, -2.75, -2.75)
                painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)


class PillRow(QWidget):
    """Pills of which one is on; `chosen` gives the code of the one a person pressed. Arrows go along the row."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, pills: Sequence[Pill] = ()) -> None:
        super().__init__()
        self._theme = theme
        self._buttons: dict[str, PillButton] = {}
        self._group = QButtonGroup(self)
        self._flow = FlowLayout(self, gap=6)
        self._group.buttonClicked.connect(self._on_clicked)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_pills(pills)

    @property
    def code(self) -> str:
        """The code of the pill that is on, "" where there is none."""
        return next((code for code, button in self._buttons.items() if button.isChecked()), "")

    def button(self, code: str) -> PillButton:
        """The pill of a code; raises KeyError when there is none."""
        return self._buttons[code]

    def set_pills(self, pills: Sequence[Pill]) -> None:
        """Show these pills; the one that was on stays on, or else the first is."""
        before = self.code
        if [pill.code for pill in pills] != list(self._buttons):
            for button in self._buttons.values():
                self._group.removeButton(button)
                self._flow.removeWidget(button)
                button.deleteLater()
            self._buttons = {pill.code: PillButton(self._theme, pill.words) for pill in pills}
            for button in self._buttons.values():
                self._group.addButton(button)
                self._flow.addWidget(button)
        for pill in pills:
            self._buttons[pill.code].say(pill.words, pill.count)
        self.choose(before if before in self._buttons else next(iter(self._buttons), ""))

    def choose(self, code: str) -> None:
        """Turn the pill of this code on without telling of it; nothing happens for another code."""
        if code in self._buttons:
            self._buttons[code].setChecked(True)

    def press(self, place: int) -> None:
        """Press the pill at a place, as a digit key does; nothing happens where there is none."""
        buttons = list(self._buttons.values())
        if 0 <= place < len(buttons):
            buttons[place].click()

    def _on_clicked(self) -> None:
        self.chosen.emit(self.code)
