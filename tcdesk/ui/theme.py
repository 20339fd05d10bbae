"""The look: colours by name, type scale, palette and style sheet, in one value that widgets and painters share."""

from __future__ import annotations

import re
import tomllib
from types import MappingProxyType

import attrs
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from tcdesk.paths import resource
from tcdesk.ui.icons import Icons

FAMILY = "Source Sans 3"
NAMES = ("light", "dark")
TEXT_SIZES = (100, 112, 125)
"""Per cent; "Text size" in the settings."""

# What stands in for a token when the machine asks for high contrast.
_HIGH_CONTRAST = {"line": "field", "line2": "field", "ink3": "ink2"}


@attrs.frozen
class Role:
    """A step of the type scale: pixels and line height at 100 %, and the usual weight."""

    size: int
    line: int
    weight: int = 400


ROLES = MappingProxyType(
    {
        "display": Role(26, 32, 600),
        "title": Role(20, 26, 600),
        "heading": Role(16, 22, 600),
        "body": Role(14, 20),
        "small": Role(13, 18),
        "caption": Role(12, 16),
        "micro": Role(11, 14),
    }
)


def read_tokens(name: str) -> dict[str, str]:
    """The colours of theme `name` as `#RRGGBB` (or `#AARRGGBB`) by token; raises ValueError for another name."""
    if name not in NAMES:
        msg = f"unknown theme {name!r}"
        raise ValueError(msg)
    with resource("themes", f"{name}.toml").open("rb") as file:
        return dict(tomllib.load(file)["tokens"])


def register_fonts() -> None:
    """Give Qt the bundled faces, so that the window looks the same on every machine; needs an application."""
    if FAMILY in QFontDatabase.families():
        return
    for path in sorted(resource("fonts", "source-sans-3").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def set_state(widget: QWidget, name: str, value: object) -> None:
    """Set a dynamic property the style sheet looks at and restyle `widget`, which Qt does not do by itself."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


class Theme(QObject):
    """Colours, fonts, icons and measures of the window; `changed` fires after any of them did.

    `name` is `light` or `dark`, `text_size` one of `TEXT_SIZES` in per cent, `motion` whether things may move.
    Widgets that paint by hand ask `color`, `font` and `px` each time they paint and connect `changed` to `update`.
    """

    changed = Signal()

    def __init__(self, name: str = "light", text_size: int = 100, *, motion: bool = True) -> None:
        super().__init__()
        self.tokens = MappingProxyType(read_tokens(name))
        self.icons = Icons(self.color)
        self._name = name
        self._text_size = text_size
        self._motion = motion
        self._high_contrast = False
        self._app: QApplication | None = None

    @property
    def name(self) -> str:
        """`light` or `dark`."""
        return self._name

    @property
    def text_size(self) -> int:
        """Per cent."""
        return self._text_size

    def change(self, *, name: str | None = None, text_size: int | None = None, motion: bool | None = None) -> None:
        """Take another theme, text size or motion and restyle the application; what is None stays.

        Raises ValueError for an unknown name or a size outside `TEXT_SIZES`.
        """
        if text_size is not None and text_size not in TEXT_SIZES:
            msg = f"unknown text size {text_size}"
            raise ValueError(msg)
        tokens = read_tokens(name or self._name)
        if self._high_contrast:
            tokens |= {old: tokens[new] for old, new in _HIGH_CONTRAST.items()}
        self.tokens = MappingProxyType(tokens)
        self.icons.forget()
        self._name = name or self._name
        self._text_size = text_size or self._text_size
        self._motion = self._motion if motion is None else motion
        self._style()
        self.changed.emit()

    def step_text(self, steps: int) -> None:
        """The next bigger (1) or smaller (-1) text size, or 100 % for 0; stays at the ends of the scale."""
        place = TEXT_SIZES.index(self._text_size) + steps if steps else 0
        self.change(text_size=TEXT_SIZES[max(0, min(place, len(TEXT_SIZES) - 1))])

    def color(self, token: str, alpha: float = 1.0) -> QColor:
        """The colour of a token, thinned to `alpha` (0 to 1); raises KeyError for an unknown token."""
        color = QColor(self.tokens[token])
        if alpha < 1:
            color.setAlphaF(color.alphaF() * alpha)
        return color

    def px(self, size: float) -> int:
        """`size` logical pixels at 100 % as it is at this text size: for row heights and whatever holds text."""
        return round(size * self._text_size / 100)

    def font(self, role: str = "body", weight: int | None = None, *, italic: bool = False) -> QFont:
        """The font of a step of the type scale; raises KeyError for an unknown role."""
        step = ROLES[role]
        font = QFont(FAMILY)
        font.setPixelSize(self.px(step.size))
        font.setWeight(QFont.Weight(weight or step.weight))
        font.setItalic(italic)
        return font

    def line_height(self, role: str = "body") -> int:
        """The line height of a step of the type scale, in pixels."""
        return self.px(ROLES[role].line)

    def duration(self, milliseconds: int) -> int:
        """How long a movement may take: 0 when movement is off."""
        return milliseconds if self._motion else 0

    @property
    def focus_width(self) -> int:
        """The width of the focus ring in pixels."""
        return 3 if self._high_contrast else 2

    def apply(self, app: QApplication) -> None:
        """Style the application with this theme, now and after every change."""
        self._app = app
        register_fonts()
        app.setStyle("Fusion")
        style_hints = app.styleHints()  # held: its child below dies with the wrapper
        hints = style_hints.accessibility()
        hints.contrastPreferenceChanged.connect(self._on_contrast)
        self._on_contrast(hints.contrastPreference())

    def _on_contrast(self, preference: Qt.ContrastPreference) -> None:
        self._high_contrast = preference == Qt.ContrastPreference.HighContrast
        self.change()

    def _style(self) -> None:
        if self._app is None:
            return
        scheme = Qt.ColorScheme.Dark if self._name == "dark" else Qt.ColorScheme.Light
        self._app.styleHints().setColorScheme(scheme)
        self._app.setPalette(self.palette())
        self._app.setFont(self.font())
        self._app.setStyleSheet(self.style_sheet())

    def palette(self) -> QPalette:
        """The palette for what the style sheet does not reach."""
        palette = QPalette()
        roles = {
            "Window": "canvas", "WindowText": "ink", "Base": "surface", "AlternateBase": "sunken", "Text": "ink",
            "PlaceholderText": "ink3", "Button": "surface", "ButtonText": "ink", "BrightText": "on_danger",
            "Highlight": "accent", "HighlightedText": "on_accent", "Link": "accent", "LinkVisited": "accent",
            "ToolTipBase": "ink", "ToolTipText": "surface", "Light": "line", "Midlight": "line", "Mid": "line2",
            "Dark": "field", "Shadow": "shadow", "Accent": "accent",
        }  # fmt: skip
        for role, token in roles.items():
            palette.setColor(QPalette.ColorRole[role], self.color(token))
        for role in ("WindowText", "Text", "ButtonText"):
            palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole[role], self.color("ink3"))
        return palette

    def style_sheet(self) -> str:
        """`resources/themes/desk.qss` with the colours and sizes of this theme; raises KeyError for a wrong token."""
        text = resource("themes", "desk.qss").read_text(encoding="utf-8")
        text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
        images = resource("themes", self._name).as_posix()
        text = re.sub(r"@image\(([\w-]+)\)", lambda m: f'url("{images}/{m[1]}.svg")', text)
        text = re.sub(r"@(\w+)", lambda m: self.tokens[m[1]], text)
        return re.sub(r"\b(\d+)dp\b", lambda m: f"{self.px(int(m[1]))}px", text)
