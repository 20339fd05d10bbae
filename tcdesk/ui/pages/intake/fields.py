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

RECORDED = (DateSource.SDP, DateSource.REGISTRAR)
READINGS = {
    Reading.NEGATIVE: N_("Negative"),
    Reading.POSITIVE: N_("Positive"),
    Reading.INVALID: N_("Invalid"),
}
USES = 5
"""So many substances have a line of their own."""

MINIMUM = ("name", "birth_date", "register_no", "detained_on", "sentence", "substance")
"""What Enter goes through while it is empty: the six fields of the minimum, in the order of the sections."""

Parts = tuple[tuple[FieldSpec, ...], ...]
"""The fields of one section; between two parts there is room for something else."""


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
        words = label if label is not None else Marked(FIELD_NAMES[name])
        return FieldSpec(name=name, label=words, kind=kind, **more)  # pyright: ignore[reportArgumentType] - by name

    def of(self, section: Section) -> Parts:
        """The parts of one section, in order; none where it is closed to this person."""
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

    def _identity(self) -> Parts:
        f, offered = self._field, self._choices
        sexes = (Option("M", self._texts.t("Male")), Option("F", self._texts.t("Female")))
        return (
            (
                f("name", required=True, span=2, longest=120),
                f("birth_date", Kind.DATE, required=True, near=Near.BIRTH),
                f("birth_place", longest=60),
                f("mother_name", longest=120, help=N_("Helps to find an earlier stay")),
                f("national_no", longest=20, help=N_("16 digits")),
                f("religion", Kind.CHOICE, options=self._words(offered.religions)),
                f("education", Kind.CHOICE, options=self._words(offered.educations)),
                f("sex", Kind.CHOICE, N_("Sex"), options=sexes, help=N_("Empty: male")),
                f("address", span=2, longest=300),
                f("alias", longest=80),
                f("occupation", label=N_("Occupation"), longest=60),
                f("marital_status", Kind.CHOICE, N_("Marital status"), options=self._words(offered.marital)),
                f("nationality", label=N_("Nationality"), longest=40, help=N_("Empty: Indonesia")),
                f("language", label=N_("Language of therapy"), longest=20, help=N_("Empty: id, for Indonesian")),
                f("admitted_on", Kind.DATE, N_("Admitted on"), near=Near.ANY, help=N_("Empty: today")),
                f("programme_end", Kind.DATE, N_("Planned end"), near=Near.FUTURE, help=N_("Empty: by the phases")),
                f("counselor_id", Kind.CHOICE, N_("Counselor"), options=self._people(offered.counselors)),
                f("case_officer", label=N_("Case officer"), longest=80),
                f("cohort_id", Kind.CHOICE, N_("Cohort"), options=self._people(offered.cohorts)),
                f("block", label=N_("Block"), longest=30),
                f("house", label=N_("Room or house"), longest=30),
            ),
        )

    def _custody(self) -> Parts:
        f, offered = self._field, self._choices
        kinds = self._of(REGISTER_KINDS)
        sources = self._of({source: SOURCE_NAMES[source] for source in RECORDED})
        yes = N_("Yes")
        return (
            (
                f("register_no", required=True, read=parse_register_number, longest=40),
                f("register_kind", Kind.CHOICE, N_("Register"), options=kinds, help=N_("Empty: by the sentence")),
                f("articles", Kind.TAGS, options=self._words(offered.articles), help=N_("Type numbers; Enter adds")),
                f("court", Kind.CHOICE, options=self._words(offered.courts)),
                f("verdict_no", longest=60),
                f("verdict_on", Kind.DATE, near=Near.PAST),
                f("sentence", Kind.DURATION, required=True),
                f("detained_on", Kind.DATE, required=True, near=Near.PAST),
                f("status", Kind.CHOICE, N_("Status"), options=self._of(STATUS_NAMES), help=N_("Empty: convicted")),
                f("two_thirds", Kind.DATE, N_("⅔ of the sentence (recorded)"), near=Near.FUTURE),
                f("expiry", Kind.DATE, N_("Expiry (recorded)"), near=Near.FUTURE),
                f("data_date", Kind.DATE, N_("Date of these data"), near=Near.PAST, help=N_("Printed below the dates")),
            ),
            (
                f(
                    "co_defendants",
                    Kind.TAGS,
                    N_("Co-defendants"),
                    span=2,
                    options=self._people(offered.residents),
                    help=N_("Used by the scheduler: never in one group"),
                ),
                f("date_source", Kind.CHOICE, N_("Source"), options=sources, help=N_("Empty: SDP")),
                f("third", Kind.DATE, N_("⅓ of the sentence (recorded)"), near=Near.FUTURE),
                f("half", Kind.DATE, N_("½ of the sentence (recorded)"), near=Near.FUTURE),
                f("final_on", Kind.DATE, N_("Final since"), near=Near.PAST),
                f("fine", Kind.MONEY, N_("Fine")),
                f("subsidiary", label=N_("Substitute for the fine"), longest=40),
                f("is_recidivist", Kind.CHECK, N_("Convicted before"), span=0.5, placeholder=yes),
                f("in_register_f", Kind.CHECK, N_("In register F"), span=0.5, placeholder=yes),
            ),
        )

    def _health(self) -> Parts:
        if not self._medical:
            return ()
        f, readings = self._field, self._of(READINGS)
        panels = (f(f"urine_{panel}", Kind.CHOICE, Marked(panel), options=readings) for panel in PANELS)
        return (
            (
                f("systolic", Kind.WHOLE, N_("Systolic"), unit=N_("mmHg")),
                f("diastolic", Kind.WHOLE, N_("Diastolic"), unit=N_("mmHg")),
                f("pulse", Kind.WHOLE, unit=N_("per minute")),
                f("breathing", Kind.WHOLE, unit=N_("per minute")),
                f("temperature", Kind.NUMBER, decimals=1, unit=N_("°C")),
                f("oxygen", Kind.WHOLE, unit=N_("%")),
                f("weight", Kind.NUMBER, decimals=1, unit=N_("kg")),
                f("findings", Kind.NOTES, lines=2, longest=2000),
                f("medication", Kind.NOTES, lines=2, longest=1000),
                f("urine_on", Kind.DATE, N_("Urine test on"), near=Near.PAST, help=N_("Empty: today")),
                *panels,
            ),
        )

    def _substances(self) -> Parts:
        f, offered = self._field, self._choices
        substances = tuple(Option(one.code, one.name) for one in offered.substances)

        def line(place: int) -> tuple[FieldSpec, ...]:
            after = f"_{place}" if place else ""
            label = N_("Another substance") if place else FIELD_NAMES["substance"]
            age = FIELD_NAMES["first_age"]
            return (
                f(f"substance{after}", Kind.CHOICE, label, required=not place, options=substances),
                f(f"first_age{after}", Kind.WHOLE, age, least=5, most=99, unit=N_("years"), span=0.5),
                f(f"route{after}", label=N_("Way of use"), longest=40, span=0.5),
                f(f"last_used{after}", label=FIELD_NAMES["last_used"], longest=60, span=0.5),
                f(f"remark{after}", label=N_("Remark"), longest=200, span=0.5),
            )

        return (
            (
                *line(0),
                f("severity", Kind.CHOICE, options=self._of(SEVERITY_NAMES), help=N_("Empty: moderate")),
                f("problem", Kind.CHOICE, N_("Main problem"), options=self._of(PROBLEM_NAMES)),
                f("needs", Kind.TAGS, N_("Special needs"), help=N_("A counselor must be qualified for them")),
                *(one for place in range(1, USES) for one in line(place)),
            ),
        )

    def _family(self) -> Parts:
        f = self._field
        return (
            (
                f("guarantor_name", longest=120),
                f("guarantor_relation", Kind.CHOICE, options=self._words(self._choices.relations)),
                f("guarantor_phone", longest=30),
            ),
        )

    def _consent(self) -> Parts:
        f = self._field
        return ((f("consent_on", Kind.DATE, near=Near.PAST), f("consent_witness", longest=120)),)

    def _belongings(self) -> Parts:
        return ((self._field("belongings", Kind.NOTES, span=3, lines=3, longest=1000),),)
