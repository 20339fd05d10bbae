"""The sections of the settings, each with its panels."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs

from tcdesk.domain.roles import Action
from tcdesk.domain.settings import SettingGroup
from tcdesk.i18n import N_, Marked
from tcdesk.ui.context import Context
from tcdesk.ui.pages.settings.about import AboutPanel
from tcdesk.ui.pages.settings.accounts import AccountsPanel
from tcdesk.ui.pages.settings.backups import BackupsPanel
from tcdesk.ui.pages.settings.calendar_panel import CalendarPanel
from tcdesk.ui.pages.settings.letterhead import LetterheadPanel
from tcdesk.ui.pages.settings.list_panel import ListPanel
from tcdesk.ui.pages.settings.list_spec import ListSpec
from tcdesk.ui.pages.settings.lists_calendar import HOLIDAYS, LOCK_DOWNS
from tcdesk.ui.pages.settings.lists_coded import ACTIVITIES, DEPARTMENTS, SUBSTANCES
from tcdesk.ui.pages.settings.lists_house import BANDS, CLOSURES, ROOMS, SLOTS
from tcdesk.ui.pages.settings.lists_people import LEAVE, STAFF
from tcdesk.ui.pages.settings.lists_programme import COHORTS, CRITERIA, PHASES
from tcdesk.ui.pages.settings.panel import LockedPanel, Panel
from tcdesk.ui.pages.settings.setting_panel import SettingPanel
from tcdesk.ui.pages.settings.signatures import SignaturesPanel

Make = Callable[[Context], Panel]


@attrs.frozen(kw_only=True)
class Section:
    """A line of the list: its code, its words and its panels by code and title.

    Who may not do `needs` sees that the section is there and whose it is.
    """

    code: str
    title: Marked
    panels: tuple[tuple[str, Marked, Make], ...]
    needs: Action = Action.SETTING_READ

    def make(self, context: Context, place: int) -> Panel:
        """One of its panels, or the words that say who may see it."""
        if not context.can(self.needs):
            return LockedPanel(context, self.needs, context.texts.t(self.title))
        return self.panels[place][2](context)


def _list(spec: ListSpec[Any]) -> tuple[str, Marked, Make]:  # a list of any records
    return spec.code, spec.title, lambda context: ListPanel(context, spec)


def _settings(title: Marked, *groups: SettingGroup) -> tuple[str, Marked, Make]:
    return groups[0].value, title, lambda context: SettingPanel(context, groups)


SECTIONS = (
    Section(
        code="facility",
        title=N_("Facility and letterhead"),
        panels=(
            ("letterhead", N_("Letterhead"), LetterheadPanel),
            ("signatures", N_("Signature blocks"), SignaturesPanel),
        ),
    ),
    Section(
        code="programme",
        title=N_("Cohorts and phases"),
        panels=(
            _settings(N_("Programme"), SettingGroup.PROGRAMME),
            _list(COHORTS),
            _list(PHASES),
            _list(CRITERIA),
        ),
    ),
    Section(code="staff", title=N_("Staff and leave"), panels=(_list(STAFF), _list(LEAVE))),
    Section(code="rooms", title=N_("Rooms"), panels=(_list(ROOMS), _list(CLOSURES))),
    Section(code="slots", title=N_("Hours of the week"), panels=(_list(SLOTS), _list(BANDS))),
    Section(
        code="calendar",
        title=N_("Calendar"),
        panels=(("year", N_("Year"), CalendarPanel), _list(HOLIDAYS), _list(LOCK_DOWNS)),
    ),
    Section(
        code="groups",
        title=N_("Groups and weights"),
        panels=(_settings(N_("Groups and weights"), SettingGroup.GROUPS, SettingGroup.WEIGHTS),),
    ),
    Section(code="paper", title=N_("Paper"), panels=(_settings(N_("Paper"), SettingGroup.PAPER),)),
    Section(
        code="choices",
        title=N_("What forms offer"),
        panels=(
            _settings(N_("Words"), SettingGroup.CHOICES),
            _list(SUBSTANCES),
            _list(ACTIVITIES),
            _list(DEPARTMENTS),
        ),
    ),
    Section(
        code="screen", title=N_("Screen and lock"), panels=(_settings(N_("Screen and lock"), SettingGroup.SCREEN),)
    ),
    Section(
        code="accounts",
        title=N_("Accounts and roles"),
        needs=Action.USER_MANAGE,
        panels=(("accounts", N_("Accounts"), AccountsPanel),),
    ),
    Section(
        code="backups",
        title=N_("Backups"),
        needs=Action.BACKUP_MAKE,
        panels=(("backups", N_("Backups"), BackupsPanel),),
    ),
    Section(
        code="about",
        title=N_("About the program"),
        panels=(("about", N_("About the program"), AboutPanel),),
    ),
)
