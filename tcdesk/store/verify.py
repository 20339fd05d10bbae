"""Whether a facility or a backup is whole, in words.

Each check gets a connection of its own: after one bad page SQLCipher's connection is not to be believed any more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import attrs

from tcdesk.domain.refusals import Refusal, Trouble
from tcdesk.i18n import N_, Texts
from tcdesk.store import audit, cipher, driver, kept, manifest, ring, schema
from tcdesk.store.cipher import Mode
from tcdesk.store.disk import DISK_FULL, FILE
from tcdesk.store.driver import Connection
from tcdesk.store.errors import BUSY, DAMAGED, is_damage, translated
from tcdesk.store.kdf import Keys
from tcdesk.store.lock import FolderLock
from tcdesk.store.migrations._base import MIGRATIONS

_LARGEST = 4 * 2**30
"""SQLCipher's own check errs on larger files; the pages are then checked by reading all of them."""

PAGES = N_("The file was changed or damaged on the disk (parts: {n}). Restore the newest checked backup.")
STRUCTURE = N_("The file's inner structure is damaged (places: {n}). Restore the newest checked backup.")
REFERENCES = N_(
    "Some records refer to others that are gone ({n}, the first in “{table}”). Ask for help before going on."
)
TABLES = N_("The file's tables or guards differ from what this program made: {names}. Somebody changed them by hand.")
OLD_SCHEMA = N_("The file is of an older version of the program. It is brought up to date when it is opened.")
CHANGED = N_("Row {seq} of the record of who did what was changed after it was written.")
GAP = N_("A row was removed from, or put into, the record of who did what, just before row {seq}.")
WRONG_EPOCH = N_("Row {seq} of the record of who did what was written with keys that were not in use then.")
CUT = N_("The end of the record of who did what was cut off: row {seq} was written, the last one now is {last}.")
REWRITTEN = N_("The record of who did what was written anew: row {seq} is not the one that was noted in the keyring.")
SEARCH = N_(
    "The search index of “{table}” does not fit its records. Searching may miss some; the records are not hurt."
)
COPY_KEYS = N_(
    "The keyring could not be read; the copy beside it stands in. Accounts may be as they were one change ago."
)
COUNTS = N_("The backup does not hold what its sheet says: “{table}” differs. Choose another backup.")
BYTES = N_("The backup's file is not the one that was made: its bytes differ. Choose another backup.")
ELSEWHERE = N_("This belongs to another facility than its keyring.")
HALF_MOVED = N_("A change of keys was cut off. Open the facility once, which finishes it, then check again.")
NO_ROOM = N_("It could not be checked: the disk is full. What was saved is safe. Free some space, then check again.")
UNCHECKED = N_(
    "The newest saves lie in a second file that cannot be read on this disk. Copy the folder, then check again."
)


REPORT_CHANGED = N_(
    "The final report {number} was changed after it was made final: its code does not belong to its data any more."
)
FILE_CHANGED = N_(
    "The kept print of the final report {number} is not the one that was made. Its data are as they were frozen."
)
FILE_MISSING = N_("The final report {number} has no kept print. Its data are as they were frozen.")


@attrs.frozen(kw_only=True)
class Finding:
    """One thing that is not as it should be; `check` names the check, a `note` is no damage."""

    check: str
    text: str
    values: dict[str, object] = attrs.field(factory=dict[str, object])
    is_note: bool = False

    def sentence(self, texts: Texts) -> str:
        """The finding in words."""
        return texts.t(self.text, **self.values)


_Check = Callable[[Connection], Iterator[Finding]]


def verify(folder: Path, keys: Keys, now: datetime, *, is_held: bool = False, deep: bool = True) -> tuple[Finding, ...]:
    """All that is wrong with the facility or backup in `folder`; nothing when all is well.

    `is_held`: this program has the folder open, so it is not held once more. `deep` False leaves out the slow check of
    the inner structure. Raises AlreadyOpen when another program holds the folder; any other trouble is a finding.
    """
    if keys.coming is not None:
        return (Finding(check="keyring", text=HALF_MOVED),)
    is_backup = (folder / manifest.NAME).exists()
    if is_backup:
        return tuple(_all(folder, keys, Mode.FROZEN, deep=deep))
    if is_held:
        return tuple(_all(folder, keys, Mode.WRITE, deep=deep))
    try:
        lock = FolderLock.take(folder, "verify", now)
    except Trouble:  # a disk that cannot be written, or no folder at all
        wal = folder / f"{FILE}-wal"
        if wal.exists() and wal.stat().st_size:
            return (Finding(check="open", text=UNCHECKED),)
        return tuple(_all(folder, keys, Mode.FROZEN, deep=deep))
    with lock:
        return tuple(_all(folder, keys, Mode.WRITE, deep=deep))


def _all(folder: Path, keys: Keys, mode: Mode, *, deep: bool) -> Iterator[Finding]:
    path = folder / FILE
    try:
        stored = ring.load(folder)
        noted = ring.check(stored, keys).head
    except Trouble as trouble:
        yield Finding(check="keyring", text=trouble.text, values=trouble.values)
        return
    if stored.from_copy:
        yield Finding(check="keyring", text=COPY_KEYS, is_note=True)
    for check in _checks(path, keys, noted, mode, deep=deep):
        found = list(_on(path, keys, mode, check))
        yield from found
        if any(one.check == "open" for one in found):
            return
    if (folder / manifest.NAME).exists():
        yield from _on(path, keys, mode, lambda connection: _as_listed(connection, folder, keys))


def _checks(path: Path, keys: Keys, noted: ring.Head, mode: Mode, *, deep: bool) -> Iterator[_Check]:
    if mode is Mode.WRITE:
        yield _collected
    if path.exists() and path.stat().st_size < _LARGEST:
        yield _pages
    yield lambda connection: _structure(connection, "integrity_check" if deep else "quick_check")
    yield _references
    yield _schema
    yield lambda connection: _chain(connection, keys, noted)
    yield lambda connection: _reports(connection, keys)
    if mode is Mode.WRITE:
        yield _search


def _on(path: Path, keys: Keys, mode: Mode, check: _Check) -> Iterator[Finding]:
    """What one check finds on a connection of its own; what cannot even be opened or read is a finding, too."""
    connection: Connection | None = None
    try:
        connection = cipher.connect(path, keys.database, mode)
        yield from list(check(connection))
    except Refusal as refusal:
        yield Finding(check="open", text=refusal.text, values=refusal.values)
    except driver.Error as error:
        fault = translated(error)
        if isinstance(fault, Trouble) and not is_damage(error):
            yield Finding(check="open", text=NO_ROOM if fault.text == DISK_FULL else fault.text)
        else:
            yield Finding(check="structure", text=DAMAGED)
    finally:
        if connection is not None:
            connection.close()


def _collected(connection: Connection) -> Iterator[Finding]:
    """First bring all saves into the one file: SQLCipher's check reads that file alone."""
    answer = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if answer is None or answer[0] != 0:
        yield Finding(check="open", text=BUSY)


def _pages(connection: Connection) -> Iterator[Finding]:
    bad = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    if bad:
        yield Finding(check="cipher", text=PAGES, values={"n": len(bad)})


def _structure(connection: Connection, pragma: str) -> Iterator[Finding]:
    bad = connection.execute(f"PRAGMA {pragma}").fetchall()
    if bad != [("ok",)]:
        yield Finding(check="structure", text=STRUCTURE, values={"n": len(bad)})


def _references(connection: Connection) -> Iterator[Finding]:
    bad = connection.execute("PRAGMA foreign_key_check").fetchall()
    if bad:
        yield Finding(check="references", text=REFERENCES, values={"n": len(bad), "table": str(bad[0][0])})


def _schema(connection: Connection) -> Iterator[Finding]:
    steps = schema.pending(connection, tuple(MIGRATIONS))
    found = schema.objects(connection)
    wanted = schema.expected([one for one in MIGRATIONS if one not in steps])
    names = sorted(
        {name for name, sql in found.items() ^ wanted.items() if sql or name in found.keys() ^ wanted.keys()}
    )
    if names:
        yield Finding(check="schema", text=TABLES, values={"names": ", ".join(names[:5])})
    if steps:
        yield Finding(check="schema", text=OLD_SCHEMA, is_note=True)


def _chain(connection: Connection, keys: Keys, noted: ring.Head) -> Iterator[Finding]:
    last = audit.head(connection)
    broken = audit.first_break(connection, keys)
    if broken is not None:
        text = {"changed": CHANGED, "missing": GAP}.get(broken.kind, WRONG_EPOCH)
        yield Finding(check="chain", text=text, values={"seq": broken.seq})
    if last.seq < noted.seq:
        yield Finding(check="tail", text=CUT, values={"seq": noted.seq, "last": last.seq})
    elif noted.seq:
        row = connection.execute("SELECT hash FROM audit WHERE seq = ?", (noted.seq,)).fetchone()
        if row is None or row[0] != noted.hash:
            yield Finding(check="tail", text=REWRITTEN, values={"seq": noted.seq})


def _reports(connection: Connection, keys: Keys) -> Iterator[Finding]:
    words = {kept.Fault.DATA: REPORT_CHANGED, kept.Fault.FILE: FILE_CHANGED, kept.Fault.MISSING: FILE_MISSING}
    for number, fault in kept.faults(connection, keys):
        yield Finding(check="report", text=words[fault], values={"number": number}, is_note=fault is kept.Fault.MISSING)


def _search(connection: Connection) -> Iterator[Finding]:
    sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%fts5%'"
    for (name,) in connection.execute(sql).fetchall():
        try:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(f"INSERT INTO {name}({name}, rank) VALUES ('integrity-check', 1)")  # noqa: S608 - own name
        except driver.Error:
            yield Finding(check="search", text=SEARCH, values={"table": str(name)})
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")


def _as_listed(connection: Connection, folder: Path, keys: Keys) -> Iterator[Finding]:
    sheet = manifest.load(folder, keys)
    if sheet.facility_id != keys.facility_id:
        yield Finding(check="manifest", text=ELSEWHERE)
    if manifest.digest_of(folder / FILE) != sheet.digest:
        yield Finding(check="manifest", text=BYTES)
    here = manifest.counts(connection)
    wrong = sorted(name for name in here.keys() | sheet.counts.keys() if here.get(name) != sheet.counts.get(name))
    if wrong:
        yield Finding(check="manifest", text=COUNTS, values={"table": wrong[0]})
    if audit.head(connection) != sheet.head:
        yield Finding(check="manifest", text=COUNTS, values={"table": "audit"})
