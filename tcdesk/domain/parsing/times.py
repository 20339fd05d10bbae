"""Times of day: `08.05`, `8:05`, `0805`, `8`, `pukul 08.05 WIB`."""

from __future__ import annotations

import re

from tcdesk.domain.parsing.cleaning import cleaned
from tcdesk.domain.problem import Problem
from tcdesk.i18n import N_

_TIME = re.compile(r"(?:pukul |pkl\.? |jam )?([0-9]{1,2})(?: ?[.:,;h] ?([0-9]{2}))?(?: ?wib)?")
_DIGITS = re.compile(r"([0-9]{1,2})([0-9]{2})")


def parse_time(text: str, field: str = "") -> int | Problem:
    """Minutes after midnight (0 to 1439), or what is wrong with `text`."""
    typed = cleaned(text)
    match = _DIGITS.fullmatch(typed) or _TIME.fullmatch(typed)
    if match is None:
        return Problem(field=field, text=N_("This is not a time. Write it like 09.30."))
    hour, minute = int(match[1]), int(match[2] or 0)
    if hour > 23 or minute > 59:
        return Problem(field=field, text=N_("A day ends at 23.59."))
    return hour * 60 + minute
