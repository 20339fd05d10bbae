"""Moving a group or a resident, by mouse or by keys: lifted, carried over places that say yes or no, dropped."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import attrs
from PySide6.QtCore import QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from tcdesk.domain.week.plan import Plan
from tcdesk.i18n import Texts
from tcdesk.ui.kit.paint import CENTER, draw_shadow, draw_text, text_width
from tcdesk.ui.pages.week.board import Board
from tcdesk.ui.pages.week.board_layout import ARROWS, next_stop
from tcdesk.ui.pages.week.board_paint import Carry
from tcdesk.ui.pages.week.card_paint import CardLook, draw_card
from tcdesk.ui.pages.week.targets import Spot, Target, Targets
from tcdesk.ui.theme import Theme

_DIGITS = 2


class DragLayer(QWidget):
    """What floats under the mouse, over everything on the page."""

    def __init__(self, parent: QWidget, board: Board, theme: Theme, texts: Texts) -> None:
        super().__init__(parent)
        self._page = parent
        self._board, self._theme, self._texts = board, theme, texts
        self._at = QPoint()
        self._grip = QPoint(40, 20)
        self._name = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def lift(self, name: str) -> None:
        """Show what is moved: the card of the board's carry, or a resident's name."""
        self._name = name
        self.setGeometry(self._page.rect())
        self.show()
        self.raise_()

    def move_to(self, place: QPoint) -> None:
        """Follow the mouse, at a place of the screen."""
        self._at = self.mapFromGlobal(place)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card or the name, with its shadow."""
        carry = self._board.carry
        if carry is None:
            return
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        corner = self._at - self._grip
        card = next((one for one in self._board.data.view.cards if one.group == carry.group), None)
        if card is not None:
            size = self._board.card_box(card.group)
            box = QRectF(corner.x(), corner.y(), size.width(), size.height())
            draw_shadow(painter, box, 7, theme)
            draw_card(painter, box, card, CardLook(theme=theme, texts=self._texts, focus=True))
            self._draw_answer(painter, carry, box)
            return
        box = QRectF(corner.x(), corner.y(), theme.px(170), theme.px(34))
        draw_shadow(painter, box, 7, theme)
        painter.setPen(QPen(theme.color("focus"), 2))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(box, 7, 7)
        draw_text(painter, box.adjusted(12, 0, -8, 0), self._name, theme.font("small", 600), "ink", theme)
        self._draw_answer(painter, carry, box)

    def _draw_answer(self, painter: QPainter, carry: Carry, above: QRectF) -> None:
        """Under what is moved, or over it at the lower edge: what the place it is over says."""
        target = carry.answer
        if target is None:
            return
        theme, font = self._theme, self._theme.font("caption", 600)
        words = target.reason
        if target.allowed:
            words = self._texts.t("Drop here") + f" · {target.reason}"
        box = QRectF(above.left(), above.bottom() + 4, text_width(words, font) + 18, theme.px(22))
        if box.bottom() > self.height():
            box.moveBottom(above.top() - 4)
        box.moveRight(min(box.right(), self.width() - 4))
        painter.setPen(QPen(theme.color("focus" if target.allowed else "danger"), 1))
        painter.setBrush(theme.color("accent_s" if target.allowed else "danger_s"))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        draw_text(painter, box, words, font, "accent_si" if target.allowed else "danger", theme, CENTER)


class Mover(QObject):
    """One move at a time. `moved` fires with the plan and what was done in words, `refused` with the reason of a "no",
    `changed` when a move begins or ends."""

    moved = Signal(object, str)
    refused = Signal(str)
    changed = Signal()

    def __init__(self, page: QWidget, board: Board, theme: Theme, texts: Texts, targets: Callable[[], Targets]) -> None:
        super().__init__(page)
        self._board, self._texts = board, texts
        self._targets = targets
        self._typed = ""
        self.layer = DragLayer(page, board, theme, texts)

    @property
    def is_moving(self) -> bool:
        """Whether something is lifted."""
        return self._board.carry is not None

    def lift_group(self, group: str, *, by_keys: bool) -> bool:
        """Begin to move a group; whether it may be moved at all."""
        targets = self._targets()
        plan = targets.plan.by_id.get(group)
        reason = targets.fixed(group)
        if plan is None or reason:
            return self._refuse(reason)
        found = targets.for_group(plan)
        carry = Carry(group=group, targets=found, over=self._first(found) if by_keys else None, closed=self._closed())
        self._begin(carry, by_keys=by_keys)
        return True

    def lift_resident(self, resident: str, *, by_keys: bool) -> bool:
        """Begin to move a resident; whether he may be moved at all."""
        targets = self._targets()
        reason = targets.fixed_resident(resident)
        if reason:
            return self._refuse(reason)
        found = targets.for_resident(resident)
        carry = Carry(resident=resident, targets=found, over=self._first(found) if by_keys else None)
        self._begin(carry, by_keys=by_keys, name=targets.names.resident(resident))
        return True

    def _closed(self) -> dict[Spot, Target]:
        """The places of the grid that are no hour for groups, with what is there instead."""
        nothing = self._texts.t("there is no hour for groups then")
        return {
            Spot(weekday=day, starts_at=start): Target(reason=words or nothing)
            for (day, start), words in self._board.data.closed.items()
        }

    def _refuse(self, reason: str) -> bool:
        if reason:
            self.refused.emit(reason)
        return False

    def _begin(self, carry: Carry, *, by_keys: bool, name: str = "") -> None:
        self._typed = ""
        self._board.show_carry(carry)
        if by_keys:
            self._board.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.layer.lift(name)
        self.changed.emit()

    @staticmethod
    def _first(found: Mapping[Spot, Target]) -> Spot | None:
        """Where the cursor of a move by keys begins: the first place that says yes."""
        return next((spot for spot, target in found.items() if target.allowed), next(iter(found), None))

    def carry_to(self, place: QPoint) -> None:
        """The mouse is there now."""
        carry = self._board.carry
        if carry is not None:
            self.layer.move_to(place)
            over = self._board.spot_under(place)
            if over != carry.over:
                self._board.show_carry(attrs.evolve(carry, over=over))

    def drop(self, place: QPoint) -> None:
        """The mouse let go."""
        carry = self._board.carry
        if carry is not None:
            self._settle(attrs.evolve(carry, over=self._board.spot_under(place)))

    def _settle(self, carry: Carry) -> None:
        target = carry.answer
        self.cancel()
        if target is None:
            return
        if target.plan is None:
            self.refused.emit(target.reason)
            return
        self.moved.emit(target.plan, self._said(carry, target.plan))

    def _said(self, carry: Carry, plan: Plan) -> str:
        names, t = self._targets().names, self._texts.t
        if carry.group:
            slot = names.slot(plan.by_id[carry.group].slot)
            return t("{group} moved to {slot}", group=names.group(carry.group), slot=slot)
        group = names.group(plan.group_of[carry.resident])
        return t("{who} moved to {group}", who=names.resident(carry.resident), group=group)

    def cancel(self) -> None:
        """Put it back where it was."""
        if self.is_moving:
            self.layer.hide()
            self._board.show_carry(None)
            self.changed.emit()

    def key(self, event: QKeyEvent) -> bool:
        """A key while something is lifted: arrows choose a place, digits a group, Enter drops, Esc puts back."""
        carry = self._board.carry
        if carry is None:
            return False
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.cancel()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._settle(carry)
        elif key in ARROWS:
            over = next_stop(self._board.places(carry.targets), carry.over, *ARROWS[Qt.Key(key)])
            if over is not None:
                self._board.show_carry(attrs.evolve(carry, over=over))
        elif carry.resident and event.text().isdigit():
            self._type(carry, event.text())
        return True

    def _type(self, carry: Carry, digit: str) -> None:
        self._typed = (self._typed + digit)[-_DIGITS:]
        names = self._targets().names
        if len(self._typed) < _DIGITS:
            return
        for spot in carry.targets:
            if "".join(filter(str.isdigit, names.group(spot.group))) == self._typed:
                self._settle(attrs.evolve(carry, over=spot))
                return
        self.refused.emit(self._texts.t("There is no other group number {n}.", n=self._typed))
        self._typed = ""
