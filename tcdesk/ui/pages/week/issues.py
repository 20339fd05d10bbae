"""What is wrong on the board, as cards in plain words: who, what, when, and for how many."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from tcdesk.domain.views.week import WeekBook, WeekView
from tcdesk.domain.week.explanation import Obstacle
from tcdesk.domain.week.plan import Plan, Violation
from tcdesk.ui.pages.week.names import Names

ICONS = {
    "H1": "no_group",
    "H2": "residents",
    "H3": "bad",
    "H4": "rooms",
    "H5": "due",
    "H6": "no_group",
    "H7": "staff",
    "H8": "holiday",
    "H9": "pin",
}


@attrs.frozen(kw_only=True)
class Issue:
    """One thing wrong. `group` is where it shows on the board ("": nowhere), `residents` whom it concerns.

    `short` stands on the group's card. `rule` is the code of the rule that is broken, `code` that of an obstacle which
    no arrangement gets around.
    """

    rule: str
    code: str = ""
    title: str
    why: str
    short: str = ""
    group: str = ""
    groups: tuple[str, ...] = ()
    residents: tuple[str, ...] = ()
    counselor: str = ""
    room: str = ""
    slot: str = ""

    @property
    def key(self) -> str:
        """What tells it from the others, also after an edit."""
        return "|".join((self.rule, self.code, self.group, self.counselor, self.room, self.slot, *self.residents[:1]))

    @property
    def icon(self) -> str:
        """The meaning of its icon."""
        return ICONS.get(self.rule, "bad")


def issues(
    book: WeekBook, plan: Plan, view: WeekView, names: Names, obstacles: tuple[Obstacle, ...] = ()
) -> tuple[Issue, ...]:
    """The cards of a board: what no arrangement gets around, then broken rules, then who has no group."""
    gathered: dict[tuple[object, ...], list[Violation]] = {}
    for found in view.violations:
        if found.rule == "H1" and found.group is None:
            continue
        key = (found.rule, found.text, found.group, found.counselor, found.room, found.slot)
        gathered.setdefault(key, []).append(found)
    made = [_obstacle(obstacle, view, names) for obstacle in obstacles if view.unseated]
    made += [_issue(book, plan, together, names) for together in gathered.values()]
    if view.unseated and not obstacles:
        made.append(_unseated(book, plan, view, names))
    return tuple(made)


def shorts(found: tuple[Issue, ...]) -> Mapping[str, str]:
    """The words on the card of each group that has an issue: of the first that has any."""
    said: dict[str, str] = {}
    for issue in found:
        for group in (issue.group, *issue.groups):
            if group and issue.short:
                said.setdefault(group, issue.short)
    return said


def _issue(book: WeekBook, plan: Plan, together: list[Violation], names: Names) -> Issue:
    first = together[0]
    residents = tuple(dict.fromkeys(v.resident for v in together if v.resident is not None))
    base = Issue(
        rule=first.rule,
        title="",
        why=" ".join(dict.fromkeys(v.sentence(names.texts, names.call) for v in together[:3])),
        group=first.group or "",
        residents=residents,
        counselor=first.counselor or "",
        room=first.room or "",
        slot=first.slot or "",
        groups=_groups(plan, first),
    )
    match first.rule:
        case "H2":
            return _size(plan, base, names, first)
        case "H3" if first.group is not None:
            return _away(plan, base, names)
        case "H3":
            return _twice(base, names, first)
        case "H4" | "H8":
            return _place(base, names, first)
        case "H5":
            return _busy(base, names, together)
        case "H6":
            return _apart(base, names, first)
        case "H7":
            return _unqualified(base, names, together)
        case _:
            return attrs.evolve(base, title=base.why, why="")


def _groups(plan: Plan, first: Violation) -> tuple[str, ...]:
    """The groups that clash where the breach names none."""
    if first.group is not None:
        return ()
    if first.resident is not None:
        return tuple(g.id for g in plan.groups if first.resident in g.members)
    return tuple(
        group.id
        for group in plan.groups
        if (first.counselor is None or group.counselor == first.counselor)
        and (first.room is None or group.room == first.room)
        and (first.slot is None or group.slot == first.slot)
    )


def _size(plan: Plan, base: Issue, names: Names, first: Violation) -> Issue:
    size, limit = int(str(first.values["size"])), int(str(first.values["limit"]))
    group, t = names.group(base.group), names.texts.t
    words = names.texts.n("{n} resident in {group}", "{n} residents in {group}", size, group=group)
    if size > limit:
        why = t("One counselor leads at most {limit}.", limit=limit)
        return attrs.evolve(base, title=t("{residents}, at most {limit}", residents=words, limit=limit), why=why,
                            short=t("{n} too many", n=size - limit))  # fmt: skip
    why = t("A group needs at least {limit} members to work.", limit=limit)
    title = t("{residents}, at least {limit}", residents=words, limit=limit)
    return attrs.evolve(base, title=title, why=why, short=t("{n} too few", n=limit - size))


def _away(plan: Plan, base: Issue, names: Names) -> Issue:
    size = len(plan.by_id[base.group].members)
    title = names.texts.n(
        "Counselor {who} is away {slot}: {n} resident of {group} has no session",
        "Counselor {who} is away {slot}: {n} residents of {group} have no session",
        size,
        who=names.first_name(base.counselor),
        slot=names.slot(base.slot),
        group=names.group(base.group),
    )
    short = names.texts.n("{n} resident waits", "{n} residents wait", size)
    why = names.texts.t("Somebody else leads it, or the group meets at another hour.")
    return attrs.evolve(base, title=title, why=why, short=short)


def _twice(base: Issue, names: Names, first: Violation) -> Issue:
    t, who = names.texts.t, names.counselor(base.counselor)
    groups = ", ".join(map(names.group, base.groups))
    if base.slot:
        title = t("{who} leads {groups} at once: {slot}", who=who, groups=groups, slot=names.slot(base.slot))
        return attrs.evolve(base, title=title, why=t("Nobody can lead two groups in one hour."),
                            short=t("{who} is in two groups", who=names.first_name(base.counselor)))  # fmt: skip
    count, limit = first.values["count"], first.values["limit"]
    title = t("{who} leads {count} groups, at most {limit}", who=who, count=count, limit=limit)
    return attrs.evolve(base, title=title, why=t("Groups: {groups}.", groups=groups))


def _place(base: Issue, names: Names, first: Violation) -> Issue:
    t, room = names.texts.t, names.room(base.room)
    if base.rule == "H8":
        title = t("{group} meets {slot}: {block}", group=names.group(base.group), slot=names.slot(base.slot),
                  block=first.values["block"])  # fmt: skip
        return attrs.evolve(base, title=title, why=t("This hour belongs to the fixed programme."),
                            short=str(first.values["block"]))  # fmt: skip
    if base.groups:
        title = t("Room {room} is used by {groups} at once: {slot}", room=room, slot=names.slot(base.slot),
                  groups=", ".join(map(names.group, base.groups)))  # fmt: skip
        return attrs.evolve(base, title=title, why=t("A room holds one group at a time."), short=t("room used twice"))
    if "size" in first.values:
        title = t("{group} has {size} members, room {room} holds {limit}", group=names.group(base.group), room=room,
                  **first.values)  # fmt: skip
        return attrs.evolve(base, title=title, why="", short=t("room too small"))
    title = t("Room {room} is closed {slot}: {group}", room=room, slot=names.slot(base.slot),
              group=names.group(base.group))  # fmt: skip
    return attrs.evolve(base, title=title, why="", short=t("room closed"))


def _busy(base: Issue, names: Names, together: list[Violation]) -> Issue:
    texts, count = names.texts, len(base.residents)
    group, slot = names.group(base.group), names.slot(base.slot)
    title = texts.n(
        "{n} resident cannot come to {group}, {slot}",
        "{n} residents cannot come to {group}, {slot}",
        count,
        group=group,
        slot=slot,
    )
    if count == 1:
        who = names.resident(base.residents[0])
        title = texts.t("{who} cannot come to {group}, {slot}", who=who, group=group, slot=slot)
    reasons = dict.fromkeys(f"{names.resident(v.resident or '')}: {v.values['why']}." for v in together)
    short = names.texts.n("{n} cannot come", "{n} cannot come", len(base.residents))
    return attrs.evolve(base, title=title, why=" ".join(reasons), short=short)


def _apart(base: Issue, names: Names, first: Violation) -> Issue:
    t, group = names.texts.t, names.group(base.group)
    one, other = first.resident or "", first.other or ""
    title = t("{group} has two residents who are kept apart", group=group)
    why = ""
    if names.may_see_pairs:
        pair = t("{one} and {other}", one=names.resident(one), other=names.resident(other))
        why = f"{pair}: {names.why(str(first.values['why']))}."
    return attrs.evolve(base, title=title, why=why, residents=(one, other), short=t("2 to be parted"))


def _unqualified(base: Issue, names: Names, together: list[Violation]) -> Issue:
    first, t = together[0], names.texts.t
    who, counselor = names.some(base.residents), names.counselor(base.counselor)
    short = t("needs a counselor")
    if "need" in first.values:
        title = t(
            "{who} needs {need} in {group}",
            who=who,
            need=str(first.values["need"]).replace("_", " "),
            group=names.group(base.group),
        )
        why = t("{counselor} is not qualified for it.", counselor=counselor)
        return attrs.evolve(base, title=title, why=why, short=short)
    if not base.residents:
        return attrs.evolve(base, title=base.why, why="", short=short)
    title = t("{who} may not be with {counselor}", who=who, counselor=counselor)
    why = f"{first.values['why']}." if names.may_see_pairs else ""
    return attrs.evolve(base, title=title, why=why, short=short)


def _obstacle(obstacle: Obstacle, view: WeekView, names: Names) -> Issue:
    is_open = names.may_see_pairs or not obstacle.discreet
    return Issue(
        rule="H1",
        code=obstacle.code,
        title=obstacle.title.words(names.texts, names.call),
        why=obstacle.why.words(names.texts, names.call) if is_open else "",
        residents=obstacle.residents or tuple(str(seat.resident_id) for seat in view.unseated),
        slot=obstacle.slots[0] if obstacle.slots else "",
    )


def _unseated(book: WeekBook, plan: Plan, view: WeekView, names: Names) -> Issue:
    texts = names.texts
    count = len(view.unseated)
    free = sum(max(0, card.capacity - len(card.members)) for card in view.cards if not card.is_held)
    title = texts.n("{n} resident has no group yet", "{n} residents have no group yet", count)
    if not plan.groups:
        why = texts.t("There is no group this week yet.")
    elif free < count:
        why = texts.n("The groups have only {n} free seat.", "The groups have only {n} free seats.", free)
    else:
        why = texts.n("The groups have {n} free seat.", "The groups have {n} free seats.", free)
    return Issue(rule="H1", title=title, why=why, residents=tuple(str(seat.resident_id) for seat in view.unseated))
