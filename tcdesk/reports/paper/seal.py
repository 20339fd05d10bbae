"""The seal on paper: what the QR holds and how it is drawn, and how employee numbers are written.

The verification code is an HMAC over the canonical data and is made where the keys are; here it is only text. Who
scans a paper gets number, version and code, and can ask the program whether they belong together.
"""

from __future__ import annotations

import functools
import re

import segno

from tcdesk.figures.pen import Box, Ink
from tcdesk.reports.paper.pen import PaperPen

PREFIX = "TCR1"
MASK = 4
"""The pattern laid over every code. To try all eight and weigh them is what takes the time; readers take any."""
LONGEST_NUMBER = 40
"""Signs of a number in the QR; more would make its squares too small for a laser printer."""
_ALPHANUMERIC = re.compile(r"[^0-9A-Z $%+\-./:*]")


def payload(number: str, version: int, code: str) -> str:
    """What the QR holds: `TCR1*number*Vn*code`, in capitals, so that it stays in the compact alphanumeric mode."""
    plain = _ALPHANUMERIC.sub("-", f"{number[:LONGEST_NUMBER]}*V{version}*{code}".upper())
    return f"{PREFIX}*{plain}"


@functools.lru_cache(maxsize=256)
def _modules(text: str) -> tuple[bytes, ...]:
    return tuple(map(bytes, segno.make_qr(text, error="m", boost_error=False, mask=MASK).matrix))


def draw_qr(pen: PaperPen, box: Box, text: str) -> None:
    """Draw the QR of `text` to the edges of `box`; the quiet zone of four modules around it is the caller's."""
    pen.squares(box, _modules(text), Ink.INK)


def employee_no(text: str) -> str:
    """A civil servant's number of 18 digits in its groups 8-6-1-3; anything else as it is."""
    digits = re.sub(r"\s", "", text)
    if len(digits) != 18 or not digits.isdigit():
        return text
    return f"{digits[:8]} {digits[8:14]} {digits[14]} {digits[15:]}"
