"""Rooms and their closures, hours of groups and blocked hours."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from tcdesk.domain.calendar import BlockedBand, Room, RoomClosure, Slot
from tcdesk.domain.parsing import Near
from tcdesk.domain.roles import Action
from tcdesk.i18n import N_, Texts
from tcdesk.services.suite import Services
from tcdesk.ui.kit.field import FieldSpec, Kind, Option
from tcdesk.ui.kit.table import RIGHT, Column
from tcdesk.ui.pages.settings.list_spec import ListSpec, Lookups, chosen, day_of, number_of, text_of
from tcdesk.ui.pages.settings.lists_people import dates

EVERY_DAY = "-"
_WRITE = Action.SETTING_WRITE


def weekdays(texts: Texts) -> tuple[Option, ...]:
    """The days of the week as answers."""
    return tuple(Option(str(number), texts.weekday(number)) for number in range(7))


def hours(starts_at: int, minutes: int, texts: Texts) -> str:
    """`10.00–11.00`."""
    return f"{texts.minutes(starts_at)}–{texts.minutes(starts_at + minutes)}"


# ---- rooms


def _make_room(old: Room | None, values: Mapping[str, object]) -> Room:
    given = {
        "name": text_of(values, "name"),
        "capacity": number_of(values, "capacity"),
        "for_groups": bool(values.get("for_groups")),
    }
    return Room(**given) if old is None else attrs.evolve(old, **given)


ROOMS = ListSpec[Room](
    code="rooms",
    title=N_("Rooms"),
    new=N_("New room"),
    about=N_("Rooms in which groups and activities meet."),
    action=_WRITE,
    rows=lambda services: services.facility.rooms,
    columns=lambda _lookups: (
        Column(code="name", title=N_("Name"), text=lambda one, _t: one.name, width=110, stretch=True,
               key=lambda one: one.name, bold=True),
        Column(code="capacity", title=N_("Places"), text=lambda one, t: t.number(one.capacity), width=90, align=RIGHT,
               key=lambda one: one.capacity),
        Column(code="groups", title=N_("For groups"), text=lambda one, t: t.t("yes") if one.for_groups else "",
               width=130, key=lambda one: not one.for_groups),
    ),
    fields=lambda _texts, _lookups: (
        FieldSpec(name="name", label=N_("Name"), required=True, longest=60),
        FieldSpec(name="capacity", label=N_("Places"), kind=Kind.WHOLE, required=True, least=1, most=1000,
                  unit=N_("people")),
        FieldSpec(name="for_groups", label=N_("Therapy groups"), kind=Kind.CHECK,
                  placeholder=N_("Groups may meet here")),
    ),
    load=lambda one: {"name": one.name, "capacity": one.capacity, "for_groups": one.for_groups},
    make=_make_room,
    name=lambda one, _texts, _lookups: one.name,
    start=lambda _today: {"capacity": 12, "for_groups": True},
    again=lambda one: attrs.evolve(one, id=0, version=1),
)  # fmt: skip


def _closure_lookups(services: Services, _texts: Texts) -> Lookups:
    return {"room_id": tuple(Option(str(one.id), one.name) for one in services.facility.rooms.all())}


def _make_closure(old: RoomClosure | None, values: Mapping[str, object]) -> RoomClosure:
    first = day_of(values, "starts_on") or date.min
    given = {
        "room_id": number_of(values, "room_id"),
        "starts_on": first,
        "ends_on": day_of(values, "ends_on") or first,
        "reason": text_of(values, "reason"),
    }
    return RoomClosure(**given) if old is None else attrs.evolve(old, **given)


def _closure_columns(lookups: Lookups) -> tuple[Column[RoomClosure], ...]:
    return (
        Column(code="room", title=N_("Room"), width=110, stretch=True, bold=True,
               text=lambda one, _t: chosen(lookups, "room_id", one.room_id),
               key=lambda one: chosen(lookups, "room_id", one.room_id)),
        Column(code="days", title=N_("Days"), width=180, key=lambda one: one.starts_on, descending_first=True,
               text=lambda one, t: dates(one.starts_on, one.ends_on, t)),
        Column(code="reason", title=N_("Reason"), width=160, text=lambda one, _t: one.reason, drop=1),
    )  # fmt: skip


CLOSURES = ListSpec[RoomClosure](
    code="closures",
    title=N_("Closures"),
    new=N_("New closure"),
    about=N_("Days on which a room cannot be used, for repairs or an event."),
    action=_WRITE,
    rows=lambda services: services.facility.closures,
    columns=_closure_columns,
    fields=lambda _texts, lookups: (
        FieldSpec(name="room_id", label=N_("Room"), kind=Kind.CHOICE, options=lookups.get("room_id", ()),
                  required=True),
        FieldSpec(name="starts_on", label=N_("First day"), kind=Kind.DATE, required=True, near=Near.FUTURE),
        FieldSpec(name="ends_on", label=N_("Last day"), kind=Kind.DATE, near=Near.FUTURE,
                  help=N_("Empty: the first day alone")),
        FieldSpec(name="reason", label=N_("Reason"), longest=80),
    ),
    load=lambda one: {
        "room_id": one.room_id, "starts_on": one.starts_on, "ends_on": one.ends_on, "reason": one.reason,
    },
    make=_make_closure,
    name=lambda one, texts, lookups: (
        f"{chosen(lookups, 'room_id', one.room_id)}, {dates(one.starts_on, one.ends_on, texts)}"
    ),
    start=lambda today: {"starts_on": today},
    lookups=_closure_lookups,
    again=lambda one: attrs.evolve(one, id=0, version=1),
)  # fmt: skip


# ---- hours


def _make_slot(old: Slot | None, values: Mapping[str, object]) -> Slot:
    given = {
        "weekday": number_of(values, "weekday"),
        "starts_at": number_of(values, "starts_at"),
        "minutes": number_of(values, "minutes"),
    }
    return Slot(**given) if old is None else attrs.evolve(old, **given)


def _hour_fields(most: int) -> tuple[FieldSpec, ...]:
    return (
        FieldSpec(name="starts_at", label=N_("Begins"), kind=Kind.TIME, required=True, placeholder=N_("10.00")),
        FieldSpec(
            name="minutes", label=N_("Length"), kind=Kind.WHOLE, required=True, least=5, most=most, unit=N_("minutes")
        ),
    )


SLOTS = ListSpec[Slot](
    code="slots",
    title=N_("Group hours"),
    new=N_("New hour"),
    about=N_("Hours of the week in which a therapy group may meet."),
    action=_WRITE,
    rows=lambda services: services.facility.slots,
    columns=lambda _lookups: (
        Column(code="day", title=N_("Day"), text=lambda one, t: t.weekday(one.weekday), width=130, stretch=True,
               key=lambda one: (one.weekday, one.starts_at), bold=True),
        Column(code="hours", title=N_("Hours"), width=140, key=lambda one: one.starts_at,
               text=lambda one, t: hours(one.starts_at, one.minutes, t)),
        Column(code="length", title=N_("Length"), text=lambda one, t: t.n("{n} minute", "{n} minutes", one.minutes),
               width=110, align=RIGHT, key=lambda one: one.minutes),
    ),
    fields=lambda texts, _lookups: (
        FieldSpec(name="weekday", label=N_("Day"), kind=Kind.CHOICE, options=weekdays(texts), required=True),
        *_hour_fields(480),
    ),
    load=lambda one: {"weekday": one.weekday, "starts_at": one.starts_at, "minutes": one.minutes},
    make=_make_slot,
    name=lambda one, texts, _lookups: f"{texts.weekday(one.weekday)} {hours(one.starts_at, one.minutes, texts)}",
    start=lambda _today: {"minutes": 60},
    again=lambda one: attrs.evolve(one, id=0, version=1),
)  # fmt: skip


def band_day(one: BlockedBand, texts: Texts) -> str:
    """On which day a band lies."""
    if one.on_date is not None:
        return texts.date(one.on_date)
    return texts.t("every day") if one.weekday is None else texts.weekday(one.weekday)


def _make_band(old: BlockedBand | None, values: Mapping[str, object]) -> BlockedBand:
    day = text_of(values, "weekday")
    on_date = day_of(values, "on_date")
    given = {
        "weekday": None if day in {"", EVERY_DAY} else int(day),
        "on_date": on_date,
        "starts_at": number_of(values, "starts_at"),
        "minutes": number_of(values, "minutes"),
        "label": text_of(values, "label"),
    }
    return BlockedBand(**given) if old is None else attrs.evolve(old, **given)


def _band_values(one: BlockedBand) -> Mapping[str, object]:
    every = EVERY_DAY if one.on_date is None else ""
    return {
        "weekday": every if one.weekday is None else one.weekday,
        "on_date": one.on_date,
        "starts_at": one.starts_at,
        "minutes": one.minutes,
        "label": one.label,
    }


BANDS = ListSpec[BlockedBand](
    code="bands",
    title=N_("Blocked hours"),
    new=N_("New blocked hour"),
    about=N_("Hours the programme keeps for something else: prayer, meals, the case conference."),
    action=_WRITE,
    rows=lambda services: services.facility.bands,
    columns=lambda _lookups: (
        Column(code="label", title=N_("What for"), text=lambda one, _t: one.label, width=160, stretch=True, bold=True,
               key=lambda one: one.label),
        Column(code="day", title=N_("Day"), width=120, text=band_day,
               key=lambda one: (one.on_date or date.min, -1 if one.weekday is None else one.weekday)),
        Column(code="hours", title=N_("Hours"), width=120, key=lambda one: one.starts_at,
               text=lambda one, t: hours(one.starts_at, one.minutes, t)),
    ),
    fields=lambda texts, _lookups: (
        FieldSpec(name="label", label=N_("What for"), required=True, longest=60),
        FieldSpec(name="weekday", label=N_("Day of the week"), kind=Kind.CHOICE,
                  options=(Option(EVERY_DAY, texts.t("every day")), *weekdays(texts))),
        FieldSpec(name="on_date", label=N_("Or one date"), kind=Kind.DATE, near=Near.FUTURE),
        *_hour_fields(24 * 60),
    ),
    load=_band_values,
    make=_make_band,
    name=lambda one, texts, _lookups: f"{one.label}, {band_day(one, texts)}",
    start=lambda _today: {"minutes": 60, "weekday": EVERY_DAY},
    again=lambda one: attrs.evolve(one, id=0, version=1),
)  # fmt: skip
