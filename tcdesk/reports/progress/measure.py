"""Page 1: everything that can be measured, at fixed places, so that a reader finds each figure where it always is."""

from __future__ import annotations

import attrs

from tcdesk.domain.progress import SECTION_NAMES, ProgressReport, ReportSection
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
from tcdesk.reports.progress.key_figures import draw_key_figures, key_figures
from tcdesk.reports.progress.left_out import WHOLE, draw_left_out, height
from tcdesk.reports.progress.summary import summary_lines

TITLE = N_("Resident progress report")
_A4_HEIGHT = 297 * MM
_SAID_ABOVE = 4.0
_SHARES = 12
"""The extra height of a longer paper is dealt out in twelfths: one to each gap, two to the chart."""


@attrs.frozen(kw_only=True)
class Places:
    """Tops of the blocks of page 1, in points from the upper edge of the paper."""

    letterhead: float
    title: float
    identity: float
    left_out: float
    summary: float
    figures: float
    timeline: float
    columns: float
    bottom: float


def places(page: Page, gone: frozenset[str] = WHOLE, said: float = 0.0) -> Places:
    """Where the blocks stand on this paper.

    What stands below a block that is `gone` (by the name of its place) moves up by its height, and everything below the
    identity down by the `said` points that are needed to say what is left out.
    """
    share = max(0.0, page.height - _A4_HEIGHT - 7 * MM) / _SHARES
    tops = (38.0, 53.5, 90.8, 115.3, 135.4, 178.9)
    title, identity, summary, figures, timeline, columns = (
        top * MM + share * (number + 1) for number, top in enumerate(tops)
    )
    columns += 2 * share
    move = said - (figures - summary if "summary" in gone else 0.0)
    second = move - (timeline - figures if "figures" in gone else 0.0)
    third = second - (columns - timeline if "timeline" in gone else 0.0)
    return Places(
        letterhead=page.top,
        title=title,
        identity=identity,
        left_out=summary - _SAID_ABOVE,
        summary=summary + said,
        figures=figures + move,
        timeline=timeline + second,
        columns=columns + third,
        bottom=page.bottom - 4.5 * MM,
    )


def draw_measures(sheet: Sheet, report: ProgressReport, without: frozenset[str] = WHOLE) -> float:
    """Draw the first page of a report, closed up where sections are left out; gives the end of what stands on it."""
    sheet.new_page()
    t, page = sheet.texts, sheet.page
    figures = key_figures(report, t, without)
    at = places(page, _gone(without, has_figures=bool(figures)), height(without, t, page.text_width))
    draw_letterhead(sheet, report.letterhead, at.letterhead)
    draw_title(sheet, report, TITLE, at.title)
    draw_identity(sheet, report, at.identity)
    draw_left_out(sheet, without, at.left_out)
    if ReportSection.SUMMARY not in without:
        _draw_summary(sheet, report, at.summary, without)
        draw_key_figures(sheet, figures, at.figures)
    if ReportSection.SENTENCE not in without:
        _draw_timeline(sheet, report, at)
    return draw_columns(sheet, report, at.columns, at.bottom, without)


def _gone(without: frozenset[str], *, has_figures: bool) -> frozenset[str]:
    """The places of page 1 that are given up; the key figures go with the summary, and where each is left out."""
    is_short = ReportSection.SUMMARY in without
    given_up = {
        "summary": is_short,
        "figures": is_short or not has_figures,
        "timeline": ReportSection.SENTENCE in without,
    }
    return frozenset(name for name, is_gone in given_up.items() if is_gone)


def _draw_summary(sheet: Sheet, report: ProgressReport, top: float, without: frozenset[str]) -> None:
    page, t = sheet.page, sheet.texts
    weeks = t.n("{n} week", "{n} weeks", report.weeks)
    note = t.t("{weeks} · data up to {day}", weeks=weeks, day=t.date(report.ends_on))
    y = draw_head(sheet, page.left, top, page.text_width, SECTION_NAMES[ReportSection.SUMMARY], note)
    lines, style = summary_lines(report, t, page.text_width, without)
    with sheet.tags.element(P):
        for number, line in enumerate(lines):
            sheet.line(page.left, y + style.leading * (number + 0.72), line, style.size)


def _draw_timeline(sheet: Sheet, report: ProgressReport, at: Places) -> None:
    page = sheet.page
    title = SECTION_NAMES[ReportSection.SENTENCE]
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
