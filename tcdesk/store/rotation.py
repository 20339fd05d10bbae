"""New keys for a facility, so that an old copy of the keyring opens nothing any more.

Order of steps, each on the disk before the next: the keyring holds both master keys; the database is put under the new
one; it is opened again and checked; the keyring holds the new one. A sign-in after a cut anywhere finds both keys and
goes on from where the file stands.
"""

from __future__ import annotations

from pathlib import Path

from tcdesk.domain.refusals import Refusal, Trouble
from tcdesk.store import cipher, driver, keyring
from tcdesk.store.errors import DAMAGED, NOT_THE_FILE, StoreFault, translated
from tcdesk.store.kdf import Keys


def rotate(database: Path, keys: Keys) -> Keys:
    """Change the master key of the facility whose closed, locked database is given; gives the new keys.

    Raises Trouble; then the present keys still open the facility, or a sign-in finishes what was begun.
    """
    return _move(database, keys, keyring.begin_rotation(database.parent, keys))


def settle(database: Path, keys: Keys) -> Keys:
    """Finish a change of keys that was cut off; gives the keys to use, `keys` themselves where there is none."""
    new = keys.coming
    return keys if new is None else _move(database, keys, new)


def _move(database: Path, keys: Keys, new: Keys) -> Keys:
    if not _opens(database, new):
        _rekey(database, keys, new)
    _check(database, new)
    keyring.finish_rotation(database.parent, new)
    return new


def _opens(database: Path, keys: Keys) -> bool:
    try:
        cipher.connect(database, keys.database).close()
    except Trouble as trouble:
        if trouble.text == NOT_THE_FILE:
            return False
        raise
    return True


def _rekey(database: Path, keys: Keys, new: Keys) -> None:
    connection = cipher.connect(database, keys.database)
    fault: Refusal | StoreFault | None = None
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute(f"PRAGMA rekey=\"x'{new.database.hex()}'\"")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except driver.Error as error:
        fault = translated(error)
    finally:
        connection.close()
    if fault is not None:
        raise fault


def _check(database: Path, new: Keys) -> None:
    connection = cipher.connect(database, new.database)
    damaged = True
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        damaged = bool(connection.execute("PRAGMA cipher_integrity_check").fetchall())
    except driver.Error:
        damaged = True
    finally:
        connection.close()
    if damaged:
        raise Trouble(DAMAGED)
