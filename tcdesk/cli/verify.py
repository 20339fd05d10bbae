"""`tcdesk verify`: whether a facility or a backup is whole, in sentences."""

from __future__ import annotations

from pathlib import Path

import click

from tcdesk.cli._sign_in import now, sign_in
from tcdesk.cli._words import words
from tcdesk.domain.roles import Action
from tcdesk.i18n import N_
from tcdesk.store import verify as checks

ALL_WELL = N_(
    "All is well: pages, structure, references, tables, the record of who did what, final reports, search index."
)


@click.command("verify")
@click.argument("folder", metavar="DIR|BACKUP", type=click.Path(path_type=Path))
@click.pass_context
def verify(context: click.Context, folder: Path) -> None:
    """Check encryption, structure, references, final reports, the record of who did what, and the search index."""
    texts = words()
    unlocked = sign_in(folder, Action.AUDIT_READ)
    findings = checks.verify(folder, unlocked.keys, now())
    for finding in findings:
        click.echo(finding.sentence(texts))
    if any(not finding.is_note for finding in findings):
        context.exit(1)
    click.echo(texts.t(ALL_WELL))
