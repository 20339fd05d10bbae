"""Laporan: the narrative of the next report, what was made final, and every print."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tcdesk.domain.changes import Changes
from tcdesk.domain.refusals import Denied
from tcdesk.domain.roles import Action
from tcdesk.domain.views.histories import PrintLine, ReportLine
from tcdesk.domain.views.narratives import NarrativeState
from tcdesk.domain.views.residents import ResidentFile
from tcdesk.i18n import N_, Texts
from tcdesk.ui.context import Context
from tcdesk.ui.dialogs.report import open_final
from tcdesk.ui.hints import Hint
from tcdesk.ui.kit.table import RIGHT, Column
from tcdesk.ui.kit.table_view import MEDIUM
from tcdesk.ui.pages.resident.list_card import ListCard
from tcdesk.ui.pages.resident.narrative_card import NarrativeCard
from tcdesk.ui.pages.resident.narrative_composer import FORM, NarrativeComposer
from tcdesk.ui.pages.resident.panel import Panel

DOCUMENTS = {"progress": N_("Progress report"), "packet": N_("Case-conference packet")}
TARGETS = {"printer": N_("printed"), "file": N_("saved as a file")}


def _document(row: PrintLine, texts: Texts) -> str:
    return texts.t(DOCUMENTS[row.document]) if row.document in DOCUMENTS else row.document


def _target(row: PrintLine, texts: Texts) -> str:
    return texts.t(TARGETS[row.target]) if row.target in TARGETS else row.target


class ReportsTab(Panel):
    """The narrative and two lists beneath each other, the newest first; or the composer in their place."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme, texts, t = context.theme, context.texts, self.t
        empty = t("No report was made final yet.")
        self.reports = ListCard(theme, texts, t("Final reports"), self._report_columns(), empty, row_height=MEDIUM)
        self.prints = ListCard(theme, texts, t("Prints"), self._print_columns(), t("Nothing was printed yet."))
        self._file: ResidentFile | None = None
        self._state = NarrativeState()
        self.narrative = NarrativeCard(context)
        self.composer = NarrativeComposer(context)
        self._lists = QWidget()
        column = QVBoxLayout(self._lists)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(11)
        column.addWidget(self.narrative)
        column.addWidget(self.reports, 1)
        column.addWidget(self.prints, 1)
        self.composer.hide()
        around = QVBoxLayout(self)
        around.setContentsMargins(20, 10, 20, 10)
        around.addWidget(self._lists)
        around.addWidget(self.composer)
        self.reports.opened.connect(self._on_opened)
        self.narrative.asked.connect(self.compose)
        self.composer.saved.connect(self._on_saved)
        self.composer.left.connect(self._show_lists)

    def _on_opened(self, line: ReportLine) -> None:
        """Print a final report again."""
        if self.context.can(Action.REPORT_PRINT):
            open_final(self.context, self.window(), line.id)

    def _report_columns(self) -> tuple[Column[ReportLine], ...]:
        local = self.context.local
        return (
            Column(code="number", title=N_("Number"), width=200, stretch=True, bold=True, text=lambda r, _t: r.number),
            Column(
                code="as_of", title=N_("As of"), width=120, text=lambda r, t: t.date(r.as_of), key=lambda r: r.as_of
            ),
            Column(
                code="at", title=N_("Made final"), width=120, text=lambda r, t: t.date(local(r.finalised_at).date()),
                key=lambda r: r.finalised_at,
            ),
            Column(code="by", title=N_("By"), width=200, drop=1, text=lambda r, _t: r.by),
            Column(code="code", title=N_("Code"), width=150, drop=2, text=lambda r, _t: r.code),
        )  # fmt: skip

    def _print_columns(self) -> tuple[Column[PrintLine], ...]:
        local = self.context.local

        def moment(row: PrintLine, texts: Texts) -> str:
            at = local(row.at)
            return f"{texts.date(at.date())} {texts.time(at)}"

        return (
            Column(code="at", title=N_("When"), width=150, text=moment, key=lambda r: r.at),
            Column(code="document", title=N_("Document"), width=150, stretch=True, bold=True, text=_document),
            Column(code="number", title=N_("Number"), width=170, drop=2, text=lambda r, _t: r.number),
            Column(code="target", title=N_("How"), width=130, text=_target),
            Column(
                code="copies", title=N_("Copies"), width=80, align=RIGHT, text=lambda r, t: t.number(r.copies),
            ),
            Column(code="by", title=N_("By"), width=190, drop=1, text=lambda r, _t: r.by, key=lambda r: r.by),
        )  # fmt: skip

    # ---- loading ----
    def load(self, file: ResidentFile) -> None:
        """Read both lists; a narrative that is being written stays, unless it is about somebody else."""
        if self._file is None or self._file.row.id != file.row.id:
            self._show(composer=False)
        self._file = file
        histories = self.context.services.histories
        self.reports.show_records(histories.reports(file.row.id))
        self.prints.show_records(histories.prints(file.row.id))
        self._show_narrative(file)

    def _show(self, *, composer: bool) -> None:
        """The composer or the lists: what is hidden asks for no room, so that the other does not scroll for it."""
        self._lists.setVisible(not composer)
        self.composer.setVisible(composer)

    def _show_narrative(self, file: ResidentFile) -> None:
        """Read how the narrative stands, and whether a draft of it waits."""
        services = self.context.services
        self._state = services.narratives.state(file.row.id)
        kept = services.drafts.kept(FORM, str(file.row.id))
        self.narrative.show_state(self._state, self.context.local(kept.at) if kept is not None else None)

    def settle(self) -> None:
        """Keep the draft."""
        if self.is_composing:
            with self.context.errors.guard():
                self.composer.keep()

    @property
    def is_composing(self) -> bool:
        """Whether the composer is open."""
        return not self.composer.isHidden()

    def hints(self) -> tuple[Hint, ...]:
        """The keys of the composer while it is open, else the one that opens it."""
        if self.is_composing:
            return (Hint(("Ctrl", "Enter"), self.t("save")), Hint(("Esc",), self.t("put away")))
        return () if self._state.reason else (Hint(("Ctrl", "E"), self.t("narrative")),)

    def first_focus(self) -> QWidget | None:
        """The narrative that is being written, else the newest report, or the newest print."""
        if self.is_composing:
            return self.composer.first_edit
        found = next((card for card in (self.reports, self.prints) if not card.is_empty), None)
        return None if found is None else found.table

    # ---- deeds ----
    def compose(self) -> None:
        """Write the narrative, or go on with it; who may not is told why."""
        if self._file is None:
            return
        with self.context.errors.guard():
            self._show_narrative(self._file)
        if self._state.reason:
            self.context.errors.refused.emit(Denied(self._state.reason))
            return
        if not self.is_composing:
            with self.context.errors.guard():
                self.composer.begin(self._file.row.id, self._state)
                self._show(composer=True)
            self.hints_changed.emit()
        if self.is_composing:
            self.composer.first_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_saved(self, changes: Changes) -> None:
        self._show_lists()
        self.context.notices.done(self.t("Narrative saved"), self._file.row.name if self._file is not None else "")
        self.context.bus.tell(changes)

    def _show_lists(self) -> None:
        self._show(composer=False)
        if self._file is not None:
            with self.context.errors.guard():
                self._show_narrative(self._file)
        self.narrative.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hints_changed.emit()
