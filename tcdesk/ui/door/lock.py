"""The locked screen: nothing of the work behind it, only who sat here and the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcdesk.domain.refusals import Refusal
from tcdesk.domain.views.people import Person
from tcdesk.ui.commands import command
from tcdesk.ui.dialogs.help.sheet import HelpSheet
from tcdesk.ui.door._screen import Porch
from tcdesk.ui.door.elsewhere import Elsewhere, Held, by_nobody
from tcdesk.ui.door.password_row import PasswordRow
from tcdesk.ui.door.words import wait_words, wrong_words
from tcdesk.ui.frame.nav_item import initials
from tcdesk.ui.frame.sidebar import draw_demo
from tcdesk.ui.hints import Hint
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.cards import Scrolled
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.kit.paint import CENTER, draw_text
from tcdesk.ui.theme import Theme

_SECOND = 1000
_WIDTH, _TOLD = 360, 520


class _Face(QWidget):
    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme, self._letters = theme, initials(name)
        self.setFixedSize(76, 76)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the initials in a circle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent"))
        painter.drawEllipse(self.rect())
        font = self._theme.font("display")
        font.setPixelSize(24)
        draw_text(painter, QRectF(self.rect()), self._letters, font, "on_accent", self._theme, CENTER)


class LockScreen(QWidget):
    """`tried(password)` fires when the person wants back, `switch_asked` when somebody else wants to work.

    `line` says since when and why; `person` gives the account as it stands now, None where it cannot be read; `held`
    tells whether another program took the facility meanwhile.
    """

    tried = Signal(str)
    switch_asked = Signal()

    def __init__(
        self,
        porch: Porch,
        host: QWidget,
        name: str,
        line: str,
        person: Callable[[], Person | None],
        held: Held = by_nobody,
    ) -> None:
        super().__init__()
        self._porch, self._host, self._person = porch, host, person
        texts, theme = porch.texts, porch.theme
        self.password = PasswordRow(theme, texts, texts.t("Unlock"), above=False)
        self.password.edit.setAccessibleName(texts.t("Password — {name}", name=name))
        self.password.given.connect(self.tried)
        self.switch = Button(theme, texts.t("Switch user"), "link", icon="switch_user", clicked=self.switch_asked.emit)
        self.elsewhere = Elsewhere(theme, texts, held)
        self._tick = QTimer(self)
        self._tick.setInterval(_SECOND)
        self._tick.timeout.connect(self.look_again)
        self._build(name, line)
        self._hints = (
            Hint(("Enter",), texts.t("unlock")),
            Hint(("Esc",), texts.t("switch user")),
            Hint(("F1",), texts.t("help")),
        )
        command(self, texts.t("Switch user"), self.switch_asked.emit, keys="Esc", everywhere=True)
        command(self, texts.t("Help and keys"), self.open_help, keys="F1", everywhere=True)
        self.setAccessibleName(texts.t("Locked: {name}", name=name))
        self.look_again()
        self.elsewhere.look()

    def _build(self, name: str, line: str) -> None:
        theme = self._porch.theme
        center = Qt.AlignmentFlag.AlignHCenter
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(6)
        column.addStretch(28)
        column.addWidget(_Face(theme, name), 0, center)
        column.addSpacing(12)
        for label in (Label(name, "title", wrap=True), Label(line, "small", "ink2", wrap=True)):
            label.setAlignment(center)
            column.addWidget(label)
        column.addSpacing(14)
        self.elsewhere.setFixedWidth(theme.px(_TOLD))
        column.addWidget(self.elsewhere, 0, center)
        self.password.setFixedWidth(theme.px(_WIDTH))
        column.addWidget(self.password, 0, center)
        column.addWidget(self.switch, 0, center)
        column.addStretch(56)
        self.line = line
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(Scrolled(body), 1)
        outer.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        porch = self._porch
        row = QHBoxLayout()
        row.setContentsMargins(20, 0, 20, 24)
        row.setSpacing(10)
        row.addStretch(1)
        if porch.is_demo:
            row.addWidget(_Demo(porch))
        row.addWidget(Label(f"{porch.facility} · TC Desk", "small", "ink3"))
        row.addStretch(1)
        return row

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus belongs to the password."""
        self.password.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_help(self) -> None:
        """The help page of the lock, the others, and its keys."""
        texts = self._porch.texts
        sections = [(texts.t("On this screen"), self._hints)]
        HelpSheet(self._host, self._porch.theme, texts, sections, "door/lock").appear()

    def set_busy(self, *, busy: bool) -> None:
        """While the password is looked at, nothing else can be done."""
        self.password.set_busy(busy=busy)
        self.switch.setEnabled(not busy)

    def refuse(self, refusal: Refusal) -> None:
        """Say why it stays locked, and what is left."""
        self.password.clear()
        person = self._person()
        if person is not None and person.locked_for:
            self.look_again()
        elif not self.elsewhere.is_held:
            self.password.say("bad", wrong_words(self._porch.texts, refusal, person))
        self.password.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def look_again(self) -> None:
        """Count the waiting time down."""
        person = self._person()
        waits = person.locked_for if person is not None else 0
        self.password.close_until(closed=waits > 0)
        if waits:
            self.password.say("warn", wait_words(self._porch.texts, waits))
            self._tick.start()
        elif self._tick.isActive():
            self._tick.stop()
            self.password.say("help", "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        QPainter(self).fillRect(self.rect(), self._porch.theme.color("sidebar"))


class _Demo(QWidget):
    def __init__(self, porch: Porch) -> None:
        super().__init__()
        self._theme, self._words = porch.theme, porch.texts.t("DEMO")
        self.setFixedSize(50, 16)
        self.setAccessibleName(self._words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark of invented people."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_demo(painter, QRectF(self.rect()), self._theme, self._words)
