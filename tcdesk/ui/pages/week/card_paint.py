"""One group on the board, painted in any of its states."""

from __future__ import annotations

import attrs
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from tcdesk.domain.resident import MainProblem
from tcdesk.domain.views.week import Card, CardState, Seat
from tcdesk.figures import seats
from tcdesk.figures.palette import screen_palette
from tcdesk.figures.pen import Box
from tcdesk.figures.seats import SeatsData
from tcdesk.figures.style import SCREEN
from tcdesk.i18n import N_, Texts
from tcdesk.ui.kit.paint import CENTER, draw_focus, draw_text, text_width
from tcdesk.ui.kit.pen import ScreenPen
from tcdesk.ui.theme import Theme

TAG_TOKENS = {
    MainProblem.STIMULANT: "tag_sti",
    MainProblem.OPIOID: "tag_opi",
    MainProblem.CANNABIS: "tag_kan",
    MainProblem.FAMILY: "tag_kel",
    MainProblem.EMOTION: "tag_emo",
    MainProblem.RELAPSE: "tag_rel",
    MainProblem.CRIME: "tag_kri",
}
_FILLS = {
    CardState.NORMAL: ("surface", "line2", 1.0),
    CardState.ERROR: ("danger_s", "danger", 2.0),
    CardState.NEW: ("ok_s", "ok_m", 1.5),
    CardState.MOVED: ("accent_s", "accent_m", 1.5),
    CardState.SWAPPED: ("surface", "accent_m", 1.5),
    CardState.GHOST: ("surface", "line2", 1.0),
    CardState.CANCELLED: ("sunken", "line2", 1.0),
}
BADGES = {
    CardState.MOVED: (N_("MOVED"), "accent"),
    CardState.SWAPPED: (N_("SWAPPED"), "accent_m"),
    CardState.NEW: (N_("NEW"), "ok"),
}
_WORDS = {**BADGES, CardState.CANCELLED: (N_("CALLED OFF"), "ink2")}
_TOPIC_FROM, _NAMES_FROM, _NAME, _WHOLE = 100, 144, 15, 17


@attrs.frozen(kw_only=True)
class CardLook:
    """With what a card is painted; `short` are the words in red of what is wrong."""

    theme: Theme
    texts: Texts
    short: str = ""
    focus: bool = False
    is_waiting: bool = False
    is_hovered: bool = False


def short_name(seat: Seat) -> str:
    """`Arman S.`: the first name and the first letter of the last."""
    parts = seat.name.split()
    return parts[0] if len(parts) == 1 else f"{parts[0]} {parts[-1][0]}."


def badge_word_width(words: str, theme: Theme) -> float:
    """How wide a state in capitals is."""
    return text_width(words, _badge_font(theme)) + 12


def _badge_font(theme: Theme) -> QFont:
    font = theme.font("micro", 700)
    font.setPixelSize(theme.px(10))
    return font


def draw_badge_word(painter: QPainter, right: float, middle: float, words: str, color: str, theme: Theme) -> float:
    """A state in capitals ending at `right`; gives its width."""
    font = _badge_font(theme)
    width = badge_word_width(words, theme)
    box = QRectF(right - width, middle - theme.px(16) / 2, width, theme.px(16))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(color))
    painter.drawRoundedRect(box, 4, 4)
    draw_text(painter, box, words, font, "on_accent" if color == "accent" else "surface", theme, CENTER)
    return width


def draw_card(painter: QPainter, box: QRectF, card: Card, look: CardLook) -> None:
    """A group: code and theme, who leads and where, how alike and how steady, topic, members, seats."""
    theme = look.theme
    fill, edge, width = _FILLS[card.state]
    painter.setPen(QPen(theme.color(edge), width))
    painter.setBrush(theme.color("hover" if look.is_hovered and fill == "surface" else fill))
    inset = width / 2
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 7, 7)
    inner = box.adjusted(9, theme.px(5), -9, -theme.px(7))
    line = theme.px(17)
    _draw_first(painter, QRectF(inner.left(), inner.top(), inner.width(), line), card, look)
    is_error = card.state is CardState.ERROR
    rows = [(f"{card.counselor} · {card.room}", "caption", 400, "danger" if is_error else "ink")]
    rows.append(_third(card, look, inner.width()))
    if box.height() >= theme.px(_TOPIC_FROM) and (topic := _topic(card, look.texts)):
        rows.append((topic, "caption", 400, "ink2"))
    y = inner.top() + line
    for words, role, weight, color in rows:
        row = QRectF(inner.left(), y, inner.width(), line)
        draw_text(painter, row, words, theme.font(role, weight), color, theme)
        y += line
    bar = QRectF(inner.left(), inner.bottom() - theme.px(14), inner.width(), theme.px(14))
    if box.height() >= theme.px(_NAMES_FROM):
        _draw_names(painter, QRectF(inner.left(), y + 3, inner.width(), bar.top() - y - 6), card, look)
    _draw_seats(painter, bar, card, look)
    if look.focus:
        draw_focus(painter, box, 7, theme)


def _draw_first(painter: QPainter, row: QRectF, card: Card, look: CardLook) -> None:
    theme = look.theme
    is_error = card.state is CardState.ERROR
    right, middle = row.right(), row.center().y()
    if card.state in _WORDS:
        words, color = _WORDS[card.state]
        right -= draw_badge_word(painter, right + 3, middle, look.texts.t(words), color, theme) + 3
    mark = ("bad", "danger") if is_error else ("lock", "ink2") if card.is_held else ("pin", "accent")
    marks = [mark] if is_error or card.is_held or card.is_locked else []
    for icon, color in [*marks, *([("calendar", "accent")] if card.is_once or card.is_extra else [])]:
        size = theme.px(13)
        theme.icons.paint(painter, QRectF(right - size, middle - size / 2, size, size), icon, color,
                          fill=icon != "calendar")  # fmt: skip
        right -= size + 5
    code = QRectF(row.left(), row.top(), right - row.left(), row.height())
    taken = draw_text(painter, code, card.code, theme.font("small", 700), "danger" if is_error else "ink", theme)
    code.setLeft(code.left() + taken + 9)
    if code.width() > 14:
        draw_text(painter, code, card.theme, theme.font("caption"), "ink2", theme)


def alike_words(card: Card, texts: Texts) -> str:
    """`90% alike · 7 stay`: how alike the members are and how many sat here before; of a group that is called for once
    that it is."""
    alike = texts.t("{share} alike", share=texts.percent(card.same))
    if card.is_extra:
        return " · ".join((alike, texts.t("for once")))
    stay = texts.n("{n} stays", "{n} stay", card.stayed)
    return f"{alike} · {stay}"


def _third(card: Card, look: CardLook, width: float) -> tuple[str, str, int, str]:
    """What is wrong, or how alike the members are and how many sat here before, shorter where `width` is small."""
    if look.short and card.state is CardState.ERROR:
        return look.short, "caption", 600, "danger"
    if card.state is CardState.CANCELLED:
        return card.note, "caption", 600, "warn"
    if not card.members:
        return look.texts.t("nobody yet"), "caption", 400, "ink3"
    words = alike_words(card, look.texts)
    if text_width(words, look.theme.font("caption")) > width:
        words = words.replace(look.texts.t("{share} alike", share=look.texts.percent(card.same)),
                              look.texts.percent(card.same))  # fmt: skip
    return words, "caption", 400, "ink2"


def _topic(card: Card, texts: Texts) -> str:
    if not card.meeting_no:
        return card.topic
    number = texts.t("No. {n}", n=card.meeting_no)
    return f"{number}: {card.topic}" if card.topic else number


def _draw_names(painter: QPainter, box: QRectF, card: Card, look: CardLook) -> None:
    """The members, each with the colour of his problem: one under the other with their whole names where there is room
    for all, or else in two columns; who has no room is counted."""
    theme, caption = look.theme, look.theme.font("caption")
    is_whole = box.height() >= len(card.members) * theme.px(_WHOLE)
    columns = 1 if is_whole else 2
    width = box.width() / columns
    per_column = len(card.members) if is_whole else max(1, min(5, int(box.height() // theme.px(_NAME))))
    line = min(theme.px(18), box.height() / max(per_column, 1))
    room = columns * per_column
    shown = card.members if len(card.members) <= room else card.members[: room - 1]
    for place in range(min(room, len(card.members))):
        x = box.left() + (width if place >= per_column else 0)
        y = box.top() + (place % per_column) * line
        words = f"+{len(card.members) - len(shown)}"
        if place < len(shown):
            words = shown[place].name if is_whole else _fitting(shown[place], width - 11, caption)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(TAG_TOKENS[shown[place].problem]))
            painter.drawEllipse(QRectF(x, y + line / 2 - 2.5, 5, 5))
        draw_text(painter, QRectF(x + 9, y, width - 11, line), words, caption, "ink2", theme)


def _fitting(seat: Seat, width: float, font: QFont) -> str:
    """The short name, or the first name alone where that has no room."""
    words = short_name(seat)
    return words if text_width(words, font) <= width else seat.name.split()[0]


def _draw_seats(painter: QPainter, box: QRectF, card: Card, look: CardLook) -> None:
    theme = look.theme
    pen = ScreenPen(painter, screen_palette(theme.tokens))
    data = SeatsData(members=tuple(seat.problem for seat in card.members), capacity=card.capacity,
                     is_waiting=look.is_waiting)  # fmt: skip
    seats.draw(pen, Box(box.x(), box.y(), box.width(), box.height()), data, SCREEN.scaled(theme.text_size / 100),
               look.texts)  # fmt: skip


def draw_ghost(painter: QPainter, box: QRectF, card: Card, theme: Theme) -> None:
    """The place a group left."""
    pen = QPen(theme.color("field"), 1)
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setBrush(theme.color("surface"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
    line = theme.px(17)
    row = QRectF(box.left() + 9, box.top() + theme.px(5), box.width() - 18, line)
    draw_text(painter, row, card.code, theme.font("small", 600), "ink2", theme)
    draw_text(painter, row.translated(0, line), card.note, theme.font("caption"), "ink2", theme)


def card_words(card: Card, day: str, texts: Texts, wrong: str = "") -> str:
    """A card for who cannot see it: "K-04, Rabu 10.00, Ratna W., Anggrek, 8 of 10, problem: …"."""
    size = texts.t("{n} of {m}", n=len(card.members), m=card.capacity)
    parts = [card.code, f"{day} {texts.minutes(card.starts_at)}", card.counselor, card.room, size]
    if card.state in _WORDS:
        parts.append(texts.t(_WORDS[card.state][0]).lower())
    if card.state is CardState.CANCELLED:
        parts.append(card.note)
    if card.is_once:
        parts.append(texts.t("this week only"))
    if card.is_locked:
        parts.append(texts.t("locked"))
    if wrong:
        parts.append(texts.t("problem: {words}", words=wrong))
    return ", ".join(part for part in parts if part)
