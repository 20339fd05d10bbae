"""Bringing a file to the schema of this program, or refusing it in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from tcdesk.domain.refusals import Trouble
from tcdesk.i18n import N_
from tcdesk.store import driver
from tcdesk.store.migrations._base import Migration

NEWER = N_(
    "This facility was last opened by a newer version of the program (schema {found}, this one knows {known}). "
    "Nothing was changed. Install the newer version on this computer."
)
OTHER = N_(
    "This facility's tables were not made by this program as it is now (step {number}). Nothing was changed. "
    "Install the version the facility was last opened with, or ask for help."
)

_BOOK = """CREATE TABLE IF NOT EXISTS migration (
  number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT"""


def version(connection: driver.Connection) -> int:
    """The number of the newest migration in the file; 0 in a new one."""
    row = connection.execute("PRAGMA user_version").fetchone()
    return int(str(row[0])) if row else 0


def known(migrations: Iterable[Migration]) -> int:
    """The schema version of this program."""
    return max((one.number for one in migrations), default=0)


def pending(connection: driver.Connection, migrations: Sequence[Migration]) -> tuple[Migration, ...]:
    """The steps the file still needs, in order.

    Raises Trouble when the file is newer than the program, or when its steps are not the first ones of this program
    with the same text.
    """
    steps = sorted(migrations, key=lambda one: one.number)
    found = version(connection)
    if found > known(steps):
        raise Trouble(NEWER, found=found, known=known(steps))
    applied = _applied(connection)
    wanted = [(one.number, one.checksum) for one in steps if one.number <= found]
    if applied != wanted:
        differing = next((a[0] for a, b in zip(applied, wanted, strict=False) if a != b), found)
        raise Trouble(OTHER, number=differing)
    return tuple(one for one in steps if one.number > found)


def _applied(connection: driver.Connection) -> list[tuple[int, str]]:
    if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'migration'").fetchone():
        return []
    rows = connection.execute("SELECT number, checksum FROM migration ORDER BY number").fetchall()
    return [(int(str(number)), str(checksum)) for number, checksum in rows]


def apply(connection: driver.Connection, step: Migration, now: datetime) -> None:
    """Run one step and record it, all or nothing; lets the driver's errors through."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute(_BOOK)
        for statement in statements(step.sql):
            connection.execute(statement)
        connection.execute(
            "INSERT INTO migration (number, name, checksum, applied_at) VALUES (?, ?, ?, ?)",
            (step.number, step.name, step.checksum, now.isoformat()),
        )
        connection.execute(f"PRAGMA user_version={step.number}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def statements(sql: str) -> Iterator[str]:
    """The statements of a script one by one, since the driver's own script call commits what is open."""
    gathered = ""
    for part in sql.split(";"):
        gathered += f"{part};"
        if driver.complete(gathered):
            if gathered.strip(" \n\t;"):
                yield gathered.strip()
            gathered = ""
    rest = gathered.rstrip("; \n\t")
    if rest:
        msg = "a migration ends within a statement"
        raise ValueError(msg)


def objects(connection: driver.Connection) -> dict[str, str]:
    """Tables, indexes, views and triggers of a file with their SQL, SQLite's own left out."""
    sql = "SELECT name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT GLOB 'sqlite_*'"
    return {str(name): str(text) for name, text in connection.execute(sql).fetchall()}


def expected(migrations: Iterable[Migration]) -> dict[str, str]:
    """What `objects` gives for a file these migrations made; made in memory, without data."""
    connection = driver.open_raw("file::memory:")
    try:
        for step in migrations:
            apply(connection, step, datetime.min.replace(tzinfo=UTC))
        return objects(connection)
    finally:
        connection.close()
