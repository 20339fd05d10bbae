"""The papers of the house beside the progress report: gathered here, drawn by `reporting.render` in a worker."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import attrs

from tcdesk.domain.packet import Packet, PacketItem, PacketStep
from tcdesk.domain.roles import Action
from tcdesk.domain.views.prints import PrintChoice
from tcdesk.reports._base import PageOptions
from tcdesk.reports.documents import packet as paper
from tcdesk.services import packet_data
from tcdesk.services.guard import Guarded, allowed
from tcdesk.services.reporting import ONE_AT_A_TIME


def build_packet(
    packet: Packet,
    choice: PrintChoice,
    *,
    progress: Callable[[PacketStep], object] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bytes | None:
    """The PDF of a packet; None when `cancelled`, asked before every resident, says yes. A pure function for a worker.

    `progress` hears of every resident that was drawn.
    """
    options = PageOptions(paper=choice.paper, theme=choice.theme, language=choice.language)
    with ONE_AT_A_TIME:
        return paper.build(packet, options, progress=progress, cancelled=cancelled)


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
