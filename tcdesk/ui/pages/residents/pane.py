"""The list itself: filter bar, table, and the line below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from tcdesk.domain.phase import STAGE_NAMES, Stage
from tcdesk.domain.views.residents import Flag, ResidentRow
from tcdesk.ui.context import Context
from tcdesk.ui.kit.buttons import Button
from tcdesk.ui.kit.pills import Pill, PillRow
from tcdesk.ui.kit.search_field import SearchField
from tcdesk.ui.kit.states import EmptyState
from tcdesk.ui.kit.table import RecordTable
from tcdesk.ui.kit.table_view import TALL, TableView
from tcdesk.ui.pages.residents.columns import LEGAL, Photos, columns
from tcdesk.ui.pages.residents.filters import Chosen, Sieve
from tcdesk.ui.pages.residents.foot import Foot
from tcdesk.ui.pages.residents.strip import Strip
from tcdesk.ui.pages.residents.warming import Warmer

_ALL = "all"
_KEPT_SORT = "residents.sort"
_SEARCH_WIDTH = 206


class ListPane(QWidget):
    """Shows rows as far as they pass the filters.

    `selected` gives the selected row (None where nobody is shown), `opened` the one to open, `sifted` fires after other
    rows are shown; `new_asked` asks for a new resident where nobody is here yet.
    """

    selected = Signal(object)
    opened = Signal(object)
    sifted = Signal()
    new_asked = Signal()

    def __init__(self, context: Context, *, may_admit: bool) -> None:
        super().__init__()
        self._context, self._may_admit = context, may_admit
        self._photos: Photos = {}
        self._sieve = Sieve()
        self._nobody: QWidget | None = None
        self._build()
        self._warmer = Warmer(context.theme, self.table)
        self._connect()
        self._restore_order()

    def _build(self) -> None:
        theme, texts, t = self._context.theme, self._context.texts, self._context.texts.t
        self.search = SearchField(theme, t("Name, register, block…"), t("Clear the search"), _SEARCH_WIDTH)
        self.pills = PillRow(theme)
        self.funnel = Button(theme, t("Filters"), "icon", icon="filter", keys=("Ctrl", "F"), clicked=self.toggle_strip)
        self.strip = Strip(self._context)
        self.strip.hide()
        self.model: RecordTable[ResidentRow] = RecordTable(columns(self._photos), texts)
        self.table = TableView(theme, self.model, TALL)
        self.table.setAccessibleName(t("Residents"))
        self.foot = Foot(self._context)
        self._body = QStackedWidget()
        self._body.addWidget(self.table)
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 8, 16, 8)
        bar.setSpacing(8)
        bar.addWidget(self.search)
        bar.addWidget(self.pills, 1)
        bar.addWidget(self.funnel)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.strip)
        column.addWidget(self._body, 1)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        self.search.searched.connect(self._show)
        self.search.list_asked.connect(self.go_to_list)
        self.pills.chosen.connect(self._show)
        self.strip.changed.connect(self._show)
        self.table.opened.connect(self.opened)
        self.table.selected.connect(self.selected)
        self.model.layoutChanged.connect(self._on_order)

    # ---- rows ----
    def show_rows(self, rows: Sequence[ResidentRow], photos: Mapping[int, bytes]) -> None:
        """Show these rows; filters, order and selection stay."""
        self._photos.clear()
        self._photos.update(photos)
        self._sieve = Sieve(rows)
        self.strip.offer(rows)
        self._show()
        self._warmer.warm(photos.values())

    @property
    def count(self) -> int:
        """How many there are, whether they are shown or not."""
        return len(self._sieve.rows)

    def current(self) -> ResidentRow | None:
        """The selected row."""
        row = self.table.current()
        return row if isinstance(row, ResidentRow) else None

    def shown_ids(self) -> tuple[int, ...]:
        """The residents as the list shows them now."""
        return tuple(row.id for row in self.model.records)

    def _chosen(self) -> Chosen:
        stage = self.pills.code
        asked = Chosen(stage=Stage(stage) if stage in set(Stage) else None, query=self.search.text())
        return self.strip.add_to(asked)

    def _show(self) -> None:
        """Sift the rows and say how many there are."""
        texts, chosen = self._context.texts, self._chosen()
        counts = self._sieve.counts(chosen)
        everybody = Pill(_ALL, texts.t("All"), texts.number(self._sieve.total(chosen)))
        stages = (Pill(stage.value, texts.t(STAGE_NAMES[stage]), texts.number(counts[stage])) for stage in Stage)
        self.pills.set_pills([everybody, *stages])
        before = self.current()
        self.model.set_records(self._sieve.sift(chosen))
        if before is None or self.model.row_of(before.id) < 0:
            self.table.select_row(0)
        self._show_body(chosen)
        self._say_count()
        self.sifted.emit()

    def _show_body(self, chosen: Chosen) -> None:
        """The table, or why it is empty."""
        if self._nobody is not None:
            self._body.removeWidget(self._nobody)
            self._nobody.deleteLater()
            self._nobody = None
        if not self.model.rowCount():
            self._nobody = self._why_empty(chosen)
            self._body.addWidget(self._nobody)
            self._body.setCurrentWidget(self._nobody)

    def _why_empty(self, chosen: Chosen) -> EmptyState:
        theme, t = self._context.theme, self._context.texts.t
        if chosen.is_open:
            title, text = t("Nobody is in the programme yet"), t("A resident is listed as soon as an intake is saved.")
            keys = ("Ctrl", "N")
            new = Button(theme, t("New resident"), "primary", icon="add", keys=keys, clicked=self.new_asked.emit)
            return EmptyState(theme, title, text, (new,) if self._may_admit else ())
        title, text = t("Nobody fits this choice"), t("Everybody is still here; the filters hide them.")
        return EmptyState(theme, title, text, (Button(theme, t("Show all"), "primary", clicked=self.show_all),))

    def _say_count(self) -> None:
        texts = self._context.texts
        column = self.model.columns[self.model.order[0]]
        by = texts.t("nearest legal date") if column.code == LEGAL else texts.t(column.title).lower()
        count = texts.n("{n} resident", "{n} residents", self.model.rowCount())
        order = texts.t("sorted by {column}", column=by)
        self.foot.say(f"{count} · {order}")

    # ---- order ----
    def _restore_order(self) -> None:
        """Sort as this person did last, or by the nearest legal date."""
        code, _, way = self._context.memory.get(_KEPT_SORT, f"{LEGAL}:up").partition(":")
        codes = [column.code for column in self.model.columns]
        place = codes.index(code) if code in codes else codes.index(LEGAL)
        self.model.sort(place, Qt.SortOrder.DescendingOrder if way == "down" else Qt.SortOrder.AscendingOrder)

    def _on_order(self) -> None:
        by, order = self.model.order
        way = "down" if order == Qt.SortOrder.DescendingOrder else "up"
        self._context.memory[_KEPT_SORT] = f"{self.model.columns[by].code}:{way}"
        self._say_count()

    # ---- choices ----
    def choose(self, *, flag: str = "", stage: str = "") -> None:
        """Show only those with this flag or in this phase, every other choice taken back; unknown ones do nothing."""
        if flag in set(Flag):
            self.show_all()
            self.strip.show()
            self.strip.choose_flag(Flag(flag))
        elif stage in set(Stage):
            self.show_all()
            self.pills.choose(stage)
            self._show()

    def show_all(self) -> None:
        """Take every choice back."""
        self.search.clear()
        self.pills.choose(_ALL)
        self.strip.clear()

    def toggle_strip(self) -> None:
        """Open the line of filters, or close it; it stays open while a filter in it holds somebody back."""
        if self.strip.isHidden() or self._chosen().behind_funnel:
            self.strip.show()
            self.strip.counselors.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.strip.hide()
            self.go_to_list()

    def go_to_search(self) -> None:
        """Type over what is searched for."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def go_to_list(self) -> None:
        """Back to the rows, or to the search where there are none."""
        (self.table if self.model.rowCount() else self.search).setFocus(Qt.FocusReason.OtherFocusReason)
