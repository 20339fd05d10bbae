"""Holidays and lock-downs: days and hours in which no group meets."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from tcdesk.domain.calendar import HOLIDAY_SOURCE_NAMES, Holiday, LockDown
from tcdesk.domain.changes import Changes
from tcdesk.domain.parsing import Near
from tcdesk.domain.roles import Action
from tcdesk.i18n import N_, Texts
from tcdesk.services.suite import Services
from tcdesk.ui.kit.field import FieldSpec, Kind
from tcdesk.ui.kit.table import Column
from tcdesk.ui.pages.settings.list_spec import Extra, ListSpec, day_of, number_of, text_of
from tcdesk.ui.pages.settings.lists_people import dates

_WRITE = Action.SETTING_WRITE


# ---- holidays


def _take_over(services: Services, today: date, texts: Texts) -> tuple[str, Changes]:
    """Take over the public holidays of this year and the next, also those that were taken out."""
    days, changes = services.facility.take_over_holidays(today, date(today.year + 1, 12, 31))
    if not days:
        return texts.t("The public holidays were here already"), changes
    return texts.n("{n} public holiday taken over", "{n} public holidays taken over", days), changes


def _make_holiday(old: Holiday | None, values: Mapping[str, object]) -> Holiday:
    day = day_of(values, "on_date") or date.min
    given = {"name": text_of(values, "name"), "is_off": bool(values.get("is_off"))}
    return Holiday(on_date=day, **given) if old is None else attrs.evolve(old, **given)


HOLIDAYS = ListSpec[Holiday](
    code="holidays",
    title=N_("Holidays"),
    new=N_("New holiday"),
    about=N_("Days on which no group meets. Take the public ones over, and add your own."),
    action=_WRITE,
    rows=lambda services: services.facility.holidays,
    columns=lambda _lookups: (
        Column(code="date", title=N_("Date"), width=132, key=lambda one: one.on_date, descending_first=True,
               text=lambda one, t: f"{t.weekday(one.on_date.weekday(), short=True)} {t.date(one.on_date)}"),
        Column(code="name", title=N_("Name"), width=170, stretch=True, bold=True, text=lambda one, _t: one.name,
               key=lambda one: one.name),
        Column(code="source", title=N_("From"), width=130, drop=1, key=lambda one: one.source,
               text=lambda one, t: t.t(HOLIDAY_SOURCE_NAMES[one.source])),
        Column(code="off", title=N_("House"), width=104,
               text=lambda one, t: t.t("closed") if one.is_off else t.t("works"), key=lambda one: one.is_off),
    ),
    fields=lambda _texts, _lookups: (
        FieldSpec(name="on_date", label=N_("Date"), kind=Kind.DATE, required=True, near=Near.FUTURE),
        FieldSpec(name="name", label=N_("Name"), required=True, longest=80),
        FieldSpec(name="is_off", label=N_("House"), kind=Kind.CHECK, placeholder=N_("No group meets on this day")),
    ),
    load=lambda one: {"on_date": one.on_date, "name": one.name, "is_off": one.is_off},
    make=_make_holiday,
    name=lambda one, texts, _lookups: f"{one.name}, {texts.date(one.on_date)}",
    start=lambda _today: {"is_off": True},
    key=lambda one: one.on_date,
    fixed=("on_date",),
    again=lambda one: one,
    extra=Extra(words=N_("Public holidays"), icon="import", run=_take_over),
)  # fmt: skip


# ---- lock-downs


def span(one: LockDown, texts: Texts) -> str:
    """`9 Mar 2026`, `9 Mar 13.00 – 11 Mar 2026 10.00`."""
    first, last, begin, end = one.starts_on, one.ends_on, one.starts_at, one.ends_at
    if begin is None and end is None:
        return dates(first, last, texts)
    if first == last:
        return f"{texts.date(first)} {_hours(begin, end, texts)}"
    before = texts.day(first) if begin is None else f"{texts.day(first)} {texts.minutes(begin)}"
    after = texts.date(last) if end is None else f"{texts.date(last)} {texts.minutes(end)}"
    return f"{before} – {after}"


def _hours(begin: int | None, end: int | None, texts: Texts) -> str:
    if end is None:
        return texts.t("from {hour}", hour=texts.minutes(begin or 0))
    if begin is None:
        return texts.t("until {hour}", hour=texts.minutes(end))
    return f"{texts.minutes(begin)}–{texts.minutes(end)}"


def _make_lock_down(old: LockDown | None, values: Mapping[str, object]) -> LockDown:
    first = day_of(values, "starts_on") or date.min
    given = {
        "starts_on": first,
        "ends_on": day_of(values, "ends_on") or first,
        "starts_at": None if values.get("starts_at") is None else number_of(values, "starts_at"),
        "ends_at": None if values.get("ends_at") is None else number_of(values, "ends_at"),
        "reason": text_of(values, "reason"),
    }
    return LockDown(**given) if old is None else attrs.evolve(old, **given)


LOCK_DOWNS = ListSpec[LockDown](
    code="lock_downs",
    title=N_("Lock-downs"),
    new=N_("New lock-down"),
    about=N_("Days or hours in which no session is held, with the reason. The week is planned around them."),
    action=_WRITE,
    rows=lambda services: services.facility.lock_downs,
    columns=lambda _lookups: (
        Column(code="reason", title=N_("Reason"), width=150, stretch=True, bold=True, text=lambda one, _t: one.reason,
               key=lambda one: one.reason),
        Column(code="span", title=N_("Days and hours"), width=230, key=lambda one: one.starts_on,
               descending_first=True, text=span),
    ),
    fields=lambda _texts, _lookups: (
        FieldSpec(name="starts_on", label=N_("First day"), kind=Kind.DATE, required=True, near=Near.FUTURE),
        FieldSpec(name="starts_at", label=N_("From the hour"), kind=Kind.TIME, placeholder=N_("13.00"),
                  help=N_("Empty: from the beginning of the first day")),
        FieldSpec(name="ends_on", label=N_("Last day"), kind=Kind.DATE, near=Near.FUTURE,
                  help=N_("Empty: the first day alone")),
        FieldSpec(name="ends_at", label=N_("Until the hour"), kind=Kind.TIME, placeholder=N_("16.00"),
                  help=N_("Empty: to the end of the last day")),
        FieldSpec(name="reason", label=N_("Reason"), required=True, longest=80,
                  help=N_("Seen by staff, never printed")),
    ),
    load=lambda one: {
        "starts_on": one.starts_on, "ends_on": one.ends_on, "starts_at": one.starts_at, "ends_at": one.ends_at,
        "reason": one.reason,
    },
    make=_make_lock_down,
    name=lambda one, texts, _lookups: f"{one.reason}, {span(one, texts)}",
    start=lambda today: {"starts_on": today},
    again=lambda one: attrs.evolve(one, id=0, version=1),
)  # fmt: skip
