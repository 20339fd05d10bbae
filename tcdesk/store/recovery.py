"""The recovery code: 150 random bits on paper, written so that a slip of the pen is found.

30 characters of Crockford's base 32 (no I, L, O, U) and two check characters, in eight groups of four. The check is the
value modulo 1021, a prime above 32: any single wrong character and any two exchanged ones are found, since 32 has order
204 modulo 1021, more than the 30 places.
"""

from __future__ import annotations

import secrets

from tcdesk.domain.refusals import Invalid
from tcdesk.i18n import N_

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})
_BITS = 150
_LENGTH, _CHECKS = 30, 2
_PRIME = 1021
_GROUP = 4

WRONG_LENGTH = N_("The recovery code has 32 characters in eight groups; here are {n}. Compare it with the sheet.")
WRONG_LETTER = N_("“{letter}” does not occur in a recovery code. Compare group {group} with the sheet.")
TYPO = N_("There is a slip in this recovery code: its check characters do not fit. Compare it with the sheet.")


def new_code() -> str:
    """A new code, in groups: `4KQ7-...`."""
    return _written(secrets.randbits(_BITS))


def _written(value: int) -> str:
    text = _digits(value, _LENGTH) + _digits(value % _PRIME, _CHECKS)
    return "-".join(text[at : at + _GROUP] for at in range(0, len(text), _GROUP))


def _digits(value: int, length: int) -> str:
    return "".join(_ALPHABET[value >> 5 * place & 31] for place in reversed(range(length)))


def secret_of(text: str) -> bytes:
    """The secret of a code as somebody typed it: small letters, spaces, O for 0, I and L for 1 are all taken.

    Raises Invalid with a sentence that says where to look.
    """
    clean = plain(text)
    for place, sign in enumerate(clean):
        if sign not in _ALPHABET:
            raise Invalid(WRONG_LETTER, letter=sign, group=place // _GROUP + 1)
    if len(clean) != _LENGTH + _CHECKS:
        raise Invalid(WRONG_LENGTH, n=len(clean))
    value = 0
    for sign in clean[:_LENGTH]:
        value = value * 32 + _ALPHABET.index(sign)
    if _digits(value % _PRIME, _CHECKS) != clean[_LENGTH:]:
        raise Invalid(TYPO)
    return value.to_bytes((_BITS + 7) // 8)


def plain(text: str) -> str:
    """What somebody typed of a code, in its own letters and without spaces and dashes."""
    return "".join(sign for sign in text.upper().translate(_LIKE) if not sign.isspace() and sign not in "-–—.")


def last_groups(code: str, count: int = 2) -> str:
    """The last `count` groups of a code: what is typed to confirm that the sheet was kept."""
    return "-".join(code.split("-")[-count:])
