"""Opening an encrypted file, and refusing when the encryption is not beyond doubt.

`connect` is the only way to a connection. It fails closed: it never makes a file where one was expected, never opens a
plain one, and proves on each connection that SQLCipher, and no other SQLite, answers.
"""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from urllib.parse import quote

from tcdesk.domain.refusals import Conflict, Refusal, Trouble
from tcdesk.i18n import N_
from tcdesk.store import driver
from tcdesk.store.disk import ALREADY, EMPTY, MISSING, NO_ACCESS, from_os
from tcdesk.store.errors import StoreFault, translated

APPLICATION_ID = 0x54434453
"""`TCDS`, in the header of every facility's file."""

OLDEST_SQLITE = (3, 51, 3)
"""Older ones can lose commits in write-ahead mode (sqlite.org/wal.html, "the WAL-reset bug")."""

_PLAIN = b"SQLite format 3\x00"
_PAGE = 4096
_KEY_BYTES = 32

NOT_ENCRYPTING = N_(
    "The encryption of this program does not work on this computer, so nothing was opened and nothing was written. "
    "Reinstall the program, or start it without other database software in the way."
)
TOO_OLD = N_(
    "The database library of this installation is too old to be trusted with records. Nothing was opened. "
    "Reinstall the program."
)
PLAIN = N_(
    "This file is not encrypted, so it is not a facility of this program. Nothing was changed. "
    "Choose another folder, or restore a backup."
)
FOREIGN = N_("This file was made by another program. Nothing was changed. Choose the folder of a facility.")
SETTING_REFUSED = N_(
    "The database on this computer refuses a safety setting, so nothing was opened. Reinstall the program."
)

_SAFE = (
    ("busy_timeout", "5000", 5000),
    ("temp_store", "MEMORY", 2),  # temporary files on disk would be in plain
    ("secure_delete", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("foreign_keys", "ON", 1),
    ("recursive_triggers", "ON", 1),  # REPLACE must meet the triggers that guard the audit
    ("fullfsync", "ON", 1),
    ("mmap_size", "0", 0),
)
"""Name, value to set and value that has to come back, for every connection."""

_WRITING = (("journal_mode", "WAL", "wal"), ("synchronous", "FULL", 2), ("wal_autocheckpoint", "1000", 1000))


class Mode(StrEnum):
    """How a file is opened: to write, to read, or to read one that nobody writes, on a disk nobody can write."""

    WRITE = "rw"
    READ = "ro"
    FROZEN = "ro&immutable=1"


def connect(path: Path, key: bytes, mode: Mode = Mode.WRITE) -> driver.Connection:
    """A proven, encrypted connection to the existing facility file at `path` under the 32-byte `key`.

    Raises Trouble with what is wrong and what to do: no file, empty, plain, foreign, damaged or not of this key, no
    permission, library too old, encryption not working.
    """
    _look(path)
    return _opened(path, key, mode, new=False)


def create(path: Path, key: bytes) -> driver.Connection:
    """A connection to a new encrypted file; raises Conflict when there is one, else as `connect`."""
    if path.exists():
        raise Conflict(ALREADY)
    connection = _opened(path, key, Mode.WRITE, new=True)
    if is_plain(path):
        connection.close()
        path.unlink()
        raise Trouble(NOT_ENCRYPTING)
    return connection


def is_plain(path: Path) -> bool:
    """Whether the file begins as an unencrypted SQLite file does."""
    with path.open("rb") as file:
        return file.read(len(_PLAIN)) == _PLAIN


def _look(path: Path) -> None:
    try:
        if not path.is_file():
            raise Trouble(MISSING)
        size = path.stat().st_size
        plain = size > 0 and is_plain(path)
    except OSError as error:
        raise from_os(error) from None
    if size == 0:
        raise Trouble(EMPTY)
    if plain:
        raise Trouble(PLAIN)


def _opened(path: Path, key: bytes, mode: Mode, *, new: bool) -> driver.Connection:
    if len(key) != _KEY_BYTES:
        msg = "the database key has 32 bytes"
        raise ValueError(msg)
    kind = "rwc" if new else mode.value
    connection: driver.Connection | None = None
    fault: Refusal | StoreFault | None = None
    try:
        connection = driver.open_raw(f"file:{quote(Path(os.path.abspath(path)).as_posix())}?mode={kind}")  # noqa: PTH100 - resolve() would follow links and needs the right to
        prove(connection, key)
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if new:
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        elif _pragma(connection, "application_id") != APPLICATION_ID:
            raise Trouble(FOREIGN)
        for name, value, wanted in _SAFE + (_WRITING if mode is Mode.WRITE else ()):
            _insist(connection, name, value, wanted)
        return connection
    except driver.Error as error:
        fault = translated(error)
    except Refusal as refusal:
        fault = refusal
    if connection is not None:
        connection.close()
    raise fault


def prove(connection: driver.Connection, key: bytes) -> None:
    """Give the key and make sure that it was taken by SQLCipher; raises Trouble otherwise.

    A plain SQLite ignores these statements without an error, so every answer is looked at.
    """
    if driver.library_version() < OLDEST_SQLITE:
        raise Trouble(TOO_OLD)
    connection.execute("PRAGMA cipher_log_level=NONE")
    answers = (
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"").fetchall() == [("ok",)],
        bool(_pragma(connection, "cipher_version")),
        str(_pragma(connection, "cipher_status")) == "1",
        str(_pragma(connection, "cipher_use_hmac")) == "1",
        str(_pragma(connection, "cipher_plaintext_header_size")) == "0",
        # on, it stays on for the whole process and makes search ten times slower
        str(_pragma(connection, "cipher_memory_security")) == "0",
        str(_pragma(connection, "cipher_log_level")) == "NONE",
        str(connection.execute("SELECT sqlite_version()").fetchall()[0][0])
        == ".".join(str(part) for part in driver.library_version()),
    )
    if not all(answers):
        raise Trouble(NOT_ENCRYPTING)


def _pragma(connection: driver.Connection, name: str) -> driver.Value:
    row = connection.execute(f"PRAGMA {name}").fetchone()
    return row[0] if row else None


def _insist(connection: driver.Connection, name: str, value: str, wanted: str | int) -> None:
    connection.execute(f"PRAGMA {name}={value}")
    if str(_pragma(connection, name)) != str(wanted):
        raise Trouble(NO_ACCESS if name == "journal_mode" else SETTING_REFUSED)


def settings(connection: driver.Connection) -> dict[str, str]:
    """The safety settings of a connection as they stand, by name."""
    return {name: str(_pragma(connection, name)) for name, _, _ in _SAFE + _WRITING}
