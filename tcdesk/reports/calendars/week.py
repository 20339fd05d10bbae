"""The published week as iCalendar (RFC 5545): one event a group, with hour, room and counselor.

A calendar seldom stays where it was saved: telephones and mail programs carry it on to servers outside the house. That
somebody is a resident of a therapeutic community is health data (Law 27/2022, article 4), so nobody's name stands in it
unless it was asked for, and the theme of a group, which says what its members are treated for, never does.

The same board gives the same bytes; an event keeps its identity through the versions of a week, and a later version of
it takes its place (RFC 5545, 3.8.7.4).
"""

# pyright: reportUnknownMemberType=false
# The library types its values as anything.

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, time, timedelta, timezone

from icalendar import Calendar, Event

from tcdesk.domain.week_board import BoardGroup, BoardMember, WeekBoard
from tcdesk.i18n import N_, Texts

CONFIDENTIAL = N_("CONFIDENTIAL")


def calendar(board: WeekBoard, texts: Texts, zone: timezone, *, with_names: bool = False) -> bytes:
    """The week as a file; `zone` is the house's own, hours stand in UTC. Members are named `with_names` only."""
    found = Calendar()
    found.add("prodid", "-//TC Desk//week//" + texts.language.upper())
    found.add("version", "2.0")
    found.add("calscale", "GREGORIAN")
    found.add("method", "PUBLISH")
    name = " · ".join((texts.t("Therapy groups of the week"), *board.title_facts))
    found.add("x-wr-calname", _plain(f"{name} · DEMO" if board.demo else name))
    for weekday in board.weekdays:
        for group in board.on(weekday):
            found.add_component(_event(board, group, texts, zone, with_names=with_names))
    return found.to_ical()


def _event(board: WeekBoard, group: BoardGroup, texts: Texts, zone: timezone, *, with_names: bool) -> Event:
    t = texts.t
    day = board.week.day(group.weekday)
    begins = datetime.combine(day, time(tzinfo=zone)) + timedelta(minutes=group.starts_at)
    stamp = datetime.combine(board.published_on, time(tzinfo=zone)).astimezone(UTC)
    lines = [
        t("Led by {name}", name=_plain(group.counselor) or "–"),
        texts.n("{n} resident", "{n} residents", len(group.members)),
    ]
    if with_names:
        lines = [t(CONFIDENTIAL), *lines, *(_member(number, one) for number, one in enumerate(group.members, start=1))]
    event = Event()
    event.add("uid", _identity(board, group))
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("sequence", board.version)
    event.add("dtstart", begins.astimezone(UTC))
    event.add("dtend", (begins + timedelta(minutes=group.minutes)).astimezone(UTC))
    event.add("summary", t("Therapy group {code}", code=_plain(group.code)))
    if group.room:
        event.add("location", _plain(group.room))
    event.add("description", "\n".join(lines))
    event.add("class", "CONFIDENTIAL" if with_names else "PRIVATE")
    event.add("status", "CONFIRMED" if board.version else "TENTATIVE")
    return event


def _member(number: int, member: BoardMember) -> str:
    return f"{number}. {_plain(member.name)}" + (f" ({_plain(member.tc_no)})" if member.tc_no else "")


def _identity(board: WeekBoard, group: BoardGroup) -> str:
    """Who the event is through all versions of its week: neither hour nor room is part of it, and nobody's name."""
    text = "|".join((board.institution, str(board.week), group.code))
    return f"{hashlib.sha256(text.encode()).hexdigest()[:24]}@tcdesk.invalid"


def _plain(text: str) -> str:
    """One line without control characters."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
