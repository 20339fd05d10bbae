"""Places, starts and versions in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from tcdesk.domain.views.week import WeekBook
from tcdesk.domain.views.week_days import BoardChanges, Place, VersionEntry, WeekStart, WeekState
from tcdesk.domain.week.plan import Violation
from tcdesk.domain.week_board import BoardGroup
from tcdesk.i18n import Texts
from tcdesk.services.week_view import compare
from tcdesk.ui.pages.week.changes import Line, lines_of
from tcdesk.ui.pages.week.days.row_list import Row
from tcdesk.ui.pages.week.head import week_words
from tcdesk.ui.pages.week.names import Names

Local = Callable[[datetime], datetime]
_MOST_NAMES = 12


def moment_words(at: datetime, texts: Texts, local: Local) -> str:
    """`Senin, 9 Maret 2026 09.42`."""
    here = local(at)
    return f"{texts.date(here.date())} {texts.time(here)}"


def broken_words(broken: Sequence[Violation], names: Names, *, group: str = "") -> tuple[str, ...]:
    """What is wrong in words, each sentence once; `group` names a group that has no name yet."""

    def call(kind: str, id_: str) -> str:
        return group if group and kind == "group" else names.call(kind, id_)

    hidden = names.texts.t("Two residents may not sit in one group.")
    said = [
        hidden if one.rule == "H6" and not names.may_see_pairs else one.sentence(names.texts, call) for one in broken
    ]
    return tuple(dict.fromkeys(said))


def place_row(place: Place, names: Names, *, key: str, group: str = "") -> Row:
    """A place as a row: when and where, and who leads it, or why it does not fit."""
    texts = names.texts
    when = f"{texts.weekday(place.weekday)} {texts.minutes(place.starts_at)}"
    if not place.fits:
        reasons = broken_words(place.reasons, names, group=group)
        return Row(key=key, title=when, detail=" ".join(reasons), icon="refused", tone="danger", is_open=False)
    ends = texts.minutes(place.starts_at + place.minutes)
    title = f"{when}–{ends} · {names.room(place.room)}"
    wishes = texts.n("{n} wish is not met", "{n} wishes are not met", place.unmet)
    wishes = wishes if place.unmet else texts.t("all wishes met")
    detail = f"{names.counselor(place.counselor)} · {wishes}"
    return Row(key=key, title=title, detail=detail, icon="done", tone="ok_m")


def state_row(state: WeekState, texts: Texts, local: Local, *, is_this: bool, may_plan: bool) -> Row:
    """A week as a row: which, and how it stands."""
    title = week_words(state.week, texts)
    if is_this:
        title = " · ".join((title, texts.t("this week")))
    if state.number and state.published_at is not None:
        when = moment_words(state.published_at, texts, local)
        detail = " · ".join((texts.t("Published v{n}", n=state.number), when))
        icon, tone = "done", "ok_m"
    else:
        detail = texts.t("Not planned yet") if may_plan else texts.t("Was not published")
        icon, tone = "calendar", "ink3"
    if state.has_draft:
        detail = texts.t("{state} · your draft is kept", state=detail)
        icon, tone = "edit", "accent"
    return Row(key=str(state.week), title=title, detail=detail, icon=icon, tone=tone)


# a version


def version_row(entry: VersionEntry, texts: Texts, local: Local) -> Row:
    """A version as a row: number and when, who and how many were left out."""
    version = entry.version
    title = f"v{version.number} · {moment_words(version.published_at, texts, local)}"
    parts = [entry.who] if entry.who else []
    if entry.left_out:
        parts.append(texts.n("{n} left out", "{n} left out", len(entry.left_out)))
    icon, tone = ("warning", "warn") if version.left_out else ("done", "ok_m")
    return Row(key=str(version.id), title=title, detail=" · ".join(parts), icon=icon, tone=tone)


def version_lines(entry: VersionEntry, names: Names) -> tuple[Line, ...]:
    """What a version changed against the one before it."""
    if not entry.has_before:
        count = names.texts.n("{n} group", "{n} groups", len(entry.after.groups))
        return (Line(title=names.texts.t("The first week that was published"), detail=count, tone="line2"),)
    comparison = compare(entry.book, entry.before, entry.after)
    lines, beside = lines_of(comparison, entry.after, names), _board_lines(entry.board, names.texts)
    return (*beside, *(lines if comparison.changes or not beside else lines[1:]))


def _board_lines(board: BoardChanges, texts: Texts) -> tuple[Line, ...]:
    """What a version changed beside the plan: sessions called off or made up for, called for, at another time."""
    t = texts.t

    def when(group: BoardGroup) -> str:
        ends = texts.minutes(group.starts_at + group.minutes)
        return f"{texts.weekday(group.weekday)} {texts.minutes(group.starts_at)}–{ends}"

    def call(group: BoardGroup) -> str:
        names = ", ".join(member.name for member in group.members)
        return f"{group.room} · {group.counselor} · {names}"

    found = [Line(title=t("{group} is called off", group=code), tone="warn_m") for code in board.off]
    found += [Line(title=t("{group} meets after all", group=code), tone="ok_m") for code in board.on]
    found += [
        Line(title=t("Group counselling {when}", when=when(group)), detail=call(group), tone="ok_m")
        for group in board.called
    ]
    found += [
        Line(title=t("Group counselling {when} called off", when=when(group)), detail=call(group), tone="warn_m")
        for group in board.dismissed
    ]
    found += [
        Line(title=t("{group} at another time: {before} → {after}", group=group.code, before=when(old),
                     after=when(group)))
        for old, group in board.retimed
    ]  # fmt: skip
    return tuple(found)


# a start


def start_lines(start: WeekStart, book: WeekBook, names: Names) -> tuple[Line, ...]:
    """What of a published week no longer holds in a later one, each in words; a single line where all holds."""
    t, n = names.texts.t, names.texts.n
    found: list[Line] = []
    for has_left in (True, False):
        gone = [f"{one.name} ({one.group})" for one in start.gone if one.has_left == has_left]
        if gone and has_left:
            found.append(Line(title=n("{n} resident has left", "{n} residents have left", len(gone)),
                              detail=_some(gone, names.texts), tone="warn_m"))  # fmt: skip
        elif gone:
            title = n("{n} resident is in another phase", "{n} residents are in another phase", len(gone))
            found.append(Line(title=title, detail=_some(gone, names.texts), tone="warn_m"))
    if start.closed:
        title = n("{n} group is closed", "{n} groups are closed", len(start.closed))
        found.append(Line(title=title, detail=_some(start.closed, names.texts), tone="warn_m"))
    if start.without_hour:
        title = n("{n} group has lost its hour", "{n} groups have lost their hour", len(start.without_hour))
        found.append(Line(title=title, detail=_some(start.without_hour, names.texts), tone="warn_m"))
    new = [names.resident(one.resident) for one in start.broken if one.rule == "H1" and one.resident is not None]
    if new:
        title = n("{n} resident has no group yet", "{n} residents have no group yet", len(new))
        found.append(Line(title=title, detail=_some(new, names.texts), tone="danger"))
    rest = broken_words([one for one in start.broken if one.rule != "H1"], names)
    found += [Line(title=words, tone="danger") for words in rest]
    for day in book.days:
        if day.holiday:
            found.append(Line(title=f"{names.texts.weekday(day.weekday)}: {day.holiday}", tone="warn_m"))
        if day.away:
            away = ", ".join(day.away)
            found.append(Line(title=t("{day}: away {who}", day=names.texts.weekday(day.weekday), who=away),
                              tone="warn_m"))  # fmt: skip
    return tuple(found) or (Line(title=t("Everything holds as it was."), tone="ok_m"),)


def _some(words: Sequence[str], texts: Texts) -> str:
    shown = ", ".join(words[:_MOST_NAMES])
    more = len(words) - _MOST_NAMES
    return texts.n("{names} and {n} more", "{names} and {n} more", more, names=shown) if more > 0 else shown
