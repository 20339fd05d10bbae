"""The legal dates of the coming weeks on one line of days; filled marks lie before the programme ends."""

from __future__ import annotations

from datetime import date, timedelta

import attrs

from tcdesk.domain.custody import LEGAL_DATE_NAMES, LegalDateKind
from tcdesk.figures.figure import Figure
from tcdesk.figures.marks import note
from tcdesk.figures.pen import Align, Box, Face, Ink, Pen, elided
from tcdesk.figures.scale import Scale, Taken, day_scale
from tcdesk.figures.style import Style
from tcdesk.i18n import Texts

_FOOT, _LEVEL, _TOTAL = 26.0, 38.0, 170.0
_LONGEST = 170.0  # of a name, before it is cut
_PAPER = 0.62  # of the height on screen


@attrs.frozen(kw_only=True)
class AheadMark:
    """One resident's date; `before_end` where it may end the stay before the programme does."""

    name: str
    kind: LegalDateKind
    on_date: date
    before_end: bool = False


@attrs.frozen(kw_only=True)
class AheadData:
    """Marks from `today` on for `days` days, the nearest first."""

    marks: tuple[AheadMark, ...]
    today: date
    days: int = 90


def height(data: AheadData, style: Style) -> float:
    """The line of days with up to three rows of names above it."""
    del data
    return _TOTAL * style.scale * (_PAPER if style.is_paper else 1.0)


def _month_starts(data: AheadData) -> list[date]:
    days = (data.today + timedelta(days=n) for n in range(1, data.days + 1))
    return [day for day in days if day.day == 1]


def draw(pen: Pen, box: Box, data: AheadData, style: Style, texts: Texts) -> None:
    """Draw the line of days, the marks on it, and above each mark its name as long as there is room."""
    if not data.marks:
        note(pen, box, texts.t("No legal dates ahead"), style.label)
        return
    shrink = _PAPER if style.is_paper else 1.0
    base = box.bottom - _FOOT * style.scale * shrink
    radius = style.dot
    at = day_scale(data.today, data.today + timedelta(days=data.days), box.x + radius, box.right - radius)
    pen.line(box.x, base, box.right, base, Ink.INK2 if style.is_paper else Ink.EDGE, style.line)
    axis = Taken(style.micro)
    for day in [data.today, *_month_starts(data)]:
        x = at(day.toordinal())
        pen.line(x, base - radius, x, base + radius, Ink.INK3, style.line)
        words = texts.day(day)
        width = pen.text_width(words, style.micro)
        left = min(max(x - width / 2, box.x), box.right - width)
        if axis.try_take(left, left + width):
            pen.text(left, base + radius + style.micro * 1.4, words, style.micro, ink=Ink.INK2)
    _draw_marks(pen, Box(box.x, box.y, box.width, base - box.y), data, at, style, texts)


def _draw_marks(pen: Pen, room: Box, data: AheadData, at: Scale, style: Style, texts: Texts) -> None:
    """Dots of all; names of those who may leave before the end first, then of the nearest, while there is room."""
    pitch = _LEVEL * style.scale * (_PAPER if style.is_paper else 1.0)
    levels = [Taken(style.line * 3) for _ in range(max(1, int(room.height / pitch)))]
    # From the right: a name that must end at its mark leaves the places further left free.
    pressing = [mark for mark in reversed(data.marks) if mark.before_end]
    for mark in (*pressing, *(mark for mark in data.marks if not mark.before_end)):
        x = at(mark.on_date.toordinal())
        width = max(_widths(pen, mark, style, texts))
        found = _place(levels, room, x, width)
        if found is None:
            continue
        level, right = found
        ink = Ink.DANGER if mark.before_end else _usual(style)
        foot = room.bottom - pitch * level
        pen.line(x, foot - style.dot if level else room.bottom - style.dot * 2, x, room.bottom, ink, style.line)
        _draw_name(pen, x, foot - style.dot * 2.2, mark, style, texts, right=right)
    for mark in sorted(data.marks, key=lambda mark: mark.before_end):
        _draw_dot(pen, at(mark.on_date.toordinal()), room.bottom, mark, style)


def _place(levels: list[Taken], room: Box, x: float, width: float) -> tuple[int, bool] | None:
    """The lowest level with room for a name beside `x`, and whether it ends there; no stem runs through a name."""
    for level, taken in enumerate(levels):
        if not all(lower.is_free(x, x) for lower in levels[:level]):
            return None
        for left in (x, x - width):
            if room.x <= left and left + width <= room.right and taken.try_take(left, left + width):
                for lower in levels[:level]:
                    lower.take(x, x)
                return level, left < x
    return None


def _usual(style: Style) -> Ink:
    """The ink of a date that is no warning: lines are black on paper."""
    return Ink.INK2 if style.is_paper else Ink.ACCENT_MID


def _words(mark: AheadMark, texts: Texts) -> str:
    words = f"{texts.t(LEGAL_DATE_NAMES[mark.kind])} {texts.day(mark.on_date)}"
    return " · ".join((words, texts.t("before the end"))) if mark.before_end else words


def _widths(pen: Pen, mark: AheadMark, style: Style, texts: Texts) -> tuple[float, float]:
    name = min(pen.text_width(mark.name, style.text, Face.SEMIBOLD), _LONGEST * style.scale)
    return name + style.text * 0.4, pen.text_width(_words(mark, texts), style.label) + style.text * 0.4


def _draw_dot(pen: Pen, x: float, y: float, mark: AheadMark, style: Style) -> None:
    if mark.before_end:
        pen.circle(x, y, style.dot, fill=Ink.DANGER)
    else:
        pen.circle(x, y, style.dot, fill=Ink.SURFACE, stroke=_usual(style), width=style.ring_line)


def _draw_name(pen: Pen, x: float, foot: float, mark: AheadMark, style: Style, texts: Texts, *, right: bool) -> None:
    align = Align.RIGHT if right else Align.LEFT
    x += style.text * (-0.3 if right else 0.3)
    ink = Ink.DANGER if mark.before_end else Ink.INK2
    pen.text(x, foot, _words(mark, texts), style.label, ink=ink, align=align)
    name = elided(pen, mark.name, style.text, _LONGEST * style.scale, Face.SEMIBOLD)
    pen.text(x, foot - style.text * 1.15, name, style.text, face=Face.SEMIBOLD, align=align)


def alt_text(data: AheadData, texts: Texts) -> str:
    """Every resident with kind and day."""
    if not data.marks:
        return texts.t("No legal dates ahead") + "."
    return ". ".join(f"{mark.name}: {_words(mark, texts)}" for mark in data.marks) + "."


LEGAL_AHEAD: Figure[AheadData] = Figure("legal_ahead", draw, height, alt_text)
