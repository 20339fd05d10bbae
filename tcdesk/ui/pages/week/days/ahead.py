"""The weeks around the one shown: how each stands, to go to one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tcdesk.domain.calendar import Week
from tcdesk.domain.views.week_days import WeekState
from tcdesk.i18n import Texts
from tcdesk.ui.dialogs._overlay import Overlay
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.pages.week.days.row_list import RowList
from tcdesk.ui.pages.week.days.words import Local, state_row
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
