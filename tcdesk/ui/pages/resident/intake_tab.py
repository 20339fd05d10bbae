"""Intake: what was recorded when the resident came, to read."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from tcdesk.domain.custody import LEGAL_DATE_NAMES, SOURCE_NAMES, STATUS_NAMES, Custody
from tcdesk.domain.intake import FIELD_NAMES, SECTION_NAMES, Section
from tcdesk.domain.parsing.durations import Duration
from tcdesk.domain.phase import PhaseDecision
from tcdesk.domain.resident import PROBLEM_NAMES, SEVERITY_NAMES
from tcdesk.domain.views.residents import ResidentFile, ResidentRecord
from tcdesk.i18n import N_
from tcdesk.ui.breakpoint import Room
from tcdesk.ui.context import Context
from tcdesk.ui.kit.cards import Card, Scrolled
from tcdesk.ui.kit.facts import Fact, FactList
from tcdesk.ui.pages.resident.panel import Panel

DECISION_NAMES = {
    PhaseDecision.ADMISSION: N_("admission"),
    PhaseDecision.ADVANCE: N_("advance"),
    PhaseDecision.REGRESS: N_("step back"),
    PhaseDecision.RESTART: N_("restart"),
}


class IntakeTab(Panel):
    """Cards side by side: who, custody and legal dates, programme, family and consent."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme, t = context.theme, self.t
        self.identity = FactList(theme, label_width=130, gap=5)
        self.custody = FactList(theme, label_width=130, gap=5)
        self.dates = FactList(theme, label_width=130, gap=5)
        self.programme = FactList(theme, label_width=130, gap=5)
        self.family = FactList(theme, label_width=130, gap=5)
        self._cards = (
            self._card(t(SECTION_NAMES[Section.IDENTITY]), self.identity),
            self._card(t("Custody"), self.custody, t("Legal dates"), self.dates),
            self._card(t("Programme and phases"), self.programme, t("Family and consent"), self.family),
        )
        body = QWidget()
        self._grid = QGridLayout(body)
        self._grid.setContentsMargins(20, 10, 20, 10)
        self._grid.setSpacing(11)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Scrolled(body))
        self._arrange()
        context.breakpoint.changed.connect(self._arrange)

    def _card(self, heading: str, facts: FactList, second: str = "", more: FactList | None = None) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(11)
        for words, content in ((heading, facts), (second, more)):
            if content is not None:
                card = Card(words)
                card.body.addWidget(content)
                column.addWidget(card)
        column.addStretch(1)
        return holder

    def _arrange(self) -> None:
        columns = 3 if self.context.breakpoint.room >= Room.L else 2 if self.context.breakpoint.room >= Room.M else 1
        for place, card in enumerate(self._cards):
            self._grid.removeWidget(card)
            self._grid.addWidget(card, place // columns, place % columns)
        for place in range(3):
            self._grid.setColumnStretch(place, 1 if place < columns else 0)

    def load(self, file: ResidentFile) -> None:
        """Show the record that came with the file."""
        record = file.record
        self.identity.show_facts(tuple(self._identity(record)))
        self.custody.show_facts(tuple(self._custody(record)))
        self.dates.show_facts(tuple(self._dates(record)))
        self.programme.show_facts(tuple(self._programme(file)))
        self.family.show_facts(tuple(self._family(record)))

    def _fact(self, field: str, value: str) -> Fact:
        return Fact(label=self.t(FIELD_NAMES[field]), value=value)

    def _identity(self, record: ResidentRecord) -> Iterator[Fact]:
        texts, one = self.context.texts, record.resident
        age = texts.n("{n} yr", "{n} yr", one.age(self.context.today()))
        born = f"{texts.date_long(one.birth_date)} ({age})"
        yield self._fact("name", one.name)
        yield self._fact("alias", one.alias)
        yield self._fact("register_no", one.register_no)
        yield Fact(label=self.t("TC number"), value=one.tc_no)
        yield self._fact("national_no", one.national_no)
        yield self._fact("birth_place", one.birth_place)
        yield self._fact("birth_date", born)
        yield self._fact("mother_name", one.mother_name)
        yield self._fact("religion", one.religion)
        yield self._fact("education", one.education)
        yield Fact(label=self.t("Occupation"), value=one.occupation)
        yield Fact(label=self.t("Marital status"), value=one.marital_status)
        yield self._fact("address", one.address)
        yield Fact(label=self.t("Block and house"), value=one.place)
        yield Fact(label=self.t("Case officer"), value=one.case_officer)

    def _custody(self, record: ResidentRecord) -> Iterator[Fact]:
        custody = record.custody
        if custody is None:
            yield Fact(label=self.t("Custody"), value=self.t("Not recorded, or not shown to your role"), locked=True)
            return
        yield from self._verdict(custody)

    def _verdict(self, custody: Custody) -> Iterator[Fact]:
        texts = self.context.texts
        length = Duration(custody.years or 0, custody.months or 0, custody.days or 0)
        yield Fact(label=self.t("Status"), value=self.t(STATUS_NAMES[custody.status]))
        yield self._fact("articles", ", ".join(custody.articles))
        yield self._fact("court", custody.court)
        yield self._fact("verdict_no", custody.verdict_no)
        yield self._fact("verdict_on", texts.date_long(custody.verdict_on) if custody.verdict_on else "")
        yield self._fact("sentence", length.words(texts) if length else "")
        fine = texts.rupiah(custody.fine) if custody.fine else ""
        yield Fact(label=self.t("Fine"), value=" · ".join(part for part in (fine, custody.subsidiary) if part))
        yield self._fact("detained_on", texts.date_long(custody.detained_on))
        yield Fact(label=self.t("Recidivist"), value=self.t("yes") if custody.is_recidivist else self.t("no"))

    def _dates(self, record: ResidentRecord) -> Iterator[Fact]:
        texts = self.context.texts
        for one in sorted(record.legal_dates, key=lambda one: one.on_date):
            source = f"{self.t(SOURCE_NAMES[one.source])} {texts.day(one.data_date)}"
            value = f"{texts.date_long(one.on_date)} · {source}"
            yield Fact(label=self.t(LEGAL_DATE_NAMES[one.kind]), value=value)
        if not record.legal_dates:
            yield Fact(label=self.t("Legal dates"), value=self.t("none recorded"))

    def _programme(self, file: ResidentFile) -> Iterator[Fact]:
        texts, record = self.context.texts, file.record
        names = {phase.id: phase.name for phase in self.context.services.facility.phases.all()}
        yield Fact(label=self.t("Admitted"), value=texts.date_long(record.resident.admitted_on))
        yield Fact(label=self.t("Planned end"), value=texts.date_long(record.resident.programme_end))
        yield Fact(label=self.t("Main problem"), value=self.t(PROBLEM_NAMES[record.resident.problem]))
        yield self._fact("substance", ", ".join(record.substances))
        yield self._fact("severity", self.t(SEVERITY_NAMES[record.resident.severity]))
        for entry in record.entries:
            began = texts.day(entry.started_on) if entry.ended_on is not None else texts.date(entry.started_on)
            ended = texts.date(entry.ended_on) if entry.ended_on is not None else self.t("now")
            value = f"{began} – {ended} · {self.t(DECISION_NAMES[entry.decision])}"
            yield Fact(label=names.get(entry.phase_id, ""), value=value)

    def _family(self, record: ResidentRecord) -> Iterator[Fact]:
        texts, one = self.context.texts, record.resident
        yield self._fact("guarantor_name", one.guarantor_name)
        yield self._fact("guarantor_relation", one.guarantor_relation)
        yield self._fact("guarantor_phone", one.guarantor_phone)
        yield self._fact("consent_on", texts.date_long(one.consent_on) if one.consent_on else "")
        yield self._fact("consent_witness", one.consent_witness)
        if one.consent_withdrawn_on is not None:
            value = texts.date_long(one.consent_withdrawn_on)
            yield Fact(label=self.t("Consent withdrawn"), value=value, tone="danger")
        yield self._fact("belongings", one.belongings)
