"""`tcdesk week`: propose, publish and print a week of group therapy."""

from __future__ import annotations

from pathlib import Path

import click

from tcdesk.cli._desk import services_of
from tcdesk.cli._words import words
from tcdesk.domain.calendar import Week
from tcdesk.domain.refusals import Invalid
from tcdesk.domain.views.week import WeekBook
from tcdesk.domain.week.plan import Proposal
from tcdesk.domain.week_board import WeekBoard
from tcdesk.i18n import N_
from tcdesk.services.files import write_file
from tcdesk.services.week_view import compare

NOT_ON_BOARD = N_("{name} is not on the board of this week, so nothing was written. On it are: {known}.")
NOT_A_WEEK = N_("{given} is no week. Write it like 2026-W11.")


@click.command("week")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--week", "text", required=True, help="The week, like 2026-W11.")
@click.option("--publish", is_flag=True, help="Publish the proposal.")
@click.option("--reason", default="", help="Why it is published although somebody is left out.")
@click.option("--seed", type=int, default=1, show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write the published week as an A4 board (PDF).")
@click.option("--counselor", default="", help="Put only the groups of this counselor on the board.")
@click.option("--block", default="", help="Put only the residents of this block on the board.")
def week(
    folder: Path,
    text: str,
    reason: str,
    seed: int,
    output: Path | None,
    counselor: str,
    block: str,
    *,
    publish: bool,
) -> None:
    """Propose (and publish) the week of the facility in DIR."""
    try:
        wanted = Week.parse(text)
    except ValueError:
        raise Invalid(NOT_A_WEEK, given=text) from None
    with services_of(folder) as services:
        book = services.scheduling.book(wanted)
        proposal = services.scheduling.solve(book.problem, seed=seed)
        _tell(book, proposal)
        if publish:
            version, _changes = services.scheduling.publish(
                book, proposal.plan, score=proposal.score.total, proven=proposal.proven, reason=reason
            )
            click.echo(words().t("Week {week} published as version {number}.", week=wanted, number=version.number))
        if output is not None:
            board = _narrowed(services.scheduling.paper(wanted), counselor, block)
            pdf = services.reporting.render("week_board", board, services.reporting.choice())
            write_file(output, pdf)
            services.reporting.log_print("week_board", pdf, pages=1, target="file")
            click.echo(words().t("Written: {file}", file=output))


def _narrowed(board: WeekBoard, counselor: str, block: str) -> WeekBoard:
    """The part of the board that was asked for. Raises Invalid for somebody or something that is not on it."""
    for name, known in ((counselor, board.counselors), (block, board.blocks)):
        if name and name not in known:
            raise Invalid(NOT_ON_BOARD, name=name, known=", ".join(known))
    board = board.of_counselor(counselor) if counselor else board
    return board.of_block(block) if block else board


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
    if kind == "resident":
        return names.residents[id_].name if id_ in names.residents else id_
    if kind == "group":
        return names.groups[id_].code if id_ in names.groups else id_
    if kind == "slot":
        slot = book.problem.slot_by_id.get(id_)
        return id_ if slot is None else f"{words().weekday(slot.day)} {slot.start}"
    return {"counselor": names.counselors_full, "room": names.rooms}.get(kind, {}).get(id_, id_)
