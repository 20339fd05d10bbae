"""One resident's file: header, tabs, and the way to the next resident of the list."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from tcdesk.domain.roles import Action
from tcdesk.domain.views.residents import Neighbours, ResidentFile
from tcdesk.ui.context import Context
from tcdesk.ui.dialogs.report import open_report
from tcdesk.ui.hints import Hint
from tcdesk.ui.kit.cards import Scrolled
from tcdesk.ui.kit.states import EmptyState
from tcdesk.ui.pages._base import Page
from tcdesk.ui.pages.resident.header import FileHeader
from tcdesk.ui.pages.resident.notes_tab import NotesTab
from tcdesk.ui.pages.resident.panel import Panel
from tcdesk.ui.pages.resident.reports_tab import ReportsTab
from tcdesk.ui.pages.resident.summary import Summary
from tcdesk.ui.pages.resident.tabs import tabs_for

_NOWHERE = Neighbours(place=0, count=0, previous=None, following=None)


class ResidentPage(Page):
    """The file of one resident; `open(id=…, order=…, tab=…)` says whose, among whom, and which part of it."""

    shows = frozenset(
        {"resident", "phase", "group", "attendance", "note", "urine", "legal", "plan", "report", "print", "behaviour"}
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._id: int | None = None
        self._order: tuple[int, ...] = ()
        self._file: ResidentFile | None = None
        self._around = _NOWHERE
        self._is_new_visit = False
        self._composes, self._narrates, self._prints = False, False, False
        self._tabs = tabs_for(context)
        self._panels: dict[str, Panel] = {}
        self._areas: dict[str, Scrolled] = {}
        self._nobody: EmptyState | None = None
        self._make_commands()
        titles = [self.t(tab.title) for tab in self._tabs]
        self._header = FileHeader(context, titles, self._buttons)
        self._header.back_asked.connect(self.go_back)
        self._header.tab_chosen.connect(self._on_tab)
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        context.breakpoint.changed.connect(self.top_bar_changed)
        context.theme.changed.connect(self.top_bar_changed)

    def _make_commands(self) -> None:
        t, can = self.t, self.context.can
        self._buttons = []
        if can(Action.URINE_READ):
            words = t("Urine tests")
            self._buttons.append(self.command(words, self.go_to_urine, keys="Ctrl+U", icon="urine", kind="icon"))
        if can(Action.CARE_WRITE) or can(Action.MEDICAL_WRITE):
            words, hint = t("Note"), t("new note")
            self._buttons.append(self.command(words, self.compose, keys="Ctrl+T", icon="note", hint=hint))
        if can(Action.REPORT_DRAFT):
            words, hint = t("Print"), t("print report")
            self.command(t("Write the narrative"), self.narrate, keys="Ctrl+E", icon="note")
            keys = "Ctrl+P"
            self._buttons.append(self.command(words, self.print, keys=keys, icon="print", kind="primary", hint=hint))
        self.command(t("Previous resident"), lambda: self.step(-1), keys="Alt+Left", icon="previous")
        self.command(t("Next resident"), lambda: self.step(1), keys="Alt+Right", icon="next")
        for place, tab in enumerate(self._tabs):
            self.command(t(tab.title), lambda place=place: self.show_tab(place), keys=f"Ctrl+{place + 1}")

    # ---- the page as the frame knows it ----
    def header(self) -> QWidget | None:
        """The identity of the resident, in place of the top bar."""
        return self._header

    def open(self, **args: object) -> None:
        """Whose file, among whom (`order`: ids of the list), which `tab`; whether to `compose` a note or print."""
        self._settle()
        number, order, tab = args.get("id"), args.get("order"), args.get("tab")
        if isinstance(number, int):
            self._id = number
        self._is_new_visit = isinstance(number, int) or self._id is None
        if isinstance(order, tuple):
            self._order = order
        self._composes, self._prints = bool(args.get("compose")), bool(args.get("printing"))
        self._narrates = bool(args.get("narrating"))
        codes = [one.code for one in self._tabs]
        if isinstance(tab, str) and tab in codes:
            place = codes.index(tab)
        else:
            place = 0 if self._is_new_visit else self._header.tabs.currentIndex()
        with QSignalBlocker(self._header.tabs):  # `refresh` follows and shows the part
            self._header.tabs.setCurrentIndex(place)

    def refresh(self) -> None:
        """Read the file anew and show the part that is open."""
        residents = self.context.services.residents
        if self._id is None:
            rows = residents.rows()
            self._id = rows[0].id if rows else None
        if self._id is None:
            self._show_nobody()
            return
        self._file = residents.file(self._id)
        if self._is_new_visit:
            self._is_new_visit = False
            residents.record_view(self._id)
        self._around = residents.neighbours(self._id, self._order if self._id in self._order else ())
        self._header.show_file(self._file, residents.portrait(self._id), self._around)
        self._show_part()
        self.hints_changed.emit()
        if self._composes:
            self._composes = False
            self.compose()
        if self._narrates:
            self._narrates = False
            self.narrate()
        if self._prints:
            self._prints = False
            self.print()

    def hints(self) -> tuple[Hint, ...]:
        """The keys of a file."""
        t = self.t
        tabs = Hint(("Ctrl", f"1…{len(self._tabs)}"), t("change the part"))
        named = tuple(hint for hint in super().hints() if hint.keys[-1] in {"T", "P", "U"})
        panel = self.panel
        own = panel.hints() if panel is not None else ()
        back = [Hint(("Alt", "↔"), t("previous and next resident"))]
        if panel is None or not panel.is_composing:  # there Esc puts away what is being written
            back.append(Hint(("Esc",), t("back to the list")))
        return (tabs, *own, *(hint for hint in named if hint.keys[-1] != "U"), *back)

    def areas(self) -> tuple[QWidget, ...]:
        """The open part."""
        return (self._stack,)

    def first_focus(self) -> QWidget | None:
        """The composer where a note was asked for, else the tabs."""
        focus = self.focusWidget()
        if focus is not None and focus is not self and self.panel is not None and self.panel.is_composing:
            return focus
        return self._header.tabs

    def place(self) -> dict[str, object]:
        """Whose file, in which order, which part, and whether the narrative is being written."""
        if self._id is None:
            return {}
        narrating = {"narrating": True} if isinstance(self.panel, ReportsTab) and self.panel.is_composing else {}
        return {"id": self._id, "order": self._order, "tab": self.tab, **narrating}

    def leave(self) -> bool:
        """What was typed is kept as a draft; the file can always be left."""
        self._settle()
        return True

    # ---- parts ----
    @property
    def resident_id(self) -> int | None:
        """Whose file is shown."""
        return self._id

    @property
    def tab(self) -> str:
        """The code of the open part."""
        return self._tabs[max(self._header.tabs.currentIndex(), 0)].code

    @property
    def panel(self) -> Panel | None:
        """The open part, once it was built."""
        return self._panels.get(self.tab)

    def _settle(self) -> None:
        for panel in self._panels.values():
            panel.settle()

    def _show_nobody(self) -> None:
        if self._nobody is None:
            words = (
                self.t("Nobody is in the programme yet"),
                self.t("A resident is listed as soon as an intake is saved."),
            )
            self._nobody = EmptyState(self.context.theme, *words)
            self._stack.addWidget(self._nobody)
        self._stack.setCurrentWidget(self._nobody)

    def _show_part(self) -> None:
        """Build the open part if this is its first visit, load it, and show it."""
        if self._file is None:
            return
        code = self.tab
        panel = self._panels.get(code)
        if panel is None:
            tab = next(tab for tab in self._tabs if tab.code == code)
            panel = self._panels[code] = tab.make(self.context)
            panel.tab_asked.connect(self.go_to_tab)
            panel.hints_changed.connect(self.hints_changed)
            self._areas[code] = Scrolled(panel)
            self._stack.addWidget(self._areas[code])
        panel.load(self._file)
        self._stack.setCurrentWidget(self._areas[code])

    def _on_tab(self) -> None:
        self._settle()
        with self.guard():
            self._show_part()
        self.hints_changed.emit()

    def show_tab(self, place: int) -> None:
        """Open a part by key and go into it."""
        self._header.tabs.setCurrentIndex(place)
        target = self.panel.first_focus() if self.panel is not None else None
        (target or self._header.tabs).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to_tab(self, code: str) -> None:
        """Open the part a heading leads to, if this person has it."""
        place = next((place for place, tab in enumerate(self._tabs) if tab.code == code), None)
        if place is not None:
            self.show_tab(place)

    # ---- deeds ----
    def step(self, by: int) -> None:
        """The resident before (-1) or after (1) in the list, at the same part of the file."""
        number = self._around.previous if by < 0 else self._around.following
        if number is not None:
            self.context.go("resident", id=number, order=self._order, tab=self.tab)

    def go_back(self) -> None:
        """To the list, with this resident selected."""
        self.context.go("residents", **({} if self._id is None else {"id": self._id}))

    def go_to_urine(self) -> None:
        """Show the urine tests."""
        self.go_to_tab("summary")
        if isinstance(self.panel, Summary):
            self.panel.go_to_urine()

    def compose(self) -> None:
        """Begin a note, or go on with the one that was begun."""
        self.go_to_tab("notes")
        if isinstance(self.panel, NotesTab):
            self.panel.compose()

    def narrate(self) -> None:
        """Write the counselor's narrative, or go on with it."""
        self.go_to_tab("reports")
        if isinstance(self.panel, ReportsTab):
            self.panel.compose()

    def print(self) -> None:
        """Print the progress report."""
        if self._id is not None:
            open_report(self.context, self.window(), self._id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
            return
        super().keyPressEvent(event)
