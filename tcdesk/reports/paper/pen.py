"""The figures' pen on a reportlab canvas."""

# pyright: reportUnknownMemberType=false
# The library carries no types.

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tcdesk.figures.palette import Palette
from tcdesk.figures.pen import Align, Box, Dash, Face, Ink, Point
from tcdesk.reports.paper import fonts
from tcdesk.reports.paper.canvas import TaggedCanvas
from tcdesk.reports.paper.shaping import draw, line_width
from tcdesk.reports.paper.text import safe


def _rgb(colour: str) -> tuple[float, float, float]:
    """The three shares of a `#RRGGBB` colour."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def _one_line(text: str, face: Face) -> str:
    """`text` as it may stand on paper, on one line."""
    return safe(text, fonts.FACES[face]).replace("\n", " ")


class PaperPen:
    """Draws in points with y downwards from the y `top` of the canvas, which is where the figure's y = 0 lies.

    `left` is the x of the figure's x = 0. The canvas' line width and colours are changed freely: whoever draws on it
    next sets what it needs. Lines are left unbroken. A whole page's figures may share one pen.
    """

    def __init__(self, canvas: TaggedCanvas, palette: Palette, *, left: float = 0.0, top: float = 0.0) -> None:
        fonts.register()
        self._canvas = canvas
        self._left = left
        self._top = top
        self.hairline = palette.hairline
        self._colours = {ink: _rgb(palette[ink]) for ink in Ink}

    def _paint(self, fill: Ink | None, stroke: Ink | None, width: float, dash: Dash) -> tuple[int, int]:
        """Set the colours and the line; gives the library's stroke and fill flags."""
        if fill is not None:
            self._canvas.setFillColorRGB(*self._colours[fill])
        if stroke is not None:
            self._canvas.setStrokeColorRGB(*self._colours[stroke])
            self._canvas.setLineWidth(width)
            if dash:
                self._canvas.setDash(list(dash))
        return int(stroke is not None), int(fill is not None)

    def _undash(self, dash: Dash) -> None:
        """Leave the canvas with unbroken lines, as others expect it."""
        if dash:
            self._canvas.setDash()

    def line(self, x1: float, y1: float, x2: float, y2: float, ink: Ink, width: float, dash: Dash = ()) -> None:
        """A straight line with flat ends."""
        self._paint(None, ink, width, dash)
        self._canvas.line(self._left + x1, self._top - y1, self._left + x2, self._top - y2)
        self._undash(dash)

    def _path(self, points: Sequence[Point], *, closed: bool, flags: tuple[int, int]) -> None:
        path = self._canvas.beginPath()
        for place, (x, y) in enumerate(points):
            (path.lineTo if place else path.moveTo)(self._left + x, self._top - y)
        if closed:
            path.close()
        self._canvas.setLineJoin(1)
        self._canvas.drawPath(path, stroke=flags[0], fill=flags[1])
        self._canvas.setLineJoin(0)

    def polyline(self, points: Sequence[Point], ink: Ink, width: float, dash: Dash = ()) -> None:
        """An open line with round joins."""
        if len(points) > 1:
            self._path(points, closed=False, flags=self._paint(None, ink, width, dash))
            self._undash(dash)

    def polygon(
        self, points: Sequence[Point], *, fill: Ink | None = None, stroke: Ink | None = None, width: float = 1.0
    ) -> None:
        """A closed shape."""
        if len(points) > 2:
            self._path(points, closed=True, flags=self._paint(fill, stroke, width, ()))

    def rect(
        self, box: Box, *, fill: Ink | None = None, stroke: Ink | None = None, width: float = 1.0, dash: Dash = ()
    ) -> None:
        """A rectangle."""
        has_stroke, has_fill = self._paint(fill, stroke, width, dash)
        self._canvas.rect(
            self._left + box.x, self._top - box.bottom, box.width, box.height, stroke=has_stroke, fill=has_fill
        )
        self._undash(dash)

    def areas(self, boxes: Iterable[Box], fill: Ink) -> None:
        """Many rectangles of one ink, as the squares of a code: a single shape in the file."""
        self._canvas.setFillColorRGB(*self._colours[fill])
        self._canvas.areas((self._left + box.x, self._top - box.bottom, box.width, box.height) for box in boxes)

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
        """A rectangle with round corners."""
        radius = min(radius, box.width / 2, box.height / 2)
        if radius <= 0:
            self.rect(box, fill=fill, stroke=stroke, width=width, dash=dash)
            return
        has_stroke, has_fill = self._paint(fill, stroke, width, dash)
        self._canvas.roundRect(
            self._left + box.x, self._top - box.bottom, box.width, box.height, radius, stroke=has_stroke, fill=has_fill
        )
        self._undash(dash)

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
        has_stroke, has_fill = self._paint(fill, stroke, width, ())
        self._canvas.circle(self._left + x, self._top - y, radius, stroke=has_stroke, fill=has_fill)

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
        """One line of text."""
        text = _one_line(text, face)
        if not text:
            return
        if align is not Align.LEFT:
            x -= self.text_width(text, size, face) / (2 if align is Align.CENTER else 1)
        self._canvas.setFillColorRGB(*self._colours[ink])
        draw(self._canvas, self._left + x, self._top - baseline, text, fonts.FACES[face], size)

    def text_width(self, text: str, size: float, face: Face = Face.REGULAR) -> float:
        """How wide `text` runs, in points."""
        return line_width(_one_line(text, face), fonts.FACES[face]) * size

    def save(self) -> None:
        """Remember the clip."""
        self._canvas.saveState()

    def restore(self) -> None:
        """Go back to the clip of the matching `save`."""
        self._canvas.restoreState()

    def clip(self, box: Box) -> None:
        """Draw only inside `box`."""
        path = self._canvas.beginPath()
        path.rect(self._left + box.x, self._top - box.bottom, box.width, box.height)
        self._canvas.clipPath(path, stroke=0, fill=0)
