"""Lists whose rows are found by a short code: substances, departments, activities."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

import attrs

from tcdesk.domain.calendar import STRUCTURE_NAMES, ActivityKind, Structure
from tcdesk.domain.health import Substance
from tcdesk.domain.job import JobDepartment
from tcdesk.domain.roles import Action
from tcdesk.i18n import N_, Marked, Texts
from tcdesk.services.suite import Services
from tcdesk.ui.kit.field import FieldSpec, Kind, Option
from tcdesk.ui.kit.table import Column
from tcdesk.ui.pages.settings.list_spec import ListSpec, Rows, number_of, text_of
from tcdesk.ui.pages.settings.lists_programme import CODE_HELP, POSITION

Coded = TypeVar("Coded", Substance, JobDepartment, ActivityKind)


def _coded(
    code: str,
    title: Marked,
    new: Marked,
    about: Marked,
    rows: Callable[[Services], Rows[Coded]],
    make: Callable[[Coded | None, Mapping[str, object]], Coded],
    more: Callable[[Texts], tuple[FieldSpec, ...]],
    columns: tuple[Column[Coded], ...],
    load: Callable[[Coded], Mapping[str, object]],
) -> ListSpec[Coded]:
    """A list whose rows are found by a short code; what was removed from it cannot come back under its code."""
    names = (
        Column[Coded](code="name", title=N_("Name"), text=lambda one, _t: one.name, width=170, stretch=True, bold=True,
                      key=lambda one: one.position),
        *columns,
        Column[Coded](code="code", title=N_("Code"), text=lambda one, _t: one.code, width=130, drop=1,
                      tone=lambda _: "ink2"),
    )  # fmt: skip
    return ListSpec[Coded](
        code=code,
        title=title,
        new=new,
        about=about,
        action=Action.SETTING_WRITE,
        rows=rows,
        columns=lambda _lookups: names,
        fields=lambda texts, _lookups: (
            FieldSpec(name="name", label=N_("Name"), required=True, longest=60),
            FieldSpec(name="code", label=N_("Code"), required=True, longest=30, help=CODE_HELP),
            *more(texts),
            POSITION,
        ),
        load=lambda one: {"name": one.name, "code": one.code, "position": one.position, **load(one)},
        make=make,
        name=lambda one, _texts, _lookups: one.name,
        key=lambda one: one.code,
        fixed=("code",),
    )


def _make_substance(old: Substance | None, values: Mapping[str, object]) -> Substance:
    given = {"name": text_of(values, "name"), "family": text_of(values, "family")}
    position, code = number_of(values, "position"), text_of(values, "code")
    if old is None:
        return Substance(code=code, position=position, **given)
    return attrs.evolve(old, position=position, **given)


SUBSTANCES = _coded(
    "substances",
    N_("Substances"),
    N_("New substance"),
    N_("Substances a resident may have used."),
    lambda services: services.facility.substances,
    _make_substance,
    lambda _texts: (FieldSpec(name="family", label=N_("Substance family"), required=True, longest=40),),
    (Column(code="family", title=N_("Substance family"), text=lambda one, _t: one.family, width=120),),
    lambda one: {"family": one.family},
)


def _make_department(old: JobDepartment | None, values: Mapping[str, object]) -> JobDepartment:
    name, position = text_of(values, "name"), number_of(values, "position")
    if old is None:
        return JobDepartment(code=text_of(values, "code"), name=name, position=position)
    return attrs.evolve(old, name=name, position=position)


DEPARTMENTS = _coded(
    "departments",
    N_("Departments"),
    N_("New department"),
    N_("Departments of the house in which residents have a job function."),
    lambda services: services.facility.departments,
    _make_department,
    lambda _texts: (),
    (),
    lambda _one: {},
)


def _make_activity(old: ActivityKind | None, values: Mapping[str, object]) -> ActivityKind:
    given = {
        "name": text_of(values, "name"),
        "structure": Structure(text_of(values, "structure")),
        "minutes": number_of(values, "minutes"),
        "position": number_of(values, "position"),
    }
    return ActivityKind(code=text_of(values, "code"), **given) if old is None else attrs.evolve(old, **given)


def _activity_fields(texts: Texts) -> tuple[FieldSpec, ...]:
    structures = tuple(Option(one.value, texts.t(words)) for one, words in STRUCTURE_NAMES.items())
    return (
        FieldSpec(name="structure", label=N_("Structure"), kind=Kind.CHOICE, options=structures, required=True),
        FieldSpec(
            name="minutes", label=N_("Length"), kind=Kind.WHOLE, required=True, least=5, most=600, unit=N_("minutes")
        ),
    )


ACTIVITIES = _coded(
    "activities",
    N_("Activities"),
    N_("New activity"),
    N_("Activities whose attendance is recorded."),
    lambda services: services.facility.activities,
    _make_activity,
    _activity_fields,
    (
        Column(code="structure", title=N_("Structure"), text=lambda one, t: t.t(STRUCTURE_NAMES[one.structure]),
               width=170, drop=2),
    ),
    lambda one: {"structure": one.structure.value, "minutes": one.minutes},
)  # fmt: skip
