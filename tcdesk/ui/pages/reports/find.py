"""Finds final reports for the palette."""

from __future__ import annotations

from collections.abc import Sequence

from tcdesk.domain.roles import Action
from tcdesk.domain.search import prepared, ranked, score
from tcdesk.domain.views.finals import FinalLine
from tcdesk.ui.context import Context
from tcdesk.ui.found import Find, Found


def finder(context: Context) -> Find:
    """Reads the final reports once, then finds at every key; each line shows the report in its list."""
    if not context.can(Action.REPORT_DRAFT):
        return lambda _query: ()
    lines = [(line, prepared(fields_of(line))) for line in context.services.final_reports.lines()]

    def find(query: str) -> Sequence[Found]:
        if not query.strip():
            return ()
        return [
            _found(context, line, score(query, ready) or 0.0)
            for line, ready in ranked(query, ((pair, pair[1]) for pair in lines))
        ]

    return find


def fields_of(line: FinalLine) -> tuple[str, ...]:
    """What a final report is found by, its number first."""
    return (line.number, line.name, line.register_no, line.tc_no, line.code)


def _found(context: Context, line: FinalLine, fit: float) -> Found:
    texts = context.texts
    return Found(
        group=texts.t("Final reports"),
        title=line.number,
        detail=f"{line.name} · {texts.date(line.as_of)}",
        icon="reports",
        run=lambda: context.go("reports", final=line.id),
        score=fit,
    )
