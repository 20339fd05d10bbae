"""What the door says about people: their task, when they were here last, how long they have to wait."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from tcdesk.domain.refusals import Refusal
from tcdesk.domain.roles import ROLE_NAMES, Role
from tcdesk.domain.views.people import Person
from tcdesk.i18n import Texts
from tcdesk.services.desk import WRONG

_MINUTE = 60


def role_words(texts: Texts, roles: Iterable[Role]) -> str:
    """What a person is in the house; of several roles the first of the table, running the program last."""
    ordered = sorted(roles, key=lambda role: (role is Role.ADMIN, list(Role).index(role)))
    return texts.t(ROLE_NAMES[ordered[0]]) if ordered else ""


def last_words(texts: Texts, at: datetime | None, now: datetime) -> str:
    """When somebody was here last: today by the hour, within a week by weekday and hour, else by date."""
    if at is None:
        return texts.t("not here yet")
    local = at.astimezone(now.tzinfo)
    days = (now.date() - local.date()).days
    if days == 0:
        return texts.t("today {time}", time=texts.time(local))
    if 0 < days < 7:
        day = f"{texts.weekday(local.weekday(), short=True)} {texts.day(local.date())}"
        return f"{day} {texts.time(local)}"
    return texts.date(local.date())


def locked_words(texts: Texts, seconds: int) -> str:
    """The state of an account that has to wait, for its row."""
    if seconds < _MINUTE:
        return texts.t("Locked for {n} s", n=seconds)
    return texts.t("Locked for {n} min", n=-(-seconds // _MINUTE))


def wait_words(texts: Texts, seconds: int) -> str:
    """The same as a sentence that counts down."""
    minutes, rest = divmod(seconds, _MINUTE)
    left = texts.t("{minutes} min {seconds} s", minutes=minutes, seconds=rest) if minutes else texts.t("{n} s", n=rest)
    return texts.t("Too many wrong passwords. Try again in {left}.", left=left)


def wrong_words(texts: Texts, refusal: Refusal, person: Person | None) -> str:
    """Why somebody was not let in, and how many tries are left; short where only the password was wrong."""
    words = refusal.sentence(texts)
    if refusal.text == WRONG:
        words = texts.t("The name or the password is wrong.") if person is None else texts.t("The password is wrong.")
    return " ".join(filter(None, (words, tries_words(texts, person))))


def tries_words(texts: Texts, person: Person | None) -> str:
    """How many wrong passwords there may be before one has to wait; "" where nobody knows."""
    if person is None or person.tries_left <= 0:
        return ""
    return texts.n("{n} try left before a wait.", "{n} tries left before a wait.", person.tries_left)
