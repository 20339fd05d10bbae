"""Reports: a conference with its agenda and packet, and every final report."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from tcdesk.domain.conference import ConferenceState, Decision
from tcdesk.domain.roles import Action
from tcdesk.domain.views.conferences import AgendaLine, ConferenceLine
from tcdesk.ui.context import Context
from tcdesk.ui.hints import Hint
from tcdesk.ui.kit.pills import Pill, PillRow
from tcdesk.ui.pages._base import Page, TopBar
from tcdesk.ui.pages.reports import words
from tcdesk.ui.pages.reports.agenda_pane import AgendaPane
from tcdesk.ui.pages.reports.beside import Beside
from tcdesk.ui.pages.reports.deeds import Deeds
from tcdesk.ui.pages.reports.finals_pane import FinalsPane
from tcdesk.ui.pages.reports.item_panel import ItemPanel
from tcdesk.ui.pages.reports.knowing import Knowing

AGENDA, FINALS = "agenda", "finals"


class ReportsPage(Page):
    """Two views: the agenda of a conference with the panel beside it, and the list of final reports."""

    shows = frozenset({"conference", "report", "print", "resident", "phase", "note", "plan", "assessment", "urine"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._lines: tuple[ConferenceLine, ...] = ()
        self._on: date | None = None
        self._final: int | None = None
        self._checks = False
        self.knowing = Knowing(context.services, self)
        self.agenda = AgendaPane(context, self.knowing)
        self.panel = ItemPanel(context)
        self.beside = Beside(context, self.agenda, self.panel)
        self.finals = FinalsPane(context)
        self.deeds = Deeds(context, self.agenda, self._shown)
        self.pills = PillRow(context.theme)
        self.pills.setVisible(context.can(Action.REPORT_DRAFT))
        self._lay_out()
        self._make_commands()
        self._connect()

    def _lay_out(self) -> None:
        self.views = QStackedWidget()
        self.views.addWidget(self.beside)
        self.views.addWidget(self.finals)
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 10, 16, 6)
        bar.addWidget(self.pills, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.views, 1)

    def _make_commands(self) -> None:
        t, can = self.t, self.context.can
        code, draw, make = t("Check a code"), t("Draw the agenda"), t("Make the packet")
        self.check = self.command(code, self.deeds.check_code, shown_keys="Ctrl+Shift+K", icon="sealed", kind="ghost")
        self.draw = self.command(draw, self.deeds.draw, keys="F9", icon="arrange", hint=t("draw agenda"))
        self.packet = self.command(make, self.deeds.make_packet, keys="F10", icon="print", hint=t("packet"))
        self.print = self.command(t("Print the report"), self._on_print, keys="Ctrl+P", icon="print", hint=t("print"))
        self.recap = self.command(t("Monthly recap"), self.deeds.print_recap, keys="Ctrl+M", kind="ghost")
        self.before = self.command(t("The conference before"), self._on_before, keys="Alt+Left")
        self.after = self.command(t("The conference after"), self._on_after, keys="Alt+Right")
        self.command(t("Change the conference"), self.deeds.change, keys="Ctrl+E")
        self.command(t("Plan a conference"), self._on_plan, keys="Ctrl+Shift+N")
        self.draw.setVisible(can(Action.CONFERENCE_RUN))
        for action in (self.packet, self.recap):
            action.setVisible(can(Action.REPORT_PRINT))

    def _connect(self) -> None:
        self.pills.chosen.connect(self._on_view)
        agenda, panel, deeds = self.agenda, self.panel, self.deeds
        agenda.stepped.connect(self._on_stepped)
        agenda.selected.connect(self._on_selected)
        agenda.opened.connect(self._on_opened)
        agenda.change_asked.connect(deeds.change)
        agenda.plan_asked.connect(self._on_plan)
        agenda.add_asked.connect(deeds.add)
        agenda.draw_asked.connect(deeds.draw)
        agenda.moved.connect(deeds.move)
        agenda.removed.connect(deeds.remove)
        panel.opened.connect(self._on_opened)
        panel.print_asked.connect(deeds.print_item)
        panel.proposed.connect(deeds.propose)
        self.finals.opened.connect(deeds.print_final)
        deeds.planned.connect(self._on_planned)
        self.knowing.learned.connect(self._on_learned)

    # ---- the page as the frame knows it ----
    @property
    def is_agenda(self) -> bool:
        """Whether the agenda is shown, not the final reports."""
        return self.views.currentIndex() == 0

    def open(self, **args: object) -> None:
        """`on` a day shows its conference, `final` a final report, `check` asks for a code."""
        day, final = args.get("on"), args.get("final")
        if isinstance(day, date):
            self._on = day
            self._show_view(AGENDA)
        if isinstance(final, int):
            self._final = final
            self._show_view(FINALS)
        self._checks = bool(args.get("check"))

    def refresh(self) -> None:
        """Read conferences, agenda and final reports anew."""
        services = self.context.services
        self._lines = services.conferences.lines()
        count = 0
        if self.context.can(Action.REPORT_DRAFT):
            finals = services.final_reports.lines()
            self.finals.show_lines(finals)
            count = len(finals)
        if self._final is not None:
            self.finals.select(self._final)
            self._final = None
        self._show_conference()
        n = self.context.texts.number
        self.pills.set_pills(
            (
                Pill(AGENDA, self.t("Case conference"), n(len(self.agenda.model.records))),
                Pill(FINALS, self.t("Final reports"), n(count)),
            )
        )
        self.pills.choose(AGENDA if self.is_agenda else FINALS)
        if self._checks:
            self._checks = False
            QTimer.singleShot(0, self, self.deeds.check_code)  # after the frame has placed the focus

    def leave(self) -> bool:
        """Nothing is kept waiting."""
        self.knowing.stop()
        return True

    def place(self) -> dict[str, object]:
        """The conference, or the final report that is chosen."""
        if not self.is_agenda:
            line = self.finals.current()
            return {"final": line.id} if line is not None else {"final": 0}
        return {"on": self._on} if self._on is not None else {}

    def top_bar(self) -> TopBar:
        """The conference in words, and what can be done."""
        line, texts = self.conference, self.context.texts
        told = ""
        if not self.is_agenda:
            told = self.t("printed again as they were frozen")
        elif line is not None:
            parts = (words.conference(line.conference, texts), words.people(line, texts))
            told = " · ".join(part for part in parts if part)
        if not self.is_agenda:
            return TopBar(title=self.t("Reports"), line=told, actions=(self.check, self.recap, self.print))
        shown = tuple(action for action in (self.check, self.draw, self.packet) if action.isVisible())
        return TopBar(title=self.t("Reports"), line=told, actions=shown)

    def hints(self) -> tuple[Hint, ...]:
        """Keys of what is shown."""
        t = self.t
        if not self.is_agenda:
            return (Hint(("/",), t("search")), Hint(("↑↓",), t("choose")), Hint(("Enter",), t("print again")),
                    Hint(("U", "1–6"), t("sort by column")))  # fmt: skip
        before = [Hint(("↑↓",), t("choose"))]
        if self.agenda.table.can_move:
            before += [Hint(("Alt", "↑↓"), t("move")), Hint(("Del",), t("take off")), Hint(("+",), t("put on"))]
        return (*before, Hint((t("Space"),), t("panel")), *super().hints())

    def areas(self) -> tuple[QWidget, ...]:
        """Agenda and panel, or the list."""
        if not self.is_agenda:
            return (self.finals,)
        return (self.agenda,) if self.panel.isHidden() else (self.agenda, self.panel)

    def first_focus(self) -> QWidget | None:
        """The rows."""
        pane = self.agenda if self.is_agenda else self.finals
        return pane.table if pane.model.rowCount() else None

    # ---- which view, which conference ----
    def _on_view(self, code: str) -> None:
        self._show_view(code)
        self.refresh()
        (self.agenda if code == AGENDA else self.finals).go_to_list()

    def _show_view(self, code: str) -> None:
        self.views.setCurrentIndex(0 if code == AGENDA else 1)
        self.pills.choose(code)
        self.top_bar_changed.emit()
        self.hints_changed.emit()

    def _shown(self) -> ConferenceLine | None:
        return self.conference

    @property
    def conference(self) -> ConferenceLine | None:
        """The conference that is shown: the one asked for, else the next, else the last."""
        days = [line.conference.on_date for line in self._lines]
        if not days:
            return None
        if self._on is None or self._on not in days:
            today = self.context.today()
            self._on = next((day for day in days if day >= today), days[-1])
        return self._lines[days.index(self._on)]

    def _show_conference(self) -> None:
        line, services = self.conference, self.context.services
        if line is None:
            self.agenda.show_none()
        else:
            place = self._lines.index(line)
            ends = place > 0, place < len(self._lines) - 1
            agenda = services.conferences.agenda(line.conference.id)
            self.agenda.show_agenda(line, agenda, services.residents.thumbnails(), ends=ends)
        is_open = line is not None and line.conference.state is not ConferenceState.CLOSED
        self.draw.setEnabled(is_open and self.agenda.may_run)
        self.packet.setEnabled(line is not None and bool(self.agenda.model.records))
        self.beside.settle()
        self._show_item()
        self.top_bar_changed.emit()
        self.hints_changed.emit()

    def _on_stepped(self, step: int) -> None:
        line = self.conference
        place = self._lines.index(line) + step if line is not None else -1
        if 0 <= place < len(self._lines):
            self._on = self._lines[place].conference.on_date
            with self.guard():
                self._show_conference()
            self.agenda.table.select_row(0)
            self.agenda.go_to_list()

    def _on_before(self) -> None:
        self._on_stepped(-1)

    def _on_after(self) -> None:
        self._on_stepped(1)

    def _show_item(self) -> None:
        line = self.agenda.current()
        if line is not None:
            self.knowing.first(line.resident_id)
            may = line.is_own and self.context.can(Action.CONFERENCE_DRAFT) and line.decision is Decision.OPEN
            self.panel.show_line(line, self.knowing.of(line.resident_id), may_propose=may)

    def _on_selected(self, _line: AgendaLine | None) -> None:
        self.beside.settle()
        self._show_item()

    def _on_learned(self, resident_id: int) -> None:
        line = self.agenda.current()
        if line is not None and line.resident_id == resident_id:
            self._show_item()

    # ---- deeds ----
    def _on_opened(self) -> None:
        line = self.agenda.current()
        if line is not None and self.context.can(Action.RESIDENT_READ):
            order = tuple(one.resident_id for one in self.agenda.model.records)
            self.context.go("resident", id=line.resident_id, order=order)

    def _on_plan(self) -> None:
        if self.is_agenda and self.agenda.may_run:
            self.deeds.plan()

    def _on_planned(self, number: int) -> None:
        """Show the conference that was saved."""
        days = (line.conference.on_date for line in self._lines if line.conference.id == number)
        self._on = next(days, self._on)
        with self.guard():
            self._show_conference()

    def _on_print(self) -> None:
        if self.is_agenda:
            self.deeds.print_item()
        else:
            self.deeds.print_final(self.finals.current())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the agenda lets pass: Space shows the panel, `+` puts somebody on it."""
        typed, key = event.text(), event.key()
        held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if held or not self.is_agenda:
            super().keyPressEvent(event)
        elif typed == " " or (key == Qt.Key.Key_Escape and self.beside.is_drawer_open):
            self.beside.toggle()
        elif typed == "+":
            self.deeds.add()
        else:
            super().keyPressEvent(event)
