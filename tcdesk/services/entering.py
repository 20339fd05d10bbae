"""Behind the door: a facility's file is opened, its services are made, and it is left again.

Apart from `desk`, because the services bring along paper, solver and database, and none of them is needed to show a
door: the program loads this module once somebody is about to come in.
"""

from __future__ import annotations

from pathlib import Path

import attrs

from tcdesk.domain.views.people import FirstRun, Who
from tcdesk.services.clock import Clock
from tcdesk.services.founding import found
from tcdesk.services.guard import Work
from tcdesk.services.suite import Services
from tcdesk.store import audit, keyring
from tcdesk.store.db import Store
from tcdesk.store.kdf import Profile
from tcdesk.store.repositories import Repositories


@attrs.frozen(kw_only=True)
class Inside:
    """An open facility: its file, who sits there, and what that person can do."""

    store: Store
    who: Who
    services: Services


def make(folder: Path, given: FirstRun, clock: Clock, kdf: Profile) -> str:
    """Make a facility in the empty `folder`; gives its recovery code. Raises as `keyring.create` and `Store.create`."""
    now = clock.now()
    unlocked, code = keyring.create(
        folder,
        label=given.facility.strip(),
        user_id=given.uid,
        name=given.name.strip(),
        password=given.password,
        is_demo=given.is_demo,
        profile=kdf,
    )
    with Store.create(folder, unlocked.keys, by=given.name, now=now) as store:
        who = Who(uid=unlocked.user_id, name=unlocked.name, roles=unlocked.roles)
        found(Work(store, who, clock), given)
    return code


def enter(folder: Path, unlocked: keyring.Unlocked, verb: str, clock: Clock, kdf: Profile) -> Inside:
    """Open the facility for the person of `unlocked` and write down how (`verb`). Raises AlreadyOpen, Trouble."""
    store = Store.open(folder, unlocked.keys, by=unlocked.name, now=clock.now())
    try:
        staff_id = Repositories.of(store).people.staff_of(unlocked.user_id)
        who = Who(uid=unlocked.user_id, name=unlocked.name, roles=unlocked.roles, staff_id=staff_id)
        work = Work(store, who, clock)
        failures = {"failures": unlocked.failures} if unlocked.failures else None
        with store.write():
            work.record(verb, "user", who.uid, failures)
    except BaseException:
        store.close()
        raise
    return Inside(store=store, who=who, services=Services.build(work, kdf))


def leave(inside: Inside, verb: str, clock: Clock) -> None:
    """Write down how the person left and close the file, whatever the writing gives."""
    try:
        if not inside.store.is_closed:
            with inside.store.write():
                Work(inside.store, inside.who, clock).record(verb, "user", inside.who.uid)
    finally:
        inside.store.close()


def reset(folder: Path, unlocked: keyring.Unlocked, uid: str, password: str, clock: Clock, kdf: Profile) -> None:
    """Give an account a new password with keys that the recovery code opened. Raises Invalid, AlreadyOpen, Trouble."""
    with Store.open(folder, unlocked.keys, by="", now=clock.now()) as store, store.write():
        audit.append(store, at=clock.now(), actor="", verb="user.recover", kind="user", subject=uid)
        keyring.reset_password(folder, unlocked.keys, uid, password, profile=kdf)
