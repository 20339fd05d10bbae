"""The week board, A4 or F4 landscape: a column for each day, its groups by hour, the names of their members."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import timedelta

import attrs

from tcdesk.domain.week_board import BoardGroup, BoardMember, WeekBoard
from tcdesk.figures.pen import Align, Ink
from tcdesk.i18n import N_, Texts
from tcdesk.reports._base import DOCUMENTS, Document, PageOptions
from tcdesk.reports.paper import type as styles
from tcdesk.reports.paper.frame import Frame
from tcdesk.reports.paper.sheet import Properties, Sheet
from tcdesk.reports.paper.tagging import BODY, ITEM, LABEL, LIST, P
from tcdesk.reports.paper.text import Style, cut, fit, plain, safe, width
from tcdesk.reports.paper.tokens import MM, SMALLEST, page
from tcdesk.reports.samples import week_board as samples

TITLE = N_("Therapy groups of the week")
_GUTTER = 4 * MM
_DAYS_TOP = 12 * MM
_TITLE = Style(styles.SEMIBOLD, 16)
_DAY = Style(styles.SEMIBOLD, 10)
_HOUR = Style(styles.SEMIBOLD, 9.2)


@attrs.frozen(kw_only=True)
class Density:
    """How close a card is set: whether the theme has a line, the pitch of names, the space below a card."""

    has_theme: bool
    pitch: float
    after: float


LOOSE = Density(has_theme=True, pitch=9.8, after=9.0)
CLOSE = Density(has_theme=False, pitch=8.8, after=4.0)


def render(board: WeekBoard, options: PageOptions) -> bytes:
    """The board as a PDF: on one page as long as closely set cards allow, else on several."""
    properties = Properties(
        title=" · ".join((options.texts.t(TITLE), *board.title_facts)),
        author=board.institution,
        subject=str(board.week),
        made_on=board.published_on,
    )
    sheet = Sheet(page(options.paper, options.profile, landscape=True), options, properties)
    draw(sheet, board)
    return sheet.finish()


def draw(sheet: Sheet, board: WeekBoard, whole: str = "") -> None:
    """Draw a board as a part of a document; `whole`, marked for translation, says which page of it all each one is."""
    density, columns = _paged(board, sheet.page.bottom - sheet.page.top - _DAYS_TOP - 17)
    sheet.begin_part(attrs.evolve(_frame(board, sheet.texts), whole=whole))
    pages = max((len(column) for column in columns), default=1)
    for number in range(max(1, pages)):
        sheet.new_page()
        with sheet.tags.passed_over() if number else nullcontext():  # further pages repeat what the first has said
            _draw_title(sheet, board)
        _draw_days(sheet, board, [column[number] if number < len(column) else () for column in columns], density)
    _draw_without(sheet, board)
    sheet.end_part()


def _frame(board: WeekBoard, t: Texts) -> Frame:
    facts: list[str] = []
    if board.version and board.published_by:
        facts.append(t.t("published {day} by {who}", day=t.date_long(board.published_on), who=board.published_by))
    if any(member.is_new for group in board.groups for member in group.members):
        facts.append(t.t("bold: new in this group"))
    return Frame(
        number=t.t("{week} · version {n}", week=str(board.week), n=board.version) if board.version else str(board.week),
        facts=tuple(facts),
        is_draft=board.version == 0,
        is_demo=board.demo,
    )


def _lines(group: BoardGroup, density: Density) -> float:
    return 21.0 + (9.8 if density.has_theme and group.theme else 0.0)


def _height(group: BoardGroup, density: Density) -> float:
    return _lines(group, density) + max(1, len(group.members)) * density.pitch + density.after


def _paged(board: WeekBoard, high: float) -> tuple[Density, list[list[tuple[BoardGroup, ...]]]]:
    """For each day its groups page by page, at the loosest density that needs only one page."""
    days = [board.on(weekday) for weekday in board.weekdays]
    for density in (LOOSE, CLOSE):
        if all(sum(_height(group, density) for group in day) - density.after <= high for day in days):
            return density, [[day] for day in days]
    return LOOSE, [_pages(day, high) for day in days]


def _pages(day: tuple[BoardGroup, ...], high: float) -> list[tuple[BoardGroup, ...]]:
    found: list[tuple[BoardGroup, ...]] = []
    shown: list[BoardGroup] = []
    used = 0.0
    for whole in day:
        for group in _divided(whole, high):
            needed = _height(group, LOOSE)
            if shown and used + needed - LOOSE.after > high:
                found.append(tuple(shown))
                shown, used = [], 0.0
            shown.append(group)
            used += needed
    return [*found, tuple(shown)] if shown else found


def _divided(group: BoardGroup, high: float) -> list[BoardGroup]:
    """A group as cards no higher than a page."""
    most = max(1, int((high - _lines(group, LOOSE)) / LOOSE.pitch))
    parts = [group.members[at : at + most] for at in range(0, len(group.members), most)] or [()]
    return [attrs.evolve(group, members=part) for part in parts]


def _draw_title(sheet: Sheet, board: WeekBoard) -> None:
    t, top = sheet.texts, sheet.page.top
    first, last = board.week.day(0), board.week.day(board.weekdays[-1])
    period = f"{t.date_long(first)} – {t.date_long(last)}"
    wide = sheet.text(sheet.page.right, top + 12, period, _HOUR, align=Align.RIGHT)
    week = t.t("week {n}, {year}", n=board.week.number, year=board.week.year)
    residents = sum(len(group.members) for group in board.groups)
    counts = t.t(
        "{groups}, {residents}",
        groups=t.n("{n} group", "{n} groups", len(board.groups)),
        residents=t.n("{n} resident", "{n} residents", residents),
    )
    below = sheet.text(sheet.page.right, top + 24, f"{week} · {counts}", styles.LABEL, align=Align.RIGHT, ink=Ink.INK2)
    room = sheet.page.text_width - max(wide, below) - 20
    where = " · ".join(part for part in (board.scope, board.institution) if part)
    title, style = fit(t.t(TITLE), _TITLE, room, styles.NAME_LEAST)
    with sheet.tags.heading(is_title=True):
        sheet.text(sheet.page.left, top + 12, title, style)
    sheet.text(sheet.page.left, top + 24, cut(where, styles.LABEL, room), styles.LABEL, ink=Ink.INK2)


def _draw_days(sheet: Sheet, board: WeekBoard, days: list[tuple[BoardGroup, ...]], density: Density) -> None:
    top = sheet.page.top + _DAYS_TOP
    count = len(board.weekdays)
    wide = (sheet.page.text_width - (count - 1) * _GUTTER) / count
    for place, (weekday, groups) in enumerate(zip(board.weekdays, days, strict=True)):
        x = sheet.page.left + place * (wide + _GUTTER)
        _draw_day(sheet, board, weekday, x, wide, is_empty=not board.on(weekday))
        y = top + 17
        for number, group in enumerate(groups):
            if number:
                sheet.rule(x, x + wide, y - density.after / 2 - 0.5)
            _draw_group(sheet, group, x, y, wide, density)
            y += _height(group, density)


def _draw_day(sheet: Sheet, board: WeekBoard, weekday: int, x: float, wide: float, *, is_empty: bool) -> None:
    t, top = sheet.texts, sheet.page.top + _DAYS_TOP
    sheet.rule(x, x + wide, top, 0.9)
    with sheet.tags.heading():
        after = sheet.text(x, top + 11.5, t.weekday(weekday), _DAY)
        day = t.day(board.week.monday + timedelta(days=weekday))
        sheet.text(x + wide, top + 11.5, cut(day, styles.LABEL, wide - after - 6), styles.LABEL, align=Align.RIGHT)
    note = " · ".join(one.text for one in board.notes if one.weekday == weekday)
    if not note and is_empty:
        note = t.t("no groups")
    if is_empty:
        for number, line in enumerate(plain(note, styles.CELL, wide)[:6]):
            sheet.line(x, top + 27 + number * styles.CELL.leading, line, styles.CELL.size, ink=Ink.INK2)


def _draw_group(sheet: Sheet, group: BoardGroup, x: float, top: float, wide: float, density: Density) -> None:
    t = sheet.texts
    hours = f"{t.minutes(group.starts_at)}–{t.minutes(group.starts_at + group.minutes)}"
    with sheet.tags.heading(depth=1):
        after = sheet.text(x, top + 8, hours, _HOUR)
        sheet.text(x + wide, top + 8, cut(group.code, _HOUR, wide - after - 6), _HOUR, align=Align.RIGHT)
    y = top + 18
    if density.has_theme and group.theme:
        sheet.text(x, y, cut(group.theme, styles.LABEL, wide), styles.LABEL, ink=Ink.INK2)
        y += 9.8
    place = " · ".join(part for part in (group.room, group.counselor) if part)
    words, style = fit(place, styles.LABEL_STRONG, wide, SMALLEST)
    sheet.text(x, y, words, style)
    y = top + _lines(group, density) + density.pitch * 0.72
    if not group.members:
        sheet.text(x, y, t.t("no members"), styles.LABEL, ink=Ink.INK2)
    with sheet.tags.element(LIST):
        for number, member in enumerate(group.members, start=1):
            with sheet.tags.element(ITEM):
                _draw_member(sheet, member, number, x, y, wide)
            y += density.pitch


def _draw_member(sheet: Sheet, member: BoardMember, number: int, x: float, y: float, wide: float) -> None:
    with sheet.tags.element(LABEL):
        sheet.text(x + 9, y, str(number), styles.LABEL, align=Align.RIGHT, ink=Ink.INK2)
    room = wide - 13
    style = styles.LABEL_STRONG if member.is_new else styles.LABEL
    with sheet.tags.element(BODY):
        tag = safe(member.tc_no, styles.LABEL.font)
        if tag and width(safe(member.name, style.font), style) + width(tag, styles.LABEL) + 6 <= room:
            sheet.text(x + wide, y, tag, styles.LABEL, align=Align.RIGHT, ink=Ink.INK2)
        sheet.text(x + 13, y, cut(member.name, style, room), style)


def _draw_without(sheet: Sheet, board: WeekBoard) -> None:
    """The residents without a group, on a line above the footer: nobody may be missing from the board unseen."""
    t = sheet.texts
    if not board.without_group:
        return
    head = t.n(
        "{n} resident without a group this week:", "{n} residents without a group this week:", len(board.without_group)
    )
    y = sheet.page.bottom + 6
    with sheet.tags.element(P):
        after = sheet.text(sheet.page.left, y, head, styles.LABEL_STRONG)
        names = ", ".join(member.name for member in board.without_group)
        room = sheet.page.text_width - after - 5
        sheet.text(sheet.page.left + after + 5, y, cut(names, styles.LABEL, room), styles.LABEL)


def _samples() -> dict[str, WeekBoard]:
    return {"empty": samples.empty(), "typical": samples.typical(), "overfull": samples.overfull()}


DOCUMENTS.add(Document(code="week_board", title=TITLE, version=4, takes=WeekBoard, render=render, samples=_samples))
