"""Which signs of a record no face can print, found before anything is drawn: one way for every document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import cast

import attrs

from tcdesk.domain.intake import FIELD_NAMES, IntakeDraft
from tcdesk.domain.packet import PacketItem
from tcdesk.domain.sign_in_sheet import SignInSheet
from tcdesk.domain.views.prints import Unprintable
from tcdesk.domain.week_board import WeekBoard
from tcdesk.i18n import N_
from tcdesk.reports._base import DOCUMENTS, Profile
from tcdesk.reports.paper import fonts
from tcdesk.reports.paper.faces import actual
from tcdesk.reports.paper.text import unprintable as lost_of
from tcdesk.reports.paper.type import REGULAR

FIELDS = MappingProxyType(
    {
        "ledger": N_("Behaviour ledger"),
        "goals": N_("Treatment goals"),
        "narrative": N_("Counselor's narrative"),
        "writer": N_("Counselor's narrative"),
        "activities": N_("Attendance by activity"),
        "domains": N_("Assessment by domain"),
        "letterhead": N_("Letterhead"),
        "signatories": N_("Signatures"),
        "people": N_("Signatures"),
        "name": N_("Name"),
        "register_no": N_("Register no."),
        "tc_no": N_("TC no."),
        "birth_place": N_("Place, date of birth"),
        "articles": N_("Case"),
        "substances": N_("Main substance"),
        "counselor": N_("Counselor"),
        "case_officer": N_("Case officer"),
        "cohort": N_("Cohort"),
        "work": N_("Work function"),
        "phase": N_("Phase"),
        "phases": N_("Phases"),
        "programme": N_("Sentence & programme phases"),
        "place": N_("Place"),
        "Identity.place": N_("Housing"),
        "Expected.place": N_("Housing"),
        "Packet.chair": N_("Chair"),
        "Packet.secretary": N_("Secretary"),
        "Packet.minutes_text": N_("Minutes of the conference"),
        "PacketItem.discussion": N_("Decisions"),
        "PacketItem.reason": N_("Decisions"),
        "PacketItem.actions": N_("Decisions"),
        "MonthlyRecap.people": N_("People treated (PP 25/2011, article 18)"),
        "MonthlyRecap.activities": N_("Activities and attendance"),
        "MonthlyRecap.presences": N_("Name"),
        "SignInSheet.activity": N_("Activity"),
        "SignInSheet.expected": N_("Name"),
        "SignInSheet.topic": N_("Topic"),
        "AssessmentSheet.rater": N_("Rated by"),
        "BoardGroup.members": N_("Name"),
        "BoardGroup.theme": N_("Topic"),
        "WeekBoard.without_group": N_("Name"),
        "WeekBoard.notes": N_("Notes"),
        "room": N_("Room"),
        "RecoverySheet.facility": N_("Facility"),
        "RecoverySheet.user": N_("Made for"),
        **{f"{IntakeDraft.__name__}.{name}": words for name, words in FIELD_NAMES.items()},
    }
)
"""What a field is called on paper: that of one record, or of all by its name. The outermost that is named counts."""
_SERIF = ("narrative",)
"""Fields that are set in the counselor's face."""
_WHOSE: Mapping[type, Callable[[object], str]] = MappingProxyType(
    {
        PacketItem: lambda one: cast("PacketItem", one).report.identity.name,
        SignInSheet: lambda one: cast("SignInSheet", one).group,
        WeekBoard: lambda one: cast("WeekBoard", one).scope,
    }
)
"""What tells one part of a document of many from the others."""


@attrs.frozen
class _Place:
    """Where a text stands: the fields that lead to it, with the names of their records, and whose part it is."""

    path: tuple[tuple[str, str], ...] = ()
    whose: str = ""

    def field(self, title: str) -> str:
        """What the paper calls it, else the paper's own title."""
        names = (name for owner, field in self.path for name in (f"{owner}.{field}", field) if name in FIELDS)
        return next((FIELDS[name] for name in names), title)

    @property
    def is_serif(self) -> bool:
        """Whether it is set in the counselor's face."""
        return any(field in _SERIF for _, field in self.path)


def unprintable(
    record: attrs.AttrsInstance, document: str, profile: Profile = Profile.DESIGN
) -> tuple[Unprintable, ...]:
    """The fields of a record with signs that no face has under `profile`, each with its signs in order.

    `document` is the code under which the record is printed; a field without a name of its own has its title. On paper
    such a sign stands as the number of its code point. Raises KeyError for an unknown document. Documents are drawn one
    at a time, and this counts as drawing one.
    """
    title = DOCUMENTS[document].title
    found: dict[tuple[str, str], dict[str, None]] = {}
    fonts.begin(profile)
    try:
        for place, text in _texts(record, _Place()):
            if text.isascii():
                continue
            lost = lost_of(text, actual(fonts.SERIF if place.is_serif else REGULAR))
            if lost:
                found.setdefault((place.whose, place.field(title)), {}).update(dict.fromkeys(lost))
    finally:
        fonts.end()
    return tuple(Unprintable(field=field, signs=tuple(signs), whose=whose) for (whose, field), signs in found.items())


def _texts(value: object, place: _Place) -> Iterator[tuple[_Place, str]]:
    """Every text below a value, with where it stands."""
    if isinstance(value, str):
        yield place, value
    elif attrs.has(type(value)):
        owner = type(value).__name__
        name_of = _WHOSE.get(type(value)) if place.path else None
        whose = name_of(value) if name_of is not None else place.whose
        for field in attrs.fields(type(value)):
            yield from _texts(getattr(value, field.name), _Place((*place.path, (owner, field.name)), whose))
    elif isinstance(value, tuple | list):
        for one in cast("Sequence[object]", value):
            yield from _texts(one, place)
    elif isinstance(value, dict):
        for one in cast("Mapping[object, object]", value).values():
            yield from _texts(one, place)
