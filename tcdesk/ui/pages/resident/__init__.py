"""One resident's file."""

from __future__ import annotations

from tcdesk.domain.roles import Action
from tcdesk.i18n import N_
from tcdesk.ui.pages._base import PAGES, PageSpec
from tcdesk.ui.pages.resident.page import ResidentPage

SPEC = PAGES.add(
    PageSpec(
        code="resident",
        title=N_("Resident's file"),
        icon="person",
        group="hidden",
        under="residents",
        order=20,
        needs=frozenset({Action.RESIDENT_READ}),
        factory=ResidentPage,
    )
)
