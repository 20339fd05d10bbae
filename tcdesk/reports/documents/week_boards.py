"""The boards of a week for every counselor or every block, as one document: each begins a page and is counted alone."""

from __future__ import annotations

import attrs

from tcdesk.domain.week_board import WeekBoards
from tcdesk.i18n import N_
from tcdesk.reports._base import DOCUMENTS, Document, PageOptions
from tcdesk.reports.documents.week_board import TITLE, draw
from tcdesk.reports.paper.finding import mark_place, show_outline
from tcdesk.reports.paper.sheet import Properties, Sheet
from tcdesk.reports.paper.tokens import page
from tcdesk.reports.samples import week_board as samples

WHOLE = N_("Sheet {n} of the set")


def render(record: WeekBoards, options: PageOptions) -> bytes:
    """The boards as a PDF; the outline names whose each one is."""
    first = record.boards[0]
    properties = Properties(
        title=f"{options.texts.t(TITLE)} · {first.week}",
        author=first.institution,
        subject=str(first.week),
        made_on=first.published_on,
    )
    sheet = Sheet(page(options.paper, options.profile, landscape=True), options, properties)
    show_outline(sheet)
    for number, board in enumerate(record.boards):
        mark_place(sheet, f"board-{number}", board.scope or str(board.week))
        draw(sheet, attrs.evolve(board, demo=record.demo), WHOLE)
    return sheet.finish()


def _samples() -> dict[str, WeekBoards]:
    return {
        "empty": WeekBoards(boards=(samples.empty(),)),
        "typical": WeekBoards.of_counselors(samples.typical()),
        "overfull": WeekBoards.of_blocks(samples.overfull()),
    }


DOCUMENTS.add(
    Document(
        code="week_boards", title=TITLE, version=2, takes=WeekBoards, render=render, samples=_samples, numbering=WHOLE
    )
)
