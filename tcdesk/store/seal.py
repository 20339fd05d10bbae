"""Verification codes and seals of final reports: only this facility can make one, so that a forged one is found.

The code on paper is an HMAC-SHA-256 over the canonical data under the facility's report key, cut to 80 bits, in
Crockford's base 32 and four groups of four. A plain hash would let anybody make a matching pair. The seal is never
printed and not cut: it binds number, template, options and the kept file to the code. What was made before a change of
keys is checked with the keys of that time.
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
    """Whether `code`, as it is stored, belongs to `data`, by the keys of today or of an earlier epoch."""
    return any(hmac.compare_digest(code.encode(), code_of(one, data).encode()) for one in (keys, *keys.past))


def seal_of(keys: Keys, *parts: str) -> str:
    """The seal over `parts`, in hexadecimal; none of them may hold a line break."""
    return hmac.new(keys.report, "\n".join(("kept", *parts)).encode(), hashlib.sha256).hexdigest()


def is_seal_of(keys: Keys, seal: str, *parts: str) -> bool:
    """Whether `seal` belongs to `parts`, by the keys of today or of an earlier epoch."""
    return any(hmac.compare_digest(seal.encode(), seal_of(one, *parts).encode()) for one in (keys, *keys.past))
