"""Icons by meaning: Phosphor drawings in a colour of the theme, drawn once for each size."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from tcdesk.paths import resource

MEANINGS = MappingProxyType(
    {
        # places
        "home": "house",
        "residents": "users",
        "schedule": "calendar-blank",
        "sessions": "clipboard-text",
        "conference": "chats-circle",
        "medical": "first-aid",
        "reports": "file-text",
        "settings": "gear-six",
        "facility": "building",
        "staff": "identification-badge",
        "rooms": "door",
        "slots": "clock",
        "users": "user-circle",
        "audit": "list-magnifying-glass",
        "statistics": "chart-bar",
        # flags of a resident
        "legal_date": "scales",
        "no_group": "users-three",
        "phase_review": "arrow-circle-up",
        "attendance_low": "trend-down",
        "urine": "flask",
        "health": "heartbeat",
        "assessment": "list-checks",
        # actions
        "add": "plus",
        "minus": "minus",
        "note": "note-pencil",
        "edit": "pencil-simple",
        "print": "printer",
        "export": "export",
        "import": "tray-arrow-down",
        "filter": "funnel",
        "arrange": "magic-wand",
        "publish": "paper-plane-tilt",
        "pin": "push-pin",
        "undo": "arrow-counter-clockwise",
        "redo": "arrow-clockwise",
        "test": "arrows-clockwise",
        "save": "floppy-disk",
        "backup": "hard-drives",
        "delete": "trash",
        "close": "x",
        "search": "magnifying-glass",
        "open": "arrow-square-out",
        "folder": "folder-open",
        "copy": "copy",
        "photo": "camera",
        "move": "arrows-out-cardinal",
        "fix": "wrench",
        "grip": "dots-six-vertical",
        "grab": "hand-grabbing",
        "more": "dots-three",
        "fullscreen": "corners-out",
        "show": "eye",
        "hide": "eye-slash",
        "sign_in": "sign-in",
        "sign_out": "sign-out",
        "switch_user": "users",
        "sign": "signature",
        # directions
        "back": "arrow-left",
        "forward": "arrow-right",
        "previous": "caret-left",
        "next": "caret-right",
        "up": "caret-up",
        "down": "caret-down",
        "sort_up": "caret-up",
        "sort_down": "caret-down",
        "sidebar": "sidebar-simple",
        "theme": "moon",
        # states
        "done": "check-circle",
        "check": "check",
        "bad": "warning-circle",
        "warning": "warning",
        "info": "info",
        "refused": "x-circle",
        "verified": "shield-check",
        "lock": "lock-simple",
        "keyboard": "keyboard",
        "offline": "wifi-slash",
        "duplicate": "copy",
        "minimum": "lightning",
        "due": "clock",
        "holiday": "calendar-x",
        "proposal": "sparkle",
        "usb": "usb",
        "key": "key",
        "demo": "flask",
        "person": "user",
        "help": "question",
        "sealed": "seal-check",
        "decision": "gavel",
        "calendar": "calendar-blank",
    }
)
"""What an icon means and the Phosphor drawing that says so."""


class Icons:
    """Draws icons in the colours `color_of` gives for a token; what was drawn is kept until `forget`.

    Drawings come from `resources/icons/regular` and, with `fill`, from `resources/icons/fill`. Reached as
    `Theme.icons`.
    """

    def __init__(self, color_of: Callable[[str], QColor]) -> None:
        self._color_of = color_of
        self._sources: dict[tuple[str, bool], bytes] = {}
        self._drawn: dict[tuple[str, bool, str, int, float], QPixmap] = {}

    def forget(self) -> None:
        """Drop what was drawn: the colours are others now."""
        self._drawn.clear()

    def _source(self, meaning: str, *, fill: bool) -> bytes:
        key = (MEANINGS[meaning], fill)
        if key not in self._sources:
            folder, ending = ("fill", "-fill.svg") if fill else ("regular", ".svg")
            self._sources[key] = resource("icons", folder, key[0] + ending).read_bytes()
        return self._sources[key]

    def pixmap(
        self, meaning: str, color: str = "ink2", size: int = 16, *, fill: bool = False, dpr: float = 1.0
    ) -> QPixmap:
        """The icon of `meaning` as a square of `size` logical pixels in the token `color`.

        Raises KeyError for a meaning or colour nobody knows and OSError when no such drawing is shipped.
        """
        key = (meaning, fill, color, size, dpr)
        if key not in self._drawn:
            self._drawn[key] = _draw(self._source(meaning, fill=fill), self._color_of(color), size, dpr)
        return self._drawn[key]

    def icon(self, meaning: str, color: str = "ink2", size: int = 16, *, fill: bool = False) -> QIcon:
        """The same as an icon for a button or an action, also in the colour of a disabled one.

        It keeps its colours: whoever holds it asks again after `Theme.changed`.
        """
        icon = QIcon()
        for dpr in (1.0, 2.0):
            icon.addPixmap(self.pixmap(meaning, color, size, fill=fill, dpr=dpr))
            icon.addPixmap(self.pixmap(meaning, "ink3", size, fill=fill, dpr=dpr), QIcon.Mode.Disabled)
        return icon

    def paint(self, painter: QPainter, box: QRectF, meaning: str, color: str = "ink2", *, fill: bool = False) -> None:
        """Draw the icon of `meaning` in the middle of `box`, as large as its shorter side."""
        size = int(min(box.width(), box.height()))
        dpr = painter.device().devicePixelRatioF()
        drawn = self.pixmap(meaning, color, size, fill=fill, dpr=dpr)
        painter.drawPixmap(round(box.x() + (box.width() - size) / 2), round(box.y() + (box.height() - size) / 2), drawn)


def _draw(source: bytes, color: QColor, size: int, dpr: float) -> QPixmap:
    drawn = QPixmap(QSize(round(size * dpr), round(size * dpr)))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(source)).render(painter, QRectF(drawn.rect()))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(drawn.rect(), color)
    painter.end()
    drawn.setDevicePixelRatio(dpr)
    return drawn
