"""Backups: made by a worker with a connection of its own, written down by the desk."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from tcdesk.domain.changes import Changes
from tcdesk.domain.roles import Action
from tcdesk.domain.views.people import BackupLine
from tcdesk.services.guard import Guarded, allowed, verb
from tcdesk.store import backup, manifest, shelf
from tcdesk.store.db import Ticket


def _made(ticket: Ticket, target: Path, now: datetime) -> Path:
    """Make and check one backup; a pure function of what it is given, for a worker."""
    return backup.make(ticket.folder, ticket.keys, target, now)


class Backups(Guarded):
    """Backups of this facility."""

    @allowed(Action.BACKUP_MAKE)
    def all(self, target: Path | None = None) -> tuple[BackupLine, ...]:
        """Finished backups in `target` (beside the facility where it is None), the newest first."""
        found = backup.found(target or self._work.store.folder / shelf.FOLDER)
        return tuple(
            BackupLine(
                number=one.number,
                folder=one.folder,
                made_at=one.sheet.made_at,
                reason=one.sheet.reason,
                size=one.sheet.size,
                records=sum(one.sheet.counts.values()),
            )
            for one in sorted(found, key=lambda one: one.number, reverse=True)
        )

    @allowed(Action.BACKUP_MAKE)
    def job(self, target: Path | None = None) -> Callable[[], Path]:
        """The work of making a backup, for a worker: gives its folder, or raises Trouble. Then call `record`."""
        store = self._work.store
        return functools.partial(_made, store.ticket, target or store.folder / shelf.FOLDER, self._work.now)

    @verb(Action.BACKUP_MAKE)
    def record(self, folder: Path) -> Changes:
        """Write down that the backup in `folder` was made and checked."""
        work = self._work
        sheet = manifest.load(folder, work.store.keys)
        work.record("backup.make", "backup", folder.name, {"digest": sheet.digest, "size": sheet.size})
        return Changes.of("backup")
