"""The order in which the signs of a line are seen, where some are written from right to left.

The rules of the Unicode Bidirectional Algorithm (UAX #9) for a line that runs from left to right, as every line of a
form does. Signs that only steer the order never reach paper, so its rules X1 to X8 have nothing to do. One thing is
ours: a number belongs to the words from right to left only between two of them. Behind the last one it is the form's,
as the date after a place of birth, and would otherwise be read before it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

Stretch = tuple[int, int, int]
"""From, to (not included), and the level: odd is written from right to left."""

_NUMBERS = ("EN", "AN")
_OPENING, _CLOSING = "([{⟨⟦", ")]}⟩⟧"
_NEUTRAL = ("B", "S", "WS", "ON", "ES", "ET", "CS", "BN")


def is_one_way(text: str) -> bool:
    """Whether nothing of `text` is written from right to left."""
    return not any(unicodedata.bidirectional(char) in {"R", "AL", "AN"} for char in text)


def seen(text: str) -> list[Stretch]:
    """Stretches of one level in the order they are seen from left to right."""
    stretches: list[Stretch] = []
    for at, level in enumerate(_levels(text)):
        if stretches and stretches[-1][2] == level:
            stretches[-1] = (stretches[-1][0], at + 1, level)
        else:
            stretches.append((at, at + 1, level))
    for level in range(max((one[2] for one in stretches), default=0), 0, -1):  # L2
        stretches = _turned(stretches, level)
    return stretches


def _turned(stretches: list[Stretch], level: int) -> list[Stretch]:
    """The stretches with every unbroken row of those at `level` or above turned round."""
    found: list[Stretch] = []
    row: list[Stretch] = []
    for one in stretches:
        if one[2] >= level:
            row.append(one)
            continue
        found += reversed(row)
        row = []
        found.append(one)
    return found + row[::-1]


def _levels(text: str) -> list[int]:
    """The level of every sign: 0 left to right, 1 right to left, 2 a number in between (I1)."""
    kinds = [unicodedata.bidirectional(char) or "L" for char in text]
    kinds = _brackets(text, _enclosed(_numbers(_marks(kinds))))
    return [{"R": 1, "EN": 2, "AN": 2}.get(kind, 0) for kind in _between(kinds)]


def _marks(kinds: list[str]) -> list[str]:
    """W1: a mark is what its letter is."""
    found: list[str] = []
    for kind in kinds:
        found.append((found[-1] if found else "L") if kind == "NSM" else kind)
    return found


def _numbers(kinds: list[str]) -> list[str]:
    """W2 to W7: what numbers and the signs in and around them are."""
    strong = "L"
    for at, kind in enumerate(kinds):  # W2, W3
        if kind in {"L", "R", "AL"}:
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[at] = "AN"
    kinds = ["R" if kind == "AL" else kind for kind in kinds]
    for at in range(1, len(kinds) - 1):  # W4
        before, kind, after = kinds[at - 1 : at + 2]
        if before == after and ((kind in {"ES", "CS"} and before == "EN") or (kind == "CS" and before == "AN")):
            kinds[at] = before
    kinds = _filled(kinds, ("ET",), lambda before, after: "EN" if "EN" in {before, after} else "")  # W5
    strong = "L"
    for at, kind in enumerate(kinds):  # W7
        if kind in {"L", "R"}:
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[at] = "L"
    return kinds


def _enclosed(kinds: list[str]) -> list[str]:
    """Numbers that no word from right to left follows are of the line's own direction."""
    after = "L"
    for at in range(len(kinds) - 1, -1, -1):
        if kinds[at] in {"L", "R"}:
            after = kinds[at]
        elif kinds[at] in _NUMBERS and after == "L":
            kinds[at] = "L"
    return kinds


def _brackets(text: str, kinds: list[str]) -> list[str]:
    """N0: a pair of brackets has the direction of the line where anything in it has, else that of what is before it."""
    for start, end in sorted(_pairs(text, kinds)):
        inside = {"R" if kind in _NUMBERS else kind for kind in kinds[start + 1 : end]} & {"L", "R"}
        if inside:
            before = next((kind for kind in reversed(kinds[:start]) if kind in {"L", "R", *_NUMBERS}), "L")
            kinds[start] = kinds[end] = "L" if "L" in inside or before == "L" else "R"
    return kinds


def _pairs(text: str, kinds: list[str]) -> list[tuple[int, int]]:
    """The places of brackets that belong together (BD16)."""
    found: list[tuple[int, int]] = []
    open_at: list[int] = []
    for at, char in enumerate(text):
        if kinds[at] != "ON":
            continue
        if char in _OPENING:
            open_at.append(at)
        elif char in _CLOSING:
            wanted = _OPENING[_CLOSING.index(char)]
            place = next((one for one in range(len(open_at) - 1, -1, -1) if text[open_at[one]] == wanted), None)
            if place is not None:
                found.append((open_at[place], at))
                del open_at[place:]
    return found


def _between(kinds: list[str]) -> list[str]:
    """N1, N2: neutral signs between two of one direction have it; numbers count as right to left."""

    def direction(before: str, after: str) -> str:
        sides = {"R" if side in _NUMBERS else side for side in (before or "L", after or "L")}
        return sides.pop() if len(sides) == 1 else "L"

    return _filled(kinds, _NEUTRAL, direction)


def _filled(kinds: list[str], which: tuple[str, ...], decide: Callable[[str, str], str]) -> list[str]:
    """Every unbroken row of kinds in `which` given what `decide` says of its neighbours; "" leaves it."""
    at = 0
    while at < len(kinds):
        end = at
        while end < len(kinds) and kinds[end] in which:
            end += 1
        if end > at:
            kind = decide(kinds[at - 1] if at else "", kinds[end] if end < len(kinds) else "")
            if kind:
                kinds[at:end] = [kind] * (end - at)
        at = end + 1
    return kinds
