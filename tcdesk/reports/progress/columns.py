"""The lower half of page 1: the assessment at the left, attendance and urine tests at the right."""

from __future__ import annotations

import attrs

from tcdesk.domain.progress import ProgressReport
from tcdesk.domain.progress_parts import ActivityRow, DomainGroup
from tcdesk.figures.attendance import ATTENDANCE, AttendanceData
from tcdesk.figures.dumbbell import DUMBBELL, DumbbellData
from tcdesk.figures.pen import Box
from tcdesk.figures.style import PAPER
from tcdesk.figures.urine import URINE, UrineData
from tcdesk.i18n import N_, Texts
from tcdesk.reports.paper import section
from tcdesk.reports.paper.section import draw_head
from tcdesk.reports.paper.sheet import Sheet
from tcdesk.reports.paper.tokens import MM

GUTTER = 9 * MM
MOST_ACTIVITIES = 9
MOST_ROWS = 20
"""Lines of the assessment, heads of groups included, that can be read at its height."""
_BETWEEN = 12.5


def draw_columns(sheet: Sheet, report: ProgressReport, top: float, bottom: float) -> None:
    """Draw both columns between `top` and `bottom`."""
    page = sheet.page
    wide = (page.text_width - GUTTER) / 2
    _draw_assessment(sheet, report, Box(page.left, top, wide, bottom - top))
    _draw_right(sheet, report, Box(page.left + wide + GUTTER, top, wide, bottom - top))


def _draw_assessment(sheet: Sheet, report: ProgressReport, box: Box) -> None:
    t = sheet.texts
    domains = len(report.domain_rows)
    note = t.t("scale 1–5") if domains else ""
    y = draw_head(sheet, box.x, box.y, box.width, N_("Assessment by domain"), note, N_("Assessment"))
    data = DumbbellData(groups=shown_groups(report.domains))
    high = min(box.bottom - y, DUMBBELL.height(data, PAPER) * 1.25)
    place = Box(box.x, y, box.width, high)
    with sheet.figure(place, DUMBBELL.alt_text(data, t)):
        DUMBBELL.draw(sheet.pen, place, data, PAPER, t)


def _draw_right(sheet: Sheet, report: ProgressReport, box: Box) -> None:
    t = sheet.texts
    attendance = AttendanceData(
        rows=shown_activities(report.activities, t), starts_on=report.starts_on, ends_on=report.ends_on
    )
    urine = UrineData(urine=report.urine)
    heads = 2 * (section.HEIGHT + section.AFTER)
    wanted = ATTENDANCE.height(attendance, PAPER), URINE.height(urine, PAPER)
    stretch = max(0.8, min(1.25, (box.height - heads - _BETWEEN) / sum(wanted)))
    y = draw_head(sheet, box.x, box.y, box.width, N_("Attendance by activity"), t.t("by week"), N_("Attendance"))
    place = Box(box.x, y, box.width, wanted[0] * stretch)
    with sheet.figure(place, ATTENDANCE.alt_text(attendance, t)):
        ATTENDANCE.draw(sheet.pen, place, attendance, PAPER, t)
    y += wanted[0] * stretch + _BETWEEN
    panels = len(report.urine.panels)
    note = t.n("{n} panel", "{n} panels", panels) if report.urine.rows and not report.urine.is_withheld else ""
    y = draw_head(sheet, box.x, y, box.width, N_("Urine tests"), note)
    place = Box(box.x, y, box.width, min(wanted[1] * stretch, box.bottom - y))
    with sheet.figure(place, URINE.alt_text(urine, t)):
        URINE.draw(sheet.pen, place, urine, PAPER, t)


def shown_activities(rows: tuple[ActivityRow, ...], t: Texts) -> tuple[ActivityRow, ...]:
    """The activities that have room; what is left over stands summed in the last row."""
    if len(rows) <= MOST_ACTIVITIES:
        return rows
    shown, rest = rows[: MOST_ACTIVITIES - 1], rows[MOST_ACTIVITIES - 1 :]
    weeks = max(len(row.weeks) for row in rest)
    sums = tuple(
        (
            sum(row.weeks[week][0] for row in rest if week < len(row.weeks)),
            sum(row.weeks[week][1] for row in rest if week < len(row.weeks)),
        )
        for week in range(weeks)
    )
    name = t.n("{n} other activity", "{n} other activities", len(rest))
    return (*shown, ActivityRow(name=name, weeks=sums))


def shown_groups(groups: tuple[DomainGroup, ...]) -> tuple[DomainGroup, ...]:
    """The groups of domains that have room, cut at the end."""
    left = MOST_ROWS
    found: list[DomainGroup] = []
    for group in groups:
        rows = group.rows[: max(0, left - 1)]
        if rows:
            found.append(attrs.evolve(group, rows=rows))
        left -= 1 + len(rows)
    return tuple(found)
