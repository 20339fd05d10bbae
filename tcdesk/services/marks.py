"""A mark of the letterhead on its way in: read once, so that nothing but a small clean picture is kept."""

from __future__ import annotations

from io import BytesIO

from tcdesk.domain.refusals import Invalid
from tcdesk.domain.settings import PICTURE_BYTES
from tcdesk.domain.svg_drawing import is_drawing, read_drawing
from tcdesk.i18n import N_
from tcdesk.reports.paper.picture import mark

LARGEST = 5_000_000
TOO_LARGE = N_("This file is too large for a mark. Choose one of at most 5 MB.")
NO_MARK = N_("This is no PNG, JPEG or SVG picture that can be read. Nothing was changed. Choose another file.")


def read_mark(content: bytes) -> bytes:
    """A picture file as it is kept; a pure function for a worker.

    PNG and JPEG become a PNG of at most 600 dpi at the size of print, upright, on white, without anything else the file
    held. An SVG drawing becomes SVG of plain shapes, which the screen draws at 600 dpi and gives here again. Raises
    Invalid in words.
    """
    if len(content) > LARGEST:
        raise Invalid(TOO_LARGE)
    if is_drawing(content):
        return read_drawing(content)
    image = mark(content, grey=False)
    if image is None:
        raise Invalid(NO_MARK)
    file = BytesIO()
    image.save(file, "PNG", optimize=True)
    if file.tell() > PICTURE_BYTES:
        file = BytesIO()
        image.quantize(256).save(file, "PNG", optimize=True)
    return file.getvalue()
