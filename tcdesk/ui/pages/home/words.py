"""What the first page says: greeting, date line, and how far a session is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from tcdesk.domain.calendar import Week
from tcdesk.domain.views.home import HomeView, TodaySession, TodayState
from tcdesk.i18n import Texts
from tcdesk.ui.context import Context
from tcdesk.ui.pages._base import PAGES


def first_name(name: str) -> str:
    """How a person is greeted: the first name, without the titles before and behind it."""
    words = name.split(",", maxsplit=1)[0].split()
    return next((word for word in words if not word.endswith(".")), name)


def greeting(now: datetime, name: str, texts: Texts) -> str:
    """By the hour of the house."""
    first = first_name(name)
    if now.hour < 4 or now.hour >= 18:
        return texts.t("Good evening, {name}", name=first)
    if now.hour < 11:
        return texts.t("Good morning, {name}", name=first)
    if now.hour < 15:
        return texts.t("Good day, {name}", name=first)
    return texts.t("Good afternoon, {name}", name=first)


def date_line(view: HomeView, texts: Texts) -> str:
    """Day, week, and the day of the cohort."""
    day = view.now.date()
    parts = [texts.date_full(day), texts.t("week {n}", n=Week.of(day).number)]
    if view.cohort is not None:
        cohort = view.cohort
        parts.append(texts.t("{cohort} day {day} of {days}", cohort=cohort.name, day=cohort.day, days=cohort.days))
    return " · ".join(parts)


def span(minutes: int, texts: Texts) -> str:
    """A length of time: `1 j 18 mnt`."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return texts.t("{minutes} min", minutes=rest)
    if not rest:
        return texts.t("{hours} h", hours=hours)
    return texts.t("{hours} h {minutes} min", hours=hours, minutes=rest)


def session_title(one: TodaySession) -> str:
    """The activity and its group."""
    return " ".join(filter(None, (one.activity, one.group)))


def session_detail(one: TodaySession, texts: Texts) -> str:
    """Where, who, and what about."""
    parts = [one.room]
    if one.resident:
        parts.insert(0, one.resident)
    elif one.expected and not one.group and one.expected > 1:
        parts.append(texts.t("all residents ({n})", n=texts.number(one.expected)))
    elif one.expected > 1 or one.group:
        parts.append(texts.n("{n} resident", "{n} residents", one.expected))
    if one.topic:
        parts.append(texts.t("topic: {topic}", topic=one.topic))
    return " · ".join(filter(None, parts))


def session_state(one: TodaySession, texts: Texts) -> str:
    """How far it is."""
    if one.now is TodayState.HELD:
        present, expected = texts.number(one.present), texts.number(one.expected)
        return texts.t("{present} / {expected} present", present=present, expected=expected)
    if one.now is TodayState.RUNNING:
        return texts.t("under way")
    if one.now is TodayState.UNRECORDED:
        return texts.t("attendance not taken")
    if one.now is TodayState.CANCELLED:
        return texts.t("cancelled")
    return texts.t("in {span}", span=span(one.minutes_left, texts))


def reachable(context: Context, code: str) -> bool:
    """Whether there is a screen of this code and the person may open it."""
    return code in PAGES and PAGES[code].open_to(context)


def change_of_points(shares: Iterable[float | None]) -> float | None:
    """Percentage points from the week before the last to the last with meetings; None where there are not two."""
    known = [share for share in shares if share is not None]
    return (known[-1] - known[-2]) * 100 if len(known) > 1 else None
