"""A password field: with an eye to look at what was typed, and a warning when Caps Lock seems to be on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from tcdesk.domain.problem import Problem
from tcdesk.i18n import Texts
from tcdesk.ui.kit.edge_icon import EdgeIcon
from tcdesk.ui.kit.field import FieldSpec
from tcdesk.ui.kit.fields import LineField
from tcdesk.ui.theme import Theme


class PasswordEdit(QLineEdit):
    """A line that hides its letters; `caps_seen` tells after each letter whether Caps Lock seems to be on."""

    caps_seen = Signal(bool)

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.eye = EdgeIcon(theme, self, "show", texts.t("Show the password"))
        self.eye.triggered.connect(self.turn)

    @property
    def shown(self) -> bool:
        """Whether the letters can be read."""
        return self.echoMode() == QLineEdit.EchoMode.Normal

    def turn(self) -> None:
        """Show the letters, or hide them again."""
        if self.shown:
            self.hide_letters()
        else:
            self.setEchoMode(QLineEdit.EchoMode.Normal)
            self.eye.set_meaning("hide", self._texts.t("Hide the password"))

    def hide_letters(self) -> None:
        """Hide the letters."""
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.eye.set_meaning("show", self._texts.t("Show the password"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A capital without Shift, or a small letter with it, means Caps Lock; Qt knows no key state."""
        letter = event.text()
        if len(letter) == 1 and letter.isalpha() and letter.upper() != letter.lower():
            shifted = bool(event.modifiers() & event.modifiers().ShiftModifier)
            self.caps_seen.emit(letter.isupper() != shifted)
        super().keyPressEvent(event)


class PasswordField(LineField):
    """A password. It is never part of a draft: `raw` is always empty."""

    def __init__(self, theme: Theme, texts: Texts, spec: FieldSpec) -> None:
        super().__init__(theme, texts, spec)
        self._caps = False

    def make_edit(self) -> QLineEdit:
        """The line itself."""
        edit = PasswordEdit(self.theme, self.texts)
        edit.caps_seen.connect(self._on_caps_seen)
        return edit

    def _on_caps_seen(self, on: bool) -> None:
        self._caps = on
        self._show()

    def _show(self) -> None:
        super()._show()
        if self.problem is None and getattr(self, "_caps", False):
            self.message.say("warn", self.texts.t("Caps Lock is on"))

    def raw(self) -> str:
        """Nothing: a password is not written to a draft."""
        return ""

    def empty(self) -> bool:
        """Whether nothing was typed."""
        return not self.edit.text()

    def parse(self) -> object | Problem | None:
        """What was typed, blanks and all; None when nothing was."""
        return self.edit.text() or None

    def tidy(self, value: object) -> None:
        """A password stays as it was typed."""

    def settle(self) -> None:
        """Hide the letters again when the field is left."""
        if isinstance(self.edit, PasswordEdit):
            self.edit.hide_letters()
        self._caps = False
        super().settle()
