"""The colour space of every document, sRGB (IEC 61966-2-1), as an ICC profile of version 2.1 that is always the same.

Profiles made by a library carry the hour at which they were made; this one is written here, tag by tag.
"""

from __future__ import annotations

import functools
import struct

_STEPS = 1024
# Red, green and blue of sRGB and the white of the profile's space, D50, each adapted by Bradford's method (ICC.1).
_RED, _GREEN, _BLUE = (0.43607, 0.22249, 0.01392), (0.38515, 0.71687, 0.09708), (0.14307, 0.06061, 0.71410)
_WHITE = (0.9642, 1.0, 0.8249)
NAME = "sRGB IEC61966-2.1"
_RIGHTS = "No rights reserved"


def _fixed(number: float) -> bytes:
    """s15Fixed16Number."""
    return struct.pack(">i", round(number * 65536))


def _place(colour: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(_fixed(part) for part in colour)


def _linear(share: float) -> float:
    """The light of a share of the signal, 0 to 1 (IEC 61966-2-1, 5.2)."""
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def _curve() -> bytes:
    values = (round(_linear(step / (_STEPS - 1)) * 65535) for step in range(_STEPS))
    return b"curv\0\0\0\0" + struct.pack(">I", _STEPS) + b"".join(struct.pack(">H", value) for value in values)


def _described(words: str) -> bytes:
    plain = words.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(plain)) + plain + b"\0" * (8 + 3 + 67)


@functools.cache
def srgb() -> bytes:
    """The profile."""
    curve = _curve()
    tags = (
        (b"desc", _described(NAME)),
        (b"cprt", b"text\0\0\0\0" + _RIGHTS.encode("ascii") + b"\0"),
        (b"wtpt", _place(_WHITE)),
        (b"rXYZ", _place(_RED)),
        (b"gXYZ", _place(_GREEN)),
        (b"bXYZ", _place(_BLUE)),
        (b"rTRC", curve),
        (b"gTRC", curve),
        (b"bTRC", curve),
    )
    table, body = b"", b""
    places: dict[bytes, int] = {}
    start = 128 + 4 + 12 * len(tags)
    for name, data in tags:
        if data not in places:  # the three curves are one
            places[data] = start + len(body)
            body += data + b"\0" * (-len(data) % 4)
        table += name + struct.pack(">II", places[data], len(data))
    header = struct.pack(
        ">I4s4s4s4s4s6H4s4sI4s4sQI12s4s44s",
        start + len(body), b"", b"\x02\x10\0\0", b"mntr", b"RGB ", b"XYZ ", 2026, 1, 1, 0, 0, 0, b"acsp", b"", 0, b"",
        b"", 0, 0, b"".join(_fixed(part) for part in (0.9642, 1.0, 0.8249)), b"", b"",
    )  # fmt: skip
    return header + struct.pack(">I", len(tags)) + table + body
