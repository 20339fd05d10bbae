"""Pages of a PDF as pictures, and words in it, in memory.

Everything here is for a worker: a document is opened for each call and closed again, and nothing is kept.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Sequence

import attrs
import pypdfium2
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage

POINTS = 72
"""Points to the inch, the unit of a PDF."""
PDFIUM = threading.Lock()
"""PDFium keeps state of the whole process: whoever uses it holds this, or two threads in it end the program."""
_MOST_HITS = 2000
_FINE = 1.4
"""Pixels to the point from which on thin lines come out as thin as they are."""
_THUMBS = 3


@attrs.frozen(kw_only=True)
class PageSize:
    """The size of a page in millimetres."""

    width: float
    height: float

    @property
    def points(self) -> tuple[float, float]:
        """The same in points."""
        return self.width / 25.4 * POINTS, self.height / 25.4 * POINTS


@attrs.frozen(kw_only=True)
class Hit:
    """Words found on a page (from 0): the boxes they stand in, in points from the page's top left."""

    page: int
    boxes: tuple[QRectF, ...]


def page_sizes(pdf: bytes) -> tuple[PageSize, ...]:
    """The size of every page of a document."""
    with PDFIUM, pypdfium2.PdfDocument(pdf) as document:
        sizes = [document.get_page_size(number) for number in range(len(document))]
    return tuple(PageSize(width=wide / POINTS * 25.4, height=high / POINTS * 25.4) for wide, high in sizes)


def page_count(pdf: bytes) -> int:
    """How many pages a document has."""
    return len(page_sizes(pdf))


def _drawn(page: pypdfium2.PdfPage, scale: float, crop: tuple[float, float, float, float] = (0, 0, 0, 0)) -> QImage:
    render: Callable[..., pypdfium2.PdfBitmap] = page.render  # the library's own annotation knows whole scales only
    bitmap = render(scale=scale, crop=crop, rev_byteorder=True, prefer_bgrx=True)
    whole = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888)
    return whole.copy()


def page_image(pdf: bytes, number: int, width: int) -> QImage:
    """Page `number` (from 0) as a picture `width` pixels wide, white where the page is empty."""
    with PDFIUM, pypdfium2.PdfDocument(pdf) as document:
        page = document[number]
        picture = _drawn(page, width / page.get_width())
        page.close()
    return picture


def page_images(pdf: bytes, numbers: Sequence[int], width: int, cancelled: Callable[[], bool]) -> dict[int, QImage]:
    """Several pages as small pictures `width` pixels wide, until `cancelled` says yes."""
    return {
        number: _smaller(page_image(pdf, number, width * _THUMBS), _THUMBS) for number in numbers if not cancelled()
    }


def fineness(scale: float) -> int:
    """How many times finer a page is drawn than it is shown at `scale` pixels to the point.

    PDFium draws no line thinner than a pixel: at small scales hairlines would be as heavy as bars.
    """
    return max(1, math.ceil(_FINE / scale))


def region_image(pdf: bytes, number: int, scale: float, region: QRect) -> QImage:
    """The part `region` (pixels) of page `number` drawn for `scale` pixels to the point, dot for dot."""
    finer = fineness(scale)
    with PDFIUM, pypdfium2.PdfDocument(pdf) as document:
        page = document[number]
        wide, high = whole_size(page.get_width(), page.get_height(), scale * finer)
        part = QRect(region.topLeft() * finer, region.size() * finer) & QRect(0, 0, wide, high)
        # A last dot that is not whole is left out, so that the rest is made smaller by whole steps.
        part.setSize(part.size() - QSize(part.width() % finer, part.height() % finer))
        cuts = (part.x(), high - part.y() - part.height(), wide - part.x() - part.width(), part.y())
        # The library rounds what is cut off up to whole pixels: a hair less keeps it at the number that is meant.
        left, bottom, right, top = (max(0.0, cut - 0.01) / (scale * finer) for cut in cuts)
        picture = _drawn(page, scale * finer, (left, bottom, right, top))
        page.close()
    return picture if finer == 1 else _smaller(picture, finer)


def _smaller(picture: QImage, times: int) -> QImage:
    size = QSize(max(1, round(picture.width() / times)), max(1, round(picture.height() / times)))
    return picture.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)


def whole_size(width: float, height: float, scale: float) -> tuple[int, int]:
    """Pixels of a page of this size in points drawn at `scale`, as PDFium rounds it."""
    return math.ceil(width * scale), math.ceil(height * scale)


def find(pdf: bytes, words: str, cancelled: Callable[[], bool]) -> tuple[Hit, ...]:
    """Where `words` stand, whatever their capitals, in reading order; at most the first 2,000 places."""
    found: list[Hit] = []
    if not words.strip():
        return ()
    with PDFIUM, pypdfium2.PdfDocument(pdf) as document:
        for number in range(len(document)):
            if cancelled() or len(found) >= _MOST_HITS:
                break
            page = document[number]
            found += _on_page(page, number, " ".join(words.split()))
            page.close()
    return tuple(found[:_MOST_HITS])


def _on_page(page: pypdfium2.PdfPage, number: int, words: str) -> list[Hit]:
    high = page.get_height()
    text = page.get_textpage()
    searcher = text.search(words)
    hits: list[Hit] = []
    while (place := searcher.get_next()) is not None:
        rects = [text.get_rect(at) for at in range(text.count_rects(*place))]
        boxes = tuple(QRectF(left, high - top, right - left, top - bottom) for left, bottom, right, top in rects)
        hits.append(Hit(page=number, boxes=boxes))
    searcher.close()
    text.close()
    return hits
