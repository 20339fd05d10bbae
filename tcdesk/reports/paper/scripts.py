"""Faces for what the main ones lack: Arabic and Javanese writing, and the small pictures of telephones.

Noto by Google, as published, under the SIL Open Font License. They are read only when a text needs them.
"""

# pyright: reportUnknownMemberType=false
# The library carries no types.

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import cast

import attrs
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from tcdesk.paths import resource
from tcdesk.reports.paper.faces import instead
from tcdesk.reports.paper.glyph_font import GlyphFont


@attrs.frozen
class _Script:
    """A folder of faces and the blocks of code points for which they are opened.

    `scale` is their size beside that of the text around them: letters that stack need room above and below.
    """

    folder: str
    regular: str
    bold: str
    blocks: tuple[tuple[int, int], ...]
    scale: float = 1.0


_SCRIPTS = (
    _Script(
        "noto-sans-arabic",
        "NotoSansArabic-Regular",
        "NotoSansArabic-Bold",
        ((0x0600, 0x06FF), (0x0750, 0x077F), (0x08A0, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFE)),
    ),
    _Script("noto-sans-javanese", "NotoSansJavanese-Regular", "NotoSansJavanese-Bold", ((0xA980, 0xA9DF),), 0.88),
    _Script(
        "noto-emoji",
        "NotoEmoji_400Regular",
        "NotoEmoji_400Regular",
        ((0x2190, 0x21FF), (0x2300, 0x23FF), (0x2600, 0x27BF), (0x2900, 0x2BFF), (0x3030, 0x303D), (0x1F000, 0x1FAFF)),
    ),
)


@functools.cache
def glyphs(font: str) -> Mapping[int, int]:
    """Glyph numbers of a registered font by code point."""
    face = cast("TTFont", pdfmetrics.getFont(font)).face
    return cast("Mapping[int, int]", face.charToGlyph)


@functools.cache
def _opened(folder: str, name: str) -> str:
    pdfmetrics.registerFont(GlyphFont(name, str(resource("fonts", folder, f"{name}.ttf"))))
    return name


@functools.lru_cache(maxsize=8192)
def setter(code: int, font: str) -> str:
    """The face that sets a code point in a text of `font`: the font itself, one that stands in, or none ("")."""
    if code in glyphs(font):
        return font
    lent = instead(font)
    if lent and code in glyphs(lent):
        return lent
    for script in _SCRIPTS:
        if any(first <= code <= last for first, last in script.blocks):
            name = _opened(script.folder, script.bold if "bold" in font.lower() else script.regular)
            return name if code in glyphs(name) else ""
    return ""


@functools.cache
def scale_of(name: str) -> float:
    """How large a face is set beside the text around it; 1 for the main faces."""
    return next((script.scale for script in _SCRIPTS if name in {script.regular, script.bold}), 1.0)
