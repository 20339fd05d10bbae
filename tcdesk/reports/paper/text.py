"""Text on its way to paper: made harmless, measured, fitted and broken into lines.

`safe` is the only way for a string onto a page. No markup is read anywhere: text is set as runs of (text, style), so
`<img src=...>` is nine letters and a sign like any other.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

import attrs

from tcdesk.reports.paper.faces import NOW
from tcdesk.reports.paper.scripts import glyphs, setter
from tcdesk.reports.paper.shaping import JOINERS, MARKS, clusters, is_plain, line_width

ELLIPSIS = "…"
LONGEST = 60_000
"""Characters of one text that reach paper; what is longer ends in an ellipsis."""
MOST_MARKS = 3
"""Marks that may stand on one letter; more would run over the lines around it."""
MOST_NAMED = 3
"""Signs named of a row of signs that no face has."""
# Zero width, byte order, bidi embedding and isolates, soft hyphen, variation selectors, tags and skin tones of emoji.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U0001f3fb-\U0001f3ff\U000e0000-\U000e0fff]"
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_LINES = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


@attrs.frozen
class Style:
    """A face of the design at a size, with the distance from line to line; all in points."""

    face: str
    size: float
    leading: float = 0.0

    def at(self, size: float) -> Style:
        """The same face at another size, leading in proportion."""
        return Style(self.face, size, self.leading * size / self.size)

    @property
    def font(self) -> str:
        """The font the face is set in under the profile of the document being drawn."""
        return NOW.get(self.face, self.face)


Run = tuple[str, str]
"""Text and the font it is set in."""
Line = tuple[Run, ...]


@functools.lru_cache(maxsize=8192)
def safe(text: str, font: str) -> str:
    """`text` as it may stand on paper in `font`: composed, without controls or invisible signs, every sign in a face.

    A sign that neither the font nor one that stands in for it has is replaced by its plain form where Unicode knows
    one, else by the number of its code point; a combining mark that no letter carries is dropped. `unprintable` names
    both. Line breaks of any kind become one newline, tabs a space.
    """
    if text.isascii() and text.isprintable():
        return text if len(text) <= LONGEST else text[: LONGEST - 1] + ELLIPSIS
    if len(text) > LONGEST:
        text = text[: LONGEST - 1] + ELLIPSIS
    text = _LINES.sub("\n", text).replace("\t", " ")
    while (cleaned := _settable(_composed(text), font)[0]) != text:
        text = cleaned
    return text


def unprintable(text: str, font: str) -> tuple[str, ...]:
    """The signs of `text` that `safe` would lose in `font`, as a number or dropped; each once, in order."""
    if text.isascii():
        return ()
    text = _LINES.sub("\n", text[:LONGEST]).replace("\t", " ")
    return tuple(dict.fromkeys(_settable(_composed(text), font)[1]))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", _CONTROL.sub("", text)))


def _settable(text: str, font: str) -> tuple[str, list[str]]:
    """`text` of signs that a face has, and the signs that are lost."""
    if all(_is_settable(char, font) for char in set(text)):
        return text, []
    found: list[str] = []
    lost: list[str] = []
    row: list[str] = []  # lost signs side by side
    face, marks = "", 0
    for at, char in enumerate(text):
        if char in JOINERS:
            after = setter(ord(text[at + 1]), font) if at + 1 < len(text) else ""
            if face not in {"", font} and face == after:
                found.append(char)
            continue
        if unicodedata.category(char) in MARKS:
            marks += 1
            if face and marks <= MOST_MARKS and ord(char) in glyphs(face):
                found.append(char)
            else:
                lost.append(char)
            continue
        kept = char if char == "\n" or setter(ord(char), font) else _replaced(char, font)
        if not kept:
            lost.append(char)
            row.append(char)
            face, marks = "", 0
            continue
        found += (_named(row), kept)
        row.clear()
        face, marks = "" if char.isspace() else setter(ord(kept[-1]), font), 0
    return "".join((*found, _named(row))), lost


@functools.lru_cache(maxsize=4096)
def _is_settable(char: str, font: str) -> bool:
    """Whether a sign stands on paper as it is, whatever is around it."""
    if char in JOINERS or unicodedata.category(char) in MARKS:
        return False
    return char == "\n" or bool(setter(ord(char), font))


def _named(signs: Sequence[str]) -> str:
    """Signs that no face has, by the numbers of their code points."""
    if not signs:
        return ""
    numbers = [f"U+{ord(sign):04X}" for sign in signs[:MOST_NAMED]]
    return f"[{' '.join(numbers)}{' ' + ELLIPSIS if len(signs) > MOST_NAMED else ''}]"


@functools.lru_cache(maxsize=1024)
def _replaced(char: str, font: str) -> str:
    """The plain form of a sign that no face has, or nothing."""
    if char.isspace():
        return " "
    if not char.isprintable():
        return ""
    for form in ("NFD", "NFKC"):
        plain = unicodedata.normalize(form, char)
        face = setter(ord(plain[0]), font)
        if plain != char and face and all(ord(one) in glyphs(face) for one in plain):
            return plain
    return ""


@attrs.frozen
class OneLine:
    """A text ready to stand on one line: harmless, and how wide it is at size 1."""

    text: str
    wide: float


@functools.lru_cache(maxsize=8192)
def one_line(text: str, font: str) -> OneLine:
    """`text` as it may stand on one line of paper in `font`."""
    words = safe(text, font).replace("\n", " ")
    return OneLine(words, line_width(words, font))


@functools.lru_cache(maxsize=32768)
def _unit_width(text: str, font: str) -> float:
    return line_width(text, font)


def width(text: str, style: Style) -> float:
    """The width of one line of safe text, in points."""
    if len(text) > 40:
        return line_width(text, style.font) * style.size
    return _unit_width(text, style.font) * style.size


def cut(text: str, style: Style, room: float) -> str:
    """`text` if it fits into `room` points, else as much of it as does with an ellipsis."""
    line = one_line(text, style.font)
    text = line.text
    if line.wide * style.size <= room:
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
    line = one_line(text, style.font)
    needed = line.wide * style.size
    if needed <= room:
        return line.text, style
    size = max(least, style.size * room / needed * 0.999)
    smaller = style.at(round(size - 0.005, 2) if size > least else least)
    return cut(line.text, smaller, room), smaller


def plain(text: str, style: Style, room: float) -> tuple[Line, ...]:
    """`text` in one style, broken into lines of at most `room` points; no hyphenation."""
    return _plain(text, style.font, style.size, room)


@functools.lru_cache(maxsize=512)
def _plain(text: str, font: str, size: float, room: float) -> tuple[Line, ...]:
    """What `broken` gives for one run, in the shortest way: most of what a packet says goes through here."""
    text = safe(text, font)
    most, space = room / size, _unit_width(" ", font)
    lines: list[Line] = []
    for row in text.split("\n"):
        words = [word for word in row.split(" ") if word]
        wide = [_unit_width(word, font) for word in words]
        if any(one > most for one in wide):
            return tuple(broken(((text, font),), size, room))
        first, used = 0, -space
        for at, one in enumerate(wide):
            used += space + one
            if used > most:
                lines.append(((" ".join(words[first:at]), font),))
                first, used = at, one
        lines.append(((" ".join(words[first:]), font),) if words else ())
    while lines and not lines[-1]:
        lines.pop()
    return tuple(lines)


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
        for number, (part, wide) in enumerate(_parts(text, font, size, room, room - used)):
            if number or used + wide > room:
                found.append((tuple(piece), used))
                piece, used = [], 0.0
            if part:
                piece.append((part, font))
            used += wide
    return [*found, (tuple(piece), used)]


def _parts(text: str, font: str, size: float, room: float, first: float) -> Iterator[tuple[str, float]]:
    """One run in parts with their widths: the first of at most `first` points, the others of at most `room`."""
    letters = list(text if is_plain(text, font) else clusters(text))
    at, left = 0, first
    while at < len(letters):
        end, wide = at, 0.0
        while end < len(letters) and (wide := wide + _unit_width(letters[end], font) * size) <= left:
            end += 1
        part = "".join(letters[at:end])
        while end > at + 1 and _unit_width(part, font) * size > left:  # letters that join may be wider than alone
            end -= 1
            part = "".join(letters[at:end])
        if end == at and left == room:  # no room for a single letter
            end, part = at + 1, letters[at]
        yield part, line_width(part, font) * size
        at, left = end, room


def _joined(line: list[Run]) -> Line:
    """Neighbouring runs of one font as one run."""
    found: list[Run] = []
    for text, font in line:
        if found and found[-1][1] == font:
            found[-1] = (found[-1][0] + text, font)
        else:
            found.append((text, font))
    return tuple(found)
