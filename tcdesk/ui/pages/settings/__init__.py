"""The facility's own data: what it is, who works in it, where and when groups meet, who may sign in."""

from __future__ import annotations

from tcdesk.domain.roles import Action
from tcdesk.i18n import N_
from tcdesk.ui.pages._base import PAGES, PageSpec
from tcdesk.ui.pages.settings.page import SettingsPage

PAGES.add(
    PageSpec(
        code="settings",
        title=N_("Settings"),
        icon="settings",
        group="foot",
        order=9,
        key="Alt+9",
        needs=frozenset({Action.SETTING_READ}),
        factory=SettingsPage,
    )
)
