"""Up to five answers side by side, or a few more in rows, chosen by click, arrow or digit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QSizePolicy, QWidget

from tcdesk.ui.kit.paint import draw_text, text_width
from tcdesk.ui.theme import Theme

_HEIGHT, _PADDING, _RADIUS, _EDGE = 32, 8, 6, 3
_DIGIT_GAP = 5


class _Segment(QAbstractButton):
    """One answer: its digit (0: not shown) and its words."""

    def __init__(self, theme: Theme, words: str, digit: int) -> None:
        super().__init__()
        self._theme, self._digit = theme, str(digit or "")
        self.setAccessibleName(words)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _taken(self) -> float:
        words = text_width(self.accessibleName(), self._theme.font(weight=600))
        digit = text_width(self._digit, self._theme.font("micro")) + _DIGIT_GAP if self._digit else 0
        return words + digit

    def sizeHint(self) -> QSize:
        """Words and digit."""
        return QSize(round(self._taken() + 2 * _PADDING), self._theme.px(_HEIGHT) - 2 * _EDGE)

    def minimumSizeHint(self) -> QSize:
        """Words are never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the fill, the digit and the words; the frame belongs to the whole."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, enabled = self.isChecked(), self.isEnabled()
        fill = ("accent" if enabled else "press") if chosen else "hover" if self.underMouse() and enabled else ""
        if fill:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color(fill))
            painter.drawRoundedRect(QRectF(self.rect()), _RADIUS - _EDGE, _RADIUS - _EDGE)
        ink = ("on_accent" if chosen else "ink") if enabled else "ink2"
        box = QRectF(self.rect()).adjusted((self.width() - self._taken()) / 2, 0, 0, 0)
        if self._digit:
            color = ink if chosen else "ink3"
            digit = draw_text(painter, box, self._digit, self._theme.font("micro"), color, self._theme)
            box.setLeft(box.left() + digit + _DIGIT_GAP)
        draw_text(painter, box, self.accessibleName(), self._theme.font(weight=600), ink, self._theme)


class Segmented(QWidget):
    """Answers of which at most one is chosen; `chosen` fires with its place after a person chose another (-1: none).

    Digits (shown with `digits`) and arrows choose; Backspace and Delete take the choice back where `can_clear`.
    Enter fires `entered`. With `columns` the answers stand in rows of so many, and up and down choose too.
    """

    chosen = Signal(int)
    entered = Signal()

    def __init__(
        self, theme: Theme, words: Sequence[str], *, can_clear: bool = False, digits: bool = True, columns: int = 0
    ) -> None:
        super().__init__()
        self._theme, self._can_clear, self._columns = theme, can_clear, columns
        self._group = QButtonGroup(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        grid = QGridLayout(self)
        grid.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        grid.setSpacing(1)
        across = columns or max(len(words), 1)
        for place, text in enumerate(words):
            segment = _Segment(theme, text, place + 1 if digits else 0)
            self._group.addButton(segment, place)
            grid.addWidget(segment, place // across, place % across)
            grid.setColumnStretch(place % across, 1)
        self._group.idClicked.connect(self._on_clicked)
        theme.changed.connect(self.update)

    @property
    def place(self) -> int:
        """Which answer is chosen, -1 for none."""
        return self._group.checkedId()

    def buttons(self) -> list[QAbstractButton]:
        """The answers, left to right."""
        return self._group.buttons()

    def set_place(self, place: int) -> None:
        """Choose an answer (-1: none) without telling of it."""
        if place < 0:
            self._group.setExclusive(False)
            for button in self._group.buttons():
                button.setChecked(False)
            self._group.setExclusive(True)
        elif (button := self._group.button(place)) is not None:
            button.setChecked(True)
        self.update()

    def _choose(self, place: int) -> None:
        if place != self.place:
            self.set_place(place)
            self.chosen.emit(place)

    def _on_clicked(self, place: int) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.update()
        self.chosen.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits and arrows choose."""
        count = len(self._group.buttons())
        typed = event.text()
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            super().keyPressEvent(event)
        elif typed.isascii() and typed.isdecimal() and 1 <= int(typed) <= count:
            self._choose(int(typed) - 1)
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            step = 1 if event.key() == Qt.Key.Key_Right else -1
            self._choose((self.place + step) % count if self.place >= 0 else 0)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._columns:
            step = self._columns if event.key() == Qt.Key.Key_Down else -self._columns
            self._choose((self.place + step) % count if self.place >= 0 else 0)
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and self._can_clear:
            self._choose(-1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Put the ring away."""
        super().focusOutEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again after a change of text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            for button in self._group.buttons():
                button.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame in the state of the field."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.property("bad"):
            color, width = "danger", 2
        elif self.property("warned"):
            color, width = "warn_m", 2
        elif self.hasFocus():
            color, width = "focus", self._theme.focus_width
        else:
            color, width = ("field", 1) if self.isEnabled() else ("line", 1)
        painter.setPen(QPen(self._theme.color(color), width))
        painter.setBrush(self._theme.color("sunken"))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS)


def segments_width(theme: Theme, words: Sequence[str], *, digits: bool = True) -> int:
    """How wide these answers stand side by side."""
    widths = (_Segment(theme, text, int(digits)).sizeHint().width() + 1 for text in words)
    return sum(widths) + 2 * _EDGE
