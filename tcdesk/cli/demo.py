"""`tcdesk demo`: make an invented facility."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from tcdesk.cli._words import words
from tcdesk.services.demo.build import make


@click.command("demo")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--residents", type=click.IntRange(12, 2000), default=168, show_default=True)
@click.option("--weeks", type=click.IntRange(2, 52), default=26, show_default=True)
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), default="2026-03-09", show_default=True)
@click.option("--seed", type=int, default=1, show_default=True)
def demo(folder: Path, residents: int, weeks: int, today: datetime, seed: int) -> None:
    """Make a demo facility of invented people in DIR; the same options give the same content."""
    access = make(folder, today=today.date(), residents=residents, weeks=weeks, seed=seed)
    click.echo(words().t("Demo facility made in {folder}. Everybody in it is invented.", folder=folder))
    click.echo(f"TCDESK_USER={access.user}")
    click.echo(f"TCDESK_PASSWORD={access.password}")
