"""Objects of a file as we write them, where the paper library would write more, or read a picture first."""

# pyright: reportUnknownMemberType=false
# The library carries no types.

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import attrs
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject

from tcdesk.reports.paper.filing import packed_stream, stream
from tcdesk.reports.paper.picture import Jpeg

_library: Any = pdfdoc  # without types


@attrs.frozen
class Registry:
    """The objects of a document by their numbers, from 1 without a gap."""

    document: PDFDocument

    def number(self, item: object) -> int:
        """The number of an object, which is given one where it has none."""
        library: Any = self.document  # of the library, without types
        return int(library.idToObjectNumberAndVersion[library.Reference(item).name][0])

    def all(self) -> Iterator[tuple[int, object]]:
        """Every object with its number; an object that is written may ask for further ones, which follow."""
        library: Any = self.document
        number = 1
        while number in library.numberToId:
            yield number, library.idToObject[library.numberToId[number]]
            number += 1

    def body(self, item: object) -> bytes:
        """An object as it stands in the file."""
        found: bytes = _library.format(item, self.document, toplevel=1)
        return found.rstrip()


class Words(PDFObject):
    """What a page draws, as an object of the file."""

    __RefOnly__ = 1

    def __init__(self, words: str) -> None:
        self._words = words

    def format(self, _document: PDFDocument) -> bytes:
        """The stream; only once, for it is large."""
        words, self._words = self._words, ""
        return packed_stream("", words.encode("utf-8"))


class Photo(PDFObject):
    """A JPEG as an object of the file."""

    __RefOnly__ = 1

    def __init__(self, picture: Jpeg) -> None:
        self._picture = picture

    def format(self, _document: PDFDocument) -> bytes:
        """The stream."""
        picture = self._picture
        colours = "DeviceGray" if picture.is_grey else "DeviceRGB"
        entries = f"/Type/XObject/Subtype/Image/Width {picture.width}/Height {picture.height}/BitsPerComponent 8"
        return stream(f"{entries}/ColorSpace/{colours}/Filter/DCTDecode", picture.data)


class Leaf(PDFObject):
    """A page as an object of the file: its size, what it draws, its links, and the names of the forms it uses."""

    __RefOnly__ = 1

    def __init__(self, size: tuple[float, float], words: str, links: Sequence[object], forms: Sequence[str]) -> None:
        self._size = size
        self.words = words
        self.links = links
        self._forms = forms

    def format(self, document: PDFDocument) -> bytes:
        """The dictionary; the words become an object of their own."""
        registry, library = Registry(document), _library
        wide, high = self._size
        words, self.words = Words(self.words), ""
        parent = registry.number(getattr(document, "Pages"))  # noqa: B009 - unknown to the checker of types
        faces = registry.number(library.PDFObjectReference(library.BasicFonts))
        names = [str(library.xObjectName(form)) for form in dict.fromkeys(self._forms)]
        forms = "".join(f"/{name} {registry.number(library.PDFObjectReference(name))} 0 R" for name in names)
        links = " ".join(f"{registry.number(link)} 0 R" for link in self.links)
        return (
            f"<</Type/Page/Parent {parent} 0 R/MediaBox [0 0 {wide:.4f} {high:.4f}]"
            f"/Resources <</Font {faces} 0 R{f'/XObject <<{forms}>>' if forms else ''}>>"
            f"/Contents {registry.number(words)} 0 R{f'/Annots [{links}]' if links else ''}>>"
        ).encode("ascii")
