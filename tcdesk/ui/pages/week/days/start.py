"""A published week taken as the beginning of a later one: which, and what of it no longer holds."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcdesk.domain.calendar import Week
from tcdesk.domain.refusals import Refusal
from tcdesk.domain.views.week import WeekBook
from tcdesk.domain.views.week_days import WeekStart, WeekState
from tcdesk.ui.dialogs._overlay import Overlay
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.cards import Scrolled
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.pages.week.changes import Line
from tcdesk.ui.pages.week.days.row_list import RowList
from tcdesk.ui.pages.week.days.words import Local, start_lines, state_row
from tcdesk.ui.pages.week.head import week_words
from tcdesk.ui.pages.week.names import Names
from tcdesk.ui.pages.week.proposal_panel import LineRow, clear_layout
from tcdesk.ui.theme import Theme

_WIDTH, _HEIGHT, _LIST = 860, 540, 290

Look = Callable[[Week], WeekStart]
"""What a published week gives as the beginning. Raises Refusal."""


class StartDialog(Overlay):
    """Says what a week starts from and what of it no longer holds; another of `sources` (the last first) can be chosen.

    `taken` fires with the `WeekStart` when the week shall begin so, and whether it shall be arranged at once.
    """

    taken = Signal(object, bool)

    def __init__(
        self,
        host: QWidget,
        theme: Theme,
        sources: tuple[WeekState, ...],
        book: WeekBook,
        names: Names,
        look: Look,
        local: Local,
        *,
        is_changed: bool,
    ) -> None:
        super().__init__(host, theme, width=_WIDTH, height=_HEIGHT)
        texts = names.texts
        self._book, self._names, self._look, self._is_changed = book, names, look, is_changed
        self.start: WeekStart | None = None
        title = texts.t("What does {week} start from?", week=week_words(book.week, texts))
        self.setAccessibleName(title)
        self.list = RowList(theme, texts.t("Published weeks"))
        self.list.setFixedWidth(min(theme.px(_LIST), int(host.width() * 0.34)))
        self._heading = Label("", "body", weight=600, wrap=True)
        self._kept = Label("", "small", "ink2", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.take = Button(theme, texts.t("Start from it"), keys=("Ctrl", "Enter"),
                           clicked=lambda: self._take(arrange=False))  # fmt: skip
        self.arrange = Button(theme, texts.t("Start and arrange"), "primary", icon="arrange", keys=("F9",),
                              clicked=lambda: self._take(arrange=True))  # fmt: skip
        self.close_button = Button(theme, texts.t("Cancel"), keys=("Esc",), clicked=self.cancel)
        self._lay_out(title)
        self.list.chosen.connect(self._show)
        self.list.picked.connect(lambda _key: self.arrange.click())
        self.list.show_rows([state_row(one, texts, local, is_this=False, may_plan=False) for one in sources])
        if not sources:
            self._say_no(texts.t("No week of the last year was published, so there is nothing to start from."))

    def _lay_out(self, title: str) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(8)
        for label in (self._heading, self._kept):
            column.addWidget(label)
        column.addWidget(Label(self._names.texts.t("What no longer holds"), "small", "ink2", 600))
        column.addLayout(self._lines)
        column.addStretch(1)
        self.content.addWidget(Label(title, "heading", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.list)
        row.addWidget(Scrolled(body), 1)
        self.content.addLayout(row, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        for button in (self.close_button, self.take, self.arrange):
            foot.addWidget(button)
        self.content.addLayout(foot)

    def first_focus(self) -> QWidget:
        """The weeks, at the last one."""
        return self.list

    def _show(self, key: str) -> None:
        """Say what the chosen week gives."""
        if not key:
            return
        try:
            self.start = self._look(Week.parse(key))
        except Refusal as refusal:
            self._say_no(refusal.sentence(self._names.texts))
            return
        texts, source, plan = self._names.texts, self.start.source, self.start.plan
        self._heading.setText(texts.t("From week {n}, version {version}", n=source.week.number, version=source.number))
        groups = texts.n("{n} group", "{n} groups", len(plan.groups))
        seated = texts.n("{n} resident", "{n} residents", len(plan.group_of))
        kept = texts.t("Taken over: {groups}, {residents}.", groups=groups, residents=seated)
        if self._is_changed:
            kept = " ".join((kept, texts.t("It takes the place of your draft; Ctrl Z brings that back.")))
        self._kept.setText(kept)
        self._fill(start_lines(self.start, self._book, self._names))

    def _say_no(self, words: str) -> None:
        """Say why nothing can start from it."""
        self.start = None
        self._heading.setText(words)
        self._kept.setText("")
        self._fill(())

    def _fill(self, lines: tuple[Line, ...]) -> None:
        clear_layout(self._lines)
        for line in lines:
            self._lines.addWidget(LineRow(self.theme, line))
        for button in (self.take, self.arrange):
            button.setEnabled(self.start is not None)

    def _take(self, *, arrange: bool) -> None:
        start = self.start
        if start is not None:
            self.finish()
            self.taken.emit(start, arrange)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl Enter starts, F9 starts and arranges."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.take.click()
        elif event.key() == Qt.Key.Key_F9:
            self.arrange.click()
        else:
            super().keyPressEvent(event)
