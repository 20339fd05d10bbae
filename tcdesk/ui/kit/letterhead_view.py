"""The head of a paper as it will look, while it is typed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from tcdesk.ui.kit.paint import CENTER, draw_text
from tcdesk.ui.theme import Theme


class LetterheadView(QWidget):
    """Lines, institution and address between the room for two marks, on paper."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lines: tuple[str, ...] = ()
        self._institution = self._address = ""
        self._marks: tuple[QPixmap, QPixmap] = (QPixmap(), QPixmap())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_head(self, lines: tuple[str, ...], institution: str, address: str) -> None:
        """Show another head."""
        self._lines, self._institution, self._address = lines, institution, address
        self.setAccessibleName(" · ".join(filter(None, (*lines, institution, address))))
        self.update()

    def show_marks(self, left: bytes | None, right: bytes | None) -> None:
        """Show the marks (PNG or JPEG) at both sides; None leaves an empty ring in the place of one."""
        pictures = (QPixmap(), QPixmap())
        for picture, content in zip(pictures, (left, right), strict=True):
            if content is not None:
                picture.loadFromData(content)
        self._marks = pictures
        self.update()

    def sizeHint(self) -> QSize:
        """Four lines and some paper."""
        return QSize(400, self._theme.px(104))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it; paper is light in every theme, so it is drawn on the sunken ground instead."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("sunken"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        mark = theme.px(34)
        for left, picture in zip((20, self.width() - 20 - mark), self._marks, strict=True):
            self._draw_mark(painter, QRectF(left, self.height() / 2 - mark / 2 - 6, mark, mark), picture)
        inside = QRectF(self.rect()).adjusted(mark + 32, 10, -mark - 32, 0)
        rows = [(line, theme.font("caption"), "ink2") for line in self._lines]
        rows.append((self._institution, theme.font("small", 700), "ink"))
        top, pitch = inside.top() + max(0, 2 - len(self._lines)) * 8, theme.px(19)
        for words, font, color in rows:
            draw_text(painter, QRectF(inside.left(), top, inside.width(), pitch), words, font, color, theme, CENTER)
            top += pitch
        below = QRectF(20, self.height() - theme.px(25), self.width() - 40, theme.px(20))
        painter.setPen(QPen(theme.color("ink2"), 1.5))
        rule = below.top() - 1
        painter.drawLine(int(below.left()), int(rule), int(below.right()), int(rule))
        draw_text(painter, below, self._address, theme.font("micro"), "ink2", theme, CENTER)

    def _draw_mark(self, painter: QPainter, box: QRectF, picture: QPixmap) -> None:
        if picture.isNull():
            painter.setPen(QPen(self._theme.color("line2"), 1))
            painter.drawEllipse(box)
            return
        size = picture.size().scaled(box.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(box.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.GlobalColor.white)  # a mark is made for paper
        painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), 4, 4)
        painter.drawPixmap(place, picture, QRectF(picture.rect()))
