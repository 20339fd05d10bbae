"""Text on its way to paper: made harmless, measured, fitted and broken into lines.

`safe` is the only way for a string onto a page. No markup is read anywhere: text is set as runs of (text, style), so
`<img src=...>` is nine letters and a sign like any other.
"""

# pyright: reportUnknownMemberType=false
# The library carries no types.

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import cast

import attrs
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

ELLIPSIS = "…"
LONGEST = 60_000
"""Characters of one text that reach paper; what is longer ends in an ellipsis."""
_BOXES = "□☐?"
# Zero width, byte order, bidi embedding and isolates, soft hyphen, joiners, variation selectors, tags of emoji.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U0001f3fb-\U0001f3ff\U000e0000-\U000e0fff]"
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
# Combining marks that make no composed letter: without shaping they would be printed over their neighbours.
_MARKS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]")
_LINES = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


@attrs.frozen
class Style:
    """A face at a size, with the distance from line to line; all in points."""

    font: str
    size: float
    leading: float = 0.0

    def at(self, size: float) -> Style:
        """The same face at another size, leading in proportion."""
        return Style(self.font, size, self.leading * size / self.size)


Run = tuple[str, str]
"""Text and the font it is set in."""
Line = tuple[Run, ...]


@functools.cache
def glyphs(font: str) -> Mapping[int, int]:
    """Glyph numbers of a registered font by code point."""
    face = cast("TTFont", pdfmetrics.getFont(font)).face
    return cast("Mapping[int, int]", face.charToGlyph)


@functools.lru_cache(maxsize=8192)
def safe(text: str, font: str) -> str:
    """`text` as it may stand on paper in `font`: composed, without controls or invisible signs, every sign in the font.

    A sign the font lacks is replaced by its plain form where Unicode knows one, else by a box; a combining mark that
    makes no composed letter is dropped. `unprintable` names both.
    Line breaks of any kind become one newline, tabs a space.
    """
    if text.isascii() and text.isprintable():
        return text if len(text) <= LONGEST else text[: LONGEST - 1] + ELLIPSIS
    if len(text) > LONGEST:
        text = text[: LONGEST - 1] + ELLIPSIS
    text = _LINES.sub("\n", text).replace("\t", " ")
    text = _MARKS.sub("", _composed(text))
    known = glyphs(font)
    return "".join(char if ord(char) in known or char == "\n" else _replaced(char, font) for char in text)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", _CONTROL.sub("", text)))


@functools.lru_cache(maxsize=1024)
def _replaced(char: str, font: str) -> str:
    known = glyphs(font)
    if char.isspace():
        return " "
    plain = unicodedata.normalize("NFKC", char) if char.isprintable() else ""
    if plain and all(ord(one) in known for one in plain):
        return plain
    if unicodedata.combining(char):
        return ""
    return next(box for box in _BOXES if ord(box) in known)


def unprintable(text: str, font: str) -> tuple[str, ...]:
    """The signs of `text` that `safe` would lose in `font`, as a box or dropped; each once, in order."""
    known = glyphs(font)

    def is_lost(char: str) -> bool:
        return bool(_MARKS.match(char)) or (ord(char) not in known and _replaced(char, font) in tuple(_BOXES))

    return tuple(dict.fromkeys(char for char in _composed(text) if char != "\n" and is_lost(char)))


@functools.lru_cache(maxsize=32768)
def _unit_width(text: str, font: str) -> float:
    return pdfmetrics.stringWidth(text, font, 1)


def width(text: str, style: Style) -> float:
    """The width of one line of safe text, in points."""
    if len(text) > 40:
        return pdfmetrics.stringWidth(text, style.font, style.size)
    return _unit_width(text, style.font) * style.size


def cut(text: str, style: Style, room: float) -> str:
    """`text` if it fits into `room` points, else as much of it as does with an ellipsis."""
    text = safe(text, style.font).replace("\n", " ")
    if width(text, style) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width(text[:middle].rstrip() + ELLIPSIS, style) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + ELLIPSIS if low else ""


def fit(text: str, style: Style, room: float, least: float) -> tuple[str, Style]:
    """`text` and a style in which it takes at most `room` points: smaller down to `least`, and only then cut."""
    text = safe(text, style.font).replace("\n", " ")
    needed = width(text, style)
    if needed <= room:
        return text, style
    size = max(least, style.size * room / needed * 0.999)
    smaller = style.at(round(size - 0.005, 2) if size > least else least)
    return cut(text, smaller, room), smaller


def plain(text: str, style: Style, room: float) -> list[Line]:
    """`text` in one style, broken into lines of at most `room` points; no hyphenation."""
    return broken(((text, style.font),), style.size, room)


def broken(runs: Iterable[Run], size: float, room: float) -> list[Line]:
    """Runs of one size, broken greedily at spaces into lines of at most `room` points.

    A word wider than a line is broken between letters. Empty text gives no line.
    """
    lines: list[Line] = []
    line: list[Run] = []
    used = 0.0
    for word in _words(runs):
        if word is None:
            lines.append(_joined(line))
            line, used = [], 0.0
            continue
        needed = sum(_unit_width(text, font) for text, font in word) * size
        space = _unit_width(" ", word[0][1]) * size
        if line and used + space + needed > room:
            lines.append(_joined(line))
            line, used = [], 0.0
        if needed > room:
            *whole, (rest, used) = _pieces(word, size, room)
            lines.extend(_joined(list(piece)) for piece, _ in whole)
            line = list(rest)
            continue
        if line:
            line.append((" ", word[0][1]))
            used += space
        line.extend(word)
        used += needed
    if line:
        lines.append(_joined(line))
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _words(runs: Iterable[Run]) -> Iterator[Line | None]:
    """Words as tuples of runs; None for a line break."""
    word: list[Run] = []
    for raw, font in runs:
        for number, row in enumerate(safe(raw, font).split("\n")):
            if number:
                if word:
                    yield tuple(word)
                    word = []
                yield None
            first, *others = row.split(" ")
            if first:
                word.append((first, font))
            for other in others:
                if word:
                    yield tuple(word)
                word = [(other, font)] if other else []
    if word:
        yield tuple(word)


def _pieces(word: Line, size: float, room: float) -> list[tuple[Line, float]]:
    """A word wider than a line, cut between letters into pieces that fit."""
    found: list[tuple[Line, float]] = []
    piece: list[Run] = []
    used = 0.0
    for text, font in word:
        start, at = 0, 0
        for at, char in enumerate(text):
            needed = _unit_width(char, font) * size
            if used + needed > room and used:
                if at > start:
                    piece.append((text[start:at], font))
                found.append((tuple(piece), used))
                piece, used, start = [], 0.0, at
            used += needed
        piece.append((text[start : at + 1], font))
    found.append((tuple(piece), used))
    return found


def _joined(line: list[Run]) -> Line:
    """Neighbouring runs of one font as one run."""
    found: list[Run] = []
    for text, font in line:
        if found and found[-1][1] == font:
            found[-1] = (found[-1][0] + text, font)
        else:
            found.append((text, font))
    return tuple(found)
