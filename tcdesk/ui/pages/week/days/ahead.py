"""The weeks around the one shown, and the last published one taken as the beginning of a later one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcdesk.domain.calendar import Week
from tcdesk.domain.views.week import WeekBook
from tcdesk.domain.views.week_days import WeekStart, WeekState
from tcdesk.i18n import Texts
from tcdesk.ui.dialogs._overlay import Overlay
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.cards import Scrolled
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.pages.week.days.row_list import RowList
from tcdesk.ui.pages.week.days.words import Local, start_lines, state_row
from tcdesk.ui.pages.week.head import week_words
from tcdesk.ui.pages.week.names import Names
from tcdesk.ui.pages.week.proposal_panel import LineRow
from tcdesk.ui.theme import Theme

_WIDTH, _HEIGHT = 480, 560


class WeeksDialog(Overlay):
    """Shows how the weeks stand. `week_picked` fires with the one that is wanted (`2026-W11`), `start_asked` for what
    the week that is shown starts from."""

    week_picked = Signal(str)
    start_asked = Signal()

    def __init__(
        self,
        host: QWidget,
        theme: Theme,
        texts: Texts,
        states: tuple[WeekState, ...],
        shown: Week,
        this: Week,
        local: Local,
        *,
        may_start: bool,
    ) -> None:
        super().__init__(host, theme, width=_WIDTH, height=_HEIGHT)
        title = texts.t("Weeks")
        self.setAccessibleName(title)
        self.list = RowList(theme, title)
        self.open = Button(theme, texts.t("Open"), "primary", keys=("Enter",), clicked=lambda: self._go(self.list.key))
        self.close_button = Button(theme, texts.t("Close"), keys=("Esc",), clicked=self.cancel)
        self.content.addWidget(Label(title, "heading"))
        self.content.addWidget(self.list, 1)
        self.start = Button(theme, texts.t("What no longer holds"), "ghost", keys=("S",), clicked=self._start)
        self.start.setVisible(may_start)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.start)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.open)
        self.content.addLayout(foot)
        self.list.picked.connect(self._go)
        self.list.show_rows(
            [state_row(one, texts, local, is_this=one.week == this, may_plan=one.week >= this) for one in states],
            str(shown),
        )

    def first_focus(self) -> QWidget:
        """The list, at the week that is shown."""
        return self.list

    def _start(self) -> None:
        self.finish()
        self.start_asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """S says what the week that is shown starts from."""
        if event.text().lower() == "s" and self.start.isVisible():
            self._start()
        else:
            super().keyPressEvent(event)

    def _go(self, key: str) -> None:
        self.finish()
        self.week_picked.emit(key)


class StartDialog(Overlay):
    """Says what a week starts from and what of it no longer holds. `taken` fires when it shall begin so, with whether
    it shall be arranged at once."""

    taken = Signal(bool)

    def __init__(
        self,
        host: QWidget,
        theme: Theme,
        texts: Texts,
        start: WeekStart,
        book: WeekBook,
        names: Names,
        *,
        is_changed: bool,
    ) -> None:
        super().__init__(host, theme, width=600, height=520)
        t = texts.t
        week, source = week_words(book.week, texts), start.source
        title = t("{week} starts from week {n}, version {version}", week=week, n=source.week.number,
                  version=source.number)  # fmt: skip
        self.setAccessibleName(title)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(0)
        for line in start_lines(start, book, names):
            column.addWidget(LineRow(theme, line))
        column.addStretch(1)
        groups = texts.n("{n} group", "{n} groups", len(start.plan.groups))
        seated = texts.n("{n} resident", "{n} residents", len(start.plan.group_of))
        kept = t("Taken over: {groups}, {residents}.", groups=groups, residents=seated)
        if is_changed:
            kept = " ".join((kept, t("It takes the place of your draft; Ctrl Z brings that back.")))
        self.take = Button(theme, t("Start from it"), keys=("Ctrl", "Enter"), clicked=lambda: self._take(arrange=False))
        self.arrange = Button(theme, t("Start and arrange"), "primary", icon="arrange", keys=("F9",),
                              clicked=lambda: self._take(arrange=True))  # fmt: skip
        self.close_button = Button(theme, t("Cancel"), keys=("Esc",), clicked=self.cancel)
        self.content.addWidget(Label(title, "heading", wrap=True))
        self.content.addWidget(Label(kept, "small", "ink2", wrap=True))
        self.content.addWidget(Label(t("What no longer holds"), "small", "ink2", 600))
        self.content.addWidget(Scrolled(body), 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        for button in (self.close_button, self.take, self.arrange):
            foot.addWidget(button)
        self.content.addLayout(foot)

    def first_focus(self) -> QWidget:
        """What comes next."""
        return self.arrange

    def _take(self, *, arrange: bool) -> None:
        self.finish()
        self.taken.emit(arrange)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl Enter starts, F9 starts and arranges."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.take.click()
        elif event.key() == Qt.Key.Key_F9:
            self.arrange.click()
        else:
            super().keyPressEvent(event)
