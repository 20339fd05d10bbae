"""One sentence for each kind of item, and where it is solved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import attrs

from tcdesk.domain.calendar import Week
from tcdesk.domain.custody import LEGAL_DATE_NAMES, LegalDateKind
from tcdesk.domain.instruments._base import INSTRUMENTS
from tcdesk.domain.views.home import Attention, AttentionKind, Concern, HomeView
from tcdesk.i18n import Texts
from tcdesk.ui.context import Context
from tcdesk.ui.pages.home.words import reachable

_NAMED = 2
"""So many residents are named in an item; the others are counted."""


@attrs.frozen(kw_only=True)
class Item:
    """An item as it is shown: words, look, and where its action goes (`code` "" where it leads nowhere)."""

    kind: AttentionKind
    title: str
    detail: str
    icon: str
    tone: str
    verb: str = ""
    code: str = ""
    args: dict[str, object] = attrs.field(factory=dict[str, object])


def items(view: HomeView, context: Context) -> tuple[Item, ...]:
    """Every item in the order of its risk; one whose screen the person cannot open has no action."""
    return tuple(_closed(_SAYS[one.kind](one, context.texts), context) for one in view.attention)


def _closed(item: Item, context: Context) -> Item:
    return item if reachable(context, item.code) else attrs.evolve(item, verb="", code="", args={})


def _and_more(named: Sequence[str], count: int, texts: Texts) -> str:
    """The first names, and how many others there are."""
    left = count - len(named)
    return ", ".join((*named, *([texts.n("{n} other", "{n} others", left)] if left else ())))


def _names(one: Attention, texts: Texts, say: Callable[[Concern], str] = lambda concern: concern.name) -> str:
    return _and_more([say(concern) for concern in one.concerns[:_NAMED]], one.count, texts)


def _residents(one: Attention, texts: Texts) -> str:
    return texts.n("{n} resident", "{n} residents", one.count)


def _weekday(day: date, texts: Texts) -> str:
    return f"{texts.weekday(day.weekday())} {texts.day(day)}"


def _through(one: Attention, **more: object) -> dict[str, object]:
    """The file of the first resident; from there one goes on through the others."""
    numbers = tuple(concern.resident_id for concern in one.concerns)
    return {"id": numbers[0], "order": numbers, **more} if numbers else {}


def _legal(one: Attention, texts: Texts) -> Item:
    kinds = {concern.legal.kind for concern in one.concerns if concern.legal is not None}
    title = texts.t("A legal date falls before the programme ends")
    if kinds == {LegalDateKind.TWO_THIRDS}:
        title = texts.t("⅔ of the sentence falls before the programme ends")
    parts = [_residents(one, texts)]
    nearest = next(iter(one.concerns), None)
    if nearest is not None and nearest.legal is not None:
        mark = f"{texts.t(LEGAL_DATE_NAMES[nearest.legal.kind])} {_day(nearest.legal.on_date, texts)}"
        parts.append(texts.t("first {name}: {mark}", name=nearest.name, mark=mark))
        if nearest.on_date is not None:
            parts[-1] += ", " + texts.t("programme ends {day}", day=_day(nearest.on_date, texts))
    return Item(
        kind=one.kind,
        title=title,
        detail=" · ".join(parts),
        icon="legal_date",
        tone="danger",
        verb=texts.t("Review"),
        code="residents",
        args={"flag": "legal"},
    )


def _day(day: date, texts: Texts) -> str:
    return texts.date(day)


def _no_group(one: Attention, texts: Texts) -> Item:
    parts = [_residents(one, texts)]
    if one.notes and one.on_date is not None:
        away = texts.t("counselor {names} away {day}", names=", ".join(one.notes), day=_weekday(one.on_date, texts))
        parts.append(away)
    else:
        parts.append(_names(one, texts))
    return Item(
        kind=one.kind,
        title=texts.t("Without a group this week"),
        detail=" · ".join(parts),
        icon="no_group",
        tone="danger",
        verb=texts.t("Open the week"),
        code="week",
    )


def _week_open(one: Attention, texts: Texts) -> Item:
    return Item(
        kind=one.kind,
        title=texts.t("The week is not published yet"),
        detail=texts.n("{n} resident in Primary waits for it", "{n} residents in Primary wait for it", one.count),
        icon="schedule",
        tone="warn",
        verb=texts.t("Open the week"),
        code="week",
    )


def _phase_due(one: Attention, texts: Texts) -> Item:
    def say(concern: Concern) -> str:
        return texts.t("{name} ({day}/{target} d)", name=concern.name, day=concern.figure, target=concern.of)

    return Item(
        kind=one.kind,
        title=texts.t("Phase review is due"),
        detail=_names(one, texts, say),
        icon="phase_review",
        tone="warn",
        verb=texts.t("View"),
        code="residents",
        args={"flag": "phase_due"},
    )


def _report_late(one: Attention, texts: Texts) -> Item:
    parts = [_names(one, texts)]
    if one.on_date is not None:
        parts.insert(0, texts.t("conference {day}", day=_weekday(one.on_date, texts)))
    return Item(
        kind=one.kind,
        title=texts.n("{n} progress report is missing", "{n} progress reports are missing", one.count),
        detail=" · ".join(parts),
        icon="reports",
        tone="warn",
        verb=texts.t("Open the files"),
        code="resident",
        args=_through(one),
    )


def _assessment(one: Attention, texts: Texts) -> Item:
    parts = [f"{texts.number(count)} × {texts.t(INSTRUMENTS[code].title)}" for code, count in one.others.items()]
    oldest = next(iter(one.concerns), None)
    if oldest is not None and oldest.on_date is not None:
        day = _day(oldest.on_date, texts)
        parts.append(texts.t("longest {name}, here since {day}", name=oldest.name, day=day))
    return Item(
        kind=one.kind,
        title=texts.t("Assessments are missing"),
        detail=" · ".join(parts),
        icon="assessment",
        tone="warn",
        verb=texts.t("Open the files"),
        code="resident",
        args=_through(one),
    )


def _holiday(one: Attention, texts: Texts) -> Item:
    names, day, groups = _days_ahead(one, texts)
    title = (
        texts.t("Holiday {day}: {names}", day=day, names=names)
        if one.count == 1
        else texts.t("Holidays from {day}: {names}", day=day, names=names)
    )
    meet = texts.n("{n} group would meet on a holiday", "{n} groups would meet on a holiday", groups)
    return _week_ahead(one, texts, title, meet if groups else texts.t("No group meets then"), "holiday")


def _lock_down(one: Attention, texts: Texts) -> Item:
    names, day, groups = _days_ahead(one, texts)
    title = (
        texts.t("Lock-down {day}: {names}", day=day, names=names)
        if one.count == 1
        else texts.t("Lock-downs from {day}: {names}", day=day, names=names)
    )
    planned = texts.n("{n} group is planned in it", "{n} groups are planned in it", groups)
    item = _week_ahead(one, texts, title, planned if groups else texts.t("No group is planned in it"), "lock")
    return attrs.evolve(item, tone="warn" if groups else "plain")


def _days_ahead(one: Attention, texts: Texts) -> tuple[str, str, int]:
    """What the days are called, the first of them, and how many groups meet in them."""
    day = _weekday(one.on_date, texts) if one.on_date is not None else ""
    return _and_more(one.notes[:1], len(one.notes), texts), day, one.others.get("groups", 0)


def _week_ahead(one: Attention, texts: Texts, title: str, detail: str, icon: str) -> Item:
    return Item(
        kind=one.kind,
        title=title,
        detail=detail,
        icon=icon,
        tone="plain",
        verb=texts.t("Open the week"),
        code="week",
        args={"week": str(Week.of(one.on_date))} if one.on_date is not None else {},
    )


def _backup(one: Attention, texts: Texts) -> Item:
    late = one.kind is AttentionKind.BACKUP_LATE
    title = texts.n("The last backup is {n} day old", "The last backup is {n} days old", one.count)
    detail = (
        texts.t("If this computer fails, everything since {day} is lost.", day=_weekday(one.on_date, texts))
        if (one.on_date is not None)
        else texts.t("If this computer fails, everything is lost.")
    )
    if one.on_date is None:
        title = texts.t("There is no backup yet")
    return Item(
        kind=one.kind,
        title=title,
        detail=detail,
        icon="backup",
        tone="danger" if late else "warn",
        verb=texts.t("Back up"),
        code="settings",
        args={"section": "backups"},
    )


_SAYS: dict[AttentionKind, Callable[[Attention, Texts], Item]] = {
    AttentionKind.BACKUP_LATE: _backup,
    AttentionKind.LEGAL: _legal,
    AttentionKind.NO_GROUP: _no_group,
    AttentionKind.WEEK_OPEN: _week_open,
    AttentionKind.PHASE_DUE: _phase_due,
    AttentionKind.REPORT_LATE: _report_late,
    AttentionKind.ASSESSMENT_MISSING: _assessment,
    AttentionKind.LOCK_DOWN_AHEAD: _lock_down,
    AttentionKind.HOLIDAY_AHEAD: _holiday,
    AttentionKind.BACKUP_DUE: _backup,
}
