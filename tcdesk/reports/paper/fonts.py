"""The faces of every document, registered once, embedded in every file."""

# pyright: reportUnknownMemberType=false
# The library carries no types.

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics

from tcdesk.figures.pen import Face
from tcdesk.paths import resource
from tcdesk.reports._base import Profile
from tcdesk.reports.paper.faces import (
    BOLD,
    ITALIC,
    MEDIUM,
    OFFICE,
    OFFICE_BOLD,
    OFFICE_BOLD_ITALIC,
    OFFICE_ITALIC,
    REGULAR,
    SEMIBOLD,
    SEMIBOLD_ITALIC,
    SERIF,
    SERIF_BOLD,
    SERIF_ITALIC,
    actual,
    use,
)
from tcdesk.reports.paper.glyph_font import GlyphFont


class _Faces(Mapping[Face, str]):
    """The font name of each face of the figures, as the profile of the document being drawn has it."""

    _names = MappingProxyType(
        {
            Face.REGULAR: REGULAR,
            Face.MEDIUM: MEDIUM,
            Face.SEMIBOLD: SEMIBOLD,
            Face.BOLD: BOLD,
            Face.ITALIC: ITALIC,
            Face.SEMIBOLD_ITALIC: SEMIBOLD_ITALIC,
        }
    )

    def __getitem__(self, face: Face) -> str:
        return actual(self._names[face])

    def __iter__(self) -> Iterator[Face]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


FACES = _Faces()

_FOLDERS = (
    ("source-sans-3", (REGULAR, MEDIUM, SEMIBOLD, BOLD, ITALIC, SEMIBOLD_ITALIC)),
    ("source-serif-4", (SERIF, SERIF_ITALIC, SERIF_BOLD)),
)
_OFFICE_FOLDER = ("liberation-sans", (OFFICE, OFFICE_BOLD, OFFICE_ITALIC, OFFICE_BOLD_ITALIC))


def begin(profile: Profile) -> None:
    """Set what is drawn next in the faces of `profile`, registered where they were not yet."""
    register()
    if profile is Profile.NASKAH_DINAS:
        _register_office()
    use(profile)


def end() -> None:
    """What is measured outside of a document is set in the design's faces."""
    use(Profile.DESIGN)


@functools.cache
def _register_office() -> None:
    _register(*_OFFICE_FOLDER)


def _register(folder: str, names: tuple[str, ...]) -> None:
    for name in names:
        pdfmetrics.registerFont(GlyphFont(name, str(resource("fonts", folder, f"{name}.ttf"))))


@functools.cache
def register() -> None:
    """Register every face under its file's name, in a fixed order, and make documents start with one of ours.

    The library's own default would leave an unembedded Helvetica in every file. Registration belongs to the process;
    calling this again does nothing. Raises TTFError where a shipped file is missing or damaged.
    """
    for folder, names in _FOLDERS:
        _register(folder, names)
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=SEMIBOLD, italic=ITALIC, boldItalic=SEMIBOLD_ITALIC)
    pdfmetrics.registerFontFamily(SERIF, normal=SERIF, bold=SERIF_BOLD, italic=SERIF_ITALIC, boldItalic=SERIF_BOLD)
    rl_config.canvas_basefontname = REGULAR
    rl_config.useA85 = 0  # streams as they are, a fifth smaller than written in letters
