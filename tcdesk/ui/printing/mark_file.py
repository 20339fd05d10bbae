"""A picture file brought for the letterhead, made into the small clean picture that is kept: work for a worker."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from tcdesk.domain.refusals import Invalid
from tcdesk.domain.svg_drawing import NOT_DRAWING, is_drawing

_SIDE = 1760
"""Pixels of the longer side a drawing is made with, four times what is kept: the edges come out smooth."""


def kept_mark(read: Callable[[bytes], bytes], content: bytes) -> bytes:
    """The file as it is kept; `read` is the service's own, which sees a drawing a second time as a picture.

    Raises Invalid in words.
    """
    clean = read(content)
    return read(rasterised(clean)) if is_drawing(clean) else clean


def rasterised(drawing: bytes) -> bytes:
    """A clean SVG drawing as PNG on paper, `_SIDE` pixels long; raises Invalid where it cannot be drawn."""
    renderer = QSvgRenderer(QByteArray(drawing))
    box = renderer.viewBoxF()
    if not renderer.isValid() or box.isEmpty():
        raise Invalid(NOT_DRAWING)
    scale = _SIDE / max(box.width(), box.height())
    image = QImage(max(1, round(box.width() * scale)), max(1, round(box.height() * scale)), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(image.rect()))
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType] - the stub misses the buffer
    return bytes(data.data())
