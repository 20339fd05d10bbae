"""The figures' pen on a QPainter."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from tcdesk.figures.palette import Palette
from tcdesk.figures.pen import Align, Box, Dash, Face, Ink, Point
from tcdesk.ui.theme import FAMILY

_WEIGHTS = {
    Face.REGULAR: QFont.Weight.Normal,
    Face.MEDIUM: QFont.Weight.Medium,
    Face.SEMIBOLD: QFont.Weight.DemiBold,
    Face.BOLD: QFont.Weight.Bold,
    Face.ITALIC: QFont.Weight.Normal,
    Face.SEMIBOLD_ITALIC: QFont.Weight.DemiBold,
}
_ITALICS = (Face.ITALIC, Face.SEMIBOLD_ITALIC)
_HALF = 0.5


@functools.lru_cache(maxsize=128)
def _font(face: Face, size: int) -> tuple[QFont, QFontMetricsF]:
    """The font of a role in whole pixels, and its metrics: matching a font costs more than drawing with it."""
    font = QFont(FAMILY)
    font.setPixelSize(size)
    font.setWeight(_WEIGHTS[face])
    font.setItalic(face in _ITALICS)
    return font, QFontMetricsF(font)


class ScreenPen:
    """Draws in logical pixels. Straight thin lines are moved onto the pixel grid, so that hairlines stay crisp.

    `painter` is active for as long as the pen draws; its pen, brush and font are changed freely.
    """

    def __init__(self, painter: QPainter, palette: Palette) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        self._painter = painter
        self._palette = palette
        self._colours: dict[Ink, QColor] = {}
        self._ratio = painter.device().devicePixelRatio()
        self.hairline = palette.hairline

    def _colour(self, ink: Ink) -> QColor:
        """The colour of an ink, made at its first use: a pen that draws one row of a list needs only a few."""
        found = self._colours.get(ink)
        if found is None:
            found = self._colours[ink] = QColor(self._palette[ink])
        return found

    def _stroke(self, ink: Ink, width: float, dash: Dash, *, flat: bool = True) -> QPen:
        pen = QPen(self._colour(ink), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap if flat else Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin if flat else Qt.PenJoinStyle.RoundJoin)
        if dash:
            pen.setDashPattern([part / width for part in dash])
        return pen

    def _paint(self, fill: Ink | None, stroke: Ink | None, width: float, dash: Dash = ()) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen if stroke is None else self._stroke(stroke, width, dash))
        self._painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else QBrush(self._colour(fill)))

    def _on_grid(self, at: float, width: float) -> float:
        """The middle of a line near `at` whose edges lie between device pixels."""
        pixels = max(1, round(width * self._ratio))
        offset = _HALF if pixels % 2 else 0.0
        return (round(at * self._ratio - offset) + offset) / self._ratio

    def line(self, x1: float, y1: float, x2: float, y2: float, ink: Ink, width: float, dash: Dash = ()) -> None:
        """A straight line with flat ends."""
        upright, level = x1 == x2, y1 == y2
        if upright:
            x1 = x2 = self._on_grid(x1, width)
        elif level:
            y1 = y2 = self._on_grid(y1, width)
        if upright != level and not dash:  # a filled rectangle: crisper than a stroked line, and ten times as fast
            half = max(1, round(width * self._ratio)) / self._ratio / 2
            dx, dy = (half, 0.0) if upright else (0.0, half)
            area = QRectF(QPointF(min(x1, x2) - dx, min(y1, y2) - dy), QPointF(max(x1, x2) + dx, max(y1, y2) + dy))
            self._painter.fillRect(area, self._colour(ink))
            return
        self._painter.setPen(self._stroke(ink, width, dash))
        self._painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))

    def polyline(self, points: Sequence[Point], ink: Ink, width: float, dash: Dash = ()) -> None:
        """An open line with round joins."""
        if len(points) > 1:
            self._painter.setPen(self._stroke(ink, width, dash, flat=False))
            self._painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))

    def polygon(
        self, points: Sequence[Point], *, fill: Ink | None = None, stroke: Ink | None = None, width: float = 1.0
    ) -> None:
        """A closed shape."""
        if len(points) > 2:
            self._paint(fill, stroke, width)
            self._painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))

    def rect(
        self, box: Box, *, fill: Ink | None = None, stroke: Ink | None = None, width: float = 1.0, dash: Dash = ()
    ) -> None:
        """A rectangle, its edges on the pixel grid."""
        self._paint(fill, stroke, width, dash)
        self._painter.drawRect(self._rect(box, 0.0 if stroke is None else width))

    def round_rect(
        self,
        box: Box,
        radius: float,
        *,
        fill: Ink | None = None,
        stroke: Ink | None = None,
        width: float = 1.0,
        dash: Dash = (),
    ) -> None:
        """A rectangle with round corners, its edges on the pixel grid."""
        self._paint(fill, stroke, width, dash)
        radius = min(radius, box.width / 2, box.height / 2)
        self._painter.drawRoundedRect(self._rect(box, 0.0 if stroke is None else width), radius, radius)

    def _rect(self, box: Box, width: float) -> QRectF:
        """The box with upper and lower edge on the grid; an outline's sides too, a fill's only where it is not tiny."""
        if width:
            left, right = self._on_grid(box.x, width), self._on_grid(box.right, width)
            top, bottom = self._on_grid(box.y, width), self._on_grid(box.bottom, width)
        else:
            left, right = box.x, box.right
            top, bottom = (round(edge * self._ratio) / self._ratio for edge in (box.y, box.bottom))
        return QRectF(left, top, right - left, bottom - top)

    def circle(
        self,
        x: float,
        y: float,
        radius: float,
        *,
        fill: Ink | None = None,
        stroke: Ink | None = None,
        width: float = 1.0,
    ) -> None:
        """A circle."""
        self._paint(fill, stroke, width)
        self._painter.drawEllipse(QPointF(x, y), radius, radius)

    def text(
        self,
        x: float,
        baseline: float,
        text: str,
        size: float,
        *,
        face: Face = Face.REGULAR,
        ink: Ink = Ink.INK,
        align: Align = Align.LEFT,
    ) -> None:
        """One line of text, its baseline on a whole pixel."""
        if not text:
            return
        font, metrics = _font(face, max(1, round(size)))
        text = text.replace("\n", " ")
        if align is not Align.LEFT:
            x -= metrics.horizontalAdvance(text) / (2 if align is Align.CENTER else 1)
        self._painter.setFont(font)
        self._painter.setPen(self._colour(ink))
        self._painter.drawText(QPointF(x, round(baseline * self._ratio) / self._ratio), text)

    def text_width(self, text: str, size: float, face: Face = Face.REGULAR) -> float:
        """How wide `text` runs, in logical pixels."""
        return _font(face, max(1, round(size)))[1].horizontalAdvance(text)

    def save(self) -> None:
        """Remember the clip."""
        self._painter.save()

    def restore(self) -> None:
        """Go back to the clip of the matching `save`."""
        self._painter.restore()

    def clip(self, box: Box) -> None:
        """Draw only inside `box`."""
        self._painter.setClipRect(QRectF(box.x, box.y, box.width, box.height), Qt.ClipOperation.IntersectClip)
