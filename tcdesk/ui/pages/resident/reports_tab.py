"""Laporan: what was made final, and every print."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tcdesk.domain.roles import Action
from tcdesk.domain.views.histories import PrintLine, ReportLine
from tcdesk.domain.views.residents import ResidentFile
from tcdesk.i18n import N_, Texts
from tcdesk.ui.context import Context
from tcdesk.ui.dialogs.report import open_final
from tcdesk.ui.kit.table import RIGHT, Column
from tcdesk.ui.kit.table_view import MEDIUM
from tcdesk.ui.pages.resident.list_card import ListCard
from tcdesk.ui.pages.resident.panel import Panel

DOCUMENTS = {"progress": N_("Progress report"), "packet": N_("Case-conference packet")}
TARGETS = {"printer": N_("printed"), "file": N_("saved as a file")}


def _document(row: PrintLine, texts: Texts) -> str:
    return texts.t(DOCUMENTS[row.document]) if row.document in DOCUMENTS else row.document


def _target(row: PrintLine, texts: Texts) -> str:
    return texts.t(TARGETS[row.target]) if row.target in TARGETS else row.target


class ReportsTab(Panel):
    """Two lists beneath each other, the newest first."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme, texts, t = context.theme, context.texts, self.t
        empty = t("No report was made final yet.")
        self.reports = ListCard(theme, texts, t("Final reports"), self._report_columns(), empty, row_height=MEDIUM)
        self.prints = ListCard(theme, texts, t("Prints"), self._print_columns(), t("Nothing was printed yet."))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 20, 10)
        column.setSpacing(11)
        column.addWidget(self.reports, 1)
        column.addWidget(self.prints, 1)
        self.reports.opened.connect(self._on_opened)

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

    def load(self, file: ResidentFile) -> None:
        """Read both lists."""
        histories = self.context.services.histories
        self.reports.show_records(histories.reports(file.row.id))
        self.prints.show_records(histories.prints(file.row.id))

    def first_focus(self) -> QWidget | None:
        """The newest report, or the newest print."""
        found = next((card for card in (self.reports, self.prints) if not card.is_empty), None)
        return None if found is None else found.table
