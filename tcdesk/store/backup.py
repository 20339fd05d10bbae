"""Backups: a folder with the database, the keyring and a sheet, checked before it gets its name.

A backup is encrypted with the facility's own key and opens with the passwords of its day.
"""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import attrs

from tcdesk.domain.refusals import Conflict, Refusal, Trouble
from tcdesk.i18n import N_, Texts
from tcdesk.store import audit, cipher, driver, files, manifest, ring, schema, verify
from tcdesk.store.cipher import Mode
from tcdesk.store.disk import DISK_FULL, FILE, from_os
from tcdesk.store.errors import StoreFault, translated
from tcdesk.store.kdf import Keys
from tcdesk.store.manifest import Manifest
from tcdesk.store.shelf import PART, number_of
from tcdesk.store.verify import Finding

NO_ROOM = N_(
    "The backup was not made: there is not enough room on that disk. The facility itself is untouched. "
    "Free some space there or choose another disk."
)
NOT_GOOD = N_(
    "The backup was made but did not pass its check, so it was thrown away: {reason} The facility itself is untouched. "
    "Try another disk, then let the facility be checked."
)
NOT_RESTORED = N_("This backup is not whole and was not restored: {reason}")
OCCUPIED = N_("There is a facility in this folder already. It was not touched. Choose an empty folder.")
NO_BACKUP = N_("There is no backup in this folder. Choose the folder that holds manifest.json.")
INSIDE = N_("A backup cannot be restored into itself. Choose an empty folder.")


class NotWhole(Trouble):
    """A copy that did not pass its check; `finding` says why."""

    def __init__(self, text: str, finding: Finding) -> None:
        super().__init__(text)
        self.finding = finding

    def sentence(self, texts: Texts) -> str:
        """The refusal in words, with what was found."""
        return texts.t(self.text, reason=self.finding.sentence(texts))


@attrs.frozen(kw_only=True)
class Backup:
    """A finished backup: its place among the others, its folder and its sheet."""

    number: int
    folder: Path
    sheet: Manifest


def make(folder: Path, keys: Keys, target: Path, now: datetime, *, reason: str = "manual") -> Path:
    """Copy the facility into a new folder below `target`, check the copy, and give that folder.

    The program holds `folder`; its other connections may go on working. A crash leaves at most a `.part` folder. Raises
    Trouble with the reason when the disk is full or away, or when the copy does not pass.
    """
    try:
        target.mkdir(parents=True, exist_ok=True)
        number = max((number_of(path.name.removesuffix(PART)) for path in target.iterdir()), default=0) + 1
        done = target / f"{number:06d}-{now.astimezone():%Y-%m-%d-%H%M}"
        part = done.with_name(done.name + PART)
        if shutil.disk_usage(target).free < (folder / FILE).stat().st_size * 1.1 + 1_000_000:
            raise Trouble(NO_ROOM)
        part.mkdir()
    except OSError as error:
        raise _of_backup(from_os(error)) from None
    try:
        _fill(folder, keys, part, now, reason)
        _insist(part, keys, now)
        part.rename(done)
        files.sync_folder(target)
    except OSError as error:
        shutil.rmtree(part, ignore_errors=True)
        raise _of_backup(from_os(error)) from None
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return done


def _of_backup(refusal: Refusal | StoreFault) -> Refusal | StoreFault:
    is_full = isinstance(refusal, Trouble) and refusal.text == DISK_FULL
    return Trouble(NO_ROOM) if is_full else refusal


def _fill(folder: Path, keys: Keys, part: Path, now: datetime, reason: str) -> None:
    stored = ring.check(ring.load(folder), keys)
    _vacuum(folder / FILE, keys, part / FILE)
    files.sync_file(part / FILE)
    ring.save(part, stored, keys)
    copy = cipher.connect(part / FILE, keys.database, Mode.FROZEN)
    try:
        sheet = Manifest(
            facility_id=keys.facility_id,
            schema=schema.version(copy),
            made_at=now,
            reason=reason,
            head=audit.head(copy),
            counts=manifest.counts(copy),
            size=(part / FILE).stat().st_size,
            digest=manifest.digest_of(part / FILE),
        )
    finally:
        copy.close()
    manifest.save(part, sheet, keys)


def _vacuum(source: Path, keys: Keys, copy: Path) -> None:
    connection = cipher.connect(source, keys.database)
    fault: Refusal | StoreFault | None = None
    try:
        connection.execute("VACUUM INTO ?", (str(copy),))
    except driver.Error as error:
        fault = _of_backup(translated(error))
    finally:
        connection.close()
    if fault is not None:
        raise fault


def _insist(part: Path, keys: Keys, now: datetime) -> None:
    findings = [one for one in verify.verify(part, keys, now, deep=False) if not one.is_note]
    if findings:
        raise NotWhole(NOT_GOOD, findings[0])


def found(target: Path) -> tuple[Backup, ...]:
    """The finished backups below `target`, newest first; what is no backup is passed over."""
    if not target.is_dir():
        return ()
    backups: list[Backup] = []
    for path in target.iterdir():
        number = number_of(path.name)
        if not number:
            continue
        try:
            backups.append(Backup(number=number, folder=path, sheet=manifest.load(path)))
        except Trouble:
            continue
    return tuple(sorted(backups, key=lambda one: one.number, reverse=True))


def restore(source: Path, folder: Path, keys: Keys, now: datetime) -> None:
    """Bring the backup in `source` into `folder`, which must not hold a facility. `keys` are those of the backup.

    The backup is checked before, the copy after; a crash leaves no facility.db. Raises Conflict when `folder` holds a
    facility, Trouble when there is no backup, it is not whole, or the disk fails.
    """
    if not (source / manifest.NAME).is_file():
        raise Trouble(NO_BACKUP)
    if folder.resolve() == source.resolve():
        raise Conflict(INSIDE)
    if (folder / FILE).exists() or (folder / ring.NAME).exists():
        raise Conflict(OCCUPIED)
    findings = [one for one in verify.verify(source, keys, now) if not one.is_note]
    if findings:
        raise NotWhole(NOT_RESTORED, findings[0])
    part = folder / f"{FILE}{PART}"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if shutil.disk_usage(folder).free < (source / FILE).stat().st_size + 1_000_000:
            raise Trouble(NO_ROOM)
        shutil.copyfile(source / FILE, part)
        files.sync_file(part)
        if manifest.digest_of(part) != manifest.load(source, keys).digest:
            raise NotWhole(NOT_RESTORED, Finding(check="manifest", text=verify.BYTES))
        files.save(folder / ring.NAME, (source / ring.NAME).read_bytes())
        part.replace(folder / FILE)
        files.sync_folder(folder)
    except OSError as error:
        files.unlink_quietly(part)
        raise _of_backup(from_os(error)) from None
    except Trouble:
        files.unlink_quietly(part)
        raise
