"""The first step of every parser: one kind of space, one kind of dash, digits from 0 to 9, no invisible letters."""

from __future__ import annotations

import unicodedata

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
LONGEST = 120
"""Characters a parser looks at; more is never a date or a number."""


def cleaned(text: str) -> str:
    """`text` in small letters, trimmed, with single spaces and plain dashes and digits; cut after `LONGEST`."""
    plain = unicodedata.normalize("NFKC", text[:LONGEST]).translate(_DASHES).casefold()
    shown = "".join(" " if char.isspace() else char for char in plain if char.isprintable() or char.isspace())
    return " ".join(_ascii_digits(shown).split())


def _ascii_digits(text: str) -> str:
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)
