"""The sections of a long form, each with a mark of how far it is."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import attrs
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QComboBox, QSizePolicy, QVBoxLayout, QWidget

from tcdesk.ui.kit.paint import draw_focus, draw_text
from tcdesk.ui.theme import Theme

_HEIGHT = 44


class Mark(StrEnum):
    """How far a section is."""

    UNTOUCHED = "untouched"
    PARTLY = "partly"
    DONE = "done"
    ERROR = "error"


@attrs.frozen(kw_only=True)
class Section:
    """A section as it stands in the list: its code and words, what is missing in words, and its mark.

    `share` (0 to 1) is how much is filled in, for the mark of a part.
    """

    code: str
    words: str
    note: str = ""
    mark: Mark = Mark.UNTOUCHED
    share: float = 0.0


def draw_mark(painter: QPainter, box: QRectF, mark: Mark, share: float, theme: Theme) -> None:
    """A tick, a pie, a ring or an exclamation mark."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if mark in (Mark.DONE, Mark.ERROR):
        done = mark is Mark.DONE
        theme.icons.paint(painter, box, "done" if done else "bad", "ok_m" if done else "danger", fill=True)
        return
    ring = box.adjusted(1.5, 1.5, -1.5, -1.5)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("field"), 1.5))
    painter.drawEllipse(ring)
    if mark is Mark.PARTLY:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        share = min(max(share, 0.08), 0.92)
        painter.drawPie(ring.adjusted(2, 2, -2, -2), 90 * 16, round(-360 * 16 * share))


class _Row(QAbstractButton):
    def __init__(self, theme: Theme, section: Section) -> None:
        super().__init__()
        self._theme, self._section = theme, section
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_section(section)

    def show_section(self, section: Section) -> None:
        """Show the section as it is now."""
        self._section = section
        self.setAccessibleName(", ".join(filter(None, (section.words, section.note))))
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(self._theme.px(200), self._theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Some letters."""
        return QSize(self._theme.px(120), self._theme.px(_HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        """Measure again after a change of text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there as Space does; Up and Down are the list's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw mark, words and note."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, section, box = self._theme, self._section, QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("sel" if self.isChecked() else "hover"))
            painter.drawRoundedRect(box, 8, 8)
        if self.isChecked():
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(QRectF(0, 8, 3, box.height() - 16), 1.5, 1.5)
        size = theme.px(16)
        draw_mark(painter, QRectF(13, (box.height() - size) / 2, size, size), section.mark, section.share, theme)
        line = box.adjusted(13 + size + 12, 0, -8, 0)
        if section.note:
            line.setHeight(theme.line_height("body"))
            line.moveTop((box.height() - theme.line_height("body") - theme.line_height("caption")) / 2)
        draw_text(painter, line, section.words, theme.font(weight=600), "ink", theme)
        if section.note:
            below = QRectF(line.left(), line.bottom(), line.width(), theme.line_height("caption"))
            color = "danger" if section.mark is Mark.ERROR else "ink2"
            draw_text(painter, below, section.note, theme.font("caption"), color, theme)
        if self.hasFocus():
            draw_focus(painter, box, 8, theme)


class SectionCombo(QComboBox):
    """The same sections in one line, for a narrow window; `chosen` gives the code of the one a person went to."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, sections: Sequence[Section] = ()) -> None:
        super().__init__()
        self._theme = theme
        self._sections: tuple[Section, ...] = ()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.activated.connect(self._on_activated)
        theme.changed.connect(self._draw)
        self.set_sections(sections)

    @property
    def code(self) -> str:
        """The code of the chosen section, "" where there is none."""
        return self._sections[self.currentIndex()].code if self.currentIndex() >= 0 else ""

    def set_sections(self, sections: Sequence[Section]) -> None:
        """Show these sections as they are now; the chosen one stays, or else the first is chosen."""
        before = self.code
        self._sections = tuple(sections)
        self.clear()
        for section in sections:
            self.addItem(" · ".join(filter(None, (section.words, section.note))))
        self._draw()
        self.choose(before)

    def choose(self, code: str) -> None:
        """Choose a section without telling of it; nothing happens for another code."""
        place = next((i for i, section in enumerate(self._sections) if section.code == code), self.currentIndex())
        self.setCurrentIndex(place)

    def _draw(self) -> None:
        size, dpr = self._theme.px(16), self.devicePixelRatioF()
        self.setIconSize(QSize(size, size))
        for place, section in enumerate(self._sections):
            drawn = QPixmap(round(size * dpr), round(size * dpr))
            drawn.setDevicePixelRatio(dpr)
            drawn.fill(Qt.GlobalColor.transparent)
            painter = QPainter(drawn)
            draw_mark(painter, QRectF(0, 0, size, size), section.mark, section.share, self._theme)
            painter.end()
            self.setItemIcon(place, QIcon(drawn))

    def _on_activated(self) -> None:
        self.chosen.emit(self.code)


class SectionList(QWidget):
    """Sections one below the other; `chosen` gives the code of the one a person went to. Up and Down go along."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, sections: Sequence[Section] = ()) -> None:
        super().__init__()
        self._theme = theme
        self._rows: dict[str, _Row] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_sections(sections)

    def set_sections(self, sections: Sequence[Section]) -> None:
        """Show these sections as they are now; the chosen one stays, or else the first is chosen."""
        before = self.code
        if [section.code for section in sections] != list(self._rows):
            for row in self._rows.values():
                self._column.removeWidget(row)
                row.deleteLater()
            self._rows = {section.code: _Row(self._theme, section) for section in sections}
            for row in self._rows.values():
                row.clicked.connect(self._on_clicked)
                self._column.addWidget(row)
            self.choose(before if before in self._rows else next(iter(self._rows), ""))
        for section in sections:
            self._rows[section.code].show_section(section)

    @property
    def code(self) -> str:
        """The code of the chosen section, "" where there is none."""
        return next((code for code, row in self._rows.items() if row.isChecked()), "")

    def row(self, code: str) -> QAbstractButton:
        """The row of a section; raises KeyError when there is none."""
        return self._rows[code]

    def choose(self, code: str) -> None:
        """Choose a section without telling of it; nothing happens for another code."""
        if code in self._rows:
            self._rows[code].setChecked(True)

    def step(self, steps: int) -> bool:
        """Go to the section so many steps on and tell of it; False at either end."""
        codes = list(self._rows)
        place = codes.index(self.code) + steps if self.code else -1
        if not 0 <= place < len(codes):
            return False
        self.choose(codes[place])
        self.chosen.emit(codes[place])
        return True

    def _on_clicked(self) -> None:
        self.chosen.emit(self.code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go to the section before and after."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if steps and self.step(steps):
            self._rows[self.code].setFocus()
        else:
            super().keyPressEvent(event)
