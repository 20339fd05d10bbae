"""Measures and inks of paper. Lengths are points unless the name says millimetres.

Text and rules are pure black in the mono theme because a laser printer half-tones anything else (measured with
Ghostscript at 600 dpi): hierarchy comes from weight, size and place; grey only fills areas.
"""

from __future__ import annotations

import attrs

from tcdesk.figures.palette import COLOUR, MONO
from tcdesk.reports._base import Paper, Profile, Theme

MM = 72 / 25.4
PAPER_MM = {Paper.A4: (210.0, 297.0), Paper.F4: (215.0, 330.0)}
# left, right, top, bottom; Permenkumham 31/2020 for the official letter.
MARGINS_MM = {Profile.DESIGN: (20.0, 16.0, 10.0, 22.5), Profile.NASKAH_DINAS: (30.0, 20.0, 10.0, 25.0)}
LANDSCAPE_MARGINS_MM = (14.0, 14.0, 12.0, 20.5)
SMALLEST = 8.0
SMALLEST_FITTED = 7.0


@attrs.frozen(kw_only=True)
class Page:
    """One sheet: its size and the frame the content stays in, measured from the top left corner."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def text_width(self) -> float:
        """The width between the margins."""
        return self.right - self.left


def page(paper: Paper, profile: Profile, *, landscape: bool = False) -> Page:
    """The sheet of a paper under a profile; a landscape board has margins of its own."""
    width, height = PAPER_MM[paper]
    left, right, top, bottom = MARGINS_MM[profile]
    if landscape:
        width, height = height, width
        left, right, top, bottom = LANDSCAPE_MARGINS_MM
    return Page(
        width=width * MM,
        height=height * MM,
        left=left * MM,
        right=(width - right) * MM,
        top=top * MM,
        bottom=(height - bottom) * MM,
    )


PALETTES = {Theme.MONO: MONO, Theme.COLOUR: COLOUR}
