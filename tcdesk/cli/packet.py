"""`tcdesk packet`: the packet of a case conference as one PDF."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import attrs
import click

from tcdesk.cli._desk import services_of
from tcdesk.cli._pdf import pages_of, tell_lost
from tcdesk.cli._words import words
from tcdesk.domain.packet import PacketStep
from tcdesk.domain.views.prints import LANGUAGES, PAPERS, THEMES
from tcdesk.services.files import write_file


@click.command("packet")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--conference",
    "day",
    metavar="DATE",
    required=True,
    type=click.DateTime(["%Y-%m-%d"]),
    help="The conference's day.",
)
@click.option("-o", "--output", metavar="OUT.pdf", type=click.Path(path_type=Path), required=True)
@click.option("--paper", type=click.Choice(PAPERS))
@click.option("--language", type=click.Choice(LANGUAGES))
@click.option("--theme", type=click.Choice(THEMES))
@click.option("--duplex", is_flag=True, help="Begin every report on a sheet of its own, for printing on both sides.")
@click.option("--progress", is_flag=True, help="Say on standard error how far it is.")
def packet(
    folder: Path,
    day: datetime,
    output: Path,
    paper: str | None,
    language: str | None,
    theme: str | None,
    *,
    duplex: bool,
    progress: bool,
) -> None:
    """Write the packet of a case conference of the facility in DIR: cover, agenda, reports, minutes, sign-off."""
    with services_of(folder) as services:
        usual = services.reporting.choice()
        choice = attrs.evolve(
            usual, paper=paper or usual.paper, theme=theme or usual.theme, language=language or usual.language
        )
        data = services.papers.packet(day.date(), is_padded=duplex)
        tell_lost(services, "packet", data, choice)
        pdf = services.papers.build_packet(data, choice, progress=_tell if progress else None) or b""
        write_file(output, pdf)
        services.reporting.log_print("packet", pdf, pages=pages_of(pdf), target="file")
    count = len(data.items)
    click.echo(words().n("Packet with {n} resident written: {file}", "Packet with {n} residents written: {file}", count,
                         file=output))  # fmt: skip


def _tell(step: PacketStep) -> None:
    click.echo(f"{step.done}/{step.total}", err=True)
