"""From passwords and one master key to all other keys. Everything here is a pure function of its arguments.

Password -> NFKC -> Argon2id -> a key that opens the person's private key (AES-256-GCM) -> which opens the master key
sealed to that person (X25519) -> HKDF -> one key for each purpose. The step over the private key is what lets the
master key be changed without asking everybody for a password.
"""

from __future__ import annotations

import os
import unicodedata

import attrs
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
SALT_BYTES = 16
_NONCE = 12


@attrs.frozen(kw_only=True)
class Profile:
    """What one Argon2id derivation costs: memory in KiB, passes, lanes.

    The upper limits keep a damaged file from asking for all memory of the computer.
    """

    memory_kib: int = attrs.field(validator=[attrs.validators.ge(64), attrs.validators.le(2**21)])
    passes: int = attrs.field(validator=[attrs.validators.ge(1), attrs.validators.le(20)])
    lanes: int = attrs.field(validator=[attrs.validators.ge(1), attrs.validators.le(16)])


STRONG = Profile(memory_kib=262_144, passes=3, lanes=4)
"""The default: about 0.7 s on the reference machine; OWASP's floor is 19 MiB and two passes."""


def password_key(password: str, salt: bytes, profile: Profile) -> bytes:
    """The 32-byte key of a password; the same characters typed on another keyboard give the same key (NFKC)."""
    clear = unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")
    kdf = Argon2id(
        salt=salt, length=KEY_BYTES, iterations=profile.passes, lanes=profile.lanes, memory_cost=profile.memory_kib
    )
    return kdf.derive(clear)


def subkey(secret: bytes, label: str, salt: bytes | None = None) -> bytes:
    """A 32-byte key for one purpose, named by `label` (HKDF-SHA-256)."""
    info = f"tcdesk/1/{label}".encode()
    return HKDF(algorithm=hashes.SHA256(), length=KEY_BYTES, salt=salt, info=info).derive(secret)


def wrap(key: bytes, clear: bytes, bound: bytes) -> bytes:
    """`clear` under `key`, good only together with `bound` (AES-256-GCM, random nonce in front)."""
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, clear, bound)


def unwrap(key: bytes, box: bytes, bound: bytes) -> bytes | None:
    """What `wrap` took, or None when key, box or `bound` differ."""
    try:
        return AESGCM(key).decrypt(box[:_NONCE], box[_NONCE:], bound)
    except (InvalidTag, ValueError):
        return None


def new_pair() -> tuple[bytes, bytes]:
    """A new private key and its public key, 32 bytes each."""
    private = X25519PrivateKey.generate()
    return private.private_bytes_raw(), private.public_key().public_bytes_raw()


def seal(public: bytes, clear: bytes, bound: bytes) -> bytes:
    """`clear` for the holder of the private key of `public` alone, good only together with `bound`."""
    ephemeral = X25519PrivateKey.generate()
    own = ephemeral.public_key().public_bytes_raw()
    shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(public))
    return own + wrap(subkey(shared, "seal", own + public), clear, bound)


def unseal(private: bytes, box: bytes, bound: bytes) -> bytes | None:
    """What `seal` took, or None when the private key, the box or `bound` differ."""
    try:
        key = X25519PrivateKey.from_private_bytes(private)
        own, rest = box[:KEY_BYTES], box[KEY_BYTES:]
        shared = key.exchange(X25519PublicKey.from_public_bytes(own))
    except ValueError:
        return None
    return unwrap(subkey(shared, "seal", own + key.public_key().public_bytes_raw()), rest, bound)


@attrs.frozen(kw_only=True)
class Keys:
    """The keys of one facility, opened by a sign-in. The repr shows none of them.

    `epoch` counts the master keys from 1; `past` are the earlier ones, newest first, for old audit rows, old codes and
    old backups; `coming` is the next one while a change of keys is unfinished.
    """

    facility_id: str
    epoch: int
    master: bytes = attrs.field(repr=False)
    past: tuple[Keys, ...] = attrs.field(default=(), repr=False)
    coming: Keys | None = attrs.field(default=None, repr=False)

    @property
    def database(self) -> bytes:
        """The raw key of the database file."""
        return subkey(self.master, "database")

    @property
    def audit(self) -> bytes:
        """The key of the audit chain."""
        return subkey(self.master, "audit")

    @property
    def report(self) -> bytes:
        """The key of the codes printed on reports; a code of an earlier epoch is checked with `past`."""
        return subkey(self.master, "report")

    @property
    def keyring(self) -> bytes:
        """The key under which roles and the audit's head stand in the keyring."""
        return subkey(self.master, "keyring")

    @property
    def manifest(self) -> bytes:
        """The key of a backup's manifest."""
        return subkey(self.master, "manifest")

    @property
    def history(self) -> bytes:
        """The key under which earlier master keys are kept."""
        return subkey(self.master, "history")

    def of_epoch(self, epoch: int) -> Keys | None:
        """The keys of an epoch, this or a past one, or None."""
        return next((keys for keys in (self, *self.past) if keys.epoch == epoch), None)
