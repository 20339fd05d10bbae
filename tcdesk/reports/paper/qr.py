"""QR codes of capital letters and digits, as they stand in the seal of a paper (ISO/IEC 18004, models 1 to 6, level M).

One mask is laid over every code. To try all eight and weigh them is what takes the time, and readers take any. What is
the same for all codes of a size is worked out once: which place of the square shows which bit.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from operator import itemgetter
from typing import cast

import attrs

SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
"""What a code can hold, each sign with the number of its place."""
MASK = 4
_MODE, _COUNT_BITS, _TERMINATOR = 0b0010, 9, 4
_PADDING = (0xEC, 0x11)
_POLYNOMIAL = 0x11D
_FORMAT_POLYNOMIAL, _FORMAT_MASK = 0x537, 0x5412
_INVERTED = str.maketrans("01", "10")


@attrs.frozen
class _Model:
    """How a size is divided: words of data and words that check them in each block, and how many blocks there are."""

    data: int
    check: int
    blocks: int

    @property
    def room(self) -> int:
        """Bits of data."""
        return 8 * self.data * self.blocks


_MODELS = tuple(
    _Model(*each) for each in ((16, 10, 1), (28, 16, 1), (44, 26, 1), (32, 18, 2), (43, 24, 2), (27, 16, 4))
)
LONGEST = 154
"""Signs that the largest of these models holds."""


def rows(text: str) -> list[str]:
    """The squares of `text`, row by row, dark ones as 1. Raises ValueError for too many signs or one not in `SIGNS`."""
    bits = _TERMINATOR + _COUNT_BITS + len(text) // 2 * 11 + len(text) % 2 * 6
    number = next((number for number, model in enumerate(_MODELS) if bits <= model.room), None)
    if number is None:
        msg = f"{len(text)} signs are too many for a code"
        raise ValueError(msg)
    model, pattern = _MODELS[number], _pattern(number)
    words = _words(text, bits, model)
    shown = f"{int.from_bytes(words, 'big'):0{8 * len(words)}b}"
    flat = "".join(pattern(shown + shown.translate(_INVERTED) + "01"))
    side = _side(number)
    return [flat[at : at + side] for at in range(0, side * side, side)]


def _words(text: str, bits: int, model: _Model) -> bytes:
    """All words of a code in the order they are placed: those of each block in turn, then those that check them."""
    value = _MODE << _COUNT_BITS | len(text)
    for at in range(0, len(text) - 1, 2):
        value = value << 11 | SIGNS.index(text[at]) * len(SIGNS) + SIGNS.index(text[at + 1])
    if len(text) % 2:
        value = value << 6 | SIGNS.index(text[-1])
    free = model.room - bits
    ended = min(_TERMINATOR, free)
    ended += (free - ended) % 8
    data = (value << ended).to_bytes((bits + ended) // 8, "big")
    data += bytes(_PADDING[number % 2] for number in range((free - ended) // 8))
    blocks = [data[at : at + model.data] for at in range(0, len(data), model.data)]
    checks = [_check(block, model.check) for block in blocks]
    return bytes(
        [block[place] for place in range(model.data) for block in blocks]
        + [check[place] for place in range(model.check) for check in checks]
    )


def _check(data: bytes, count: int) -> bytes:
    """The remainder of `data` divided by the generator of `count` words (Reed-Solomon)."""
    steps, top, whole = _steps(count), 8 * (count - 1), (1 << 8 * count) - 1
    rest = 0
    for word in data:
        rest = (rest << 8 & whole) ^ steps[word ^ rest >> top]
    return rest.to_bytes(count, "big")


@functools.cache
def _steps(count: int) -> list[int]:
    """The generator of `count` words times each word, without its first term, as one number."""
    powers = [1]
    while len(powers) < 255:
        doubled = powers[-1] << 1
        powers.append(doubled ^ _POLYNOMIAL if doubled > 0xFF else doubled)
    place = {power: number for number, power in enumerate(powers)}

    def times(one: int, other: int) -> int:
        return powers[(place[one] + place[other]) % 255] if one and other else 0

    generator = [1]
    for number in range(count):
        raised = [times(term, powers[number]) for term in generator]
        generator = [one ^ other for one, other in zip([*generator, 0], [0, *raised], strict=True)]
    return [int.from_bytes(bytes(times(term, word) for term in generator[1:]), "big") for word in range(256)]


def _side(number: int) -> int:
    return 21 + 4 * number


@functools.cache
def _pattern(number: int) -> Callable[[str], tuple[str, ...]]:
    """What takes the squares of a model, from the first, out of its bits, the same bits inverted, a 0 and a 1."""
    side, model = _side(number), _MODELS[number]
    total = 8 * (model.data + model.check) * model.blocks
    fixed = _fixed(number)
    found = {place: 2 * total + is_dark for place, is_dark in fixed.items()}
    free = (place for place in _way(side) if place not in fixed)
    for bit, (row, column) in enumerate(free):
        is_masked = (row // 2 + column // 3) % 2 == 0
        is_left_over = bit >= total
        found[row, column] = 2 * total + is_masked if is_left_over else bit + total * is_masked
    places = [found[row, column] for row in range(side) for column in range(side)]
    return cast("Callable[[str], tuple[str, ...]]", itemgetter(*places))


def _way(side: int) -> Iterator[tuple[int, int]]:
    """The places of a code in the order they are filled: up and down in pairs of columns, from the right."""
    columns = [column for column in range(side - 1, -1, -1) if column != 6]
    for pair in range(0, len(columns), 2):
        upwards = range(side - 1, -1, -1) if pair % 4 == 0 else range(side)
        for row in upwards:
            yield row, columns[pair]
            yield row, columns[pair + 1]


def _fixed(number: int) -> dict[tuple[int, int], bool]:
    """The places that hold no data, and whether they are dark."""
    side = _side(number)
    found = {(6, at): at % 2 == 0 for at in range(side)} | {(at, 6): at % 2 == 0 for at in range(side)}
    for top, left in ((0, 0), (0, side - 7), (side - 7, 0)):
        for row in range(max(0, top - 1), min(side, top + 8)):
            for column in range(max(0, left - 1), min(side, left + 8)):
                away = max(abs(row - top - 3), abs(column - left - 3))
                found[row, column] = away in {0, 1, 3}
    if number:
        middle = side - 7
        for row in range(middle - 2, middle + 3):
            for column in range(middle - 2, middle + 3):
                found[row, column] = max(abs(row - middle), abs(column - middle)) != 1
    return found | _told(side)


def _told(side: int) -> dict[tuple[int, int], bool]:
    """Level and mask, told twice beside the corners, and the one square that is always dark."""
    rest = MASK << 10  # level M is 00
    for shift in range(4, -1, -1):
        if rest >> shift + 10:
            rest ^= _FORMAT_POLYNOMIAL << shift
    told = (MASK << 10 | rest) ^ _FORMAT_MASK
    down = [*range(6), 7, 8, *range(side - 7, side)]
    across = [*range(side - 1, side - 9, -1), 7, *range(5, -1, -1)]
    found = {(row, 8): bool(told >> bit & 1) for bit, row in enumerate(down)}
    found |= {(8, column): bool(told >> bit & 1) for bit, column in enumerate(across)}
    return found | {(side - 8, 8): True}
