"""A new facility: its first account, its lists and its calendar, out of the defaults."""

from __future__ import annotations

import functools
import importlib
from collections.abc import Iterator
from datetime import date
from typing import Protocol, cast

from tcdesk.domain import defaults, settings
from tcdesk.domain.calendar import Holiday, HolidaySource
from tcdesk.domain.staff import Staff, User
from tcdesk.domain.views.people import FirstRun
from tcdesk.services.guard import Work
from tcdesk.store import settings as stored

_LANGUAGE = "id"


class _Calendar(Protocol):
    """The part of the calendar library that is used."""

    def country_holidays(
        self, country: str, *, years: int, categories: tuple[str, ...], language: str
    ) -> dict[date, str]: ...


@functools.cache
def national_days(year: int) -> tuple[Holiday, ...]:
    """The national holidays and joint leave days of a year, named in Indonesian, computed without a network.

    Days that depend on the sighting of the moon are estimates until the government has named them; staff correct them.
    """
    # The library takes 60 ms to load and is needed once a year, so it is not loaded with the program.
    library = cast("_Calendar", importlib.import_module("holidays"))
    found: dict[date, Holiday] = {}
    for category, source in (("public", HolidaySource.LAW), ("government", HolidaySource.JOINT)):
        days = library.country_holidays("ID", years=year, categories=(category,), language=_LANGUAGE)
        for day, name in days.items():
            found.setdefault(day, Holiday(on_date=day, name=name, source=source))
    return tuple(found[day] for day in sorted(found))


def found(work: Work, given: FirstRun) -> None:
    """Fill a new store: account, staff, settings, lists, and the holidays of this year and the next."""
    with work.store.write():
        _people(work, given)
        _settings(work, given)
        _lists(work)
        for year in (work.today.year, work.today.year + 1):
            work.records.house.add_holidays(national_days(year))
        work.record("facility.create", "facility", "", {"name": given.facility, "demo": given.is_demo})


def _people(work: Work, given: FirstRun) -> None:
    people = work.records.people
    staff_id = people.staff.insert(
        Staff(
            name=given.name.strip(),
            degree=given.degree.strip(),
            position=given.position.strip(),
            employee_no=given.employee_no.strip(),
        )
    )
    people.users.insert(User(id=given.uid, name=given.name.strip(), staff_id=staff_id))


def _settings(work: Work, given: FirstRun) -> None:
    for setting, text in (
        (settings.FACILITY_NAME, given.facility.strip()),
        (settings.INSTITUTION, given.institution.strip() or given.facility.strip().upper()),
        (settings.LETTERHEAD_ADDRESS, given.address.strip()),
        (settings.CITY, given.city.strip()),
    ):
        stored.save(work.store, setting, text)
    stored.save(work.store, settings.LETTERHEAD_LINES, given.letterhead or defaults.LETTERHEAD)
    stored.save(work.store, settings.CAPACITY, given.capacity)
    stored.save(work.store, settings.IS_DEMO, given.is_demo)


def _lists(work: Work) -> None:
    house = work.records.house
    house.phases.insert_all(defaults.PHASES)
    house.criteria.insert_all(defaults.criteria())
    house.activities.insert_all(defaults.ACTIVITIES)
    house.substances.insert_all(defaults.SUBSTANCES)
    house.departments.insert_all(defaults.DEPARTMENTS)
    house.slots.insert_all(defaults.SLOTS)
    house.bands.insert_all(defaults.BANDS)


def _years(first: date, last: date) -> Iterator[int]:
    yield from range(first.year, last.year + 1)


def add_national_days(work: Work, first: date, last: date) -> int:
    """Take over the national days of the years between two days; gives how many were not there yet.

    A day that is there stays as it was named; one that was taken out comes back. Part of a `write()`.
    """
    house = work.records.house
    wanted = [day for year in _years(first, last) for day in national_days(year)]
    known = {day.on_date for day in house.holidays_between(date(first.year, 1, 1), date(last.year, 12, 31))}
    missing = [day for day in wanted if day.on_date not in known]
    house.add_holidays(missing)
    return len(missing)


def holidays_between(work: Work, first: date, last: date) -> tuple[Holiday, ...]:
    """The holidays from `first` to `last`; in a year that was not taken over yet also those of the law."""
    house = work.records.house
    found = {
        day.on_date: day
        for year in _years(first, last)
        if not house.has_holidays(year)
        for day in national_days(year)
        if first <= day.on_date <= last
    }
    found |= {day.on_date: day for day in house.holidays_between(first, last)}
    return tuple(found[day] for day in sorted(found))
