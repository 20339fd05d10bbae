"""A month to pick a day from: weeks start on Monday, names are those of the house."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tcdesk.i18n import Texts
from tcdesk.ui.kit.buttons import icon_button
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.kit.paint import CENTER, draw_focus, draw_text
from tcdesk.ui.theme import Theme

_CELL, _HEAD = 32, 22
_FIRST, _LAST = date(1900, 1, 1), date(2199, 12, 31)
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}


class MonthGrid(QWidget):
    """The days of one month with the one in hand; `picked` fires when it is taken, `moved` when it is another."""

    picked = Signal(object)
    moved = Signal()

    def __init__(self, theme: Theme, texts: Texts, day: date, today: date) -> None:
        super().__init__()
        self._theme, self._texts, self._today = theme, texts, today
        self.day = day
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._name()

    def _name(self) -> None:
        self.setAccessibleName(self._texts.date_full(self.day))

    def go(self, day: date) -> None:
        """Take another day in hand, within 1900 to 2199."""
        self.day = min(max(day, _FIRST), _LAST)
        self._name()
        self.moved.emit()
        self.update()

    def go_months(self, months: int) -> None:
        """The same day some months later, or the last of a shorter month."""
        year, month = divmod(self.day.year * 12 + self.day.month - 1 + months, 12)
        if _FIRST.year <= year <= _LAST.year:
            self.go(date(year, month + 1, min(self.day.day, monthrange(year, month + 1)[1])))

    def sizeHint(self) -> QSize:
        """Seven columns, a head and six weeks."""
        return QSize(7 * self._theme.px(_CELL), self._theme.px(_HEAD) + 6 * self._theme.px(_CELL))

    def _first(self) -> date:
        first = self.day.replace(day=1)
        return first - timedelta(days=first.weekday()) if first > _FIRST else first

    def _box(self, place: int) -> QRectF:
        cell = self._theme.px(_CELL)
        return QRectF(place % 7 * cell, self._theme.px(_HEAD) + place // 7 * cell, cell, cell)

    def day_at(self, at: QPoint) -> date | None:
        """The day under a point, or None."""
        for place in range(42):
            if self._box(place).contains(at):
                return self._first() + timedelta(days=place)
        return None

    def box_of(self, day: date) -> QRectF:
        """Where a day of the shown weeks stands."""
        return self._box((day - self._first()).days)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw names of days, days, today and the day in hand."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for weekday in range(7):
            box = QRectF(weekday * self._theme.px(_CELL), 0, self._theme.px(_CELL), self._theme.px(_HEAD))
            name = self._texts.weekday(weekday, short=True)
            draw_text(painter, box, name, self._theme.font("caption", 600), "ink3", self._theme, CENTER)
        for place in range(42):
            self._draw_day(painter, self._box(place), self._first() + timedelta(days=place))

    def _draw_day(self, painter: QPainter, box: QRectF, day: date) -> None:
        inside = day.month == self.day.month
        color = "ink" if inside else "ink3"
        cell = box.adjusted(1, 1, -1, -1)
        if day == self.day:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent"))
            painter.drawRoundedRect(cell, 6, 6)
            color = "on_accent"
            if self.hasFocus():
                draw_focus(painter, box, 7, self._theme)
        elif day == self._today:
            painter.setPen(QPen(self._theme.color("accent_m"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(cell.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        weight = 600 if day in (self.day, self._today) else 400
        draw_text(painter, box, str(day.day), self._theme.font("small", weight), color, self._theme, CENTER)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the day under the mouse."""
        day = self.day_at(event.position().toPoint())
        if day is not None:
            self.go(day)
            self.picked.emit(self.day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move by days and weeks, PgUp and PgDn by months (Shift: years), Home goes to today, Enter takes."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.go(self.day + timedelta(days=_STEPS[key]) if _FIRST < self.day < _LAST else self.day)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            months = 12 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self.go_months(-months if key == Qt.Key.Key_PageUp else months)
        elif key == Qt.Key.Key_Home:
            self.go(self._today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit(self.day)
        else:
            super().keyPressEvent(event)


class MonthPopup(QFrame):
    """The month under a date field; `picked` gives the day that was taken. Esc closes it."""

    picked = Signal(object)

    def __init__(self, theme: Theme, texts: Texts, day: date, today: date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._theme, self._texts = theme, texts
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.grid = MonthGrid(theme, texts, day, today)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(2)
        self._title = Label("", "body", weight=600)
        row.addWidget(self._title)
        row.addStretch(1)
        back = icon_button(theme, "previous", texts.t("Month before"), self._on_back, size="small", bordered=False)
        ahead = icon_button(theme, "next", texts.t("Month after"), self._on_ahead, size="small", bordered=False)
        for button in (back, ahead):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(button)
        column.addLayout(row)
        column.addWidget(self.grid)
        self.grid.moved.connect(self._on_moved)
        self.grid.picked.connect(self._on_picked)
        self.setFocusProxy(self.grid)
        self._on_moved()

    def _on_back(self) -> None:
        self.grid.go_months(-1)

    def _on_ahead(self) -> None:
        self.grid.go_months(1)

    def _on_moved(self) -> None:
        self._title.setText(self._texts.month(self.grid.day))

    def _on_picked(self, day: date) -> None:
        self.close()
        self.picked.emit(day)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("line2"), 1))
        painter.setBrush(self._theme.color("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
