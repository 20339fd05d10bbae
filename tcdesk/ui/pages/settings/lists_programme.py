"""Cohorts, phases and their criteria."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import attrs

from tcdesk.domain.calendar import Cohort
from tcdesk.domain.parsing import Near
from tcdesk.domain.phase import STAGE_NAMES, Criterion, Phase, Stage
from tcdesk.domain.roles import Action
from tcdesk.i18n import N_, Texts
from tcdesk.services.suite import Services
from tcdesk.ui.kit.field import FieldSpec, Kind, Option
from tcdesk.ui.kit.table import RIGHT, Column
from tcdesk.ui.pages.settings.list_spec import ListSpec, Lookups, chosen, day_of, number_of, text_of
from tcdesk.ui.pages.settings.lists_people import dates

_WRITE = Action.SETTING_WRITE
POSITION = FieldSpec(name="position", label=N_("Place in the list"), kind=Kind.WHOLE, least=0, most=999)
CODE_HELP = N_("Short, without spaces; not changed later")


# ---- cohorts


def _make_cohort(old: Cohort | None, values: Mapping[str, object]) -> Cohort:
    given = {
        "name": text_of(values, "name"),
        "starts_on": day_of(values, "starts_on") or date.min,
        "ends_on": day_of(values, "ends_on") or date.max,
        "capacity": number_of(values, "capacity"),
    }
    return Cohort(**given) if old is None else attrs.evolve(old, **given)


COHORTS = ListSpec[Cohort](
    code="cohorts",
    title=N_("Cohorts"),
    new=N_("New cohort"),
    about=N_("The residents of one programme year or batch."),
    action=_WRITE,
    rows=lambda services: services.facility.cohorts,
    columns=lambda _lookups: (
        Column(code="name", title=N_("Name"), text=lambda one, _t: one.name, width=110, stretch=True, bold=True,
               key=lambda one: one.name),
        Column(code="days", title=N_("Days"), width=190, key=lambda one: one.starts_on, descending_first=True,
               text=lambda one, t: dates(one.starts_on, one.ends_on, t)),
        Column(code="capacity", title=N_("Places"), width=86, align=RIGHT, text=lambda one, t: t.number(one.capacity),
               key=lambda one: one.capacity),
    ),
    fields=lambda _texts, _lookups: (
        FieldSpec(name="name", label=N_("Name"), required=True, longest=60),
        FieldSpec(name="starts_on", label=N_("First day"), kind=Kind.DATE, required=True, near=Near.ANY),
        FieldSpec(name="ends_on", label=N_("Last day"), kind=Kind.DATE, required=True, near=Near.FUTURE),
        FieldSpec(name="capacity", label=N_("Places"), kind=Kind.WHOLE, required=True, least=1, most=5000,
                  unit=N_("residents")),
    ),
    load=lambda one: {
        "name": one.name, "starts_on": one.starts_on, "ends_on": one.ends_on, "capacity": one.capacity,
    },
    make=_make_cohort,
    name=lambda one, _texts, _lookups: one.name,
    start=lambda _today: {"capacity": 170},
    again=lambda one: attrs.evolve(one, id=0, version=1),
)  # fmt: skip


# ---- phases


def _make_phase(old: Phase | None, values: Mapping[str, object]) -> Phase:
    given = {
        "name": text_of(values, "name"),
        "stage": Stage(text_of(values, "stage")),
        "position": number_of(values, "position"),
        "min_days": number_of(values, "min_days"),
        "target_days": number_of(values, "target_days"),
    }
    return Phase(code=text_of(values, "code"), **given) if old is None else attrs.evolve(old, **given)


def _phase_fields(texts: Texts, _lookups: Lookups) -> tuple[FieldSpec, ...]:
    stages = tuple(Option(stage.value, texts.t(words)) for stage, words in STAGE_NAMES.items())
    days = N_("days")
    return (
        FieldSpec(name="name", label=N_("Name"), required=True, longest=60),
        FieldSpec(name="code", label=N_("Code"), required=True, longest=20, help=CODE_HELP),
        FieldSpec(name="stage", label=N_("Stage"), kind=Kind.CHOICE, options=stages, required=True),
        FieldSpec(
            name="min_days", label=N_("Shortest stay"), kind=Kind.WHOLE, required=True, least=0, most=3650, unit=days
        ),
        FieldSpec(
            name="target_days", label=N_("Usual stay"), kind=Kind.WHOLE, required=True, least=1, most=3650, unit=days
        ),
        POSITION,
    )


PHASES = ListSpec[Phase](
    code="phases",
    title=N_("Phases"),
    new=N_("New phase"),
    about=N_("The phases of the programme, in order, with their lengths."),
    action=_WRITE,
    rows=lambda services: services.facility.phases,
    columns=lambda _lookups: (
        Column(code="name", title=N_("Name"), text=lambda one, _t: one.name, width=150, stretch=True, bold=True,
               key=lambda one: one.position),
        Column(code="stage", title=N_("Stage"), text=lambda one, t: t.t(STAGE_NAMES[one.stage]), width=96, drop=1,
               key=lambda one: list(Stage).index(one.stage)),
        Column(code="least", title=N_("Shortest"), width=88, align=RIGHT, key=lambda one: one.min_days,
               text=lambda one, t: t.n("{n} day", "{n} days", one.min_days)),
        Column(code="target", title=N_("Usual"), width=88, align=RIGHT, key=lambda one: one.target_days,
               text=lambda one, t: t.n("{n} day", "{n} days", one.target_days)),
    ),
    fields=_phase_fields,
    load=lambda one: {
        "name": one.name, "code": one.code, "stage": one.stage.value, "position": one.position,
        "min_days": one.min_days, "target_days": one.target_days,
    },
    make=_make_phase,
    name=lambda one, _texts, _lookups: one.name,
    start=lambda _today: {"min_days": 0},
    fixed=("code",),
    again=lambda one: attrs.evolve(one, id=0, version=1),
)  # fmt: skip


# ---- criteria


def _criterion_lookups(services: Services, _texts: Texts) -> Lookups:
    return {"phase_id": tuple(Option(str(one.id), one.name) for one in services.facility.phases.all())}


def _make_criterion(old: Criterion | None, values: Mapping[str, object]) -> Criterion:
    threshold = values.get("threshold")
    given = {
        "phase_id": number_of(values, "phase_id"),
        "code": text_of(values, "code"),
        "text": text_of(values, "text"),
        "threshold": None if threshold is None else float(str(threshold)),
        "position": number_of(values, "position"),
    }
    return Criterion(**given) if old is None else attrs.evolve(old, **given)


def _criterion_values(one: Criterion) -> Mapping[str, object]:
    return {
        "phase_id": one.phase_id,
        "code": one.code,
        "text": one.text,
        "threshold": None if one.threshold is None else Decimal(str(one.threshold)),
        "position": one.position,
    }


def _threshold(one: Criterion, texts: Texts) -> str:
    return "" if one.threshold is None else texts.number(one.threshold, 2).rstrip("0").rstrip(",.")


def _criterion_columns(lookups: Lookups) -> tuple[Column[Criterion], ...]:
    return (
        Column(code="text", title=N_("Criterion"), text=lambda one, _t: one.text, width=220, stretch=True, bold=True),
        Column(code="phase", title=N_("Phase"), width=130, key=lambda one: (one.phase_id, one.position),
               text=lambda one, _t: chosen(lookups, "phase_id", one.phase_id)),
        Column(code="threshold", title=N_("At least"), width=108, align=RIGHT, drop=1, text=_threshold),
    )  # fmt: skip


CRITERIA = ListSpec[Criterion](
    code="criteria",
    title=N_("Criteria"),
    new=N_("New criterion"),
    about=N_("What a resident has done before the next phase."),
    action=_WRITE,
    rows=lambda services: services.facility.criteria,
    columns=_criterion_columns,
    fields=lambda _texts, lookups: (
        FieldSpec(name="phase_id", label=N_("Phase"), kind=Kind.CHOICE, options=lookups.get("phase_id", ()),
                  required=True),
        FieldSpec(name="text", label=N_("Criterion"), required=True, longest=120),
        FieldSpec(name="code", label=N_("Code"), required=True, longest=30,
                  help=N_("min_days, attendance: the program counts")),
        FieldSpec(name="threshold", label=N_("At least"), kind=Kind.NUMBER, decimals=2, least=0, most=3650,
                  help=N_("Only where it is counted")),
        POSITION,
    ),
    load=_criterion_values,
    make=_make_criterion,
    name=lambda one, _texts, _lookups: one.text,
    lookups=_criterion_lookups,
    again=lambda one: attrs.evolve(one, id=0),
)  # fmt: skip
