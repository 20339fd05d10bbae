"""The columns of the agenda and of the list of final reports."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QRectF, QSize

from tcdesk.domain.views.conferences import AgendaLine
from tcdesk.domain.views.finals import FinalLine
from tcdesk.i18n import N_, Texts
from tcdesk.ui.kit.cell import Cell
from tcdesk.ui.kit.photo import draw_photo
from tcdesk.ui.kit.table import RIGHT, Column
from tcdesk.ui.pages.reports import words
from tcdesk.ui.pages.reports.knowing import Known

PHOTO = QSize(26, 34)
_GRIP = 14

Photos = dict[int, bytes]
Know = Callable[[int], Known | None]


def _paint_person(cell: Cell[AgendaLine], photos: Photos) -> None:
    """Grip, photo, name and register number."""
    theme, line = cell.theme, cell.record
    middle = cell.box.center().y()
    grip = theme.px(_GRIP)
    theme.icons.paint(cell.painter, QRectF(cell.box.left() - 4, middle - grip / 2, grip, grip), "grip", "ink3")
    width, height = theme.px(PHOTO.width()), theme.px(PHOTO.height())
    left = cell.box.left() + grip
    draw_photo(
        cell.painter, QRectF(left, round(middle - height / 2), width, height), photos.get(line.resident_id), theme
    )
    inset = grip + width + 10
    cell.line(line.name, 0, 2, font=theme.font("body", 600), left=inset)
    cell.line(f"{line.register_no} · {line.counselor}", 1, 2, font=theme.font("small"), color="ink2", left=inset)


def _report(line: AgendaLine, texts: Texts) -> str:
    return texts.t("Final") if line.number else texts.t("Draft")


def _standing(line: AgendaLine, texts: Texts, know: Know) -> tuple[str, str]:
    """What stands under the word, and its colour: the number, what is missing, or that it is ready."""
    if line.number:
        return line.number, "ok"
    if not line.is_own:
        return texts.t("not yours"), "ink3"
    known = know(line.resident_id)
    if known is None:
        return "…", "ink3"
    if known.refusal is not None:
        return texts.t("cannot be read"), "danger"
    if known.missing:
        return texts.n("{n} thing is missing", "{n} things are missing", len(known.missing)), "warn"
    return texts.t("complete"), "ink2"


def _paint_report(cell: Cell[AgendaLine], know: Know) -> None:
    below, tone = _standing(cell.record, cell.texts, know)
    cell.line(_report(cell.record, cell.texts), 0, 2, font=cell.theme.font("body", 600 if cell.record.number else 400))
    cell.line(below, 1, 2, font=cell.theme.font("small"), color=tone)


def agenda_columns(photos: Photos, know: Know) -> tuple[Column[AgendaLine], ...]:
    """The columns of an agenda, left to right; none of them sorts, the order is the conference's own."""
    return (
        Column(code="place", title=N_("No."), width=40, align=RIGHT, text=lambda r, t: t.number(r.place)),
        Column(
            code="name", title=N_("Resident"), width=210, stretch=True, text=lambda r, _t: r.name,
            second=lambda r, _t: r.register_no, paint=lambda cell: _paint_person(cell, photos),
        ),
        Column(
            code="phase", title=N_("Phase · day"), width=126, drop=2, text=lambda r, _t: r.phase,
            second=words.phase_count,
        ),
        Column(
            code="reasons", title=N_("Due because"), width=150, drop=1, text=words.reasons, tip=words.reasons,
            tone=lambda _r: "ink2",
        ),
        Column(code="proposal", title=N_("Proposal"), width=142, drop=3, text=words.proposal, tip=words.proposal),
        Column(
            code="report", title=N_("Report"), width=156, text=_report,
            second=lambda r, t: _standing(r, t, know)[0], paint=lambda cell: _paint_report(cell, know),
        ),
    )  # fmt: skip


def final_columns(local: Callable[[datetime], datetime]) -> tuple[Column[FinalLine], ...]:
    """The columns of the list of final reports; `local` gives a moment as it is shown here."""
    return (
        Column(
            code="number", title=N_("Number"), width=176, bold=True, text=lambda r, _t: r.number, key=lambda r: r.id,
            descending_first=True,
        ),
        Column(
            code="name", title=N_("Resident"), width=190, stretch=True, text=lambda r, _t: r.name,
            second=lambda r, _t: r.register_no, key=lambda r: r.name.casefold(),
        ),
        Column(
            code="as_of", title=N_("Report of"), width=104, text=lambda r, t: t.date(r.as_of), key=lambda r: r.as_of,
            descending_first=True,
        ),
        Column(
            code="by", title=N_("Made final by"), width=170, drop=2, text=lambda r, _t: r.by,
            second=lambda r, t: f"{t.date(local(r.finalised_at).date())} {t.time(local(r.finalised_at))}",
            key=lambda r: r.by.casefold(),
        ),
        Column(code="code", title=N_("Verification code"), width=168, drop=3, text=lambda r, _t: r.code),
        Column(
            code="copies", title=N_("Copies"), width=118, drop=1, align=RIGHT, text=lambda r, t: t.number(r.copies),
            second=lambda r, t: t.date(local(r.last_at).date()) if r.last_at is not None else "",
            key=lambda r: r.copies, descending_first=True,
        ),
    )  # fmt: skip
