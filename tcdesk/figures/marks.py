"""Small marks that carry a meaning by their shape: drawn, never set in type, so that every printer has them."""

from __future__ import annotations

import math

from tcdesk.figures.pen import Align, Box, Face, Ink, Pen, Point, elided

_ARC_STEPS = 24


def tick(pen: Pen, x: float, y: float, size: float, ink: Ink = Ink.INK) -> None:
    """A tick `size` wide with its left end at x, centred on y: done, proposed."""
    points = ((x, y + size * 0.05), (x + size * 0.35, y + size * 0.38), (x + size, y - size * 0.4))
    pen.polyline(points, ink, size * 0.17)


def check_box(pen: Pen, x: float, y: float, size: float, *, is_ticked: bool, width: float = 0.8) -> None:
    """A box to tick by hand, its upper left corner at (x, y), with or without its tick."""
    pen.rect(Box(x, y, size, size), stroke=Ink.INK, width=width)
    if is_ticked:
        tick(pen, x + size * 0.14, y + size * 0.52, size * 0.8)


def _triangle(x: float, y: float, radius: float, direction: int) -> tuple[Point, Point, Point]:
    """A triangle around (x, y) that points down (1) or up (-1)."""
    half = radius * 0.82 * direction
    return (x - radius, y - half), (x + radius, y - half), (x, y + half)


def triangle_up(pen: Pen, x: float, y: float, radius: float, ink: Ink = Ink.INK) -> None:
    """A solid triangle that points up: a reward."""
    pen.polygon(_triangle(x, y, radius, -1), fill=ink)


def triangle_down(
    pen: Pen, x: float, y: float, radius: float, ink: Ink = Ink.INK, *, is_open: bool = True, width: float = 0.9
) -> None:
    """A triangle that points down: open for a sanction, solid for a decline."""
    shape = _triangle(x, y, radius, 1)
    if is_open:
        pen.polygon(shape, fill=Ink.SURFACE, stroke=ink, width=width)
    else:
        pen.polygon(shape, fill=ink)


def pointer(pen: Pen, x: float, y: float, radius: float, ink: Ink = Ink.INK, *, to_left: bool = False) -> None:
    """A solid triangle whose tip is at (x, y): more lies on that side."""
    back = x + radius if to_left else x - radius
    pen.polygon(((x, y), (back, y - radius * 0.82), (back, y + radius * 0.82)), fill=ink)


def dot(pen: Pen, x: float, y: float, radius: float, ink: Ink = Ink.ACCENT) -> None:
    """A solid dot: the value now."""
    pen.circle(x, y, radius, fill=ink)


def ring(pen: Pen, x: float, y: float, radius: float, width: float, ink: Ink = Ink.INK) -> None:
    """A hollow dot: the first value, a negative test."""
    pen.circle(x, y, radius, fill=Ink.SURFACE, stroke=ink, width=width)


def dash(pen: Pen, x: float, y: float, length: float, width: float, ink: Ink = Ink.INK) -> None:
    """A dash centred on (x, y): negative."""
    pen.line(x - length / 2, y, x + length / 2, y, ink, width)


def plus_disc(pen: Pen, x: float, y: float, radius: float, ink: Ink = Ink.INK) -> None:
    """A solid disc with a plus knocked out: positive. The plus is drawn, so that it has no least size."""
    pen.circle(x, y, radius, fill=ink)
    arm, width = radius * 0.58, radius * 0.3
    pen.line(x - arm, y, x + arm, y, Ink.SURFACE, width)
    pen.line(x, y - arm, x, y + arm, Ink.SURFACE, width)


def harvey(pen: Pen, x: float, y: float, radius: float, share: float, ink: Ink = Ink.INK, width: float = 0.9) -> None:
    """A ball filled clockwise from the top by `share` (0 to 1)."""
    share = min(1.0, max(0.0, share)) if math.isfinite(share) else 0.0
    if share >= 1:
        pen.circle(x, y, radius, fill=ink, stroke=ink, width=width)
        return
    pen.circle(x, y, radius, fill=Ink.SURFACE, stroke=ink, width=width)
    if share > 0:
        steps = max(2, round(_ARC_STEPS * share))
        angles = (2 * math.pi * share * step / steps for step in range(steps + 1))
        arc = [(x + radius * math.sin(angle), y - radius * math.cos(angle)) for angle in angles]
        pen.polygon([(x, y), *arc], fill=ink)


def hatch(pen: Pen, box: Box, step: float, width: float, ink: Ink) -> None:
    """Rising lines over a box: a meaning that grey alone would not carry in print."""
    if box.width <= 0 or box.height <= 0 or step <= 0:
        return
    pen.save()
    pen.clip(box)
    count = min(400, math.ceil((box.width + box.height) / step))
    for number in range(1, count + 1):
        foot = box.x - box.height + number * step
        pen.line(foot, box.bottom, foot + box.height, box.y, ink, width)
    pen.restore()


def label(pen: Pen, box: Box, text: str, size: float, radius: float = 0.0) -> None:
    """Text knocked out of a solid label, in its middle."""
    pen.round_rect(box, radius, fill=Ink.LABEL)
    pen.text(
        box.center_x,
        box.center_y + size * 0.34,
        text,
        size,
        face=Face.SEMIBOLD,
        ink=Ink.ON_LABEL,
        align=Align.CENTER,
    )


def note(pen: Pen, box: Box, text: str, size: float) -> None:
    """What stands in a figure that has nothing to show: one line at the top left of `box`, cut to its width."""
    baseline = box.y + min(size * 1.6, box.height * 0.72)
    pen.text(box.x, baseline, elided(pen, text, size, box.width), size, ink=Ink.INK2)
