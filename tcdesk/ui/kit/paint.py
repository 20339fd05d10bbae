"""Small things painted by hand, the same everywhere: text with an ellipsis, key caps, shadow, the ring of seats."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from tcdesk.ui.theme import Theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTER = Qt.AlignmentFlag.AlignCenter

_CAP_HEIGHT, _CAP_PADDING, _CAP_GAP = 18, 7, 6
_SHADOW_STEPS, _SHADOW_ALPHA, _SHADOW_DROP = 18, 0.045, 6


def text_width(text: str, font: QFont) -> float:
    """How wide `text` is in `font`, in pixels."""
    return QFontMetricsF(font).horizontalAdvance(text)


def draw_text(
    painter: QPainter,
    box: QRectF,
    text: str,
    font: QFont,
    color: str,
    theme: Theme,
    align: Qt.AlignmentFlag = LEFT,
) -> float:
    """One line of `text` in `box`, with an ellipsis when it is too long; gives the width it took."""
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width() + 0.5)
    painter.setFont(font)
    painter.setPen(theme.color(color))
    painter.drawText(box, align | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip, shown)
    return metrics.horizontalAdvance(shown)


def caps_width(keys: Sequence[str], theme: Theme) -> float:
    """How wide the caps of `keys` stand side by side."""
    font = theme.font("micro")
    widths = (max(text_width(key, font) + 2 * _CAP_PADDING, _CAP_HEIGHT) for key in keys)
    return sum(widths) + _CAP_GAP * max(0, len(keys) - 1)


def draw_caps(painter: QPainter, left: float, middle: float, keys: Sequence[str], theme: Theme) -> float:
    """Key caps from `left` on, centred on the line `middle`; gives the width they took."""
    font = theme.font("micro")
    height = theme.px(_CAP_HEIGHT)
    at = left
    for key in keys:
        width = max(text_width(key, font) + 2 * _CAP_PADDING, height)
        cap = QRectF(at + 0.5, round(middle - height / 2) - 0.5, width - 1, height - 1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("line2"))
        painter.drawRoundedRect(cap.translated(0, 1), 4, 4)
        painter.setPen(QPen(theme.color("line2"), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(cap, 4, 4)
        draw_text(painter, cap, key, font, "ink2", theme, CENTER)
        at += width + _CAP_GAP
    return at - left - (_CAP_GAP if keys else 0)


def draw_shadow(painter: QPainter, box: QRectF, radius: float, theme: Theme) -> None:
    """The shadow of what floats above the window, under `box`."""
    painter.setPen(Qt.PenStyle.NoPen)
    base = box.translated(0, _SHADOW_DROP)
    for step in range(_SHADOW_STEPS, 0, -1):
        share = 1 - (step - 1) / _SHADOW_STEPS
        painter.setBrush(theme.color("shadow", _SHADOW_ALPHA * share * share))
        painter.drawRoundedRect(base.adjusted(-step, -step, step, step), radius + step, radius + step)


def draw_seats(
    painter: QPainter, middle: QPointF, radius: float, dot: float, ring: str, centre: str, theme: Theme, *, hollow: bool
) -> None:
    """Ten seats around a counselor: the house's mark, filled in the brand and `hollow` where nothing is yet."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for seat in range(10):
        angle = math.radians(36 * seat - 90)
        at = QPointF(middle.x() + radius * math.cos(angle), middle.y() + radius * math.sin(angle))
        if hollow:
            painter.setPen(QPen(theme.color(ring), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(ring))
        painter.drawEllipse(at, dot, dot)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(centre))
    painter.drawEllipse(middle, dot * 1.15, dot * 1.15)


def draw_focus(painter: QPainter, box: QRectF, radius: float, theme: Theme) -> None:
    """The focus ring just inside the edge of `box`."""
    width = theme.focus_width
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("focus"), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = width / 2
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)
