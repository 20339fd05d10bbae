"""The sheet that lies in a backup: what was copied, when, and how to know that it is whole."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import datetime
from pathlib import Path

import attrs

from tcdesk.domain.refusals import Trouble
from tcdesk.i18n import N_
from tcdesk.store import files, rows
from tcdesk.store.disk import from_os
from tcdesk.store.driver import Connection
from tcdesk.store.kdf import Keys
from tcdesk.store.ring import Head, canonical
from tcdesk.store.shelf import SHEET

NAME = SHEET
FORMAT = 1

BAD = N_("The backup's sheet (manifest.json) was changed or cannot be read. Choose another backup.")


@attrs.frozen(kw_only=True)
class Manifest:
    """What a backup holds: `counts` are rows by table, `digest` the SHA-256 of the database's bytes."""

    format: int = FORMAT
    facility_id: str
    schema: int
    made_at: datetime
    reason: str
    head: Head
    counts: dict[str, int]
    size: int
    digest: str


def digest_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def counts(connection: Connection) -> dict[str, int]:
    """The number of rows of each table; the insides of full-text indexes are left out."""
    sql = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT GLOB 'sqlite_*'"
    names = sorted(str(row[0]) for row in connection.execute(sql).fetchall())
    found: dict[str, int] = {}
    for name in names:
        row = connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()  # noqa: S608 - names of our own schema
        found[name] = int(str(row[0])) if row else 0
    return found


def save(folder: Path, manifest: Manifest, keys: Keys) -> None:
    """Write the sheet with its seal. Raises Trouble."""
    plain = json.loads(rows.to_json(manifest))
    content = {"manifest": plain, "mac": _mac(plain, keys)}
    files.save(folder / NAME, json.dumps(content, indent=1, sort_keys=True).encode())


def _mac(plain: object, keys: Keys) -> str:
    return hmac.new(keys.manifest, canonical(plain), hashlib.sha256).hexdigest()


def load(folder: Path, keys: Keys | None = None) -> Manifest:
    """The sheet of a backup, its seal checked when `keys` are given. Raises Trouble."""
    try:
        data = (folder / NAME).read_bytes()
    except OSError as error:
        raise from_os(error) from None
    try:
        raw = json.loads(data)
        plain, mac = raw["manifest"], str(raw["mac"])
        manifest = rows.CONVERTER.structure(plain, Manifest)
    except Exception:
        raise Trouble(BAD) from None
    if keys is not None and not hmac.compare_digest(mac, _mac(plain, keys)):
        raise Trouble(BAD)
    return manifest
