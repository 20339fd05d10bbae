"""One program at a time: the operating system's lock on a facility's folder, freed even by a crash."""

from __future__ import annotations

import json
import os
import sys
import time
from datetime import datetime
from pathlib import Path
from types import TracebackType

from tcdesk.domain.refusals import Conflict, Trouble
from tcdesk.i18n import N_, Texts
from tcdesk.store.disk import READ_ONLY, from_os

_NAME = "facility.lock"
_FAR = 4096
"""The locked byte lies behind the text, so that on Windows, too, others can read who holds it."""
_TRIES, _MOMENT = 5, 0.01
"""Somebody who only looks whether the folder is held may have it for a moment: how often to try again, in seconds."""

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> bool:
        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(handle, 0, os.SEEK_SET)
        return True

    def _unlock(handle: int) -> None:
        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

    def _share(handle: int) -> bool:
        return _lock(handle)

else:
    import fcntl

    def _lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _unlock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)

    def _share(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


OPEN_BY = N_(
    "This facility is already open in another window. {by} has been at work there since {time} on {day}. "
    "Nothing was changed. Close it there first, or go on working there."
)
OPEN_ELSEWHERE = N_(
    "This facility is already open in another program. Nothing was changed. Close it there first, or go on there."
)


class AlreadyOpen(Conflict):
    """The folder is held by another instance: `by` whom and `since` when, as far as the holder wrote it down."""

    def __init__(self, by: str = "", since: datetime | None = None) -> None:
        super().__init__(OPEN_BY if since else OPEN_ELSEWHERE)
        self.by = by
        self.since = since

    def sentence(self, texts: Texts) -> str:
        """The refusal in words, the time in this computer's zone."""
        if self.since is None:
            return texts.t(OPEN_ELSEWHERE)
        local = self.since.astimezone()
        return texts.t(OPEN_BY, by=self.by, time=texts.time(local), day=texts.date_long(local.date()))


class FolderLock:
    """The hold on one folder, from `take` to `release`; also a context."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    @classmethod
    def take(cls, folder: Path, by: str, now: datetime) -> FolderLock:
        """Hold `folder` for `by` from `now` (aware) on.

        Raises AlreadyOpen when another instance holds it, Trouble when the folder cannot be written.
        """
        try:
            handle = os.open(folder / _NAME, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        except PermissionError:
            raise Trouble(READ_ONLY) from None
        except OSError as error:
            raise from_os(error) from None
        if not _lock_patiently(handle):
            refusal = _told(handle)
            os.close(handle)
            raise refusal
        lock = cls(handle)
        try:
            text = json.dumps({"by": by, "since": now.isoformat()}).encode()
            os.ftruncate(handle, 0)
            os.write(handle, text)
        except OSError as error:
            lock.release()
            raise from_os(error) from None
        return lock

    def release(self) -> None:
        """Let go; a second call does nothing."""
        if self._handle >= 0:
            _unlock(self._handle)
            os.close(self._handle)
            self._handle = -1

    def __enter__(self) -> FolderLock:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def holder(folder: Path) -> AlreadyOpen | None:
    """Who holds `folder` now, as the refusal that opening it would meet; None where nobody does or nobody can tell.

    Only looks: nothing is written, and nothing is made where there is no lock yet.
    """
    try:
        handle = os.open(folder / _NAME, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0))
    except OSError:
        return None
    try:
        if not _share(handle):
            return _told(handle)
        _unlock(handle)
    finally:
        os.close(handle)
    return None


def _lock_patiently(handle: int) -> bool:
    for _ in range(_TRIES):
        if _lock(handle):
            return True
        time.sleep(_MOMENT)
    return False


def _told(handle: int) -> AlreadyOpen:
    try:
        found: dict[str, object] = json.loads(os.read(handle, 1000))
        return AlreadyOpen(str(found["by"]), datetime.fromisoformat(str(found["since"])))
    except (OSError, ValueError, KeyError, TypeError):
        return AlreadyOpen()
