"""The row of four key figures: each a label, a number, a small series and one line of comparison."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from tcdesk.domain.progress import ATTENDANCE_LIMIT, PARTICIPATION_TARGET, ProgressReport, ReportSection
from tcdesk.figures.pen import Box, Ink
from tcdesk.figures.sparkline import SPARKLINE, SparklineData
from tcdesk.figures.style import PAPER
from tcdesk.figures.urine import URINE_DOTS, UrineData
from tcdesk.i18n import Texts
from tcdesk.reports.paper import type as styles
from tcdesk.reports.paper.sheet import Sheet
from tcdesk.reports.paper.tagging import P
from tcdesk.reports.paper.text import cut, fit
from tcdesk.reports.paper.tokens import MM
from tcdesk.reports.progress.left_out import WHOLE

HEIGHT = 15.5 * MM
_INSET = 4 * MM
_SERIES_AT = 19 * MM
_SERIES_HIGH = 17.0
_AIM = (ATTENDANCE_LIMIT, 1.0)
_LOWEST_SHARE = 0.7


@attrs.frozen(kw_only=True)
class KeyFigure:
    """One cell; `draw` paints its series into a box, None where there is nothing to draw."""

    label: str
    value: str
    unit: str = ""
    caption: str
    draw: Callable[[Sheet, Box], None] | None = None


def draw_key_figures(sheet: Sheet, figures: tuple[KeyFigure, ...], top: float) -> None:
    """Draw the row across the page, each figure in a quarter of it."""
    page = sheet.page
    cell = page.text_width / 4
    for number, figure in enumerate(figures):
        left = page.left + number * cell + (_INSET if number else 0.0)
        room = cell - (_INSET if number else 0.0) - 5 * MM
        if number:
            edge = page.left + number * cell
            sheet.pen.line(edge, top, edge, top + HEIGHT, Ink.RULE, max(0.4, sheet.palette.hairline))
        with sheet.tags.element(P):
            _draw_one(sheet, figure, left, top, room)


def _draw_one(sheet: Sheet, figure: KeyFigure, left: float, top: float, room: float) -> None:
    sheet.text(left, top + 7.4, cut(figure.label, styles.LABEL, room), styles.LABEL, ink=Ink.INK2)
    unit = 11.0 if figure.unit else 0.0
    value, style = fit(figure.value, styles.FIGURE, _SERIES_AT - unit - 4, 12)
    wide = sheet.text(left, top + 30, value, style)
    sheet.text(left + wide + 2, top + 30, figure.unit, styles.FIGURE_UNIT)
    if figure.draw is not None:
        figure.draw(sheet, Box(left + _SERIES_AT, top + 13, room - _SERIES_AT, _SERIES_HIGH))
    caption, style = fit(figure.caption, styles.LABEL, room + 4 * MM, styles.LABEL.size)
    sheet.text(left, top + 42.2, caption, style)


def key_figures(report: ProgressReport, t: Texts, without: frozenset[str] = WHOLE) -> tuple[KeyFigure, ...]:
    """The four figures in words and numbers, less those of sections that are left out."""
    makers = (
        (ReportSection.ATTENDANCE, _attendance),
        (ReportSection.ATTENDANCE, _participation),
        (ReportSection.LEDGER, _balance),
        (ReportSection.URINE, _urine),
    )
    return tuple(make(report, t) for section, make in makers if section not in without)


def _line(data: SparklineData) -> Callable[[Sheet, Box], None]:
    def draw(sheet: Sheet, box: Box) -> None:
        with sheet.figure(box, SPARKLINE.alt_text(data, sheet.texts)):
            SPARKLINE.draw(sheet.pen, box, data, PAPER, sheet.texts)

    return draw


def _attendance(report: ProgressReport, t: Texts) -> KeyFigure:
    label = t.t("Attendance")
    if not report.scheduled:
        return KeyFigure(label=label, value="–", caption=t.t("nothing scheduled"))
    change = report.attendance_change
    half = max(len(row.weeks) for row in report.activities) // 2
    caption = t.t("{n} of {m} meetings", n=t.number(report.attended), m=t.number(report.scheduled))
    if change is not None:
        caption = t.n(
            "{points} points on the first {n} week",
            "{points} points on the first {n} weeks",
            half,
            points=t.signed(change * 100, 1),
        )
    share = report.attended / report.scheduled
    weeks = report.weekly_attendance
    low = min(_LOWEST_SHARE, *(one for one in weeks if one is not None))
    data = SparklineData(values=weeks, low=low, high=1.0, band=_AIM, is_share=True)
    return KeyFigure(label=label, value=t.number(share * 100), unit="%", caption=caption, draw=_line(data))


def _participation(report: ProgressReport, t: Texts) -> KeyFigure:
    label = t.t("Participation (1–5)")
    rated = [one for one in report.participation if one is not None]
    if not rated:
        return KeyFigure(label=label, value="–", caption=t.t("not rated"))
    mean = sum(rated) / len(rated)
    weeks = len(report.participation)
    caption = t.n("{n}-week mean {mean}", "{n}-week mean {mean}", weeks, mean=t.number(mean, 1))
    data = SparklineData(values=report.participation, low=1.0, high=5.0, band=PARTICIPATION_TARGET)
    return KeyFigure(label=label, value=t.number(rated[-1], 1), caption=caption, draw=_line(data))


def _balance(report: ProgressReport, t: Texts) -> KeyFigure:
    ledger = report.ledger
    rewards = sum(row.is_reward for row in ledger.rows)
    caption = t.t(
        "{rewards} · {sanctions}",
        rewards=t.n("{n} reward", "{n} rewards", rewards),
        sanctions=t.n("{n} sanction", "{n} sanctions", len(ledger.rows) - rewards),
    )
    if not ledger.rows:
        return KeyFigure(label=t.t("Behaviour balance"), value=t.signed(ledger.balance), caption=t.t("no events"))
    data = SparklineData(values=tuple(float(one) for one in report.weekly_balance))
    return KeyFigure(label=t.t("Behaviour balance"), value=t.signed(ledger.balance), caption=caption, draw=_line(data))


def _urine(report: ProgressReport, t: Texts) -> KeyFigure:
    label = t.t("Negative urine tests")
    urine, tests = report.urine, report.urine_in_period
    if urine.is_withheld:
        return KeyFigure(label=label, value="–", caption=t.t("not shown"))
    if not urine.rows:
        return KeyFigure(label=label, value="–", caption=t.t("no tests yet"))

    def draw(sheet: Sheet, box: Box) -> None:
        data = UrineData(urine=urine)
        with sheet.figure(box, URINE_DOTS.alt_text(data, sheet.texts)):
            URINE_DOTS.draw(sheet.pen, box, data, PAPER, sheet.texts)

    value = f"{t.number(sum(test.is_negative for test in tests))}/{t.number(len(tests))}"
    last = max(row.taken_on for row in urine.rows)
    return KeyFigure(label=label, value=value, caption=t.t("last {day}", day=t.date(last)), draw=draw)
