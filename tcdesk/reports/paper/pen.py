"""The figures' pen on a reportlab canvas."""

# pyright: reportUnknownMemberType=false
# The library carries no types.

from __future__ import annotations

import copy
import functools
from collections.abc import Sequence

from tcdesk.figures.palette import Palette
from tcdesk.figures.pen import Align, Box, Dash, Face, Ink, Point
from tcdesk.reports.paper import fonts
from tcdesk.reports.paper.canvas import Colour, TaggedCanvas
from tcdesk.reports.paper.shaping import draw
from tcdesk.reports.paper.text import one_line


@functools.cache
def rgb(colour: str) -> Colour:
    """The three shares of a `#RRGGBB` colour."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return (red, green, blue)


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
        self._colours = {ink: rgb(palette[ink]) for ink in Ink}

    def below(self, top: float) -> PaperPen:
        """The same pen for a form, whose upper edge is at `top`."""
        made = copy.copy(self)
        made._left, made._top = 0.0, top  # noqa: SLF001 - of its own class
        return made

    def _paint(self, fill: Ink | None, stroke: Ink | None, width: float) -> tuple[int, int]:
        """Set the colours and the line; gives the library's stroke and fill flags."""
        if fill is not None:
            self._canvas.fill_with(self._colours[fill])
        if stroke is None:
            return 0, 1
        self._canvas.stroke_with(self._colours[stroke], width)
        return 1, int(fill is not None)

    def line(self, x1: float, y1: float, x2: float, y2: float, ink: Ink, width: float, dash: Dash = ()) -> None:
        """A straight line with flat ends."""
        canvas, left, top = self._canvas, self._left, self._top
        canvas.stroke_with(self._colours[ink], width)
        if dash:
            canvas.dash(dash)
        canvas.line(left + x1, top - y1, left + x2, top - y2)
        if dash:
            canvas.dash(())

    def polyline(self, points: Sequence[Point], ink: Ink, width: float, dash: Dash = ()) -> None:
        """An open line with round joins."""
        if len(points) < 2:
            return
        canvas, left, top = self._canvas, self._left, self._top
        canvas.stroke_with(self._colours[ink], width)
        if dash:
            canvas.dash(dash)
        canvas.shape([(left + x, top - y) for x, y in points], is_closed=False, stroke=1, fill=0)
        if dash:
            canvas.dash(())

    def polygon(
        self, points: Sequence[Point], *, fill: Ink | None = None, stroke: Ink | None = None, width: float = 1.0
    ) -> None:
        """A closed shape."""
        if len(points) > 2 and (fill is not None or stroke is not None):
            has_stroke, has_fill = self._paint(fill, stroke, width)
            turned = [(self._left + x, self._top - y) for x, y in points]
            self._canvas.shape(turned, is_closed=True, stroke=has_stroke, fill=has_fill)

    def rect(
        self, box: Box, *, fill: Ink | None = None, stroke: Ink | None = None, width: float = 1.0, dash: Dash = ()
    ) -> None:
        """A rectangle."""
        self.round_rect(box, 0, fill=fill, stroke=stroke, width=width, dash=dash)

    def squares(self, box: Box, rows: Sequence[bytes], fill: Ink) -> None:
        """The squares of a code that are 1, `rows` of them over the width of `box`: a single shape in the file."""
        self._canvas.fill_with(self._colours[fill])
        self._canvas.squares(self._left + box.x, self._top - box.y, box.width / len(rows), rows)

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
        if fill is None and stroke is None:
            return
        has_stroke, has_fill = self._paint(fill, stroke, width)
        if dash:
            self._canvas.dash(dash)
        x, y = self._left + box.x, self._top - box.y - box.height
        radius = min(radius, box.width / 2, box.height / 2)
        if radius > 0:
            self._canvas.roundRect(x, y, box.width, box.height, radius, has_stroke, has_fill)
        else:
            self._canvas.rect(x, y, box.width, box.height, has_stroke, has_fill)
        if dash:
            self._canvas.dash(())

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
        if fill is not None or stroke is not None:
            has_stroke, has_fill = self._paint(fill, stroke, width)
            self._canvas.circle(self._left + x, self._top - y, radius, has_stroke, has_fill)

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
        font = fonts.FACES[face]
        line = one_line(text, font)
        if not line.text:
            return
        if align is not Align.LEFT:
            x -= line.wide * size / (2 if align is Align.CENTER else 1)
        self._canvas.fill_with(self._colours[ink])
        draw(self._canvas, self._left + x, self._top - baseline, line.text, font, size)

    def text_width(self, text: str, size: float, face: Face = Face.REGULAR) -> float:
        """How wide `text` runs, in points."""
        return one_line(text, fonts.FACES[face]).wide * size

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
