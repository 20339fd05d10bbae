"""The list that goes round in a session: who is expected, boxes for the mark, room for a signature."""

from __future__ import annotations

from datetime import date

import attrs

from tcdesk.domain.progress_parts import Letterhead


@attrs.frozen(kw_only=True)
class Expected:
    """A resident who is expected."""

    name: str
    tc_no: str = ""
    place: str = ""


@attrs.frozen(kw_only=True)
class SignInSheet:
    """One session with those who are expected; `starts_at` in minutes after midnight, `meeting_no` 0 where not counted.

    `spare` rows are left empty for somebody who comes besides.
    """

    letterhead: Letterhead = attrs.field(factory=Letterhead)
    activity: str
    group: str = ""
    topic: str = ""
    on_date: date
    starts_at: int
    minutes: int
    room: str = ""
    counselor: str = ""
    meeting_no: int = 0
    expected: tuple[Expected, ...] = ()
    spare: int = 2
    demo: bool = False


@attrs.frozen(kw_only=True)
class SignInSheets:
    """The sheets of several sessions as one document, in order."""

    sheets: tuple[SignInSheet, ...] = attrs.field(validator=attrs.validators.min_len(1))
    demo: bool = False
