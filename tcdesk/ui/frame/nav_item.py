"""What the sidebar is made of: a line for each screen, the search field, the person at work."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from tcdesk.ui.kit.chips import draw_badge
from tcdesk.ui.kit.paint import CENTER, RIGHT, draw_focus, draw_text
from tcdesk.ui.theme import Theme

RAIL_WIDTH = 56
FULL_WIDTH = 196


class SideButton(QAbstractButton):
    """A button of the sidebar that can be shown wide or as a bare icon."""

    def __init__(self, theme: Theme, height: int) -> None:
        super().__init__()
        self._theme = theme
        self._height = height
        self._narrow = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def narrow(self) -> bool:
        """Whether only the icon is shown."""
        return self._narrow

    def set_narrow(self, narrow: bool) -> None:
        """Show the icon alone, or icon and words."""
        self._narrow = narrow
        self.setToolTip(self.accessibleName() if narrow else "")
        self.update()

    def sizeHint(self) -> QSize:
        """As high as it was made."""
        return QSize(RAIL_WIDTH if self._narrow else FULL_WIDTH, self._theme.px(self._height))

    def changeEvent(self, event: QEvent) -> None:
        """Measure again after a change of text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the hover state."""
        super().enterEvent(event)
        self.update()

    def _painter(self) -> QPainter:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return painter


class NavItem(SideButton):
    """The line of one screen: icon, title, key or badge."""

    def __init__(self, theme: Theme, code: str, title: str, icon: str, keys: str) -> None:
        super().__init__(theme, 36)
        self.code = code
        self._icon = icon
        self._keys = keys
        self._badge = 0
        self.setText(title)
        self.setCheckable(True)
        self.setAccessibleName(title)

    @property
    def badge(self) -> int:
        """How many things wait there for this person."""
        return self._badge

    def set_badge(self, count: int, words: str) -> None:
        """Show a count; `words` say it for the tooltip and to a screen reader."""
        self._badge = count
        self.setAccessibleDescription(words if count else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        theme = self._theme
        painter = self._painter()
        pill = QRectF(self.rect()).adjusted(8, 0, -8, 0)
        active = self.isChecked()
        if active:
            painter.setPen(QPen(theme.color("line"), 1))
            painter.setBrush(theme.color("surface"))
            painter.drawRoundedRect(pill.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        elif self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("press"))
            painter.drawRoundedRect(pill, 8, 8)
        if active:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(QRectF(pill.left(), pill.center().y() - 10, 3, 20), 1.5, 1.5)
        if self.hasFocus():
            draw_focus(painter, pill, 8, theme)
        color = "accent" if active else "ink2"
        size = theme.px(16)
        left = (self.width() - size) / 2 if self._narrow else pill.left() + 13
        theme.icons.paint(
            painter, QRectF(left, pill.center().y() - size / 2, size, size), self._icon, color, fill=active
        )
        if self._narrow:
            if self._badge:
                painter.setPen(QPen(theme.color("surface" if active else "sidebar"), 1.5))
                painter.setBrush(theme.color("warn_m"))
                painter.drawEllipse(QPointF(left + size + 1, pill.center().y() - size / 2 + 1), 4.5, 4.5)
            return
        right = pill.right() - 11
        if self._badge:
            right -= draw_badge(painter, right, pill.center().y(), str(self._badge), theme)
        elif self._keys:
            box = QRectF(pill.left(), pill.top(), right - pill.left(), pill.height())
            right -= draw_text(painter, box, self._keys, theme.font("micro"), "ink3", theme, RIGHT)
        text_left = left + size + 9
        font = theme.font("body", 600 if active else 500)
        box = QRectF(text_left, pill.top(), right - 6 - text_left, pill.height())
        draw_text(painter, box, self.text(), font, "accent" if active else "ink", theme)


class SearchButton(SideButton):
    """Looks like a search field and opens the palette."""

    def __init__(self, theme: Theme, words: str, keys: str) -> None:
        super().__init__(theme, 34)
        self._keys = keys
        self.setText(words)
        self.setAccessibleName(f"{words} ({keys})")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field."""
        theme = self._theme
        painter = self._painter()
        size = theme.px(14)
        if self._narrow:
            box = QRectF(self.rect()).adjusted(8, 0, -8, 0)
            if self.underMouse():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("press"))
                painter.drawRoundedRect(box, 8, 8)
            size = theme.px(16)
            icon = QRectF((self.width() - size) / 2, box.center().y() - size / 2, size, size)
            theme.icons.paint(painter, icon, "search", "ink2")
        else:
            box = QRectF(self.rect()).adjusted(11, 0, -11, 0)
            painter.setPen(QPen(theme.color("field" if self.underMouse() else "line2"), 1))
            painter.setBrush(theme.color("surface"))
            painter.drawRoundedRect(box.adjusted(0.5, 1.5, -0.5, -1.5), 6, 6)
            icon = QRectF(box.left() + 10, box.center().y() - size / 2, size, size)
            theme.icons.paint(painter, icon, "search", "ink2")
            inner = box.adjusted(31, 0, -11, 0)
            taken = draw_text(painter, inner, self._keys, theme.font("micro"), "ink3", theme, RIGHT)
            draw_text(painter, inner.adjusted(0, 0, -taken, 0), self.text(), theme.font(), "ink3", theme)
        if self.hasFocus():
            draw_focus(painter, box.adjusted(0, 1, 0, -1), 6, theme)


_TITLES = frozenset({"dr.", "drs.", "dra.", "drg.", "ir.", "prof.", "h.", "hj.", "dr", "drs", "dra", "drg", "ir"})


def initials(name: str) -> str:
    """At most two capitals: of the first and the last name, titles before and behind the name left out."""
    words = name.split(",", maxsplit=1)[0].split()
    names = [word for word in words if word.casefold() not in _TITLES] or words
    return "".join(part[0] for part in (names[:1] + names[1:][-1:])).upper()


class PersonButton(SideButton):
    """Who is working, always in sight; pressing it locks the desk."""

    def __init__(self, theme: Theme, name: str, role: str, lock_words: str) -> None:
        super().__init__(theme, 52)
        self._role = role
        self.setText(name)
        self.setAccessibleName(f"{name} · {role} · {lock_words}")
        self._lock_words = lock_words
        self.setToolTip(lock_words)

    def set_narrow(self, narrow: bool) -> None:
        """Show the initials alone, or name and role."""
        super().set_narrow(narrow)
        self.setToolTip(self.accessibleName() if narrow else self._lock_words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw initials, name, role and lock."""
        theme = self._theme
        painter = self._painter()
        middle = self.height() / 2
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("press"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(8, 4, -8, -4), 8, 8)
        face = QRectF(14, middle - 14, 28, 28)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        painter.drawEllipse(face)
        draw_text(painter, face, initials(self.text()), theme.font("micro", 700), "on_accent", theme, CENTER)
        if not self._narrow:
            size = theme.px(14)
            lock = QRectF(self.width() - 18 - size, middle - size / 2, size, size)
            theme.icons.paint(painter, lock, "lock", "ink2")
            left = face.right() + 9
            width = lock.left() - 6 - left
            name, role = theme.line_height("small"), theme.line_height("caption")
            top = middle - (name + role - 2) / 2
            short = self.text().split(",")[0]
            draw_text(painter, QRectF(left, top, width, name), short, theme.font("small", 600), "ink", theme)
            box = QRectF(left, top + name - 2, width, role)
            draw_text(painter, box, self._role, theme.font("caption"), "ink3", theme)
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()).adjusted(6, 3, -6, -3), 8, theme)
