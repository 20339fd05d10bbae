"""`tcdesk week`: propose, publish and print a week of group therapy."""

from __future__ import annotations

from pathlib import Path

import click

from tcdesk.cli._desk import services_of
from tcdesk.cli._week_paper import EACH, Wish, check, write
from tcdesk.cli._words import words
from tcdesk.domain.calendar import Week
from tcdesk.domain.refusals import Invalid
from tcdesk.domain.views.week import WeekBook
from tcdesk.domain.week.plan import Proposal
from tcdesk.i18n import N_
from tcdesk.services.week_view import compare

NOT_A_WEEK = N_("{given} is no week. Write it like 2026-W11.")


@click.command("week")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--week", "text", required=True, help="The week, like 2026-W11.")
@click.option("--publish", is_flag=True, help="Publish the proposal.")
@click.option("--reason", default="", help="Why it is published although somebody is left out.")
@click.option("--seed", type=int, default=1, show_default=True)
@click.option(
    "-o",
    "--output",
    metavar="OUT.pdf|OUT.xlsx|OUT.ics",
    type=click.Path(path_type=Path),
    help="Write the published week: board, workbook or calendar, by the ending.",
)
@click.option("--counselor", default="", help="Only the groups of this counselor.")
@click.option("--block", default="", help="Only the residents of this block.")
@click.option("--each", type=click.Choice(list(EACH)), help="A board for each counselor or each block (PDF).")
@click.option("--sign-in", is_flag=True, help="The sign-in sheets of all groups in place of the board (PDF).")
@click.option("--names", is_flag=True, help="Let the calendar name residents: health data that leaves the house.")
def week(
    folder: Path,
    text: str,
    reason: str,
    seed: int,
    output: Path | None,
    counselor: str,
    block: str,
    each: str | None,
    *,
    publish: bool,
    sign_in: bool,
    names: bool,
) -> None:
    """Propose (and publish) the week of the facility in DIR."""
    try:
        wanted = Week.parse(text)
    except ValueError:
        raise Invalid(NOT_A_WEEK, given=text) from None
    wish = None
    if output is not None:
        wish = Wish(output=output, counselor=counselor, block=block, each=each, sign_in=sign_in, with_names=names)
        check(wish)
    with services_of(folder) as services:
        book = services.scheduling.book(wanted)
        proposal = services.scheduling.solve(book.problem, seed=seed)
        _tell(book, proposal)
        if publish:
            version, _changes = services.scheduling.publish(
                book, proposal.plan, score=proposal.score.total, proven=proposal.proven, reason=reason
            )
            click.echo(words().t("Week {week} published as version {number}.", week=wanted, number=version.number))
        if wish is not None:
            write(services, wanted, wish)
            click.echo(words().t("Written: {file}", file=wish.output))


def _tell(book: WeekBook, proposal: Proposal) -> None:
    t = words()
    difference = compare(book, book.base, proposal.plan)
    total = len(book.problem.eligible)
    click.echo(
        t.t(
            "{seated} of {total} residents in {groups} groups, score {score}, {seconds} s: {proof}",
            seated=total - len(proposal.unassigned),
            total=total,
            groups=len(proposal.plan.groups),
            score=proposal.score.total,
            seconds=t.number(proposal.seconds, 2),
            proof=t.t("proven best") if proposal.proven else t.t("best found"),
        )
    )
    click.echo(t.t(proposal.scope.value))
    for violation in proposal.violations:
        click.echo("  " + violation.sentence(t, lambda kind, id_: _name(book, kind, id_)))
    click.echo(t.n("{n} change against last week", "{n} changes against last week", len(difference.changes)))


def _name(book: WeekBook, kind: str, id_: str) -> str:
    names = book.names
    if kind == "need":
        return id_.replace("_", " ")
    if kind == "resident":
        return names.residents[id_].name if id_ in names.residents else id_
    if kind == "group":
        return names.groups[id_].code if id_ in names.groups else id_
    if kind == "slot":
        slot = book.problem.slot_by_id.get(id_)
        return id_ if slot is None else f"{words().weekday(slot.day)} {slot.start}"
    return {"counselor": names.counselors_full, "room": names.rooms}.get(kind, {}).get(id_, id_)
