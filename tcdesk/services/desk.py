"""The door of one facility: first run, sign-in, lock, recovery."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from tcdesk.domain.problem import Problem
from tcdesk.domain.refusals import Conflict, Denied, Invalid, Refusal, Trouble
from tcdesk.domain.views.people import FirstRun, Person, RecoveryCode, Who
from tcdesk.i18n import N_
from tcdesk.registry import Later
from tcdesk.services.clock import Clock
from tcdesk.store import disk, keyring, lock, ring, shelf
from tcdesk.store.disk import FILE, from_os
from tcdesk.store.kdf import STRONG, Profile

if TYPE_CHECKING:
    from tcdesk.services import entering
    from tcdesk.services.suite import Services
else:
    entering = Later("tcdesk.services.entering")

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
        self._inside: entering.Inside | None = None
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
        return self._who is not None and self._inside is None

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
            raise Trouble(disk.MISSING) from None
        except OSError as error:
            raise from_os(error) from None
        if not size:
            raise Trouble(disk.EMPTY)

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

    def elsewhere(self, *, named: bool = True) -> Refusal | None:
        """The refusal that a sign-in would meet because another program holds the facility; None where none does.

        Only looks: a second window writes nothing. Without `named` it does not tell who works there.
        """
        held = None if self._inside is not None else lock.holder(self._folder)
        return held if held is None or named else lock.AlreadyOpen()

    def _insist_alone(self) -> None:
        held = self.elsewhere()
        if held is not None:
            raise held

    def backup_at(self) -> datetime | None:
        """When the newest backup beside the facility was made, in UTC; each was checked before it got its name."""
        return shelf.newest_at(self._folder / shelf.FOLDER)

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
            raise Conflict(disk.ALREADY)
        staging = self._folder / _STAGING
        _empty(staging)
        try:
            return RecoveryCode(entering.make(staging, given, self._clock, self._kdf))
        except BaseException:
            _remove(staging)
            raise

    def establish(self) -> None:
        """Put what was prepared in its place. Raises Conflict when nothing was, or a facility came between; Trouble."""
        staging = self._folder / _STAGING
        if self.exists():
            raise Conflict(disk.ALREADY)
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

    def sign_in(self, uid: str, password: str) -> Services:
        """Open the facility for one person; gives the services.

        Raises Waiting (a Denied with `seconds`) after too many wrong passwords, Denied for a wrong one, AlreadyOpen
        where another program holds the facility, Trouble for a missing, foreign or damaged file.
        """
        return self.enter(self.prove(uid, password))

    def prove(self, uid: str, password: str) -> Proof:
        """Find out whether the password is right, which takes most of a second: for a worker.

        Raises as `sign_in`, but for what the facility's file has to say. Where another program holds the facility no
        password is looked at, so none is counted.
        """
        if self._inside is not None:
            raise Conflict(SOMEBODY)
        self._insist_alone()
        return Proof(keyring.unlock(self._folder, uid, password, self._clock.now()), "sign_in")

    def prove_again(self, password: str) -> Proof:
        """The same for the person who locked the desk."""
        if self._who is None or self._inside is not None:
            raise Denied(NOBODY)
        self._insist_alone()
        return Proof(keyring.unlock(self._folder, self._who.uid, password, self._clock.now()), "unlock")

    def enter(self, proof: Proof) -> Services:
        """Open the facility with a password that was found right, in the thread that will work with it.

        Raises as `sign_in`, but for what the keyring has to say.
        """
        if self._inside is not None:
            raise Conflict(SOMEBODY)
        inside = entering.enter(self._folder, proof.unlocked, proof.verb, self._clock, self._kdf)
        self._inside, self._who = inside, inside.who
        return inside.services

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
        inside, self._inside = self._inside, None
        if inside is not None:
            entering.leave(inside, verb, self._clock)

    def recover(self, code: str, uid: str, new_password: str) -> None:
        """Give an account a new password by the recovery code. Raises Invalid, Denied for another code, Conflict."""
        if self._inside is not None:
            raise Conflict(SOMEBODY)
        self._insist_alone()
        unlocked = keyring.unlock_by_code(self._folder, code)
        entering.reset(self._folder, unlocked, uid, new_password, self._clock, self._kdf)
        self._who = None


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
