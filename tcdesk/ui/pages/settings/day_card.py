"""One day of the year in words: what keeps groups from meeting on it, and who is away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tcdesk.domain.calendar import DAY_MINUTES, HOLIDAY_SOURCE_NAMES, LockDown
from tcdesk.domain.staff import HALF_NAMES, Leave
from tcdesk.domain.views.calendar import DayEvents, YearCalendar
from tcdesk.i18n import Texts
from tcdesk.ui.context import Context
from tcdesk.ui.kit.buttons import icon_button
from tcdesk.ui.kit.cards import Card, Rule, Scrolled
from tcdesk.ui.kit.flow import FlowLayout
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.pages.settings.list_spec import Key
from tcdesk.ui.pages.settings.lists_house import hours


@attrs.frozen(kw_only=True)
class DayLine:
    """One thing about a day: its kind, its words, and where it is edited (section, panel, key of the row)."""

    kind: str
    words: str
    section: str
    panel: str
    key: Key


def hours_words(one: LockDown, day: date, texts: Texts) -> str:
    """Which hours of a day a lock-down takes."""
    begin, end = one.hours_on(day) or (0, DAY_MINUTES)
    if (begin, end) == (0, DAY_MINUTES):
        return texts.t("whole day")
    if end == DAY_MINUTES:
        return texts.t("from {hour}", hour=texts.minutes(begin))
    return hours(begin, end - begin, texts) if begin else texts.t("until {hour}", hour=texts.minutes(end))


def leave_words(one: Leave, calendar: YearCalendar, texts: Texts) -> str:
    """Who is away, for which part of the day, and who covers."""
    parts = [calendar.staff.get(one.staff_id, ""), texts.t(HALF_NAMES[one.half])]
    if one.reason:
        parts.append(one.reason)
    if one.cover_id is not None:
        parts.append(texts.t("cover: {name}", name=calendar.staff.get(one.cover_id, "")))
    return " · ".join(parts)


def day_lines(events: DayEvents, day: date, calendar: YearCalendar, texts: Texts) -> Iterator[DayLine]:
    """Everything about a day, the strongest first."""
    t = texts.t
    for one in events.lock_downs:
        words = f"{one.reason} · {hours_words(one, day, texts)}"
        yield DayLine(kind=t("Lock-down"), words=words, section="calendar", panel="lock_downs", key=one.id)
    if events.holiday is not None:
        words = events.holiday.name if events.holiday.is_off else f"{events.holiday.name} · " + t("house works")
        kind = t(HOLIDAY_SOURCE_NAMES[events.holiday.source])
        yield DayLine(kind=kind, words=words, section="calendar", panel="holidays", key=day)
    for one in events.overrides:
        words = f"{one.label} · {hours(one.starts_at, one.minutes, texts)}"
        yield DayLine(kind=t("Blocked hour"), words=words, section="slots", panel="bands", key=one.id)
    for one in events.closures:
        words = " · ".join(filter(None, (calendar.rooms.get(one.room_id, ""), one.reason)))
        yield DayLine(kind=t("Room closed"), words=words, section="rooms", panel="closures", key=one.id)
    for one in events.leave:
        words = leave_words(one, calendar, texts)
        yield DayLine(kind=t("Leave"), words=words, section="staff", panel="leave", key=one.id)


def effect_words(day: date, calendar: YearCalendar, texts: Texts) -> str:
    """What is left of the day's group hours."""
    whole = [slot for slot in calendar.slots if slot.weekday == day.weekday()]
    if not whole:
        return texts.t("No group hours on this weekday.")
    events = calendar.on(day)
    lost = sum(events.blocks(day, slot.starts_at, slot.minutes) for slot in whole)
    if lost == len(whole):
        return texts.t("No group meets on this day.")
    if not lost:
        return texts.n("{n} group hour, as every week.", "{n} group hours, as every week.", len(whole))
    return texts.t("{lost} of {all} group hours are blocked.", lost=lost, all=len(whole))


class DayCard(Card):
    """The day in hand; `opened` asks for a line of a list: section, panel and key."""

    opened = Signal(str, str, object)

    def __init__(self, context: Context) -> None:
        super().__init__(" ")
        self._context = context
        self.heading.setWordWrap(True)
        self.effect = Label("", "small", "ink2", wrap=True)
        self.body.addWidget(self.effect)
        self._holder = QWidget()
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(6)
        self.body.addWidget(Scrolled(self._holder), 1)
        self.lines: tuple[DayLine, ...] = ()
        holder = QWidget()
        self.foot = FlowLayout(holder)
        self.body.addWidget(holder)

    def show_day(self, span: tuple[date, date], day: date, calendar: YearCalendar) -> None:
        """Show a day, or the span that was chosen with this day as its end."""
        texts = self._context.texts
        first, last = span
        words = texts.date_full(day)
        if first != last:
            days = texts.n("{n} day", "{n} days", (last - first).days + 1)
            words = f"{texts.day(first)} – {texts.date(last)} · {days}"
        self.heading.setText(words)
        self.effect.setText(effect_words(day, calendar, texts))
        self.lines = tuple(day_lines(calendar.on(day), day, calendar, texts))
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line in self.lines:
            self._column.addWidget(Rule())
            self._column.addWidget(self._line_of(line))
        self._column.addStretch(1)

    def _line_of(self, line: DayLine) -> QWidget:
        holder = QWidget()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(line.kind, "caption", "ink3"))
        words.addWidget(Label(line.words, "body", wrap=True))
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addLayout(words, 1)
        name = self._context.texts.t("Edit {name}", name=line.words)
        row.addWidget(icon_button(self._context.theme, "edit", name, lambda: self._open(line), size="small"))
        return holder

    def _open(self, line: DayLine) -> None:
        self.opened.emit(line.section, line.panel, line.key)

    def open_first(self) -> None:
        """Open the strongest line of the day; nothing happens on a plain day."""
        if self.lines:
            self._open(self.lines[0])
