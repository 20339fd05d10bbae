"""Staff and their leave."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from tcdesk.domain.parsing import Near
from tcdesk.domain.roles import Action
from tcdesk.domain.staff import HALF_NAMES, Half, Leave, Staff
from tcdesk.i18n import N_, Texts
from tcdesk.services.suite import Services
from tcdesk.ui.kit.field import FieldSpec, Kind, Option
from tcdesk.ui.kit.table import RIGHT, Column
from tcdesk.ui.pages.settings.list_spec import ListSpec, Lookups, chosen, day_of, number_of, text_of, words_of

SEXES = (("M", N_("Man")), ("F", N_("Woman")))


def dates(first: date, last: date, texts: Texts) -> str:
    """A stretch of days, both ends in it: one day, or `9 Mar – 11 Mar 2026`."""
    return texts.date(first) if first == last else f"{texts.day(first)} – {texts.date(last)}"


# ---- staff


def _staff_columns(_lookups: Lookups) -> tuple[Column[Staff], ...]:
    return (
        Column(code="name", title=N_("Name"), text=lambda one, _t: one.full_name, width=190, stretch=True,
               key=lambda one: one.name, bold=True),
        Column(code="position", title=N_("Position"), text=lambda one, _t: one.position, width=150, drop=2),
        Column(code="counselor", title=N_("Counselor"), width=90, drop=1,
               text=lambda one, t: t.t("yes") if one.is_counselor else "", key=lambda one: not one.is_counselor),
        Column(code="groups", title=N_("Groups"), width=78, align=RIGHT,
               text=lambda one, t: t.number(one.max_groups) if one.is_counselor else "",
               key=lambda one: one.max_groups),
        Column(code="residents", title=N_("Residents"), width=78, align=RIGHT,
               text=lambda one, t: t.number(one.resident_limit) if one.is_counselor else "",
               key=lambda one: one.resident_limit),
    )  # fmt: skip


def _staff_fields(texts: Texts, _lookups: Lookups) -> tuple[FieldSpec, ...]:
    sexes = tuple(Option(code, texts.t(words)) for code, words in SEXES)
    return (
        FieldSpec(name="name", label=N_("Name"), required=True, longest=80, help=N_("Without degrees")),
        FieldSpec(name="degree", label=N_("Degree"), longest=60, placeholder=N_("S.Psi.")),
        FieldSpec(name="position", label=N_("Position"), longest=80),
        FieldSpec(name="employee_no", label=N_("Employee number"), longest=40),
        FieldSpec(name="sex", label=N_("Sex"), kind=Kind.CHOICE, options=sexes, required=True),
        FieldSpec(name="is_counselor", label=N_("Counselor"), kind=Kind.CHECK, placeholder=N_("Leads therapy groups")),
        FieldSpec(
            name="max_groups", label=N_("Most groups in a week"), kind=Kind.WHOLE, least=0, most=20, unit=N_("groups")
        ),
        FieldSpec(
            name="resident_limit",
            label=N_("Most residents in care"),
            kind=Kind.WHOLE,
            least=0,
            most=500,
            unit=N_("residents"),
        ),
        FieldSpec(name="languages", label=N_("Languages"), kind=Kind.TAGS, help=N_("Enter adds one")),
        FieldSpec(name="qualifications", label=N_("Qualifications"), kind=Kind.TAGS, help=N_("Enter adds one")),
        FieldSpec(name="active_from", label=N_("Employed from"), kind=Kind.DATE, near=Near.PAST),
        FieldSpec(name="active_until", label=N_("Employed until"), kind=Kind.DATE),
    )


_STAFF_FIELDS = ("name", "degree", "position", "employee_no", "sex", "is_counselor", "max_groups", "resident_limit",
                 "languages", "qualifications", "active_from", "active_until")  # fmt: skip


def _staff_values(one: Staff) -> Mapping[str, object]:
    return {name: getattr(one, name) for name in _STAFF_FIELDS}


def _make_staff(old: Staff | None, values: Mapping[str, object]) -> Staff:
    given = {
        "name": text_of(values, "name"),
        "degree": text_of(values, "degree"),
        "position": text_of(values, "position"),
        "employee_no": text_of(values, "employee_no"),
        "sex": text_of(values, "sex") or "M",
        "is_counselor": bool(values.get("is_counselor")),
        "max_groups": number_of(values, "max_groups"),
        "resident_limit": number_of(values, "resident_limit"),
        "languages": words_of(values, "languages"),
        "qualifications": words_of(values, "qualifications"),
        "active_from": day_of(values, "active_from"),
        "active_until": day_of(values, "active_until"),
    }
    return Staff(**given) if old is None else attrs.evolve(old, **given)


STAFF = ListSpec[Staff](
    code="staff",
    title=N_("Staff"),
    new=N_("New member of staff"),
    about=N_("Everybody who leads groups, signs papers or is named in a plan."),
    action=Action.STAFF_WRITE,
    rows=lambda services: services.facility.staff,
    columns=_staff_columns,
    fields=_staff_fields,
    load=_staff_values,
    make=_make_staff,
    name=lambda one, _texts, _lookups: one.name,
    start=lambda today: {
        "sex": "M", "max_groups": 2, "resident_limit": 30, "languages": ("id",), "active_from": today,
    },
    again=lambda one: attrs.evolve(one, id=0, version=1),
)  # fmt: skip


# ---- leave


def staff_options(services: Services) -> tuple[Option, ...]:
    """Everybody on the staff list, as answers."""
    return tuple(Option(str(one.id), one.name) for one in services.facility.staff.all())


def _leave_lookups(services: Services, _texts: Texts) -> Lookups:
    people = staff_options(services)
    return {"staff_id": people, "cover_id": people}


def _leave_columns(lookups: Lookups) -> tuple[Column[Leave], ...]:
    return (
        Column(code="who", title=N_("Who"), width=150, stretch=True, bold=True,
               text=lambda one, _t: chosen(lookups, "staff_id", one.staff_id),
               key=lambda one: chosen(lookups, "staff_id", one.staff_id)),
        Column(code="days", title=N_("Days"), width=170, key=lambda one: one.starts_on, descending_first=True,
               text=lambda one, t: dates(one.starts_on, one.ends_on, t)),
        Column(code="half", title=N_("Part of the day"), width=112, drop=2,
               text=lambda one, t: t.t(HALF_NAMES[one.half])),
        Column(code="reason", title=N_("Reason"), width=120, drop=1, text=lambda one, _t: one.reason),
        Column(code="cover", title=N_("Cover"), width=120, drop=3,
               text=lambda one, _t: chosen(lookups, "cover_id", one.cover_id)),
    )  # fmt: skip


def _leave_fields(texts: Texts, lookups: Lookups) -> tuple[FieldSpec, ...]:
    people = lookups.get("staff_id", ())
    halves = tuple(Option(half.value, texts.t(words)) for half, words in HALF_NAMES.items())
    return (
        FieldSpec(name="staff_id", label=N_("Who"), kind=Kind.CHOICE, options=people, required=True),
        FieldSpec(name="starts_on", label=N_("First day"), kind=Kind.DATE, required=True, near=Near.FUTURE),
        FieldSpec(
            name="ends_on",
            label=N_("Last day"),
            kind=Kind.DATE,
            near=Near.FUTURE,
            help=N_("Empty: the first day alone"),
        ),
        FieldSpec(name="half", label=N_("Part of the day"), kind=Kind.CHOICE, options=halves, required=True),
        FieldSpec(name="reason", label=N_("Reason"), longest=80),
        FieldSpec(
            name="cover_id",
            label=N_("Cover"),
            kind=Kind.CHOICE,
            options=people,
            help=N_("Who leads the groups meanwhile"),
        ),
    )


def _make_leave(old: Leave | None, values: Mapping[str, object]) -> Leave:
    first = day_of(values, "starts_on") or date.min
    cover = number_of(values, "cover_id")
    given = {
        "staff_id": number_of(values, "staff_id"),
        "starts_on": first,
        "ends_on": day_of(values, "ends_on") or first,
        "half": Half(text_of(values, "half") or Half.FULL),
        "reason": text_of(values, "reason"),
        "cover_id": cover or None,
    }
    return Leave(**given) if old is None else attrs.evolve(old, **given)


def _leave_values(one: Leave) -> Mapping[str, object]:
    return {
        "staff_id": one.staff_id,
        "starts_on": one.starts_on,
        "ends_on": one.ends_on,
        "half": one.half.value,
        "reason": one.reason,
        "cover_id": one.cover_id,
    }


LEAVE = ListSpec[Leave](
    code="leave",
    title=N_("Leave"),
    new=N_("New leave"),
    about=N_("Days on which a member of staff is away. The week is planned around them."),
    action=Action.STAFF_WRITE,
    rows=lambda services: services.facility.leave,
    columns=_leave_columns,
    fields=_leave_fields,
    load=_leave_values,
    make=_make_leave,
    name=lambda one, texts, lookups: (
        f"{chosen(lookups, 'staff_id', one.staff_id)}, {dates(one.starts_on, one.ends_on, texts)}"
    ),
    start=lambda today: {"half": Half.FULL.value, "starts_on": today},
    lookups=_leave_lookups,
    again=lambda one: attrs.evolve(one, id=0, version=1),
)
