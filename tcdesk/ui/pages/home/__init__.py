"""The first page: what needs me now."""

from __future__ import annotations

from tcdesk.domain.roles import Action
from tcdesk.i18n import N_
from tcdesk.ui.pages._base import PAGES, PageSpec
from tcdesk.ui.pages.home.page import HomePage

PAGES.add(
    PageSpec(
        code="home",
        title=N_("Home"),
        icon="home",
        order=-1,
        key="Alt+1",
        needs=frozenset({Action.SETTING_READ}),
        factory=HomePage,
    )
)
