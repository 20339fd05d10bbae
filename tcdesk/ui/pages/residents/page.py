"""The resident list: who, and what presses."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tcdesk.domain.phase import Stage
from tcdesk.domain.roles import Action
from tcdesk.domain.views.residents import ResidentRow
from tcdesk.ui.breakpoint import Room
from tcdesk.ui.context import Context
from tcdesk.ui.dialogs.report import open_report
from tcdesk.ui.hints import Hint
from tcdesk.ui.pages._base import Page, TopBar
from tcdesk.ui.pages.residents.pane import ListPane
from tcdesk.ui.pages.residents.preview import Preview

_KEPT_PREVIEW = "residents.preview"


class ResidentsPage(Page):
    """The list, and the preview beside it or, where it is narrow, over it."""

    shows = frozenset({"resident", "phase", "group", "attendance", "note", "urine", "legal", "plan"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._drawer_open = False
        self._wanted: int | None = None
        self.pane = ListPane(context, may_admit=context.can(Action.RESIDENT_ADMIT))
        self.preview = Preview(context)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.pane, 1)
        self._row.addWidget(self.preview)
        self._make_commands()
        self._connect()
        self._settle_preview()

    def _make_commands(self) -> None:
        t, can = self.t, self.context.can
        self._actions = []
        if can(Action.RESIDENT_ADMIT):
            self._actions.append(
                self.command(t("New resident"), self._on_new, shown_keys="Ctrl+N", icon="add", hint=t("new resident"))
            )
        if can(Action.CARE_WRITE) or can(Action.MEDICAL_WRITE):
            self.command(t("New note"), self._on_note, keys="Ctrl+T", icon="note", hint=t("new note"))
        if can(Action.REPORT_DRAFT):
            words = t("Print the report")
            self.command(words, self._on_print, keys="Ctrl+P", icon="print", hint=t("print report"))
        self.command(t("Filters"), self.pane.toggle_strip, keys="Ctrl+F", icon="filter", hint=t("filters"))

    def _connect(self) -> None:
        self.pane.opened.connect(self._on_opened)
        self.pane.selected.connect(self._on_selected)
        self.pane.sifted.connect(self._on_sifted)
        self.pane.new_asked.connect(self._on_new)
        self.preview.opened.connect(self._on_open_asked)
        self.preview.note_asked.connect(self._on_note)
        self.preview.print_asked.connect(self._on_print)
        self.context.breakpoint.changed.connect(self._settle_preview)

    # ---- the page as the frame knows it ----
    def open(self, **args: object) -> None:
        """`id` selects a resident; `flag` or `stage` shows only those, as other screens ask for it."""
        number = args.get("id")
        self._wanted = number if isinstance(number, int) else None
        self.pane.choose(flag=str(args.get("flag", "")), stage=str(args.get("stage", "")))

    def refresh(self) -> None:
        """Read everybody anew; the selection stays."""
        residents = self.context.services.residents
        self.pane.show_rows(residents.rows(), residents.thumbnails())
        if self._wanted is not None:
            self.pane.table.select(self._wanted)
            self._wanted = None
        self._show_card()
        self.top_bar_changed.emit()

    def top_bar(self) -> TopBar:
        """How many are here, and the cohort."""
        texts, today = self.context.texts, self.context.today()
        cohorts = self.context.services.facility.cohorts.all()
        running = [one.name for one in cohorts if one.starts_on <= today <= one.ends_on]
        line = " · ".join((texts.n("{n} here", "{n} here", self.pane.count), *running))
        return TopBar(title=self.t("Residents"), line=line, actions=tuple(self._actions))

    def hints(self) -> tuple[Hint, ...]:
        """Keys of the list, and the commands."""
        t = self.t
        before = (
            Hint(("/",), t("search")),
            Hint(("0–5",), t("filter by phase")),
            Hint(("↑↓",), t("choose")),
            Hint((t("Space"),), t("preview")),
            Hint(("Enter",), t("open the file")),
        )
        commands = tuple(hint for hint in super().hints() if hint.keys != ("Ctrl", "N"))
        return (*before, *reversed(commands), Hint(("U", "1–9"), t("sort by column")))

    def areas(self) -> tuple[QWidget, ...]:
        """The list, and the preview where it is shown."""
        return (self.pane,) if self.preview.isHidden() else (self.pane, self.preview)

    def first_focus(self) -> QWidget | None:
        """The selected row."""
        return self.pane.table if self.pane.model.rowCount() else self.pane.search

    def place(self) -> dict[str, object]:
        """The selected resident."""
        row = self.pane.current()
        return {} if row is None else {"id": row.id}

    # ---- the preview beside or over the list ----
    @property
    def _is_narrow(self) -> bool:
        return self.context.breakpoint.room < Room.M

    @property
    def _is_kept_open(self) -> bool:
        return self.context.memory.get(_KEPT_PREVIEW, "1") == "1"

    def _settle_preview(self) -> None:
        """Stand beside the list where there is room, else lie over it while it is open."""
        floats = self._is_narrow
        if floats and self._row.indexOf(self.preview) >= 0:
            self._row.removeWidget(self.preview)
        elif not floats and self._row.indexOf(self.preview) < 0:
            self._row.addWidget(self.preview)
        was_hidden = self.preview.isHidden()
        wanted = self.pane.current() is not None and (self._drawer_open if floats else self._is_kept_open)
        self.preview.set_floating(floats)
        self.preview.setVisible(wanted)
        self._place_drawer()
        if wanted and was_hidden:
            self._show_card()

    def _place_drawer(self) -> None:
        if self._is_narrow:
            width = self.preview.width()
            self.preview.setGeometry(self.width() - width, 0, width, self.height())
            self.preview.raise_()

    def toggle_preview(self) -> None:
        """Open or close the preview."""
        if self._is_narrow:
            self._drawer_open = not self._drawer_open
        else:
            self.context.memory[_KEPT_PREVIEW] = "0" if self._is_kept_open else "1"
        self._settle_preview()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the drawer at the right edge."""
        super().resizeEvent(event)
        self._place_drawer()

    def _show_card(self) -> None:
        row = self.pane.current()
        if row is None or self.preview.isHidden():
            return
        with self.guard():
            residents = self.context.services.residents
            self.preview.show_card(residents.card(row.id), residents.portrait(row.id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the list lets pass: `/` searches, a digit filters by phase, Space previews, Esc closes the drawer."""
        typed = event.text()
        drawer = self._is_narrow and self._drawer_open
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            super().keyPressEvent(event)
        elif typed == "/":
            self.pane.go_to_search()
        elif typed.isascii() and typed.isdecimal() and int(typed) <= len(Stage):
            self.pane.pills.press(int(typed))
        elif typed == " " or (event.key() == Qt.Key.Key_Escape and drawer):
            self.toggle_preview()
        elif event.key() == Qt.Key.Key_Escape and not self.pane.table.hasFocus():
            self.pane.go_to_list()
        else:
            super().keyPressEvent(event)

    # ---- deeds ----
    def _on_selected(self) -> None:
        self._show_card()

    def _on_sifted(self) -> None:
        self._settle_preview()
        self.hints_changed.emit()

    def _on_new(self) -> None:
        self.context.go("intake", new=True)

    def _go_to_file(self, row: ResidentRow | None, **args: object) -> None:
        """Open a file; it goes on through the residents in the order in which the list shows them."""
        if row is not None and self.context.can(Action.RESIDENT_READ):
            self.context.go("resident", id=row.id, order=self.pane.shown_ids(), **args)

    def _on_opened(self, row: ResidentRow) -> None:
        self._go_to_file(row)

    def _on_open_asked(self) -> None:
        self._go_to_file(self.pane.current())

    def _on_note(self) -> None:
        self._go_to_file(self.pane.current(), tab="notes", compose=True)

    def _on_print(self) -> None:
        row = self.pane.current()
        if row is not None:
            open_report(self.context, self.window(), row.id)
