"""The door of one facility: first run, sign-in, lock, recovery."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import attrs

from tcdesk.domain.problem import Problem
from tcdesk.domain.refusals import Conflict, Denied, Invalid, Trouble
from tcdesk.domain.views.people import FirstRun, Person, RecoveryCode, Who
from tcdesk.i18n import N_
from tcdesk.services.clock import Clock
from tcdesk.services.founding import found
from tcdesk.services.guard import Work
from tcdesk.services.suite import Services
from tcdesk.store import audit, backup, cipher, keyring, ring
from tcdesk.store.db import FILE, Store
from tcdesk.store.errors import from_os
from tcdesk.store.kdf import STRONG, Keys, Profile
from tcdesk.store.repositories import Repositories

_STAGING = ".new"

NAME_MISSING = N_("The name of the facility is missing. Nothing was made.")
PERSON_MISSING = N_("Your name is missing. Nothing was made.")
NOBODY = N_("Nobody is signed in. Choose your name and type your password.")
SOMEBODY = N_("Somebody is signed in already. Sign out first.")
NOT_PREPARED = N_("The new facility is not ready any more. Nothing was made. Go one step back and go on again.")
WRONG = keyring.WRONG
"""The text of the refusal of a wrong name or password, for a screen that has shorter words for it."""


@attrs.frozen
class Proof:
    """A password that was found right: what `Desk.enter` opens the facility with. Its repr shows nothing."""

    unlocked: keyring.Unlocked = attrs.field(repr=False)
    verb: str


class Desk:
    """One facility's folder. At most one person is signed in; the database is open only while somebody is."""

    def __init__(self, folder: Path, clock: Clock, kdf: Profile = STRONG) -> None:
        self._folder = folder
        self._clock = clock
        self._kdf = kdf
        self._store: Store | None = None
        self._who: Who | None = None

    @property
    def folder(self) -> Path:
        """The facility's folder."""
        return self._folder

    @property
    def who(self) -> Who | None:
        """Who is signed in, also while the desk is locked."""
        return self._who

    @property
    def is_locked(self) -> bool:
        """Whether somebody is signed in but the desk is locked."""
        return self._who is not None and self._store is None

    def exists(self) -> bool:
        """Whether there is a facility in the folder. Raises Trouble where this account may not look."""
        try:
            return (self._folder / ring.NAME).exists() or (self._folder / FILE).exists()
        except OSError as error:
            raise from_os(error) from None

    def insist(self) -> None:
        """See that keys and file lie in the folder, before anybody types a password. Raises Trouble where not."""
        keyring.cover(self._folder, self._clock.now())
        try:
            size = (self._folder / FILE).stat().st_size
        except FileNotFoundError:
            raise Trouble(cipher.MISSING) from None
        except OSError as error:
            raise from_os(error) from None
        if not size:
            raise Trouble(cipher.EMPTY)

    def facility_name(self) -> str:
        """The facility's name as the door shows it. Raises Trouble."""
        return keyring.cover(self._folder, self._clock.now()).label

    def is_demo(self) -> bool:
        """Whether the people in it are invented. Raises Trouble."""
        return keyring.cover(self._folder, self._clock.now()).is_demo

    def people(self) -> tuple[Person, ...]:
        """Accounts that may sign in, the most recent first. Raises Trouble."""
        return tuple(
            Person(
                uid=one.id,
                name=one.name,
                roles=one.roles,
                last_at=one.came_at,
                locked_for=one.waits,
                tries_left=one.tries,
            )
            for one in keyring.cover(self._folder, self._clock.now()).people
            if one.is_active
        )

    def backup_at(self) -> datetime | None:
        """When the newest backup beside the facility was made, in UTC; each was checked before it got its name."""
        return max((one.sheet.made_at for one in backup.found(self._folder / backup.FOLDER)), default=None)

    def create(self, given: FirstRun) -> RecoveryCode:
        """Make the facility with its first account and the defaults; all of it or nothing. Nobody is signed in yet.

        The recovery code is shown only this once. Raises as `prepare`.
        """
        code = self.prepare(given)
        self.establish()
        return code

    def prepare(self, given: FirstRun) -> RecoveryCode:
        """Make the facility aside, so that nothing is there until its recovery code is in safe hands.

        What was prepared before is thrown away, and its code with it. Touches nothing of the desk: a worker may do it.
        Raises Invalid for what is missing or a short password, Conflict when there is a facility already, Trouble.
        """
        _check(given)
        if self.exists():
            raise Conflict(cipher.ALREADY)
        staging = self._folder / _STAGING
        _empty(staging)
        try:
            return RecoveryCode(self._make(staging, given))
        except BaseException:
            _remove(staging)
            raise

    def establish(self) -> None:
        """Put what was prepared in its place. Raises Conflict when nothing was, or a facility came between; Trouble."""
        staging = self._folder / _STAGING
        if self.exists():
            raise Conflict(cipher.ALREADY)
        if not (staging / ring.NAME).exists():
            raise Conflict(NOT_PREPARED)
        try:
            for name in (FILE, ring.NAME):  # the keyring last: without it there is no facility here
                (staging / name).replace(self._folder / name)
        except OSError as error:
            raise from_os(error) from None
        finally:
            _remove(staging)

    def discard(self) -> None:
        """Throw away what was prepared; nothing happens when nothing was."""
        _remove(self._folder / _STAGING)

    def _make(self, folder: Path, given: FirstRun) -> str:
        now = self._clock.now()
        unlocked, code = keyring.create(
            folder,
            label=given.facility.strip(),
            user_id=given.uid,
            name=given.name.strip(),
            password=given.password,
            is_demo=given.is_demo,
            profile=self._kdf,
        )
        with Store.create(folder, unlocked.keys, by=given.name, now=now) as store:
            who = Who(uid=unlocked.user_id, name=unlocked.name, roles=unlocked.roles)
            found(Work(store, who, self._clock), given)
        return code

    def sign_in(self, uid: str, password: str) -> Services:
        """Open the facility for one person; gives the services.

        Raises Waiting (a Denied with `seconds`) after too many wrong passwords, Denied for a wrong one, AlreadyOpen
        where another program holds the facility, Trouble for a missing, foreign or damaged file.
        """
        return self.enter(self.prove(uid, password))

    def prove(self, uid: str, password: str) -> Proof:
        """Find out whether the password is right, which takes most of a second: for a worker.

        Raises as `sign_in`, but for what the facility's file has to say.
        """
        if self._store is not None:
            raise Conflict(SOMEBODY)
        return Proof(keyring.unlock(self._folder, uid, password, self._clock.now()), "sign_in")

    def prove_again(self, password: str) -> Proof:
        """The same for the person who locked the desk."""
        if self._who is None or self._store is not None:
            raise Denied(NOBODY)
        return Proof(keyring.unlock(self._folder, self._who.uid, password, self._clock.now()), "unlock")

    def enter(self, proof: Proof) -> Services:
        """Open the facility with a password that was found right, in the thread that will work with it.

        Raises as `sign_in`, but for what the keyring has to say.
        """
        if self._store is not None:
            raise Conflict(SOMEBODY)
        unlocked = proof.unlocked
        store = Store.open(self._folder, unlocked.keys, by=unlocked.name, now=self._clock.now())
        try:
            staff_id = Repositories.of(store).people.staff_of(unlocked.user_id)
            who = Who(uid=unlocked.user_id, name=unlocked.name, roles=unlocked.roles, staff_id=staff_id)
            work = Work(store, who, self._clock)
            failures = {"failures": unlocked.failures} if unlocked.failures else None
            with store.write():
                work.record(proof.verb, "user", who.uid, failures)
        except BaseException:
            store.close()
            raise
        self._store, self._who = store, who
        return Services.build(work, self._kdf)

    def lock(self) -> None:
        """Close the database and keep in mind who sat here; nothing happens when nobody is signed in."""
        self._leave("lock")

    def unlock(self, password: str) -> Services:
        """Open it again for the person who locked it; gives new services. Raises as `sign_in`."""
        return self.enter(self.prove_again(password))

    def sign_out(self) -> None:
        """Close the database and forget who sat here; also from a locked desk."""
        self._leave("sign_out")
        self._who = None

    def _leave(self, verb: str) -> None:
        store, who = self._store, self._who
        if store is None or who is None:
            return
        self._store = None
        try:
            if not store.is_closed:
                with store.write():
                    Work(store, who, self._clock).record(verb, "user", who.uid)
        finally:
            store.close()

    def recover(self, code: str, uid: str, new_password: str) -> None:
        """Give an account a new password by the recovery code. Raises Invalid, Denied for another code, Conflict."""
        if self._store is not None:
            raise Conflict(SOMEBODY)
        unlocked = keyring.unlock_by_code(self._folder, code)
        with Store.open(self._folder, unlocked.keys, by="", now=self._clock.now()) as store:
            self._reset(store, unlocked.keys, uid, new_password)
        self._who = None

    def _reset(self, store: Store, keys: Keys, uid: str, password: str) -> None:
        with store.write():
            audit.append(store, at=self._clock.now(), actor="", verb="user.recover", kind="user", subject=uid)
            keyring.reset_password(self._folder, keys, uid, password, profile=self._kdf)


def _check(given: FirstRun) -> None:
    problems = [
        Problem(field=name, text=text)
        for name, text in (("facility", NAME_MISSING), ("name", PERSON_MISSING))
        if not str(getattr(given, name)).strip()
    ]
    if problems:
        raise Invalid(problems[0].text, tuple(problems))


def _empty(folder: Path) -> None:
    _remove(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        folder.mkdir(mode=0o700)
    except OSError as error:
        raise from_os(error) from None


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
