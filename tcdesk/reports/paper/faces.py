"""Which faces a document is set in: the design's own, or those the ministry's rule for letters asks for.

Styles name the design's faces; what they mean is decided by the profile of the document that is being drawn. Documents
are drawn one at a time in the whole process, so there is one answer for all.
"""

from __future__ import annotations

from tcdesk.reports._base import Profile

REGULAR = "SourceSans3-Regular"
MEDIUM = "SourceSans3-Medium"
SEMIBOLD = "SourceSans3-Semibold"
BOLD = "SourceSans3-Bold"
ITALIC = "SourceSans3-It"
SEMIBOLD_ITALIC = "SourceSans3-SemiboldIt"
SERIF = "SourceSerif4SmText-Regular"
SERIF_ITALIC = "SourceSerif4SmText-It"
SERIF_BOLD = "SourceSerif4SmText-Bold"
"""The voice of the counselor's narrative."""

OFFICE, OFFICE_BOLD = "LiberationSans-Regular", "LiberationSans-Bold"
OFFICE_ITALIC, OFFICE_BOLD_ITALIC = "LiberationSans-Italic", "LiberationSans-BoldItalic"
"""As wide as Arial to the unit, which Permenkumham 31/2020 asks for in letters."""

_OFFICE = {
    REGULAR: OFFICE,
    MEDIUM: OFFICE,
    SEMIBOLD: OFFICE_BOLD,
    BOLD: OFFICE_BOLD,
    ITALIC: OFFICE_ITALIC,
    SEMIBOLD_ITALIC: OFFICE_BOLD_ITALIC,
    SERIF: OFFICE,
    SERIF_ITALIC: OFFICE_ITALIC,
    SERIF_BOLD: OFFICE_BOLD,
}
_INSTEAD = {OFFICE: REGULAR, OFFICE_BOLD: SEMIBOLD, OFFICE_ITALIC: ITALIC, OFFICE_BOLD_ITALIC: SEMIBOLD_ITALIC}
NOW: dict[str, str] = {}
"""The fonts that stand for faces of the design now; asked for every string on paper, so it is a plain table."""


def use(profile: Profile) -> None:
    """Set what is drawn from now on in the faces of `profile`."""
    NOW.clear()
    if profile is Profile.NASKAH_DINAS:
        NOW.update(_OFFICE)


def is_office() -> bool:
    """Whether what is drawn follows the rule for official letters."""
    return bool(NOW)


def actual(face: str) -> str:
    """The font a face of the design is set in; any other name is its own."""
    return NOW.get(face, face)


def instead(font: str) -> str:
    """The design's face that lends a sign the font has not; "" for a face of the design."""
    return _INSTEAD.get(font, "")
