"""The sentence as a whole and, opened out of it, the programme with its phases on a scale of its own.

Lane A is the sentence on one linear scale with its fractions; a frame marks the programme and a wedge opens it to the
full width of lane B, the phases. Without a final verdict lane A shows the detention so far, for life it has no end.
"""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

import attrs

from tcdesk.domain.custody import LEGAL_DATE_NAMES, CustodyStatus, LegalDateKind
from tcdesk.domain.legal import ENDS_A_STAY
from tcdesk.domain.progress_parts import PhaseSpan, Programme, Sentence, SpanState
from tcdesk.figures.figure import Figure
from tcdesk.figures.marks import hatch, note, pointer, triangle_up
from tcdesk.figures.pen import Box, Face, Ink, Pen
from tcdesk.figures.phase_lane import STATE_WORDS, LaneBox, draw_phases
from tcdesk.figures.scale import Scale
from tcdesk.figures.style import Style
from tcdesk.i18n import N_, Texts

FRACTIONS = (LegalDateKind.THIRD, LegalDateKind.HALF, LegalDateKind.TWO_THIRDS)
_OPEN_WORDS = MappingProxyType(
    {
        CustodyStatus.LIFE: N_("For life"),
        CustodyStatus.REMAND: N_("No final verdict"),
        CustodyStatus.CONVICTED: N_("Expiry not known"),
    }
)
_OPEN_SHARE = 0.12  # of an open-ended lane lies beyond its last known day
_LEAST_OPEN_DAYS = 30
_LEAST_WEDGE = 6.0


@attrs.frozen(kw_only=True)
class TimelineData:
    """Custody, programme and the day the drawing is made for."""

    sentence: Sentence
    programme: Programme
    today: date


@attrs.frozen(kw_only=True)
class _Rows:
    """Distances from the top of the figure."""

    label: float
    bar: float
    wedge: float
    names: float
    phases: float
    dates: float
    today: float
    today_height: float
    total: float


_PAPER = _Rows(
    label=8.5, bar=13, wedge=46.5, names=55, phases=59.5, dates=76.5, today=80.5, today_height=11.5, total=93
)  # fmt: skip
_SCREEN = _Rows(
    label=11, bar=19, wedge=58, names=74, phases=80, dates=107, today=97, today_height=17, total=116
)  # fmt: skip


def height(data: TimelineData, style: Style) -> float:
    """The height of both lanes; a higher box stretches the wedge."""
    del data
    return (_PAPER if style.is_paper else _SCREEN).total * style.scale


def _rows(box: Box, style: Style) -> _Rows:
    """The rows in this box: what it is higher or lower than usual goes into the wedge."""
    usual = _PAPER if style.is_paper else _SCREEN
    rows = {name: value * style.scale for name, value in attrs.asdict(usual).items()}
    least = rows["bar"] + style.bar + _LEAST_WEDGE * style.scale
    extra = max(box.height - rows["total"], least - rows["wedge"])
    for name in ("wedge", "names", "phases", "dates", "today", "total"):
        rows[name] += extra
    return _Rows(**rows)


def cuts(data: TimelineData) -> tuple[tuple[LegalDateKind, date], ...]:
    """The legal dates from which the resident may be gone before the programme ends, in order of day."""
    end = data.programme.ends_on
    if end is None:
        return ()
    found = [(mark.on_date, mark.kind) for mark in data.sentence.marks]
    return tuple((kind, day) for day, kind in sorted(found) if kind in ENDS_A_STAY and day < end)


@attrs.frozen(kw_only=True)
class Lane:
    """The sentence's own scale: its bar, its known ends, and what to say (marked) where it has no end."""

    bar: Box
    scale: Scale
    end: date | None
    start: date | None

    open_words: str

    def at(self, day: date) -> float:
        """The x of a day, at an end where it lies outside."""
        return self.scale(day.toordinal())


def sentence_lane(data: TimelineData, bar: Box) -> Lane:
    """The lane of a sentence over `bar`; one without a known end runs on beyond its last known day."""
    sentence, programme = data.sentence, data.programme
    start = sentence.detained_on or programme.starts_on or data.today
    expiry = sentence.on(LegalDateKind.EXPIRY)
    if sentence.status is CustodyStatus.CONVICTED and expiry is not None and expiry > start:
        scale = Scale(start.toordinal(), expiry.toordinal(), bar.x, bar.right)
        return Lane(
            bar=bar, scale=scale, end=expiry, start=sentence.detained_on, open_words=_OPEN_WORDS[sentence.status]
        )
    days = [data.today, programme.ends_on or data.today, *(mark.on_date for mark in sentence.marks)]
    last = max(day.toordinal() for day in days)
    last += max(_LEAST_OPEN_DAYS, round((last - start.toordinal()) * _OPEN_SHARE))
    return Lane(
        bar=bar,
        scale=Scale(start.toordinal(), last, bar.x, bar.right),
        end=None,
        start=sentence.detained_on,
        open_words=_OPEN_WORDS[sentence.status],
    )


def draw(pen: Pen, box: Box, data: TimelineData, style: Style, texts: Texts) -> None:
    """Draw both lanes into `box`."""
    rows = _rows(box, style)
    lane = sentence_lane(data, Box(box.x, box.y + rows.bar, box.width, style.bar))
    _draw_sentence(pen, lane, data, style)
    programme = data.programme
    if programme.starts_on is None or programme.ends_on is None or programme.ends_on < programme.starts_on:
        words = texts.t("The programme has no dates yet")
        _draw_labels(pen, box, rows, lane, data, style, texts)
        note(pen, Box(box.x, box.y + rows.names, box.width, style.bar * 2), words, style.label)
        return
    _draw_window(pen, box, rows, lane, data, style)
    _draw_labels(pen, box, rows, lane, data, style, texts)
    _draw_today(pen, lane, data.today, style)
    draw_phases(
        pen,
        LaneBox(
            box=box,
            names=box.y + rows.names,
            bar=Box(box.x, box.y + rows.phases, box.width, style.bar),
            dates=box.y + rows.dates,
            today=Box(box.x, box.y + rows.today, box.width, rows.today_height),
        ),
        programme,
        data.today,
        tuple(day for _, day in cuts(data)),
        style,
        texts,
    )


def _draw_sentence(pen: Pen, lane: Lane, data: TimelineData, style: Style) -> None:
    """The bar of the sentence: elapsed part, outline, and its open end where it has none."""
    bar, edge = lane.bar, style.line / 2
    now = lane.at(data.today)
    if now > bar.x:
        pen.round_rect(Box(bar.x, bar.y, now - bar.x, bar.height), style.radius, fill=Ink.MID)
    if lane.end is not None:
        pen.round_rect(bar.inset(edge, edge), style.radius, stroke=Ink.EDGE, width=style.line)
        return
    is_life = data.sentence.status is CustodyStatus.LIFE
    tip = bar.right - (bar.height * 0.7 if is_life else 0)
    top, foot, left = bar.y + edge, bar.bottom - edge, bar.x + edge
    outline = ((tip, top), (left, top), (left, foot), (tip, foot))
    pen.polyline(outline, Ink.EDGE if is_life else Ink.INK3, style.line, () if is_life else style.dash)
    if is_life:
        pointer(pen, bar.right, bar.center_y, bar.height * 0.7)


def _draw_window(pen: Pen, box: Box, rows: _Rows, lane: Lane, data: TimelineData, style: Style) -> None:
    """The frame of the programme in the sentence, and the wedge that opens it to the full width."""
    programme, bar = data.programme, lane.bar
    if programme.starts_on is None or programme.ends_on is None:
        return
    half = style.frame / 2
    left = min(lane.at(programme.starts_on), bar.right - style.frame * 2)
    right = max(lane.at(programme.ends_on), left + style.frame * 2)
    frame = Box(max(left, bar.x + half), bar.y - half, 0, bar.height + style.frame)
    frame = attrs.evolve(frame, width=min(right, bar.right - half) - frame.x)
    top, foot = bar.bottom + style.frame, box.y + rows.wedge
    pen.polygon(((frame.x, top), (frame.right, top), (box.right, foot), (box.x, foot)), fill=Ink.TINT)
    pen.line(frame.x, top, box.x, foot, Ink.RULE, pen.hairline)
    pen.line(frame.right, top, box.right, foot, Ink.RULE, pen.hairline)
    for _, day in cuts(data):
        at = max(lane.at(day), frame.x)
        if at < frame.right:
            lost = Box(at, bar.y, frame.right - at, bar.height)
            pen.rect(lost, fill=Ink.DANGER_LIGHT)
            if style.is_paper:
                hatch(pen, lost, 3.2, 0.4, Ink.DANGER)
    pen.round_rect(frame, style.radius, stroke=Ink.ACCENT, width=style.frame)
    if lane.end is not None and programme.ends_on > lane.end:
        pointer(pen, bar.right, bar.center_y, bar.height * 0.5, Ink.DANGER)


def _draw_today(pen: Pen, lane: Lane, today: date, style: Style) -> None:
    """A small triangle under the bar."""
    radius = style.bar * 0.36
    at = min(max(lane.at(today), lane.bar.x + radius), lane.bar.right - radius)
    triangle_up(pen, at, lane.bar.bottom + style.frame + radius * 0.9, radius)


_Words = tuple[str, str]
"""A word and, heavier, its date."""


def _end_labels(lane: Lane, data: TimelineData, texts: Texts) -> tuple[list[_Words], list[_Words], Ink]:
    """What may stand at the left and right end of lane A, longest first, and the ink of the right one."""
    left: list[_Words] = []
    if lane.start is not None:
        left = [(texts.t("Detained"), texts.date(lane.start)), ("", texts.date(lane.start))]
    if lane.end is not None:
        ink = Ink.DANGER if any(kind is LegalDateKind.EXPIRY for kind, _ in cuts(data)) else Ink.INK
        day = texts.date(lane.end)
        return left, [(texts.t(LEGAL_DATE_NAMES[LegalDateKind.EXPIRY]), day), ("", day)], ink
    return left, [("", texts.t(lane.open_words))], Ink.INK


def _width(pen: Pen, words: _Words, size: float) -> float:
    space = size * 0.3 if words[0] else 0.0
    return pen.text_width(words[0], size) + space + pen.text_width(words[1], size, Face.MEDIUM)


def _draw_words(pen: Pen, x: float, baseline: float, words: _Words, size: float, ink: Ink) -> None:
    """A word in the ink of labels and its date, from x on."""
    if words[0]:
        pen.text(x, baseline, words[0], size, ink=Ink.INK2 if ink is Ink.INK else ink)
        x += pen.text_width(words[0], size) + size * 0.3
    pen.text(x, baseline, words[1], size, face=Face.MEDIUM, ink=ink)


def _draw_labels(pen: Pen, box: Box, rows: _Rows, lane: Lane, data: TimelineData, style: Style, texts: Texts) -> None:
    """Ticks and labels above the bar. A label that has no room loses its date, then itself; a tick always stands."""
    gap, size, baseline = style.label * 0.5, style.label, box.y + rows.label
    marks: list[tuple[float, LegalDateKind, date]] = []
    if data.sentence.status is CustodyStatus.CONVICTED:
        found = ((kind, data.sentence.on(kind)) for kind in FRACTIONS)
        marks = sorted((lane.at(day), kind, day) for kind, day in found if day is not None)
    first = marks[0][0] if marks else box.right
    last = marks[-1][0] + size * 1.6 if marks else box.x
    starts, ends, ink = _end_labels(lane, data, texts)
    left = box.x
    for words in starts:
        width = _width(pen, words, size)
        if box.x + width + gap <= first and width <= box.width / 2:
            _draw_words(pen, box.x, baseline, words, size, Ink.INK)
            left = box.x + width + gap
            break
    right = box.right
    for words in ends:
        width = _width(pen, words, size)
        if box.right - width - gap >= max(last, left):
            _draw_words(pen, box.right - width, baseline, words, size, ink)
            right = box.right - width - gap
            break
    cutting = {kind for kind, _ in cuts(data)}
    for place, (x, kind, day) in enumerate(marks):
        limit = marks[place + 1][0] - gap if place + 1 < len(marks) else right
        _draw_fraction(pen, box, rows, (x, limit), (kind, day, kind in cutting), style, texts)


def _draw_fraction(
    pen: Pen,
    box: Box,
    rows: _Rows,
    room: tuple[float, float],
    mark: tuple[LegalDateKind, date, bool],
    style: Style,
    texts: Texts,
) -> None:
    """One tick that rises above the bar, with as much of its label at the right as there is room for."""
    (x, limit), (kind, day, is_cutting) = room, mark
    ink, width = (Ink.DANGER, style.frame) if is_cutting else (Ink.INK, style.strong)
    x = min(max(x, box.x + width / 2), box.right - width / 2)
    pen.line(x, box.y + rows.bar + style.bar, x, box.y + rows.bar - 12 * style.bar / 8, ink, width)
    fraction = texts.t(LEGAL_DATE_NAMES[kind])
    start = x + style.label * 0.45
    face = Face.SEMIBOLD if is_cutting else Face.MEDIUM
    for words in (f"{fraction} {texts.date(day)}", fraction):
        if start + pen.text_width(words, style.label, face) <= limit:
            pen.text(start, box.y + rows.label, words, style.label, face=face, ink=ink)
            return


def _phase_words(span: PhaseSpan, texts: Texts) -> str:
    return texts.t(
        "{phase} from {date}: {state}",
        phase=span.name,
        date=texts.date_long(span.starts_on),
        state=texts.t(STATE_WORDS[span.state]),
    )


def alt_text(data: TimelineData, texts: Texts) -> str:
    """The dates of sentence, programme and phases in sentences."""
    sentence, programme = data.sentence, data.programme
    parts: list[str] = []
    if sentence.detained_on is not None:
        parts.append(" ".join((texts.t("Detained"), texts.date_long(sentence.detained_on))))
    if sentence.status is not CustodyStatus.CONVICTED or sentence.on(LegalDateKind.EXPIRY) is None:
        parts.append(texts.t(_OPEN_WORDS[sentence.status]))
    for kind in (*FRACTIONS, LegalDateKind.EXPIRY):
        day = sentence.on(kind)
        if day is not None and sentence.status is CustodyStatus.CONVICTED:
            parts.append(f"{texts.t(LEGAL_DATE_NAMES[kind])} {texts.date_long(day)}")
    if programme.starts_on is None or programme.ends_on is None:
        parts.append(texts.t("The programme has no dates yet"))
    else:
        first, last = texts.date_long(programme.starts_on), texts.date_long(programme.ends_on)
        parts.append(texts.t("Programme from {first} to {last}", first=first, last=last))
        number, days = programme.day_number(data.today), programme.days
        if number is not None and days is not None:
            parts.append(texts.t("Day {n} of {m}", n=texts.number(number), m=texts.number(days)))
    for kind, _ in cuts(data):
        parts.append(texts.t("{name} falls before the programme ends", name=texts.t(LEGAL_DATE_NAMES[kind])))
    parts.extend(_phase_words(span, texts) for span in programme.phases if span.state is not SpanState.PLANNED)
    parts.extend(_phase_words(span, texts) for span in programme.phases if span.state is SpanState.PLANNED)
    return ". ".join(parts) + "."


TIMELINE: Figure[TimelineData] = Figure("timeline", draw, height, alt_text)
