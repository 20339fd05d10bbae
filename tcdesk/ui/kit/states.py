"""Screens that have nothing to show, could not show it, or are at work."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

import attrs
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from tcdesk.i18n import Texts
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.labels import ElidedLabel, Label
from tcdesk.ui.kit.paint import draw_seats
from tcdesk.ui.theme import Theme


class _Seats(QWidget):
    """Ten empty seats around a counselor."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(76, 76)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw them."""
        painter = QPainter(self)
        draw_seats(painter, QPointF(38, 38), 30, 6, "accent_l", "accent", self._theme, hollow=True)


class EmptyState(QWidget):
    """Nothing here yet: what this is, why it is empty, one main step and perhaps a second."""

    def __init__(self, theme: Theme, title: str, text: str, actions: Sequence[Button] = ()) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(_Seats(theme), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(4)
        self.title = Label(title, "heading", wrap=True)
        self.text = Label(text, "body", "ink2", wrap=True)
        for label in (self.title, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setMaximumWidth(480)
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(label, 100)
            row.addStretch(1)
            column.addLayout(row)
        if actions:
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addStretch(1)
            for button in actions:
                row.addWidget(button)
            row.addStretch(1)
            column.addSpacing(4)
            column.addLayout(row)
        column.addStretch(1)


class _Mark(QWidget):
    """One icon at a fixed size."""

    def __init__(self, theme: Theme, icon: str, color: str, size: int = 26, *, fill: bool = False) -> None:
        super().__init__()
        self._theme, self._icon, self._color, self._fill = theme, icon, color, fill
        self.setFixedSize(size, size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        self._theme.icons.paint(QPainter(self), QRectF(self.rect()), self._icon, self._color, fill=self._fill)


class ErrorState(QWidget):
    """Something failed: what, what is safe, the way out first. `details` are for a technician and stay folded.

    `code` is a short code with the time, so that it can be found in the log.
    """

    def __init__(
        self,
        theme: Theme,
        texts: Texts,
        title: str,
        text: str,
        actions: Sequence[Button] = (),
        *,
        details: str = "",
        code: str = "",
    ) -> None:
        super().__init__()
        self._theme, self._texts = theme, texts
        outer = QHBoxLayout(self)
        outer.setContentsMargins(32, 16, 32, 16)
        outer.setSpacing(16)
        outer.addStretch(1)
        outer.addWidget(_Mark(theme, "bad", "danger", fill=True), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(8)
        outer.addLayout(column, 100)
        outer.addStretch(1)
        self.title = Label(title, "heading", wrap=True)
        self.text = Label(text, "body", "ink2", wrap=True)
        for label in (self.title, self.text):
            label.setMaximumWidth(560)
            column.addWidget(label)
        if actions:
            row = QHBoxLayout()
            row.setSpacing(8)
            for button in actions:
                row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)
        if details or code:
            row = QHBoxLayout()
            self.fold = Button(theme, texts.t("Details for a technician"), "link", icon="next", clicked=self._on_fold)
            row.addWidget(self.fold)
            if not details:
                self.fold.hide()
            row.addStretch(1)
            row.addWidget(Label(code, "caption", "ink3"))
            column.addLayout(row)
            self.details = Label(details, "caption", "ink3", wrap=True)
            self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.details.setMaximumWidth(560)
            self.details.hide()
            column.addWidget(self.details)
        column.addStretch(1)

    def _on_fold(self) -> None:
        self.details.setVisible(self.details.isHidden())
        self.fold.set_icon("next" if self.details.isHidden() else "down")


class StepState(Enum):
    """How far one step of a long operation is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"


@attrs.frozen(kw_only=True)
class Step:
    """A named step of a long operation, with what it is at now."""

    words: str
    state: StepState = StepState.WAITING
    note: str = ""


class _StepMark(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.state = StepState.WAITING
        self.setFixedSize(16, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A ring, a part of a ring, or a tick."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        if self.state is StepState.DONE:
            self._theme.icons.paint(painter, QRectF(self.rect()), "done", "ok_m", fill=True)
            return
        painter.setPen(QPen(self._theme.color("line2"), 1.5))
        painter.drawEllipse(box)
        if self.state is StepState.RUNNING:
            painter.setPen(QPen(self._theme.color("accent"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawArc(box, 60 * 16, -250 * 16)


class _StepRow(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self._mark = _StepMark(theme)
        self._words = Label()
        self._note = ElidedLabel("", "small", "ink3")
        row.addWidget(self._mark)
        row.addWidget(self._words)
        row.addStretch(1)
        row.addWidget(self._note)

    def show_step(self, step: Step) -> None:
        """Show the step as it is now."""
        self._mark.state = step.state
        self._mark.update()
        self._words.setText(step.words)
        self._words.set_tone("ink3" if step.state is StepState.WAITING else "")
        self._note.setText(step.note)


class BusyPanel(QWidget):
    """A long operation: bar, named steps, time left, and leaving or stopping it.

    `cancelled` and `hidden_away` fire when their button is pressed; `keeps` says what stopping keeps.
    """

    cancelled = Signal()
    hidden_away = Signal()

    def __init__(self, theme: Theme, texts: Texts, title: str, keeps: str = "", *, can_hide: bool = False) -> None:
        super().__init__()
        self._theme = theme
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(10)
        row = QHBoxLayout()
        self._left = Label("", "small", "ink3")
        row.addWidget(Label(title, "heading"))
        row.addStretch(1)
        row.addWidget(self._left)
        column.addLayout(row)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(title)
        column.addWidget(self.bar)
        self._rows: list[_StepRow] = []
        self._steps = QVBoxLayout()
        self._steps.setSpacing(4)
        column.addLayout(self._steps)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Label(keeps, "small", "ink3", wrap=True), 1)
        row.addWidget(Button(theme, texts.t("Cancel"), "ghost", keys=("Esc",), clicked=self.cancelled.emit))
        if can_hide:
            row.addWidget(Button(theme, texts.t("Hide"), clicked=self.hidden_away.emit))
        column.addLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        """At least a dialog's width."""
        return super().sizeHint().expandedTo(QSize(480, 0))

    def show_share(self, share: float | None, left: str = "") -> None:
        """Show the part done (0 to 1; None when nobody knows) and the time left in words."""
        if share is None:
            self.bar.setRange(0, 0)
        else:
            self.bar.setRange(0, 1000)
            self.bar.setValue(round(share * 1000))
        self._left.setText(left)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show the steps as they are now."""
        while len(self._rows) > len(steps):
            self._rows.pop().deleteLater()
        while len(self._rows) < len(steps):
            self._rows.append(_StepRow(self._theme))
            self._steps.addWidget(self._rows[-1])
        for row, step in zip(self._rows, steps, strict=True):
            row.show_step(step)
