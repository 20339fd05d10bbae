"""Buttons: kinds by weight of the act, with icon, key and busy state."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from tcdesk.ui.commands import keys_of, words_of
from tcdesk.ui.kit.paint import RIGHT, draw_text, text_width
from tcdesk.ui.theme import Theme, set_state

KINDS = ("", "primary", "soft", "ghost", "danger", "danger_outline", "link", "icon", "quiet")
"""`""` is the secondary button; `icon` and `quiet` (no border) show an icon alone."""

_TEXT = {
    "primary": "on_accent",
    "soft": "accent_si",
    "ghost": "ink2",
    "danger": "on_danger",
    "danger_outline": "danger",
    "link": "accent",
}
_ICON = {**_TEXT, "": "ink2", "icon": "ink2", "quiet": "ink2"}
_FILLED = ("primary", "danger")
_PADDING = {"": 13, "small": 10, "large": 15}
_SPIN_MS, _SPIN_STEP = 80, 30


class Button(QPushButton):
    """A button that says a verb. `kind` is one of `KINDS`, `size` is "", `small` or `large`.

    `keys` are caps shown inside at the right ("Ctrl", "S"); they say what the action's shortcut is and do not make one.
    Enter presses the focused button, as Space does.
    """

    def __init__(
        self,
        theme: Theme,
        words: str,
        kind: str = "",
        *,
        icon: str = "",
        keys: Sequence[str] = (),
        size: str = "",
        clicked: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._icon_meaning = icon
        self._keys = tuple(keys)
        self._turn = 0
        self._spin = QTimer(self)
        self._spin.setInterval(_SPIN_MS)
        self._spin.timeout.connect(self._on_spin)
        self._busy = False
        self.setProperty("kind", kind)
        self.setProperty("scale", size)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_words(words)
        if clicked is not None:
            self.clicked.connect(lambda _checked=False: clicked())

    @property
    def kind(self) -> str:
        """One of `KINDS`."""
        return str(self.property("kind") or "")

    @property
    def icon_alone(self) -> bool:
        """Whether it shows no words."""
        return self.kind in ("icon", "quiet")

    def set_words(self, words: str) -> None:
        """Say something else; a button with an icon alone says it in its tooltip."""
        self.setAccessibleName(words)
        if self.icon_alone:
            self.setToolTip(f"{words} ({'+'.join(self._keys)})" if self._keys else words)
        else:
            self.setText(words.replace("&", "&&"))
        self.updateGeometry()

    def set_icon(self, meaning: str) -> None:
        """Show the icon of another meaning."""
        self._icon_meaning = meaning
        self.update()

    def set_kind(self, kind: str) -> None:
        """Become a button of another kind."""
        set_state(self, "kind", kind)
        self.updateGeometry()

    def set_busy(self, busy: bool) -> None:
        """While busy the icon turns, the width stays and the button cannot be pressed."""
        if busy == self._busy:
            return
        self._busy = busy
        if busy:
            self.setMinimumWidth(self.width() if self.isVisible() else self.sizeHint().width())
            if self._theme.duration(1):
                self._spin.start()
        else:
            self.setMinimumWidth(0)
            self._spin.stop()
        self.setEnabled(not busy)
        self.update()

    def set_reason(self, reason: str) -> None:
        """Close the button and say why in its tooltip; "" opens it again."""
        self.setEnabled(not reason)
        self.setToolTip(reason)

    def _on_spin(self) -> None:
        self._turn = (self._turn + _SPIN_STEP) % 360
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the focused button."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again after a change of text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def _icon_size(self) -> int:
        return self._theme.px(16)

    def _key_text(self) -> str:
        return " ".join(self._keys)

    def sizeHint(self) -> QSize:
        """Words, icon and key with room around them."""
        self.ensurePolished()
        height = super().sizeHint().height()
        if self.icon_alone:
            return QSize(height, height)
        padding = 4 if self.kind == "link" else _PADDING[str(self.property("scale") or "")]
        width = 2 * padding + text_width(self.accessibleName(), self.font())
        if self._icon_meaning or self._busy:
            width += self._icon_size() + 6
        if self._keys:
            width += text_width(self._key_text(), self._theme.font("micro")) + 16
        return QSize(round(width + 0.5), height)

    def minimumSizeHint(self) -> QSize:
        """A button is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame by the style sheet and content by hand."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        option.icon = QIcon()
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() and self.kind in _FILLED:
            painter.setPen(QPen(self._theme.color("surface"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2.75, 2.75, -2.75, -2.75), 4, 4)
        self._draw_content(painter)

    def _draw_content(self, painter: QPainter) -> None:
        enabled = self.isEnabled()
        color = _TEXT.get(self.kind, "ink") if enabled else "ink3"
        icon_color = _ICON.get(self.kind, "ink2") if enabled else "ink3"
        box = QRectF(self.rect())
        size = self._icon_size()
        if self.icon_alone:
            self._draw_icon(
                painter, QRectF((box.width() - size) / 2, (box.height() - size) / 2, size, size), icon_color
            )
            return
        padding = 4 if self.kind == "link" else _PADDING[str(self.property("scale") or "")]
        content = box.adjusted(padding, 0, -padding, 0)
        words = self.accessibleName()
        has_icon = bool(self._icon_meaning) or self._busy
        taken = text_width(words, self.font()) + (size + 6 if has_icon else 0)
        if not self._keys:
            content.setLeft(content.left() + max(0.0, (content.width() - taken) / 2))
        if has_icon:
            self._draw_icon(painter, QRectF(content.left(), (box.height() - size) / 2, size, size), icon_color)
            content.setLeft(content.left() + size + 6)
        font = self.font()
        font.setUnderline(self.kind == "link" and self.underMouse() and enabled)
        draw_text(painter, content, words, font, color, self._theme)
        if self._keys:
            painter.setOpacity(0.8 if self.kind in _FILLED else 1)
            key_color = color if self.kind in (*_FILLED, "soft") else "ink3"
            draw_text(painter, content, self._key_text(), self._theme.font("micro"), key_color, self._theme, RIGHT)
            painter.setOpacity(1)

    def _draw_icon(self, painter: QPainter, box: QRectF, color: str) -> None:
        if not self._busy:
            self._theme.icons.paint(painter, box, self._icon_meaning, color)
            return
        painter.setPen(QPen(self._theme.color(color), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawArc(box.adjusted(2, 2, -2, -2), -self._turn * 16, 270 * 16)


class ActionButton(Button):
    """The button of a command: says its words and keys, is open when it is, and runs it."""

    def __init__(
        self, theme: Theme, action: QAction, kind: str = "", *, size: str = "", show_keys: bool = True
    ) -> None:
        keys = keys_of(action) if show_keys else ()
        kind = str(action.property("kind") or kind)
        icon = str(action.property("icon_meaning") or "")
        super().__init__(theme, words_of(action), kind, icon=icon, keys=keys, size=size, clicked=action.trigger)
        self._action = action
        action.changed.connect(self._on_action_changed)
        self.setEnabled(action.isEnabled())
        if not action.isVisible():  # to show it without a parent would open a window of its own for a moment
            self.hide()

    def _on_action_changed(self) -> None:
        if not self._busy:
            self.setEnabled(self._action.isEnabled())
        # Shown before it lies in a layout, it would be a window of its own for a moment and take the focus.
        if self.parentWidget() is not None or not self._action.isVisible():
            self.setVisible(self._action.isVisible())


def icon_button(
    theme: Theme,
    icon: str,
    words: str,
    clicked: Callable[[], object] | None = None,
    *,
    keys: Sequence[str] = (),
    size: str = "",
    bordered: bool = True,
) -> Button:
    """A square button with an icon alone; `words` are its tooltip and its name."""
    return Button(theme, words, "icon" if bordered else "quiet", icon=icon, keys=keys, size=size, clicked=clicked)
