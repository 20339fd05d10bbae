"""The one window: a sign-in or lock screen alone, or the desk of the person who is signed in."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QMainWindow, QWidget

from tcdesk.i18n import Texts
from tcdesk.ui.context import Context
from tcdesk.ui.dialogs._overlay import Overlay, is_lock
from tcdesk.ui.dialogs.crash import CrashDialog
from tcdesk.ui.errors import Errors
from tcdesk.ui.frame.desk import Desk
from tcdesk.ui.frame.sidebar import draw_mark
from tcdesk.ui.pages._base import PageSpec
from tcdesk.ui.theme import Theme

LEAST = QSize(940, 500)
"""Logical pixels; everything essential fits without scrolling sideways."""


def window_icon(theme: Theme) -> QIcon:
    """The program's mark for the task bar."""
    icon = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        drawn = QPixmap(size, size)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        draw_mark(painter, QRectF(drawn.rect()), theme)
        painter.end()
        icon.addPixmap(drawn)
    return icon


class Window(QMainWindow):
    """Shows one thing at a time; its title never tells more than the program's name.

    `closing` fires when the person closes it and the screen has let go, `lock_asked` on Ctrl L under a dialog, where
    the keys of the desk sleep.
    """

    closing = Signal()
    lock_asked = Signal()

    def __init__(self, theme: Theme, texts: Texts, errors: Errors) -> None:
        super().__init__()
        self._theme, self._texts = theme, texts
        self._crash: CrashDialog | None = None
        self.setWindowTitle("TC Desk")
        self.setWindowIcon(window_icon(theme))
        self.setMinimumSize(LEAST)
        errors.broke.connect(self.show_crash)

    @property
    def desk(self) -> Desk | None:
        """The desk, while somebody is signed in."""
        central = self.centralWidget()
        return central if isinstance(central, Desk) else None

    def show_alone(self, screen: QWidget) -> None:
        """Show `screen` and nothing else; what stood there before is destroyed, with all data on it."""
        self._clear_overlays()
        self.setCentralWidget(screen)
        screen.show()  # what is not shown yet cannot have the focus
        screen.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_desk(self, context: Context, specs: Iterable[PageSpec], code: str = "", **args: object) -> Desk:
        """Show the desk of a signed-in person, at the screen `code` or at the first."""
        self._clear_overlays()
        self._texts = context.texts
        desk = Desk(context, specs, self)
        self.setCentralWidget(desk)
        desk.show()
        desk.start(code, args)
        return desk

    def show_crash(self, trail: str, *, at_start: bool = False) -> None:
        """Show that something went wrong; while one such dialog stands there, no second one is laid over it."""
        if self._crash is not None:
            return
        self._crash = CrashDialog(self, self._theme, self._texts, trail, at_start=at_start)
        self._crash.closed.connect(self._on_crash_seen)
        self._crash.appear()

    def _on_crash_seen(self) -> None:
        self._crash = None

    def _clear_overlays(self) -> None:
        for overlay in self.findChildren(Overlay):
            overlay.cancel()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Only the lock works from everywhere."""
        if self.desk is not None and is_lock(event):
            self.lock_asked.emit()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask the screen first."""
        if self.desk is not None and not self.desk.may_leave():
            event.ignore()
            return
        self.closing.emit()
        event.accept()
