"""A card with a table in it, or with words where there is nothing to list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from tcdesk.i18n import Texts
from tcdesk.ui.kit.cards import Card
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.kit.table import Column, RecordTable
from tcdesk.ui.kit.table_view import SMALL, TableView
from tcdesk.ui.theme import Theme


class ListCard(Card):
    """Shows records under a heading. `selected` gives the selected record, `opened` the one to open."""

    selected = Signal(object)
    opened = Signal(object)

    def __init__(
        self,
        theme: Theme,
        texts: Texts,
        heading: str,
        columns: Sequence[Column[Any]],  # a table of any records
        empty: str,
        *,
        row_height: int = SMALL,
    ) -> None:
        super().__init__(heading, " ", note_right=True)
        self._theme, self._row_height = theme, row_height
        self.model: RecordTable[Any] = RecordTable(columns, texts)
        self.table = TableView(theme, self.model, row_height)
        self.table.setAccessibleName(heading)
        self._empty = Label(empty, "small", "ink3", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self.body.addWidget(holder, 1)
        self.table.selected.connect(self.selected)
        self.table.opened.connect(self.opened)

    def show_records(self, records: Sequence[Any], note: str = "") -> None:
        """Show these; what was selected stays selected, else the first is."""
        self.model.set_records(records)
        self.note.setText(note)
        self._stack.setCurrentIndex(0 if records else 1)
        if records and not self.table.currentIndex().isValid():
            self.table.select_row(0)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to list."""
        return not self.model.rowCount()

    def forget(self) -> None:
        """Another resident's rows come: select nothing of them beforehand."""
        self.model.set_records(())
