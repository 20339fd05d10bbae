"""Page 1: everything that can be measured, at fixed places, so that a reader finds each figure where it always is."""

from __future__ import annotations

import attrs

from tcdesk.domain.progress import ProgressReport
from tcdesk.figures.pen import Box
from tcdesk.figures.style import PAPER
from tcdesk.figures.timeline import TIMELINE, TimelineData
from tcdesk.i18n import N_, Texts
from tcdesk.reports.paper.letterhead import draw_letterhead
from tcdesk.reports.paper.section import draw_head
from tcdesk.reports.paper.sheet import Sheet
from tcdesk.reports.paper.tagging import P
from tcdesk.reports.paper.tokens import MM, Page
from tcdesk.reports.progress.columns import draw_columns
from tcdesk.reports.progress.identity import draw_identity, draw_title
from tcdesk.reports.progress.key_figures import draw_key_figures
from tcdesk.reports.progress.summary import summary_lines

TITLE = N_("Resident progress report")
_A4_HEIGHT = 297 * MM
_SHARES = 12
"""The extra height of a longer paper is dealt out in twelfths: one to each gap, two to the chart."""


@attrs.frozen(kw_only=True)
class Places:
    """Tops of the blocks of page 1, in points from the upper edge of the paper."""

    letterhead: float
    title: float
    identity: float
    summary: float
    figures: float
    timeline: float
    columns: float
    bottom: float


def places(page: Page) -> Places:
    """Where the blocks stand on this paper."""
    share = max(0.0, page.height - _A4_HEIGHT - 7 * MM) / _SHARES
    tops = (38.0, 53.5, 90.8, 115.3, 135.4, 178.9)
    title, identity, summary, figures, timeline, columns = (
        top * MM + share * (number + 1) for number, top in enumerate(tops)
    )
    return Places(
        letterhead=page.top,
        title=title,
        identity=identity,
        summary=summary,
        figures=figures,
        timeline=timeline,
        columns=columns + 2 * share,
        bottom=page.bottom - 4.5 * MM,
    )


def draw_measures(sheet: Sheet, report: ProgressReport) -> None:
    """Draw the first page of a report."""
    sheet.new_page()
    at = places(sheet.page)
    draw_letterhead(sheet, report.letterhead, at.letterhead)
    draw_title(sheet, report, TITLE, at.title)
    draw_identity(sheet, report, at.identity)
    _draw_summary(sheet, report, at.summary)
    draw_key_figures(sheet, report, at.figures)
    _draw_timeline(sheet, report, at)
    draw_columns(sheet, report, at.columns, at.bottom)


def _draw_summary(sheet: Sheet, report: ProgressReport, top: float) -> None:
    page, t = sheet.page, sheet.texts
    weeks = t.n("{n} week", "{n} weeks", report.weeks)
    note = t.t("{weeks} · data up to {day}", weeks=weeks, day=t.date(report.ends_on))
    y = draw_head(sheet, page.left, top, page.text_width, N_("Summary"), note)
    lines, style = summary_lines(report, t, page.text_width)
    with sheet.tags.element(P):
        for number, line in enumerate(lines):
            sheet.line(page.left, y + style.leading * (number + 0.72), line, style.size)


def _draw_timeline(sheet: Sheet, report: ProgressReport, at: Places) -> None:
    page = sheet.page
    title = N_("Sentence & programme phases")
    y = draw_head(sheet, page.left, at.timeline, page.text_width, title, _term(report, sheet.texts))
    data = TimelineData(sentence=report.sentence, programme=report.programme, today=report.as_of)
    box = Box(page.left, y, page.text_width, at.columns - 3.8 * MM - y)
    with sheet.figure(box, TIMELINE.alt_text(data, sheet.texts)):
        TIMELINE.draw(sheet.pen, box, data, PAPER, sheet.texts)


def _term(report: ProgressReport, t: Texts) -> str:
    sentence = report.sentence
    parts: list[str] = []
    if sentence.years:
        parts.append(t.n("{n} yr", "{n} yr", sentence.years))
    if sentence.months:
        parts.append(t.n("{n} mo", "{n} mo", sentence.months))
    if sentence.days:
        parts.append(t.n("{n} d", "{n} d", sentence.days))
    words = [t.t("sentence of {term}", term=" ".join(parts))] if parts else []
    if sentence.marks:
        if sentence.is_estimate:
            words.append(t.t("dates are an estimate"))
        elif sentence.data_date is not None:
            words.append(t.t("dates as of {day}", day=t.date(sentence.data_date)))
    return " · ".join(words)
