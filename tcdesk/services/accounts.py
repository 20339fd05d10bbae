"""Accounts: who may sign in, with which roles. The way in is in the keyring, the name also in the database."""

from __future__ import annotations

import attrs

from tcdesk.domain.changes import Changes
from tcdesk.domain.problem import Problem
from tcdesk.domain.refusals import Invalid
from tcdesk.domain.roles import Action, Role
from tcdesk.domain.staff import User
from tcdesk.domain.views.people import AccountView, RecoveryCode
from tcdesk.i18n import N_
from tcdesk.services.guard import Guarded, Work, allowed, verb
from tcdesk.store import keyring
from tcdesk.store.kdf import STRONG, Profile

NAME_MISSING = N_("The name is missing. Nothing was saved.")
LONGEST_NAME = 80


class Accounts(Guarded):
    """The accounts of the facility. A change that the keyring refuses is undone as a whole."""

    def __init__(self, work: Work, kdf: Profile = STRONG) -> None:
        super().__init__(work)
        self._kdf = kdf

    @allowed(Action.USER_MANAGE)
    def all(self) -> tuple[AccountView, ...]:
        """All accounts by name, also those that are switched off."""
        store, people = self._work.store, self._work.records.people
        users = {user.id: user for user in people.users.all()}
        names = people.staff_names()
        came = {one.id: one.came_at for one in keyring.cover(store.folder, self._work.now).people}
        found: list[AccountView] = []
        for account in keyring.accounts(store.folder, store.keys):
            staff_id = users[account.id].staff_id if account.id in users else None
            found.append(
                AccountView(
                    uid=account.id,
                    name=account.name,
                    roles=account.roles,
                    is_active=account.is_active,
                    staff_id=staff_id,
                    staff_name=names.get(staff_id, "") if staff_id is not None else "",
                    last_at=came.get(account.id),
                )
            )
        return tuple(sorted(found, key=lambda one: one.name.casefold()))

    @verb(Action.USER_MANAGE)
    def add(self, uid: str, name: str, password: str, roles: tuple[Role, ...], staff_id: int | None = None) -> Changes:
        """A further account. Raises Invalid for a bad id, name or password or no role, Conflict when one is in use."""
        work = self._work
        _check_name(name)
        work.records.people.users.insert(User(id=uid, name=name.strip(), staff_id=staff_id))
        work.record("user.add", "user", uid, {"roles": [role.value for role in roles], "staff": staff_id})
        keyring.add_account(
            work.store.folder,
            work.store.keys,
            user_id=uid,
            name=name.strip(),
            password=password,
            roles=roles,
            profile=self._kdf,
        )
        return Changes.of("user")

    @verb(Action.USER_MANAGE)
    def set_roles(self, uid: str, roles: tuple[Role, ...]) -> Changes:
        """Give an account other roles. Raises Invalid without a role, Conflict for the last administrator."""
        self._work.record("user.roles", "user", uid, {"roles": [role.value for role in roles]})
        keyring.set_roles(self._work.store.folder, self._work.store.keys, uid, roles)
        return Changes.of("user")

    @verb(Action.USER_MANAGE)
    def set_active(self, uid: str, *, active: bool) -> Changes:
        """Switch an account off or on. Raises Conflict for the last administrator."""
        self._work.record("user.on" if active else "user.off", "user", uid)
        keyring.set_active(self._work.store.folder, self._work.store.keys, uid, active=active)
        return Changes.of("user")

    @verb(Action.USER_MANAGE)
    def remove(self, uid: str) -> Changes:
        """Switch an account off for good: its way to the keys is destroyed. Raises Conflict as `set_active`."""
        self._work.record("user.remove", "user", uid)
        keyring.remove(self._work.store.folder, self._work.store.keys, uid)
        return Changes.of("user")

    @verb(Action.USER_MANAGE)
    def rename(self, uid: str, name: str) -> Changes:
        """Show an account under another name, from now on and in earlier records. Raises Conflict when it is in use."""
        work = self._work
        _check_name(name)
        users = work.records.people.users
        old = users.get(uid)
        users.update(attrs.evolve(old, name=name.strip()))
        work.record("user.rename", "user", uid, {"fields": {"name": [old.name, name.strip()]}})
        keyring.rename(work.store.folder, work.store.keys, uid, name.strip())
        return Changes.of("user")

    @verb(Action.USER_MANAGE)
    def link(self, uid: str, staff_id: int | None) -> Changes:
        """Say which member of staff an account belongs to; it holds from the next sign-in on."""
        work = self._work
        users = work.records.people.users
        old = users.get(uid)
        users.update(attrs.evolve(old, staff_id=staff_id))
        work.record("user.link", "user", uid, {"fields": {"staff_id": [old.staff_id, staff_id]}})
        return Changes.of("user")

    @verb(Action.USER_MANAGE)
    def reset_password(self, uid: str, password: str) -> Changes:
        """A new password for an account, without the old one. Raises Invalid for a short one."""
        self._work.record("user.reset_password", "user", uid)
        keyring.reset_password(self._work.store.folder, self._work.store.keys, uid, password, profile=self._kdf)
        return Changes.of("user")

    @verb(Action.SETTING_READ)
    def change_own_password(self, old: str, new: str) -> Changes:
        """A new password for oneself. Raises Denied when the old one is wrong, Invalid for a short one."""
        work = self._work
        work.record("user.change_password", "user", work.who.uid)
        keyring.change_password(work.store.folder, work.who.uid, old, new, work.now, profile=self._kdf)
        return Changes.of("user")

    @verb(Action.USER_MANAGE)
    def new_recovery_code(self) -> tuple[RecoveryCode, Changes]:
        """A new recovery code, shown only this once; the one on paper opens nothing from now on."""
        self._work.record("user.recovery_code", "facility")
        return RecoveryCode(keyring.new_recovery_code(self._work.store.folder, self._work.store.keys)), Changes.of(
            "user"
        )


def _check_name(name: str) -> None:
    if not 0 < len(name.strip()) <= LONGEST_NAME:
        raise Invalid(NAME_MISSING, (Problem(field="name", text=NAME_MISSING),))
