"""The next number of a report or a resident, made by the facility's schemes."""

from __future__ import annotations

import re
from datetime import date

from tcdesk.domain.settings import REPORT_CODE, REPORT_NUMBER, RESIDENT_NUMBER, Settings, numbered
from tcdesk.services.guard import Work

_PLACE = 987654
RESIDENT_CODE = "TC"


def next_report(work: Work, found: Settings, day: date) -> str:
    """The number the next final report of `day` would get under these settings."""
    conferences = work.records.conferences
    scheme, code = found[REPORT_NUMBER], found[REPORT_CODE]
    place = conferences.numbers_in_use(day.year) + 1
    while conferences.has_number(number := numbered(scheme, place, day.year, day.month, code)):
        place += 1  # a scheme without a year meets the numbers of the years before
    return number


def next_resident(work: Work, found: Settings, day: date) -> str:
    """The number the next resident admitted on `day` would get, counted within the year."""

    def written(number: int) -> str:
        return numbered(found[RESIDENT_NUMBER], number, day.year, day.month, RESIDENT_CODE)

    sample = written(_PLACE)
    pattern = re.escape(sample).replace(str(_PLACE), r"(\d+)")
    prefix = sample.partition(str(_PLACE))[0]
    given = [re.fullmatch(pattern, number) for number in work.records.residents.tc_numbers(prefix)]
    return written(1 + max((int(match[1]) for match in given if match), default=0))
