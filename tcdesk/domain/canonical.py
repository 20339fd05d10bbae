"""One record, one row of bytes: the canonical JSON of a frozen record, and the way back.

Equal records give equal bytes: keys sorted, no spaces, UTF-8, dates as ISO text, bytes as base64, enumerations by
value. The bytes are what a verification code is computed over and what a finalised report is kept as.
"""

from __future__ import annotations

import base64
import binascii
import functools
import json
import types
import typing
from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from typing import TypeVar

import attrs

Record = TypeVar("Record")


def canonical(record: attrs.AttrsInstance, *, without: tuple[str, ...] = ()) -> bytes:
    """The canonical JSON of `record`; `without` names fields of the record itself that are left out.

    Raises ValueError for a number that is not finite and TypeError for a value no JSON can hold.
    """
    content = {key: value for key, value in _fields(record).items() if key not in without}
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode()


def restored(kind: type[Record], data: bytes) -> Record:
    """The record of class `kind` that `data` was made of; fields that are not in `data` take their default.

    Raises ValueError for bytes that are no such record.
    """
    try:
        return typing.cast("Record", _typed(kind, json.loads(data)))
    except (TypeError, KeyError, AttributeError, binascii.Error) as error:
        msg = f"these bytes are no {kind.__name__}"
        raise ValueError(msg) from error


def _fields(record: attrs.AttrsInstance) -> dict[str, object]:
    return {field.name: _plain(getattr(record, field.name)) for field in attrs.fields(type(record))}


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, tuple | list):
        return [_plain(one) for one in typing.cast("tuple[object, ...]", value)]
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in typing.cast("Mapping[object, object]", value).items()}
    if attrs.has(type(value)):
        return _fields(typing.cast("attrs.AttrsInstance", value))
    msg = f"no canonical form for {type(value).__name__}"
    raise TypeError(msg)


@functools.cache
def _hints(kind: type) -> dict[str, object]:
    return typing.get_type_hints(kind)


def _typed(kind: object, value: object) -> object:
    """`value`, as JSON gave it, as a `kind`; raises TypeError where it does not fit."""
    origin = typing.get_origin(kind)
    arguments = typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        if value is None:
            return None
        return _typed(next(one for one in arguments if one is not types.NoneType), value)
    if origin is tuple and isinstance(value, list):
        rows = typing.cast("list[object]", value)
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            return tuple(_typed(arguments[0], one) for one in rows)
        return tuple(_typed(one_kind, one) for one_kind, one in zip(arguments, rows, strict=True))
    if origin is dict and isinstance(value, dict):
        rows = typing.cast("dict[str, object]", value)
        return {key: _typed(arguments[1], one) for key, one in rows.items()}
    if isinstance(kind, type):
        return _single(kind, value)
    msg = "unexpected kind"
    raise TypeError(msg)


def _single(kind: type, value: object) -> object:
    if attrs.has(kind):
        if not isinstance(value, dict):
            msg = f"expected a {kind.__name__}"
            raise TypeError(msg)
        hints = _hints(kind)
        found = typing.cast("dict[str, object]", value)
        return kind(**{name: _typed(hints[name], one) for name, one in found.items()})
    if kind is datetime or kind is date:
        return kind.fromisoformat(_text(value))
    if kind is bytes:
        return base64.b64decode(_text(value), validate=True)
    if issubclass(kind, Enum):
        return kind(value)
    fits = isinstance(value, int | float) if kind is float else isinstance(value, kind)
    if not fits or (isinstance(value, bool) and kind is not bool):
        msg = f"expected {kind.__name__}"
        raise TypeError(msg)
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        msg = "expected text"
        raise TypeError(msg)
    return value
