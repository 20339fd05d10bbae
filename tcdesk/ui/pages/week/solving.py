"""While the solver works: how many are still without a group, what is kept, and two ways to stop."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from tcdesk.domain.week.plan import Progress
from tcdesk.i18n import Texts
from tcdesk.ui.dialogs._overlay import Overlay
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.kit.paint import LEFT, RIGHT, draw_text
from tcdesk.ui.theme import Theme

_TICK_MS = 100
_LEAST_SECONDS = 3


class FallingLine(QWidget):
    """Residents without a group over the seconds."""

    def __init__(self, theme: Theme, texts: Texts, unseated: int) -> None:
        super().__init__()
        self._theme, self._texts = theme, texts
        self.points: list[tuple[float, int]] = [(0.0, unseated)]
        self.seconds = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A strip."""
        return QSize(300, self._theme.px(92))

    def add(self, seconds: float, unseated: int) -> None:
        """The number at a moment."""
        self.points.append((seconds, unseated))
        words = self._texts.n("{n} resident without a group", "{n} residents without a group", unseated)
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, its last point and its axes."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = max(2, *(count for _, count in self.points))
        last = max(_LEAST_SECONDS, math.ceil(self.seconds))
        area = QRectF(20, 8, self.width() - 22, self.height() - theme.px(28))
        font = theme.font("micro")
        for value in sorted({0, top // 2, top}):
            y = area.bottom() - area.height() * value / top
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            label = QRectF(0, y - 8, 14, 16)
            draw_text(painter, label, self._texts.number(value), font, "ink3", theme, RIGHT)
        under = QRectF(area.left(), area.bottom() + 2, area.width(), theme.px(16))
        draw_text(painter, under, self._texts.t("{n} s", n=0), font, "ink3", theme, LEFT)
        draw_text(painter, under, self._texts.t("{n} s", n=last), font, "ink3", theme, RIGHT)
        path: list[QPointF] = []
        for seconds, count in [*self.points, (self.seconds, self.points[-1][1])]:
            at = QPointF(area.left() + area.width() * min(seconds, last) / last,
                         area.bottom() - area.height() * count / top)  # fmt: skip
            if path:
                path.append(QPointF(at.x(), path[-1].y()))
            path.append(at)
        painter.setPen(QPen(theme.color("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(path))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        painter.drawEllipse(path[-1], 3.5, 3.5)


class _Tick(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(theme.px(14), theme.px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        self._theme.icons.paint(QPainter(self), QRectF(self.rect()), "done", "ok_m", fill=True)


class SolvingDialog(Overlay):
    """Shows progress. `enough` fires for "use this result", `cancelled` for stopping."""

    enough = Signal()

    def __init__(
        self, host: QWidget, theme: Theme, texts: Texts, *, week: int, unseated: int, total: int, locked: int
    ) -> None:
        super().__init__(host, theme)
        t = texts.t
        self._texts, self._total = texts, total
        self._ticks = 0
        self._share = 0.0
        title = t("Arranging week {n}", n=week)
        self.setAccessibleName(title)
        self._seconds = Label("", "small", "ink2")
        self._words = Label("", "small", "ink2", wrap=True)
        self._bar = QProgressBar()
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(title)
        self.line = FallingLine(theme, texts, unseated)
        head = QHBoxLayout()
        head.addWidget(Label(title, "heading"), 1)
        head.addWidget(self._seconds)
        self.content.addLayout(head)
        self.content.addWidget(self._words)
        self.content.addWidget(self._bar)
        self.content.addWidget(Label(t("Residents without a group"), "caption", "ink3"))
        self.content.addWidget(self.line)
        self.content.addLayout(self._promises(locked))
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(Label(t("You may stop: the best result so far is not lost."), "caption", "ink3", wrap=True), 1)
        self.use = Button(theme, t("Use this result"), "primary", keys=("Enter",), clicked=self.enough.emit)
        self.use.setEnabled(False)
        self.stop = Button(theme, t("Cancel"), "ghost", keys=("Esc",), clicked=self.cancel)
        foot.addWidget(self.stop)
        foot.addWidget(self.use)
        self.content.addLayout(foot)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start()
        self.closed.connect(self._timer.stop)
        self._say(unseated)
        self._on_tick()

    def _promises(self, locked: int) -> QHBoxLayout:
        t, n = self._texts.t, self._texts.n
        row = QHBoxLayout()
        row.setSpacing(6)
        words = [t("leave and holidays are respected")]
        if locked:
            words.insert(
                0,
                n(
                    "{n} locked group keeps its hour, room and counselor",
                    "{n} locked groups keep hour, room and counselor",
                    locked,
                ),
            )
        for promise in words:
            row.addWidget(_Tick(self.theme))
            row.addWidget(Label(promise, "small"))
            row.addSpacing(8)
        row.addStretch(1)
        return row

    def first_focus(self) -> QWidget:
        """Enter uses the result as soon as there is one."""
        return self.use if self.use.isEnabled() else self.stop

    def _say(self, unseated: int) -> None:
        t, n = self._texts.t, self._texts.n
        if unseated:
            count = n("{n} resident has no group yet.", "{n} residents have no group yet.", unseated)
            now = t("Looking for seats.")
        else:
            count = n("The one resident has a group.", "All {n} residents have a group.", self._total)
            now = t("Now making groups more alike and keeping them together.")
        self._words.setText(f"{count} {now}")

    def show_progress(self, state: Progress) -> None:
        """Show what the solver knows."""
        self.line.seconds = max(self.line.seconds, state.seconds)
        self.line.add(state.seconds, state.unseated)
        self._say(state.unseated)
        share = 0.15
        if state.bound is not None and state.score > 0:
            gap = max(0.0, (state.score - state.bound) / state.score)
            share = 0.3 + 0.65 * max(0.0, 1 - 8 * gap)
        self._share = max(self._share, share)
        self._bar.setValue(round(1000 * self._share))
        if not self.use.isEnabled():
            self.use.setEnabled(True)
            self.use.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_tick(self) -> None:
        self.line.seconds = max(self.line.seconds, self._ticks * _TICK_MS / 1000)
        self._ticks += 1
        self._seconds.setText(self._texts.t("{n} s", n=self._texts.number(self.line.seconds, 1)))
        self.line.update()
