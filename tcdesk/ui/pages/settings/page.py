"""The settings: sections at the left, the panel of one of them at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from tcdesk.domain.changes import Changes
from tcdesk.ui.breakpoint import Room
from tcdesk.ui.context import Context
from tcdesk.ui.hints import Hint
from tcdesk.ui.kit.pills import Pill, PillRow
from tcdesk.ui.pages._base import Page, TopBar
from tcdesk.ui.pages.settings.panel import Panel
from tcdesk.ui.pages.settings.section_list import SectionList
from tcdesk.ui.pages.settings.sections import SECTIONS, Section

_MOST_TABS = 4


class SettingsPage(Page):
    """Opens with `section` and `panel`, by code. Ctrl Down and Up go through sections, Ctrl 1 to 4 through panels."""

    shows = frozenset(
        {
            "activity", "backup", "band", "closure", "cohort", "criterion", "department", "holiday", "leave",
            "lock_down", "phase",
            "room", "setting", "slot", "staff", "substance", "user",
        }
    )  # fmt: skip

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._panels: dict[tuple[str, int], Panel] = {}
        self._places = {section.code: 0 for section in SECTIONS}
        self._code = SECTIONS[0].code
        self.list = SectionList(context, SECTIONS)
        self.combo = QComboBox()
        self.combo.setAccessibleName(self.t("Section"))
        self.combo.addItems([self.t(section.title) for section in SECTIONS])
        self.tabs = PillRow(context.theme)
        self.stack = QStackedWidget()
        self._build()
        self._make_commands()
        self.list.chosen.connect(self.show_section)
        self.list.entered.connect(self._on_entered)
        self.combo.activated.connect(self._on_combo)
        self.tabs.chosen.connect(self._on_tab)
        context.breakpoint.changed.connect(self._fit)
        context.theme.changed.connect(self.list.fit)
        self._fit()

    def _build(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(18, 14, 20, 14)
        right.setSpacing(10)
        right.addWidget(self.combo)
        right.addWidget(self.tabs)
        right.addWidget(self.stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addLayout(right, 1)

    def _make_commands(self) -> None:
        t = self.t
        self._saving: QAction = self.command(t("Save"), self._on_save, keys="Ctrl+S", icon="save")
        self.command(t("Next section"), lambda: self.list.step(1), keys="Ctrl+Down", icon="down")
        self.command(t("Section before"), lambda: self.list.step(-1), keys="Ctrl+Up", icon="up")
        for place in range(_MOST_TABS):
            words = t("Panel {n} of the section", n=place + 1)
            self.command(words, lambda place=place: self.tabs.press(place), keys=f"Ctrl+{place + 1}", icon="next")

    # ---- which panel
    @property
    def section(self) -> Section:
        """The section that is open."""
        return next(section for section in SECTIONS if section.code == self._code)

    @property
    def panel(self) -> Panel:
        """The panel that is shown; it is made at its first visit."""
        key = (self._code, self._places[self._code])
        if key not in self._panels:
            panel = self.section.make(self.context, key[1])
            panel.stepped.connect(self.hints_changed)
            panel.changed_records.connect(self._on_changed_records)
            panel.wanted.connect(self._on_wanted)
            self._panels[key] = panel
            self.stack.addWidget(panel)
        return self._panels[key]

    def _show_panel(self) -> None:
        section = self.section
        self.list.choose(section.code)
        self.combo.setCurrentIndex(SECTIONS.index(section))
        pills = [Pill(code, self.t(title)) for code, title, _ in section.panels]
        self.tabs.set_pills(pills)
        self.tabs.choose(section.panels[self._places[section.code]][0])
        self.tabs.setVisible(len(pills) > 1 and self.context.can(section.needs))
        panel = self.panel
        with self.guard():
            panel.refresh()
        self.stack.setCurrentWidget(panel)
        self.top_bar_changed.emit()
        self.hints_changed.emit()

    def show_section(self, code: str) -> None:
        """Open another section; what was typed in this one stays."""
        if code in self._places and code != self._code:
            self.panel.keep()
            self._code = code
            self._show_panel()

    def _on_combo(self, place: int) -> None:
        self.show_section(SECTIONS[place].code)

    def _on_tab(self, code: str) -> None:
        codes = [one for one, _, _ in self.section.panels]
        if code in codes and codes.index(code) != self._places[self._code]:
            self.panel.keep()
            self._places[self._code] = codes.index(code)
            self._show_panel()

    def _on_wanted(self, section: str, code: str, wanted: object) -> None:
        self.panel.keep()
        self._code = section
        self._places[section] = [one for one, _, _ in self.section.panels].index(code)
        self._show_panel()
        self.panel.take_up(wanted)

    def _on_entered(self) -> None:
        target = self.panel.first_focus()
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_save(self) -> None:
        self.panel.save()

    def _on_changed_records(self, changes: Changes) -> None:
        self.context.bus.tell(changes, self)

    def _fit(self) -> None:
        narrow = self.context.breakpoint.room < Room.M
        self.list.setVisible(not narrow)
        self.combo.setVisible(narrow)

    # ---- the page as the frame knows it
    def open(self, **args: object) -> None:
        """`section` and `panel` by their codes."""
        code = str(args.get("section", ""))
        if code in self._places:
            self._code = code
        codes = [one for one, _, _ in self.section.panels]
        wanted = str(args.get("panel", ""))
        if wanted in codes:
            self._places[self._code] = codes.index(wanted)

    def refresh(self) -> None:
        """Read the panel that is shown; the others read again when they are."""
        self._show_panel()

    def leave(self) -> bool:
        """Everything typed is kept here, and as a draft."""
        for panel in self._panels.values():
            panel.keep()
        return True

    def place(self) -> dict[str, object]:
        """The panel that is shown."""
        section = self.section
        return {"section": section.code, "panel": section.panels[self._places[section.code]][0]}

    def top_bar(self) -> TopBar:
        """The section."""
        return TopBar(title=self.t(self.section.title), line=self.context.facility)

    def hints(self) -> tuple[Hint, ...]:
        """The keys of the panel, then how to go on."""
        return (*self.panel.hints(), Hint(("Ctrl", "↓"), self.t("next section")))

    def areas(self) -> tuple[QWidget, ...]:
        """The list, and the parts of the panel."""
        return (self.list, *self.panel.areas())

    def first_focus(self) -> QWidget | None:
        """Into the panel."""
        return self.panel.first_focus() or self.list
