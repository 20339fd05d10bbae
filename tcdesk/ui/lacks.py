"""Ways to where somebody fills in what a report lacks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from types import MappingProxyType

import attrs

from tcdesk.domain.views.prints import Lack, Place
from tcdesk.i18n import N_, Marked
from tcdesk.ui.context import Context

_PLACES: Mapping[Place, tuple[Marked, dict[str, object]]] = MappingProxyType(
    {Place.NARRATIVE: (N_("Write the narrative"), {"tab": "reports", "narrating": True})}
)
"""By place: the words of the link, and what the resident's file is opened with."""


@attrs.frozen(kw_only=True)
class Link:
    """Words that lead somewhere."""

    words: str
    go: Callable[[], object]


def links_of(context: Context, lacks: Iterable[Lack], resident_id: int) -> tuple[Link, ...]:
    """A link for each lack of a resident's report that has a place to go to."""
    ways = [_PLACES[lack.place] for lack in lacks if lack.place in _PLACES]
    return tuple(
        Link(words=context.texts.t(words), go=partial(context.go, "resident", id=resident_id, **args))
        for words, args in ways
    )
