"""Sentence and programme as two bars on one scale, small enough for a preview."""

from __future__ import annotations

from tcdesk.domain.custody import LEGAL_DATE_NAMES, CustodyStatus
from tcdesk.figures.figure import Figure
from tcdesk.figures.marks import note, pointer
from tcdesk.figures.pen import Align, Box, Face, Ink, Pen
from tcdesk.figures.scale import Taken
from tcdesk.figures.style import Style
from tcdesk.figures.timeline import FRACTIONS, Lane, TimelineData, alt_text, cuts, sentence_lane
from tcdesk.i18n import Texts

_BAR = 9.0  # of a scale of 49
_LABELS, _PROGRAMME, _TOTAL = 25.0, 36.0, 48.0


def height(data: TimelineData, style: Style) -> float:
    """Two bars with a row of labels between them."""
    del data
    return _TOTAL * style.scale * (0.72 if style.is_paper else 1.0)


def draw(pen: Pen, box: Box, data: TimelineData, style: Style, texts: Texts) -> None:
    """Draw both bars into `box`."""
    unit = box.height / _TOTAL
    lane = sentence_lane(data, Box(box.x, box.y + 2 * unit, box.width, _BAR * unit))
    now = lane.at(data.today)
    bar = lane.bar
    pen.round_rect(bar, style.radius, fill=Ink.TRACK)
    if style.is_paper:
        pen.rect(bar.inset(style.line / 2, style.line / 2), stroke=Ink.EDGE, width=style.line)
    if now > bar.x:
        pen.round_rect(Box(bar.x, bar.y, now - bar.x, bar.height), style.radius, fill=Ink.MID)
    if data.sentence.status is CustodyStatus.LIFE:
        pointer(pen, bar.right, bar.center_y, bar.height * 0.7)
    _draw_programme(pen, box, Box(box.x, box.y + _PROGRAMME * unit, box.width, _BAR * unit), lane, data, style, texts)
    _draw_labels(pen, box, unit, lane, data, style, texts)


def _draw_labels(pen: Pen, box: Box, unit: float, lane: Lane, data: TimelineData, style: Style, texts: Texts) -> None:
    """Ticks through the sentence's bar with their fractions, and its ends, below it."""
    baseline, size = box.y + _LABELS * unit, style.micro
    taken = Taken(size * 0.4)
    cutting = {kind for kind, _ in cuts(data)}
    found = [(kind, data.sentence.on(kind)) for kind in FRACTIONS]
    placed = [(kind, lane.at(day)) for kind, day in found if day is not None]
    if data.sentence.status is not CustodyStatus.CONVICTED:
        placed = []
    for kind, at in sorted(placed, key=lambda pair: (pair[0] not in cutting, -pair[1])):
        is_cutting = kind in cutting
        ink, width = (Ink.DANGER, style.frame) if is_cutting else (Ink.INK, style.line)
        x = min(max(at, box.x + width / 2), box.right - width / 2)
        foot = box.y + (_PROGRAMME + _BAR + 2) * unit if is_cutting else lane.bar.bottom + 3 * unit
        pen.line(x, lane.bar.y - 2 * unit, x, foot, ink, width)
        words = texts.t(LEGAL_DATE_NAMES[kind])
        half = pen.text_width(words, size, Face.SEMIBOLD) / 2
        middle = min(max(x, box.x + half), box.right - half)
        if is_cutting:  # the tick runs on to the programme: its label stands at the left of it
            middle = max(box.x + half, x - half - size * 0.3)
        if taken.try_take(middle - half, middle + half):
            pen.text(middle, baseline, words, size, face=Face.SEMIBOLD, ink=ink, align=Align.CENTER)
            if is_cutting:
                taken.take(x - width, x + width)
    ends = [(lane.start, box.x), (lane.end, None)]
    for day, left in ends:
        if day is None:
            continue
        words = texts.date(day)
        width = pen.text_width(words, size)
        start = left if left is not None else box.right - width
        if start >= box.x and taken.try_take(start, start + width):
            pen.text(start, baseline, words, size, ink=Ink.INK2)
    if lane.end is None:
        words = texts.t(lane.open_words)
        width = pen.text_width(words, size)
        if taken.try_take(box.right - width, box.right):
            pen.text(box.right, baseline, words, size, ink=Ink.INK2, align=Align.RIGHT)


def _draw_programme(pen: Pen, box: Box, row: Box, lane: Lane, data: TimelineData, style: Style, texts: Texts) -> None:
    """The programme on the sentence's scale: elapsed, to come, and what a legal date would cut off."""
    programme, size = data.programme, style.micro
    baseline = row.center_y + size * 0.34
    if programme.starts_on is None or programme.ends_on is None or programme.ends_on < programme.starts_on:
        note(pen, row, texts.t("The programme has no dates yet"), size)
        return
    left = min(lane.at(programme.starts_on), box.right - 2 * style.frame)
    right = max(lane.at(programme.ends_on), left + 2 * style.frame)
    now = min(max(lane.at(data.today), left), right)
    shape = Box(left, row.y, right - left, row.height)
    for _, day in cuts(data)[:1]:
        at = min(max(lane.at(day), left), right)
        pen.round_rect(Box(at, row.y, right - at, row.height), style.radius, fill=Ink.DANGER_LIGHT)
    if now > left:
        pen.round_rect(Box(left, row.y, now - left, row.height), style.radius, fill=Ink.ACCENT)
    edge = style.line / 2
    pen.round_rect(shape.inset(edge, edge), style.radius, stroke=Ink.ACCENT, width=style.line)
    words = texts.t("until {date}", date=texts.day(programme.ends_on))
    width = pen.text_width(words, size)
    start = right + size * 0.5
    if start + width > box.right:
        start = left - size * 0.5 - width
    name = texts.t("Programme")
    taken = Taken(size * 0.4)
    taken.take(left, right)
    for _, day in cuts(data):  # the ticks of these dates run through this row
        taken.take(lane.at(day) - style.frame, lane.at(day) + style.frame)
    if start >= box.x and taken.try_take(start, start + width):
        pen.text(start, baseline, words, size, ink=Ink.INK2)
    if taken.try_take(box.x, box.x + pen.text_width(name, style.label)):
        pen.text(box.x, baseline, name, style.label, ink=Ink.INK2)


MINI_TIMELINE: Figure[TimelineData] = Figure("mini_timeline", draw, height, alt_text)
