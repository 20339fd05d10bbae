"""The keyring's file: its form, its seal (MAC) and how it is read and saved."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from pathlib import Path

import attrs
from cattrs import Converter
from cattrs.errors import BaseValidationError

from tcdesk.domain.refusals import Trouble
from tcdesk.domain.roles import Role
from tcdesk.i18n import N_
from tcdesk.store import files, kdf
from tcdesk.store.disk import from_os

NAME = "keyring.json"
FORMAT = 1
RECOVERY = "recovery"
"""The name the recovery slot is bound to; no account may have it."""

MISSING = N_(
    "The keys of this facility (keyring.json) are not in the folder. Nothing was changed. "
    "Without them nobody can open the records: copy keyring.json back from a backup or from the old disk."
)
BROKEN = N_(
    "The keys of this facility (keyring.json) cannot be read and there is no good copy beside them. Nothing was "
    "changed. Copy keyring.json back from a backup."
)
NEWER = N_("The keys of this facility were written by a newer version of the program. Install that version.")
TAMPERED = N_(
    "The keyring was changed outside this program: names, roles or keys in it are not as they were saved. "
    "Nothing was opened. Put back keyring.json from a backup and ask who had access to the folder."
)


@attrs.frozen(kw_only=True)
class Slot:
    """One way to the master key: a secret opens `box` (a private key), which opens `sealed` (the master key).

    `profile` is None where the secret is random already (the recovery code).
    """

    profile: kdf.Profile | None
    salt: bytes
    box: bytes
    public: bytes
    sealed: bytes


@attrs.frozen(kw_only=True)
class Account:
    """One user: `id` is what is typed to sign in and what records refer to; `name` is shown. Never deleted."""

    id: str
    name: str
    roles: tuple[Role, ...]
    is_active: bool = True
    slot: Slot | None = None


@attrs.frozen(kw_only=True)
class Head:
    """The newest audit row known outside the database: its number and hash; 0 and "" before the first."""

    seq: int = 0
    hash: str = ""


@attrs.frozen(kw_only=True)
class Coming:
    """A change of keys under way: the next master key, sealed to each account and to the recovery code."""

    epoch: int
    sealed: dict[str, bytes]


@attrs.frozen(kw_only=True)
class Ring:
    """All that the MAC covers."""

    format: int = FORMAT
    facility_id: str
    label: str
    is_demo: bool = False
    epoch: int = 1
    accounts: tuple[Account, ...]
    recovery: Slot
    decoy: Slot
    past: tuple[bytes, ...] = ()
    coming: Coming | None = None
    head: Head = Head()

    def account(self, name: str) -> Account | None:
        """The account whose id or shown name is `name`, without regard to case and outer spaces."""
        wanted = name.strip().casefold()
        by_id = [one for one in self.accounts if one.id.casefold() == wanted]
        by_name = [one for one in self.accounts if one.name.casefold() == wanted]
        found = by_id or by_name
        return found[0] if len(found) == 1 else None


@attrs.frozen(kw_only=True)
class Stored:
    """A ring as it was read: with the MAC it came with, and whether the copy had to stand in."""

    ring: Ring
    mac: str
    from_copy: bool = False


def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True)
    converter.register_unstructure_hook(bytes, lambda data: base64.b64encode(data).decode())
    converter.register_structure_hook(bytes, lambda text, _: base64.b64decode(text, validate=True))
    return converter


_CONVERTER = _converter()


def canonical(value: object) -> bytes:
    """JSON with one possible spelling, for what is signed or bound."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def bound(ring_id: str, name: str, *parts: object) -> bytes:
    """What a box in slot `name` is bound to, so that it opens in no other place."""
    return canonical(
        [FORMAT, ring_id, name, *[base64.b64encode(p).decode() if isinstance(p, bytes) else p for p in parts]]
    )


def mac_of(ring: Ring, key: bytes) -> str:
    """The seal on a ring under the keyring key."""
    return hmac.new(key, canonical(_CONVERTER.unstructure(ring)), hashlib.sha256).hexdigest()


def load(folder: Path) -> Stored:
    """The ring of a facility; the copy of the one before stands in when the file is gone or cannot be read.

    Raises Trouble with what to do.
    """
    path = folder / NAME
    trouble = Trouble(MISSING)
    for candidate in (path, backup_of(path)):
        try:
            data = candidate.read_bytes()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise from_os(error) from None
        stored = _parsed(data, from_copy=candidate != path)
        if stored is not None:
            return stored
        trouble = Trouble(BROKEN)
    raise trouble


def backup_of(path: Path) -> Path:
    """Where the copy of the former keyring lies."""
    return path.with_name(f"{path.name}.bak")


def _parsed(data: bytes, *, from_copy: bool) -> Stored | None:
    try:
        raw = json.loads(data)
        if isinstance(raw["ring"]["format"], int) and raw["ring"]["format"] > FORMAT:
            raise Trouble(NEWER)
        return Stored(ring=_CONVERTER.structure(raw["ring"], Ring), mac=str(raw["mac"]), from_copy=from_copy)
    except (BaseValidationError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def check(stored: Stored, keys: kdf.Keys) -> Ring:
    """The ring, when its seal fits `keys`; raises Trouble when somebody changed it by other means."""
    if not hmac.compare_digest(stored.mac, mac_of(stored.ring, keys.keyring)):
        raise Trouble(TAMPERED)
    return stored.ring


def save(folder: Path, ring: Ring, keys: kdf.Keys) -> None:
    """Write the ring sealed under `keys`, atomically; the former one stays as a copy. Raises Trouble."""
    content = {"ring": _CONVERTER.unstructure(ring), "mac": mac_of(ring, keys.keyring)}
    path = folder / NAME
    files.save(path, json.dumps(content, indent=1, sort_keys=True).encode(), keep=backup_of(path))
