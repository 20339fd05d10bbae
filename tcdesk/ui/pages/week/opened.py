"""The group that is opened in the panel, kept in step with the draft."""

from __future__ import annotations

from typing import Protocol

import attrs
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from tcdesk.domain.views.week import CardState
from tcdesk.domain.week.plan import GroupPlan
from tcdesk.ui.context import Context
from tcdesk.ui.pages.week.board import Board
from tcdesk.ui.pages.week.draft import WeekDraft
from tcdesk.ui.pages.week.edits import Edits
from tcdesk.ui.pages.week.fixes import MOST, Fix
from tcdesk.ui.pages.week.group_panel import PARTS
from tcdesk.ui.pages.week.panel import Panel
from tcdesk.ui.pages.week.screen import WeekScreen
from tcdesk.ui.pages.week.targets import Targets
from tcdesk.ui.pages.week.tray import person_of


class Host(Protocol):
    """What it needs of the page."""

    context: Context
    draft: WeekDraft
    edits: Edits
    board: Board
    panel: Panel
    screen_parts: WeekScreen

    @property
    def may_edit(self) -> bool:
        """Whether this person may arrange the week."""
        ...

    def targets(self) -> Targets:
        """Where things may go."""
        ...

    def apply(self, fix: Fix) -> None:
        """Take a way."""
        ...


class OpenedGroup(QObject):
    """Opens one group of the board, and puts it away."""

    def __init__(self, page: Host, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = page
        panel = page.panel.group
        page.board.opened.connect(self.open)
        panel.closed.connect(self.close)
        panel.locked.connect(self._on_locked)
        panel.applied.connect(page.apply)

    @property
    def is_open(self) -> bool:
        """Whether a group is opened."""
        return self._page.panel.shown is self._page.panel.group

    @property
    def person(self) -> str:
        """The member chosen in the opened group, while the focus is there; "" for none."""
        group = self._page.panel.group
        return group.list.person if self.is_open and group.list.hasFocus() else ""

    def open(self, group: str) -> None:
        """Show a group at length."""
        page = self._page
        if not page.board.data.is_proposal and group in page.draft.plan.by_id:
            page.panel.group.group = group
            page.panel.show_content(page.panel.group)
            self.fit()
            page.screen_parts.open_panel()
            page.panel.group.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def close(self) -> None:
        """Back to the problems."""
        page = self._page
        if self.is_open:
            page.panel.show_content(page.panel.problems)
            page.board.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self) -> None:
        """Show the opened group as it is in the draft now; it closes when it is gone."""
        page, panel = self._page, self._page.panel.group
        plan = page.draft.plan.by_id.get(panel.group)
        if plan is None:
            self.close()
            return
        card = next((c for c in page.draft.view.cards if c.group == plan.id and c.state is not CardState.GHOST), None)
        if card is None:
            return
        if not page.board.data.is_proposal and not self.is_open and panel.isVisible():
            page.panel.show_content(panel)
        locks = page.draft.standing.locks
        tied = {lock.resident for lock in locks.members}
        people = [
            person_of(seat, page.context.texts, page.screen_parts.photo_of, is_locked=str(seat.resident_id) in tied)
            for seat in card.members
        ]
        own = next((lock for lock in locks.groups if lock.group == plan.id), None)
        parts = frozenset(part for part in PARTS if own is not None and getattr(own, part))
        where = page.targets().names.slot(plan.slot)
        panel.show_group(card, where, people, parts, self._ways(plan, parts), may_edit=page.may_edit)

    def _ways(self, plan: GroupPlan, parts: frozenset[str]) -> list[Fix]:
        """Other counselors and rooms at the same hour."""
        page, targets = self._page, self._page.targets()
        names, t = targets.names, targets.t
        if plan.id in page.draft.book.settled:
            return []
        found: list[Fix] = []
        if "counselor" not in parts:
            for one in targets.counselors_for(plan)[:2]:
                known = sum(
                    1
                    for m in plan.members
                    if (r := targets.problem.resident_by_id.get(m)) is not None and r.primary_counselor == one
                )
                cost = names.texts.n("own counselor of {n} member", "own counselor of {n} members", known)
                changed = targets.plan.with_group(attrs.evolve(plan, counselor=one))
                found.append(Fix(label=t("{who} leads it", who=names.counselor(one)), cost=cost, plan=changed))
        if "room" not in parts:
            for one in targets.rooms_for(plan)[:1]:
                seats = targets.problem.room_by_id[one].capacity
                cost = names.texts.n("holds {n}", "holds {n}", seats)
                changed = targets.plan.with_group(attrs.evolve(plan, room=one))
                found.append(Fix(label=t("Room {room}", room=names.room(one)), cost=cost, plan=changed))
        return found[:MOST]

    def _on_locked(self, part: str) -> None:
        if self._page.may_edit:
            self._page.edits.lock_part(self._page.panel.group.group, part)
