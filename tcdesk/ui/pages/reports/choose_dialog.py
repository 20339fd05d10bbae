"""Putting one more resident on the agenda: found by typing, who is due first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tcdesk.domain.search import prepared, ranked
from tcdesk.domain.views.conferences import DueLine
from tcdesk.i18n import N_
from tcdesk.ui.context import Context
from tcdesk.ui.dialogs._overlay import Overlay
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.kit.search_field import SearchField
from tcdesk.ui.kit.table import Column, RecordTable
from tcdesk.ui.kit.table_view import TALL, TableView
from tcdesk.ui.pages.reports import words


class ChooseDialog(Overlay):
    """Shows everybody who is not on the agenda; `then` gets the one that was chosen."""

    def __init__(
        self, context: Context, host: QWidget, lines: tuple[DueLine, ...], then: Callable[[DueLine], object]
    ) -> None:
        super().__init__(host, context.theme, 620, 520)
        theme, texts, t = context.theme, context.texts, context.texts.t
        self._then = then
        self._lines = [(line, prepared((line.name, line.detail))) for line in lines]
        title = t("Put a resident on the agenda")
        self.content.addWidget(Label(title, "heading"))
        self.search = SearchField(theme, t("Name or register number…"), t("Clear the search"), 0)
        self.search.searched.connect(self._on_searched)
        self.search.list_asked.connect(self._on_list_asked)
        self.content.addWidget(self.search)
        columns = (
            Column[DueLine](
                code="name", title=N_("Resident"), width=260, stretch=True, bold=True, text=lambda r, _t: r.name,
                second=lambda r, _t: r.detail,
            ),
            Column[DueLine](
                code="reasons", title=N_("Due because"), width=230, text=words.reasons, tone=lambda _r: "ink2",
                tip=words.reasons,
            ),
        )  # fmt: skip
        self.model: RecordTable[DueLine] = RecordTable(columns, texts, identity=lambda line: line.resident_id)
        self.table = TableView(theme, self.model, TALL)
        self.table.setAccessibleName(t("Residents"))
        self.table.opened.connect(self._on_chosen)
        self.content.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(Button(theme, t("Cancel"), "ghost", keys=("Esc",), clicked=self.cancel))
        self.yes = Button(theme, t("Put on the agenda"), "primary", keys=("Enter",), clicked=self._on_take)
        row.addWidget(self.yes)
        self.content.addLayout(row)
        self.setAccessibleName(title)
        self._on_searched("")

    def first_focus(self) -> QWidget:
        """The search."""
        return self.search

    def _on_searched(self, text: str) -> None:
        if text.strip():
            found = [line for line, _ in ranked(text, ((pair, pair[1]) for pair in self._lines))]
        else:
            found = [line for line, _ in self._lines]
        self.model.set_records(found)
        self.table.select_row(0)
        self.yes.setEnabled(bool(found))

    def _on_list_asked(self) -> None:
        """Enter takes the first that was found; Down goes on among them."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the chosen one."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_take()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _on_take(self) -> None:
        line = self.table.current()
        if isinstance(line, DueLine):
            self._on_chosen(line)

    def _on_chosen(self, line: DueLine) -> None:
        self.finish()
        self._then(line)
