"""How one day of the year looks: ground, ring and marks by what is special about it, never by colour alone."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import attrs
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from tcdesk.domain.calendar import DAY_MINUTES
from tcdesk.domain.views.calendar import DayEvents
from tcdesk.i18n import N_
from tcdesk.ui.kit.paint import CENTER, draw_focus, draw_text
from tcdesk.ui.theme import Theme


class Sign(StrEnum):
    """What a day can carry, in the order of the legend."""

    HOLIDAY = "holiday"
    WORKED = "worked"
    LOCKED = "locked"
    LOCKED_HOURS = "locked_hours"
    LEAVE = "leave"
    OTHER = "other"


SIGN_NAMES = {
    Sign.HOLIDAY: N_("Holiday"),
    Sign.WORKED: N_("Holiday, house works"),
    Sign.LOCKED: N_("Lock-down"),
    Sign.LOCKED_HOURS: N_("Lock-down, hours"),
    Sign.LEAVE: N_("Leave"),
    Sign.OTHER: N_("Room closed or hour blocked"),
}


def signs_of(events: DayEvents, day: date) -> frozenset[Sign]:
    """The signs a day carries."""
    found: set[Sign] = set()
    if events.holiday is not None:
        found.add(Sign.HOLIDAY if events.holiday.is_off else Sign.WORKED)
    for one in events.lock_downs:
        found.add(Sign.LOCKED if one.hours_on(day) == (0, DAY_MINUTES) else Sign.LOCKED_HOURS)
    if events.leave:
        found.add(Sign.LEAVE)
    if events.closures or events.overrides:
        found.add(Sign.OTHER)
    return frozenset(found)


@attrs.frozen(kw_only=True)
class DayState:
    """How the grid stands to a day."""

    is_today: bool = False
    is_current: bool = False
    is_chosen: bool = False
    is_weekend: bool = False
    has_focus: bool = False


def draw_day(painter: QPainter, box: QRectF, words: str, signs: frozenset[Sign], state: DayState, theme: Theme) -> None:
    """Draw one day with `words` (its number) in `box`."""
    cell = box.adjusted(1, 1, -1, -1)
    color, weight = "ink3" if state.is_weekend else "ink", 400
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    if state.is_chosen:
        painter.fillRect(box, theme.color("sel"))
    if Sign.LOCKED in signs:
        painter.setBrush(theme.color("danger"))
        painter.drawRoundedRect(cell, 3, 3)
        color, weight = "on_danger", 600
    elif Sign.HOLIDAY in signs:
        painter.setBrush(theme.color("warn_s"))
        painter.setPen(QPen(theme.color("warn_l"), 1))
        painter.drawRoundedRect(cell.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        color, weight = "warn", 700
    elif Sign.WORKED in signs:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("warn_m"), 1, Qt.PenStyle.DotLine))
        painter.drawRoundedRect(cell.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    if state.is_today:
        weight = 700
    draw_text(painter, box, words, theme.font("micro", weight), color, theme, CENTER)
    _draw_marks(painter, cell, signs, theme)
    if state.is_today:
        painter.setPen(QPen(theme.color("accent"), 1.5))
        painter.drawLine(QPointF(cell.left() + 4, cell.bottom() - 1), QPointF(cell.right() - 4, cell.bottom() - 1))
    if state.is_current and state.has_focus:
        draw_focus(painter, box, 4, theme)
    elif state.is_current:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("accent"), 1))
        painter.drawRoundedRect(cell.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)


def _draw_marks(painter: QPainter, cell: QRectF, signs: frozenset[Sign], theme: Theme) -> None:
    dark = Sign.LOCKED in signs
    painter.setPen(Qt.PenStyle.NoPen)
    if Sign.LOCKED_HOURS in signs:
        painter.setBrush(theme.color("danger"))
        painter.drawRect(QRectF(cell.left(), cell.bottom() - 3, cell.width(), 3))
    if Sign.LEAVE in signs:
        painter.setBrush(theme.color("on_danger" if dark else "accent_m"))
        painter.drawEllipse(QPointF(cell.right() - 2.5, cell.top() + 2.5), 2, 2)
    if Sign.OTHER in signs:
        painter.setBrush(theme.color("on_danger" if dark else "ink2"))
        corner = cell.topLeft()
        painter.drawPolygon(QPolygonF([corner, corner + QPointF(5, 0), corner + QPointF(0, 5)]))
