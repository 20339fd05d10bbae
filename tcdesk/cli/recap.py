"""`tcdesk recap`: the month of the house as a workbook or a PDF, by the ending of the file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import attrs
import click

from tcdesk.cli._desk import services_of
from tcdesk.cli._pdf import drawn, pages_of
from tcdesk.cli._words import words
from tcdesk.domain.views.prints import LANGUAGES, PAPERS, THEMES
from tcdesk.i18n import N_
from tcdesk.services.files import write_file

ENDING = N_("Name a file that ends in .xlsx or .pdf.")


@click.command("recap")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--month", required=True, type=click.DateTime(["%Y-%m"]), metavar="MONTH", help="The month, like 2026-03."
)
@click.option("-o", "--output", metavar="OUT.xlsx|OUT.pdf", type=click.Path(path_type=Path), required=True)
@click.option("--initials", is_flag=True, help="Initials in place of names and register numbers.")
@click.option("--paper", type=click.Choice(PAPERS))
@click.option("--language", type=click.Choice(LANGUAGES))
@click.option("--theme", type=click.Choice(THEMES))
def recap(
    folder: Path,
    month: datetime,
    output: Path,
    paper: str | None,
    language: str | None,
    theme: str | None,
    *,
    initials: bool,
) -> None:
    """Write the monthly recap of the facility in DIR, with the data aspects of PP 25/2011, article 18."""
    kind = output.suffix.lower()
    if kind not in {".xlsx", ".pdf"}:
        raise click.UsageError(words().t(ENDING))
    with services_of(folder) as services:
        usual = services.reporting.choice()
        choice = attrs.evolve(
            usual, paper=paper or usual.paper, theme=theme or usual.theme, language=language or usual.language
        )
        data = services.papers.recap(month.date(), with_names=not initials)
        if kind == ".pdf":
            made = drawn(services, "monthly_recap", data, choice)
            pages = pages_of(made)
        else:
            made, pages = services.papers.recap_workbook(data, choice), 0
        write_file(output, made)
        services.reporting.log_print("monthly_recap", made, pages=pages, target="file")
    click.echo(words().t("Written: {file}", file=output))
