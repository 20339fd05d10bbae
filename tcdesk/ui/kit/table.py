"""Tables of records: columns are declared as data, records stand in memory, and one delegate draws every cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

import attrs
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from tcdesk.i18n import Marked, Texts
from tcdesk.ui.kit.cell import Cell

Record = TypeVar("Record")
Index = QModelIndex | QPersistentModelIndex

LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
CENTER = Qt.AlignmentFlag.AlignHCenter

RECORD_ROLE = Qt.ItemDataRole.UserRole
NOTHING = "—"


@attrs.frozen(kw_only=True)
class Column(Generic[Record]):
    """A column: what it says of a record, how wide it is, and how it is drawn and sorted.

    `text` gives the words of a cell ("" is shown as a dash); `second` a quieter line beneath them; `tone` the colour
    token of the words; `key` what rows are sorted by (None: not sortable; a None key goes last in either order);
    `paint` draws the cell instead of the words. `width` is in pixels at 100 %; `stretch` columns share what is left;
    columns with the highest `drop` go first where the table is too narrow (0: stays); numbers stand `RIGHT`.
    """

    code: str
    title: Marked
    text: Callable[[Record, Texts], str]
    width: int = 100
    stretch: bool = False
    key: Callable[[Record], Any] | None = None  # anything that can be compared with its like
    align: Qt.AlignmentFlag = LEFT
    second: Callable[[Record, Texts], str] | None = None
    tone: Callable[[Record], str] | None = None
    bold: bool = False
    paint: Callable[[Cell[Record]], None] | None = None
    tip: Callable[[Record, Texts], str] | None = None
    drop: int = 0
    descending_first: bool = False


class RecordTable(QAbstractTableModel, Generic[Record]):
    """Frozen records as rows. `identity` tells which row is which after a change (its default: `id`)."""

    def __init__(
        self,
        columns: Sequence[Column[Record]],
        texts: Texts,
        identity: Callable[[Record], object] = lambda record: getattr(record, "id", record),
    ) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.texts = texts
        self.identity = identity
        self._records: list[Record] = []
        self._sorted_by = -1
        self._order = Qt.SortOrder.AscendingOrder

    # ---- records ----
    @property
    def records(self) -> tuple[Record, ...]:
        """All records in the order shown."""
        return tuple(self._records)

    def record(self, row: int) -> Record | None:
        """The record of a row, None past the ends."""
        return self._records[row] if 0 <= row < len(self._records) else None

    def row_of(self, identity: object) -> int:
        """The row of the record with this identity, -1 where there is none."""
        return next((i for i, record in enumerate(self._records) if self.identity(record) == identity), -1)

    def set_records(self, records: Sequence[Record]) -> None:
        """Show other records, in the order chosen before."""
        self.beginResetModel()
        self._records = list(records)
        self._sort()
        self.endResetModel()

    def replace(self, record: Record) -> None:
        """Show a changed record in its row; nothing happens where it has none. The order stays as it is."""
        row = self.row_of(self.identity(record))
        if row >= 0:
            self._records[row] = record
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))

    # ---- order ----
    @property
    def order(self) -> tuple[int, Qt.SortOrder]:
        """The column rows are sorted by (-1: as they were given) and the direction."""
        return self._sorted_by, self._order

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column that has a key; equal rows keep their order."""
        if not (0 <= column < len(self.columns)) or self.columns[column].key is None:
            return
        self._sorted_by, self._order = column, order
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        whose = [self.identity(self._records[index.row()]) for index in before]
        self._sort()
        rows = {self.identity(record): row for row, record in enumerate(self._records)}
        after = [self.index(rows[who], index.column()) for who, index in zip(whose, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _sort(self) -> None:
        key = self.columns[self._sorted_by].key if self._sorted_by >= 0 else None
        if key is None:
            return
        known = [record for record in self._records if key(record) is not None]
        missing = [record for record in self._records if key(record) is None]
        known.sort(key=key, reverse=self._order == Qt.SortOrder.DescendingOrder)
        self._records = known + missing

    # ---- Qt's questions ----
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many records; a cell has none."""
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many columns; a cell has none."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell, its whole record (`RECORD_ROLE`), tooltip, alignment or spoken words."""
        record = self.record(index.row()) if index.isValid() else None
        if record is None:
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(record, self.texts) or NOTHING
        if role == RECORD_ROLE:
            return record
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tip(record, self.texts) if column.tip is not None else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.align | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.AccessibleTextRole:
            second = column.second(record, self.texts) if column.second is not None else ""
            words = (self.texts.t(column.title), column.text(record, self.texts), second)
            return ", ".join(filter(None, words))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title of a column."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.texts.t(column.title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.align | Qt.AlignmentFlag.AlignVCenter
        return None
