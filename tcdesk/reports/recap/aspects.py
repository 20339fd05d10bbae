"""The annex of people: the seven aspects of data of PP 25/2011, article 18, one person a row."""

from __future__ import annotations

from tcdesk.domain.monthly_recap import EXIT_NAMES, MonthlyRecap, Person
from tcdesk.domain.resident import PROBLEM_NAMES, SEVERITY_NAMES, ExitKind
from tcdesk.i18n import N_, Texts
from tcdesk.reports.paper import type as styles
from tcdesk.reports.paper.flow import Block
from tcdesk.reports.paper.section import Head
from tcdesk.reports.paper.table import Cell, Column, Table, rows

ASPECTS = N_("People treated (PP 25/2011, article 18)")
_WIDTHS = (8.0, 44.0, 27.0, 21.0, 20.0, 25.0, 29.0)
"""Number, identity, substances, years of use, route, diagnosis, treatment; in millimetres of a text of 174."""


def aspect_blocks(record: MonthlyRecap, t: Texts, wide: float) -> list[Block]:
    """Head and table."""
    parts = [part * wide / sum(_WIDTHS) for part in _WIDTHS]
    titles = (
        t.t("No."), t.t("Identity"), t.t("Substance"), t.t("Use, years"), t.t("Route"), t.t("Diagnosis"),
        t.t("Treatment"),
    )  # fmt: skip
    columns = tuple(
        Column(title=title, wide=part, wraps=True, style=styles.CELL_STRONG if place == 0 else styles.CELL)
        for place, (title, part) in enumerate(zip(titles, parts, strict=True))
    )
    cells = [
        [Cell(str(number)), *(Cell(words) for words in aspects(person, t))]
        for number, person in enumerate(record.people, start=1)
    ]
    note = t.n("{n} person treated", "{n} persons treated", record.treated)
    table = Table(columns=columns, rows=rows(columns, cells, 1), empty=t.t("Nobody was treated in this month."))
    return [Head(title=ASPECTS, note=note, wide=wide), table]


def aspects(person: Person, t: Texts) -> tuple[str, str, str, str, str, str]:
    """Identity, substances, years of use, route, diagnosis, treatment: six aspects in words; the seventh is a count."""
    dash = "–"
    sex = t.t("male") if person.sex == "M" else t.t("female")
    age = t.t("{n} years", n=t.number(person.age)) if person.age is not None else ""
    known = (sex, age, person.education, person.occupation)
    numbers = " · ".join(part for part in (person.register_no, person.tc_no) if part)
    identity = "\n".join(part for part in (person.name, numbers, ", ".join(part for part in known if part)) if part)
    years = t.number(person.years_of_use) if person.years_of_use is not None else dash
    diagnosis = f"{t.t(SEVERITY_NAMES[person.severity])} · {t.t(PROBLEM_NAMES[person.problem])}"
    return identity, ", ".join(person.substances) or dash, years, person.route or dash, diagnosis, _treatment(person, t)


def _treatment(person: Person, t: Texts) -> str:
    said = [t.t("TC, since {day}", day=t.date(person.admitted_on))]
    if person.phase:
        said.append(person.phase)
    if person.exit_kind is not ExitKind.STAYS and person.left_on is not None:
        said.append(f"{t.t(EXIT_NAMES[person.exit_kind])} · {t.date(person.left_on)}")
    if person.was_here_before:
        said.append(t.t("was treated here before"))
    return "\n".join(said)
