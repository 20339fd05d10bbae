"""The styles of type on paper (`report` design 2.3): one face for the facility, a serif for the counselor's voice.

Nothing is set smaller than 8 points; only values that must stay on one line may shrink to 7.
"""

from __future__ import annotations

from collections.abc import Sequence

from tcdesk.figures.pen import Face
from tcdesk.reports.paper.faces import SERIF, is_office
from tcdesk.reports.paper.fonts import FACES
from tcdesk.reports.paper.text import Style
from tcdesk.reports.paper.tokens import SMALLEST

REGULAR, MEDIUM, SEMIBOLD = FACES[Face.REGULAR], FACES[Face.MEDIUM], FACES[Face.SEMIBOLD]
BOLD, ITALIC = FACES[Face.BOLD], FACES[Face.ITALIC]

TITLE = Style(SEMIBOLD, 19)
GLOSS = Style(ITALIC, 9.4)
NAME = Style(SEMIBOLD, 16.5)
NAME_LEAST = 11.0
CHIP = Style(SEMIBOLD, 10)
FIGURE = Style(SEMIBOLD, 22)
FIGURE_UNIT = Style(REGULAR, 12)
HEAD = Style(SEMIBOLD, 11)
HEAD_GLOSS = Style(ITALIC, 8.8)
HEAD_NOTE = Style(REGULAR, 8.2)
LEAD = Style(REGULAR, 10.2, 14)
LEAD_STRONG = Style(SEMIBOLD, 10.2, 14)
BODY = Style(REGULAR, 9.2, 12.8)
CELL = Style(REGULAR, 8.6, 10.6)
CELL_STRONG = Style(SEMIBOLD, 8.6, 10.6)
VALUE = Style(MEDIUM, 9.2)
VALUE_LEAST = 7.4
FACT = Style(MEDIUM, 8.8)
LABEL = Style(REGULAR, SMALLEST, 10)
LABEL_STRONG = Style(SEMIBOLD, SMALLEST, 10)
SIGNED = Style(SEMIBOLD, 9.4)
PAGE_NUMBER = Style(MEDIUM, 9)
KOP_LINE = Style(REGULAR, 8.6)
KOP_INSTITUTION = Style(BOLD, 12.2)
DRAFT = Style(BOLD, 104)
_LADDER = (
    Style(SERIF, 9.2, 12.8),
    Style(SERIF, 9.0, 12.2),
    Style(SERIF, 8.8, 11.6),
)
_OFFICE_LADDER = (
    Style(SERIF, 11, 15),
    Style(SERIF, 11, 14.2),
    Style(SERIF, 11, 13.4),
)
"""The rule for letters asks for 11 or 12 points: only the distance of the lines gives way."""


class _Narrative(Sequence[Style]):
    """By density: the ladder the narrative climbs down before a further page is begun, as the profile has it."""

    def __getitem__(self, density: int) -> Style:  # pyright: ignore[reportIncompatibleMethodOverride] - no slices
        return (_OFFICE_LADDER if is_office() else _LADDER)[density]

    def __len__(self) -> int:
        return len(_LADDER)


NARRATIVE = _Narrative()
