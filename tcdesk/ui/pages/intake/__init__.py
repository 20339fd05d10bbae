"""A new resident: the intake form, from the six fields of the minimum to a whole file."""

from __future__ import annotations

from tcdesk.domain.roles import Action
from tcdesk.i18n import N_
from tcdesk.ui.pages._base import PAGES, GlobalKey, PageSpec
from tcdesk.ui.pages.intake.page import IntakePage

SPEC = PAGES.add(
    PageSpec(
        code="intake",
        title=N_("New resident"),
        icon="add",
        group="hidden",
        under="residents",
        order=21,
        needs=frozenset({Action.RESIDENT_ADMIT}),
        factory=IntakePage,
        global_keys=(GlobalKey(words=N_("New resident"), keys="Ctrl+N", icon="add"),),
    )
)
