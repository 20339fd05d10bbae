"""The year: holidays, lock-downs and leave on one surface, with the day in hand in words beside it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tcdesk.domain.roles import Action
from tcdesk.domain.views.calendar import YearCalendar
from tcdesk.ui.commands import command
from tcdesk.ui.context import Context
from tcdesk.ui.hints import Hint
from tcdesk.ui.kit.buttons import Button, icon_button
from tcdesk.ui.kit.cards import Card, Scrolled
from tcdesk.ui.kit.labels import Label
from tcdesk.ui.pages.settings.day_card import DayCard
from tcdesk.ui.pages.settings.panel import Panel, closed_words
from tcdesk.ui.pages.settings.year_grid import Legend, YearGrid

_SIDE, _SIDE_SHARE = 300, 0.36


class CalendarPanel(Panel):
    """The year of the house. H, L and C begin a holiday, a lock-down or a leave on the chosen days."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.calendar: YearCalendar | None = None
        theme, texts = context.theme, context.texts
        self.grid = YearGrid(theme, texts, context.today())
        self.day = DayCard(context)
        self.law = Label("", "caption", "ink3", wrap=True)
        self.take = Button(theme, self.t("Take over"), "link", icon="import", size="small", clicked=self._take_over)
        self._may_write = context.can(Action.SETTING_WRITE)
        self._may_staff = context.can(Action.STAFF_WRITE)
        self._build()
        self._add_commands()
        self.grid.moved.connect(self._on_moved)
        self.grid.taken.connect(self.day.open_first)
        self.day.opened.connect(self.wanted)

    def _build(self) -> None:
        t, theme = self.t, self.context.theme
        self.card = Card(" ")
        back = icon_button(theme, "previous", t("Year before"), lambda: self.grid.go_months(-12), size="small")
        ahead = icon_button(theme, "next", t("Year after"), lambda: self.grid.go_months(12), size="small")
        today = Button(theme, t("Today"), size="small", clicked=lambda: self.grid.go(self.context.today()))
        for button in (back, ahead, today):
            self.card.add_to_heading(button)
        self.scrolled = Scrolled(self.grid)
        self.card.body.addWidget(self.scrolled, 1)
        row = QHBoxLayout()
        row.addWidget(self.law, 1)
        row.addWidget(self.take)
        self.card.body.addLayout(row)
        self.card.body.addWidget(Legend(theme, self.context.texts))
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        outer.addWidget(self.card, 1)
        outer.addWidget(self.day)

    def _add_commands(self) -> None:
        deeds = (
            (self._may_write, self.t("New holiday"), "H", "holiday", self._new_holiday),
            (self._may_write, self.t("New lock-down"), "L", "lock", self._new_lock_down),
            (self._may_staff, self.t("New leave"), "C", "staff", self._new_leave),
        )
        for may, words, key, icon, run in deeds:
            if may:
                command(self.grid, words, run, keys=key, icon=icon)
                button = Button(self.context.theme, words, icon=icon, keys=(key,), size="small", clicked=run)
                self.day.foot.addWidget(button)
        if not self._may_write:
            words = closed_words(Action.SETTING_WRITE, self.context.texts)
            self.day.foot.addWidget(Label(words, "caption", "ink3", wrap=True))

    # ---- what is shown
    def refresh(self) -> None:
        """Read the year in hand."""
        self.calendar = self.context.services.facility.calendar(self.grid.day.year)
        self.card.heading.setText(str(self.calendar.year))
        self.grid.show_year(self.calendar)
        words = "" if self.calendar.has_law else self.t("The public holidays of this year are not in the list yet.")
        self.law.setText(words)
        self.law.setVisible(bool(words))
        self.take.setVisible(bool(words) and self._may_write)
        self._show_day()

    def _show_day(self) -> None:
        if self.calendar is None:
            return
        day, texts = self.grid.day, self.context.texts
        self.day.show_day(self.grid.span, day, self.calendar)
        parts = [texts.date_full(day), *(f"{line.kind}: {line.words}" for line in self.day.lines)]
        self.grid.setAccessibleName(". ".join([*parts, self.day.effect.text()]))

    def _on_moved(self) -> None:
        if self.calendar is None or self.grid.day.year != self.calendar.year:
            with self.context.errors.guard():
                self.refresh()
        else:
            self._show_day()
        self._scroll_to(self.grid.box_of(self.grid.day).toRect())

    def _scroll_to(self, box: QRect) -> None:
        self.scrolled.ensureVisible(box.center().x(), box.center().y(), 0, box.height() * 2)

    # ---- deeds
    def _days(self) -> dict[str, object]:
        first, last = self.grid.span
        return {"starts_on": first, "ends_on": None if first == last else last}

    def _new_holiday(self) -> None:
        self.wanted.emit("calendar", "holidays", {"on_date": self.grid.day})

    def _new_lock_down(self) -> None:
        self.wanted.emit("calendar", "lock_downs", self._days())

    def _new_leave(self) -> None:
        self.wanted.emit("staff", "leave", self._days())

    def _take_over(self) -> None:
        with self.context.errors.guard():
            year, texts = self.grid.day.year, self.context.texts
            days, changes = self.context.services.facility.take_over_holidays(date(year, 1, 1), date(year, 12, 31))
            self.refresh()
            self.told(changes, texts.n("{n} public holiday taken over", "{n} public holidays taken over", days))
        self.grid.setFocus()

    # ---- as the page knows it
    def first_focus(self) -> QWidget | None:
        """The year."""
        return self.grid

    def areas(self) -> tuple[QWidget, ...]:
        """Year and day."""
        return (self.card, self.day)

    def hints(self) -> tuple[Hint, ...]:
        """The keys of the year."""
        t = self.t
        return (
            Hint(("↑↓←→",), t("day")),
            Hint(("Shift", "→"), t("choose days")),
            Hint(("PgUp", "PgDn"), t("month")),
            Hint(("Enter",), t("edit")),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the day its share."""
        super().resizeEvent(event)
        wanted = self.context.theme.px(_SIDE)
        self.day.setFixedWidth(min(wanted, round(self.width() * _SIDE_SHARE)))
