"""The faces of every document, registered once, embedded in every file."""

# pyright: reportUnknownMemberType=false
# The library carries no types.

from __future__ import annotations

import functools
from types import MappingProxyType

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics

from tcdesk.figures.pen import Face
from tcdesk.paths import resource
from tcdesk.reports.paper.glyph_font import GlyphFont

REGULAR = "SourceSans3-Regular"
MEDIUM = "SourceSans3-Medium"
SEMIBOLD = "SourceSans3-Semibold"
BOLD = "SourceSans3-Bold"
ITALIC = "SourceSans3-It"
SEMIBOLD_ITALIC = "SourceSans3-SemiboldIt"
SERIF = "SourceSerif4SmText-Regular"
SERIF_ITALIC = "SourceSerif4SmText-It"
SERIF_BOLD = "SourceSerif4SmText-Bold"
"""The voice of the counselor's narrative."""

FACES = MappingProxyType(
    {
        Face.REGULAR: REGULAR,
        Face.MEDIUM: MEDIUM,
        Face.SEMIBOLD: SEMIBOLD,
        Face.BOLD: BOLD,
        Face.ITALIC: ITALIC,
        Face.SEMIBOLD_ITALIC: SEMIBOLD_ITALIC,
    }
)
"""The font name of each face of the figures."""

_FOLDERS = (("source-sans-3", tuple(FACES.values())), ("source-serif-4", (SERIF, SERIF_ITALIC, SERIF_BOLD)))


@functools.cache
def register() -> None:
    """Register every face under its file's name, in a fixed order, and make documents start with one of ours.

    The library's own default would leave an unembedded Helvetica in every file. Registration belongs to the process;
    calling this again does nothing. Raises TTFError where a shipped file is missing or damaged.
    """
    for folder, names in _FOLDERS:
        for name in names:
            pdfmetrics.registerFont(GlyphFont(name, str(resource("fonts", folder, f"{name}.ttf"))))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=SEMIBOLD, italic=ITALIC, boldItalic=SEMIBOLD_ITALIC)
    pdfmetrics.registerFontFamily(SERIF, normal=SERIF, bold=SERIF_BOLD, italic=SERIF_ITALIC, boldItalic=SERIF_BOLD)
    rl_config.canvas_basefontname = REGULAR
    rl_config.useA85 = 0  # streams as they are, a fifth smaller than written in letters
