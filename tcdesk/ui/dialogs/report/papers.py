"""The other papers of one resident, beside the progress report in the same dialog: gathered when one is chosen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import attrs

from tcdesk.domain.instruments._base import INSTRUMENTS
from tcdesk.domain.roles import Action
from tcdesk.ui.context import Context
from tcdesk.ui.dialogs.printing import Family, Item, Source

_MONTHS = 6
MONTH, INTAKE, SHEET = "resident_month", "intake_summary", "assessment_sheet"


def families(context: Context, resident_id: int, name: str) -> tuple[Family, ...]:
    """The monthly sheets, the intake and the instruments of a resident, as far as this person may print them.

    `name` begins the names of files.
    """
    papers, t = context.services.papers, context.texts.t
    found: list[Family] = []
    if not context.can(Action.REPORT_PRINT):
        return ()
    if context.can(Action.CARE_READ):
        months = tuple(
            _item(context, MONTH, resident_id, f"{name}-{month:%Y-%m}", context.texts.month(month),
                  partial(papers.resident_month, resident_id, month))
            for month in _months(context.today())
        )  # fmt: skip
        found.append(Family(words=t("Monthly sheet"), items=months))
    if context.can(Action.RESIDENT_READ):
        gather = partial(papers.intake_summary, resident_id)
        found.append(
            Family(
                words=t("Intake summary"), items=(_item(context, INTAKE, resident_id, f"{name}-intake", "", gather),)
            )
        )
    if context.can(Action.CARE_READ):
        found.append(Family(words=t("Assessment sheet"), items=_sheets(context, resident_id, name)))
    return tuple(found)


def _months(today: date) -> list[date]:
    """The first days of this month and of those before it, the newest first."""
    found = [today.replace(day=1)]
    while len(found) < _MONTHS:
        found.append((found[-1] - timedelta(days=1)).replace(day=1))
    return found


def _sheets(context: Context, resident_id: int, name: str) -> tuple[Item, ...]:
    """Every instrument as it was filled in, the newest first, then blank."""
    papers, t = context.services.papers, context.texts.t
    entries = context.services.histories.assessments(resident_id)
    filled = {(one.instrument, one.on_date): one for one in reversed(entries)}
    items = [
        _item(context, SHEET, resident_id, f"{name}-{one.instrument}-{day:%Y-%m-%d}",
              f"{t(one.title)} · {context.texts.date(day)}",
              partial(papers.assessment_sheet, resident_id, one.instrument, day))
        for (_instrument, day), one in sorted(filled.items(), key=lambda pair: pair[0][1], reverse=True)
    ]  # fmt: skip
    items += [
        _item(context, SHEET, resident_id, f"{name}-{code}", t("{title} · blank", title=t(title)),
              partial(papers.assessment_sheet, resident_id, code))
        for code, title in ((one.code, one.title) for one in INSTRUMENTS)
    ]  # fmt: skip
    return tuple(items)


def _item(
    context: Context, document: str, resident_id: int, name: str, words: str, gather: Callable[[], attrs.AttrsInstance]
) -> Item:
    def gathered() -> Source:
        return Source.of(context.services.reporting, document, gather())

    return Item(document=document, gather=gathered, name=name, words=words, resident_id=resident_id)
