"""Verification codes of finalised reports: only this facility can make one, so that a forged page is found.

HMAC-SHA-256 over the canonical data under the facility's report key, cut to 80 bits, in Crockford's base 32 and four
groups of four. A plain hash would let anybody make a matching pair.
"""

from __future__ import annotations

import hashlib
import hmac

from tcdesk.store.kdf import Keys

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH, _GROUP = 16, 4


def code_of(keys: Keys, data: bytes) -> str:
    """The code of `data`: `44DT-CJPA-E452-5VFM`."""
    digest = hmac.new(keys.report, data, hashlib.sha256).digest()
    value = int.from_bytes(digest[:10])
    text = "".join(_ALPHABET[value >> 5 * place & 31] for place in reversed(range(_LENGTH)))
    return "-".join(text[at : at + _GROUP] for at in range(0, _LENGTH, _GROUP))


def is_code_of(keys: Keys, data: bytes, code: str) -> bool:
    """Whether `code`, as somebody typed it, belongs to `data`; small letters and missing dashes are taken."""
    typed = "".join(sign for sign in code.upper() if sign.isalnum())
    return hmac.compare_digest(typed.encode(), code_of(keys, data).replace("-", "").encode())
