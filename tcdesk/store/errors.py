"""What the driver says, in our words: trouble with the machine, something in the way, or a mistake of ours.

A driver's own text can quote a resident's record, so it never leaves this module: the exceptions made here carry a
sentence or the name of a constraint, and nothing is chained to them.
"""

from __future__ import annotations

import re

from tcdesk.domain.refusals import Conflict, Refusal, Trouble
from tcdesk.i18n import N_, Marked
from tcdesk.store import driver
from tcdesk.store.disk import DEVICE, DISK_FULL, NO_ACCESS, READ_ONLY

BUSY = N_("Another program is working on the facility's file. Nothing was changed. Close it, then try again.")
DAMAGED = N_(
    "The facility's file is damaged. The program stopped before anything else could happen to it. "
    "Keep this file as it is and restore the newest checked backup."
)
NOT_THE_FILE = N_(
    "This file does not belong to the keys beside it, or its beginning is damaged. The password was right. "
    "Keep the file as it is and restore the newest checked backup."
)
NO_MEMORY = N_("The computer has no memory left. Nothing was changed. Close other programs, then try again.")
TAKEN = N_("This is already in use in another record. Nothing was saved. Choose another one.")
IN_USE = N_("Other records still refer to this one, or it refers to one that is gone. Nothing was saved.")
FORBIDDEN_CHANGE = N_("The record of who did what cannot be changed. Nothing was saved.")

_CORRUPT, _NOT_A_DATABASE, _CONSTRAINT = 11, 26, 19
_TROUBLES: dict[int, Marked] = {
    5: BUSY,
    6: BUSY,
    7: NO_MEMORY,
    8: READ_ONLY,
    10: DEVICE,
    _CORRUPT: DAMAGED,
    13: DISK_FULL,
    14: NO_ACCESS,
    _NOT_A_DATABASE: NOT_THE_FILE,
}
# Only names of our own tables, columns and indexes pass; anything else in a driver's text is dropped.
_NAMED = re.compile(r"^(UNIQUE|CHECK|NOT NULL|FOREIGN KEY) constraint failed(?:: (?:index ')?([a-z_0-9., ]+)'?)?$")


class StoreFault(Exception):
    """A mistake of the program found by the database: a broken rule of the schema or a wrong statement.

    The text names the kind and, where the schema names it, the rule; never a value.
    """


class Taken(Conflict):
    """A value that must be unique is in use; `place` names it as `table.column`, several by comma, or an index."""

    def __init__(self, place: str) -> None:
        super().__init__(TAKEN)
        self.place = place


def code_of(error: BaseException) -> int:
    """SQLite's primary result code of a driver's error, or 0."""
    code = getattr(error, "sqlite_errorcode", None)
    return code & 0xFF if isinstance(code, int) else 0


def is_damage(error: BaseException) -> bool:
    """Whether the error says that pages of the file are damaged: nothing more may be written then."""
    return code_of(error) in {_CORRUPT, _NOT_A_DATABASE}


def translated(error: BaseException) -> Refusal | StoreFault:
    """The refusal or the mistake that a driver's error stands for, without a word of its text."""
    code = code_of(error)
    if code in _TROUBLES:
        return Trouble(_TROUBLES[code])
    if isinstance(error, driver.IntegrityError) or code == _CONSTRAINT:
        return _constraint(str(error))
    name = getattr(error, "sqlite_errorname", None)
    return StoreFault(f"{type(error).__name__} {name or ''}".rstrip())


def _constraint(text: str) -> Refusal | StoreFault:
    if text == "audit is append-only":
        return Conflict(FORBIDDEN_CHANGE)
    found = _NAMED.match(text)
    kind, place = (found.group(1), found.group(2) or "") if found else ("", "")
    if kind == "UNIQUE":
        return Taken(place)
    if kind == "FOREIGN KEY":
        return Conflict(IN_USE)
    return StoreFault(f"constraint {kind} {place}".rstrip())
