"""What people type, read as dates, lengths of time, times of day, numbers and money.

Every `parse_...` takes any text whatever and gives a value or a `Problem` with its sentence and, where one is near, a
suggestion written as it would stand in the field. None of them raises anything.
"""

from tcdesk.domain.parsing.dates import Near, parse_date
from tcdesk.domain.parsing.durations import DURATION_UNITS, Duration, parse_duration
from tcdesk.domain.parsing.numbers import parse_number, parse_rupiah, parse_whole
from tcdesk.domain.parsing.times import parse_time

__all__ = [
    "DURATION_UNITS",
    "Duration",
    "Near",
    "parse_date",
    "parse_duration",
    "parse_number",
    "parse_rupiah",
    "parse_time",
    "parse_whole",
]
