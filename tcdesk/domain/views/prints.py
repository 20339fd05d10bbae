"""What the print dialog chooses and is told."""

from __future__ import annotations

from enum import StrEnum

import attrs

PAPERS = ("A4", "F4")
THEMES = ("mono", "colour")
LANGUAGES = ("id", "en", "id+en")
PROFILES = ("design", "naskah_dinas")


@attrs.frozen(kw_only=True)
class PrintChoice:
    """How a paper is printed; `paper`, `theme`, `language` and `profile` are of the tuples above.

    `profile` is the facility's: its own design, or the face and margins of the rule for official letters. `without`
    are the codes of sections that are left out, where the paper has sections that can be.
    """

    paper: str = attrs.field(default="A4", validator=attrs.validators.in_(PAPERS))
    theme: str = attrs.field(default="mono", validator=attrs.validators.in_(THEMES))
    language: str = attrs.field(default="id", validator=attrs.validators.in_(LANGUAGES))
    profile: str = attrs.field(default="design", validator=attrs.validators.in_(PROFILES))
    without: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])


@attrs.frozen(kw_only=True)
class PaperSection:
    """A section a paper can be printed without; `title` is marked for translation.

    `reason`, marked for translation, says why its content is not for this person to print ("" where it is).
    """

    code: str
    title: str
    reason: str = ""


@attrs.frozen(kw_only=True)
class Unprintable:
    """Signs that no face of the program has, and the field they stand in, marked for translation.

    `whose` tells one part of a paper of many from the others: a resident, a group.
    """

    field: str
    signs: tuple[str, ...]
    whose: str = ""

    @property
    def numbered(self) -> str:
        """The first few signs, each with the number that will stand on paper."""
        shown = ", ".join(f"{sign} U+{ord(sign):04X}" for sign in self.signs[:5])
        return f"{shown} …" if len(self.signs) > 5 else shown


class Place(StrEnum):
    """Where somebody fills in what a report lacks."""

    NOWHERE = ""
    NARRATIVE = "narrative"


@attrs.frozen(kw_only=True)
class Lack:
    """One thing a report lacks, as a sentence marked for translation, and where this person can fill it in."""

    text: str
    place: Place = Place.NOWHERE


@attrs.frozen(kw_only=True)
class Readiness:
    """Whether a report can be finalised, and what is missing."""

    missing: tuple[Lack, ...] = ()
    may_finalise: bool = False
    next_number: str = ""

    @property
    def is_ready(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing
