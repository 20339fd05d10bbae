"""What every screen of the door is: a panel at the left, a column in the middle of the rest, and a foot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import ClassVar

import attrs
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcdesk.i18n import Texts
from tcdesk.i18n.texts import LANGUAGES
from tcdesk.ui.commands import command
from tcdesk.ui.dialogs.help.sheet import HelpSheet
from tcdesk.ui.door.panel import WIDTH, Fact, Panel
from tcdesk.ui.hints import Hint
from tcdesk.ui.kit.buttons import Button, icon_button
from tcdesk.ui.kit.cards import Scrolled
from tcdesk.ui.kit.hint_list import HintList
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.theme import Theme

COLUMN = 560
_PANEL_FROM = 1100
"""Below this width the panel gives its room to the column."""
_LOW = 600
"""Below this height the buttons of a form are kept in sight."""

NAMES = {"id": "Bahasa Indonesia", "en": "English"}
"""Languages as they call themselves."""


@attrs.frozen(kw_only=True)
class Porch:
    """What a screen of the door is given: look and words, whose house it is, and the clock (aware local time).

    `backup_at` is when the newest checked backup was made, None where there is none or nobody knows.
    """

    theme: Theme
    texts: Texts
    clock: Callable[[], datetime]
    facility: str = ""
    is_demo: bool = False
    backup_at: datetime | None = None


def facts(porch: Porch) -> tuple[Fact, ...]:
    """What holds for the data of this house. A file that is not encrypted is never opened, and no network is used."""
    offline = porch.texts.t("Offline: data never leave this computer")
    return ("offline", "ink2", offline), ("verified", "ok_m", _sealed(porch))


def _sealed(porch: Porch) -> str:
    texts = porch.texts
    if porch.backup_at is None:
        return texts.t("Database encrypted")
    local = porch.backup_at.astimezone(porch.clock().tzinfo)
    same_day = local.date() == porch.clock().date()
    when = texts.time(local) if same_day else f"{texts.day(local.date())} {texts.time(local)}"
    return texts.t("Database encrypted · backup verified {when}", when=when)


def demo_words(porch: Porch) -> str:
    """The words that mark invented people, "" for a real house."""
    return porch.texts.t("Every person here is invented") if porch.is_demo else ""


class DoorScreen(QWidget):
    """Fill `self.column`; `language_asked` carries another language."""

    help_screen: ClassVar[str] = "door/sign_in"
    """What the help calls it."""

    language_asked = Signal(str)

    def __init__(self, porch: Porch, host: QWidget, panel: QWidget | None = None) -> None:
        super().__init__()
        self.porch, self.theme, self.texts = porch, porch.theme, porch.texts
        self._host = host
        self.panel = panel or Panel(porch.theme, porch.texts, porch.facility, facts(porch), demo=demo_words(porch))
        self.column = QVBoxLayout()
        self.column.setSpacing(8)
        self.acts = QWidget()
        self.acts_row = QHBoxLayout(self.acts)
        self.acts_row.setContentsMargins(0, 0, 0, 0)
        self.acts_row.setSpacing(8)
        self._in_column, self._pinned = QVBoxLayout(), QVBoxLayout()
        self.foot_hints = HintList(porch.theme)
        body = QWidget()
        middle = QHBoxLayout(body)
        middle.setContentsMargins(20, 16, 20, 8)
        middle.addStretch(1)
        self.box = QWidget()
        self.box.setMaximumWidth(porch.theme.px(COLUMN))
        self.box.setLayout(self.column)
        self.column.setContentsMargins(0, 0, 0, 0)
        middle.addWidget(self.box, 100)
        middle.addStretch(1)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 10)
        right.setSpacing(0)
        right.addWidget(Scrolled(body), 1)
        self._low = QWidget()
        self._low.setLayout(self._pinned)
        self._pinned.setContentsMargins(20, 8, 20, 8)
        low = QHBoxLayout()
        low.addStretch(1)
        low.addWidget(self._low, 100)
        low.addStretch(1)
        right.addLayout(low)
        right.addLayout(self._foot())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.panel)
        row.addLayout(right, 1)
        porch.theme.changed.connect(self.fit)
        command(self, self.texts.t("Help and keys"), self.open_help, keys="F1", everywhere=True)

    def _foot(self) -> QHBoxLayout:
        texts, theme = self.texts, self.theme
        other = next(language for language in LANGUAGES if language != texts.language)
        self.language = Button(theme, NAMES[other], "ghost", size="small")
        self.language.clicked.connect(lambda _checked=False: self.language_asked.emit(other))
        self.look = icon_button(
            theme, "theme", texts.t("Light or dark screen"), self._turn, size="small", bordered=False
        )
        foot = QHBoxLayout()
        foot.addStretch(1)
        inner = QHBoxLayout()
        inner.setContentsMargins(20, 0, 20, 0)
        self._inner = QWidget()
        self._inner.setMaximumWidth(theme.px(COLUMN) + 40)
        self._inner.setLayout(inner)
        inner.addWidget(self.foot_hints, 1)
        inner.addWidget(self.language)
        inner.addWidget(self.look)
        foot.addWidget(self._inner, 100)
        foot.addStretch(1)
        return foot

    def heading(self, title: str, text: str, over: str = "") -> None:
        """The question and what it is about, at the top of the column; `over` stands above where there is no panel."""
        self.over = Label(over, "small", "ink3", 600)
        self.column.addWidget(self.over)
        self.title = Label(title, "display", wrap=True)
        self.text = Label(text, "body", "ink2", wrap=True)
        self.column.addWidget(self.title)
        self.column.addWidget(self.text)
        self.column.addSpacing(4)
        self.setAccessibleName(title)

    def add_acts(self) -> None:
        """Let the buttons stand here in the column; in a low window they stay in sight below it."""
        self.column.addLayout(self._in_column)

    def _place_acts(self) -> None:
        pinned = self.height() < self.theme.px(_LOW)
        home = self._pinned if pinned else self._in_column
        if home.count() == 0:
            self._pinned.removeWidget(self.acts)
            self._in_column.removeWidget(self.acts)
            home.addWidget(self.acts)
        self._low.setVisible(pinned and self.acts_row.count() > 0)

    def show_hints(self, hints: Sequence[Hint]) -> None:
        """The keys of this screen, in the foot and on F1."""
        self._hints = (*hints, Hint(("F1",), self.texts.t("help")))
        self.foot_hints.show_hints(self._hints)

    def open_help(self) -> None:
        """The help page of this screen, the others, and its keys."""
        sections = [(self.texts.t("On this screen"), self._hints)]
        HelpSheet(self._host, self.theme, self.texts, sections, self.help_screen).appear()

    def _turn(self) -> None:
        self.theme.change(name="light" if self.theme.name == "dark" else "dark")

    def first_focus(self) -> QWidget:
        """Where the focus goes when the screen is shown."""
        raise NotImplementedError

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the room there is."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give the panel its share, or none, and keep the column as wide as the text size asks for."""
        has_panel = self.width() >= _PANEL_FROM
        self.panel.setVisible(has_panel)
        self.over.setVisible(not has_panel and bool(self.over.text()))
        self._place_acts()
        self.panel.setFixedWidth(min(WIDTH, round(self.width() * 0.345)))
        self.box.setMaximumWidth(self.theme.px(COLUMN))
        for line in (self._inner, self._low):
            line.setMaximumWidth(self.theme.px(COLUMN) + 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        QPainter(self).fillRect(self.rect(), self.theme.color("surface"))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A focus that is given to the screen goes to where it begins."""
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
