"""A person on 62 pixels: photo, name, two lines, and a flag."""

from __future__ import annotations

import attrs
from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from tcdesk.ui.kit.paint import draw_focus, draw_text
from tcdesk.ui.kit.photo import draw_photo
from tcdesk.ui.theme import Theme

_HEIGHT, _MARGIN = 62, 8
_PHOTO = QSize(34, 45)


@attrs.frozen(kw_only=True)
class PersonLines:
    """What a card says of a person: words of the screen, a photo, and the meaning of an icon (`legal_date`) with its
    colour and the words it stands for."""

    name: str
    second: str = ""
    third: str = ""
    photo: bytes | None = None
    flag: str = ""
    flag_color: str = "danger"
    flag_words: str = ""


class PersonCard(QAbstractButton):
    """A person one can press; Enter and Space do too."""

    def __init__(self, theme: Theme, person: PersonLines) -> None:
        super().__init__()
        self._theme = theme
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_person(person)

    def show_person(self, person: PersonLines) -> None:
        """Show another person."""
        self._person = person
        words = (person.name, person.second, person.third, person.flag_words)
        self.setAccessibleName(", ".join(filter(None, words)))
        self.setToolTip(person.flag_words)
        self.update()

    def sizeHint(self) -> QSize:
        """A column wide."""
        return QSize(self._theme.px(240), self._theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Room for the photo and some letters."""
        return QSize(self._theme.px(140), self._theme.px(_HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        """Measure again after a change of text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        theme, person = self._theme, self._person
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("hover" if self.underMouse() else "surface"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        photo = QRectF(_MARGIN + 1, 0, theme.px(_PHOTO.width()), theme.px(_PHOTO.height()))
        photo.moveTop(round((box.height() - photo.height()) / 2))
        draw_photo(painter, photo, person.photo, theme)
        right = box.right() - _MARGIN - 2
        if person.flag:
            size = theme.px(16)
            at = QRectF(right - size - 4, box.top() + _MARGIN + 2, size, size)
            theme.icons.paint(painter, at, person.flag, person.flag_color)
        lines = (
            (person.name, theme.font("body", 600), "ink"),
            (person.second, theme.font("small"), "ink2"),
            (person.third, theme.font("small"), "ink2"),
        )
        height = theme.line_height("small")
        top = (box.height() - 3 * height) / 2
        for place, (words, font, color) in enumerate(lines):
            end = right - (theme.px(16) + 12 if person.flag and not place else 0)
            line = QRectF(photo.right() + 12, top + place * height, 0, height)
            line.setRight(end)
            draw_text(painter, line, words, font, color, theme)
        if self.hasFocus():
            draw_focus(painter, box, 8, theme)
