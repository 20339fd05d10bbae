"""Single days of a week: a group that is otherwise once, a session called off, residents called to a session."""

from __future__ import annotations

from typing import Protocol

import attrs
from PySide6.QtCore import QObject

from tcdesk.domain.refusals import Refusal
from tcdesk.domain.roles import Action
from tcdesk.domain.views.week import ExtraGroup, Locks
from tcdesk.domain.views.week_days import Place
from tcdesk.domain.week.plan import GroupPlan, Violation
from tcdesk.services.week_hours import BREAKS, HourWish
from tcdesk.ui.ask import Question
from tcdesk.ui.context import Context
from tcdesk.ui.pages._base import Page
from tcdesk.ui.pages.week.board import Board
from tcdesk.ui.pages.week.days.call import Call, CallDialog
from tcdesk.ui.pages.week.days.off import OffDialog
from tcdesk.ui.pages.week.days.once import Once, OnceDialog
from tcdesk.ui.pages.week.days.words import broken_words
from tcdesk.ui.pages.week.draft import WeekDraft
from tcdesk.ui.pages.week.edits import Edits
from tcdesk.ui.pages.week.names import Names, start_of
from tcdesk.ui.pages.week.targets import Spot, Targets


class Host(Protocol):
    """What it needs of the page."""

    context: Context
    draft: WeekDraft
    edits: Edits
    board: Board

    def names(self) -> Names:
        """Names for the draft."""
        ...

    def targets(self) -> Targets:
        """Where things may go."""
        ...

    def refresh(self) -> None:
        """Read the week anew."""
        ...

    def refuse(self, reason: str) -> None:
        """Say why something is not possible."""
        ...


class SingleDays(QObject):
    """Opens the dialogs of single days over `page`, and does what they ask for."""

    def __init__(self, host: Host, page: Page) -> None:
        super().__init__(page)
        self._host, self._page = host, page

    def _is_clear(self) -> bool:
        """Whether a change of the published week may be made now; says why not."""
        draft, t = self._host.draft, self._page.t
        if draft.book.number and draft.is_changed:
            self._host.refuse(t("This changes the published week at once. Publish your draft first, or throw it away."))
            return False
        return True

    def _done(self, words: str, detail: str = "") -> None:
        self._host.refresh()
        self._host.context.notices.done(words, detail)

    def _group(self, group: str) -> GroupPlan | None:
        """A group that can be changed; says why not."""
        host, t = self._host, self._page.t
        plan = host.draft.plan.by_id.get(group)
        if plan is None:
            host.refuse(t("Choose a group of the week first: go to its card with the arrows."))
            return None
        return plan

    # this week only

    def once(self, group: str) -> None:
        """Ask what is otherwise with a group in this week only."""
        host, context = self._host, self._host.context
        plan = self._group(group)
        if plan is None:
            return
        targets = host.targets()
        fixed = targets.fixed(group)
        if fixed:
            host.refuse(fixed)
            return
        slot = host.draft.book.problem.slot_by_id[plan.slot]
        usual = context.services.weeks.usual_hour(plan.slot)
        dialog = OnceDialog(
            self._page.window(),
            context.theme,
            host.names(),
            plan,
            (start_of(slot), slot.minutes),
            host.draft.book.week.day(slot.day),
            (plan.room, *targets.rooms_for(plan)),
            (plan.counselor, *targets.counselors_for(plan)),
            usual=(usual.starts_at, usual.minutes),
            is_once=self._is_once(group),
            may_set_hour=context.can(Action.WEEK_PUBLISH),
        )
        dialog.given.connect(lambda once: self._take_once(dialog, plan, once))
        dialog.usual_asked.connect(lambda: self._as_usual(dialog, group))
        dialog.appear()

    def _is_once(self, group: str) -> bool:
        book = self._host.draft.book
        return (group in book.once) != (group in book.locks.once)

    def _toggled(self, group: str) -> Locks:
        locks = self._host.draft.standing.locks
        rest = tuple(one for one in locks.once if one != group)
        return attrs.evolve(locks, once=rest if len(rest) < len(locks.once) else (*rest, group))

    def _take_once(self, dialog: OnceDialog, plan: GroupPlan, once: Once) -> None:
        host, t = self._host, self._page.t
        slot = host.draft.book.problem.slot_by_id[plan.slot]
        if (once.starts_at, once.minutes) != (start_of(slot), slot.minutes) and not self._set_hour(dialog, plan, once):
            return
        dialog.finish()
        moved = attrs.evolve(plan, room=once.room or plan.room, counselor=once.counselor or plan.counselor)
        if moved != plan:
            words = t("{group} is otherwise this week only", group=host.names().group(plan.id))
            locks = host.draft.standing.locks if self._is_once(plan.id) else self._toggled(plan.id)
            host.edits.change(words, host.draft.plan.with_group(moved), locks)
        host.board.go_to(Spot(plan.id))

    def _set_hour(self, dialog: OnceDialog, plan: GroupPlan, once: Once) -> bool:
        host, context, t = self._host, self._host.context, self._page.t
        if host.draft.book.number and host.draft.is_changed:
            dialog.refuse(t("Another hour changes the published week at once. Publish your draft first, or throw it "
                            "away."))  # fmt: skip
            return False
        wish = HourWish(slot=plan.slot, starts_at=once.starts_at, minutes=once.minutes, reason=once.reason)
        try:
            changes = context.services.weeks.set_hour(host.draft.book, wish)
        except Refusal as refusal:
            broken: tuple[Violation, ...] = ()
            if refusal.text == BREAKS:
                broken = context.services.weeks.hour_breaks(host.draft.book.week, wish)
            dialog.refuse(" ".join((refusal.sentence(context.texts), *broken_words(broken, host.names()))))
            return False
        context.bus.tell(changes, self._page)
        self._done(t("The hour is another on this day"))
        return True

    def _as_usual(self, dialog: OnceDialog, group: str) -> None:
        """What is now is so in the weeks after, too."""
        dialog.finish()
        words = self._page.t("{group} stays so in every week", group=self._host.names().group(group))
        self._host.edits.change(words, None, self._toggled(group))

    # called off

    def call_off(self, group: str) -> None:
        """Ask why a session is called off, and where it is made up for."""
        host, context, t = self._host, self._host.context, self._page.t
        extra = next((one for one in host.draft.book.extras if one.id == group), None)
        if extra is not None:
            self.show_call(extra)
            return
        plan = self._group(group)
        if plan is None or not self._is_clear():
            return
        book, names = host.draft.book, host.names()
        if group in book.held:
            host.refuse(host.targets().fixed(group))
            return
        with self._page.guard():
            places = context.services.weeks.other_places(book.week, group)
            name, when = names.group(group), names.slot(plan.slot)
            reason = book.cancelled.get(group, "")
            title = t("Make up for {group}, called off {when}", group=name, when=when) if reason else t(
                "Call off {group}, {when}?", group=name, when=when)  # fmt: skip
            dialog = OffDialog(self._page.window(), context.theme, title, places, names, reason=reason)
            dialog.given.connect(lambda why, place: self._off(group, why, place))
            dialog.appear()

    def _off(self, group: str, reason: str, place: Place | None) -> None:
        host, context, t = self._host, self._host.context, self._page.t
        with self._page.guard():
            name = host.names().group(group)
            version, changes = context.services.weeks.call_off(host.draft.book, group, reason, place)
            context.bus.tell(changes, self._page)
            made = t("version {n} · Ctrl P prints it", n=version.number)
            if place is None:
                self._done(t("{group} is called off", group=name), made)
            else:
                where = host.names().slot(place.slot)
                self._done(t("{group} meets {when} instead", group=name, when=where), made)
            host.board.go_to(Spot(group))

    # called for once

    def call(self) -> None:
        """Ask for a session of group counselling."""
        host, context = self._host, self._host.context
        if not self._is_clear():
            return
        book, plan = host.draft.book, host.draft.plan
        names = host.names()
        services = context.services.weeks
        dialog = CallDialog(
            self._page.window(),
            context.theme,
            names,
            tuple(seat for seat in book.names.residents.values() if not seat.has_left),
            tuple(one.id for one in book.problem.counselors),
            lambda who, minutes, leader: services.call_places(book.week, plan, who, minutes=minutes, counselor=leader),
        )
        dialog.given.connect(self._place)
        dialog.appear()

    def _place(self, call: Call) -> None:
        host, context, t = self._host, self._host.context, self._page.t
        with self._page.guard():
            draft = host.draft
            number, changes = context.services.weeks.call(
                draft.book, draft.plan, call.residents, call.topic, call.place
            )
            context.bus.tell(changes, self._page)
            count = context.texts.n("{n} resident is called", "{n} residents are called", len(call.residents))
            self._done(t("Group counselling is placed {when}", when=host.names().slot(call.place.slot)), count)
            host.board.go_to(Spot(f"session-{number}"))

    def show_call(self, extra: ExtraGroup) -> None:
        """Show who is called to a session; it is called off from here."""
        host, context, t = self._host, self._host.context, self._page.t
        names, texts = host.names(), context.texts
        when = f"{texts.weekday(extra.weekday)} {texts.minutes(extra.starts_at)}"
        ends = texts.minutes(extra.starts_at + extra.minutes)
        lines = (
            f"{when}–{ends} · {names.room(extra.room)} · {names.counselor(extra.counselor)}",
            t("Called: {names}", names=", ".join(map(names.resident, extra.members))),
        )
        title = ": ".join((t("Group counselling"), extra.topic))
        is_clear = not (host.draft.book.number and host.draft.is_changed)
        if extra.is_held or not (context.can(Action.WEEK_PROPOSE) and is_clear):
            context.ask.tell(title, "\n".join(lines))
            return
        text = "\n".join((*lines, t("To call it off, write why.")))
        question = Question(title=title, text=text, yes=t("Call off"), no=t("Close"), danger=True, icon="no_group")
        context.ask.reason(question, lambda reason: self._dismiss(extra, reason))

    def _dismiss(self, extra: ExtraGroup, reason: str) -> None:
        host, context = self._host, self._host.context
        with self._page.guard():
            changes = context.services.weeks.dismiss(host.draft.book, extra.session_id, reason)
            context.bus.tell(changes, self._page)
            self._done(self._page.t("The group counselling is called off"), extra.topic)
