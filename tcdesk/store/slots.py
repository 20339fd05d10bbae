"""Making and opening the slots of a keyring: the step from a password or a recovery code to the master key."""

from __future__ import annotations

import os

import attrs

from tcdesk.store import kdf, ring
from tcdesk.store.kdf import Keys, Profile
from tcdesk.store.ring import Coming, Ring, Slot


def _secret_key(secret: str | bytes, salt: bytes, profile: Profile | None) -> bytes:
    if isinstance(secret, bytes) or profile is None:
        return kdf.subkey(secret if isinstance(secret, bytes) else secret.encode(), "recovery", salt)
    return kdf.password_key(secret, salt, profile)


def _box_bound(facility_id: str, name: str, slot: Slot) -> bytes:
    profile = attrs.astuple(slot.profile) if slot.profile else ()
    return ring.bound(facility_id, name, "private", list(profile), slot.salt, slot.public)


def _seal_bound(facility_id: str, name: str, epoch: int, public: bytes) -> bytes:
    return ring.bound(facility_id, name, "master", epoch, public)


def make(name: str, secret: str | bytes, keys: Keys, profile: Profile | None) -> Slot:
    """A slot for account `name`: a password with its profile, or random bytes with None."""
    private, public = kdf.new_pair()
    slot = Slot(profile=profile, salt=os.urandom(kdf.SALT_BYTES), box=b"", public=public, sealed=b"")
    key = _secret_key(secret, slot.salt, profile)
    return attrs.evolve(
        slot,
        box=kdf.wrap(key, private, _box_bound(keys.facility_id, name, slot)),
        sealed=sealed_for(name, slot, keys),
    )


def sealed_for(name: str, slot: Slot, keys: Keys) -> bytes:
    """The master key of `keys` for the holder of a slot, made without the holder's secret."""
    return kdf.seal(slot.public, keys.master, _seal_bound(keys.facility_id, name, keys.epoch, slot.public))


def open_slot(found: Ring, name: str, secret: str | bytes, slot: Slot) -> Keys | None:
    """The keys behind a slot, or None when the secret is wrong or the slot was changed.

    The cost is that of one derivation in every case. A change of keys under way comes along as `coming`.
    """
    key = _secret_key(secret, slot.salt, slot.profile)
    private = kdf.unwrap(key, slot.box, _box_bound(found.facility_id, name, slot))
    if private is None:
        return None
    master = kdf.unseal(private, slot.sealed, _seal_bound(found.facility_id, name, found.epoch, slot.public))
    if master is None:
        return None
    keys = with_past(Keys(facility_id=found.facility_id, epoch=found.epoch, master=master), found.past)
    return attrs.evolve(keys, coming=_coming(found.coming, name, private, slot, keys))


def _coming(coming: Coming | None, name: str, private: bytes, slot: Slot, keys: Keys) -> Keys | None:
    if coming is None or name not in coming.sealed:
        return None
    limit = _seal_bound(keys.facility_id, name, coming.epoch, slot.public)
    master = kdf.unseal(private, coming.sealed[name], limit)
    if master is None:
        return None
    return Keys(facility_id=keys.facility_id, epoch=coming.epoch, master=master, past=(without_past(keys), *keys.past))


def with_past(keys: Keys, boxes: tuple[bytes, ...]) -> Keys:
    """`keys` with the earlier master keys that are kept under them; a box that does not open is left out."""
    past: list[Keys] = []
    for back, box in enumerate(boxes, start=1):
        epoch = keys.epoch - back
        master = kdf.unwrap(keys.history, box, ring.bound(keys.facility_id, "past", epoch))
        if master is not None:
            past.append(Keys(facility_id=keys.facility_id, epoch=epoch, master=master))
    return attrs.evolve(keys, past=tuple(past))


def past_boxes(keys: Keys) -> tuple[bytes, ...]:
    """The earlier master keys of `keys`, newest first, under its history key."""
    return tuple(
        kdf.wrap(keys.history, old.master, ring.bound(keys.facility_id, "past", old.epoch)) for old in keys.past
    )


def without_past(keys: Keys) -> Keys:
    """The keys of one epoch alone."""
    return attrs.evolve(keys, past=(), coming=None)


def decoy(profile: Profile) -> Slot:
    """A slot that no secret opens: what is tried for a name that does not exist, at the usual cost."""
    private, public = kdf.new_pair()
    blank = Keys(facility_id="", epoch=0, master=os.urandom(kdf.KEY_BYTES))
    slot = Slot(profile=profile, salt=os.urandom(kdf.SALT_BYTES), box=b"", public=public, sealed=b"")
    box = kdf.wrap(os.urandom(kdf.KEY_BYTES), private, b"")
    return attrs.evolve(slot, box=box, sealed=sealed_for("", slot, blank))
