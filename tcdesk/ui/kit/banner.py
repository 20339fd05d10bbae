"""A banner stays until what it says is solved or put away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tcdesk.ui.kit.buttons import Button, icon_button
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.theme import Theme, set_state

Tone = Literal["info", "warn", "danger", "ok"]
_COLORS = {
    "info": ("accent_s", "accent_l", "accent_si"),
    "warn": ("warn_s", "warn_l", "warn"),
    "danger": ("danger_s", "danger_l", "danger"),
    "ok": ("ok_s", "ok_l", "ok"),
}
_ICONS = {"info": "info", "warn": "warning", "danger": "bad", "ok": "done"}
_LABEL_TONES = {"info": "accent", "warn": "warn", "danger": "danger", "ok": "ok"}


class Banner(QWidget):
    """What (in bold) and what follows from it, with at most two buttons at the right.

    With `close_words` it has a cross of that name and fires `closed`. `icon` overrides the tone's own.
    """

    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        title: str,
        text: str = "",
        tone: Tone = "info",
        *,
        icon: str = "",
        actions: Sequence[Button] = (),
        close_words: str = "",
    ) -> None:
        super().__init__()
        self._theme = theme
        self._tone: Tone = tone
        self._icon = icon
        row = QHBoxLayout(self)
        row.setContentsMargins(40, 8, 8, 8)
        row.setSpacing(8)
        column = QVBoxLayout()
        column.setSpacing(0)
        self._title = Label(title, "body", _LABEL_TONES[tone], 600, wrap=True)
        self._text = Label(text, "body", wrap=True)
        column.addWidget(self._title)
        column.addWidget(self._text)
        if not text:  # to show it before it has a parent would open a window of its own for a moment
            self._text.hide()
        self.links: tuple[Button, ...] = ()
        self._links = QHBoxLayout()
        self._links.setContentsMargins(0, 0, 0, 0)
        self._links.addStretch(1)
        column.addLayout(self._links)
        row.addLayout(column, 1)
        for button in actions[:2]:
            row.addWidget(button)
        if close_words:
            cross = icon_button(theme, "close", close_words, self.closed.emit, size="small", bordered=False)
            row.addWidget(cross, 0, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(f"{title} {text}".strip())

    @property
    def words(self) -> str:
        """Everything it says."""
        return self.accessibleName()

    def say(self, title: str, text: str = "", tone: Tone = "info") -> None:
        """Say something else."""
        self._tone = tone
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        set_state(self._title, "tone", _LABEL_TONES[tone])
        self.setAccessibleName(f"{title} {text}".strip())
        self.update()

    def set_links(self, links: Sequence[Button]) -> None:
        """Put these under the words, in place of those that were there."""
        for link in self.links:
            link.hide()
            link.deleteLater()
        self.links = tuple(links)
        for place, link in enumerate(links):
            self._links.insertWidget(place, link)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, border and icon."""
        fill, border, ink = _COLORS[self._tone]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color(border), 1))
        painter.setBrush(self._theme.color(fill))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        size = self._theme.px(18)
        top = min(9.0, (self.height() - size) / 2)
        self._theme.icons.paint(painter, QRectF(12, top, size, size), self._icon or _ICONS[self._tone], ink)
