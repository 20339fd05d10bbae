"""Numbers and rupiah, written the Indonesian way (`1.234,5`) or the English one where that is plain."""

from __future__ import annotations

import re
from decimal import Decimal

from tcdesk.domain.parsing.cleaning import cleaned
from tcdesk.domain.problem import Problem
from tcdesk.i18n import N_

MOST_RUPIAH = 10**15
_LONGEST = 24
_NUMBER = re.compile(r"([+-]?)([0-9][0-9.,]*)")
_MONEY = re.compile(r"(?:rp\.? ?|idr ?)?(-?[0-9][0-9.,]*?)(?:,-|,--|\.-)? ?([a-z]*)\.?")
_SCALES = {
    1: {"", "rupiah"},
    10**3: {"rb", "ribu", "k"},
    10**6: {"jt", "juta", "jta"},
    10**9: {"m", "miliar", "milyar", "mlr"},
    10**12: {"t", "triliun", "trilyun"},
}


def _places(decimals: int) -> str:
    return "0" if not decimals else "0," + "0" * decimals


def _decimal(typed: str, decimals: int) -> Decimal | None:
    """The number `typed` says. One mark with exactly three digits after it groups thousands, unless three decimals
    are wanted; with both marks the last one is the decimal mark. None when it is no number."""
    match = _NUMBER.fullmatch(typed.strip())
    if match is None or len(typed) > _LONGEST:
        return None
    body = match[2]
    marks = [char for char in body if char in ".,"]
    point = ""
    if len({*marks}) == 2:
        point = marks[-1]
    elif len(marks) == 1:
        after = len(body) - body.index(marks[0]) - 1
        point = "" if after == 3 and decimals < 3 and not body.startswith("0") else marks[0]
    whole, _, part = body.rpartition(point) if point else (body, "", "")
    groups = re.split(r"[.,]", whole)
    if (point and not part) or "." in part or "," in part:
        return None
    if len(groups) > 1 and (not 1 <= len(groups[0]) <= 3 or any(len(group) != 3 for group in groups[1:])):
        return None
    return Decimal(f"{match[1]}{''.join(groups)}.{part or '0'}")


def parse_number(
    text: str, *, decimals: int = 0, least: Decimal | None = None, most: Decimal | None = None, field: str = ""
) -> Decimal | Problem:
    """The number `text` says with at most `decimals` digits after the comma and from `least` to `most`, or why not."""
    found = _decimal(cleaned(text), decimals)
    if found is None:
        return Problem(field=field, text=N_("This is not a number."))
    if found != round(found, decimals):
        if not decimals:
            return Problem(field=field, text=N_("Write a whole number."))
        return Problem(
            field=field, text=N_("At most {n} digits after the comma, as in {form}."),
            values={"n": decimals, "form": _places(decimals)},
        )  # fmt: skip
    if least is not None and found < least:
        return Problem(field=field, text=N_("At least {least}."), values={"least": _shown(least)})
    if most is not None and found > most:
        return Problem(field=field, text=N_("At most {most}."), values={"most": _shown(most)})
    return round(found, decimals) + 0


def _shown(bound: Decimal) -> str:
    return f"{bound.normalize():f}".replace(".", ",")


def parse_whole(text: str, *, least: int | None = None, most: int | None = None, field: str = "") -> int | Problem:
    """The whole number `text` says, within `least` to `most`, or what is wrong with it."""
    found = parse_number(
        text,
        least=None if least is None else Decimal(least),
        most=None if most is None else Decimal(most),
        field=field,
    )
    return found if isinstance(found, Problem) else int(found)


def parse_rupiah(text: str, field: str = "") -> int | Problem:
    """Whole rupiah from `Rp800.000.000`, `800 juta`, `1,5 miliar`, `500.000,-`, or what is wrong with it."""
    match = _MONEY.fullmatch(cleaned(text))
    scale = next((size for size, names in _SCALES.items() if match and match[2] in names), None)
    amount = _decimal(match[1], 2) if match else None
    if scale is None or amount is None:
        return Problem(field=field, text=N_("This is not an amount. Write it like Rp800.000.000 or 800 juta."))
    rupiah = amount * scale
    if rupiah < 0:
        return Problem(field=field, text=N_("An amount cannot be less than nothing."))
    if rupiah > MOST_RUPIAH:
        return Problem(field=field, text=N_("This amount is too large."))
    if rupiah != int(rupiah):
        return Problem(field=field, text=N_("Write whole rupiah, without cents."))
    return int(rupiah)
