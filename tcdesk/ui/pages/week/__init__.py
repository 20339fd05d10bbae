"""The week of group therapy: who sits with whom, with which counselor, when and where."""

from __future__ import annotations

from tcdesk.domain.roles import Action
from tcdesk.i18n import N_
from tcdesk.ui.pages._base import PAGES, PageSpec
from tcdesk.ui.pages.week.page import WeekPage

SPEC = PAGES.add(
    PageSpec(
        code="week",
        title=N_("Schedule"),
        icon="schedule",
        order=3,
        key="Alt+3",
        needs=frozenset({Action.WEEK_READ}),
        factory=WeekPage,
        rail=True,
    )
)
