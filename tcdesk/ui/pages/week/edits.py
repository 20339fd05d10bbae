"""What a person can do to the draft besides moving: lock, leave out, add, change by a way out."""

from __future__ import annotations

from collections.abc import Callable

import attrs
from PySide6.QtCore import QObject, Signal

from tcdesk.domain.views.week import Locks
from tcdesk.domain.week.plan import GroupPlan, Plan
from tcdesk.domain.week.problem import GroupLock
from tcdesk.i18n import Texts
from tcdesk.ui.pages.week.draft import WeekDraft, toggled_group_lock, toggled_member_lock
from tcdesk.ui.pages.week.fixes import Fix
from tcdesk.ui.pages.week.names import start_of
from tcdesk.ui.pages.week.targets import Spot, Targets


class Edits(QObject):
    """Edits one draft, each as one step of undo. `done` fires with what was done in words, `refused` with a reason."""

    done = Signal(str)
    refused = Signal(str)

    def __init__(self, parent: QObject, draft: WeekDraft, texts: Texts, targets: Callable[[], Targets]) -> None:
        super().__init__(parent)
        self._draft, self._texts, self._targets = draft, texts, targets

    def _edit(self, words: str, plan: Plan | None = None, locks: Locks | None = None) -> None:
        self._draft.edit(words, plan, locks)
        self.done.emit(words)

    def change(self, words: str, plan: Plan | None, locks: Locks) -> None:
        """Stand as `plan` and `locks` say, as one step; without a plan it stays."""
        self._edit(words, plan, locks)

    def move(self, plan: Plan, words: str) -> None:
        """Stand as `plan` says."""
        self._edit(words, plan)

    def accept(self, plan: Plan, why: str) -> None:
        """Stand as a proposal says; `why` is what happened, where it was planned again for that."""
        words = self._texts.t("Proposal accepted")
        self._draft.edit(words, plan, why=why)
        self.done.emit(words)

    def apply(self, fix: Fix) -> None:
        """Take a way out that has a plan."""
        self._edit(fix.label, fix.plan, fix.locks)

    # locks

    def lock_group(self, group: str) -> None:
        """Lock counselor, hour and room of a group, or free it."""
        plan, t = self._draft.plan.by_id.get(group), self._texts.t
        if plan is None or group in self._draft.book.settled:
            self.refused.emit(self._targets().fixed(group))
            return
        lock = GroupLock(group=group, counselor=plan.counselor, slot=plan.slot, room=plan.room)
        locks = toggled_group_lock(self._draft.standing.locks, lock)
        is_locked = any(one.group == group for one in locks.groups)
        name = self._targets().names.group(group)
        words = t("{group} is locked", group=name) if is_locked else t("{group} is free again", group=name)
        self._edit(words, locks=locks)

    def lock_part(self, group: str, part: str) -> None:
        """Lock or free one part of a group: its `counselor`, `slot` or `room`."""
        plan, locks = self._draft.plan.by_id[group], self._draft.standing.locks
        now = next((lock for lock in locks.groups if lock.group == group), GroupLock(group=group))
        value = {"counselor": plan.counselor, "slot": plan.slot, "room": plan.room}[part]
        changed = attrs.evolve(now, **{part: None if getattr(now, part) else value})
        rest = tuple(lock for lock in locks.groups if lock.group != group)
        is_empty = not (changed.counselor or changed.slot or changed.room)
        groups = rest if is_empty else (*rest, changed)
        words = self._texts.t("Lock of {group} changed", group=self._targets().names.group(group))
        self._edit(words, locks=attrs.evolve(locks, groups=groups))

    def lock_resident(self, resident: str) -> None:
        """Tie a resident to the group he sits in, or free him."""
        group, t = self._draft.plan.group_of.get(resident), self._texts.t
        if group is None:
            self.refused.emit(t("Who has no group cannot be locked to one."))
            return
        locks = toggled_member_lock(self._draft.standing.locks, resident, group)
        is_locked = any(one.resident == resident for one in locks.members)
        who = self._targets().names.resident(resident)
        words = t("{who} is locked to his group", who=who) if is_locked else t("{who} is free again", who=who)
        self._edit(words, locks=locks)

    # out and in

    def leave_out(self, group: str) -> None:
        """The group does not meet this week; its members have no group."""
        targets = self._targets()
        reason = targets.fixed(group)
        if reason:
            self.refused.emit(reason)
            return
        words = self._texts.t("{group} does not meet", group=targets.names.group(group))
        self._edit(words, self._draft.plan.without_group(group))

    def unseat(self, resident: str) -> None:
        """Take a resident out of his group."""
        targets = self._targets()
        reason = targets.fixed_resident(resident)
        if reason:
            self.refused.emit(reason)
            return
        if resident in self._draft.plan.group_of:
            words = self._texts.t("{who} has no group now", who=targets.names.resident(resident))
            self._edit(words, self._draft.plan.move(resident, None))

    def add_group(self, spot: Spot) -> str:
        """A new, empty group at a free hour, with the counselor who has the fewest; gives its id, "" where none can."""
        targets, t = self._targets(), self._texts.t
        slot = next((s for s in targets.problem.slots if (s.day, start_of(s)) == (spot.weekday, spot.starts_at)), None)
        if slot is None:
            return ""
        number = 1 + sum(1 for g in self._draft.plan.groups if g.id.startswith("new-"))
        empty = GroupPlan(id=f"new-{number}", counselor="", slot=slot.id, room="")
        room, counselors = targets.free_room(empty, slot), targets.counselors_for(empty)
        if not room or not counselors:
            lacks = t("no room is free") if counselors else t("no counselor is free")
            self.refused.emit(t("No group can meet {slot}: {reason}.", slot=targets.names.slot(slot.id), reason=lacks))
            return ""
        group = attrs.evolve(empty, counselor=counselors[0], room=room)
        self._edit(t("New group {slot}", slot=targets.names.slot(slot.id)), self._draft.plan.with_group(group))
        return group.id
