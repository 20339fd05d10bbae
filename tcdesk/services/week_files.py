"""A published week for other programs: pure functions of its board, for a worker; they touch no store."""

from __future__ import annotations

from tcdesk.domain.views.prints import PrintChoice
from tcdesk.domain.week_board import WeekBoard
from tcdesk.i18n import texts
from tcdesk.reports.calendars import week as ical
from tcdesk.reports.spreadsheets import week as spreadsheet
from tcdesk.services.clock import WIB


def workbook(board: WeekBoard, choice: PrintChoice) -> bytes:
    """The week as a workbook (XLSX) in the first language of the choice; it names everybody on the board."""
    return spreadsheet.workbook(board, texts(choice.language[:2]), choice.paper)


def calendar(board: WeekBoard, choice: PrintChoice, *, with_names: bool = False) -> bytes:
    """The week as iCalendar in the first language of the choice; it names nobody but counselors unless asked to."""
    return ical.calendar(board, texts(choice.language[:2]), WIB, with_names=with_names)
