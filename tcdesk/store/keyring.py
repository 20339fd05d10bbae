"""The keyring: who may open a facility, with which roles, and how. The database is never touched here.

Reading and the first sign-in need no lock. Every other change is made by the program that holds the facility's folder
(`lock.FolderLock`), so two programs never write it at the same time.
"""

from __future__ import annotations

import os
import secrets
import unicodedata
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import attrs

from tcdesk.domain.problem import Problem
from tcdesk.domain.refusals import Conflict, Denied, Invalid
from tcdesk.domain.roles import Role
from tcdesk.i18n import N_, Texts
from tcdesk.store import door, kdf, recovery, ring, slots
from tcdesk.store.kdf import STRONG, Keys, Profile
from tcdesk.store.ring import Account, Coming, Head, Ring

PASSWORD_MIN = 8

WRONG = N_("The name or the password is not right. Nothing was opened. Check Caps Lock and try again.")
WRONG_CODE = N_("This recovery code belongs to another facility or was replaced by a newer one. Nothing was opened.")
WAIT = N_("Too many wrong passwords for this account. Nothing is lost. Wait a little, then try again.")
NOT_SAVED = N_("The account was not saved. Look at what is marked.")
SHORT = N_("A password needs at least {n} characters. A short sentence is easy to remember and hard to guess.")
KEYS_THERE = N_("There are keys of a facility in this folder already. They were not touched. Choose an empty folder.")
NAME_TAKEN = N_("There is an account with this name already. Nothing was saved. Choose another name.")
NAME_BAD = N_("A name to sign in with is one word of at most 40 characters. Nothing was saved.")
NO_ROLE = N_("An account needs at least one role. Nothing was saved. Choose a role, or switch the account off.")
LAST_ADMIN = N_(
    "This is the last administrator. Nothing was changed. Make another account administrator first, then try again."
)
GONE = N_("There is no account with this name. Nothing was changed.")
UNFINISHED = N_("A change of keys is not finished. Nothing was changed. Close the program and sign in again first.")


class Waiting(Denied):
    """Too many wrong passwords; `seconds` are left to wait."""

    def __init__(self, seconds: int) -> None:
        super().__init__(WAIT)
        self.seconds = seconds

    def sentence(self, texts: Texts) -> str:
        """The refusal in words."""
        return texts.n(
            "Too many wrong passwords for this account. Nothing is lost. Wait {n} second, then try again.",
            "Too many wrong passwords for this account. Nothing is lost. Wait {n} seconds, then try again.",
            self.seconds,
        )


@attrs.frozen(kw_only=True)
class Person:
    """What the sign-in page shows of an account.

    `waits` are whole seconds until the next try is allowed, `tries` the wrong passwords until one has to wait.
    """

    id: str
    name: str
    roles: tuple[Role, ...]
    is_active: bool
    came_at: datetime | None = None
    waits: int = 0
    tries: int = 0


@attrs.frozen(kw_only=True)
class Cover:
    """What anybody with the folder may read before signing in. It is believed only after a sign-in."""

    facility_id: str
    label: str
    is_demo: bool
    people: tuple[Person, ...]
    from_copy: bool


@attrs.frozen(kw_only=True)
class Unlocked:
    """A proven sign-in. `failures` wrong passwords came before it; by recovery code `user_id` is ""."""

    user_id: str
    name: str
    roles: frozenset[Role]
    keys: Keys
    failures: int = 0
    by_recovery: bool = False


def create(
    folder: Path,
    *,
    label: str,
    user_id: str,
    name: str,
    password: str,
    is_demo: bool = False,
    profile: Profile = STRONG,
) -> tuple[Unlocked, str]:
    """A new keyring with one administrator and manager; gives the sign-in and the recovery code, shown only this once.

    Raises Conflict when the folder has a keyring, Invalid for a bad name or a short password, Trouble.
    """
    if (folder / ring.NAME).exists():
        raise Conflict(KEYS_THERE)
    _check_password(password)
    _check_id(user_id)
    keys = Keys(facility_id=secrets.token_hex(8), epoch=1, master=os.urandom(kdf.KEY_BYTES))
    code = recovery.new_code()
    first = Account(
        id=user_id, name=name, roles=(Role.ADMIN, Role.MANAGER), slot=slots.make(user_id, password, keys, profile)
    )
    made = Ring(
        facility_id=keys.facility_id,
        label=label,
        is_demo=is_demo,
        accounts=(first,),
        recovery=slots.make(ring.RECOVERY, recovery.secret_of(code), keys, None),
        decoy=slots.decoy(profile),
    )
    ring.save(folder, made, keys)
    return Unlocked(user_id=user_id, name=name, roles=frozenset(first.roles), keys=keys), code


def cover(folder: Path, now: datetime) -> Cover:
    """Facility and accounts for the sign-in page, most recent sign-in first. Raises Trouble."""
    stored = ring.load(folder)
    visits = door.load(folder)

    def person(account: Account) -> Person:
        own = visits.get(account.id, door.Visits())
        return Person(
            id=account.id,
            name=account.name,
            roles=account.roles,
            is_active=account.is_active,
            came_at=own.came_at,
            waits=_seconds(door.remaining(own, now).total_seconds()),
            tries=door.tries_left(own),
        )

    people = sorted(map(person, stored.ring.accounts), key=lambda one: one.name.casefold())
    people.sort(key=lambda one: one.came_at.timestamp() if one.came_at else 0.0, reverse=True)
    return Cover(
        facility_id=stored.ring.facility_id,
        label=stored.ring.label,
        is_demo=stored.ring.is_demo,
        people=tuple(people),
        from_copy=stored.from_copy,
    )


def _seconds(rest: float) -> int:
    return -int(-rest // 1)


def unlock(folder: Path, name: str, password: str, now: datetime) -> Unlocked:
    """Sign in by id or shown name. An unknown or switched-off account costs the same time as a wrong password.

    Raises Waiting while the account has to wait, Denied for a wrong name or password, Trouble when the keyring is
    missing, broken or was changed by other means. `rotation.settle` finishes `keys.coming`, when there is one.
    """
    stored = ring.load(folder)
    account = stored.ring.account(name)
    counted = account.id if account else door.UNKNOWN
    rest = _seconds(door.wait(folder, counted, now).total_seconds())
    if rest > 0:
        raise Waiting(rest)
    slot = account.slot if account and account.is_active else None
    keys = slots.open_slot(stored.ring, account.id if account else "", password, slot or stored.ring.decoy)
    if keys is None or account is None:
        door.failed(folder, counted, now)
        raise Denied(WRONG)
    ring.check(stored, keys)
    failures = door.came_in(folder, account.id, now)
    return Unlocked(user_id=account.id, name=account.name, roles=frozenset(account.roles), keys=keys, failures=failures)


def unlock_by_code(folder: Path, code: str) -> Unlocked:
    """Open with the recovery code, as administrator without an account: to set somebody a new password.

    Raises Invalid for a slip of the pen, Denied for another code, Trouble.
    """
    secret = recovery.secret_of(code)
    stored = ring.load(folder)
    keys = slots.open_slot(stored.ring, ring.RECOVERY, secret, stored.ring.recovery)
    if keys is None:
        raise Denied(WRONG_CODE)
    ring.check(stored, keys)
    return Unlocked(user_id="", name="", roles=frozenset({Role.ADMIN}), keys=keys, by_recovery=True)


def accounts(folder: Path, keys: Keys) -> tuple[Account, ...]:
    """All accounts, checked against the seal."""
    return ring.check(ring.load(folder), keys).accounts


def add_account(
    folder: Path,
    keys: Keys,
    *,
    user_id: str,
    name: str,
    password: str,
    roles: tuple[Role, ...],
    profile: Profile = STRONG,
) -> None:
    """A further account. Raises Conflict when id or name is in use, Invalid, Trouble."""
    _check_password(password)
    _check_id(user_id)
    _check_roles(roles)
    slot = slots.make(user_id, password, keys, profile)

    def added(old: Ring) -> Ring:
        if old.account(user_id) or old.account(name):
            raise Conflict(NAME_TAKEN)
        new = Account(id=user_id, name=name, roles=roles, slot=slot)
        return attrs.evolve(old, accounts=(*old.accounts, new))

    _edit(folder, keys, added)


def set_roles(folder: Path, keys: Keys, user_id: str, roles: tuple[Role, ...]) -> None:
    """Give an account other roles. Raises Conflict when it is the last administrator or not there."""
    _check_roles(roles)
    _change(folder, keys, user_id, lambda old: attrs.evolve(old, roles=roles))


def rename(folder: Path, keys: Keys, user_id: str, name: str) -> None:
    """Show an account under another name; its id stays. Raises Conflict when the name is in use."""

    def renamed(old: Ring) -> Ring:
        same = old.account(name)
        if same is not None and same.id != user_id:
            raise Conflict(NAME_TAKEN)
        return _with(old, user_id, lambda one: attrs.evolve(one, name=name))

    _edit(folder, keys, renamed)


def set_active(folder: Path, keys: Keys, user_id: str, *, active: bool) -> None:
    """Switch an account off or on. Off is enough for somebody on leave; who left for good, see `remove`."""
    _change(folder, keys, user_id, lambda old: attrs.evolve(old, is_active=active))


def remove(folder: Path, keys: Keys, user_id: str) -> None:
    """Switch an account off for good: its way to the keys is destroyed, its id stays taken.

    Somebody who kept a copy of the keyring still knows the old master key: offer `Store.rotate` after this.
    """
    _change(folder, keys, user_id, lambda old: attrs.evolve(old, is_active=False, slot=None))


def change_password(
    folder: Path, user_id: str, old: str, new: str, now: datetime, *, profile: Profile = STRONG
) -> None:
    """A new password for oneself; the old one is asked again and counts at the door. Raises as `unlock`."""
    _check_password(new)
    keys = unlock(folder, user_id, old, now).keys
    reset_password(folder, keys, user_id, new, profile=profile)


def reset_password(folder: Path, keys: Keys, user_id: str, new: str, *, profile: Profile = STRONG) -> None:
    """A new password for an account, without the old one; also brings a removed way to the keys back."""
    _check_password(new)
    slot = slots.make(user_id, new, keys, profile)
    _change(folder, keys, user_id, lambda old: attrs.evolve(old, slot=slot))


def new_recovery_code(folder: Path, keys: Keys) -> str:
    """A new recovery code; the one on paper opens nothing from now on."""
    code = recovery.new_code()
    slot = slots.make(ring.RECOVERY, recovery.secret_of(code), keys, None)
    _edit(folder, keys, lambda old: attrs.evolve(old, recovery=slot))
    return code


def set_label(folder: Path, keys: Keys, label: str) -> None:
    """The facility's name as the sign-in page shows it."""
    _edit(folder, keys, lambda old: attrs.evolve(old, label=label))


def head(folder: Path, keys: Keys) -> Head:
    """The newest audit row that was noted outside the database."""
    return ring.check(ring.load(folder), keys).head


def anchor(folder: Path, keys: Keys, newest: Head) -> None:
    """Note the newest audit row; nothing is written when it is noted already."""
    if head(folder, keys) != newest:
        _edit(folder, keys, lambda old: attrs.evolve(old, head=newest))


def begin_rotation(folder: Path, keys: Keys) -> Keys:
    """Lay the next master key beside the present one, for every account and the recovery code; gives it as keys.

    Accounts without a way to the keys get none. Until `finish_rotation` a sign-in opens both.
    """
    master = os.urandom(kdf.KEY_BYTES)
    past = (slots.without_past(keys), *keys.past)
    new = Keys(facility_id=keys.facility_id, epoch=keys.epoch + 1, master=master, past=past)

    def begun(old: Ring) -> Ring:
        ways = [(one.id, one.slot) for one in old.accounts] + [(ring.RECOVERY, old.recovery)]
        sealed = {name: slots.sealed_for(name, slot, new) for name, slot in ways if slot is not None}
        return attrs.evolve(old, coming=Coming(epoch=new.epoch, sealed=sealed))

    _edit(folder, keys, begun)
    return new


def finish_rotation(folder: Path, new: Keys) -> None:
    """Make the next master key the present one, once the database is under it. Raises Trouble, Conflict."""
    stored = ring.load(folder)
    old = ring.check(stored, new.past[0])
    coming = old.coming
    if coming is None or coming.epoch != new.epoch:
        raise Conflict(UNFINISHED)

    def moved(account: Account) -> Account:
        if account.slot is None or account.id not in coming.sealed:
            return attrs.evolve(account, slot=None, is_active=False)
        return attrs.evolve(account, slot=attrs.evolve(account.slot, sealed=coming.sealed[account.id]))

    done = attrs.evolve(
        old,
        epoch=new.epoch,
        accounts=tuple(moved(one) for one in old.accounts),
        recovery=attrs.evolve(old.recovery, sealed=coming.sealed[ring.RECOVERY]),
        past=slots.past_boxes(new),
        coming=None,
    )
    ring.save(folder, done, new)


def _edit(folder: Path, keys: Keys, edit: Callable[[Ring], Ring]) -> None:
    old = ring.check(ring.load(folder), keys)
    if old.coming is not None:
        raise Conflict(UNFINISHED)
    new = edit(old)
    if not any(Role.ADMIN in one.roles and one.is_active and one.slot for one in new.accounts):
        raise Conflict(LAST_ADMIN)
    ring.save(folder, new, keys)


def _with(old: Ring, user_id: str, edit: Callable[[Account], Account]) -> Ring:
    if not any(one.id == user_id for one in old.accounts):
        raise Conflict(GONE)
    return attrs.evolve(old, accounts=tuple(edit(one) if one.id == user_id else one for one in old.accounts))


def _change(folder: Path, keys: Keys, user_id: str, edit: Callable[[Account], Account]) -> None:
    _edit(folder, keys, lambda old: _with(old, user_id, edit))


def _check_password(password: str) -> None:
    if len(unicodedata.normalize("NFKC", password)) < PASSWORD_MIN:
        problem = Problem(field="password", text=SHORT, values={"n": PASSWORD_MIN})
        raise Invalid(NOT_SAVED, (problem,))


def _check_id(user_id: str) -> None:
    if not 0 < len(user_id) <= 40 or any(sign.isspace() for sign in user_id) or user_id.casefold() == ring.RECOVERY:
        raise Invalid(NOT_SAVED, (Problem(field="user_id", text=NAME_BAD),))


def _check_roles(roles: tuple[Role, ...]) -> None:
    if not roles:
        raise Invalid(NOT_SAVED, (Problem(field="roles", text=NO_ROLE),))
