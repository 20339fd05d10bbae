"""Which signs of a record no face can print, found before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import cast

import attrs

from tcdesk.domain.views.prints import Unprintable
from tcdesk.i18n import N_
from tcdesk.reports._base import DOCUMENTS
from tcdesk.reports.paper import fonts
from tcdesk.reports.paper.text import unprintable as lost_of
from tcdesk.reports.paper.type import REGULAR

FIELDS = MappingProxyType(
    {
        "ledger": N_("Behaviour ledger"),
        "goals": N_("Treatment goals"),
        "narrative": N_("Counselor's narrative"),
        "activities": N_("Attendance by activity"),
        "domains": N_("Assessment by domain"),
        "letterhead": N_("Letterhead"),
        "signatories": N_("Signatures"),
        "name": N_("Name"),
        "register_no": N_("Register no."),
        "tc_no": N_("TC no."),
        "birth_place": N_("Place, date of birth"),
        "articles": N_("Case"),
        "substances": N_("Main substance"),
        "place": N_("Housing"),
        "counselor": N_("Counselor"),
        "work": N_("Work function"),
        "phase": N_("Phase"),
    }
)
"""What a field is called on paper; the outermost one that is named counts."""
_SERIF = ("narrative",)
"""Fields that are set in the counselor's face."""


def unprintable(record: attrs.AttrsInstance, document: str) -> tuple[Unprintable, ...]:
    """The fields of a record with signs that no face of this program has, each with its signs in order.

    `document` is the code under which the record is printed; a field without a name of its own has its title. On paper
    such a sign stands as the number of its code point. Raises KeyError for an unknown document.
    """
    fonts.register()
    title = DOCUMENTS[document].title
    found: dict[str, dict[str, None]] = {}
    for path, text in _texts(record, ()):
        if text.isascii():
            continue
        lost = lost_of(text, fonts.SERIF if any(name in path for name in _SERIF) else REGULAR)
        if lost:
            field = next((FIELDS[name] for name in path if name in FIELDS), title)
            found.setdefault(field, {}).update(dict.fromkeys(lost))
    return tuple(Unprintable(field=field, signs=tuple(signs)) for field, signs in found.items())


def _texts(value: object, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every text below a value, with the names of the fields that lead to it."""
    if isinstance(value, str):
        yield path, value
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from _texts(getattr(value, field.name), (*path, field.name))
    elif isinstance(value, tuple | list):
        for one in cast("Sequence[object]", value):
            yield from _texts(one, path)
    elif isinstance(value, dict):
        for one in cast("Mapping[object, object]", value).values():
            yield from _texts(one, path)
