"""Finding people and things by parts of words, in any order, with one typing error forgiven."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TypeVar

import attrs

Item = TypeVar("Item")

EXACT, START, INSIDE, COMPACT, SLIP = 1.0, 0.9, 0.7, 0.8, 0.5
"""How good a word fits: the whole word, its beginning, within it, across punctuation, with one typing error."""

_SLIP_FROM = 4
"""A word shorter than this must be typed as it is; `eko` and `edo` are two people."""
_FIELD_STEP = 0.02
"""What each later field costs, so that a name comes before a block."""

_WORD = re.compile(r"\w+")
_APOSTROPHES = re.compile(r"['’‘`´]")
_NOT_WORD = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """`text` in small letters without accents, for comparing."""
    parts = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text).casefold())
    return unicodedata.normalize("NFKC", "".join(char for char in parts if not unicodedata.combining(char)))


def one_slip(typed: str, meant: str) -> bool:
    """Whether `typed` becomes `meant` by at most one letter changed, left out, added, or two neighbours swapped."""
    if typed == meant:
        return True
    if abs(len(typed) - len(meant)) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(typed, meant, strict=False)) if a != b), min(len(typed), len(meant)))
    rest, goal = typed[at:], meant[at:]
    if len(rest) == len(goal):
        return rest[1:] == goal[1:] or (rest[:2] == goal[1::-1] and rest[2:] == goal[2:])
    longer, shorter = (rest, goal) if len(rest) > len(goal) else (goal, rest)
    return longer[1:] == shorter


@attrs.frozen
class Prepared:
    """The fields of one thing, folded once: words of each field, and each field without any punctuation."""

    words: tuple[tuple[str, ...], ...]
    compact: tuple[str, ...]


def prepared(fields: Sequence[str]) -> Prepared:
    """`fields` (the most telling first) made ready for many searches."""
    folded = [fold(field) for field in fields]
    return Prepared(
        tuple(tuple(_WORD.findall(field)) for field in folded), tuple(_NOT_WORD.sub("", field) for field in folded)
    )


def score(query: str, fields: Sequence[str] | Prepared) -> float | None:
    """How well `query` fits, over 0 to 1, or None when a word of it is found nowhere.

    Every word must be found in some field, in any order, as a whole word, a beginning, a part, or with one typing
    error (words of four letters and more, without digits). A register number may be typed without its punctuation.
    An empty query fits everything.
    """
    entry = fields if isinstance(fields, Prepared) else prepared(fields)
    folded = fold(query)
    wanted = [found for word in folded.split() if (found := _NOT_WORD.sub("", word))]
    if not wanted:
        return 1.0 if not folded.strip() else None
    total = 0.0
    for word in wanted:
        best = _best(word, entry)
        if not best:
            return _whole("".join(wanted), entry)
        total += best
    return total / len(wanted)


def _whole(query: str, entry: Prepared) -> float | None:
    """The query as one word, for a register number typed with its own spaces."""
    return max((COMPACT - _FIELD_STEP * i for i, text in enumerate(entry.compact) if query in text), default=None)


def _best(word: str, entry: Prepared) -> float:
    best = 0.0
    for place, words in enumerate(entry.words):
        fit = max((_fit(word, other) for other in words), default=0.0)
        if fit < COMPACT and word in entry.compact[place]:
            fit = COMPACT if any(char.isdigit() for char in word) else max(fit, INSIDE)
        if fit:
            best = max(best, fit - _FIELD_STEP * min(place, 10), 0.01)
    return best


def _fit(word: str, other: str) -> float:
    if word == other:
        return EXACT
    if other.startswith(word):
        return START
    if word in other:
        return INSIDE
    if len(word) < _SLIP_FROM or any(char.isdigit() for char in word):
        return 0.0
    lengths = {len(word) - 1, len(word), len(word) + 1}
    return SLIP if any(one_slip(word, other[:length]) for length in lengths if length <= len(other)) else 0.0


def ranked(query: str, entries: Iterable[tuple[Item, Prepared]], limit: int = 9) -> list[Item]:
    """The `limit` best of `entries`, best first; of equally good ones the earlier."""
    found = [(fit, item) for item, entry in entries if (fit := score(query, entry)) is not None]
    found.sort(key=lambda pair: -pair[0])
    return [item for _fit, item in found[:limit]]
