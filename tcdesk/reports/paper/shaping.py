"""Text that is more than one sign after the other: letters that join, stack and change places, from either side.

Plain text, which is nearly all of it, is set by the library itself. What is not is divided by direction and face and
shaped by HarfBuzz; the file says of each such text what it reads, since its glyphs alone do not tell.
"""

# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportUnknownVariableType=false
# The libraries carry no types.

from __future__ import annotations

import codecs
import functools
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Literal, cast

import attrs
import uharfbuzz  # pyright: ignore[reportMissingTypeStubs] - it has none
from reportlab.pdfbase import pdfmetrics

from tcdesk.reports.paper.canvas import TaggedCanvas
from tcdesk.reports.paper.direction import is_one_way, seen
from tcdesk.reports.paper.glyph_font import GlyphFont
from tcdesk.reports.paper.scripts import glyphs, scale_of, setter

_harfbuzz: Any = uharfbuzz  # a library without types
MARKS = ("Mn", "Mc", "Me")
JOINERS = "\u200c\u200d"
_NOTHING = "\u200b"
"""What a further glyph of a letter reads: it takes no room and says nothing."""


@attrs.frozen
class Piece:
    """Glyphs of one face in a row: `at` is where they begin and `up` how far above the line, at size 1.

    `scale` is how much smaller than the text around it they are set.
    """

    font: str
    text: str
    at: float
    up: float = 0.0
    scale: float = 1.0


@attrs.define
class Stretch:
    """Pieces that follow each other; `reads` is their text where their glyphs in order do not tell it."""

    reads: str = ""
    pieces: list[Piece] = attrs.field(factory=list)


@attrs.frozen
class Shaped:
    """A line of text ready to be drawn, at size 1; `signs` are the meanings of private code points by face."""

    stretches: Sequence[Stretch]
    width: float
    signs: Mapping[str, Mapping[int, str]]


@functools.lru_cache(maxsize=32768)
def is_plain(text: str, font: str) -> bool:
    """Whether the library itself sets `text` right."""
    if text.isascii():
        return True
    known = glyphs(font)
    return all(ord(char) in known and unicodedata.category(char) not in MARKS for char in text) and is_one_way(text)


@functools.lru_cache(maxsize=2048)
def shaped(text: str, font: str) -> Shaped:
    """One line of safe text, shaped.

    What runs from right to left is written as it is seen, from the left, as every reader of files expects it; only
    letters that change places or share a glyph are told by the text they stand for.
    """
    at = 0.0
    signs: dict[str, dict[int, str]] = {}
    stretches: list[Stretch] = []
    for start, end, level in seen(text):
        is_backwards = level % 2 == 1
        faces = list(_faces(text[start:end], font))
        for words, face in reversed(faces) if is_backwards else faces:
            is_told = not is_backwards and not is_plain(words, face)
            stretch = Stretch(words if is_told else "")
            at = _shape(words, face, at, stretch.pieces, signs.setdefault(face, {}), is_backwards=is_backwards)
            stretches.append(stretch)
    return Shaped(stretches, at, signs)


def line_width(text: str, font: str) -> float:
    """The width of one line of safe text at size 1."""
    if is_plain(text, font):
        return float(pdfmetrics.stringWidth(text, font, 1))
    return shaped(text, font).width


def clusters(text: str) -> Iterator[str]:
    """The parts between which a word may be divided: a sign with its marks, signs that are joined."""
    part = ""
    for char in text:
        if part and char not in JOINERS and part[-1] not in JOINERS and unicodedata.category(char) not in MARKS:
            yield part
            part = ""
        part += char
    if part:
        yield part


def draw(
    canvas: TaggedCanvas,
    x: float,
    y: float,
    text: str,
    font: str,
    size: float,
    *,
    track: float = 0.0,
    mode: Literal[0, 1] = 0,
    is_apart: bool = False,
) -> None:
    """Draw one line of safe text from (x, y), `y` from the bottom; letters that join are not spread by `track`.

    `mode` 1 draws outlines; text `is_apart` from text before it has a space in front, which takes no room.
    """
    if is_plain(text, font):
        canvas.show(x, y, text, font, size, track=track, mode=mode, is_apart=is_apart)
        return
    made = shaped(text, font)
    for face, words in made.signs.items():
        if words:
            cast("GlyphFont", pdfmetrics.getFont(face)).say(canvas.document, words)
    if is_apart:
        canvas.show(x, y, " ", font, size)
    for stretch in made.stretches:
        if stretch.reads:
            told = (codecs.BOM_UTF16_BE + stretch.reads.encode("utf-16-be")).hex()
            canvas.open_mark(f"/Span <</ActualText <{told}>>> BDC")
        for piece in stretch.pieces:
            canvas.show(x + piece.at * size, y + piece.up * size, piece.text, piece.font, size * piece.scale, mode=mode)
        if stretch.reads:
            canvas.close_mark()


def _faces(text: str, font: str) -> Iterator[tuple[str, str]]:
    """`text` in stretches of one face; marks and joiners stay with their letter."""
    found, face = "", ""
    for char in text:
        is_bound = bool(face) and (char in JOINERS or unicodedata.category(char) in MARKS)
        own = face if is_bound and (char in JOINERS or ord(char) in glyphs(face)) else setter(ord(char), font) or font
        if found and own != face:
            yield found, face
            found = ""
        found, face = found + char, own
    if found:
        yield found, face


@attrs.frozen
class _Face:
    """A face as HarfBuzz reads it, and how much of its size one of its units is."""

    font: object
    unit: float


@functools.cache
def _face(name: str) -> _Face:
    face = _harfbuzz.Face(cast("GlyphFont", pdfmetrics.getFont(name)).data)
    return _Face(_harfbuzz.Font(face), 1 / face.upem)


def _shape(text: str, name: str, at: float, pieces: list[Piece], signs: dict[int, str], *, is_backwards: bool) -> float:
    """Add the glyphs of a stretch from `at` on; gives where it ends."""
    font, scale = pdfmetrics.getFont(name), scale_of(name)
    if not isinstance(font, GlyphFont) or (not is_backwards and is_plain(text, name)):
        pieces.append(Piece(name, text, at, scale=scale))
        return at + float(pdfmetrics.stringWidth(text, name, scale))
    face = _face(name)
    unit = face.unit * scale
    buffer = _harfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if is_backwards else "ltr"
    buffer.cluster_level = _harfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.flags = _harfbuzz.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    _harfbuzz.shape(face.font, buffer, {})
    starts = sorted({info.cluster for info in buffer.glyph_infos})
    parts = {start: text[start:end] for start, end in pairwise((*starts, len(text)))}
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        sign = font.glyph(info.codepoint)
        signs.setdefault(ord(sign), parts.pop(info.cluster, _NOTHING))
        pieces.append(Piece(name, sign, at + place.x_offset * unit, place.y_offset * unit, scale))
        at += place.x_advance * unit
    return at
