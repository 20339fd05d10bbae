"""All final reports: found by typing, sorted, printed again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from tcdesk.domain.search import Prepared, prepared, ranked
from tcdesk.domain.views.finals import FinalLine
from tcdesk.ui.context import Context
from tcdesk.ui.kit.labels import ElidedLabel
from tcdesk.ui.kit.search_field import SearchField
from tcdesk.ui.kit.states import EmptyState
from tcdesk.ui.kit.table import RecordTable
from tcdesk.ui.kit.table_view import TALL, TableView
from tcdesk.ui.pages.reports.columns import final_columns
from tcdesk.ui.pages.reports.find import fields_of


class FinalsPane(QWidget):
    """Shows final reports; `opened` gives the one to print again, `selected` the chosen one."""

    opened = Signal(object)
    selected = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        theme, texts, t = context.theme, context.texts, context.texts.t
        self._context = context
        self._lines: list[tuple[FinalLine, Prepared]] = []
        self.search = SearchField(theme, t("Number, name, register, code…"), t("Clear the search"), 320)
        self.search.searched.connect(self._show)
        self.search.list_asked.connect(self.go_to_list)
        self.model: RecordTable[FinalLine] = RecordTable(final_columns(context.local), texts)
        self.table = TableView(theme, self.model, TALL)
        self.table.setAccessibleName(t("Final reports"))
        self.table.opened.connect(self.opened)
        self.table.selected.connect(self.selected)
        self.foot = ElidedLabel("", "small", "ink2")
        self._none = EmptyState(
            theme, t("No report is final yet"),
            t("A report is made final when it is printed as such. It then has a number and a code and stays as it is."),
        )  # fmt: skip
        self._nothing = EmptyState(theme, t("Nothing fits this search"), t("Every report is still here."))
        self._stack = QStackedWidget()
        for widget in (self.table, self._none, self._nothing):
            self._stack.addWidget(widget)
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 8, 16, 8)
        bar.addWidget(self.search)
        bar.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 6, 16, 6)
        foot.addWidget(self.foot, 1)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)

    def show_lines(self, lines: tuple[FinalLine, ...]) -> None:
        """Show these, as far as they fit the search; the selection stays."""
        self._lines = [(line, prepared(fields_of(line))) for line in lines]
        self._show()

    def select(self, snapshot_id: int) -> None:
        """Choose one report, and let no search hide it."""
        self.search.clear()
        self.table.select(snapshot_id)

    def _show(self) -> None:
        text, texts = self.search.text(), self._context.texts
        found = [line for line, _ in self._lines]
        if text.strip():
            found = [line for line, _ in ranked(text, ((pair, pair[1]) for pair in self._lines), len(self._lines))]
        self.model.set_records(found)
        if found and not self.table.currentIndex().isValid():
            self.table.select_row(0)
        self._stack.setCurrentWidget(self.table if found else self._nothing if self._lines else self._none)
        self.foot.setText(texts.n("{n} final report", "{n} final reports", len(found)))

    def current(self) -> FinalLine | None:
        """The chosen report."""
        line = self.table.current()
        return line if isinstance(line, FinalLine) else None

    def go_to_search(self) -> None:
        """Type over what is searched for."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def go_to_list(self) -> None:
        """Back to the rows, or to the search where there are none."""
        (self.table if self.model.rowCount() else self.search).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the list lets pass: `/` searches, Esc goes back to the rows."""
        if event.text() == "/":
            self.go_to_search()
        elif event.key() == Qt.Key.Key_Escape and not self.table.hasFocus():
            self.go_to_list()
        else:
            super().keyPressEvent(event)
