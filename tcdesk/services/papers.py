"""The papers of the house beside the progress report: gathered here, drawn by `reporting.render` in a worker."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import attrs

from tcdesk.domain.assessment_sheet import AssessmentSheet
from tcdesk.domain.calendar import Week
from tcdesk.domain.intake_summary import IntakeSummary
from tcdesk.domain.monthly_recap import MonthlyRecap
from tcdesk.domain.packet import Packet, PacketItem, PacketStep
from tcdesk.domain.resident_month import ResidentMonth
from tcdesk.domain.roles import Action
from tcdesk.domain.sign_in_sheet import SignInSheet, SignInSheets
from tcdesk.domain.views.prints import PrintChoice
from tcdesk.i18n import texts
from tcdesk.reports.documents import packet as paper
from tcdesk.reports.spreadsheets import recap as spreadsheet
from tcdesk.services import packet_data, paper_data, recap_data
from tcdesk.services.drawing import ONE_AT_A_TIME, page_options
from tcdesk.services.guard import Guarded, allowed

PACKET = "packet"


def build_packet(
    packet: Packet,
    choice: PrintChoice,
    *,
    progress: Callable[[PacketStep], object] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bytes | None:
    """The PDF of a packet; None when `cancelled`, asked all along the way, says yes. A pure function for a worker.

    `progress` hears of every resident that was drawn.
    """
    with ONE_AT_A_TIME:
        return paper.build(packet, page_options(choice, PACKET), progress=progress, cancelled=cancelled)


def recap_workbook(recap: MonthlyRecap, choice: PrintChoice) -> bytes:
    """The recap as a workbook (XLSX) in the first language of the choice; a pure function for a worker."""
    return spreadsheet.workbook(recap, texts(choice.language[:2]), choice.paper)


class Papers(Guarded):
    """Use cases of papers: each gives the record a document takes."""

    @property
    def build_packet(self) -> Callable[..., bytes | None]:
        """`build_packet(packet, choice, progress=..., cancelled=...)`: for a worker; it touches no store."""
        return build_packet

    @allowed(Action.REPORT_PRINT)
    def packet_head(self, day: date, *, is_padded: bool = False) -> tuple[Packet, tuple[int, ...]]:
        """The packet of the conference on `day` without its reports, and the numbers of its agenda's items in order.

        For a window that stays alive: it asks for one `packet_item` after the other. Raises Conflict where there is no
        conference on that day.
        """
        return packet_data.head(self._work, day, is_padded=is_padded)

    @allowed(Action.REPORT_PRINT)
    def packet_item(self, item_id: int) -> PacketItem:
        """One resident of an agenda with his report: the final one of these weeks, else a draft. Raises Conflict."""
        return packet_data.item(self._work, item_id)

    @allowed(Action.REPORT_PRINT)
    def packet(self, day: date, *, is_padded: bool = False) -> Packet:
        """The whole packet of the conference on `day`. Raises Conflict where there is none."""
        found, numbers = packet_data.head(self._work, day, is_padded=is_padded)
        return attrs.evolve(found, items=tuple(packet_data.item(self._work, number) for number in numbers))

    @allowed(Action.REPORT_PRINT)
    def resident_month(self, resident_id: int, month: date) -> ResidentMonth:
        """Attendance and behaviour of one resident in the month of a day. Raises Invalid, Conflict."""
        return paper_data.resident_month(self._work, resident_id, month)

    @allowed(Action.RESIDENT_READ)
    def intake_summary(self, resident_id: int) -> IntakeSummary:
        """The intake of one resident, without what never stands on paper. Raises Conflict."""
        return paper_data.intake_summary(self._work, resident_id)

    @allowed(Action.REPORT_PRINT)
    def assessment_sheet(self, resident_id: int, instrument: str, on_date: date | None = None) -> AssessmentSheet:
        """The sheet of one instrument as it was filled in on a day; blank without one. Raises Conflict."""
        return paper_data.assessment_sheet(self._work, resident_id, instrument, on_date)

    @allowed(Action.WEEK_READ)
    def sign_in_sheet(self, session_id: int) -> SignInSheet:
        """The sheet that goes round in one session. Raises Conflict."""
        return paper_data.sign_in_sheet(self._work, session_id)

    @allowed(Action.WEEK_READ)
    def sign_in_sheets(self, week: Week) -> SignInSheets:
        """The sheets of everything that meets in groups in a week, in order. Raises Conflict where nothing does."""
        return paper_data.sign_in_sheets(self._work, week)

    @allowed(Action.REPORT_PRINT)
    def recap(self, month: date, *, with_names: bool = True) -> MonthlyRecap:
        """The month of a day in numbers, with people by name or by initials. Raises Invalid for a month to come."""
        return recap_data.recap(self._work, month, with_names=with_names)

    @property
    def recap_workbook(self) -> Callable[[MonthlyRecap, PrintChoice], bytes]:
        """`recap_workbook(recap, choice)`: the recap as XLSX, for a worker; it touches no store."""
        return recap_workbook
