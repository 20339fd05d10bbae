"""One page, as large as it fits or at any zoom, drawn dot for dot for the screen it stands on."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from tcdesk.ui.kit.paint import draw_focus
from tcdesk.ui.printing.pages import POINTS, Hit, PageSize, whole_size
from tcdesk.ui.theme import Theme

ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
"""Steps of the zoom; 1 is the true size at 96 dots to the inch."""
_SCREEN = 96
_EDGE = 2
"""Pixels around the page."""
_KEPT = 4
_ONE_LINE = 40
"""Pixels an arrow key scrolls."""


@attrs.frozen
class Cut:
    """A part of a page as it is wanted or drawn: page number, pixels to the point, the part in those pixels."""

    page: int
    scale: float
    region: tuple[int, int, int, int]

    @property
    def rect(self) -> QRect:
        """The part as a rectangle."""
        return QRect(*self.region)


class Sheet(QAbstractScrollArea):
    """Shows a page; `wanted` fires with the `Cut` it has no picture of, and `put` brings it. `zoomed`: a new zoom."""

    wanted = Signal(object)
    zoomed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._sizes: tuple[PageSize, ...] = ()
        self._pictures: dict[Cut, QImage] = {}
        self._rough: dict[int, QImage] = {}
        self._hits: tuple[Hit, ...] = ()
        self._hit: Hit | None = None
        self.page = 0
        self.zoom: float | None = None
        """None shows the whole page."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    # what is shown

    def show_document(self, sizes: tuple[PageSize, ...]) -> None:
        """Show another document, at the same page and zoom where it has them."""
        self._sizes = sizes
        self._pictures.clear()
        self._rough.clear()
        self._hits, self._hit = (), None
        self.page = min(self.page, max(0, len(sizes) - 1))
        self._fit()

    def show_page(self, page: int, *, at_end: bool = False) -> None:
        """Show another page from its top, or its end."""
        self.page = page
        self._fit()
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum() if at_end else 0)

    def put(self, cut: Cut, image: QImage) -> None:
        """Take a picture that was wanted."""
        self._pictures.pop(cut, None)
        self._pictures[cut] = image
        while len(self._pictures) > _KEPT:
            self._pictures.pop(next(iter(self._pictures)))
        self.viewport().update()

    def put_rough(self, pages: dict[int, QImage]) -> None:
        """Take small pictures that stand in until the sharp one is there."""
        self._rough.update(pages)
        self.viewport().update()

    def show_hits(self, hits: Sequence[Hit], current: Hit | None) -> None:
        """Mark words that were found, one of them more than the others, which is scrolled to."""
        self._hits, self._hit = tuple(hits), current
        if current is not None and current.page == self.page and current.boxes:
            self._reveal(current.boxes[0])
        self.viewport().update()

    # size

    @property
    def scale(self) -> float:
        """Pixels of the window to the point."""
        if not self._sizes:
            return 1.0
        wide, high = self._sizes[self.page].points
        if self.zoom is not None:
            return self.zoom * _SCREEN / POINTS
        room = self.maximumViewportSize()
        return max(0.05, min((room.width() - 2 * _EDGE) / wide, (room.height() - 2 * _EDGE) / high))

    @property
    def percent(self) -> int:
        """The zoom in percent of the true size."""
        return round(self.scale * POINTS / _SCREEN * 100)

    def set_zoom(self, zoom: float | None) -> None:
        """Another zoom, or None for the whole page; what stands in the middle stays there."""
        before = self.scale
        view = self.viewport().size()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        middle = QPointF(across.value() + view.width() / 2, down.value() + view.height() / 2) / before
        self.zoom = zoom
        self._fit()
        view = self.viewport().size()
        across.setValue(round(middle.x() * self.scale - view.width() / 2))
        down.setValue(round(middle.y() * self.scale - view.height() / 2))
        self.zoomed.emit()

    def step_zoom(self, step: int) -> None:
        """The next larger (1) or smaller (-1) step."""
        now = self.scale * POINTS / _SCREEN
        if step > 0:
            self.set_zoom(next((zoom for zoom in ZOOMS if zoom > now * 1.01), ZOOMS[-1]))
        else:
            self.set_zoom(next((zoom for zoom in reversed(ZOOMS) if zoom < now * 0.99), ZOOMS[0]))

    def _page_size(self) -> QSize:
        wide, high = self._sizes[self.page].points
        return QSize(*whole_size(wide, high, self.scale))

    def _fit(self) -> None:
        if self._sizes:
            size = self._page_size() if self.zoom is not None else QSize(0, 0)
            room = self.viewport().size()
            for bar, page, seen in (
                (self.horizontalScrollBar(), size.width(), room.width()),
                (self.verticalScrollBar(), size.height(), room.height()),
            ):
                bar.setPageStep(seen)
                bar.setRange(0, max(0, page + 2 * _EDGE - seen) if page else 0)
        self.viewport().update()

    def _box(self) -> QRectF:
        """Where the page lies in the viewport, at whole dots of the screen."""
        size, room = self._page_size(), self.viewport().size()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        x = max(_EDGE, (room.width() - size.width()) // 2) if not across.maximum() else _EDGE - across.value()
        y = _EDGE - down.value()
        dots = self.devicePixelRatioF()
        return QRectF(QPointF(round(x * dots) / dots, round(y * dots) / dots), size)

    def can_scroll(self, step: int) -> bool:
        """Whether there is more of this page below (1) or above (-1)."""
        bar = self.verticalScrollBar()
        return bar.value() < bar.maximum() if step > 0 else bar.value() > 0

    def scroll_page(self, step: int) -> None:
        """Scroll by most of what is seen."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + step * round(bar.pageStep() * 0.9))

    def _reveal(self, box: QRectF) -> None:
        scale = self.scale
        for bar, at, seen in (
            (self.horizontalScrollBar(), box.center().x() * scale, self.viewport().width()),
            (self.verticalScrollBar(), box.center().y() * scale, self.viewport().height()),
        ):
            if not bar.value() + 24 < at < bar.value() + seen - 24:
                bar.setValue(round(at - seen / 2))

    # events

    def _on_scrolled(self) -> None:
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel zooms."""
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows scroll; every other key goes on."""
        bars = {
            Qt.Key.Key_Left: (self.horizontalScrollBar(), -1),
            Qt.Key.Key_Right: (self.horizontalScrollBar(), 1),
            Qt.Key.Key_Up: (self.verticalScrollBar(), -1),
            Qt.Key.Key_Down: (self.verticalScrollBar(), 1),
        }
        found = bars.get(Qt.Key(event.key())) if not event.modifiers() & Qt.KeyboardModifier.ControlModifier else None
        if found is None:
            event.ignore()
        else:
            found[0].setValue(found[0].value() + found[1] * _ONE_LINE)

    def cut(self) -> Cut:
        """The part of the page that is seen, in dots of the screen."""
        dots = self.devicePixelRatioF()
        box = self._box()
        seen = box & QRectF(self.viewport().rect())
        scale = self.scale * dots
        whole = QRect(QPoint(0, 0), QSize(*whole_size(*self._sizes[self.page].points, scale)))
        region = QRectF((seen.topLeft() - box.topLeft()) * dots, seen.size() * dots).toAlignedRect() & whole
        return Cut(self.page, scale, (region.x(), region.y(), region.width(), region.height()))

    @property
    def is_drawn(self) -> bool:
        """Whether what is seen is there, dot for dot."""
        return bool(self._sizes) and self.cut() in self._pictures

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what there is, and ask for what is missing."""
        painter = QPainter(self.viewport())
        if not self._sizes:
            return
        box = self._box()
        painter.fillRect(box, Qt.GlobalColor.white)
        wanted = self.cut()
        image = self._pictures.get(wanted)
        if image is not None:
            dots = self.devicePixelRatioF()
            image.setDevicePixelRatio(dots)
            painter.drawImage(box.topLeft() + QPointF(wanted.rect.topLeft()) / dots, image)
        else:
            rough = self._rough.get(self.page)
            if rough is not None:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(box, rough)
            if wanted.region[2] > 0 and wanted.region[3] > 0:
                self.wanted.emit(wanted)
        self._draw_hits(painter, box)
        painter.setPen(QPen(self._theme.color("line2"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(-0.5, -0.5, 0.5, 0.5))
        if self.hasFocus():
            draw_focus(painter, QRectF(self.viewport().rect()), 4, self._theme)

    def _draw_hits(self, painter: QPainter, box: QRectF) -> None:
        scale = self.scale
        painter.save()
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for hit in self._hits:
            if hit.page != self.page:
                continue
            color = self._theme.color("warn_m" if hit is self._hit else "warn_l")
            for part in hit.boxes:
                area = QRectF(part.topLeft() * scale, part.size() * scale).translated(box.topLeft())
                painter.fillRect(area.adjusted(-1.5, -1.5, 1.5, 1.5), color)
        painter.restore()
