"""Asesmen: instruments by date, the scores of the one that is chosen, and every urine test."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcdesk.domain.views.histories import AssessmentEntry
from tcdesk.domain.views.residents import ResidentFile
from tcdesk.figures.urine import URINE, UrineData
from tcdesk.i18n import N_, Texts
from tcdesk.ui.context import Context
from tcdesk.ui.kit.cards import Card, Scrolled
from tcdesk.ui.kit.facts import Fact, FactList
from tcdesk.ui.kit.figure_view import FigureView
from tcdesk.ui.kit.table import RIGHT, Column
from tcdesk.ui.kit.table_view import MEDIUM
from tcdesk.ui.pages.resident.list_card import ListCard
from tcdesk.ui.pages.resident.panel import Panel

RATERS = {"staff": N_("staff"), "self": N_("self-assessment")}
_MOST_TESTS = 40


def _rater(row: AssessmentEntry, texts: Texts) -> str:
    return texts.t(RATERS[row.rater]) if row.rater in RATERS else row.rater


COLUMNS: tuple[Column[AssessmentEntry], ...] = (
    Column(
        code="date", title=N_("Date"), width=108, text=lambda r, t: t.date(r.on_date), key=lambda r: (r.on_date, r.id)
    ),
    Column(
        code="title", title=N_("Instrument"), width=150, stretch=True, bold=True, text=lambda r, t: t.t(r.title),
        key=lambda r: r.title,
    ),
    Column(code="rater", title=N_("Filled by"), width=124, drop=1, text=_rater, key=lambda r: r.rater),
    Column(
        code="total", title=N_("Total"), width=70, align=RIGHT, key=lambda r: r.total,
        text=lambda r, t: "" if r.total is None else t.number(r.total, 1),
    ),
)  # fmt: skip


class AssessmentsTab(Panel):
    """The list at the left with the urine tests under it, the scores at the right."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme, texts, t = context.theme, context.texts, self.t
        empty = t("Nothing was assessed yet.")
        self.list = ListCard(theme, texts, t("Assessments"), COLUMNS, empty, row_height=MEDIUM)
        self.list.selected.connect(self._on_selected)
        self._facts = FactList(theme, label_width=230, gap=3)
        self.scores = Card(t("Scores"), " ", note_right=True)
        body = QWidget()
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 8, 0)
        inner.addWidget(self._facts)
        inner.addStretch(1)
        self.scores.body.addWidget(Scrolled(body), 1)
        self._urine = FigureView(theme, texts, URINE, name=t("Urine tests"))
        self.urine = Card(t("Urine tests"), t("– negative  ⊕ positive"), note_right=True)
        holder = QWidget()
        tests = QVBoxLayout(holder)
        tests.setContentsMargins(0, 0, 8, 0)
        tests.addWidget(self._urine)
        tests.addStretch(1)
        self.urine.body.addWidget(Scrolled(holder), 1)
        left = QVBoxLayout()
        left.setSpacing(11)
        left.addWidget(self.list, 5)
        left.addWidget(self.urine, 4)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 20, 10)
        row.setSpacing(11)
        row.addLayout(left, 5)
        row.addWidget(self.scores, 4)

    def load(self, file: ResidentFile) -> None:
        """Read the assessments; the urine tests come with the file."""
        entries = self.context.services.histories.assessments(file.row.id)
        self.list.show_records(entries, self.context.texts.n("{n} assessment", "{n} assessments", len(entries)))
        if not entries:
            self._on_selected(None)
        self._urine.show_data(UrineData(urine=file.urine, most=_MOST_TESTS))

    def _on_selected(self, row: object) -> None:
        texts = self.context.texts
        if not isinstance(row, AssessmentEntry):
            self._facts.show_facts(())
            self.scores.note.setText("")
            return
        facts = [Fact(label=texts.t(label), value=texts.number(score, 1)) for label, score in row.scores]
        if row.staff:
            facts.append(Fact(label=texts.t("Staff"), value=row.staff))
        self._facts.show_facts(facts)
        self.scores.note.setText(f"{texts.t(row.title)} · {texts.date(row.on_date)}")

    def first_focus(self) -> QWidget | None:
        """The newest assessment."""
        return None if self.list.is_empty else self.list.table
