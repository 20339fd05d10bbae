"""The week board as a widget: scrolling, focus, keys, mouse, and a name for every card."""

from __future__ import annotations

from collections.abc import Iterable

import attrs
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip

from tcdesk.domain.views.week import WeekView
from tcdesk.i18n import Texts
from tcdesk.ui.pages.week.board_layout import (
    ARROWS,
    BoardData,
    BoardLayout,
    lay_out,
    next_stop,
    scrolled_to,
    shown_days,
)
from tcdesk.ui.pages.week.board_mouse import BoardMouse
from tcdesk.ui.pages.week.board_paint import Carry, Look, draw_body, draw_heads
from tcdesk.ui.pages.week.card_names import CardNames, seat_words, spot_words
from tcdesk.ui.pages.week.targets import Spot
from tcdesk.ui.theme import Theme

_NO_VIEW = WeekView(cards=(), rows=(), weekdays=(), blocked=(), free=(), unseated=(), violations=(), seated=0, total=0)
_NOTHING = BoardData(view=_NO_VIEW)


class Board(QAbstractScrollArea):
    """Shows a `BoardData`. `focused` fires with every `Spot` the focus comes to, `opened` for a group that is pressed
    twice or by Enter, `added` for a free hour; `mouse` tells of cards under the mouse."""

    focused = Signal(object)
    opened = Signal(str)
    added = Signal(object)

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__()
        self._theme, self._texts = theme, texts
        self._data = _NOTHING
        self._layout: BoardLayout | None = None
        self._look = Look(theme=theme, texts=texts)
        self._first_day = 0
        self.mouse = BoardMouse(self)
        self._names = CardNames(self, texts)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(texts.t("Week board"))
        self.mouse.added.connect(self.added)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        theme.changed.connect(self.relay)

    # what is shown

    @property
    def data(self) -> BoardData:
        """What is shown."""
        return self._data

    @property
    def is_paged(self) -> bool:
        """Whether there are days that are not shown."""
        return self._layout is not None and self._layout.is_paged

    @property
    def spot(self) -> Spot | None:
        """Where the focus is."""
        return self._look.focus

    @property
    def carry(self) -> Carry | None:
        """What is being moved."""
        return self._look.carry

    def show_data(self, data: BoardData) -> None:
        """Show another board; the focus stays where it was if that is still there."""
        self._data = data
        self.relay()
        focus = self._look.focus
        if self._layout is not None and focus not in self._layout.stops:
            self.focus_on(next_stop(self._layout.stops, None, 0, 0))
        else:
            self.setAccessibleName(spot_words(self._data, self._look.focus, self._texts))

    def show_carry(self, carry: Carry | None) -> None:
        """Show where something that is moved may go; None ends it."""
        self._look = attrs.evolve(self._look, carry=carry)
        if carry is not None and carry.over is not None and self._layout is not None:
            box = self._layout.rect(carry.over)
            if box is not None:
                self._bring_into_view(box)
        self.viewport().update()

    def go_to(self, spot: Spot) -> None:
        """Bring the focus to a card or a free hour."""
        if spot.group:
            card = next((one for one in self._data.view.cards if one.group == spot.group), None)
            if card is not None:
                self._show_day(card.weekday)
        if self._layout is not None and spot in self._layout.stops:
            self.focus_on(spot)

    def relay(self) -> None:
        """Lay everything out again for the size there is."""
        width, height = self.viewport().width(), self.viewport().height()
        days = shown_days(width, self._data.view.weekdays, self._first_day, self._theme.px)
        layout = lay_out(self._data, days, width, height, self._theme.px)
        room = height - layout.head
        bar = self.verticalScrollBar()
        bar.setPageStep(max(1, int(room)))
        bar.setSingleStep(24)
        bar.setRange(0, max(0, int(layout.height - room)))
        self._layout = layout
        self._names.place(self._data, layout, self._offset())
        self.viewport().update()

    def _offset(self) -> float:
        layout = self._layout
        return 0.0 if layout is None else layout.head - self.verticalScrollBar().value()

    def _bring_into_view(self, box: QRectF) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(scrolled_to(box, bar.value(), bar.pageStep()))

    def _show_day(self, weekday: int) -> None:
        days = self._data.view.weekdays
        shown = shown_days(self.viewport().width(), days, self._first_day, self._theme.px)
        if weekday not in shown and weekday in days:
            self._first_day = days.index(weekday)
            self.relay()

    def step_days(self, step: int) -> bool:
        """Show the days before (-1) or after (1) where there is no room for all; whether there were others."""
        days = self._data.view.weekdays
        shown = shown_days(self.viewport().width(), days, self._first_day, self._theme.px)
        now = days.index(shown[0]) if shown else 0
        first = max(0, min(now + step * len(shown), len(days) - len(shown)))
        if first == now:
            return False
        self._first_day = first
        self.relay()
        if self._layout is not None:
            self.focus_on(next_stop(self._layout.stops, None, 0, 0))
        return True

    # focus and keys

    def focus_on(self, spot: Spot | None) -> None:
        """Bring the focus to a place it can come to."""
        self._look = attrs.evolve(self._look, focus=spot)
        self.setAccessibleName(spot_words(self._data, self._look.focus, self._texts))
        box = self._layout.stops.get(spot) if self._layout is not None and spot is not None else None
        if box is not None:
            self._bring_into_view(box)
        self.viewport().update()
        self.focused.emit(spot)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus; the first time it lands on the first card."""
        super().focusInEvent(event)
        self._look = attrs.evolve(self._look, has_focus=True)
        if self._look.focus is None and self._layout is not None:
            self.focus_on(next_stop(self._layout.stops, None, 0, 0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self._look = attrs.evolve(self._look, has_focus=False)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from card to card, Enter opens one; everything else is the page's."""
        key, layout = event.key(), self._layout
        if layout is None or self._look.carry is not None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif key in ARROWS and not event.modifiers():
            found = next_stop(layout.stops, self._look.focus, *ARROWS[Qt.Key(key)])
            if found is not None:
                self.focus_on(found)
            elif ARROWS[Qt.Key(key)][0]:
                self.step_days(ARROWS[Qt.Key(key)][0])
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            step = 1 if key == Qt.Key.Key_PageDown else -1
            if not self.step_days(step):
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() + step * bar.pageStep())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._data.is_proposal:
            self._open(self._look.focus)
        else:
            event.ignore()

    def _open(self, spot: Spot | None) -> None:
        if spot is not None and spot.group:
            self.opened.emit(spot.group)
        elif spot is not None:
            self.added.emit(spot)

    # mouse

    def spot_under(self, place: QPoint) -> Spot | None:
        """What lies under a place of the screen; while a group is moved the hour, not the card."""
        at = self.viewport().mapFromGlobal(place)
        layout, carry = self._layout, self._look.carry
        if layout is None or not self.viewport().rect().contains(at) or at.y() < layout.head:
            return None
        point = QPointF(at) - QPointF(0, self._offset())
        if carry is not None and carry.group:
            cell = layout.cell_at(point)
            return None if cell is None else Spot(weekday=cell[0], starts_at=cell[1])
        return layout.at(point)

    def places(self, spots: Iterable[Spot]) -> dict[Spot, QRectF]:
        """The rectangles of some places, those there are."""
        layout = self._layout
        return {} if layout is None else {s: box for s in spots if (box := layout.rect(s)) is not None}

    def card_box(self, group: str) -> QRectF:
        """Where a card lies, in the viewport."""
        box = self._layout.cards.get(group) if self._layout is not None else None
        return QRectF(box.translated(0, self._offset())) if box is not None else QRectF(0, 0, 150, 110)

    def spot_stops(self, spot: Spot | None) -> bool:
        """Whether the focus can come to a place."""
        return spot is not None and self._layout is not None and spot in self._layout.stops

    def hover(self, spot: Spot | None) -> None:
        """Show what lies under the mouse."""
        if spot != self._look.hovered:
            self._look = attrs.evolve(self._look, hovered=spot)
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the focus there, and perhaps lift what is there; above the hours it goes to the days not shown."""
        at, layout = event.position(), self._layout
        if event.button() == Qt.MouseButton.LeftButton and layout is not None:
            if layout.is_paged and at.y() < layout.head and at.x() < layout.gutter:
                self.step_days(-1 if at.x() < layout.gutter / 2 else 1)
            else:
                self.mouse.press(event.globalPosition().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry what is lifted, or show what lies under the mouse."""
        held = bool(event.buttons() & Qt.MouseButton.LeftButton)
        self.mouse.move(event.globalPosition().toPoint(), held=held)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop what was lifted, or press a free hour."""
        self.mouse.release(event.globalPosition().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the card."""
        spot = self.spot_under(event.globalPosition().toPoint())
        if spot is not None and spot.group and not self._data.is_proposal:
            self.opened.emit(spot.group)

    def viewportEvent(self, event: QEvent) -> bool:
        """Who sits in a group stands in its tooltip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            spot = self.spot_under(event.globalPos())
            words = seat_words(self._data, spot.group, self._texts) if spot is not None and spot.group else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        if event.type() == QEvent.Type.Leave:
            self.hover(None)
        return super().viewportEvent(event)

    # drawing

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new size."""
        super().resizeEvent(event)
        self.relay()

    def _on_scrolled(self) -> None:
        """Everything is painted again: it costs less than a frame."""
        if self._layout is not None:
            self._names.place(self._data, self._layout, self._offset())
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the board."""
        layout = self._layout
        if layout is None:
            return
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._theme.color("surface"))
        painter.save()
        painter.setClipRect(QRectF(0, layout.head, layout.width, self.viewport().height() - layout.head))
        painter.translate(0, self._offset())
        draw_body(painter, self._data, layout, self._look)
        painter.restore()
        draw_heads(painter, self._data, layout, self._look)
        painter.end()
