"""The packet of a case conference: cover, agenda, every report, minutes and sign-off, drawn as one document."""

from __future__ import annotations

import functools
import gc
from collections.abc import Callable, Generator
from contextlib import contextmanager

import attrs

from tcdesk.domain.packet import Packet, PacketStep
from tcdesk.i18n import N_, Texts
from tcdesk.reports._base import DOCUMENTS, Document, PageOptions
from tcdesk.reports.documents.progress import draw as draw_report
from tcdesk.reports.packet.agenda import draw_agenda
from tcdesk.reports.packet.cover import draw_blank, draw_cover
from tcdesk.reports.packet.minutes import draw_minutes
from tcdesk.reports.paper.finding import Ahead, mark_place, show_outline
from tcdesk.reports.paper.frame import Frame
from tcdesk.reports.paper.sheet import Properties, Sheet
from tcdesk.reports.paper.tokens import page
from tcdesk.reports.samples import packet as samples

TITLE = N_("Case-conference packet")
CONFIDENTIAL = N_("Case-conference packet. Return it to the secretary of the conference after the meeting.")
WHOLE = N_("Packet page {n}")


def render(packet: Packet, options: PageOptions) -> bytes:
    """The packet as a PDF."""
    with _uncollected():
        return _built(packet, options, _nobody_hears, _never)


def build(
    packet: Packet,
    options: PageOptions,
    *,
    progress: Callable[[PacketStep], object] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bytes | None:
    """The packet as a PDF; None when `cancelled`, asked all along the way, says yes.

    `progress` hears of every resident that was drawn.
    """
    try:
        with _uncollected():
            return _built(packet, options, progress or _nobody_hears, cancelled or _never)
    except _StoppedError:
        return None


@contextmanager
def _uncollected() -> Generator[None]:
    """Without looking for garbage, of which a packet makes none worth it: it would be looked for a thousand times."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _StoppedError(Exception):
    """Somebody does not want the packet any more."""


def _nobody_hears(_step: PacketStep) -> None: ...


def _never() -> bool:
    return False


def _built(
    packet: Packet, options: PageOptions, progress: Callable[[PacketStep], object], cancelled: Callable[[], bool]
) -> bytes:
    t = options.texts
    properties = Properties(
        title=f"{title_of(packet, t)} · {t.date_long(packet.on_date)}",
        author=packet.letterhead.institution,
        subject=t.t(TITLE),
        made_on=packet.on_date,
    )
    sheet = Sheet(page(options.paper, options.profile), options, properties)
    ahead, frame, pages = Ahead(sheet), _frame(packet, t), dict[str, str]()
    show_outline(sheet)
    sheet.begin_part(frame)
    draw_cover(sheet, packet, title_of(packet, t), TITLE, ahead)
    draw_agenda(sheet, packet, ahead)
    sheet.end_part()
    total = len(packet.items)
    for number, item in enumerate(packet.items):
        _stop_if(cancelled)
        _pad(sheet, packet, frame)
        pages[f"item-{number}"] = t.number(sheet.number_in_file)
        report = attrs.evolve(item.report, demo=packet.demo)
        mark_place(sheet, f"item-{number}", f"{number + 1}. {report.identity.name}", level=1)
        draw_report(sheet, report, WHOLE)
        progress(PacketStep(done=number + 1, total=total))
    _pad(sheet, packet, frame)
    sheet.begin_part(attrs.evolve(frame, is_headed_first=True))
    draw_minutes(sheet, packet)
    pages["total"] = t.number(sheet.number_in_file)
    sheet.end_part()
    ahead.settle(pages)
    return sheet.finish(functools.partial(_stop_if, cancelled))


def _stop_if(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise _StoppedError


def _pad(sheet: Sheet, packet: Packet, frame: Frame) -> None:
    """Fill the back of a sheet, so that what follows begins on a page of its own sheet."""
    if packet.is_padded and sheet.number_in_file % 2 == 0:
        sheet.begin_part(attrs.evolve(frame, head=""))
        draw_blank(sheet)
        sheet.end_part()


def title_of(packet: Packet, t: Texts) -> str:
    """The facility's own title, or the usual one."""
    return packet.title.strip() or t.t(TITLE)


def _frame(packet: Packet, t: Texts) -> Frame:
    return Frame(
        head=f"{title_of(packet, t)} · {t.date_long(packet.on_date)}",
        confidential=CONFIDENTIAL,
        whole=WHOLE,
        is_counted=False,
        is_demo=packet.demo,
    )


def _samples() -> dict[str, Packet]:
    return {"empty": samples.empty(), "typical": samples.typical(), "overfull": samples.overfull()}


DOCUMENTS.add(
    Document(code="packet", title=TITLE, version=4, takes=Packet, render=render, samples=_samples, numbering=WHOLE)
)
