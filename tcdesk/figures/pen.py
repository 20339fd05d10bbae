"""The abstract drawing surface of every figure, and the roles it is asked to draw with.

A figure says *what* a mark is (`Ink.DONE`, `Face.SEMIBOLD`), never a colour or a font file: the surface resolves that
with its palette, so that one figure prints in black, in colour, and shows on a light and a dark screen. Coordinates
start at the top left, y grows downwards, in points on paper and logical pixels on screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Protocol

import attrs


class Face(StrEnum):
    """The cut of the text face; every surface draws them with the same family."""

    REGULAR = "regular"
    MEDIUM = "medium"
    SEMIBOLD = "semibold"
    BOLD = "bold"
    ITALIC = "italic"
    SEMIBOLD_ITALIC = "semibold_italic"


class Align(StrEnum):
    """Which point of a text its x means."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Ink(StrEnum):
    """What a mark says; colour never says it alone."""

    INK = "ink"
    """Text, rules and marks."""
    INK2 = "ink2"
    """Labels and notes."""
    INK3 = "ink3"
    """Captions, axis numbers, column heads."""
    RULE = "rule"
    """Hairlines between rows and grid lines, `Pen.hairline` wide."""
    EDGE = "edge"
    """Outlines of empty areas and rules under a head."""
    SURFACE = "surface"
    """The paper or card below: knocks marks out."""
    LABEL = "label"
    """Fill of a label that text is knocked out of."""
    ON_LABEL = "on_label"
    """Text on `LABEL`."""
    TRACK = "track"
    """The empty part of a progress bar."""
    DONE = "done"
    """A completed phase, filled progress on paper."""
    MID = "mid"
    """The elapsed sentence, the link of a dumbbell."""
    GREY = "grey"
    """A bar within its limit."""
    ACCENT = "accent"
    """Now: the current phase up to today, the present value."""
    ACCENT_MID = "accent_mid"
    """Second data colour."""
    ACCENT_LIGHT = "accent_light"
    """The rest of the current phase."""
    SERIES = "series"
    """The line of a small series."""
    TINT = "tint"
    """Zoom wedge, target band."""
    DANGER = "danger"
    """A legal date at risk."""
    DANGER_LIGHT = "danger_light"
    """The part of the programme a legal date cuts off."""
    WARN = "warn"
    """Text of something late."""
    WARN_MARK = "warn_mark"
    """Marks and bars over or under a limit."""
    OK = "ok"
    """Text of something finished or verified."""
    OK_MARK = "ok_mark"
    """Marks of something finished or verified."""
    ON_TAG = "on_tag"
    """A letter on one of the tags below."""
    TAG_STIMULANT = "tag_stimulant"
    TAG_OPIOID = "tag_opioid"
    TAG_CANNABIS = "tag_cannabis"
    TAG_FAMILY = "tag_family"
    TAG_EMOTION = "tag_emotion"
    TAG_RELAPSE = "tag_relapse"
    TAG_CRIME = "tag_crime"
    PHASE_INTAKE = "phase_intake"
    PHASE_DETOX = "phase_detox"
    PHASE_ENTRY = "phase_entry"
    PHASE_PRIMARY = "phase_primary"
    PHASE_REENTRY = "phase_reentry"


@attrs.frozen(slots=False)  # made by the thousand, which is twice as fast so
class Box:
    """A rectangle in the units of the surface, `x` and `y` at its top left."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.y + self.height

    @property
    def center_x(self) -> float:
        """The x of the middle."""
        return self.x + self.width / 2

    @property
    def center_y(self) -> float:
        """The y of the middle."""
        return self.y + self.height / 2

    def inset(self, dx: float, dy: float) -> Box:
        """The box without `dx` at both sides and `dy` above and below, never smaller than nothing."""
        return Box(self.x + dx, self.y + dy, max(0.0, self.width - 2 * dx), max(0.0, self.height - 2 * dy))


Point = tuple[float, float]
Dash = tuple[float, ...]
"""Lengths of strokes and gaps in turn; () is an unbroken line."""


class Pen(Protocol):
    """A drawing surface.

    Widths and radii are in the surface's unit. `fill` and `stroke` are None where an area or an outline is not drawn;
    an outline lies on the middle of its edge. Colours are those of the surface's palette.
    """

    @property
    def hairline(self) -> float:
        """The width of a hairline on this surface."""
        ...

    def line(self, x1: float, y1: float, x2: float, y2: float, ink: Ink, width: float, dash: Dash = ()) -> None:
        """A straight line with flat ends."""
        ...

    def polyline(self, points: Sequence[Point], ink: Ink, width: float, dash: Dash = ()) -> None:
        """An open line through at least two points, with round joins; nothing for fewer."""
        ...

    def polygon(
        self, points: Sequence[Point], *, fill: Ink | None = None, stroke: Ink | None = None, width: float = 1.0
    ) -> None:
        """A closed shape through at least three points; nothing for fewer."""
        ...

    def rect(
        self, box: Box, *, fill: Ink | None = None, stroke: Ink | None = None, width: float = 1.0, dash: Dash = ()
    ) -> None:
        """A rectangle."""
        ...

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
        """A rectangle with round corners; the radius is cut to half of the shorter side."""
        ...

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
        """A circle around (x, y)."""
        ...

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
        """One line of text on its baseline."""
        ...

    def text_width(self, text: str, size: float, face: Face = Face.REGULAR) -> float:
        """How wide `text` runs."""
        ...

    def save(self) -> None:
        """Remember the clip; every `save` has its `restore`."""
        ...

    def restore(self) -> None:
        """Go back to the clip of the matching `save`."""
        ...

    def clip(self, box: Box) -> None:
        """Draw only inside `box` until the next `restore`."""
        ...


def elided(pen: Pen, text: str, size: float, width: float, face: Face = Face.REGULAR) -> str:
    """`text`, cut to end in "…" where it is wider than `width`; empty where not even that fits."""
    if pen.text_width(text, size, face) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if pen.text_width(text[:middle].rstrip() + "…", size, face) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…" if low else ""
