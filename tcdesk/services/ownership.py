"""Whose residents somebody's are: a counselor edits only the care data of his own."""

from __future__ import annotations

from datetime import timedelta

from tcdesk.domain.refusals import Denied
from tcdesk.domain.roles import Action, Role, permitted
from tcdesk.i18n import N_
from tcdesk.services.guard import Work

NOT_OWN = N_(
    "This resident is in the care of another counselor, so nothing was saved. "
    "Ask that counselor or the programme manager."
)
_BACK, _AHEAD = timedelta(days=28), timedelta(days=7)


def owned(work: Work) -> frozenset[int]:
    """Residents in the care of the person at the desk: his own, and the members of groups he leads these weeks."""
    staff_id = work.who.staff_id
    if staff_id is None:
        return frozenset()
    house, today = work.records, work.today
    own = house.residents.cared_for_by(staff_id)
    led = house.groups.led_by(staff_id, today - _BACK, today + _AHEAD)
    members = [member.resident_id for member in house.groups.members_on(today) if member.group_id in led] if led else []
    return own | frozenset(members)


def only_own(work: Work, action: Action) -> bool:
    """Whether the person may do `action` only because he is a counselor, that is for his own residents."""
    others = work.who.roles - {Role.COUNSELOR}
    return Role.COUNSELOR in work.who.roles and not permitted(others, action)


def insist(work: Work, action: Action, resident_id: int) -> None:
    """Raise Denied where `action` is allowed for one's own residents only and this one is not."""
    if only_own(work, action) and resident_id not in owned(work):
        raise Denied(NOT_OWN)
