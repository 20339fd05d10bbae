"""Records to rows and back, in one place.

Text columns hold: dates as `2026-03-09`, moments as UTC `2026-03-09T01:30:00.000000Z` (of one length, so
that they sort), enums by value, tuples, sets, mappings and inner records as JSON. Column names are field names.
"""

from __future__ import annotations

import functools
import json
import typing
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import TypeVar, cast

import attrs
from cattrs import Converter
from cattrs.errors import BaseValidationError

from tcdesk.store.driver import Cursor, Value
from tcdesk.store.errors import StoreFault

Record = TypeVar("Record")

_Decode = Callable[[Value], object]
_SURROGATES = dict.fromkeys(range(55296, 57344))
_DROPPED = {0: None, **_SURROGATES}


def moment(at: datetime) -> str:
    """A moment as it is stored; raises ValueError for one without a zone."""
    if at.tzinfo is None:
        msg = "a moment needs a zone"
        raise ValueError(msg)
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def text(value: str) -> str:
    """Text as it can be stored: without NUL, at which SQL's text functions stop, and without half characters."""
    if value.isprintable():
        return value
    return value.translate(_DROPPED)


def _converter() -> Converter:
    """For what stands inside a JSON column."""
    converter = Converter()
    converter.register_unstructure_hook(datetime, moment)
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_unstructure_hook(time, time.isoformat)
    converter.register_unstructure_hook(Decimal, str)
    converter.register_unstructure_hook(str, text)
    converter.register_structure_hook(datetime, lambda value, _: datetime.fromisoformat(value))
    converter.register_structure_hook(date, lambda value, _: date.fromisoformat(value))
    converter.register_structure_hook(time, lambda value, _: time.fromisoformat(value))
    converter.register_structure_hook(Decimal, lambda value, _: Decimal(value))
    converter.register_structure_hook_func(lambda kind: kind is object, lambda value, _: value)
    converter.register_unstructure_hook_func(
        lambda kind: (typing.get_origin(kind) or kind) in {frozenset, set},
        lambda value: sorted(converter.unstructure(item) for item in value),
    )
    return converter


CONVERTER = _converter()


def to_json(value: object) -> str:
    """Any record or plain value as JSON with one possible spelling."""
    return json.dumps(
        CONVERTER.unstructure(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )


def from_json(stored: str, kind: type[Record]) -> Record:
    """What `to_json` took."""
    return CONVERTER.structure(json.loads(stored), kind)


def _same(value: object) -> Value:
    return cast("Value", value)


_ENCODERS: tuple[tuple[type | tuple[type, ...], Callable[[typing.Any], Value]], ...] = (  # each takes its own type
    (Enum, lambda value: encode(value.value)),
    (str, text),
    ((bytes, NoneType), _same),
    (bool, int),
    ((int, float), _same),
    (datetime, moment),
    ((date, time), lambda value: value.isoformat()),
    (Decimal, str),
)


def encode(value: object) -> Value:
    """One field's value as a column's."""
    for kind, encoder in _ENCODERS:
        if isinstance(value, kind):
            return encoder(value)
    return to_json(value)


def to_row(record: object) -> dict[str, Value]:
    """All fields of a record by column name."""
    return {name: encode(getattr(record, name)) for name in fields(type(record))}


@functools.cache
def fields(kind: type) -> tuple[str, ...]:
    """The column names of a record's class, in order."""
    return tuple(field.name for field in attrs.fields(kind))


def _json_decoder(kind: object) -> _Decode:
    return lambda value: CONVERTER.structure(json.loads(str(value)), cast("type[object]", kind))


_PLAIN: dict[object, _Decode] = {
    str: lambda value: value,
    int: lambda value: value,
    bytes: lambda value: value,
    float: lambda value: float(cast("float", value)),
    bool: bool,
    datetime: lambda value: datetime.fromisoformat(str(value)),
    date: lambda value: date.fromisoformat(str(value)),
    time: lambda value: time.fromisoformat(str(value)),
    Decimal: lambda value: Decimal(str(value)),
}


def _decoder(kind: object) -> _Decode:
    if typing.get_origin(kind) in {typing.Union, UnionType}:
        inner = [part for part in typing.get_args(kind) if part is not NoneType]
        if len(inner) == 1:
            decode = _decoder(inner[0])
            return lambda value: None if value is None else decode(value)
        return lambda value: value  # a union of plain types is stored as it is
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    plain = _PLAIN.get(cast("object", kind))
    return plain or _json_decoder(cast("object", kind))


@functools.cache
def _decoders(kind: type) -> dict[str, _Decode]:
    hints = typing.get_type_hints(kind)
    return {name: _decoder(hints[name]) for name in fields(kind)}


def records(kind: type[Record], cursor: Cursor) -> list[Record]:
    """The rows of a query as records of `kind`.

    Every field has to be among the columns, so that a forgotten column is never taken for a default; columns that are
    no field (`deleted_at`) are left. Raises LookupError for a missing one, StoreFault for a value that does not fit.
    """
    columns = [str(column[0]) for column in cursor.description or ()]
    decoders = _decoders(kind)
    missing = [name for name in decoders if name not in columns]
    if missing:
        msg = f"{kind.__name__} needs the columns {', '.join(missing)}"
        raise LookupError(msg)
    plan = [(name, columns.index(name), decode) for name, decode in decoders.items()]
    fault: StoreFault | None = None
    try:
        return [kind(**{name: decode(row[at]) for name, at, decode in plan}) for row in cursor]
    except (ValueError, TypeError, BaseValidationError) as error:
        fault = StoreFault(f"a stored {kind.__name__} does not fit its record ({type(error).__name__})")
    raise fault


def difference(before: object | None, after: object | None) -> dict[str, list[object]]:
    """What changed between two records of one class, as `field: [before, after]`, ready for JSON.

    Where one is None, all fields of the other that are not empty are given.
    """
    old = _plain(before)
    new = _plain(after)
    names = dict.fromkeys([*old, *new])
    changed = {name: [old.get(name), new.get(name)] for name in names if old.get(name) != new.get(name)}
    if before is None or after is None:
        return {name: pair for name, pair in changed.items() if any(side not in (None, "", [], {}) for side in pair)}
    return changed


def _plain(record: object | None) -> dict[str, object]:
    if record is None:
        return {}
    plain: dict[str, object] = CONVERTER.unstructure(record)
    return {name: value if not isinstance(value, bytes) else f"{len(value)} bytes" for name, value in plain.items()}
