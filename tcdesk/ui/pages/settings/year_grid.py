"""A whole year on one surface: twelve months, gone through by key day by day or picked by mouse."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tcdesk.domain.views.calendar import YearCalendar
from tcdesk.i18n import Texts
from tcdesk.ui.kit.flow import FlowLayout
from tcdesk.ui.kit.paint import CENTER, draw_text, text_width
from tcdesk.ui.pages.settings.year_paint import SIGN_NAMES, DayState, Sign, draw_day, signs_of
from tcdesk.ui.theme import Theme

_LEAST_CELL, _MOST_CELL, _GAP = 17, 30, 16
_HEAD, _NAMES = 22, 15
_FIRST, _LAST = date(1900, 1, 1), date(2199, 12, 31)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class YearGrid(QWidget):
    """`moved` fires when another day is in hand, `taken` when it is opened.

    Arrows go by days and weeks (with Shift they choose a span), PgUp and PgDn by months (Shift: years), Home to today,
    Enter takes. `day` is the one in hand, `span` the first and last day of what is chosen.
    """

    moved = Signal()
    taken = Signal()

    def __init__(self, theme: Theme, texts: Texts, today: date) -> None:
        super().__init__()
        self._theme, self._texts, self._today = theme, texts, today
        self.day = self._anchor = today
        self._signs: Mapping[date, frozenset[Sign]] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_year(self, calendar: YearCalendar) -> None:
        """Show another year, or the same one after a change."""
        first, days = date(calendar.year, 1, 1), 366 if monthrange(calendar.year, 2)[1] == 29 else 365
        whole = (first + timedelta(days=n) for n in range(days))
        self._signs = {day: signs_of(calendar.on(day), day) for day in whole}
        self.update()

    @property
    def span(self) -> tuple[date, date]:
        """The chosen days, both included."""
        return min(self._anchor, self.day), max(self._anchor, self.day)

    def go(self, day: date, *, choosing: bool = False) -> None:
        """Take another day in hand, within 1900 to 2199; `choosing` keeps the other end of the span."""
        self.day = min(max(day, _FIRST), _LAST)
        if not choosing:
            self._anchor = self.day
        self.moved.emit()
        self.update()

    def go_months(self, months: int) -> None:
        """The same day some months later, or the last of a shorter month."""
        year, month = divmod(self.day.year * 12 + self.day.month - 1 + months, 12)
        if _FIRST.year <= year <= _LAST.year:
            self.go(date(year, month + 1, min(self.day.day, monthrange(year, month + 1)[1])))

    # ---- where things stand
    def _columns(self, width: int) -> int:
        least = 7 * self._theme.px(_LEAST_CELL) + _GAP
        return next((columns for columns in (4, 3, 2) if columns * least - _GAP <= width), 1)

    def _cell(self, width: int) -> float:
        columns = self._columns(width)
        return min(self._theme.px(_MOST_CELL), ((width + _GAP) / columns - _GAP) / 7)

    def _row_height(self) -> float:
        return min(self._cell(self.width()), self._theme.px(_LEAST_CELL))

    def _month_height(self) -> float:
        return self._theme.px(_HEAD) + self._theme.px(_NAMES) + 6 * self._row_height() + 4

    def hasHeightForWidth(self) -> bool:
        """The months go on in the next row."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All rows of months."""
        return round(-(-12 // self._columns(width)) * self._month_height())

    def sizeHint(self) -> QSize:
        """Four months side by side."""
        width = 4 * (7 * self._theme.px(_LEAST_CELL + 2) + _GAP) - _GAP
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """One month."""
        return QSize(7 * self._theme.px(_LEAST_CELL), round(self._month_height()))

    def _origin(self, month: int) -> tuple[float, float]:
        columns = self._columns(self.width())
        pitch = (self.width() + _GAP) / columns
        return (month - 1) % columns * pitch, (month - 1) // columns * self._month_height()

    def box_of(self, day: date) -> QRectF:
        """Where a day of the year in hand stands."""
        left, top = self._origin(day.month)
        place = day.replace(day=1).weekday() + day.day - 1
        cell, high = self._cell(self.width()), self._row_height()
        top += self._theme.px(_HEAD) + self._theme.px(_NAMES)
        return QRectF(left + place % 7 * cell, top + place // 7 * high, cell, high)

    def day_at(self, at: QPoint) -> date | None:
        """The day under a point, or None."""
        for month in range(1, 13):
            for number in range(1, monthrange(self.day.year, month)[1] + 1):
                day = date(self.day.year, month, number)
                if self.box_of(day).contains(at):
                    return day
        return None

    # ---- painting
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw twelve months."""
        painter = QPainter(self)
        for month in range(1, 13):
            self._draw_month(painter, month)

    def _draw_month(self, painter: QPainter, month: int) -> None:
        theme, texts, first = self._theme, self._texts, date(self.day.year, month, 1)
        left, top = self._origin(month)
        cell = self._cell(self.width())
        head = QRectF(left + 3, top, 7 * cell, theme.px(_HEAD))
        name = texts.month(first).removesuffix(f" {first.year}")
        is_this = (first.year, month) == (self._today.year, self._today.month)
        draw_text(painter, head, name, theme.font("small", 600), "accent" if is_this else "ink", theme)
        for weekday in range(7):
            box = QRectF(left + weekday * cell, top + theme.px(_HEAD), cell, theme.px(_NAMES))
            letter = texts.weekday(weekday, short=True)[:1]
            draw_text(painter, box, letter, theme.font("micro"), "ink3", theme, CENTER)
        begin, end = self.span
        for number in range(1, monthrange(first.year, month)[1] + 1):
            day = first.replace(day=number)
            state = DayState(
                is_today=day == self._today,
                is_current=day == self.day,
                is_chosen=begin != end and begin <= day <= end,
                is_weekend=day.weekday() > 4,
                has_focus=self.hasFocus(),
            )
            draw_day(painter, self.box_of(day), str(number), self._signs.get(day, frozenset()), state, theme)

    # ---- keys and mouse
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the year."""
        key, shifted = Qt.Key(event.key()), bool(event.modifiers() & _SHIFT)
        if key in _STEPS and not event.modifiers() & ~(_SHIFT | Qt.KeyboardModifier.KeypadModifier):
            self.go(self.day + timedelta(days=_STEPS[key]) if _FIRST < self.day < _LAST else self.day, choosing=shifted)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            months = 12 if shifted else 1
            self.go_months(-months if key == Qt.Key.Key_PageUp else months)
        elif key == Qt.Key.Key_Home:
            self.go(self._today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the day under the mouse in hand; with Shift the span up to it."""
        day = self.day_at(event.position().toPoint())
        if day is not None:
            self.go(day, choosing=bool(event.modifiers() & _SHIFT))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Choose a span by drawing over it."""
        day = self.day_at(event.position().toPoint())
        if day is not None and day != self.day and event.buttons() & Qt.MouseButton.LeftButton:
            self.go(day, choosing=True)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the day."""
        if self.day_at(event.position().toPoint()) == self.day:
            self.taken.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Put the ring away."""
        super().focusOutEvent(event)
        self.update()


class _LegendItem(QWidget):
    def __init__(self, theme: Theme, sign: Sign, words: str) -> None:
        super().__init__()
        self._theme, self._sign, self._words = theme, sign, words
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A day and its words."""
        cell = self._theme.px(18)
        return QSize(round(cell + 6 + text_width(self._words, self._theme.font("caption"))) + 1, cell)

    def minimumSizeHint(self) -> QSize:
        """It is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both."""
        painter = QPainter(self)
        cell = self._theme.px(18)
        draw_day(painter, QRectF(0, 0, cell, cell), "9", frozenset({self._sign}), DayState(), self._theme)
        rest = QRectF(cell + 6, 0, self.width() - cell - 6, cell)
        draw_text(painter, rest, self._words, self._theme.font("caption"), "ink2", self._theme)


class Legend(QWidget):
    """What the signs of the days mean."""

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__()
        row = FlowLayout(self, gap=14, line_gap=4)
        for sign, words in SIGN_NAMES.items():
            row.addWidget(_LegendItem(theme, sign, texts.t(words)))
