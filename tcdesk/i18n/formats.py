"""Dates, times and numbers as Indonesian and English offices write them.

Written here rather than taken from the operating system: office PCs often run an English Windows, and CLDR pads the
day of a full date ("09 Februari"). Sources: CLDR id_ID for names and separators, checked by the tests against Babel.
"""

from __future__ import annotations

import functools
from datetime import date, time
from decimal import ROUND_HALF_UP, Decimal

MONTHS = {
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split(),
    "en": "January February March April May June July August September October November December".split(),
}
MONTHS_SHORT = {
    "id": "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des".split(),
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
}
DAYS = {
    "id": "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split(),
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
}
DAYS_SHORT = {
    "id": "Sen Sel Rab Kam Jum Sab Min".split(),
    "en": "Mon Tue Wed Thu Fri Sat Sun".split(),
}
MINUS = "\u2212"


def date_long(day: date, language: str) -> str:
    """`5 Maret 2026`."""
    return f"{day.day} {MONTHS[language][day.month - 1]} {day.year}"


def date_full(day: date, language: str) -> str:
    """`Kamis, 5 Maret 2026`."""
    return f"{DAYS[language][day.weekday()]}, {date_long(day, language)}"


def date_cell(day: date, language: str) -> str:
    """`5 Mar 2026`."""
    return f"{date_day(day, language)} {day.year}"


def date_day(day: date, language: str) -> str:
    """`5 Mar`."""
    return f"{day.day} {MONTHS_SHORT[language][day.month - 1]}"


def date_field(day: date) -> str:
    """`05-03-2026`, as a date stands in a field."""
    return f"{day.day:02d}-{day.month:02d}-{day.year:04d}"


def month_year(day: date, language: str) -> str:
    """`Maret 2026`."""
    return f"{MONTHS[language][day.month - 1]} {day.year}"


def clock(at: time, language: str) -> str:
    """`08.05` in Indonesian, `08:05` in English."""
    separator = "." if language == "id" else ":"
    return f"{at.hour:02d}{separator}{at.minute:02d}"


def rounded(value: float | Decimal, decimals: int) -> Decimal:
    """`value` rounded half up, as staff round by hand (65.625 -> 65.63)."""
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    return exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


@functools.lru_cache(maxsize=4096)
def number(value: float | Decimal, decimals: int, language: str) -> str:
    """`1.234,5` in Indonesian, `1,234.5` in English; a negative number has a true minus sign."""
    exact = rounded(value, decimals)
    text = f"{abs(exact):,.{decimals}f}"
    if language == "id":
        text = text.translate(str.maketrans(",.", ".,"))
    return MINUS + text if exact < 0 else text


def signed(value: float | Decimal, decimals: int, language: str) -> str:
    """`+0,8`, `−1,0`; plain `0` when nothing is left after rounding."""
    exact = rounded(value, decimals)
    if exact == 0:
        return "0"
    return ("+" if exact > 0 else "") + number(exact, decimals, language)
