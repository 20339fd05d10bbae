"""Portraits, 3:4: small and greyed in lists, in full colour where one looks at a person."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImageReader, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QPixmapCache
from PySide6.QtWidgets import QSizePolicy, QWidget

from tcdesk.ui.theme import Theme

CACHE_KB = 20 * 1024
"""How much the drawn portraits of all lists may take."""

_GREY = 0.45
_LARGEST_MB = 64


def forget_photos() -> None:
    """Drop every drawn portrait: when the desk is locked nothing of a person stays in memory."""
    QPixmapCache.clear()


def read_photo(data: bytes, width: int, height: int) -> QPixmap:
    """The picture in `data` cut to fill `width` x `height` device pixels; null when it is damaged.

    Scaled while it is decoded: four times as fast as after it.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAllocationLimit(_LARGEST_MB)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.isEmpty():
        return QPixmap()
    reader.setScaledSize(size.scaled(width, height, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    if image.isNull():
        return QPixmap()
    left, top = (image.width() - width) // 2, (image.height() - height) // 3
    return QPixmap.fromImage(image.copy(QRect(max(left, 0), max(top, 0), width, height)))


def _silhouette(painter: QPainter, box: QRectF, theme: Theme) -> None:
    painter.fillRect(box, theme.color("press"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("field", 0.75))
    head = box.width() * 0.21
    painter.drawEllipse(QRectF(box.center().x() - head, box.top() + box.height() * 0.19, 2 * head, 2.3 * head))
    shoulders = QRectF(
        box.left() + box.width() * 0.14, box.top() + box.height() * 0.62, box.width() * 0.72, box.height()
    )
    painter.drawRoundedRect(shoulders, box.width() * 0.3, box.width() * 0.3)


def photo_pixmap(theme: Theme, data: bytes | None, size: QSize, *, muted: bool = True, dpr: float = 1.0) -> QPixmap:
    """A portrait of `size` logical pixels with round corners; a silhouette where there is no picture or a damaged one.

    `muted` lays grey over it, so that red and blue grounds of passport photos do not shout from a list.
    """
    width, height = round(size.width() * dpr), round(size.height() * dpr)
    key = f"photo:{theme.name}:{len(data or b'')}:{hash(data)}:{width}x{height}:{muted}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    drawn = QPixmap(width, height)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = max(3.0, min(6.0, size.width() / 8)) * dpr
    box = QRectF(0, 0, width, height)
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    painter.setClipPath(path)
    picture = read_photo(data, width, height) if data else QPixmap()
    if picture.isNull():
        _silhouette(painter, box, theme)
    else:
        painter.drawPixmap(0, 0, picture)
        if muted:
            painter.fillRect(box, theme.color("field", _GREY))
    painter.end()
    drawn.setDevicePixelRatio(dpr)
    QPixmapCache.setCacheLimit(CACHE_KB)
    QPixmapCache.insert(key, drawn)
    return drawn


def draw_photo(painter: QPainter, box: QRectF, data: bytes | None, theme: Theme, *, muted: bool = True) -> None:
    """A portrait in `box`, for delegates and painted rows."""
    size = QSize(round(box.width()), round(box.height()))
    drawn = photo_pixmap(theme, data, size, muted=muted, dpr=painter.device().devicePixelRatioF())
    painter.drawPixmap(round(box.x()), round(box.y()), drawn)


class PhotoView(QWidget):
    """A portrait of a fixed size in full colour; `name` is who is on it, for who cannot see it."""

    def __init__(self, theme: Theme, width: int, height: int, *, muted: bool = False) -> None:
        super().__init__()
        self._theme, self._width, self._height, self._muted = theme, width, height, muted
        self._data: bytes | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_photo(self, data: bytes | None, name: str) -> None:
        """Show another portrait (None: the silhouette)."""
        self._data = data
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        """As it was made."""
        return QSize(self._theme.px(self._width), self._theme.px(self._height))

    def changeEvent(self, event: QEvent) -> None:
        """Measure again after a change of text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        draw_photo(painter, QRectF(self.rect()), self._data, self._theme, muted=self._muted)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = max(3.0, min(6.0, self.width() / 8))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
