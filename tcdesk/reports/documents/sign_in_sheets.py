"""The sign-in sheets of all groups of a week in one document: each begins a page and is counted alone."""

from __future__ import annotations

import attrs

from tcdesk.domain.sign_in_sheet import SignInSheets
from tcdesk.reports._base import DOCUMENTS, Document, PageOptions
from tcdesk.reports.documents.sign_in_sheet import TITLE, draw
from tcdesk.reports.documents.week_boards import WHOLE
from tcdesk.reports.paper.finding import mark_place, show_outline
from tcdesk.reports.paper.sheet import Properties, Sheet
from tcdesk.reports.paper.tokens import page
from tcdesk.reports.samples import sign_in_sheet as samples


def render(record: SignInSheets, options: PageOptions) -> bytes:
    """The sheets as a PDF; the outline names group, day and hour of each."""
    t, first = options.texts, record.sheets[0]
    properties = Properties(
        title=f"{t.t(TITLE)} · {t.date_long(first.on_date)}",
        author=first.letterhead.institution,
        subject=t.date_long(first.on_date),
        made_on=first.on_date,
    )
    sheet = Sheet(page(options.paper, options.profile), options, properties)
    show_outline(sheet)
    for number, one in enumerate(record.sheets):
        place = " · ".join(
            part for part in (one.group or one.activity, t.date(one.on_date), t.minutes(one.starts_at)) if part
        )
        mark_place(sheet, f"sheet-{number}", place)
        draw(sheet, attrs.evolve(one, demo=record.demo), WHOLE)
    return sheet.finish()


def _samples() -> dict[str, SignInSheets]:
    usual = tuple(
        attrs.evolve(
            samples.typical(),
            group=f"K{number:02d} · Keluarga",
            starts_at=480 + 120 * (number % 4),
            expected=samples.typical().expected[: 10 - number % 3],
        )
        for number in range(1, 6)
    )
    return {
        "empty": SignInSheets(sheets=(samples.empty(),)),
        "typical": SignInSheets(sheets=usual),
        "overfull": SignInSheets(sheets=(samples.overfull(), *usual)),
    }


DOCUMENTS.add(
    Document(
        code="sign_in_sheets", title=TITLE, version=2, takes=SignInSheets, render=render, samples=_samples,
        numbering=WHOLE,
    )
)  # fmt: skip
