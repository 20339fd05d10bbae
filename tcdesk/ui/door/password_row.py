"""The one line of the door: a password, the button that takes it, and a line that says how it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcdesk.i18n import Texts
from tcdesk.ui.frame.hint_bar import Status
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.field import MessageLine
from tcdesk.ui.kit.labels import ElidedLabel
from tcdesk.ui.kit.password_field import PasswordEdit
from tcdesk.ui.theme import Theme, set_state


class PasswordRow(QWidget):
    """Fires `given` with what was typed, on Enter or the button.

    `above` leaves room for a label and the warning of Caps Lock; without it the warning takes the line below.
    """

    given = Signal(str)

    def __init__(self, theme: Theme, texts: Texts, verb: str, *, above: bool) -> None:
        super().__init__()
        self._theme, self._texts = theme, texts
        self._busy = self._closed = False
        self.label = ElidedLabel("", "small", "ink2", 600)
        self.caps = Status(theme)
        self.edit = PasswordEdit(theme, texts)
        self.edit.setProperty("scale", "large")
        self.edit.setAccessibleName(texts.t("Password"))
        self.edit.caps_seen.connect(self._on_caps_seen)
        self.edit.returnPressed.connect(self._on_given)
        self.edit.textEdited.connect(self._on_edited)
        self.button = Button(theme, verb, "primary", keys=("Enter",), size="large", clicked=self._on_given)
        self.message = MessageLine(theme)
        self.foot = QHBoxLayout()
        self._build(above=above)

    def _build(self, *, above: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        if above:
            head = QHBoxLayout()
            head.addWidget(self.label, 1)
            head.addWidget(self.caps)
            column.addLayout(head)
        else:
            self.edit.setPlaceholderText(self._texts.t("Password"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.edit, 1)
        row.addWidget(self.button)
        column.addLayout(row)
        self.foot.setSpacing(8)
        self.foot.addWidget(self.message, 1)
        column.addLayout(self.foot)
        if not above:
            column.addWidget(self.caps, 0, Qt.AlignmentFlag.AlignLeft)

    def ask_for(self, name: str) -> None:
        """Say whose password is asked for, and forget what was typed for somebody else."""
        self.label.setText(self._texts.t("Password — {name}", name=name) if name else self._texts.t("Password"))
        self.edit.setAccessibleName(self.label.text())
        self.clear()

    def clear(self) -> None:
        """Forget what was typed."""
        self.edit.clear()
        self.edit.hide_letters()
        self.caps.say("", "ink3", "")

    def say(self, kind: str, words: str) -> None:
        """Say something below: `help`, `bad`, `warn` or `ok`."""
        self.message.say(kind, words)
        self.edit.setAccessibleDescription(words)
        set_state(self.edit, "bad", kind == "bad")

    def close_until(self, *, closed: bool) -> None:
        """Take no password for a while, or again."""
        self._closed = closed
        self._show_open()

    def set_busy(self, *, busy: bool) -> None:
        """While the password is looked at, nothing else can be done."""
        self._busy = busy
        self.edit.setReadOnly(busy)
        self.button.set_busy(busy)
        self._show_open()

    def _show_open(self) -> None:
        self.button.setEnabled(not self._busy and not self._closed)

    def _on_given(self) -> None:
        if self._busy or self._closed:
            return
        if not self.edit.text():
            self.say("bad", self._texts.t("Type your password."))
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.given.emit(self.edit.text())

    def _on_edited(self) -> None:
        if self.message.kind == "bad":
            self.say("help", "")

    def _on_caps_seen(self, on: bool) -> None:
        words = self._texts.t("Caps Lock is on") if on else ""
        self.caps.say("keyboard" if on else "", "warn", words)
