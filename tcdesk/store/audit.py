"""The record of who did what: one row for each verb, in the transaction of the verb itself, chained by keyed hashes.

The chain finds a changed, removed or inserted row; a cut tail is found against the head kept in the keyring. Order is
`seq`; `at` is only what the clock said.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

import attrs

from tcdesk.store import rows
from tcdesk.store.driver import Connection, Parameters, Row, Value
from tcdesk.store.kdf import Keys
from tcdesk.store.ring import Head

_COLUMNS = ("seq", "at", "actor", "verb", "kind", "subject", "detail", "epoch", "prev")
HEAD_SQL = "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1"


@attrs.frozen(kw_only=True)
class Entry:
    """One row: `actor` (an account's id, "" for the program) did `verb` to `subject`, a record of `kind`."""

    seq: int
    at: datetime
    actor: str
    verb: str
    kind: str
    subject: str
    detail: dict[str, object]


class Book(Protocol):
    """What the audit needs of a store."""

    @property
    def keys(self) -> Keys:
        """The keys the store was opened with."""
        ...

    @property
    def is_writing(self) -> bool:
        """Whether a write transaction is open."""
        ...

    def rows(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        """All rows of a query."""
        ...

    def execute(self, sql: str, parameters: Parameters = ()) -> int:
        """Run a writing statement; gives the rowid of an inserted row."""
        ...

    def fetch(self, kind: type[Entry], sql: str, parameters: Parameters = ()) -> list[Entry]:
        """The rows of a query as records."""
        ...


def append(
    book: Book,
    *,
    at: datetime,
    actor: str,
    verb: str,
    kind: str = "",
    subject: str | int = "",
    detail: Mapping[str, object] | None = None,
) -> int:
    """Add one row within the write transaction that is open; gives its number.

    `detail` is plain JSON: for a change `{"fields": rows.difference(before, after)}`, for a search counts, never terms.
    Raises RuntimeError outside `Store.write()`, since a row on its own would say what did not happen.
    """
    if not book.is_writing:
        msg = "an audit row is written in the transaction of its verb"
        raise RuntimeError(msg)
    last = newest(book.rows(HEAD_SQL))
    values: list[Value] = [
        last.seq + 1,
        rows.moment(at),
        actor,
        verb,
        kind,
        str(subject),
        rows.to_json(dict(detail or {})),
        book.keys.epoch,
        last.hash,
    ]
    book.execute(
        f"INSERT INTO audit ({', '.join(_COLUMNS)}, hash) VALUES ({', '.join('?' * 10)})",  # noqa: S608 - constants
        [*values, chained(book.keys, values)],
    )
    return last.seq + 1


def newest(found: Sequence[Row]) -> Head:
    """The head in the answer to `HEAD_SQL`."""
    return Head(seq=int(str(found[0][0])), hash=str(found[0][1])) if found else Head()


def head(connection: Connection) -> Head:
    """The newest row of a file."""
    return newest(connection.execute(HEAD_SQL).fetchall())


def chained(keys: Keys, values: Sequence[Value]) -> str:
    """The hash of a row's values (in the order of the columns) under the audit key of `keys`."""
    text = json.dumps(list(values), ensure_ascii=True, separators=(",", ":")).encode()
    return hashlib.blake2b(text, key=keys.audit, digest_size=32).hexdigest()


def entries(book: Book, *, kind: str = "", subject: str | int = "", before: int = 0, limit: int = 200) -> list[Entry]:
    """The newest rows first: all, or those about one record; `before` a number, to page on."""
    wanted, values = ["(? = 0 OR seq < ?)"], [before, before]
    parameters: list[Value] = [*values]
    if kind:
        wanted.append("kind = ? AND subject = ?")
        parameters += [kind, str(subject)]
    sql = f"SELECT * FROM audit WHERE {' AND '.join(wanted)} ORDER BY seq DESC LIMIT ?"  # noqa: S608 - constants
    return book.fetch(Entry, sql, [*parameters, limit])


@attrs.frozen(kw_only=True)
class Break:
    """The first place where the chain does not hold: `kind` is `changed`, `missing` or `epoch`."""

    seq: int
    kind: str


def first_break(connection: Connection, keys: Keys) -> Break | None:
    """Walk the chain from its beginning; None when it holds.

    `changed`: the row is not as it was written. `missing`: a row before it was removed or put in. `epoch`: it was
    written under keys that were no longer, or not yet, in use.
    """
    prev, epoch = "", 0
    sql = f"SELECT {', '.join(_COLUMNS)}, hash FROM audit ORDER BY seq"  # noqa: S608 - constants
    for seq, row in enumerate(connection.execute(sql), start=1):
        found, own = int(str(row[0])), int(str(row[7]))
        if found != seq or row[8] != prev:
            return Break(seq=found, kind="missing")
        held = keys.of_epoch(own)
        if held is None or own < epoch:
            return Break(seq=seq, kind="epoch")
        if chained(held, row[:-1]) != row[-1]:
            return Break(seq=seq, kind="changed")
        prev, epoch = str(row[-1]), own
    return None
