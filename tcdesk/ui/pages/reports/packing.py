"""From an agenda to the print dialog: one report after the other is gathered, with a bar and a way out."""

from __future__ import annotations

from functools import partial

import attrs
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from tcdesk.domain.packet import Packet, PacketItem
from tcdesk.domain.progress import ReportStatus
from tcdesk.domain.refusals import Refusal
from tcdesk.domain.views.conferences import ConferenceLine
from tcdesk.ui.context import Context
from tcdesk.ui.dialogs._overlay import Overlay
from tcdesk.ui.dialogs.printing import Family, Item, Printable, Remark, Source, lost_of, open_printing
from tcdesk.ui.kit.states import BusyPanel, Step, StepState
from tcdesk.ui.pages.reports import words

DOCUMENT = "packet"


class Packing(Overlay):
    """Gathers the packet of a conference; when all is there the print dialog takes its place.

    Each report has a turn of its own, so the window goes on living. Raises what the head of the packet refuses.
    """

    def __init__(self, context: Context, host: QWidget, line: ConferenceLine) -> None:
        self._head, self._numbers = context.services.papers.packet_head(line.conference.on_date)
        super().__init__(host, context.theme, 560)
        self._context, self._over, self._line = context, host, line
        self._items: list[PacketItem] = []
        texts = context.texts
        title = texts.t("Making the packet")
        self.panel = BusyPanel(context.theme, texts, title, texts.t("Cancelling changes nothing: the agenda stays."))
        self.panel.cancelled.connect(self.cancel)
        self.content.setContentsMargins(0, 4, 0, 4)
        self.content.addWidget(self.panel)
        self.setAccessibleName(title)
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._on_turn)
        self.closed.connect(self._turn.stop)
        self._say()
        self._turn.start()

    def _say(self) -> None:
        texts, done, of = self._context.texts, len(self._items), len(self._numbers)
        self.panel.show_share(done / of if of else None)
        note = texts.t("{n} of {m}", n=texts.number(done), m=texts.number(of))
        self.panel.show_steps(
            (
                Step(words=texts.t("Gather the reports"), state=StepState.RUNNING, note=note),
                Step(words=texts.t("Draw cover, agenda, reports, minutes and sign-off")),
            )
        )

    def _on_turn(self) -> None:
        if len(self._items) == len(self._numbers):
            self._turn.stop()
            context, host = self._context, self._over
            printable = packet_printable(context, attrs.evolve(self._head, items=tuple(self._items)), self._line)
            self.finish()
            open_printing(context, host, printable)
            return
        with self._context.errors.guard(self._on_refused):
            self._items.append(self._context.services.papers.packet_item(self._numbers[len(self._items)]))
            self._say()

    def _on_refused(self, refusal: Refusal) -> None:
        self.cancel()
        self._context.errors.take(refusal)


def packet_printable(context: Context, packet: Packet, line: ConferenceLine) -> Printable:
    """The packet as the print dialog takes it: for both sides of the sheets, or for one."""
    texts, t = context.texts, context.texts.t
    build = context.services.papers.build_packet
    word = t("packet")
    source = Source(make=partial(build, packet), lost=lost_of(context.services.reporting, DOCUMENT, packet))
    whole = Item(document=DOCUMENT, source=source, name=f"{word}-{packet.on_date:%Y-%m-%d}")
    on_both = attrs.evolve(source, make=partial(build, attrs.evolve(packet, is_padded=True)))
    padded = attrs.evolve(whole, source=on_both)
    drafts = sum(item.report.status is ReportStatus.DRAFT for item in packet.items)
    count = texts.n("{n} resident", "{n} residents", len(packet.items))
    if drafts:
        remark = Remark(
            title=texts.n("{n} report is still a draft", "{n} reports are still drafts", drafts),
            text=t("Each says so on its pages. The final ones go in as they were frozen."),
            tone="warn",
        )
    else:
        remark = Remark(title=t("Every report is final"), text=t("They go in as they were frozen."), tone="ok")
    return Printable(
        title=t("Print the packet"),
        line=f"{words.conference(line.conference, texts)} · {count}",
        families=(
            Family(words=t("Both sides of the sheet"), items=(padded,)),
            Family(words=t("One side of the sheet"), items=(whole,)),
        ),
        usual=context.services.reporting.choice(),
        remark=remark,
    )
