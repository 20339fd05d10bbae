"""The file a drawn document becomes, written in one pass: streams as they come, all other objects packed together.

The paper library would write every object by itself, and a second library would have to read all of that again to add
what the archive asks for. Here its objects go straight into object streams, with one table of where they lie at the end
(ISO 32000-1, 7.5.7 and 7.5.8). Nothing holds the interpreter for longer than one stream takes to be packed.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Sequence

import attrs

_HEADER = b"%PDF-1.7\n%\xbf\xf7\xa2\xfe\n"
"""The version, and four bytes that show a transfer program that the file is no text."""
_TOGETHER = 200
"""Objects in one stream: fewer than 256, so that from one row of the table to the next only the last byte moves."""
_ROW = struct.Struct(">BIH")
_PACKING = 4
"""How hard streams are packed: the library's 6 takes half as long again for a twentieth less."""
_FREE, _ALONE, _PACKED = range(3)
_NEXT = b"\x02" + bytes((0, 0, 0, 0, 0, 0, 1))
"""The row of an object that is packed behind the one before it, told as what differs."""


def stream(entries: str, data: bytes) -> bytes:
    """The body of a stream: `entries` of its dictionary, its bytes as they are."""
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (entries.encode("ascii"), len(data), data)


def packed_stream(entries: str, data: bytes) -> bytes:
    """The body of a stream of `data`, packed."""
    return stream(f"{entries}/Filter/FlateDecode", zlib.compress(data, _PACKING))


@attrs.frozen
class _Group:
    """A stream of packed objects before it has its number: the numbers of what is in it, and its body."""

    numbers: Sequence[int]
    body: bytes


@attrs.define
class PdfFile:
    """A file while it is written; each object has its number, and every number up to the last is used once."""

    _parts: list[bytes] = attrs.field(factory=lambda: [_HEADER], init=False)
    _at: int = attrs.field(default=len(_HEADER), init=False)
    _rows: dict[int, tuple[int, int, int]] = attrs.field(factory=dict, init=False)
    _waiting: list[tuple[int, bytes]] = attrs.field(factory=list, init=False)
    _groups: list[_Group] = attrs.field(factory=list, init=False)

    def put(self, number: int, body: bytes) -> None:
        """Add an object by itself, as every stream has to be."""
        part = b"%d 0 obj\n%b\nendobj\n" % (number, body)
        self._rows[number] = (_ALONE, self._at, 0)
        self._at += len(part)
        self._parts.append(part)

    def pack(self, number: int, body: bytes) -> None:
        """Add an object that is no stream."""
        self._waiting.append((number, body))
        if len(self._waiting) == _TOGETHER:
            self._pack_waiting()

    def _pack_waiting(self) -> None:
        if self._waiting:
            self._groups.append(_Group([number for number, _ in self._waiting], _together(self._waiting)))
            self._waiting.clear()

    def close(self, last: int, catalog: int, info: int) -> bytes:
        """The whole file, its objects numbered up to `last`; nothing can be added any more."""
        self._pack_waiting()
        for group in self._groups:
            last += 1
            self._rows |= {number: (_PACKED, last, place) for place, number in enumerate(group.numbers)}
            self.put(last, group.body)
        last += 1
        self._rows[last] = (_ALONE, self._at, 0)
        mark = self._identity()
        entries = f"/Type/XRef/W [1 4 2]/Size {last + 1}/Root {catalog} 0 R/Info {info} 0 R/ID [<{mark}><{mark}>]"
        entries += "/DecodeParms <</Predictor 12/Columns 7>>"
        start = self._at
        self.put(last, packed_stream(entries, _table([self._rows[number] for number in range(1, last + 1)])))
        self._parts.append(b"startxref\n%d\n%%%%EOF\n" % start)
        return b"".join(self._parts)

    def _identity(self) -> str:
        """The name of the file, out of what is in it."""
        found = hashlib.blake2b(digest_size=16)
        for part in self._parts:
            found.update(part)
        return found.hexdigest()


def _together(group: Sequence[tuple[int, bytes]]) -> bytes:
    """The body of a stream of objects."""
    head: list[str] = []
    at = 0
    for number, body in group:
        head.append(f"{number} {at}")
        at += len(body) + 1
    words = " ".join(head).encode("ascii") + b"\n"
    data = words + b"\n".join(body for _, body in group)
    return packed_stream(f"/Type/ObjStm/N {len(group)}/First {len(words)}", data)


def _table(rows: Sequence[tuple[int, int, int]]) -> bytes:
    """The rows of the table behind the first, which is never used, each as its difference from the one above it.

    Told so, thirty thousand rows take a few hundred bytes.
    """
    before = (_FREE, 0, 0xFFFF)
    found = [b"\x02" + _ROW.pack(*before)]
    for row in rows:
        kind, where, place = row
        if kind == _PACKED and before == (kind, where, place - 1):
            found.append(_NEXT)
        else:
            above = zip(_ROW.pack(*row), _ROW.pack(*before), strict=True)
            found.append(b"\x02" + bytes((new - old) & 0xFF for new, old in above))
        before = row
    return b"".join(found)
