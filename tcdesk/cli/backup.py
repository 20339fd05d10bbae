"""`tcdesk backup` and `tcdesk restore`."""

from __future__ import annotations

from pathlib import Path

import click

from tcdesk.cli._sign_in import now, sign_in
from tcdesk.cli._words import words
from tcdesk.domain.roles import Action
from tcdesk.store import audit
from tcdesk.store import backup as backups
from tcdesk.store.db import Store


@click.command("backup")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
def backup(folder: Path, target: Path) -> None:
    """Copy the facility in DIR into a new, checked folder below TARGET."""
    unlocked = sign_in(folder, Action.BACKUP_MAKE)
    with Store.open(folder, unlocked.keys, by=unlocked.name, now=now()) as store:
        done = backups.make(folder, store.keys, target, now())
        with store.write():
            audit.append(store, at=now(), actor=unlocked.user_id, verb="backup.make", detail={"name": done.name})
    click.echo(words().t("Backup made and checked: {folder}", folder=done))


@click.command("restore")
@click.argument("source", metavar="BACKUP", type=click.Path(path_type=Path))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def restore(source: Path, folder: Path) -> None:
    """Bring a backup into DIR, which must not hold a facility."""
    unlocked = sign_in(source, Action.BACKUP_RESTORE)
    backups.restore(source, folder, unlocked.keys, now())
    with Store.open(folder, unlocked.keys, by=unlocked.name, now=now()) as store, store.write():
        audit.append(store, at=now(), actor=unlocked.user_id, verb="backup.restore", detail={"name": source.name})
    click.echo(words().t("Restored and checked: {folder}", folder=folder))
