"""Draft or final: two large choices with a line below each."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tcdesk.i18n import Texts
from tcdesk.ui.dialogs.printing.printable import Finality
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.kit.paint import draw_text
from tcdesk.ui.theme import Theme


class StatusCard(QAbstractButton):
    """One of two large choices with a line below: draft or final."""

    def __init__(self, theme: Theme, title: str, text: str) -> None:
        super().__init__()
        self._theme, self._line = theme, text
        self.setText(title)
        self.setCheckable(True)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_line(self, text: str) -> None:
        """Say something else in the second line."""
        self._line = text
        self.setAccessibleDescription(text)
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines and their padding."""
        return QSize(150, self._theme.px(46))

    def changeEvent(self, event: QEvent) -> None:
        """Take another size with the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw card, mark and the two lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = self._theme.color
        on, focus = self.isChecked(), self.hasFocus()
        edge = "focus" if focus else "accent" if on else "line2"
        pen = QPen(color(edge), 2 if on or focus else 1)
        painter.setPen(pen)
        painter.setBrush(color("accent_s" if on else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        middle = self.height() / 2
        painter.setBrush(color("surface"))
        painter.setPen(QPen(color("accent" if on else "field"), 5 if on else 1))
        painter.drawEllipse(QRectF(15, middle - 8, 16, 16) if not on else QRectF(17.5, middle - 5.5, 11, 11))
        tone = "ink" if self.isEnabled() else "ink3"
        left, wide = 42, self.width() - 50
        upper = QRectF(left, middle - self._theme.px(19), wide, self._theme.px(19))
        lower = QRectF(left, middle, wide, self._theme.px(18))
        draw_text(painter, upper, self.text(), self._theme.font("body", 600), tone, self._theme)
        draw_text(painter, lower, self._line, self._theme.font("small"), "ink2" if on else "ink3", self._theme)


class Status(QWidget):
    """Whether it goes out as a draft or is made final; `changed` fires when that changes."""

    changed = Signal()

    def __init__(self, theme: Theme, texts: Texts, finality: Finality) -> None:
        super().__init__()
        self._texts, self._reason = texts, finality.reason
        t = texts.t
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Label(t("Status"), "small", "ink2", 600))
        self.draft = StatusCard(theme, t("Draft"), t("without a number"))
        self.final = StatusCard(theme, t("Final"), finality.number)
        self.final.setEnabled(not finality.reason)
        self.final.setToolTip(finality.reason)
        self._group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(10)
        for card in (self.draft, self.final):
            self._group.addButton(card)
            row.addWidget(card, 1)
        self.draft.setChecked(True)
        column.addLayout(row)
        self.note = Label("", "caption", "ink3", wrap=True)
        column.addWidget(self.note)
        self._group.buttonToggled.connect(self._on_toggled)
        self._say()

    @property
    def is_final(self) -> bool:
        """Whether it is to be made final."""
        return self.final.isChecked()

    def choose(self, *, final: bool) -> None:
        """Choose, where that is open."""
        card = self.final if final else self.draft
        if card.isEnabled():
            card.setChecked(True)

    def hold(self) -> None:
        """It was made final: there is no way back."""
        self.draft.setEnabled(False)

    def _say(self) -> None:
        if self.is_final:
            self.note.setText(self._texts.t("Final is frozen: its content cannot change and the number is used."))
        else:
            self.note.setText(self._reason)
        self.note.setVisible(bool(self.note.text()))

    def _on_toggled(self, _button: object, checked: bool) -> None:
        if checked:
            self._say()
            self.changed.emit()
