"""How good a password is, for words beside the field. What opens the facility is decided by the keyring alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from enum import IntEnum

from tcdesk.i18n import N_, Marked

SHORTEST = 8
_COMMON = frozenset(
    "password passw0rd kata sandi katasandi rahasia sandi admin administrator qwerty qwertyuiop asdfgh zxcvbn letmein "
    "welcome selamat datang indonesia merdeka garuda pancasila bismillah sayang cinta iloveyou jakarta bandung "
    "lapas rutan rehabilitasi narkotika napi petugas konselor komputer".split()
)
_RUNS = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")


class Strength(IntEnum):
    """In order: what the keyring refuses, what a stranger guesses, what is enough, what lasts."""

    TOO_SHORT = 0
    WEAK = 1
    FAIR = 2
    STRONG = 3


STRENGTH_WORDS: dict[Strength, Marked] = {
    Strength.TOO_SHORT: N_("Too short: at least 8 characters."),
    Strength.WEAK: N_("Easy to guess. Add some words."),
    Strength.FAIR: N_("Good enough. Longer is better."),
    Strength.STRONG: N_("Hard to guess."),
}


def strength(password: str, about: Iterable[str] = ()) -> Strength:
    """How hard `password` is to guess for somebody who knows the words in `about` (names, the facility).

    Common words, names, years, runs like `1234` and repeated signs count as one sign each; what is left decides by its
    length and by how many kinds of signs there are.
    """
    text = unicodedata.normalize("NFKC", password)
    if len(text) < SHORTEST:
        return Strength.TOO_SHORT
    left = _worth(text.casefold(), about)
    kinds = sum(bool(re.search(kind, text)) for kind in (r"[a-z]", r"[A-Z]", r"\d", r"[^A-Za-z\d\s]"))
    score = left + 2 * (kinds - 1)
    if score < 9:
        return Strength.WEAK
    return Strength.FAIR if score < 15 else Strength.STRONG


def _worth(text: str, about: Iterable[str]) -> int:
    """How many signs of a password somebody has to guess one by one."""
    known = {word for phrase in about for word in re.findall(r"\w{3,}", phrase.casefold())} | _COMMON
    for word in sorted(known, key=len, reverse=True):
        text = text.replace(word, "\0") if len(word) > 2 else text
    text = re.sub(r"(19|20)\d\d", "\0", text)
    worth, before, step = 0, "", 0
    for sign in text:
        new = _step(before, sign)
        if not (sign == before or (new and new == step)):
            worth += 1
        before, step = sign, new
    return worth


def _step(before: str, sign: str) -> int:
    """1 or -1 where two signs are neighbours in the alphabet, the digits or a row of keys; 0 otherwise."""
    for run in _RUNS:
        if before and before in run and sign in run:
            apart = run.index(sign) - run.index(before)
            if abs(apart) == 1:
                return apart
    return 0
