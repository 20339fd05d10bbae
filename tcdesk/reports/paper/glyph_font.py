"""A face whose glyphs can be set by number, for letters without a code point of their own: joined, stacked, moved."""

# pyright: reportUnknownMemberType=false
# The library carries no types.

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast
from weakref import WeakKeyDictionary

from reportlab.pdfbase import ttfonts
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont

_library: Any = ttfonts  # without types
FIRST_GLYPH = 0xF0000
"""Glyph n of a face stands in strings as this private code point plus n."""
_BLOCK = 100
"""Entries one block of a character map may hold (Adobe Technical Note 5014, 2.2)."""


class GlyphFont(TTFont):
    """The library's face, with glyphs by number, and with a map back to text that knows whole letters.

    The library's own map has four digits for each code point and entries for codes that nobody uses.
    """

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, path)
        self._said: WeakKeyDictionary[PDFDocument, dict[int, str]] = WeakKeyDictionary()

    @property
    def data(self) -> bytes:
        """The file of the face."""
        face: Any = self.face  # of the library, without types
        return cast("bytes", face._ttf_data)  # noqa: SLF001 - it has no other name

    def glyph(self, number: int) -> str:
        """The private code point for a glyph."""
        code = FIRST_GLYPH + number
        face: Any = self.face  # of the library, without types
        if code not in face.charToGlyph:
            face.charToGlyph[code] = number
            face.charWidths[code] = face.hmetrics[number][0]
        return chr(code)

    def say(self, document: PDFDocument, words: Mapping[int, str]) -> None:
        """Remember what private code points stand for in this document; the first meaning stays."""
        known = self._said.setdefault(document, {})
        for code, text in words.items():
            known.setdefault(code, text)

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802 - the library's name
        """Write the face into `doc`, as the library does, with our own map back to text."""
        subsets = cast("list[list[int]]", self.state[doc].subsets)
        said = self._said.pop(doc, {})
        super().addObjects(doc)
        face: Any = self.face  # of the library, without types
        for number, subset in enumerate(subsets):
            name = (_library.SUBSETN(number) + b"+" + face.name + face.subfontNameX).decode("pdfdoc")
            written: Any = doc.idToObject[f"toUnicodeCMap:{name}"]  # of the library, without types
            written.content = _map(name, subset, said)


def _map(name: str, subset: Iterable[int], said: Mapping[int, str]) -> str:
    """The character map of one subset: its codes, and the text of each (ISO 32000-1, 9.10.3)."""
    rows = [
        f"<{code:02X}> <{said.get(point, '�' if point >= FIRST_GLYPH else chr(point)).encode('utf-16-be').hex()}>"
        for code, point in enumerate(subset)
        if point
    ]
    blocks = (rows[at : at + _BLOCK] for at in range(0, len(rows), _BLOCK))
    return "\n".join(
        (
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            f"/CIDSystemInfo <</Registry ({name}) /Ordering ({name}) /Supplement 0>> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        )
    )
