"""The board, painted: pure functions of data, layout and look."""

from __future__ import annotations

from collections.abc import Mapping

import attrs
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from tcdesk.domain.views.week import CardState, DayHead
from tcdesk.i18n import Texts
from tcdesk.ui.kit.paint import CENTER, RIGHT, draw_focus, draw_text, text_width
from tcdesk.ui.pages.week.board_layout import BoardData, BoardLayout
from tcdesk.ui.pages.week.card_paint import CardLook, draw_card, draw_ghost
from tcdesk.ui.pages.week.targets import Spot, Target
from tcdesk.ui.theme import Theme

_HATCH, _QUIET = 7, 0.65


@attrs.frozen(kw_only=True)
class Carry:
    """Something that is being moved: a group (`group`) or a resident, where it may go, and the place it is over.

    `closed` are places that are no hour for groups at all; they answer when asked, and nothing stops there.
    """

    group: str = ""
    resident: str = ""
    targets: Mapping[Spot, Target]
    over: Spot | None = None
    closed: Mapping[Spot, Target] = attrs.field(factory=dict[Spot, Target])

    @property
    def answer(self) -> Target | None:
        """What the place it is over says; None over no place."""
        return self.targets.get(self.over, self.closed.get(self.over)) if self.over is not None else None


@attrs.frozen(kw_only=True)
class Look:
    """With what the board is painted."""

    theme: Theme
    texts: Texts
    focus: Spot | None = None
    has_focus: bool = False
    carry: Carry | None = None
    hovered: Spot | None = None


def draw_body(painter: QPainter, data: BoardData, layout: BoardLayout, look: Look) -> None:
    """Grid, blocked places, cards, and where something that is moved may go; `y` 0 is below the heads."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_grid(painter, data, layout, look)
    if look.carry is not None and look.carry.group:
        _draw_denied(painter, layout, look, look.carry)
    for key, box in layout.free.items():
        if look.carry is None:
            _draw_free(painter, box, look, is_focus=look.focus == Spot(weekday=key[0], starts_at=key[1]))
    for card, box in layout.ghosts:
        draw_ghost(painter, box, card, look.theme)
    by_id = {card.group: card for card in data.view.cards if card.state is not CardState.GHOST}
    for group, box in layout.cards.items():
        card = by_id[group]
        focus = look.has_focus and look.focus == Spot(group) and look.carry is None
        is_quiet = data.is_proposal and card.state is CardState.NORMAL
        is_lifted = look.carry is not None and look.carry.group == group
        painter.setOpacity(_QUIET if is_quiet else 0.35 if is_lifted else 1)
        is_hovered = look.hovered == Spot(group) and look.carry is None
        short = data.shorts.get(group, "")
        draw_card(painter, box, card, CardLook(theme=look.theme, texts=look.texts, short=short, focus=focus,
                                               is_waiting=group in data.away, is_hovered=is_hovered))  # fmt: skip
        painter.setOpacity(1)
    if look.carry is not None:
        _draw_targets(painter, layout, look, look.carry)


def draw_heads(painter: QPainter, data: BoardData, layout: BoardLayout, look: Look) -> None:
    """The heads of the days, over everything."""
    theme = look.theme
    painter.fillRect(QRectF(0, 0, layout.width, layout.head), theme.color("surface"))
    heads = {head.weekday: head for head in data.days}
    for day, x, width in layout.columns:
        if day in heads:
            _draw_head(painter, heads[day], QRectF(x + 4, 3, width - 8, layout.head - 8), data, look)
    if layout.is_paged:
        size = theme.px(16)
        for place, (icon, there) in enumerate(zip(("previous", "next"), layout.more, strict=True)):
            box = QRectF(layout.gutter * (0.25 + place / 2) - size / 2, (layout.head - size) / 2, size, size)
            theme.icons.paint(painter, box, icon, "accent" if there else "line2")
    painter.setPen(QPen(theme.color("line2"), 1))
    painter.drawLine(QPointF(0, layout.head - 0.5), QPointF(layout.width, layout.head - 0.5))


def _draw_head(painter: QPainter, head: DayHead, box: QRectF, data: BoardData, look: Look) -> None:
    theme, texts = look.theme, look.texts
    if head.is_today:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent_s"))
        painter.drawRoundedRect(box, 6, 6)
    ink = "accent_si" if head.is_today else "ink"
    inner = box.adjusted(8, 0, -8, 0)
    name, number = texts.weekday(head.weekday), texts.number(head.on_date.day)
    bold, plain, note_font = theme.font("body", 600), theme.font("body"), theme.font("caption")
    words, color = _head_note(head, texts, ink)
    if text_width(name, bold) + text_width(number, plain) + text_width(words, note_font) + 18 > inner.width():
        name = texts.weekday(head.weekday, short=True)
    at = draw_text(painter, inner, name, bold, ink, theme)
    inner.setLeft(inner.left() + at + 6)
    at = draw_text(painter, inner, number, plain, ink if head.is_today else "ink2", theme)
    inner.setLeft(inner.left() + at + 8)
    is_trouble = bool(head.away) and head.weekday in data.troubled_days
    if is_trouble:
        note_font, color = theme.font("caption", 600), "danger"
    draw_text(painter, inner, words, note_font, color, theme, RIGHT)


def _head_note(head: DayHead, texts: Texts, ink: str) -> tuple[str, str]:
    if head.holiday:
        return head.holiday, "warn"
    if len(head.away) == 1:
        return texts.t("{who} away", who=head.away[0]), "ink2"
    if head.away:
        return texts.n("{n} away", "{n} away", len(head.away)), "ink2"
    return (texts.t("today"), ink) if head.is_today else ("", ink)


def _draw_grid(painter: QPainter, data: BoardData, layout: BoardLayout, look: Look) -> None:
    theme, texts = look.theme, look.texts
    caption, bold = theme.font("caption"), theme.font("small", 600)
    small = theme.px(16)
    for row in layout.rows:
        top = row.top + 6
        gutter = layout.columns[0][1] - 4 if layout.columns else theme.px(46)
        draw_text(painter, QRectF(4, top, gutter, small), texts.minutes(row.starts_at), bold, "ink", theme)
        end = QRectF(4, top + small - 1, gutter, small)
        draw_text(painter, end, texts.minutes(row.starts_at + row.minutes), theme.font("micro"), "ink3", theme)
    blocked = {(cell.weekday, cell.starts_at): cell.label for cell in data.view.blocked} | dict(data.closed)
    for key, words in blocked.items():
        if key in layout.cells:
            _draw_blocked(painter, layout.cells[key], words, look)
    for band, top, height in layout.bands:
        box = QRectF(0, top, layout.width, height)
        painter.fillRect(box, theme.color("sunken"))
        words = f"{texts.minutes(band.starts_at)}–{texts.minutes(band.ends_at)}  {band.label}"
        inner = box.adjusted(layout.columns[0][1] if layout.columns else 0, 0, 0, 0)
        draw_text(painter, inner, words, caption, "ink3", theme, CENTER)
    painter.setPen(QPen(theme.color("line2"), 1))
    for edge in {row.top for row in layout.rows} | {top for _, top, _ in layout.bands} | {layout.height}:
        if edge:
            painter.drawLine(QPointF(0, edge - 0.5), QPointF(layout.width, edge - 0.5))
    painter.setPen(QPen(theme.color("line"), 1))
    for _, x, _ in layout.columns:
        painter.drawLine(QPointF(x + 0.5, 0), QPointF(x + 0.5, layout.height))


def _draw_blocked(painter: QPainter, cell: QRectF, words: str, look: Look) -> None:
    """A hatched place with the reason in its middle."""
    theme = look.theme
    painter.save()
    painter.setClipRect(cell)
    painter.fillRect(cell, theme.color("sunken"))
    painter.setPen(QPen(theme.color("line"), 1))
    across = int(cell.height())
    for offset in range(-across, int(cell.width()), _HATCH):
        start = QPointF(cell.left() + offset, cell.bottom())
        painter.drawLine(start, QPointF(start.x() + across, cell.top()))
    painter.restore()
    if not words:
        return
    font = theme.font("caption")
    width = min(cell.width() - 12, text_width(words, font) + 14)
    plate = QRectF(0, 0, width, theme.px(20))
    plate.moveCenter(cell.center())
    painter.fillRect(plate, theme.color("sunken"))
    draw_text(painter, plate, words, font, "ink3", theme, CENTER)


def _dashed(look: Look, color: str, width: float = 1.0) -> QPen:
    pen = QPen(look.theme.color(color), width)
    pen.setDashPattern([4 / width, 3 / width])
    return pen


def _draw_free(painter: QPainter, box: QRectF, look: Look, *, is_focus: bool) -> None:
    """An hour in which a group could meet."""
    painter.setPen(_dashed(look, "line2"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
    draw_text(painter, box, look.texts.t("+ group"), look.theme.font("caption"), "ink3", look.theme, CENTER)
    if is_focus and look.has_focus:
        draw_focus(painter, box, 7, look.theme)


def _draw_denied(painter: QPainter, layout: BoardLayout, look: Look, carry: Carry) -> None:
    for spot, target in carry.targets.items():
        cell = layout.cells.get((spot.weekday, spot.starts_at))
        if not target.allowed and cell is not None:
            painter.fillRect(cell.adjusted(1, 0, 0, -1), look.theme.color("danger_s"))


def _draw_targets(painter: QPainter, layout: BoardLayout, look: Look, carry: Carry) -> None:
    """Where it may go and where not, each with its reason; the place it is over stands out."""
    theme = look.theme
    for spot, target in carry.targets.items():
        box = layout.rect(spot)
        if box is None:
            continue
        is_over = spot == carry.over
        if carry.resident:
            _draw_person_target(painter, box, target, look, is_over=is_over)
        elif target.allowed:
            painter.setPen(_dashed(look, "focus" if is_over else "line2", 2 if is_over else 1))
            painter.setBrush(theme.color("accent_s" if is_over else "surface"))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 7, 7)
            first = look.texts.t("Drop here") if is_over else look.texts.t("Possible")
            _two_lines(painter, box, first, target.reason, look, strong=is_over)
        elif is_over or box.height() > theme.px(60):
            _reason(painter, box, target.reason, look, strong=is_over)


def _draw_person_target(painter: QPainter, box: QRectF, target: Target, look: Look, *, is_over: bool) -> None:
    """A group as a target of a resident: a frame, and a strip with the reason over its lower half."""
    theme = look.theme
    color = ("focus" if is_over else "accent_m") if target.allowed else ("danger" if is_over else "danger_l")
    pen = _dashed(look, color, 2 if is_over else 1) if target.allowed else QPen(theme.color(color), 2 if is_over else 1)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 7, 7)
    strip = QRectF(box.left() + 3, box.bottom() - theme.px(42), box.width() - 6, theme.px(38))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent_s" if target.allowed else "danger_s"))
    painter.drawRoundedRect(strip, 5, 5)
    if not target.allowed:
        draw_text(painter, strip.adjusted(6, 0, -6, 0), target.reason, theme.font("caption", 600 if is_over else 400),
                  "danger", theme, CENTER)  # fmt: skip
        return
    first = look.texts.t("Drop here") if is_over else look.texts.t("Possible")
    _two_lines(painter, strip, first, target.reason, look, strong=is_over)


def _two_lines(painter: QPainter, box: QRectF, first: str, second: str, look: Look, *, strong: bool) -> None:
    theme = look.theme
    font = theme.font("caption", 600 if strong else 400)
    color, line = "accent_si" if strong else "ink3", theme.px(16)
    if box.height() < 2 * line + 4:
        draw_text(painter, box.adjusted(6, 0, -6, 0), f"{first} · {second}", font, color, theme, CENTER)
        return
    top = box.center().y() - line
    for place, words in enumerate((first, second)):
        row = QRectF(box.left() + 6, top + place * line, box.width() - 12, line)
        draw_text(painter, row, words, font, color, theme, CENTER)


def _reason(painter: QPainter, box: QRectF, words: str, look: Look, *, strong: bool) -> None:
    theme = look.theme
    font = theme.font("caption", 600 if strong else 400)
    if strong:
        painter.setPen(QPen(theme.color("danger"), 2))
        painter.setBrush(theme.color("danger_s"))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 7, 7)
    painter.setPen(theme.color("danger"))
    painter.setFont(font)
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(box.adjusted(8, 4, -8, -4), flags, words)
