"""The keys of the week: one action each, open only where it does something."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from tcdesk.domain.calendar import Week
from tcdesk.domain.roles import Action
from tcdesk.ui.commands import command, hint_of
from tcdesk.ui.hints import Hint
from tcdesk.ui.pages._base import Page
from tcdesk.ui.pages.week.arranging import Arranger
from tcdesk.ui.pages.week.beside import Beside
from tcdesk.ui.pages.week.board import Board
from tcdesk.ui.pages.week.days.commands import DayCommands
from tcdesk.ui.pages.week.draft import WeekDraft
from tcdesk.ui.pages.week.edits import Edits
from tcdesk.ui.pages.week.issues import Issue
from tcdesk.ui.pages.week.moving import Mover
from tcdesk.ui.pages.week.opened import OpenedGroup
from tcdesk.ui.pages.week.panel import Panel
from tcdesk.ui.pages.week.publishing import Publishing
from tcdesk.ui.pages.week.screen import WeekScreen
from tcdesk.ui.pages.week.targets import Spot
from tcdesk.ui.pages.week.tray import Tray


class Host(Protocol):
    """What the commands need of the page."""

    draft: WeekDraft
    arranger: Arranger
    mover: Mover
    edits: Edits
    publishing: Publishing
    opened: OpenedGroup
    board: Board
    tray: Tray
    panel: Panel
    screen_parts: WeekScreen
    beside: Beside
    days: DayCommands
    issues: tuple[Issue, ...]

    @property
    def may_edit(self) -> bool:
        """Whether this person may arrange the week."""
        ...

    def step(self, weeks: int) -> None:
        """Another week."""
        ...

    def add_group(self, spot: Spot) -> None:
        """A new group at a free hour."""
        ...

    def throw_away(self) -> None:
        """Drop the draft."""
        ...


class WeekCommands(QObject):
    """Makes the actions on `page`. Letters act only while the focus is on the page, where no text is typed."""

    def __init__(self, host: Host, page: Page) -> None:
        super().__init__(page)
        self._host, self._page = host, page
        t, stack = page.t, host.draft.undo_stack
        self.arrange = page.command(t("Arrange automatically"), host.arranger.start, keys="F9", icon="arrange",
                                    kind="soft", hint=t("arrange"))  # fmt: skip
        self.publish = page.command(t("Publish"), self._publish, keys="F10", icon="publish", hint=t("publish"))
        self.save = page.command(t("Print the week"), host.publishing.print_week, keys="Ctrl+P", icon="print",
                                 hint=t("print"))  # fmt: skip
        self.undo = page.command(t("Undo"), stack.undo, keys="Ctrl+Z", icon="undo", hint=t("undo"))
        self.redo = page.command(t("Redo"), stack.redo, keys="Ctrl+Y", icon="redo", hint=t("redo"))
        self._before = page.command(t("The week before"), partial(host.step, -1), keys="Alt+Left", icon="previous")
        self._after = page.command(t("The week after"), partial(host.step, 1), keys="Alt+Right", icon="next")
        self.throw = page.command(t("Throw the draft away"), host.throw_away, icon="delete")

        def letter(words: str, run: object, keys: str, hint: str, icon: str = "") -> QAction:
            return command(page, words, run, keys=keys, hint=hint, icon=icon)  # pyright: ignore[reportArgumentType] - any callable

        self.move = letter(t("Move"), self._move, "M", t("move"), "move")
        self.lock = letter(t("Lock or free"), self._lock, "L", t("lock"), "pin")
        self.out = letter(t("Take out"), self._take_out, "Del", t("take out"), "delete")
        self.add = letter(t("New group"), self._add, "+", t("new group"), "add")
        self.compare = letter(t("Compare with what stands"), host.beside.compare, "D", t("compare"))
        self.ways = tuple(
            letter(t("Take way {n}", n=number), partial(self._way, number), str(number), t("way {n}", n=number))
            for number in (1, 2, 3)
        )
        host.screen_parts.arrange.clicked.connect(self.arrange.trigger)
        host.draft.stepped.connect(self.fit)

    @property
    def top(self) -> tuple[QAction, ...]:
        """The actions of the bar above."""
        may_publish = self._page.context.can(Action.WEEK_PUBLISH)
        if not self._page.context.can(Action.WEEK_PROPOSE):
            return (self.publish,) if may_publish else ()
        return (self.arrange, self.publish) if may_publish else (self.arrange,)

    def fit(self, _spot: object = None) -> None:
        """Open the actions that can do something now."""
        host, context = self._host, self._page.context
        if not host.draft.is_loaded:
            return
        draft = host.draft
        is_still = host.beside.shown is None and not host.mover.is_moving and not host.arranger.is_busy
        may_edit = host.may_edit and is_still
        is_over = draft.book.week < Week.of(context.today())
        is_new = draft.is_changed or not draft.book.number or bool(draft.book.gone)
        self.arrange.setEnabled(may_edit)
        for action in (self.move, self.lock, self.out, self.add, *self.ways):
            action.setEnabled(may_edit)
        may_publish = context.can(Action.WEEK_PUBLISH) and not is_over and is_new and bool(draft.plan.groups)
        self.publish.setEnabled(is_still and may_publish)
        self.save.setEnabled(bool(draft.book.number) and context.can(Action.REPORT_PRINT))
        self.undo.setEnabled(may_edit and draft.undo_stack.canUndo())
        self.redo.setEnabled(may_edit and draft.undo_stack.canRedo())
        self.throw.setEnabled(may_edit and draft.is_changed)
        self.compare.setEnabled(host.beside.is_comparing or (is_still and draft.is_changed))
        host.days.fit()
        self._page.hints_changed.emit()

    def hints(self) -> tuple[Hint, ...]:
        """What can be done now."""
        t, host = self._page.t, self._host
        if host.mover.is_moving:
            places = Hint(("←→↑↓",), t("choose a place"))
            return (places, Hint(("Enter",), t("drop")), Hint(("Esc",), t("put back")))
        if host.beside.is_comparing:
            return (Hint(("Esc",), t("close")),)
        if host.beside.shown is not None:
            return (Hint(("Enter",), t("accept")), Hint(("Esc",), t("reject")), Hint(("F6",), t("next pane")))
        found = [hint_of(action) for action in (self.arrange,) if action.isEnabled()]
        if host.board.is_paged:
            found.append(Hint(("PgUp", "PgDn"), t("other days")))
        found.append(Hint(("←→↑↓",), t("choose a group")))
        found += [hint_of(action) for action in (self.move, self.lock, self.out) if action.isEnabled()]
        issue = host.panel.problems
        if any(card.fixes for card in issue.cards) and self.ways[0].isEnabled():
            found.append(Hint(("1–3",), t("apply a way")))
        rest = (self.compare, self.publish, self.undo, self.save)
        return (*found, *(hint_of(action) for action in rest if action.isEnabled()), *host.days.hints())

    # what the letters act on

    def _person(self) -> str:
        """The resident the focus is on; "" for none."""
        host = self._host
        return host.tray.list.person if host.tray.list.hasFocus() else host.opened.person

    def _group(self) -> str:
        """The group the focus is on; "" for none."""
        host = self._host
        if host.opened.is_open and host.panel.isAncestorOf(self._page.focusWidget() or self._page):
            return host.panel.group.group
        spot = host.board.spot
        return spot.group if spot is not None else ""

    def _move(self) -> None:
        person, group = self._person(), self._group()
        if person:
            self._host.mover.lift_resident(person, by_keys=True)
        elif group:
            self._host.mover.lift_group(group, by_keys=True)

    def _lock(self) -> None:
        person, group = self._person(), self._group()
        if person:
            self._host.edits.lock_resident(person)
        elif group:
            self._host.edits.lock_group(group)

    def _take_out(self) -> None:
        person, group = self._person(), self._group()
        if person:
            self._host.edits.unseat(person)
        elif group:
            self._host.edits.leave_out(group)

    def _add(self) -> None:
        host = self._host
        spot = host.board.spot
        if spot is None or spot.group:
            free = host.draft.view.free
            spot = Spot(weekday=free[0][0], starts_at=free[0][1]) if free else None
        if spot is None:
            host.edits.refused.emit(self._page.t("Every hour of this week has a group. Move one first."))
        else:
            host.add_group(spot)

    def _way(self, number: int) -> None:
        host = self._host
        group = host.panel.group
        if host.opened.is_open:
            if number <= len(group.fixes):
                group.applied.emit(group.fixes[number - 1])
        else:
            host.panel.problems.apply_fix(number)

    def _publish(self) -> None:
        self._host.publishing.publish(self._host.issues)
