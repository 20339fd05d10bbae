"""The arrangement a person works on: plan and locks, what is wrong with them, undo, and a copy kept over restarts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs
import cattrs
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from tcdesk.domain.refusals import Refusal
from tcdesk.domain.views.intake import KeptDraft
from tcdesk.domain.views.week import Locks, WeekBook, WeekView
from tcdesk.domain.week.plan import Plan
from tcdesk.domain.week.problem import GroupLock, MemberLock
from tcdesk.services.week_view import view_of
from tcdesk.ui.context import Context
from tcdesk.ui.pages.week.names import with_new_groups

FORM = "week"
KEEP_AFTER_MS = 2000
BETWEEN = " · "


@attrs.frozen(kw_only=True)
class Standing:
    """What a person arranged: who sits where, and what must stay. `number` is the version it was begun on.

    `why` is what happened, where that is what the week was planned again for: it goes with the version.
    """

    plan: Plan
    locks: Locks = attrs.field(factory=Locks)
    number: int = 0
    why: str = ""

    def raw(self) -> dict[str, Any]:
        """As plain JSON."""
        return cattrs.unstructure(self)


def standing_of(raw: Mapping[str, object]) -> Standing | None:
    """What `Standing.raw` gave; None where it cannot be read any more."""
    plan = raw.get("plan")
    if not isinstance(plan, Mapping) or "groups" not in plan:
        return None
    try:
        return cattrs.structure(raw, Standing)
    except (cattrs.BaseValidationError, KeyError, TypeError, ValueError):
        return None


def with_locks(book: WeekBook, locks: Locks) -> WeekBook:
    """The book with other locks, in its problem too; groups that met already stay closed as they are."""
    closed = tuple(lock for lock in book.problem.group_locks if lock.closed)
    own = tuple(lock for lock in locks.groups if lock.group not in book.settled)
    problem = attrs.evolve(book.problem, group_locks=(*closed, *own), member_locks=locks.members)
    return attrs.evolve(book, problem=problem, locks=locks)


class _Step(QUndoCommand):
    def __init__(self, draft: WeekDraft, words: str, after: Standing) -> None:
        super().__init__(words)
        self._draft, self._before, self._after = draft, draft.standing, after

    def redo(self) -> None:
        self._draft.take(self._after)

    def undo(self) -> None:
        self._draft.take(self._before)


class WeekDraft(QObject):
    """One week's draft. `changed` fires after every edit, undo and redo; each is checked by the rules at once.

    `stepped` fires when what can be undone or done again is another.
    """

    changed = Signal()
    stepped = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.undo_stack = QUndoStack(self)
        self.undo_stack.indexChanged.connect(self._on_stepped)
        self._read: WeekBook | None = None
        self._standing = Standing(plan=Plan())
        self._book: WeekBook | None = None
        self._view: WeekView | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER_MS)
        self._timer.timeout.connect(self.keep)

    @property
    def is_loaded(self) -> bool:
        """Whether a week was read."""
        return self._read is not None

    @property
    def book(self) -> WeekBook:
        """The week with this draft's locks, and names for its new groups."""
        if self._book is None:
            msg = "no week was read yet"
            raise RuntimeError(msg)
        return self._book

    @property
    def view(self) -> WeekView:
        """The board of the draft."""
        if self._view is None:
            msg = "no week was read yet"
            raise RuntimeError(msg)
        return self._view

    @property
    def standing(self) -> Standing:
        """Plan and locks as they are now."""
        return self._standing

    @property
    def plan(self) -> Plan:
        """Who sits where."""
        return self._standing.plan

    @property
    def is_changed(self) -> bool:
        """Whether anything differs from what stands in the house."""
        now = self._standing
        return now.plan != self.book.base or now.locks != Locks() or bool(now.why)

    @property
    def is_kept(self) -> bool:
        """Whether no change waits to be kept."""
        return not self._timer.isActive()

    def load(self, book: WeekBook, kept: Standing | None = None) -> None:
        """Show another week, with the draft kept of it; undo begins anew."""
        self._timer.stop()
        self.undo_stack.clear()
        self._read = book
        standing = Standing(plan=book.base, number=book.number)
        self._show(standing if kept is None else _still_here(kept, book))
        self.changed.emit()

    def named(self, plan: Plan) -> WeekBook:
        """The week with names for the new groups of another plan."""
        read = self._read
        if read is None:
            return self.book
        return with_new_groups(with_locks(read, self._standing.locks), plan, self._context.texts)

    def edit(self, words: str, plan: Plan | None = None, locks: Locks | None = None, why: str = "") -> None:
        """Change plan or locks; `words` name the step for undo, `why` is added to what happened."""
        now = self._standing
        said = now.why if not why or why in now.why.split(BETWEEN) else BETWEEN.join(filter(None, (now.why, why)))
        after = attrs.evolve(now, plan=plan or now.plan, locks=now.locks if locks is None else locks, why=said)
        if after != now:
            self.undo_stack.push(_Step(self, words, after))

    def _on_stepped(self) -> None:
        self.stepped.emit()

    def take(self, standing: Standing) -> None:
        """Stand as given; used by undo and redo."""
        self._show(standing)
        self._timer.start()
        self.changed.emit()

    def _show(self, standing: Standing) -> None:
        read = self._read
        if read is None:
            return
        self._standing = standing
        self._book = with_new_groups(with_locks(read, standing.locks), standing.plan, self._context.texts)
        self._view = view_of(self._book, standing.plan)

    def keep(self) -> None:
        """Keep the draft now, or drop what was kept when nothing differs any more."""
        self._timer.stop()
        if self._read is None:
            return
        context, key = self._context, str(self.book.week)
        try:
            if self.is_changed:
                context.services.drafts.keep(FORM, key, self._standing.raw())
                context.notices.saved(context.clock(), draft=True)
            else:
                context.services.drafts.drop(FORM, key)
                context.notices.clean()
        except Refusal as refusal:
            context.notices.unsaved()
            context.errors.refused.emit(refusal)

    def flush(self) -> None:
        """Keep what waits."""
        if self._timer.isActive():
            self.keep()

    def forget(self) -> None:
        """Drop the kept draft: it is published, or thrown away."""
        self._timer.stop()
        self._context.services.drafts.drop(FORM, str(self.book.week))


def _still_here(kept: Standing, book: WeekBook) -> Standing:
    """The kept draft without residents who take no part any more; what has met meanwhile is as it was published."""
    here = {resident.id for resident in book.problem.eligible}
    met = {id_: book.base.by_id[id_] for id_ in book.settled if id_ in book.base.by_id}
    sat = {one for group in met.values() for one in group.members}
    open_ = (group for group in kept.plan.groups if group.id not in met)
    groups = (
        *met.values(),
        *(attrs.evolve(g, members=tuple(one for one in g.members if one in here and one not in sat)) for g in open_),
    )
    members = tuple(lock for lock in kept.locks.members if lock.resident in here)
    return attrs.evolve(kept, plan=Plan(groups=groups), locks=attrs.evolve(kept.locks, members=members))


def toggled_group_lock(locks: Locks, lock: GroupLock) -> Locks:
    """The locks with this group locked as given, or free when it was locked."""
    rest = tuple(one for one in locks.groups if one.group != lock.group)
    return attrs.evolve(locks, groups=rest if len(rest) < len(locks.groups) else (*rest, lock))


def toggled_member_lock(locks: Locks, resident: str, group: str) -> Locks:
    """The locks with this resident tied to the group, or free when he was tied."""
    rest = tuple(one for one in locks.members if one.resident != resident)
    tied = len(rest) < len(locks.members)
    return attrs.evolve(locks, members=rest if tied else (*rest, MemberLock(resident=resident, group=group)))


def kept_in(draft: KeptDraft | None) -> Standing | None:
    """What a draft of a week holds, if there is one that can be read."""
    return standing_of(draft.raw) if draft is not None else None
