"""The list of sections at the left; where the window is narrow, one line to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from tcdesk.ui.context import Context
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.kit.paint import draw_focus, draw_text
from tcdesk.ui.pages.settings.sections import Section

WIDTH = 206
_ROW, _CLOSEST = 35, 24


class _Line(QAbstractButton):
    def __init__(self, context: Context, section: Section, *, locked: bool) -> None:
        super().__init__()
        self._theme, self.code, self._locked = context.theme, section.code, locked
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setText(context.texts.t(section.title))
        self.setAccessibleName(self.text())

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(WIDTH, self._theme.px(_ROW))

    def minimumSizeHint(self) -> QSize:
        """A closer line, where large text leaves no room for all."""
        return QSize(WIDTH, self._theme.px(_CLOSEST))

    def changeEvent(self, event: QEvent) -> None:
        """Measure again after a change of text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line; the chosen one has a bar, a closed one a lock."""
        theme, chosen = self._theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(8, 1, -8, -2)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen or self.underMouse():
            painter.setBrush(theme.color("sel" if chosen else "hover"))
            painter.drawRoundedRect(box, 6, 6)
        if chosen:
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(QRectF(box.left(), box.center().y() - 9, 3, 18), 1.5, 1.5)
        inside = box.adjusted(14, 0, -8, 0)
        if self._locked:
            size = theme.px(13)
            lock = QRectF(inside.right() - size, inside.center().y() - size / 2, size, size)
            theme.icons.paint(painter, lock, "lock", "ink3")
            inside.setRight(lock.left() - 6)
        font = theme.font("body", 600 if chosen else 400)
        draw_text(painter, inside, self.text(), font, "ink" if chosen else "ink2", theme)
        parent = self.parentWidget()
        if chosen and parent is not None and parent.hasFocus():
            draw_focus(painter, box, 6, theme)


class SectionList(QWidget):
    """The sections; `chosen` gives the code of another one. Arrows go along, Enter goes into the section."""

    chosen = Signal(str)
    entered = Signal()

    def __init__(self, context: Context, sections: Sequence[Section]) -> None:
        super().__init__()
        self._theme = context.theme
        self._group = QButtonGroup(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(context.texts.t("Settings"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 1, 8)
        column.setSpacing(0)
        caption = Label(context.texts.t("Settings"), "caption", "ink2", 600)
        caption.setContentsMargins(16, 0, 8, 6)
        column.addWidget(caption)
        self.lines: dict[str, _Line] = {}
        for section in sections:
            line = _Line(context, section, locked=not context.can(section.needs))
            line.clicked.connect(self._on_clicked)
            self.lines[section.code] = line
            self._group.addButton(line)
            column.addWidget(line)
        column.addStretch(1)
        self.fit()

    def fit(self) -> None:
        """As wide as the text size asks for."""
        self.setFixedWidth(self._theme.px(WIDTH))

    def choose(self, code: str) -> None:
        """Show which section is open, without telling of it."""
        self.lines[code].setChecked(True)
        self.setAccessibleDescription(self.lines[code].text())
        self.update()

    def _on_clicked(self) -> None:
        line = self.sender()
        if isinstance(line, _Line):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.chosen.emit(line.code)

    def step(self, steps: int) -> None:
        """Go to the section after (1) or before (-1) the open one."""
        codes = list(self.lines)
        at = next(place for place, code in enumerate(codes) if self.lines[code].isChecked())
        if 0 <= at + steps < len(codes):
            self.chosen.emit(codes[at + steps])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose, Enter and Right go in."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            self.step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Put the ring away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and the hairline at the right."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("surface"))
        painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), self._theme.color("line"))
