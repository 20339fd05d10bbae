"""A repaired week in words: which groups change and why, who moves and why, who could stand in."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from tcdesk.domain.views.week import Change, ChangeKind, WeekBook
from tcdesk.domain.week.plan import Plan
from tcdesk.domain.week.repair import Cover, Repair
from tcdesk.services.week_explanations import Event, Happening
from tcdesk.services.week_view import compare
from tcdesk.ui.pages.week.changes import Line, Shown, lines_of
from tcdesk.ui.pages.week.names import Names
from tcdesk.ui.pages.week.why.people import gone_words

MOST_COVERS = 3


def with_reasons(
    shown: Shown, book: WeekBook, before: Plan, repair: Repair, names: Names, happening: Happening | None = None
) -> Shown:
    """What the proposal shows, each change with its reason, and who else could lead a group whose counselor is away.

    `happening` is what was told; who came or left by it is said first.
    """
    after = repair.proposal.plan
    comparison = compare(book, before, after)
    groups = [change for change in comparison.changes if change.group]
    lines = lines_of(comparison, after, names)
    why_group = {change.group: change.why for change in repair.groups}
    why_who = {reason.move.resident: reason.why for reason in repair.moves}
    told = [
        attrs.evolve(line, detail=_joined(line.detail, why_group[change.group].words(names.texts, names.call)))
        if change.group in why_group
        else line
        for change, line in zip(groups, lines, strict=False)
    ]
    told = [*_came_and_left(book, before, after, names, happening), *told]
    said = _said(happening)
    seated = tuple(
        change for change in comparison.changes if change.kind is ChangeKind.SEATED and change.resident not in said
    )
    if seated:
        told += lines_of(attrs.evolve(comparison, changes=seated, unchanged=0), after, names)
    for change in comparison.changes:
        if change.resident and change.kind is not ChangeKind.SEATED and change.resident not in said:
            why = why_who.get(change.resident)
            told.append(_resident(change, why.words(names.texts, names.call) if why is not None else "", names))
    told += [_cover(cover, names) for cover in repair.covers if cover.substitutes]
    told += [Line(title=one.words(names.texts, names.call), tone="warn_m") for one in repair.released]
    if comparison.unchanged or not comparison.changes:
        told += lines[len(lines) - 1 :] if comparison.unchanged else lines[:1]
    return attrs.evolve(shown, lines=tuple(told))


def _said(happening: Happening | None) -> frozenset[str]:
    """Whom the lines of the event itself are about."""
    if happening is None or happening.event not in {Event.ARRIVED, Event.LEFT}:
        return frozenset()
    return frozenset((happening.who, *happening.residents))


def _came_and_left(
    book: WeekBook, before: Plan, after: Plan, names: Names, happening: Happening | None
) -> Iterator[Line]:
    """Who is gone from the published week, then who leaves and who came by what was told.

    Of a week that is not published yet those who are gone had their seat the week before: told where it is asked.
    """
    t, said = names.texts.t, _said(happening)
    why = happening.why if happening is not None else ""
    is_leave = happening is not None and happening.event is Event.LEFT
    for one in book.gone if book.number or is_leave else ():
        detail = _joined(gone_words(one, names.texts), why if is_leave else "")
        yield Line(title=t("{who} leaves {group}", who=one.name, group=one.group), detail=detail, tone="warn_m")
    known = {one.resident for one in book.gone}
    for resident in sorted(said - known - {""}, key=names.resident):
        had, has, who = before.group_of.get(resident), after.group_of.get(resident), names.resident(resident)
        if is_leave:
            if had and not has:
                yield Line(title=t("{who} leaves {group}", who=who, group=names.group(had)), detail=why, tone="warn_m")
            else:
                yield Line(title=t("{who} has had his session this week", who=who), detail=why, tone="line2")
        elif has:
            title = t("{who} → {group}", who=who, group=names.group(has))
            yield Line(title=title, detail=_joined(t("had no group"), why), tone="ok_m")
        else:
            yield Line(title=t("{who} has no group", who=who), detail=why, tone="danger")


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _resident(change: Change, why: str, names: Names) -> Line:
    t, who = names.texts.t, names.resident(change.resident)
    if change.kind is ChangeKind.CHANGED_GROUP:
        title = t("{who}: {before} → {after}", who=who, before=names.group(change.before),
                  after=names.group(change.after))  # fmt: skip
        return Line(title=title, detail=why or t("changes group"), tone="accent_m")
    return Line(title=t("{who} has no group", who=who), detail=why, tone="danger")


def _cover(cover: Cover, names: Names) -> Line:
    """Who could lead the group in its hour, by rank; who does in the proposal is marked."""
    t = names.texts.t
    title = t("Who could lead {group}, the best first", group=names.group(cover.group))
    said = [one.text.words(names.texts, names.call) for one in cover.substitutes[:MOST_COVERS]]
    return Line(title=title, detail="\n".join(f"{n}. {words}" for n, words in enumerate(said, start=1)), tone="line2")
