"""Pages of a PDF as pictures, in memory."""

from __future__ import annotations

import threading

import attrs
import pypdfium2
from PySide6.QtGui import QImage

_POINTS = 72
_ONE_AT_A_TIME = threading.Lock()
"""PDFium keeps state of the whole process: two threads in it at once would spoil each other's pages."""


@attrs.frozen(kw_only=True)
class PageSize:
    """The size of a page in millimetres."""

    width: float
    height: float


def page_sizes(pdf: bytes) -> tuple[PageSize, ...]:
    """The size of every page of a document."""
    with _ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf) as document:
        sizes = [document.get_page_size(number) for number in range(len(document))]
    return tuple(PageSize(width=wide / _POINTS * 25.4, height=high / _POINTS * 25.4) for wide, high in sizes)


def page_count(pdf: bytes) -> int:
    """How many pages a document has."""
    return len(page_sizes(pdf))


def page_image(pdf: bytes, number: int, width: int) -> QImage:
    """Page `number` (from 0) as a picture `width` pixels wide, white where the page is empty."""
    with _ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf) as document:
        page = document[number]
        bitmap = page.render(scale=width / page.get_width(), rev_byteorder=True, prefer_bgrx=True)
        picture = QImage(
            bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888
        ).copy()
        page.close()
    return picture


def page_images(pdf: bytes, width: int) -> tuple[QImage, ...]:
    """All pages as pictures `width` pixels wide."""
    return tuple(page_image(pdf, number, width) for number in range(page_count(pdf)))
