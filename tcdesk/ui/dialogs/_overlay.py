"""A dialog inside the window: a scrim over everything and a box on it.

It is a child of the window and not a window of its own, so it looks the same with and without a compositor. Tab stays
in it, Esc cancels it, the keys of the screen below sleep, and the focus goes back where it was.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from tcdesk.ui.kit.paint import draw_shadow
from tcdesk.ui.theme import Theme

_EDGE = 16
"""Least distance to the window's edge."""

_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


def is_lock(event: QKeyEvent) -> bool:
    """Whether it is Ctrl L: a desk can be locked whatever stands on it."""
    return event.key() == Qt.Key.Key_L and event.modifiers() == Qt.KeyboardModifier.ControlModifier


class _Box(QWidget):
    """The box the content lies in."""

    def __init__(self, overlay: QWidget, theme: Theme) -> None:
        super().__init__(overlay)
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw its ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("line2"), 1))
        painter.setBrush(self._theme.color("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)


class Overlay(QWidget):
    """A dialog over `host` (a window). Fill `self.content`, then call `appear`.

    `width` and `height` are the most it takes (logical pixels; height None: what the content asks for), `top` its
    distance from above (None: centred). `closed` fires once when it goes, after `cancelled` when it was cancelled.
    """

    closed = Signal()
    cancelled = Signal()

    def __init__(
        self, host: QWidget, theme: Theme, width: int = 560, height: int | None = None, top: int | None = None
    ) -> None:
        super().__init__(host)
        app = QApplication.instance()
        if app is None:
            msg = "an overlay needs an application"
            raise RuntimeError(msg)
        self._app = app
        self._host = host
        self.theme = theme
        self._want = (width, height, top)
        self._before: QWidget | None = None
        self._open = False
        self.box = _Box(self, theme)
        self.content = QVBoxLayout(self.box)
        self.content.setContentsMargins(24, 20, 24, 20)
        self.content.setSpacing(10)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether it stands there."""
        return self._open

    def first_focus(self) -> QWidget | None:
        """Where the focus goes: the field or the safe button; None takes the first that can have it."""
        return None

    def appear(self) -> None:
        """Stand over the host and take the focus."""
        self._before = QApplication.focusWidget()
        self._open = True
        self.fit()
        self.show()
        self.raise_()
        self._app.installEventFilter(self)
        self._host.installEventFilter(self)
        (self.first_focus() or self._next(None, 1) or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def cancel(self) -> None:
        """Go without an answer."""
        if self._open:
            self.cancelled.emit()
            self.finish()

    def finish(self) -> None:
        """Go, and give the focus back."""
        if not self._open:
            return
        self._open = False
        self._app.removeEventFilter(self)
        self._host.removeEventFilter(self)
        self.hide()
        before = self._before
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()
        self.deleteLater()

    def set_height(self, height: int) -> None:
        """Take another most height, in pixels at text size 100 %."""
        width, _, top = self._want
        self._want = (width, height, top)

    def fit(self) -> None:
        """Cover the host and place the box in it."""
        self.setGeometry(self._host.rect())
        width, height, top = self._want
        width = min(self.theme.px(width), self.width() - 2 * _EDGE)
        wanted = self.theme.px(height) if height is not None else self._asked_height(width)
        height = min(wanted, self.height() - 2 * _EDGE)
        y = (self.height() - height) // 2 if top is None else max(_EDGE, min(top, self.height() - height - _EDGE))
        self.box.setGeometry((self.width() - width) // 2, y, width, height)
        self.update()

    def _asked_height(self, width: int) -> int:
        layout = self.box.layout()
        if layout is not None and layout.hasHeightForWidth():
            return layout.totalHeightForWidth(width)
        return self.box.sizeHint().height()

    def _inside(self, widget: QObject | None) -> bool:
        return isinstance(widget, QWidget) and (widget is self or self.isAncestorOf(widget))

    def _stops(self) -> list[QWidget]:
        """What can have the focus, in Tab order."""
        found: list[QWidget] = []
        at = self.nextInFocusChain()
        while at is not self and at is not None:
            if self._inside(at) and at.isVisible() and at.isEnabled() and at.focusPolicy() & Qt.FocusPolicy.TabFocus:
                found.append(at)
            at = at.nextInFocusChain()
        return found

    def _next(self, current: QWidget | None, step: int) -> QWidget | None:
        stops = self._stops()
        if not stops:
            return None
        if current not in stops:
            return stops[0] if step > 0 else stops[-1]
        return stops[(stops.index(current) + step) % len(stops)]

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round inside."""
        found = self._next(QApplication.focusWidget(), 1 if forward else -1)
        if found is not None:
            found.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return found is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc cancels and Ctrl L is the window's; no other key goes on to the screen below."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancel()
        event.setAccepted(not is_lock(event))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the keys inside, and the size in step with the host."""
        kind = event.type()
        if watched is self._host and kind == QEvent.Type.Resize:
            self.fit()
        elif (
            kind == QEvent.Type.ShortcutOverride and isinstance(watched, QWidget) and watched.window() is self.window()
        ):
            # Whoever accepts this event gets the key as a plain key press: no shortcut of the screen below fires.
            event.accept()
            return True
        elif kind == QEvent.Type.KeyPress and self._astray(watched):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def _astray(self, watched: QObject) -> bool:
        """Whether a key press would reach the screen below this overlay, the uppermost one."""
        if not isinstance(watched, QWidget) or watched.window() is not self.window() or watched is self.window():
            return False
        return not self._inside(watched) and self._host.findChildren(Overlay, options=_DIRECT)[-1] is self

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the scrim and the box's shadow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self.theme.color("scrim"))
        draw_shadow(painter, QRectF(self.box.geometry()), 12, self.theme)

    def mousePressEvent(self, event: QEvent) -> None:
        """A press beside the box does nothing: only Esc and the buttons answer."""
        event.accept()
