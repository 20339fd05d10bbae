"""The one place where the SQL library is loaded: SQLCipher, under the name sqlite-utils looks for first.

Nothing else may import `sqlcipher3`, `sqlite3` or `sqlite_utils`; everything else opens files through `cipher.connect`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    import sqlite3  # the class sqlite-utils is typed for; never loaded

_ordinary = sys.getdlopenflags() if hasattr(sys, "getdlopenflags") else 0
# A libsqlite3 that is already loaded for everybody would take the place of SQLCipher's own functions, and files would
# be written in plain. With this flag the library prefers what it brought along; `cipher` proves that it did.
if hasattr(os, "RTLD_DEEPBIND"):
    sys.setdlopenflags(_ordinary | os.RTLD_DEEPBIND)
import sqlcipher3.dbapi2 as _dbapi  # noqa: E402 # pyright: ignore[reportMissingTypeStubs] - only after the flag; it has no stubs

if hasattr(os, "RTLD_DEEPBIND"):
    sys.setdlopenflags(_ordinary)
sys.modules["pysqlite3"] = sys.modules["pysqlite3.dbapi2"] = _dbapi

import sqlite_utils.db  # noqa: E402 - only now does it find the encrypting library
from sqlite_utils import Database  # noqa: E402 - as above

if getattr(sqlite_utils.db, "sqlite3", None) is not _dbapi:
    _message = "sqlite_utils was imported before tcdesk.store.driver and would write plain files"
    raise ImportError(_message)

Value = str | int | float | bytes | None
"""What a column can hold."""

Parameters = Sequence[Value] | Mapping[str, Value]
Row = tuple[Value, ...]


class Cursor(Protocol):
    """The part of a cursor the store uses."""

    @property
    def description(self) -> Sequence[Sequence[object]] | None:
        """One entry for each column, its name first; None for a statement without rows."""
        ...

    @property
    def lastrowid(self) -> int | None:
        """The rowid of the last inserted row."""
        ...

    @property
    def rowcount(self) -> int:
        """How many rows a statement changed."""
        ...

    def fetchone(self) -> Row | None:
        """The next row."""
        ...

    def fetchall(self) -> list[Row]:
        """All rows left."""
        ...

    def __iter__(self) -> Iterator[Row]: ...


class Connection(Protocol):
    """The part of a connection the store uses; a connection stays with the thread that made it."""

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        ...

    def execute(self, sql: str, parameters: Parameters = ()) -> Cursor:
        """Run one statement."""
        ...

    def executemany(self, sql: str, parameters: Iterable[Parameters]) -> Cursor:
        """Run one statement for each of the parameters."""
        ...

    def close(self) -> None:
        """Close it."""
        ...


class _Library(Protocol):
    """The part of the library the store uses; it carries no types of its own."""

    Error: type[Exception]
    IntegrityError: type[Exception]
    sqlite_version: str

    def connect(self, database: str, *, uri: bool, isolation_level: None) -> Connection: ...

    def complete_statement(self, sql: str) -> bool: ...


_library = cast("_Library", _dbapi)
Error = _library.Error
IntegrityError = _library.IntegrityError

__all__ = [
    "Connection",
    "Cursor",
    "Database",
    "Error",
    "IntegrityError",
    "Parameters",
    "Row",
    "Value",
    "complete",
    "database",
    "library_version",
    "open_raw",
]


def open_raw(uri: str) -> Connection:
    """A connection without a key to the file of `uri`; only `cipher.connect` calls this.

    Statements commit by themselves until BEGIN; the connection may not leave its thread.
    """
    return _library.connect(uri, uri=True, isolation_level=None)


def database(connection: Connection) -> Database:
    """sqlite-utils on a proven connection; plugins that happen to be installed are not loaded."""
    return Database(cast("sqlite3.Connection", connection), execute_plugins=False)


def complete(sql: str) -> bool:
    """Whether `sql` ends a statement; the body of a trigger counts as one with its head."""
    return _library.complete_statement(sql)


def library_version() -> tuple[int, ...]:
    """The version of the SQLite inside the library."""
    return tuple(int(part) for part in _library.sqlite_version.split("."))
