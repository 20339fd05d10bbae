"""The versions of a week: when, who, why, whom they left out, what each changed, and its board once more."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcdesk.domain.calendar import Week
from tcdesk.domain.views.week_days import VersionEntry
from tcdesk.i18n import Texts
from tcdesk.ui.dialogs._overlay import Overlay
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.cards import Scrolled
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.pages.week.days.row_list import RowList
from tcdesk.ui.pages.week.days.words import Local, version_lines, version_row
from tcdesk.ui.pages.week.head import week_words
from tcdesk.ui.pages.week.names import Names
from tcdesk.ui.pages.week.proposal_panel import LineRow, clear_layout
from tcdesk.ui.theme import Theme

_WIDTH, _HEIGHT, _LIST = 880, 560, 300


class VersionsDialog(Overlay):
    """Shows the versions, the newest first. `save_asked` fires with the id of the one whose board is wanted."""

    save_asked = Signal(int)

    def __init__(
        self,
        host: QWidget,
        theme: Theme,
        texts: Texts,
        entries: tuple[VersionEntry, ...],
        week: Week,
        local: Local,
        *,
        may_print: bool,
    ) -> None:
        super().__init__(host, theme, width=_WIDTH, height=_HEIGHT)
        t = texts.t
        self._texts, self._local = texts, local
        self._entries = {str(entry.version.id): entry for entry in entries}
        title = t("Versions of {week}", week=week_words(week, texts))
        self.setAccessibleName(title)
        self.list = RowList(theme, title)
        self.list.setFixedWidth(min(theme.px(_LIST), int(host.width() * 0.36)))
        self._heading = Label("", "body", weight=600, wrap=True)
        self._left_out = Label("", "small", "warn", wrap=True)
        self._reason = Label("", "small", "ink2", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.save = Button(theme, t("Print this board"), "primary", icon="print", keys=("Ctrl", "P"),
                           clicked=self._on_save)  # fmt: skip
        self.save.setVisible(may_print)
        self.close_button = Button(theme, t("Close"), keys=("Esc",), clicked=self.cancel)
        self.content.addWidget(Label(title, "heading", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.list)
        row.addWidget(Scrolled(self._details()), 1)
        self.content.addLayout(row, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.save)
        self.content.addLayout(foot)
        self.list.chosen.connect(self._show)
        self.list.show_rows([version_row(entry, texts, local) for entry in entries])

    def _details(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(8)
        for label in (self._heading, self._reason, self._left_out):
            column.addWidget(label)
        column.addWidget(Label(self._texts.t("What it changed"), "small", "ink2", 600))
        column.addLayout(self._lines)
        column.addStretch(1)
        return body

    def first_focus(self) -> QWidget:
        """The list."""
        return self.list

    def _show(self, key: str) -> None:
        entry = self._entries.get(key)
        if entry is None:
            return
        t, version = self._texts.t, entry.version
        here = self._local(version.published_at)
        when = f"{self._texts.date_full(here.date())} {self._texts.time(here)}"
        self._heading.setText(
            " · ".join(part for part in (t("Version {n}", n=version.number), when, entry.who) if part)
        )
        self._reason.setText(t("Reason: {reason}", reason=version.reason) if version.reason else "")
        self._reason.setVisible(bool(version.reason))
        names = ", ".join(entry.left_out)
        self._left_out.setText(
            self._texts.n("Left out: {names}", "Left out: {names}", len(entry.left_out), names=names)
        )
        self._left_out.setVisible(bool(entry.left_out))
        clear_layout(self._lines)
        for line in version_lines(entry, Names(entry.book, self._texts, may_see_pairs=False)):
            self._lines.addWidget(LineRow(self.theme, line))

    def _on_save(self) -> None:
        entry = self._entries.get(self.list.key)
        if entry is not None:
            self.save_asked.emit(entry.version.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl P prints the board of the version chosen."""
        is_print = event.key() == Qt.Key.Key_P and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if is_print and self.save.isVisible():
            self._on_save()
        else:
            super().keyPressEvent(event)
