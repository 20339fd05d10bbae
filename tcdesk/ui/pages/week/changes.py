"""A proposal in words: what it changes against the draft, and the numbers before and after."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from tcdesk.domain.views.week import Card, CardState, Change, ChangeKind, Comparison, Measure, WeekBook, WeekView
from tcdesk.domain.week.plan import Plan, Proposal, Scope
from tcdesk.i18n import N_, Texts
from tcdesk.services.week_view import compare, view_of
from tcdesk.ui.pages.week.names import Names, start_of

_MEASURES = {
    "unseated": N_("Without a group"),
    "apart": N_("Kept apart, but together"),
    "same": N_("Same main problem"),
    "stayed": N_("Stay in their group"),
    "changed": N_("Change their group"),
    "load": N_("Groups per counselor"),
}


@attrs.frozen(kw_only=True)
class Line:
    """One change in words; `tone` is the colour of its mark."""

    title: str
    detail: str = ""
    tone: str = "accent"


@attrs.frozen(kw_only=True)
class MeasureLine:
    """One number before and after; `tone` is `ok` where it got better, `danger` where worse."""

    name: str
    before: str
    after: str
    tone: str = ""


@attrs.frozen(kw_only=True)
class Shown:
    """A plan set beside the draft: how good it is in words, its changes, its numbers, its board with every change."""

    summary: str
    lines: tuple[Line, ...]
    measures: tuple[MeasureLine, ...]
    view: WeekView


def shown(book: WeekBook, before: Plan, after: Plan, names: Names, summary: str) -> Shown:
    """What `after` changes against `before`. `book` names the groups of both."""
    comparison = compare(book, before, after)
    return Shown(
        summary=summary,
        lines=lines_of(comparison, after, names),
        measures=tuple(_measure(measure, names.texts) for measure in comparison.measures),
        view=marked(book, before, after, comparison, names),
    )


def how_good(proposal: Proposal, texts: Texts, at: str) -> str:
    """When it was made, how long it took, and what is proven about it."""
    seconds = texts.t("{n} s", n=texts.number(proposal.seconds, 1))
    if proposal.proven:
        words = texts.t("proven optimal") if proposal.scope is Scope.ALL else texts.t("best of the groups considered")
    elif proposal.gap is not None:
        words = texts.t("at most {share} from the best", share=f"{texts.number(proposal.gap * 100, 1)}%")
    else:
        words = texts.t("good, not proven")
    return texts.t("Arranged {time} · {seconds} · {words}", time=at, seconds=seconds, words=words)


def lines_of(comparison: Comparison, after: Plan, names: Names) -> tuple[Line, ...]:
    """The changes in words: groups, then residents gathered by where they go, then what stays."""
    made = [_group_line(change, names, after) for change in comparison.changes if change.group]
    made += _resident_lines([change for change in comparison.changes if change.resident], names)
    if comparison.unchanged:
        title = names.texts.n("{n} group does not change", "{n} groups do not change", comparison.unchanged)
        locked = names.texts.n("with {n} that is locked", "with {n} that are locked", comparison.locked)
        made.append(Line(title=title, detail=locked if comparison.locked else "", tone="line2"))
    if not comparison.changes:
        made.insert(0, Line(title=names.texts.t("Nothing changes"), tone="line2"))
    return tuple(made)


def _group_line(change: Change, names: Names, after: Plan) -> Line:
    t, group = names.texts.t, names.group(change.group)
    stay = t("members stay {n}/{size}", n=change.stayed, size=change.size)
    match change.kind:
        case ChangeKind.MOVED:
            title = t("{group} moves: {before} → {after}", group=group, before=names.slot(change.before, short=True),
                      after=names.slot(change.after, short=True))  # fmt: skip
            return Line(title=title, detail=stay)
        case ChangeKind.COUNSELOR:
            title = t("{group}: {after} instead of {before}", group=group, after=names.counselor(change.after),
                      before=names.counselor(change.before))  # fmt: skip
            return Line(title=title, detail=stay)
        case ChangeKind.ROOM:
            title = t("{group}: room {before} → {after}", group=group, before=names.room(change.before),
                      after=names.room(change.after))  # fmt: skip
            return Line(title=title, detail=stay)
        case ChangeKind.OPENED:
            plan = after.by_id[change.group]
            title = t("New group: {slot}", slot=names.slot(change.after, short=True))
            who, room = names.counselor(plan.counselor), names.room(plan.room)
            size = names.texts.n("{n} member", "{n} members", change.size)
            return Line(title=title, detail=f"{group} · {who} · {room} · {size}", tone="ok_m")
        case _:
            size = names.texts.n("{n} member", "{n} members", change.size)
            return Line(title=t("{group} does not meet", group=group), detail=size, tone="warn_m")


def _resident_lines(changes: list[Change], names: Names) -> list[Line]:
    gathered: dict[tuple[ChangeKind, str, str], list[str]] = {}
    for change in changes:
        before = change.before if change.kind is not ChangeKind.SEATED else ""
        gathered.setdefault((change.kind, before, change.after), []).append(change.resident)
    return [_resident_line(kind, before, after, who, names) for (kind, before, after), who in gathered.items()]


def _resident_line(kind: ChangeKind, before: str, after: str, who: list[str], names: Names) -> Line:
    t, texts = names.texts.t, names.texts
    many = texts.n("{n} resident", "{n} residents", len(who)) if len(who) > 1 else names.resident(who[0])
    detail = ", ".join(map(names.resident, who)) if len(who) > 1 else ""
    if kind is ChangeKind.CHANGED_GROUP:
        title = t("{who}: {before} → {after}", who=many, before=names.group(before), after=names.group(after))
        return Line(title=title, detail=detail or t("changes group"), tone="accent_m")
    if kind is ChangeKind.SEATED:
        title = t("{who} → {group}", who=many, group=names.group(after))
        return Line(title=title, detail=detail or t("had no group"), tone="ok_m")
    title = t("{who} has no group", who=many)
    return Line(title=title, detail=detail or t("was in {group}", group=names.group(before)), tone="danger")


def _measure(measure: Measure, texts: Texts) -> MeasureLine:
    def words(value: float | None) -> str:
        if value is None:
            return "–"
        return texts.percent(value) if measure.is_share else texts.number(value)

    tone = ""
    if measure.before is not None and round(measure.before, 3) != round(measure.after, 3):
        tone = "ok" if (measure.after < measure.before) == measure.lower_is_better else "danger"
    return MeasureLine(
        name=texts.t(_MEASURES[measure.code]), before=words(measure.before), after=words(measure.after), tone=tone
    )


def marked(book: WeekBook, before: Plan, after: Plan, comparison: Comparison, names: Names) -> WeekView:
    """The board of `after` with a state on every card, and ghosts where a group was."""
    view = view_of(book, after)
    states = _states(comparison.changes)
    cards = [
        attrs.evolve(card, state=states[card.group]) if card.group in states else card
        for card in view.cards
    ]  # fmt: skip
    old = {card.group: card for card in view_of(book, before).cards}
    for change in comparison.changes:
        if change.kind is ChangeKind.MOVED and change.group in old:
            note = names.texts.t("moves to {slot}", slot=names.slot(change.after, short=True))
            cards.append(_ghost(old[change.group], note))
        elif change.kind is ChangeKind.CLOSED and change.group in old:
            cards.append(_ghost(old[change.group], names.texts.t("does not meet")))
    return attrs.evolve(view, cards=tuple(cards))


def _ghost(card: Card, note: str) -> Card:
    return attrs.evolve(card, state=CardState.GHOST, note=note)


def _states(changes: Iterable[Change]) -> dict[str, CardState]:
    states: dict[str, CardState] = {}
    for change in changes:
        if change.kind is ChangeKind.OPENED:
            states[change.group] = CardState.NEW
        elif change.kind in (ChangeKind.MOVED, ChangeKind.COUNSELOR, ChangeKind.ROOM):
            states[change.group] = CardState.MOVED
        else:
            for group in (change.before, change.after):
                if change.resident and group:
                    states.setdefault(group, CardState.SWAPPED)
    return states


def slot_spot(book: WeekBook, slot: str) -> tuple[int, int]:
    """The day and the start of a slot."""
    known = book.problem.slot_by_id[slot]
    return known.day, start_of(known)
