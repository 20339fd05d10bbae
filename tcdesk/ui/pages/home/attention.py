"""What needs attention: one line each, the heaviest first, with the way to where it is solved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from tcdesk.domain.views.home import AttentionKind
from tcdesk.ui.context import Context
from tcdesk.ui.kit.buttons import Button, icon_button
from tcdesk.ui.kit.cards import Card
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.kit.paint import RIGHT, draw_focus, draw_text, text_width
from tcdesk.ui.pages.home.items import Item

_HEIGHT, _TILE, _WORDS = 50, 30, 44
_EDGE = 8
"""A line reaches so far beyond the card's text, so that ring and hover keep their distance from it."""
_TONES = {"danger": ("danger_s", "danger"), "warn": ("warn_s", "warn"), "plain": ("hover", "ink2")}


class AttentionRow(QAbstractButton):
    """One item. Enter or a click opens it, Z or the clock at its right puts it off until tomorrow."""

    put_off = Signal()
    moved = Signal(int)

    def __init__(self, context: Context, item: Item, *, last: bool) -> None:
        super().__init__()
        self._context, self.item, self._last = context, item, last
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        if item.verb:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(". ".join(filter(None, (item.title, item.detail, item.verb))))
        words = context.texts.t("Remind me tomorrow")
        self.later = icon_button(
            context.theme, "due", words, self.put_off.emit, keys=("Z",), size="small", bordered=False
        )
        self.later.setParent(self)
        self.later.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.later.hide()

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(200, self._context.theme.px(_HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        """Measure again after a change of text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    # ---- keys and mouse
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """J, K and arrows go along, Enter opens, Z puts off; letters as they are typed."""
        typed = event.text().lower()
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            super().keyPressEvent(event)
        elif typed == "j" or event.key() == Qt.Key.Key_Down:
            self.moved.emit(1)
        elif typed == "k" or event.key() == Qt.Key.Key_Up:
            self.moved.emit(-1)
        elif typed == "z":
            self.put_off.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Offer to put it off."""
        super().enterEvent(event)
        self._show_later()

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse has gone."""
        super().leaveEvent(event)
        self.later.setVisible(self.hasFocus())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Offer to put it off."""
        super().focusInEvent(event)
        self._show_later()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The focus has gone."""
        super().focusOutEvent(event)
        self.later.setVisible(self.underMouse())

    def _show_later(self) -> None:
        self._place_later()
        self.later.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the clock beside the verb."""
        super().resizeEvent(event)
        self._place_later()

    def _verb_width(self) -> float:
        return text_width(self.item.verb, self._context.theme.font("small", 600)) if self.item.verb else 0

    def _place_later(self) -> None:
        size = self.later.sizeHint()
        left = self.width() - _EDGE - 30 - self._verb_width() - size.width()
        self.later.setGeometry(round(left), (self.height() - size.height()) // 2, size.width(), size.height())

    # ---- look
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw tile, words, verb and hairline."""
        theme, item = self._context.theme, self.item
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole, box = QRectF(self.rect()), QRectF(self.rect()).adjusted(_EDGE, 0, -_EDGE, 0)
        words = box.left() + _WORDS
        middle = box.center().y() - 0.5
        if not self._last:
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(QPointF(words, box.bottom() - 0.5), QPointF(box.right(), box.bottom() - 0.5))
        if self.underMouse() and item.verb:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(whole.adjusted(0, 1, 0, -2), 8, 8)
        fill, ink = _TONES[item.tone]
        tile = QRectF(box.left(), middle - _TILE / 2, _TILE, _TILE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(fill))
        painter.drawRoundedRect(tile, 8, 8)
        theme.icons.paint(painter, tile.adjusted(8, 8, -8, -8), item.icon, ink)
        right = box.right() - 12
        if item.verb:
            arrow = QRectF(right - 10, box.center().y() - 6, 12, 12)
            theme.icons.paint(painter, arrow, "next", "accent")
            font = theme.font("small", 600)
            width = self._verb_width()
            where = QRectF(right - 16 - width, box.top(), width + 1, box.height() - 1)
            draw_text(painter, where, item.verb, font, "accent", theme, RIGHT)
            right = where.left() - 12
        if not self.later.isHidden():
            right = min(right, self.later.x() - 8.0)
        line = QRectF(words, middle - theme.px(19), right - words, theme.px(19))
        draw_text(painter, line, item.title, theme.font("body", 600), "ink", theme)
        line = QRectF(words, middle, right - words, theme.px(18))
        draw_text(painter, line, item.detail, theme.font("small"), "ink2", theme)
        self.setToolTip(item.detail if text_width(item.detail, theme.font("small")) > line.width() else "")
        if self.hasFocus():
            draw_focus(painter, whole.adjusted(0, 0, 0, -1), 8, theme)


class AttentionCard(Card):
    """The items. `put_off` gives the kind of one; `mine_asked` asks for one's own only, or for all."""

    put_off = Signal(object)
    mine_asked = Signal(bool)

    def __init__(self, context: Context, *, can_choose: bool) -> None:
        super().__init__(context.texts.t("Needs attention"), " ")
        self._context = context
        self.rows: list[AttentionRow] = []
        self._mine = False
        self.body.setSpacing(0)
        self.setContentsMargins(-_EDGE, 0, -_EDGE, -4)
        self._row.setContentsMargins(_EDGE, 0, _EDGE, 0)
        self._none = Label(context.texts.t("Nothing needs attention now."), "body", "ink2", wrap=True)
        self._none.setContentsMargins(_EDGE, 0, _EDGE, 6)
        self.body.addWidget(self._none)
        self.whose = Button(context.theme, "", "link", size="small", clicked=self._on_whose)
        self.whose.setVisible(can_choose)
        self.add_to_heading(self.whose)

    def show_items(self, items: Sequence[Item], *, mine: bool) -> None:
        """Show other items; the one in hand keeps the focus, or else the one in its place."""
        texts, before = self._context.texts, self.row_in_hand()
        kept = None if before is None else (before.item.kind, self.rows.index(before))
        self._mine = mine
        self.whose.set_words(texts.t("Show all") if mine else texts.t("Only my tasks"))
        count = texts.n("{n} item", "{n} items", len(items))
        self.note.setText(" · ".join(filter(None, (count, texts.t("by risk"), texts.t("mine") if mine else ""))))
        gone = self.rows
        self.rows = [AttentionRow(self._context, item, last=item is items[-1]) for item in items]
        for row in self.rows:
            row.clicked.connect(self._on_clicked)
            row.put_off.connect(self._on_put_off)
            row.moved.connect(self._on_moved)
            self.body.addWidget(row)
            row.show()
        self._none.setVisible(not items)
        if kept is not None:
            self._go_back(*kept)  # before the old ones go, or the focus would go elsewhere with them
        for row in gone:
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()

    def row_in_hand(self) -> AttentionRow | None:
        """The item that has the focus."""
        return next((row for row in self.rows if row.hasFocus()), None)

    def _go_back(self, kind: AttentionKind, place: int) -> None:
        same = next((row for row in self.rows if row.item.kind is kind), None)
        target = same or next(iter(self.rows[place : place + 1] or self.rows[-1:]), None)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, steps: int) -> None:
        """Go to the next item (1) or the one before (-1); from elsewhere to the first."""
        row = self.row_in_hand()
        place = 0 if row is None else self.rows.index(row) + steps
        if 0 <= place < len(self.rows):
            self.rows[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_moved(self, steps: int) -> None:
        self.step(steps)

    def _on_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, AttentionRow) and row.item.code:
            self._context.go(row.item.code, **row.item.args)

    def _on_put_off(self) -> None:
        row = self.sender()
        if isinstance(row, AttentionRow):
            self.put_off.emit(row.item.kind)

    def _on_whose(self) -> None:
        self.mine_asked.emit(not self._mine)
