"""The use cases of one sign-in, as one record: all that a screen can reach."""

from __future__ import annotations

import attrs

from tcdesk.domain.views.people import Who
from tcdesk.services.accounts import Accounts
from tcdesk.services.audit import Audit
from tcdesk.services.backups import Backups
from tcdesk.services.conferences import Conferences
from tcdesk.services.drafts import Drafts
from tcdesk.services.facility import Facility
from tcdesk.services.final_reports import FinalReports
from tcdesk.services.guard import Work
from tcdesk.services.histories import Histories
from tcdesk.services.home import Home
from tcdesk.services.intake import Intake
from tcdesk.services.narratives import Narratives
from tcdesk.services.notes import Notes
from tcdesk.services.papers import Papers
from tcdesk.services.reporting import Reporting
from tcdesk.services.residents import Residents
from tcdesk.services.scheduling import Scheduling
from tcdesk.services.weeks import Weeks
from tcdesk.store.kdf import STRONG, Profile


@attrs.frozen(kw_only=True)
class Services:
    """Every service, for `who`; dead once the desk was locked or left (each call then raises Denied)."""

    who: Who
    accounts: Accounts
    audit: Audit
    backups: Backups
    conferences: Conferences
    drafts: Drafts
    facility: Facility
    final_reports: FinalReports
    histories: Histories
    home: Home
    intake: Intake
    narratives: Narratives
    notes: Notes
    papers: Papers
    reporting: Reporting
    residents: Residents
    scheduling: Scheduling
    weeks: Weeks

    @classmethod
    def build(cls, work: Work, kdf: Profile = STRONG) -> Services:
        """The services over one open store; nothing is read yet. `kdf` is what a new password costs."""
        return cls(
            who=work.who,
            accounts=Accounts(work, kdf),
            audit=Audit(work),
            backups=Backups(work),
            conferences=Conferences(work),
            drafts=Drafts(work),
            facility=Facility(work),
            final_reports=FinalReports(work),
            histories=Histories(work),
            home=Home(work),
            intake=Intake(work),
            narratives=Narratives(work),
            notes=Notes(work),
            papers=Papers(work),
            reporting=Reporting(work),
            residents=Residents(work),
            scheduling=Scheduling(work),
            weeks=Weeks(work),
        )
