"""All pages of a document, small, under each other; pictures are made as they come into sight."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from tcdesk.i18n import Texts
from tcdesk.ui.kit.paint import CENTER, draw_text
from tcdesk.ui.printing.pages import PageSize
from tcdesk.ui.theme import Theme

WIDE = 92
"""Pixels a small page is wide."""
_EDGE, _LABEL, _GAP = 2, 20, 8


class Thumbs(QAbstractScrollArea):
    """The pages; the chosen one has the ring. `picked` fires with a number from 0, `wanted` with those to be drawn."""

    picked = Signal(int)
    wanted = Signal(object)

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__()
        self._theme, self._texts = theme, texts
        self._sizes: tuple[PageSize, ...] = ()
        self._pictures: dict[int, QImage] = {}
        self.chosen = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedWidth(WIDE + 2 * _EDGE + 14)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(texts.t("Pages"))
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.viewport().update())

    def show_document(self, sizes: tuple[PageSize, ...]) -> None:
        """Show the pages of another document."""
        self._sizes = sizes
        self._pictures.clear()
        self.chosen = min(self.chosen, max(0, len(sizes) - 1))
        self._fit()

    def put(self, pictures: dict[int, QImage]) -> None:
        """Take pictures that were wanted."""
        self._pictures.update(pictures)
        self.viewport().update()

    def choose(self, number: int) -> None:
        """Choose a page by number, from 0; what is out of range changes nothing."""
        if 0 <= number < len(self._sizes) and number != self.chosen:
            self.chosen = number
            self.setAccessibleDescription(self._texts.t("Page {page}", page=number + 1))
            self._reveal()
            self.picked.emit(number)
            self.viewport().update()

    def boxes(self) -> list[QRectF]:
        """Where the pages lie in the viewport."""
        found: list[QRectF] = []
        top = float(_EDGE - self.verticalScrollBar().value())
        for size in self._sizes:
            high = WIDE * size.height / size.width
            found.append(QRectF(_EDGE, top, WIDE, high))
            top += high + _LABEL + _GAP
        return found

    @property
    def is_drawn(self) -> bool:
        """Whether every page in sight has its picture."""
        return bool(self._sizes) and not [number for number in self._in_sight() if number not in self._pictures]

    def _in_sight(self) -> list[int]:
        high = self.viewport().height()
        return [number for number, box in enumerate(self.boxes()) if box.bottom() + _LABEL >= 0 and box.top() <= high]

    def _fit(self) -> None:
        bar, boxes = self.verticalScrollBar(), self.boxes()
        end = boxes[-1].bottom() + bar.value() + _LABEL + _EDGE if boxes else 0.0
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(40)
        bar.setRange(0, max(0, round(end) - self.viewport().height()))
        self.viewport().update()

    def _reveal(self) -> None:
        box, bar = self.boxes()[self.chosen], self.verticalScrollBar()
        if box.top() < 0:
            bar.setValue(bar.value() + round(box.top()) - _EDGE)
        elif box.bottom() + _LABEL > self.viewport().height():
            bar.setValue(bar.value() + round(box.bottom()) + _LABEL + _EDGE - self.viewport().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        self._fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the page under the mouse."""
        for number, box in enumerate(self.boxes()):
            if box.contains(event.position()):
                self.choose(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go through the pages."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            event.ignore()
        else:
            self.choose(self.chosen + step)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw those in sight with their numbers, and ask for the pictures that are missing."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        dots, missing, boxes = self.devicePixelRatioF(), list[int](), self.boxes()
        for number in self._in_sight():
            box = boxes[number]
            painter.fillRect(box, Qt.GlobalColor.white)
            picture = self._pictures.get(number)
            if picture is None:
                missing.append(number)
            else:
                picture.setDevicePixelRatio(dots)
                painter.drawImage(box, picture)
            chosen = number == self.chosen
            tone = ("focus" if self.hasFocus() else "accent_m") if chosen else "line2"
            painter.setPen(QPen(self._theme.color(tone), 2 if chosen else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box)
            below = QRectF(box.left(), box.bottom() + 3, box.width(), _LABEL - 4)
            font = self._theme.font("small", 600 if chosen else 0)
            draw_text(painter, below, str(number + 1), font, "ink" if chosen else "ink2", self._theme, CENTER)
        if missing:
            self.wanted.emit(tuple(missing))
