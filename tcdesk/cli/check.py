"""`tcdesk check`: whether a code on paper is one of ours, and which report it belongs to."""

from __future__ import annotations

from pathlib import Path

import click

from tcdesk.cli._desk import services_of
from tcdesk.cli._words import words
from tcdesk.domain.views.finals import VERDICT_NAMES, VERDICT_TEXTS, FinalLine, Verdict


@click.command("check")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("code", metavar="CODE")
@click.pass_context
def check(context: click.Context, folder: Path, code: str) -> None:
    """Say whether CODE, typed or scanned from a report, is genuine, altered or unknown."""
    texts = words()
    with services_of(folder) as services:
        answer = services.final_reports.check(code)
    genuine = answer.verdict is Verdict.GENUINE
    click.echo(f"{texts.t(VERDICT_NAMES[answer.verdict])} · {answer.typed}", err=not genuine)
    if answer.line is not None:
        click.echo(_line(answer.line), err=not genuine)
    click.echo(texts.t(VERDICT_TEXTS[answer.verdict]), err=not genuine)
    if not genuine:
        context.exit(1)


def _line(line: FinalLine) -> str:
    t = words()
    return t.t(
        "{number}, version {version}: {name} ({register}), report of {day}, made final by {by}, copies: {copies}",
        number=line.number,
        version=line.version,
        name=line.name,
        register=line.register_no,
        day=t.date(line.as_of),
        by=line.by,
        copies=line.copies,
    )
