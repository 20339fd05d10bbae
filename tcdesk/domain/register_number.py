"""Register numbers: free text, because every prison punctuates them its own way.

`BI.N 105/2024`, `B.I.N 105/2024` and `bi n 0105 / 2024` are one number; `B.I. 1234/N/2023` and `BI.N 1234/2023` are
kept apart, because the order of the parts says something in some houses (facts of the field, 1.7).
"""

from __future__ import annotations

import re
import unicodedata

from tcdesk.domain.problem import Problem
from tcdesk.i18n import N_

LONGEST = 60
"""Characters a register number may have."""

_PARTS = re.compile(r"[^\W\d_]+|[0-9]+")


def normalised(text: str) -> str:
    """`text` as it is written in the register book: one space, none around a stroke, capitals (but `IIa`, `IIb`)."""
    clean = "".join(" " if char.isspace() else char for char in unicodedata.normalize("NFKC", text))
    clean = "".join(char for char in clean if char.isprintable())
    clean = re.sub(r"\s*/\s*", "/", " ".join(clean.split())).upper()
    return re.sub(r"\bII([AB])\b", lambda m: f"II{m[1].lower()}", clean)


def register_key(text: str) -> str:
    """What makes a register number unique: its letters and numbers in order, without punctuation and leading zeros.

    Two numbers side by side stay apart (`105/2024` is not `1052/024`). Text without a letter or digit is its own key.
    """
    folded = normalised(text).casefold()
    parts = [part.lstrip("0") or "0" if part.isdecimal() else part for part in _PARTS.findall(folded)]
    key = ""
    for part in parts:
        key += "/" + part if key[-1:].isdecimal() and part.isdecimal() else part
    return key or folded


def parse_register_number(text: str, field: str = "register_no") -> str | Problem:
    """The normalised number, or what is wrong with it: nothing there, no digit in it, or too long."""
    found = normalised(text)
    if not found:
        return Problem(field=field, text=N_("The register number is missing."))
    if not any(char.isdecimal() for char in found):
        return Problem(field=field, text=N_("A register number has a number in it, for example BI.N 105/2024."))
    if len(found) > LONGEST:
        return Problem(field=field, text=N_("At most {most} characters."), values={"most": LONGEST})
    return found
