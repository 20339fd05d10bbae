"""Whether two people may be one: names spelt in different ways, birth dates with a slip, mothers' names.

Indonesian names are compared by sound as well as by letter: the old spelling (`oe`, `dj`, `tj`), Arabic names in their
many Latin forms (Muhammad, Mohamad, Moch.), and letters that are heard alike (f, p, v; q, k; z, s).
"""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

import attrs

from tcdesk.domain.search import fold, one_slip
from tcdesk.i18n import N_, Marked, Texts

POSSIBLY_SAME = 0.75
"""From this score on a person is asked whether the two are one."""

_WEIGHT_NAME, _WEIGHT_BIRTH, _WEIGHT_MOTHER = 0.5, 0.3, 0.2
_UNKNOWN = 0.5
"""What counts for a thing that is not known of one of the two."""
_SAME_SOUND, _INITIAL, _SLIP_BIRTH = 0.96, 0.7, 0.6
_OTHER_NATIONAL_NO = 0.1

_VARIANTS = {
    "muhammad": "muhamad muhammad mohamad mohammad mohamed muhamed mochamad mochammad muhamat mohamat "
    "muchamad muchammad muh moh moch much mhd muhd mohd",
    "ahmad": "ahmad ahmed achmad akhmad achmat ahmat akmad amad",
    "abdul": "abdul abd abdoel abdel",
    "nur": "nur noor nor nuur noer",
    "siti": "siti sitti sti",
    "yusuf": "yusuf yusup jusuf yosef yusof joesoef",
    "agus": "agus august agoes",
    "hidayat": "hidayat hidayah hidayatullah",
    "saiful": "saiful syaiful saeful saipul syaeful",
    "yohanes": "yohanes johanes yohannes johannes yohanis",
}
_CANONICAL = {spelling: name for name, spellings in _VARIANTS.items() for spelling in spellings.split()}
# Letters that are heard alike, in this order.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("oe", "u"), ("dj", "j"), ("tj", "c"), ("sj|sy|sh", "s"), ("nj", "ny"), ("kh|ch|ck", "k"), ("dh", "d"),
        ("dl(?=[aou])|dz", "d"), ("th", "t"), ("ph|f|v", "p"), ("q", "k"), ("x", "ks"), ("z", "s"),
        ("ie|y(?![aeiou])", "i"), ("(?<=[aeiou])h$", ""), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
_FATHER = re.compile(r"\b(?:bin|binti|bt|bte)\b\.?\s+\w.*$")
_ALIAS = re.compile(r"\s*(?:\b(?:alias|als)\b\.?|@|\()\s*")
_DEGREE = re.compile(r",[^,]*\.[^,]*|,\s*\w{1,3}\s*(?=,|$)")
_TITLES = {"h", "hj", "dr", "drs", "dra", "ir", "sdr", "bpk", "ibu", "tn", "ny", "kh", "ust", "ustad", "alm"}
_WORD = re.compile(r"[^\W\d_]+")


def _spoken(word: str) -> str:
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


def _names(text: str) -> list[list[str]]:
    """The names one written name stands for (an alias is one more), each as its words; father and titles left out."""
    found: list[list[str]] = []
    for part in _ALIAS.split(_DEGREE.sub("", fold(text))):
        words: list[str] = _WORD.findall(_FATHER.sub("", part) or part)
        bare = [word for word in words if word not in _TITLES]
        if bare or words:
            found.append([_CANONICAL.get(word, word) for word in bare or words])
    return found


def _letters(a: str, b: str) -> float:
    """1 minus the share of letters that must change (Levenshtein), with neighbours swapped counting once."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        now = [i]
        for j, right in enumerate(b, 1):
            cost = min(row[j] + 1, now[j - 1] + 1, row[j - 1] + (left != right))
            if before and j > 1 and left == b[j - 2] and a[i - 2] == right:
                cost = min(cost, before[j - 2] + 1)
            now.append(cost)
        before, row = row, now
    return 1 - row[-1] / max(len(a), len(b), 1)


def _word_likeness(a: str, b: str) -> float:
    if a == b:
        return 1.0
    if min(len(a), len(b)) == 1:
        return _INITIAL if a[0] == b[0] else 0.0
    sound_a, sound_b = _spoken(a), _spoken(b)
    if sound_a == sound_b:
        return _SAME_SOUND
    return max(_letters(a, b), _SAME_SOUND * _letters(sound_a, sound_b))


def _words_likeness(a: list[str], b: list[str]) -> float:
    """Words matched in any order, the best pairs first; words left over count against it, but only half."""
    pairs = sorted(
        ((_word_likeness(x, y), i, j) for i, x in enumerate(a) for j, y in enumerate(b)),
        key=lambda pair: (-pair[0], min(pair[1], pair[2]), max(pair[1], pair[2])),
    )
    used_a: set[int] = set()
    used_b: set[int] = set()
    got = weight = 0.0
    for like, i, j in pairs:
        if i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            size = len(a[i]) + len(b[j])
            got, weight = got + like * size, weight + size
    whole = sum(map(len, a)) + sum(map(len, b))
    return (got / whole + got / weight) / 2


def name_likeness(a: str, b: str) -> float:
    """How alike two written names are, 0 to 1: order of words, spelling, `bin`, alias and titles do not matter.

    0 when one is empty. The same from both sides.
    """
    best = 0.0
    for left in _names(a):
        for right in _names(b):
            joined_a, joined_b = "".join(left), "".join(right)
            whole = 0.98 * _letters(joined_a, joined_b) if joined_a != joined_b or left != right else 1.0
            words = _words_likeness(left, right)
            best = max(best, words, _words_likeness(right, left), whole if whole > 0.85 else 0.0)
    return min(best, 1.0)


class Kind(StrEnum):
    """What two people have in common."""

    NAME = "name"
    BIRTH_SAME = "birth_same"
    BIRTH_SLIP = "birth_slip"
    MOTHER_SAME = "mother_same"
    MOTHER_LIKE = "mother_like"
    NATIONAL_NO = "national_no"


_WORDS: dict[Kind, Marked] = {
    Kind.NAME: N_("name {share}"),
    Kind.BIRTH_SAME: N_("same birth date"),
    Kind.BIRTH_SLIP: N_("birth date one slip apart"),
    Kind.MOTHER_SAME: N_("same mother's name"),
    Kind.MOTHER_LIKE: N_("mother's name {share}"),
    Kind.NATIONAL_NO: N_("same NIK"),
}


@attrs.frozen(kw_only=True)
class Reason:
    """One thing two people have in common, with how alike it is (0 to 1)."""

    kind: Kind
    share: float = 1.0

    def words(self, texts: Texts) -> str:
        """`name 94%`, `same birth date`."""
        return texts.t(_WORDS[self.kind], share=texts.percent(self.share))


@attrs.frozen(kw_only=True)
class Person:
    """What is known of somebody for telling people apart; "" or None where it is not known."""

    name: str
    alias: str = ""
    birth_date: date | None = None
    mother_name: str = ""
    national_no: str = ""


@attrs.frozen(kw_only=True)
class Likeness:
    """How likely two people are one, 0 to 1, and why."""

    score: float
    reasons: tuple[Reason, ...]

    @property
    def possibly_same(self) -> bool:
        """Whether a person should be asked."""
        return self.score >= POSSIBLY_SAME

    def words(self, texts: Texts) -> str:
        """`name 94%, same birth date, same mother's name`."""
        return ", ".join(reason.words(texts) for reason in self.reasons)


def _best_name(a: Person, b: Person) -> float:
    names_a, names_b = [n for n in (a.name, a.alias) if n], [n for n in (b.name, b.alias) if n]
    return max((name_likeness(x, y) for x in names_a for y in names_b), default=0.0)


def _birth(a: date | None, b: date | None) -> tuple[float, Kind | None]:
    if a is None or b is None:
        return _UNKNOWN, None
    if a == b:
        return 1.0, Kind.BIRTH_SAME
    swapped = (a.year, a.month, a.day) == (b.year, b.day, b.month)
    slip = one_slip(a.strftime("%d%m%Y"), b.strftime("%d%m%Y"))
    return (_SLIP_BIRTH, Kind.BIRTH_SLIP) if swapped or slip else (0.0, None)


def compare(a: Person, b: Person) -> Likeness:
    """How likely `a` and `b` are one person. The same NIK settles it; otherwise name counts half, birth date 30 %,
    mother's name 20 %, and what is not known counts half of its weight."""
    digits_a, digits_b = (re.sub(r"[^0-9]", "", person.national_no) for person in (a, b))
    name = _best_name(a, b)
    reasons = [Reason(kind=Kind.NAME, share=name)] if name >= 0.5 else []
    birth, birth_kind = _birth(a.birth_date, b.birth_date)
    if birth_kind is not None:
        reasons.append(Reason(kind=birth_kind))
    mother = name_likeness(a.mother_name, b.mother_name) if a.mother_name and b.mother_name else _UNKNOWN
    if a.mother_name and b.mother_name and mother >= 0.8:
        kind = Kind.MOTHER_SAME if mother >= _SAME_SOUND else Kind.MOTHER_LIKE
        reasons.append(Reason(kind=kind, share=mother))
    score = _WEIGHT_NAME * name + _WEIGHT_BIRTH * birth + _WEIGHT_MOTHER * mother
    if digits_a and digits_b:
        if digits_a == digits_b:
            return Likeness(score=1.0, reasons=(Reason(kind=Kind.NATIONAL_NO), *reasons))
        score = max(0.0, score - _OTHER_NATIONAL_NO)
    return Likeness(score=score, reasons=tuple(reasons))
