"""The recovery sheet before anybody has signed in: its paper, and whether what was typed stands on it."""

from __future__ import annotations

from datetime import date

from tcdesk.domain.recovery_sheet import RecoverySheet
from tcdesk.domain.views.people import FirstRun, RecoveryCode
from tcdesk.domain.views.prints import PrintChoice, Unprintable
from tcdesk.services.drawing import lost_signs, render
from tcdesk.store import recovery

DOCUMENT = "recovery_sheet"


def sheet(code: RecoveryCode, given: FirstRun, made_on: date, language: str) -> bytes:
    """The recovery sheet of a new facility as a PDF; a pure function for a worker."""
    return render(DOCUMENT, _record(code, given, made_on), PrintChoice(language=language))


def lost_on_sheet(code: RecoveryCode, given: FirstRun, made_on: date, language: str) -> tuple[Unprintable, ...]:
    """The signs of the sheet that no face prints, by field; a pure function for a worker."""
    return lost_signs(DOCUMENT, _record(code, given, made_on), PrintChoice(language=language))


def _record(code: RecoveryCode, given: FirstRun, made_on: date) -> RecoverySheet:
    return RecoverySheet(facility=given.facility, user=given.name, code=code.text, made_on=made_on, demo=given.is_demo)


def confirms(code: RecoveryCode, typed: str) -> bool:
    """Whether `typed` is the last two groups of the code; small letters, spaces and look-alikes are all taken."""
    return recovery.plain(typed) == recovery.plain(recovery.last_groups(code.text))
