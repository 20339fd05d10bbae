"""`Store`: one facility's open database, on one connection, for the thread that opened it."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TypeVar

import attrs

from tcdesk.domain.refusals import Refusal, Trouble
from tcdesk.store import audit, backup, cipher, driver, keyring, rotation, rows, schema, shelf
from tcdesk.store.disk import DISK_FULL, FILE, MISSING, from_os
from tcdesk.store.driver import Connection, Database, Parameters, Row, Value
from tcdesk.store.errors import DAMAGED, StoreFault, code_of, is_damage, translated
from tcdesk.store.kdf import Keys
from tcdesk.store.lock import FolderLock
from tcdesk.store.migrations._base import MIGRATIONS, Migration
from tcdesk.store.ring import Head

_LOG = logging.getLogger(__name__)
_READ_ONLY = 8
_LITTLE = 500_000_000

Record = TypeVar("Record")
Result = TypeVar("Result")


@attrs.frozen(kw_only=True)
class Ticket:
    """What a worker needs to open a connection of its own to a facility this program holds."""

    folder: Path
    keys: Keys


class Store:
    """The open database. Made by `create`, `open` or `join`; a context that closes at its end.

    Reading is free; writing happens within `write()`. Every failure of the machine comes out as Trouble, a value in use
    as Conflict, and a mistake of the program as StoreFault, all without a word of the records.
    """

    def __init__(self, folder: Path, keys: Keys, connection: Connection, lock: FolderLock | None) -> None:
        self._folder = folder
        self._keys = keys
        self._lock = lock
        self._depth = 0
        self._damaged = False
        self._use(connection)

    def _use(self, connection: Connection) -> None:
        self._connection: Connection | None = connection
        self._db = driver.database(connection)
        self._only_reading(on=True)

    @classmethod
    def create(cls, folder: Path, keys: Keys, *, by: str, now: datetime) -> Store:
        """A new facility in `folder`, which may hold a keyring but no database; opened, held by `by`.

        Raises Conflict when there is a database, Trouble.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise from_os(error) from None
        return cls._held(folder, keys, by, now, cipher.create)

    @classmethod
    def open(cls, folder: Path, keys: Keys, *, by: str, now: datetime) -> Store:
        """The facility in `folder`, brought to the schema of this program, held by `by`.

        A checked copy is made under `backups/` before the first step of the schema; a change of keys that was cut off
        is finished. Raises AlreadyOpen when another instance holds it, Trouble for all that `cipher.connect` finds and
        for a file of a newer program.
        """
        if not folder.is_dir():
            raise Trouble(MISSING)
        return cls._held(folder, keys, by, now, cipher.connect)

    @classmethod
    def _held(
        cls, folder: Path, keys: Keys, by: str, now: datetime, opener: Callable[[Path, bytes], Connection]
    ) -> Store:
        lock = FolderLock.take(folder, by, now)
        try:
            keys = rotation.settle(folder / FILE, keys)
            connection = opener(folder / FILE, keys.database)
            try:
                prepare(connection, folder, keys, now)
                return cls(folder, keys, connection, lock)
            except BaseException:
                connection.close()
                raise
        except BaseException:
            lock.release()
            raise

    @classmethod
    def join(cls, ticket: Ticket) -> Store:
        """A second connection for a worker's thread, while the program's own store stays open. Raises Trouble."""
        return cls(ticket.folder, ticket.keys, cipher.connect(ticket.folder / FILE, ticket.keys.database), None)

    @property
    def folder(self) -> Path:
        """The facility's folder."""
        return self._folder

    @property
    def keys(self) -> Keys:
        """The keys in use; after `rotate` these are new ones."""
        return self._keys

    @property
    def ticket(self) -> Ticket:
        """For `join` in a worker."""
        return Ticket(folder=self._folder, keys=self._keys)

    @property
    def database(self) -> Database:
        """sqlite-utils on the connection, to look at the schema; statements go through `rows` and `execute`."""
        return self._db

    @property
    def is_writing(self) -> bool:
        """Whether a write transaction is open."""
        return self._depth > 0

    @property
    def is_closed(self) -> bool:
        """Whether `close` was called."""
        return self._connection is None

    @property
    def schema_version(self) -> int:
        """The number of the newest migration in the file."""
        return int(str(self.value("PRAGMA user_version")))

    def columns(self, table: str) -> frozenset[str]:
        """The names of a table's columns."""
        found: dict[str, object] = self._db.table(table).columns_dict
        return frozenset(found)

    def rows(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        """All rows of a query."""
        return self._run(lambda: self._live().execute(sql, parameters).fetchall())

    def value(self, sql: str, parameters: Parameters = ()) -> Value:
        """The first column of the first row, or None."""
        found = self.rows(sql, parameters)
        return found[0][0] if found else None

    def fetch(self, kind: type[Record], sql: str, parameters: Parameters = ()) -> list[Record]:
        """The rows of a query as records; every field has to be among the columns."""
        return self._run(lambda: rows.records(kind, self._live().execute(sql, parameters)))

    def first(self, kind: type[Record], sql: str, parameters: Parameters = ()) -> Record | None:
        """The first row of a query as a record, or None."""
        found = self.fetch(kind, sql, parameters)
        return found[0] if found else None

    def execute(self, sql: str, parameters: Parameters = ()) -> int:
        """Run a writing statement within `write()`; gives the rowid of an inserted row, or 0."""
        return self._run(lambda: self._live().execute(sql, parameters).lastrowid or 0)

    def change(self, sql: str, parameters: Parameters = ()) -> int:
        """Run a writing statement within `write()`; gives how many rows it changed."""
        return self._run(lambda: self._live().execute(sql, parameters).rowcount)

    def execute_many(self, sql: str, parameters: Iterable[Parameters]) -> None:
        """Run a writing statement for each of the parameters, within `write()`."""
        self._run(lambda: self._live().executemany(sql, parameters))

    @contextmanager
    def write(self) -> Generator[None]:
        """One transaction: BEGIN IMMEDIATE, COMMIT at the end, ROLLBACK on any exception.

        Within another `write()` it is a savepoint: what an exception undoes there, the outer one may survive. When this
        returns, the data are on the disk. Raises Trouble when they are not; then nothing of it is.
        """
        outer = self._depth == 0
        point = f"step_{self._depth}"
        if outer:
            self._only_reading(on=False)
            self._run(lambda: self._live().execute("BEGIN IMMEDIATE"), restore=True)
        else:
            self._run(lambda: self._live().execute(f"SAVEPOINT {point}"))
        self._depth += 1
        try:
            yield
            self._run(lambda: self._live().execute("COMMIT" if outer else f"RELEASE {point}"))
        except BaseException:
            self._undo(None if outer else point)
            raise
        finally:
            self._depth -= 1
            if outer:
                self._only_reading(on=True)

    @contextmanager
    def read(self) -> Generator[None]:
        """Several queries on one state of the data, whatever a worker writes meanwhile."""
        if self._depth or self._live().in_transaction:
            yield
            return
        self._run(lambda: self._live().execute("BEGIN"))
        try:
            yield
        finally:
            self._undo(None)

    def _undo(self, point: str | None) -> None:
        connection = self._connection
        if connection is None or not connection.in_transaction:
            return  # the driver undid it already: the disk was full
        try:
            connection.execute("ROLLBACK" if point is None else f"ROLLBACK TO {point}")
            if point is not None:
                connection.execute(f"RELEASE {point}")
        except driver.Error:
            _LOG.info("a rollback was refused; closing the file undoes it")

    def _live(self) -> Connection:
        if self._connection is None:
            msg = "the store is closed"
            raise StoreFault(msg)
        return self._connection

    def _only_reading(self, *, on: bool) -> None:
        if self._connection is not None:
            self._connection.execute(f"PRAGMA query_only={'ON' if on else 'OFF'}")

    def _run(self, action: Callable[[], Result], *, restore: bool = False) -> Result:
        """Do it, and turn what the driver says into our words, with nothing of the driver's chained to them."""
        connection = self._live()
        if self._damaged:
            raise Trouble(DAMAGED)
        if self._depth and not connection.in_transaction:
            raise Trouble(DISK_FULL)  # it was undone as a whole; nothing more may slip in on its own
        fault: Refusal | StoreFault
        try:
            return action()
        except (driver.Error, UnicodeError, OverflowError) as error:
            fault = self._translated(error)
        if restore:
            self._only_reading(on=True)
        raise fault

    def _translated(self, error: BaseException) -> Refusal | StoreFault:
        self._damaged = self._damaged or is_damage(error)
        if code_of(error) == _READ_ONLY and not self._depth:
            return StoreFault("a writing statement outside of write()")
        return translated(error)

    def head(self) -> Head:
        """The newest audit row."""
        return audit.newest(self.rows(audit.HEAD_SQL))

    def anchor(self) -> None:
        """Note the newest audit row in the keyring, so that a cut tail is found. Raises Trouble."""
        keyring.anchor(self._folder, self._keys, self.head())

    def checkpoint(self) -> None:
        """Bring all that was saved into the one file: when idle, before a lock, at the end.

        A copy of `facility.db` alone is then complete. Raises Trouble.
        """
        self._only_reading(on=False)
        self._run(lambda: self._live().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall(), restore=True)
        self._only_reading(on=True)

    def is_space_short(self) -> bool:
        """Whether the disk has less room than 500 MB or three times the file: time to say so."""
        try:
            needed = max(_LITTLE, 3 * (self._folder / FILE).stat().st_size)
            return shutil.disk_usage(self._folder).free < needed
        except OSError:
            return False

    def rotate(self) -> None:
        """Put the facility under a new master key, after somebody left for good. Raises Trouble.

        After trouble the store is closed; a sign-in goes on from where the file stands.
        """
        self._leave()
        path = self._folder / FILE
        self._keys = rotation.rotate(path, self._keys)
        self._use(cipher.connect(path, self._keys.database))

    def close(self) -> None:
        """Note the audit's head, tidy up, and let go of file and folder; a second call does nothing.

        All that was saved is safe already, so what fails here is only written to the log.
        """
        try:
            if self._connection is not None:
                self._leave()
        finally:
            if self._lock is not None:
                self._lock.release()
                self._lock = None

    def _leave(self) -> None:
        try:
            if self._lock is not None:
                self.anchor()
                self._only_reading(on=False)
                self._run(lambda: self._live().execute("PRAGMA optimize").fetchall())
                self.checkpoint()
        except (Refusal, StoreFault, driver.Error) as error:
            _LOG.info("closing was not tidy: %s", type(error).__name__)
        finally:
            self._live().close()
            self._connection = None

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def prepare(
    connection: Connection, folder: Path, keys: Keys, now: datetime, migrations: Iterable[Migration] = MIGRATIONS
) -> None:
    """Bring a file to the schema of `migrations`, after a checked copy when it holds data. Raises Trouble."""
    fault: Refusal | StoreFault | None = None
    try:
        steps = schema.pending(connection, tuple(migrations))
        if steps and schema.version(connection):
            backup.make(folder, keys, folder / shelf.FOLDER, now, reason="schema")
        for step in steps:
            schema.apply(connection, step, now)
    except driver.Error as error:
        fault = translated(error)
    if fault is not None:
        raise fault
