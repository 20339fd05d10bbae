"""The four sections of the narrative as fields: a line of help while one is empty, then how many words it has."""

from __future__ import annotations

from tcdesk.domain.progress_parts import NARRATIVE_FIELDS, NARRATIVE_HEADINGS
from tcdesk.i18n import N_
from tcdesk.ui.breakpoint import Room
from tcdesk.ui.context import Context
from tcdesk.ui.kit.field import FieldSpec, Kind

LONGEST = 6_000
_LINES = {Room.S: 6, Room.M: 7, Room.L: 8, Room.XL: 14}
_FEW_LINES = 4
_HELP = {
    "observation": N_("What was seen and counted."),
    "judgement": N_("What it means for recovery."),
    "family": N_("Visits, contact, who stands by."),
    "plan": N_("What comes next, and by when."),
}


def sections(context: Context) -> tuple[FieldSpec, ...]:
    """The declarations, in the order of the paper, as high as the window has room for."""
    texts, point = context.texts, context.breakpoint
    lines = _FEW_LINES if point.tight else _LINES[point.room]

    def words(value: object) -> str:
        return texts.n("{n} word", "{n} words", len(str(value).split()))

    return tuple(
        FieldSpec(name=name, label=heading, kind=Kind.NOTES, lines=lines, longest=LONGEST, help=_HELP[name], echo=words)
        for name, heading in zip(NARRATIVE_FIELDS, NARRATIVE_HEADINGS, strict=True)
    )
