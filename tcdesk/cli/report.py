"""`tcdesk report`: progress reports as PDF, for one resident or all."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import attrs
import click

from tcdesk.cli._desk import services_of
from tcdesk.cli._pdf import drawn, pages_of
from tcdesk.cli._words import words
from tcdesk.domain.progress import ReportSection
from tcdesk.domain.refusals import Invalid
from tcdesk.domain.register_number import register_key
from tcdesk.domain.views.prints import LANGUAGES, PAPERS, THEMES, PrintChoice
from tcdesk.domain.views.residents import ResidentRow
from tcdesk.i18n import N_
from tcdesk.services.files import write_file
from tcdesk.services.suite import Services

NOBODY = N_("There is no resident with the number {number} here. Nothing was written.")
ONE_OR_ALL = N_("Name one resident with --resident NO, or say --all.")


@click.command("report")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--resident", help="Register or TC number of one resident.")
@click.option("--all", "everybody", is_flag=True, help="All residents who are here, one file each in the folder OUT.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="The day of the report; today where it is not given.")
@click.option("-o", "--output", metavar="OUT", type=click.Path(path_type=Path), required=True)
@click.option("--paper", type=click.Choice(PAPERS))
@click.option("--language", type=click.Choice(LANGUAGES))
@click.option("--theme", type=click.Choice(THEMES))
@click.option(
    "--without",
    multiple=True,
    type=click.Choice([section.value for section in ReportSection]),
    help="Leave a section out; may be given several times. The paper says what is left out.",
)
def report(
    folder: Path,
    resident: str | None,
    as_of: datetime | None,
    output: Path,
    paper: str | None,
    language: str | None,
    theme: str | None,
    without: tuple[str, ...],
    *,
    everybody: bool,
) -> None:
    """Write draft progress reports of the facility in DIR as PDF."""
    if everybody == (resident is not None):
        raise click.UsageError(words().t(ONE_OR_ALL))
    with services_of(folder) as services:
        usual = services.reporting.choice()
        choice = attrs.evolve(
            usual,
            paper=paper or usual.paper,
            theme=theme or usual.theme,
            language=language or usual.language,
            without=without,
        )
        rows = services.residents.rows()
        chosen = rows if everybody else (_one(rows, resident or ""),)
        for row in chosen:
            path = output / f"{row.tc_no}.pdf" if everybody else output
            _write(services, row, as_of, choice, path)
        click.echo(words().n("{n} report written: {file}", "{n} reports written: {file}", len(chosen), file=output))


def _one(rows: tuple[ResidentRow, ...], text: str) -> ResidentRow:
    wanted = register_key(text)
    for row in rows:
        if wanted in {register_key(row.register_no), register_key(row.tc_no)}:
            return row
    raise Invalid(NOBODY, number=text)


def _write(services: Services, row: ResidentRow, as_of: datetime | None, choice: PrintChoice, path: Path) -> None:
    data = services.reporting.gather(row.id, as_of.date() if as_of is not None else None)
    pdf = drawn(services, "progress", data, choice)
    write_file(path, pdf, make_folder=True)
    services.reporting.log_print("progress", pdf, pages=pages_of(pdf), target="file", resident_id=row.id)
