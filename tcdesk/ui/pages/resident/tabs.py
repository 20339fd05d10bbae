"""The tabs of a file, in order; a tab is there only for who may read what it shows."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from tcdesk.domain.roles import Action
from tcdesk.i18n import N_, Marked
from tcdesk.ui.context import Context
from tcdesk.ui.pages.resident.assessments_tab import AssessmentsTab
from tcdesk.ui.pages.resident.behaviour_tab import BehaviourTab
from tcdesk.ui.pages.resident.groups_tab import GroupsTab
from tcdesk.ui.pages.resident.intake_tab import IntakeTab
from tcdesk.ui.pages.resident.notes_tab import NotesTab
from tcdesk.ui.pages.resident.panel import Panel
from tcdesk.ui.pages.resident.plan_tab import PlanTab
from tcdesk.ui.pages.resident.reports_tab import ReportsTab
from tcdesk.ui.pages.resident.summary import Summary


@attrs.frozen(kw_only=True)
class Tab:
    """One tab: its code, its title, what makes it, and the action whoever reads it must be allowed."""

    code: str
    title: Marked
    make: Callable[[Context], Panel]
    needs: Action = Action.RESIDENT_READ


TABS = (
    Tab(code="summary", title=N_("Summary"), make=Summary),
    Tab(code="intake", title=N_("Intake"), make=IntakeTab),
    Tab(code="assessments", title=N_("Assessments"), make=AssessmentsTab, needs=Action.CARE_READ),
    Tab(code="groups", title=N_("Groups"), make=GroupsTab, needs=Action.CARE_READ),
    Tab(code="behaviour", title=N_("Behaviour"), make=BehaviourTab, needs=Action.CARE_READ),
    Tab(code="plan", title=N_("Plan"), make=PlanTab, needs=Action.CARE_READ),
    Tab(code="notes", title=N_("Notes"), make=NotesTab, needs=Action.CARE_READ),
    Tab(code="reports", title=N_("Reports"), make=ReportsTab, needs=Action.REPORT_DRAFT),
)


def tabs_for(context: Context) -> tuple[Tab, ...]:
    """The tabs this person may read."""
    return tuple(tab for tab in TABS if context.can(tab.needs))
