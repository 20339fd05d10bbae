"""From the draft, or a proposal beside it, to what the board shows."""

from __future__ import annotations

from collections.abc import Iterable

from tcdesk.domain.calendar import BlockedBand
from tcdesk.domain.resident import PROBLEM_NAMES, MainProblem
from tcdesk.domain.views.week import CardState, WeekBook, WeekView
from tcdesk.i18n import Texts
from tcdesk.ui.pages.week.board_layout import BoardData
from tcdesk.ui.pages.week.issues import Issue, shorts
from tcdesk.ui.pages.week.names import start_of

LEGEND = (
    MainProblem.STIMULANT,
    MainProblem.OPIOID,
    MainProblem.RELAPSE,
    MainProblem.FAMILY,
    MainProblem.EMOTION,
    MainProblem.CANNABIS,
    MainProblem.CRIME,
)


def closed_places(book: WeekBook, view: WeekView, bands: Iterable[BlockedBand]) -> dict[tuple[int, int], str]:
    """Places of the grid where the week has no hour of therapy, and what is there instead, if known."""
    slots = {(slot.day, start_of(slot)) for slot in book.problem.slots}
    listed = tuple(bands)
    found: dict[tuple[int, int], str] = {}
    for head in book.days:
        for row in view.rows:
            key = (head.weekday, row.starts_at)
            if head.weekday in view.weekdays and key not in slots:
                band = next((b.label for b in listed if b.blocks(head.on_date, row.starts_at, row.minutes)), "")
                found[key] = head.holiday or band
    return found


def board_data(
    book: WeekBook,
    view: WeekView,
    issues: tuple[Issue, ...],
    bands: Iterable[BlockedBand],
    *,
    may_add: bool,
    is_proposal: bool,
) -> BoardData:
    """What the board shows."""
    away = frozenset(issue.group for issue in issues if issue.rule == "H3" and issue.group)
    by_id = {card.group: card for card in view.cards if card.state is not CardState.GHOST}
    return BoardData(
        view=view,
        days=book.days,
        bands=book.bands,
        closed=closed_places(book, view, bands),
        shorts={} if is_proposal else shorts(issues),
        away=frozenset() if is_proposal else away,
        troubled_days=frozenset(by_id[group].weekday for group in away if group in by_id),
        may_add=may_add,
        is_proposal=is_proposal,
    )


def legend_words(texts: Texts) -> tuple[tuple[MainProblem, str], ...]:
    """The problems and their names, in the order of the legend."""
    return tuple((problem, texts.t(PROBLEM_NAMES[problem])) for problem in LEGEND)
