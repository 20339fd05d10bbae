"""The fields of an intake, section by section, as data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tcdesk.domain.custody import SOURCE_NAMES, STATUS_NAMES, DateSource
from tcdesk.domain.health import PANELS, Reading
from tcdesk.domain.intake import FIELD_NAMES, Section
from tcdesk.domain.parsing import Near
from tcdesk.domain.register_number import parse_register_number
from tcdesk.domain.registers import REGISTER_KINDS
from tcdesk.domain.resident import PROBLEM_NAMES, SEVERITY_NAMES
from tcdesk.domain.views.intake import Choice, IntakeChoices
from tcdesk.i18n import N_, Marked, Texts
from tcdesk.ui.kit.field import FieldSpec, Kind, Option

RECORDED = {source: SOURCE_NAMES[source] for source in (DateSource.SDP, DateSource.REGISTRAR)}
READINGS = {
    Reading.NEGATIVE: N_("Negative"),
    Reading.POSITIVE: N_("Positive"),
    Reading.INVALID: N_("Invalid"),
}
MEDICAL = N_("Only medical staff may fill this in")

# What Enter goes through while it is empty: the six fields of the minimum.
MINIMUM = ("name", "birth_date", "register_no", "detained_on", "sentence", "substance")


class Declared:
    """Makes the declarations of all sections, in the words of the screen and with what the facility offers."""

    def __init__(self, texts: Texts, choices: IntakeChoices, *, medical: bool) -> None:
        self._texts, self._choices, self._medical = texts, choices, medical

    def _of(self, table: Mapping[Any, Marked]) -> tuple[Option, ...]:
        return tuple(Option(str(code), self._texts.t(words)) for code, words in table.items())

    @staticmethod
    def _words(words: tuple[str, ...]) -> tuple[Option, ...]:
        return tuple(Option(one, one) for one in words)

    @staticmethod
    def _people(people: tuple[Choice, ...]) -> tuple[Option, ...]:
        return tuple(Option(str(one.id), f"{one.name} · {one.detail}" if one.detail else one.name) for one in people)

    @staticmethod
    def _field(name: str, kind: Kind = Kind.TEXT, label: Marked | None = None, **more: object) -> FieldSpec:
        known = FIELD_NAMES.get(name)
        words = label if label is not None else Marked(known or name)
        return FieldSpec(name=name, label=words, kind=kind, **more)  # pyright: ignore[reportArgumentType] - by name

    def of(self, section: Section) -> tuple[FieldSpec, ...]:
        """The fields of one section, in order."""
        made = {
            Section.IDENTITY: self._identity,
            Section.CUSTODY: self._custody,
            Section.HEALTH: self._health,
            Section.SUBSTANCES: self._substances,
            Section.FAMILY: self._family,
            Section.CONSENT: self._consent,
            Section.BELONGINGS: self._belongings,
        }
        return made[section]()

    def _identity(self) -> tuple[FieldSpec, ...]:
        f, offered = self._field, self._choices
        sexes = (Option("M", self._texts.t("Male")), Option("F", self._texts.t("Female")))
        return (
            f("name", required=True, span=2, longest=120),
            f("birth_date", Kind.DATE, required=True, near=Near.BIRTH),
            f("birth_place", longest=60),
            f("mother_name", longest=120),
            f("national_no", longest=20),
            f("alias", longest=80),
            f("sex", Kind.CHOICE, N_("Sex"), options=sexes),
            f("religion", Kind.CHOICE, options=self._words(offered.religions)),
            f("education", Kind.CHOICE, options=self._words(offered.educations)),
            f("occupation", label=N_("Occupation"), longest=60),
            f("marital_status", Kind.CHOICE, N_("Marital status"), options=self._words(offered.marital)),
            f("block", label=N_("Block"), longest=30),
            f("house", label=N_("Room or house"), longest=30),
            f("counselor_id", Kind.CHOICE, N_("Counselor"), options=self._people(offered.counselors)),
            f("cohort_id", Kind.CHOICE, N_("Cohort"), options=self._people(offered.cohorts)),
            f("admitted_on", Kind.DATE, N_("Admitted on"), near=Near.ANY, help=N_("Empty: today")),
            f("address", Kind.NOTES, span=2, lines=2, longest=300),
        )

    def _custody(self) -> tuple[FieldSpec, ...]:
        f, offered = self._field, self._choices
        kinds = self._of(REGISTER_KINDS)
        return (
            f("register_no", required=True, read=parse_register_number, longest=40),
            f("register_kind", Kind.CHOICE, N_("Register"), options=kinds),
            f("articles", Kind.TAGS, options=self._words(offered.articles)),
            f("detained_on", Kind.DATE, required=True, near=Near.PAST),
            f("status", Kind.CHOICE, N_("Status"), options=self._of(STATUS_NAMES)),
            f("sentence", Kind.DURATION, required=True),
            f("court", Kind.CHOICE, options=self._words(offered.courts)),
            f("verdict_no", longest=60),
            f("verdict_on", Kind.DATE, near=Near.PAST),
            f("fine", Kind.MONEY, N_("Fine")),
            f("subsidiary", label=N_("Substitute for the fine"), longest=40),
            f("final_on", Kind.DATE, N_("Final since"), near=Near.PAST),
            f("third", Kind.DATE, near=Near.FUTURE),
            f("half", Kind.DATE, near=Near.FUTURE),
            f("two_thirds", Kind.DATE, near=Near.FUTURE),
            f("expiry", Kind.DATE, near=Near.FUTURE),
            f("data_date", Kind.DATE, N_("Date of these data"), near=Near.PAST),
            f(
                "date_source",
                Kind.CHOICE,
                N_("Source"),
                options=self._of({source: SOURCE_NAMES[source] for source in RECORDED}),
            ),
            f(
                "co_defendants",
                Kind.TAGS,
                N_("Co-defendants"),
                span=3,
                options=self._people(offered.residents),
                help=N_("The scheduler never puts them into one group"),
            ),
        )

    def _health(self) -> tuple[FieldSpec, ...]:
        f = self._field
        locked = None if self._medical else MEDICAL
        measures = (
            ("systolic", N_("Systolic"), N_("mmHg")),
            ("diastolic", N_("Diastolic"), N_("mmHg")),
            ("pulse", N_("Pulse"), N_("per minute")),
            ("breathing", N_("Breathing"), N_("per minute")),
            ("oxygen", N_("Oxygen saturation"), N_("%")),
        )
        readings = self._of(READINGS)
        return (
            *(f(name, Kind.WHOLE, label, unit=unit, locked_for=locked) for name, label, unit in measures),
            f("temperature", Kind.NUMBER, decimals=1, unit=N_("°C"), locked_for=locked),
            f("weight", Kind.NUMBER, decimals=1, unit=N_("kg"), locked_for=locked),
            f("urine_on", Kind.DATE, N_("Urine test on"), near=Near.PAST, locked_for=locked),
            *(f(f"urine_{panel}", Kind.CHOICE, Marked(panel), options=readings, locked_for=locked) for panel in PANELS),
            f("findings", Kind.NOTES, span=1.5, longest=2000, locked_for=locked),
            f("medication", Kind.NOTES, span=1.5, longest=1000, locked_for=locked),
        )

    def _substances(self) -> tuple[FieldSpec, ...]:
        f, offered = self._field, self._choices
        substances = tuple(Option(one.code, one.name) for one in offered.substances)
        return (
            f("substance", Kind.CHOICE, required=True, options=substances),
            f("first_age", Kind.WHOLE, least=5, most=99, unit=N_("years")),
            f("last_used", longest=60),
            f("others", Kind.TAGS, N_("Other substances"), span=2, options=substances),
            f("severity", Kind.CHOICE, options=self._of(SEVERITY_NAMES)),
            f("problem", Kind.CHOICE, N_("Main problem"), options=self._of(PROBLEM_NAMES)),
        )

    def _family(self) -> tuple[FieldSpec, ...]:
        f = self._field
        return (
            f("guarantor_name", longest=120),
            f("guarantor_relation", Kind.CHOICE, options=self._words(self._choices.relations)),
            f("guarantor_phone", longest=30),
        )

    def _consent(self) -> tuple[FieldSpec, ...]:
        f = self._field
        return (f("consent_on", Kind.DATE, near=Near.PAST), f("consent_witness", longest=120))

    def _belongings(self) -> tuple[FieldSpec, ...]:
        return (self._field("belongings", Kind.NOTES, span=3, longest=1000),)
