"""What `tcdesk week` writes of a published week: boards and sheets as a PDF, a workbook, or a calendar."""

from __future__ import annotations

from pathlib import Path

import attrs
import click

from tcdesk.cli._pdf import drawn, pages_of
from tcdesk.cli._words import words
from tcdesk.domain.calendar import Week
from tcdesk.domain.refusals import Invalid
from tcdesk.domain.week_board import WeekBoard, WeekBoards
from tcdesk.i18n import N_
from tcdesk.services import week_files
from tcdesk.services.files import write_file
from tcdesk.services.suite import Services

NOT_ON_BOARD = N_("{name} is not on the board of this week, so nothing was written. On it are: {known}.")
ENDING = N_("Name a file that ends in .pdf, .xlsx or .ics.")
ONLY_PDF = N_("Boards for each and sign-in sheets are written as a PDF.")
EACH = {"counselor": WeekBoards.of_counselors, "block": WeekBoards.of_blocks}


@attrs.frozen(kw_only=True)
class Wish:
    """What is wanted: the part of the board of one `counselor` or `block`, a board for `each`, or sign-in sheets.

    `with_names` lets a calendar name residents.
    """

    output: Path
    counselor: str = ""
    block: str = ""
    each: str | None = None
    sign_in: bool = False
    with_names: bool = False


def check(wish: Wish) -> None:
    """Raise UsageError for an ending that is not known or does not fit what is wanted."""
    kind = wish.output.suffix.lower()
    if kind not in {".pdf", ".xlsx", ".ics"}:
        raise click.UsageError(words().t(ENDING))
    if kind != ".pdf" and (wish.each or wish.sign_in):
        raise click.UsageError(words().t(ONLY_PDF))


def write(services: Services, week: Week, wish: Wish) -> None:
    """Make the file, write it and write down that it was made. Raises what gathering and writing refuse."""
    document, content, pages = _made(services, week, wish)
    write_file(wish.output, content)
    services.reporting.log_print(document, content, pages=pages, target="file")


def _made(services: Services, week: Week, wish: Wish) -> tuple[str, bytes, int]:
    """The code of the document, its bytes and pages; a workbook or calendar has none."""
    choice = services.reporting.choice()
    board = _narrowed(services.scheduling.paper(week), wish.counselor, wish.block)
    kind = wish.output.suffix.lower()
    if kind == ".xlsx":
        return "week_board", week_files.workbook(board, choice), 0
    if kind == ".ics":
        return "week_board", week_files.calendar(board, choice, with_names=wish.with_names), 0
    if wish.sign_in:
        document, data = "sign_in_sheets", services.papers.sign_in_sheets(week)
    elif wish.each is not None:
        document, data = "week_boards", EACH[wish.each](board)
    else:
        document, data = "week_board", board
    pdf = drawn(services, document, data, choice)
    return document, pdf, pages_of(pdf)


def _narrowed(board: WeekBoard, counselor: str, block: str) -> WeekBoard:
    """The part of the board that was asked for. Raises Invalid for somebody or something that is not on it."""
    for name, known in ((counselor, board.counselors), (block, board.blocks)):
        if name and name not in known:
            raise Invalid(NOT_ON_BOARD, name=name, known=", ".join(known))
    board = board.of_counselor(counselor) if counselor else board
    return board.of_block(block) if block else board
