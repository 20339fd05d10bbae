"""How one list of the facility is shown and edited, as data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Generic, Protocol, TypeVar

import attrs

from tcdesk.domain.changes import Changes
from tcdesk.domain.roles import Action
from tcdesk.i18n import Marked, Texts
from tcdesk.services.suite import Services
from tcdesk.ui.kit.field import FieldSpec, Option
from tcdesk.ui.kit.table import Column

Record = TypeVar("Record")
Key = int | str | date

Lookups = Mapping[str, tuple[Option, ...]]
"""What a field may be chosen from, by the name of the field."""


class Rows(Protocol[Record]):
    """A list of a service, or something that edits like one."""

    def all(self) -> tuple[Record, ...]:
        """All rows in their order."""
        ...

    def save(self, record: Record) -> tuple[int | str, Changes]:
        """Add or change a row; gives its key. May raise a Refusal."""
        ...

    def remove(self, key: Key) -> Changes:
        """Take a row out. May raise a Refusal."""
        ...


@attrs.frozen(kw_only=True)
class Extra:
    """One more deed of a list, beside adding. `run` gives what to say, and what changed."""

    words: Marked
    icon: str
    run: Callable[[Services, date, Texts], tuple[str, Changes]]


@attrs.frozen(kw_only=True)
class ListSpec(Generic[Record]):
    """One list.

    `title` names it, `new` a row that is being added, `about` what the list is for (shown while it is empty). `load`
    gives the values of the form, `make` a record of them (`old` is None for a new row). `key` finds a row again,
    `name` says which one it is. Fields in `fixed` cannot be changed once a row exists. `again` makes what is saved to
    take back a removal (None: it cannot be). `version` sets the version of a record, for taking back a change.
    """

    code: str
    title: Marked
    new: Marked
    about: Marked
    action: Action
    rows: Callable[[Services], Rows[Record]]
    columns: Callable[[Lookups], tuple[Column[Record], ...]]
    fields: Callable[[Texts, Lookups], tuple[FieldSpec, ...]]
    load: Callable[[Record], Mapping[str, object]]
    make: Callable[[Record | None, Mapping[str, object]], Record]
    name: Callable[[Record, Texts, Lookups], str]
    start: Callable[[date], Mapping[str, object]] = lambda _today: {}
    lookups: Callable[[Services, Texts], Lookups] = lambda _services, _texts: {}
    key: Callable[[Record], Key] = lambda record: getattr(record, "id")  # noqa: B009 - a record of any list
    fixed: tuple[str, ...] = ()
    again: Callable[[Record], Record] | None = None
    remove_words: Marked | None = None
    remove_text: Marked | None = None
    required_when_new: tuple[str, ...] = ()
    extra: Extra | None = None


def chosen(lookups: Lookups, field: str, value: object) -> str:
    """The words of the answer with this value, "" for none."""
    return next((option.words for option in lookups.get(field, ()) if option.value == str(value)), "")


def text_of(values: Mapping[str, object], name: str) -> str:
    """A text field's value; "" where it is empty."""
    return str(values.get(name) or "")


def number_of(values: Mapping[str, object], name: str, default: int = 0) -> int:
    """A whole number's value; `default` where it is empty."""
    value = values.get(name)
    return default if value is None else int(str(value))


def day_of(values: Mapping[str, object], name: str) -> date | None:
    """A date field's value."""
    value = values.get(name)
    return value if isinstance(value, date) else None


def words_of(values: Mapping[str, object], name: str) -> tuple[str, ...]:
    """A field of several answers."""
    value = values.get(name)
    return tuple(str(part) for part in value) if isinstance(value, tuple | list) else ()
