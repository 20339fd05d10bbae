"""The figures' pen that writes SVG, for programs that cannot draw with ours."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from reportlab.pdfbase import pdfmetrics

from tcdesk.figures.figure import Figure
from tcdesk.figures.palette import Palette
from tcdesk.figures.pen import Align, Box, Dash, Face, Ink, Point
from tcdesk.figures.style import Style
from tcdesk.i18n import Texts
from tcdesk.reports.paper import fonts

WEIGHTS = {
    Face.REGULAR: "", Face.MEDIUM: ' font-weight="500"', Face.SEMIBOLD: ' font-weight="600"',
    Face.BOLD: ' font-weight="700"', Face.ITALIC: ' font-style="italic"',
    Face.SEMIBOLD_ITALIC: ' font-weight="600" font-style="italic"',
}  # fmt: skip
ANCHORS = {Align.LEFT: "", Align.CENTER: ' text-anchor="middle"', Align.RIGHT: ' text-anchor="end"'}


class SvgPen:
    """Collects the elements of one picture in `parts`."""

    def __init__(self, palette: Palette) -> None:
        self.parts: list[str] = []
        self.hairline = palette.hairline
        self._colours = {ink: palette[ink] for ink in Ink}
        self._clips = 0
        self._open = [0]

    def _paint(self, fill: Ink | None, stroke: Ink | None, width: float, dash: Dash = ()) -> str:
        paint = f' fill="{self._colours[fill] if fill else "none"}"'
        if stroke:
            paint += f' stroke="{self._colours[stroke]}" stroke-width="{width:.3g}"'
        return paint + (f' stroke-dasharray="{" ".join(map(str, dash))}"' if dash else "")

    def line(self, x1: float, y1: float, x2: float, y2: float, ink: Ink, width: float, dash: Dash = ()) -> None:
        """A line."""
        paint = self._paint(None, ink, width, dash)
        self.parts.append(f'<line x1="{x1:.2f}" y1="{y1:.2f}" x2="{x2:.2f}" y2="{y2:.2f}"{paint}/>')

    def _points(self, name: str, points: Sequence[Point], paint: str) -> None:
        places = " ".join(f"{x:.2f},{y:.2f}" for x, y in points)
        self.parts.append(f'<{name} points="{places}" stroke-linejoin="round"{paint}/>')

    def polyline(self, points: Sequence[Point], ink: Ink, width: float, dash: Dash = ()) -> None:
        """An open line."""
        if len(points) > 1:
            self._points("polyline", points, self._paint(None, ink, width, dash))

    def polygon(
        self, points: Sequence[Point], *, fill: Ink | None = None, stroke: Ink | None = None, width: float = 1.0
    ) -> None:
        """A closed shape."""
        if len(points) > 2:
            self._points("polygon", points, self._paint(fill, stroke, width))

    def rect(
        self, box: Box, *, fill: Ink | None = None, stroke: Ink | None = None, width: float = 1.0, dash: Dash = ()
    ) -> None:
        """A rectangle."""
        self.round_rect(box, 0, fill=fill, stroke=stroke, width=width, dash=dash)

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
        """A rectangle, with round corners where there is a radius."""
        corners = f' rx="{radius:.2f}"' if radius > 0 else ""
        self.parts.append(
            f'<rect x="{box.x:.2f}" y="{box.y:.2f}" width="{box.width:.2f}" height="{box.height:.2f}"{corners}'
            f"{self._paint(fill, stroke, width, dash)}/>"
        )

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
        self.parts.append(f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{radius:.2f}"{self._paint(fill, stroke, width)}/>')

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
        """A line of text."""
        self.parts.append(
            f'<text x="{x:.2f}" y="{baseline:.2f}" font-size="{size:.3g}" fill="{self._colours[ink]}"'
            f"{WEIGHTS[face]}{ANCHORS[align]}>{escape(text)}</text>"
        )

    def text_width(self, text: str, size: float, face: Face = Face.REGULAR) -> float:
        """How wide `text` runs, in points."""
        return pdfmetrics.stringWidth(text, fonts.FACES[face], size)

    def save(self) -> None:
        """Remember the clip."""
        self._open.append(0)

    def restore(self) -> None:
        """Close the groups that were cut since."""
        self.parts.append("</g>" * self._open.pop())

    def clip(self, box: Box) -> None:
        """Cut what follows to `box`."""
        self._clips += 1
        self._open[-1] += 1
        self.parts.append(
            f'<clipPath id="c{self._clips}"><rect x="{box.x:.2f}" y="{box.y:.2f}" width="{box.width:.2f}" '
            f'height="{box.height:.2f}"/></clipPath><g clip-path="url(#c{self._clips})">'
        )


def svg(figure: Figure, data: object, palette: Palette, style: Style, texts: Texts, wide: float, high: float) -> str:
    """A figure of `wide` by `high` points as an SVG file."""
    pen = SvgPen(palette)
    figure.draw(pen, Box(0, 0, wide, high), data, style, texts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide:.2f}pt" height="{high:.2f}pt" '
        f'viewBox="0 0 {wide:.2f} {high:.2f}" font-family="Source Sans 3">{"".join(pen.parts)}</svg>'
    )
