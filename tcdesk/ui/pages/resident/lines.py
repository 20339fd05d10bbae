"""Two small lists of the first page, drawn by hand: goals with their bars, and what was written last."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from tcdesk.domain.care import GOAL_NAMES, GoalStatus
from tcdesk.domain.progress_parts import GoalRow
from tcdesk.figures.bars import PROGRESS, ProgressData, Tone
from tcdesk.figures.palette import screen_palette
from tcdesk.figures.pen import Box
from tcdesk.figures.style import SCREEN
from tcdesk.i18n import Texts
from tcdesk.ui.kit.paint import RIGHT, draw_text, text_width
from tcdesk.ui.kit.pen import ScreenPen
from tcdesk.ui.theme import Theme

GOAL_LOOKS = {
    GoalStatus.MET: (Tone.DONE, "ok"),
    GoalStatus.ON_TRACK: (Tone.PLAIN, "ink2"),
    GoalStatus.AT_RISK: (Tone.DUE, "warn"),
    GoalStatus.LATE: (Tone.LATE, "danger"),
    GoalStatus.DROPPED: (Tone.SECOND, "ink3"),
}
"""The tone of the bar and of the word of each state of a goal."""
MOST_GOALS, MOST_LINES = 5, 3
_GOAL_HEIGHT, _LINE_HEIGHT = 32, 41
_GOAL_LEAST, _LINE_LEAST = 26, 38
_BAR_WIDTH, _BAR_HEIGHT = 52, 6
_GAP = 16


class _Rows(QWidget):
    """Rows of one height that close up a little where there is no room."""

    def __init__(self, theme: Theme, texts: Texts, row_height: int, least: int) -> None:
        super().__init__()
        self._theme, self._texts = theme, texts
        self._row_height, self._least = row_height, least
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self.update)

    def _count(self) -> int:
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(220, self._theme.px(self._row_height) * max(self._count(), 1))

    def minimumSizeHint(self) -> QSize:
        """Rows a little closer."""
        return QSize(140, self._theme.px(self._least) * max(self._count(), 1))

    def changeEvent(self, event: QEvent) -> None:
        """Measure again after a change of text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def _row(self, place: int) -> QRectF:
        height = min(self.height() / max(self._count(), 1), self._theme.px(self._row_height) * 1.15)
        return QRectF(0, height * place, self.width(), height)

    def _rule(self, painter: QPainter, row: QRectF) -> None:
        painter.setPen(QPen(self._theme.color("line"), 1))
        foot = round(row.bottom()) + 0.5
        painter.drawLine(QPointF(row.left(), foot), QPointF(row.right(), foot))


class GoalLines(_Rows):
    """The goals of the plan: what, how far, and a word."""

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__(theme, texts, _GOAL_HEIGHT, _GOAL_LEAST)
        self._goals: tuple[GoalRow, ...] = ()

    def show_goals(self, goals: Sequence[GoalRow]) -> None:
        """Show the first of these."""
        self._goals = tuple(goals[:MOST_GOALS])
        names = (f"{goal.objective}: {self._texts.t(GOAL_NAMES[goal.status])}" for goal in self._goals)
        self.setAccessibleDescription("; ".join(names))
        self.updateGeometry()
        self.update()

    def _count(self) -> int:
        return len(self._goals)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows."""
        painter = QPainter(self)
        theme, texts = self._theme, self._texts
        if not self._goals:
            draw_text(painter, self._row(0), texts.t("No goals yet"), theme.font("small"), "ink3", theme)
            return
        pen = ScreenPen(painter, screen_palette(theme.tokens))
        style = SCREEN.scaled(theme.text_size / 100)
        font = theme.font("small", 600)
        widest = max(text_width(texts.t(GOAL_NAMES[goal.status]), font) for goal in self._goals)
        bar = theme.px(_BAR_WIDTH)
        for place, goal in enumerate(self._goals):
            row = self._row(place)
            tone, ink = GOAL_LOOKS[goal.status]
            left = row.right() - widest - _GAP - bar
            name = row.adjusted(0, 0, 0, 0)
            name.setRight(left - _GAP)
            draw_text(painter, name, goal.objective, theme.font("small"), "ink", theme)
            at = Box(left, row.center().y() - _BAR_HEIGHT / 2, bar, _BAR_HEIGHT)
            PROGRESS.draw(pen, at, ProgressData(part=goal.progress, tone=tone), style, texts)
            draw_text(painter, row, texts.t(GOAL_NAMES[goal.status]), font, ink, theme, RIGHT)
            if place + 1 < len(self._goals):
                self._rule(painter, row)


@attrs.frozen(kw_only=True)
class Line:
    """Something written: its day, a title and a quieter line, in words of the screen; `locked` where it is hidden."""

    day: str
    title: str
    text: str = ""
    locked: bool = False


class RecentLines(_Rows):
    """What was written last, the newest first."""

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__(theme, texts, _LINE_HEIGHT, _LINE_LEAST)
        self._lines: tuple[Line, ...] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show the first of these."""
        self._lines = tuple(lines[:MOST_LINES])
        self.setAccessibleDescription("; ".join(f"{line.day} {line.title} {line.text}" for line in self._lines))
        self.updateGeometry()
        self.update()

    def _count(self) -> int:
        return len(self._lines)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows."""
        painter = QPainter(self)
        theme = self._theme
        small = theme.font("small")
        if not self._lines:
            draw_text(painter, self._row(0), self._texts.t("Nothing written yet"), small, "ink3", theme)
            return
        column = max(text_width(line.day, theme.font("caption")) for line in self._lines) + _GAP
        height = theme.line_height("small")
        for place, line in enumerate(self._lines):
            row = self._row(place)
            draw_text(painter, row, line.day, theme.font("caption"), "ink3", theme)
            top = row.center().y() - height * (1 if line.text or line.locked else 0.5)
            first = QRectF(column, top, row.width() - column, height)
            draw_text(painter, first, line.title, theme.font("small", 600), "ink", theme)
            second = first.translated(0, height)
            if line.locked:
                size = theme.px(13)
                icon = QRectF(second.left(), second.center().y() - size / 2, size, size)
                theme.icons.paint(painter, icon, "lock", "ink3")
                second.setLeft(icon.right() + 5)
            draw_text(painter, second, line.text, small, "ink3" if line.locked else "ink2", theme)
            if place + 1 < len(self._lines):
                self._rule(painter, row)
