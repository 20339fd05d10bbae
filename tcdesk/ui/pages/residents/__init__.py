"""The resident list."""

from __future__ import annotations

from tcdesk.domain.roles import Action
from tcdesk.i18n import N_
from tcdesk.ui.pages._base import PAGES, PageSpec
from tcdesk.ui.pages.residents.find import finder
from tcdesk.ui.pages.residents.page import ResidentsPage

SPEC = PAGES.add(
    PageSpec(
        code="residents",
        title=N_("Residents"),
        icon="residents",
        order=2,
        key="Alt+2",
        needs=frozenset({Action.RESIDENT_LIST}),
        factory=ResidentsPage,
        find=finder,
    )
)
