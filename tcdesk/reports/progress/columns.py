"""The lower half of page 1: the assessment at the left, attendance and urine tests at the right."""

from __future__ import annotations

import itertools

import attrs

from tcdesk.domain.progress import SECTION_NAMES, ProgressReport, ReportSection
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
from tcdesk.reports.progress.left_out import WHOLE

GUTTER = 9 * MM
MOST_ACTIVITIES = 9
MOST_ROWS = 20
"""Lines of the assessment, heads of groups included, that can be read at its height."""
_BETWEEN = 12.5


def draw_columns(
    sheet: Sheet, report: ProgressReport, top: float, bottom: float, without: frozenset[str] = WHOLE
) -> float:
    """Draw both columns between `top` and `bottom`; gives the end of the longer one.

    Where a column is left out the other takes its place: what stands at the right comes side by side.
    """
    page = sheet.page
    wide = (page.text_width - GUTTER) / 2
    left = Box(page.left, top, wide, bottom - top)
    right = Box(page.left + wide + GUTTER, top, wide, bottom - top)
    if ReportSection.ASSESSMENT not in without:
        end = _draw_assessment(sheet, report, left)
        return max(end, _draw_right(sheet, report, right, without))
    data = _attendance(report, sheet.texts), UrineData(urine=report.urine)
    ends = [top]
    places = [left, right]
    if ReportSection.ATTENDANCE not in without:
        ends.append(_draw_attendance(sheet, data[0], places.pop(0), 1.0))
    if ReportSection.URINE not in without:
        ends.append(_draw_urine(sheet, data[1], places.pop(0), 1.0))
    return max(ends)


def _draw_assessment(sheet: Sheet, report: ProgressReport, box: Box) -> float:
    t = sheet.texts
    domains = len(report.domain_rows)
    note = t.t("scale 1–5") if domains else ""
    y = draw_head(sheet, box.x, box.y, box.width, SECTION_NAMES[ReportSection.ASSESSMENT], note, N_("Assessment"))
    data = DumbbellData(groups=shown_groups(report.domains))
    high = min(box.bottom - y, DUMBBELL.height(data, PAPER) * 1.25)
    place = Box(box.x, y, box.width, high)
    with sheet.figure(place, DUMBBELL.alt_text(data, t)):
        DUMBBELL.draw(sheet.pen, place, data, PAPER, t)
    return place.bottom


def _attendance(report: ProgressReport, t: Texts) -> AttendanceData:
    rows = shown_activities(report.activities, t)
    return AttendanceData(rows=rows, starts_on=report.starts_on, ends_on=report.ends_on)


def _draw_right(sheet: Sheet, report: ProgressReport, box: Box, without: frozenset[str]) -> float:
    attendance, urine = _attendance(report, sheet.texts), UrineData(urine=report.urine)
    shown = [ReportSection.ATTENDANCE not in without, ReportSection.URINE not in without]
    if not any(shown):
        return box.y
    heads = sum(shown) * (section.HEIGHT + section.AFTER) + (_BETWEEN if all(shown) else 0.0)
    wanted = ATTENDANCE.height(attendance, PAPER), URINE.height(urine, PAPER)
    stretch = max(0.8, min(1.25, (box.height - heads) / sum(itertools.compress(wanted, shown))))
    end = box.y
    if shown[0]:
        end = _draw_attendance(sheet, attendance, box, stretch)
    if shown[1]:
        top = end + _BETWEEN if shown[0] else end
        end = _draw_urine(sheet, urine, Box(box.x, top, box.width, box.bottom - top), stretch)
    return end


def _draw_attendance(sheet: Sheet, data: AttendanceData, box: Box, stretch: float) -> float:
    t, title = sheet.texts, SECTION_NAMES[ReportSection.ATTENDANCE]
    y = draw_head(sheet, box.x, box.y, box.width, title, t.t("by week"), N_("Attendance"))
    place = Box(box.x, y, box.width, ATTENDANCE.height(data, PAPER) * stretch)
    with sheet.figure(place, ATTENDANCE.alt_text(data, t)):
        ATTENDANCE.draw(sheet.pen, place, data, PAPER, t)
    return place.bottom


def _draw_urine(sheet: Sheet, data: UrineData, box: Box, stretch: float) -> float:
    t, urine = sheet.texts, data.urine
    panels = len(urine.panels)
    note = t.n("{n} panel", "{n} panels", panels) if urine.rows and not urine.is_withheld else ""
    y = draw_head(sheet, box.x, box.y, box.width, SECTION_NAMES[ReportSection.URINE], note)
    place = Box(box.x, y, box.width, min(URINE.height(data, PAPER) * stretch, box.bottom - y))
    with sheet.figure(place, URINE.alt_text(data, t)):
        URINE.draw(sheet.pen, place, data, PAPER, t)
    return place.bottom


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
