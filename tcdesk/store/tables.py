"""`Table`: one table as records of one class, with versions and soft deletion."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Generic, TypeVar

from tcdesk.domain.refusals import Conflict
from tcdesk.i18n import N_
from tcdesk.store import rows
from tcdesk.store.db import Store
from tcdesk.store.driver import Parameters, Row, Value

Record = TypeVar("Record")

CHANGED = N_(
    "This was changed meanwhile by somebody else, so it was not saved over their words. "
    "What you typed is still here: look at the newer version, then save again."
)
GONE = N_("This record is no longer there: it was removed meanwhile. Nothing was saved.")


class Table(Generic[Record]):
    """Records of `kind` in table `name`; `key` names the columns of the primary key.

    A table with a `version` column, where the record has one too, is updated only from the version that was read.
    Rows with `deleted_at` are not seen. All writing happens within `Store.write()`.
    """

    def __init__(self, store: Store, name: str, kind: type[Record], key: tuple[str, ...] = ("id",)) -> None:
        self._store = store
        self._name = name
        self._kind = kind
        self._key = key
        columns = store.columns(name)
        self._fields = rows.fields(kind)
        self._is_versioned = "version" in columns and "version" in self._fields
        self._is_soft = "deleted_at" in columns
        self._where = " AND ".join(f"{column} = ?" for column in key)
        self._alive = " AND deleted_at IS NULL" if self._is_soft else ""

    def find(self, *key: Value) -> Record | None:
        """The record under this key, or None when it was never there or is removed."""
        sql = f"SELECT * FROM {self._name} WHERE {self._where}{self._alive}"  # noqa: S608 - names of our own schema
        return self._store.first(self._kind, sql, key)

    def get(self, *key: Value) -> Record:
        """The record under this key; raises Conflict when it is not there."""
        found = self.find(*key)
        if found is None:
            raise Conflict(GONE)
        return found

    def all(self, where: str = "1", parameters: Row = (), order: str = "") -> list[Record]:
        """Records that fulfil `where` (SQL with `?`), in `order` (SQL) or that of the key."""
        order = order or ", ".join(self._key)
        sql = f"SELECT * FROM {self._name} WHERE ({where}){self._alive} ORDER BY {order}"  # noqa: S608 - our own schema
        return self._store.fetch(self._kind, sql, parameters)

    def insert(self, record: Record) -> int:
        """Add a record; one with `id` 0 gets the next id. Gives the row's id (of no meaning for other keys).

        Raises Taken when a value is in use that must be unique.
        """
        names, values = self._split(record)
        return self._store.execute(self._insert_sql(names), values)

    def insert_all(self, records: Iterable[Record]) -> None:
        """Add many records that carry their keys, or all without one."""
        split = [self._split(record) for record in records]
        if not split:
            return
        if any(names != split[0][0] for names, _ in split):
            msg = "either all records have an id or none"
            raise ValueError(msg)
        self._store.execute_many(self._insert_sql(split[0][0]), (values for _, values in split))

    def _split(self, record: Record) -> tuple[tuple[str, ...], list[Value]]:
        row = rows.to_row(record)
        if self._key == ("id",) and row["id"] == 0:
            del row["id"]
        return tuple(row), list(row.values())

    def _insert_sql(self, names: tuple[str, ...]) -> str:
        marks = ", ".join("?" * len(names))
        return f"INSERT INTO {self._name} ({', '.join(names)}) VALUES ({marks})"  # noqa: S608 - names of our own schema

    def update(self, record: Record) -> int:
        """Save a changed record; gives its new version (0 without versions).

        Raises Conflict when it was changed or removed since it was read, Taken as `insert`.
        """
        row = rows.to_row(record)
        key = [row.pop(column) for column in self._key]
        read = row["version"] if self._is_versioned else None
        version = int(str(read)) + 1 if self._is_versioned else 0
        if self._is_versioned:
            row["version"] = version
        sets = ", ".join(f"{name} = ?" for name in row)
        self._guarded(f"UPDATE {self._name} SET {sets}", [*row.values()], key, read)  # noqa: S608 - our own schema
        return version

    def remove(self, *key: Value, now: datetime, version: int | None = None) -> None:
        """Mark a record as removed at `now`; it stays in the file. Raises Conflict as `update`.

        Raises TypeError for a table that has no soft deletion.
        """
        if not self._is_soft:
            msg = f"{self._name} keeps its rows"
            raise TypeError(msg)
        self._guarded(f"UPDATE {self._name} SET deleted_at = ?", [rows.moment(now)], list(key), version)  # noqa: S608 - our own schema

    def _guarded(self, sql: str, values: list[Value], key: list[Value], version: Value) -> None:
        where = f" WHERE {self._where}{self._alive}"
        parameters: Parameters = [*values, *key]
        if version is not None:
            where += " AND version = ?"
            parameters = [*parameters, version]
        if self._store.change(sql + where, parameters) == 0:
            raise Conflict(GONE if self.find(*key) is None else CHANGED)
