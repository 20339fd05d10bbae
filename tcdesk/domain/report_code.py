"""A code from paper as somebody types or scans it."""

from __future__ import annotations

import re

import attrs

from tcdesk.domain.refusals import Invalid
from tcdesk.i18n import N_

LENGTH, _GROUP = 16, 4
PREFIX = "TCR1"
_ALIKE = str.maketrans("OIL", "011")
_SIGNS = re.compile(r"[0-9A-HJKMNP-TV-Z]*")

NO_CODE = N_("A code has {length} signs in four groups, like 44DT-CJPA-E452-5VFM; here are {n}.")
ODD_SIGNS = N_("A code has only digits and letters without I, L, O and U. Look at the paper once more.")


@attrs.frozen(kw_only=True)
class TypedCode:
    """A code in its four groups; `scanned` is all that a QR held, "" where the code was typed."""

    code: str
    scanned: str = ""


def read_code(text: str) -> TypedCode:
    """What was typed or scanned, with small letters, blanks, missing dashes and O for 0 put right.

    Raises Invalid for what cannot be a code.
    """
    whole = "".join(text.split()).upper()
    scanned = whole if whole.startswith(f"{PREFIX}*") else ""
    signs = re.sub(r"[\W_]", "", whole.rsplit("*", 1)[-1] if scanned else whole)
    plain = signs.translate(_ALIKE)
    if len(plain) != LENGTH:
        raise Invalid(NO_CODE, length=LENGTH, n=len(plain))
    if not _SIGNS.fullmatch(plain):
        raise Invalid(ODD_SIGNS)
    return TypedCode(code="-".join(plain[at : at + _GROUP] for at in range(0, LENGTH, _GROUP)), scanned=scanned)
