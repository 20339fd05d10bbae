"""The columns of the resident list and how their cells are drawn."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt

from tcdesk.domain.phase import Stage
from tcdesk.domain.views.residents import Flag, ResidentRow
from tcdesk.figures.bars import PROGRESS, ProgressData, Tone
from tcdesk.figures.palette import screen_palette
from tcdesk.figures.pen import Box
from tcdesk.figures.sparkline import SPARKLINE, SparklineData
from tcdesk.figures.style import SCREEN
from tcdesk.i18n import N_, Texts
from tcdesk.ui import resident_words as words
from tcdesk.ui.kit.cell import Cell
from tcdesk.ui.kit.paint import RIGHT, draw_text
from tcdesk.ui.kit.pen import ScreenPen
from tcdesk.ui.kit.photo import draw_photo
from tcdesk.ui.kit.table import NOTHING, Column

PHOTO = QSize(26, 34)
MOST_FLAGS = 3
LEGAL = "legal"

_FLAG_BOX, _FLAG_GAP, _FLAG_ICON = 24, 4, 16
_BAR_WIDTH, _BAR_HEIGHT, _BAR_GAP = 74, 5, 6
_LINE_WIDTH, _LINE_HEIGHT = 62, 26
_LINE_LOW, _LINE_HIGH = 0.5, 1.1
"""The scale of every small attendance line, so that rows compare."""
_STAGES = {stage: place for place, stage in enumerate(Stage)}
_FLAGS = {flag: place for place, flag in enumerate(Flag)}
_PLAIN_STAGES = frozenset({Stage.PRIMARY})

Photos = dict[int, bytes]


def _pen(cell: Cell[ResidentRow]) -> ScreenPen:
    return ScreenPen(cell.painter, screen_palette(cell.theme.tokens))


def _box(rect: QRectF) -> Box:
    return Box(rect.x(), rect.y(), rect.width(), rect.height())


def paint_person(cell: Cell[ResidentRow], photos: Photos) -> None:
    """Photo, name, register number and substance."""
    theme, row = cell.theme, cell.record
    width, height = theme.px(PHOTO.width()), theme.px(PHOTO.height())
    photo = QRectF(cell.box.left(), round(cell.box.center().y() - height / 2), width, height)
    draw_photo(cell.painter, photo, photos.get(row.id), theme)
    left = width + 10
    cell.line(row.name, 0, 2, font=theme.font("body", 600), left=left)
    cell.line(words.identity(row), 1, 2, font=theme.font("small"), color="ink2", left=left)


def paint_phase(cell: Cell[ResidentRow]) -> None:
    """The phase, and how much of its length has passed; amber when it is full."""
    theme, row = cell.theme, cell.record
    if not row.phase:
        cell.line(NOTHING, color="ink3")
        return
    cell.line(row.phase, 0, 2)
    line = theme.line_height("small")
    middle = round(cell.box.center().y() + line / 2) + 0.5
    left = cell.box.left()
    if row.target:
        tone = Tone.DUE if row.is_due else Tone.PLAIN if row.stage in _PLAIN_STAGES else Tone.SECOND
        bar = Box(left, middle - _BAR_HEIGHT / 2, theme.px(_BAR_WIDTH), _BAR_HEIGHT)
        style = SCREEN.scaled(theme.text_size / 100)
        PROGRESS.draw(_pen(cell), bar, ProgressData(part=row.day, whole=row.target, tone=tone), style, cell.texts)
        left = bar.right + _BAR_GAP
    font = theme.font("small", 600 if row.is_due else 400)
    cell.line(
        words.phase_count(row, cell.texts), 1, 2, font=font, color="warn" if row.is_due else "ink2",
        left=left - cell.box.left(),
    )  # fmt: skip


def paint_attendance(cell: Cell[ResidentRow]) -> None:
    """The share of each of the last weeks as a line, and of all of them in per cent."""
    theme, row = cell.theme, cell.record
    if row.share is None:
        cell.line(NOTHING, color="ink3")
        return
    is_low = Flag.ATTENDANCE in row.flags
    width, height = min(theme.px(_LINE_WIDTH), cell.box.width() * 0.6), theme.px(_LINE_HEIGHT)
    area = Box(cell.box.left(), round(cell.box.center().y() - height / 2) - 2, width, height)
    data = SparklineData(
        values=row.attendance, low=_LINE_LOW, high=_LINE_HIGH, threshold=_LINE_HIGH if is_low else None, is_share=True
    )
    SPARKLINE.draw(_pen(cell), area, data, SCREEN.scaled(theme.text_size / 100), cell.texts)
    font = theme.font("body", 600 if is_low else 400)
    share = cell.texts.percent(row.share)
    draw_text(cell.painter, cell.box, share, font, "warn" if is_low else "ink", theme, RIGHT)


def paint_flags(cell: Cell[ResidentRow]) -> None:
    """At most three flags, the heaviest first."""
    theme = cell.theme
    size, icon = theme.px(_FLAG_BOX), theme.px(_FLAG_ICON)
    left = cell.box.left()
    for flag in cell.record.flags[:MOST_FLAGS]:
        meaning, fill, ink = words.FLAG_LOOKS[flag]
        area = QRectF(left, round(cell.box.center().y() - size / 2), size, size)
        cell.painter.setPen(Qt.PenStyle.NoPen)
        cell.painter.setBrush(theme.color(fill))
        cell.painter.drawRoundedRect(area, 6, 6)
        inset = (size - icon) / 2
        theme.icons.paint(cell.painter, area.adjusted(inset, inset, -inset, -inset), meaning, ink)
        left += size + _FLAG_GAP


def _group(row: ResidentRow, texts: Texts) -> str:
    return row.group or (texts.t("none") if row.needs_group else "")


def _legal_tip(row: ResidentRow, texts: Texts) -> str:
    if row.legal is None:
        return ""
    told = [words.legal_date(row.legal, texts), words.legal_distance(row.legal, texts)]
    if row.legal.is_estimate:
        told.append(texts.t("estimated by the program, not from the register"))
    return " · ".join(told)


def _is_pressing(row: ResidentRow) -> bool:
    return row.legal is not None and (row.legal.before_programme_end or row.legal.days < 0)


def columns(photos: Photos) -> tuple[Column[ResidentRow], ...]:
    """The columns, left to right; `photos` are the small pictures by resident, looked at while drawing."""
    return (
        Column(
            code="name", title=N_("Resident"), width=196, stretch=True, text=lambda r, _t: r.name,
            second=lambda r, _t: words.identity(r), key=lambda r: r.name.casefold(),
            paint=lambda cell: paint_person(cell, photos), tip=lambda r, _t: r.name,
        ),
        Column(
            code="phase", title=N_("Phase · day"), width=138, text=lambda r, _t: r.phase, second=words.phase_count,
            key=lambda r: (_STAGES[r.stage], r.phase, r.day) if r.stage is not None else None, paint=paint_phase,
        ),
        Column(
            code="counselor", title=N_("Counselor"), width=86, drop=5, text=lambda r, _t: r.counselor,
            key=lambda r: r.counselor.casefold() or None,
        ),
        Column(
            code="group", title=N_("Grp."), width=58, drop=3, bold=True, text=_group,
            tone=lambda r: "danger" if r.needs_group else "", key=lambda r: r.group,
        ),
        Column(
            code="attendance", title=N_("Attendance 8 wks"), width=122, drop=4, key=lambda r: r.share,
            text=lambda r, t: "" if r.share is None else t.percent(r.share), paint=paint_attendance,
        ),
        Column(
            code=LEGAL, title=N_("Next legal date"), width=164, tip=_legal_tip,
            text=lambda r, t: "" if r.legal is None else words.legal_date(r.legal, t),
            second=lambda r, t: "" if r.legal is None else words.legal_distance(r.legal, t),
            tone=lambda r: "danger" if _is_pressing(r) else "",
            key=lambda r: (r.legal.on_date, r.name.casefold()) if r.legal is not None else None,
        ),
        Column(
            code="flags", title=N_("Flags"), width=90, text=words.flag_words, paint=paint_flags, tip=words.flag_words,
            key=lambda r: tuple(_FLAGS[flag] for flag in r.flags) or None,
        ),
        Column(
            code="place", title=N_("Block"), width=128, drop=9, text=lambda r, _t: r.place,
            key=lambda r: r.place.casefold() or None,
        ),
        Column(
            code="tc", title=N_("TC number"), width=104, drop=8, text=lambda r, _t: r.tc_no, key=lambda r: r.tc_no,
        ),
    )  # fmt: skip
