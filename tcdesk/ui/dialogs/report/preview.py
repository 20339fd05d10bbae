"""The pages of a document beside the options: one large, all small."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tcdesk.i18n import Texts
from tcdesk.ui.kit.paint import draw_text
from tcdesk.ui.theme import Theme

_THUMB = 96


def draw_page(painter: QPainter, box: QRectF, image: QImage, dpr: float) -> None:
    """A page scaled down with all its pixels, so that thin lines do not break up."""
    size = QSize(round(box.width() * dpr), round(box.height() * dpr))
    smooth = Qt.TransformationMode.SmoothTransformation
    painter.drawImage(box, image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))


class _Sheet(QWidget):
    """One page on the ground of the preview."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_page(self, image: QImage | None) -> None:
        """Show a page, or an empty sheet while it is being drawn."""
        self._image = image
        self.update()

    def sizeHint(self) -> QSize:
        """A sheet of A4 at a readable size."""
        return QSize(380, 540)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet as large as it fits."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        ratio = self._image.width() / self._image.height() if self._image is not None else 210 / 297
        room = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        wide = min(room.width(), room.height() * ratio)
        box = QRectF(room.center().x() - wide / 2, room.top(), wide, wide / ratio)
        painter.fillRect(box, Qt.GlobalColor.white)
        if self._image is not None:
            draw_page(painter, box, self._image, self.devicePixelRatioF())
        painter.setPen(QPen(self._theme.color("line2"), 1))
        painter.drawRect(box)


class _Thumbs(QWidget):
    """All pages, small; the chosen one has the ring."""

    picked = Signal(int)

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__()
        self._theme, self._texts = theme, texts
        self._images: tuple[QImage, ...] = ()
        self._chosen = 0
        self.setFixedWidth(_THUMB)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(texts.t("Pages"))

    def show_pages(self, images: tuple[QImage, ...]) -> None:
        """Show the pages of another document."""
        self._images = images
        self._chosen = min(self._chosen, max(0, len(images) - 1))
        self.update()

    def choose(self, number: int) -> None:
        """Choose a page by number, from 0; what is out of range changes nothing."""
        if 0 <= number < len(self._images) and number != self._chosen:
            self._chosen = number
            self.setAccessibleDescription(self._texts.t("Page {page}", page=number + 1))
            self.picked.emit(number)
            self.update()

    @property
    def chosen(self) -> int:
        """The number of the chosen page, from 0."""
        return self._chosen

    def _boxes(self) -> list[QRectF]:
        boxes: list[QRectF] = []
        top = 2.0
        for image in self._images:
            high = (_THUMB - 4) * image.height() / image.width()
            boxes.append(QRectF(2, top, _THUMB - 4, high))
            top += high + 28
        return boxes

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the page under the mouse."""
        for number, box in enumerate(self._boxes()):
            if box.contains(event.position()):
                self.choose(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go through the pages."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.choose(self._chosen + step)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw them under each other with their numbers."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number, (image, box) in enumerate(zip(self._images, self._boxes(), strict=True)):
            draw_page(painter, box, image, self.devicePixelRatioF())
            chosen = number == self._chosen
            painter.setPen(QPen(self._theme.color("focus" if chosen else "line2"), 2 if chosen else 1))
            painter.drawRect(box)
            below = QRectF(box.left(), box.bottom() + 4, box.width(), 18)
            draw_text(
                painter,
                below,
                str(number + 1),
                self._theme.font("small"),
                "ink2",
                self._theme,
                Qt.AlignmentFlag.AlignCenter,
            )


class Preview(QWidget):
    """A document's pages. `page_changed` says which one is large now."""

    page_changed = Signal(int)

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__()
        self._images: tuple[QImage, ...] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 20, 20, 16)
        row.setSpacing(24)
        self.sheet = _Sheet(theme)
        self.thumbs = _Thumbs(theme, texts)
        self.thumbs.picked.connect(self._on_picked)
        row.addWidget(self.sheet, 1)
        column = QVBoxLayout()
        column.addWidget(self.thumbs, 1)
        row.addLayout(column)

    def show_pages(self, images: tuple[QImage, ...]) -> None:
        """Show the pages of a document that was just drawn."""
        self._images = images
        self.thumbs.show_pages(images)
        self._on_picked(self.thumbs.chosen)

    @property
    def pages(self) -> int:
        """How many pages are shown."""
        return len(self._images)

    def turn(self, step: int) -> None:
        """Go `step` pages on."""
        self.thumbs.choose(self.thumbs.chosen + step)

    def _on_picked(self, number: int) -> None:
        self.sheet.show_page(self._images[number] if number < len(self._images) else None)
        self.page_changed.emit(number)
