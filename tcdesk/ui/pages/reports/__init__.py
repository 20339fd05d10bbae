"""Reports: the packet of a case conference, final reports, and the code on them."""

from __future__ import annotations

from tcdesk.domain.roles import Action
from tcdesk.i18n import N_
from tcdesk.ui.pages._base import PAGES, GlobalKey, PageSpec
from tcdesk.ui.pages.reports.find import finder
from tcdesk.ui.pages.reports.page import ReportsPage

SPEC = PAGES.add(
    PageSpec(
        code="reports",
        title=N_("Reports"),
        icon="reports",
        order=7,
        key="Alt+7",
        needs=frozenset({Action.CONFERENCE_READ}),
        factory=ReportsPage,
        find=finder,
        global_keys=(
            GlobalKey(words=N_("Check the code of a report"), keys="Ctrl+Shift+K", icon="sealed", args={"check": True}),
        ),
    )
)
